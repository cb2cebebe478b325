/* SPDX-License-Identifier: MIT */
#include "import/unit.h"

#include <string.h>

#include "base/bytes.h"
#include "base/str.h"
#include "import/glyph.h"
#include "text/measure_word.h"

/* Where text is read on from. */
struct rest {
    const char *text;
    size_t len, at;
};

static size_t take(struct rest *rest, const char *const *words)
{
    size_t size = bytes_begin_any(rest->text + rest->at, rest->len - rest->at, words);

    rest->at += size;
    return size;
}

static const char *take_scale(struct rest *rest)
{
    static const char *const scales[] = {"万", "亿", "百万", "千万", "千", "百", "十", NULL};

    for (size_t i = 0; scales[i]; i++)
        if (bytes_begin(rest->text + rest->at, rest->len - rest->at, scales[i])) {
            rest->at += strlen(scales[i]);
            return scales[i];
        }
    return "";
}

static const char *take_word(struct rest *rest)
{
    static const char *const percents[] = {"%", "％", "﹪", NULL};
    const char *word;

    if (take(rest, percents))
        return "%";
    word = measure_at(rest->text + rest->at, rest->len - rest->at);
    if (word)
        rest->at += strlen(word);
    return word ? word : "";
}

/* （条）, /条, /千千瓦时: another measure word for the same. */
static void take_pair(struct rest *rest, struct unit *unit)
{
    static const char *const slashes[] = {"/", "／", NULL};
    struct rest pair = *rest;
    bool slash = take(&pair, slashes);

    if ((!slash && !take(&pair, glyph_opening)) ||
        (!*take_word(&pair) && !(slash && *take_scale(&pair) && *take_word(&pair))) ||
        (!slash && !take(&pair, glyph_closing)))
        return;
    unit->pair = rest->text + rest->at;
    unit->pair_len = pair.at - rest->at;
    *rest = pair;
}

/* X万 and X亿 are figures without a measure word too. */
static bool stands_alone(const char *scale)
{
    return strcmp(scale, "万") == 0 || strcmp(scale, "亿") == 0;
}

/* What only large figures are counted in: X万行代码, but XX行业. */
static const char *take_scaled(struct rest *rest)
{
    static const char *const lines = "行", *const but[] = {"业", "政", "人", "动",
                                                           "为", "程", NULL};
    struct rest more = *rest;

    if (!bytes_begin(rest->text + rest->at, rest->len - rest->at, lines))
        return "";
    more.at += strlen(lines);
    if (take(&more, but))
        return "";
    *rest = more;
    return lines;
}

static bool is_small(const char *scale)
{
    return strcmp(scale, "十") == 0 || strcmp(scale, "百") == 0;
}

bool unit_read(struct unit *unit, const char *text, size_t len)
{
    static const char *const more[] = {"余", "多", NULL};
    static const char *const about[] = {"左右", "上下", NULL};
    struct rest rest = {text, len, glyph_blanks(text, len)}, unscaled;

    *unit = (struct unit){.scale = "", .word = "", .pair = ""};
    unit->is_hedged = take(&rest, more) > 0;
    unscaled = rest;
    unit->word = take_word(&rest); /* 千瓦 is no 千 of 瓦 */
    if (!*unit->word) {
        rest = unscaled;
        unit->scale = take_scale(&rest);
        if (*unit->scale && take(&rest, more))
            unit->is_hedged = true;
        unit->word = take_word(&rest);
        if (!*unit->word && *unit->scale)
            unit->word = take_scaled(&rest);
    }
    if (!*unit->word && !stands_alone(unit->scale))
        return false;
    if (is_small(unit->scale) && !unit->is_hedged) /* XX十名专家 is a title */
        return false;
    if (*unit->word)
        take_pair(&rest, unit);
    if (take(&rest, about))
        unit->is_hedged = true;
    unit->len = rest.at;
    return true;
}

bool unit_read_letter(struct unit *unit, const char *text, size_t len)
{
    const char *word = measure_letter_at(text, len);

    *unit = (struct unit){.scale = "", .word = word ? word : "", .pair = "", .len = word ? 1 : 0};
    return word != NULL;
}

const char *unit_text(const struct unit *unit, struct arena *arena)
{
    struct str text = STR_INIT;
    const char *kept;

    if (!*unit->scale && !unit->pair_len)
        return unit->word;
    str_add(&text, unit->scale);
    str_add(&text, unit->word);
    str_addn(&text, unit->pair, unit->pair_len);
    kept = arena_strndup(arena, str_text(&text), text.len);
    str_free(&text);
    return kept;
}
