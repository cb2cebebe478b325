/* SPDX-License-Identifier: MIT */
#include "import/unit.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/str.h"
#include "import/glyph.h"
#include "text/measure.h"

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

/* Nouns that begin with what is also a measure word; before one of `but` they are none:
 * X家中小企业. */
static bool is_noun(const char *text, size_t len)
{
    static const struct {
        const char *word;
        const char *const but[6];
    } nouns[] = {{"支队", {"伍", NULL}}, {"班组", {"成", NULL}},
                 {"组团", {"队", NULL}}, {"家中", {"小", "央", "型", "外", "介", NULL}},
                 {"项目", {NULL}},       {"级别", {NULL}},
                 {"票据", {NULL}},       {"门类", {NULL}},
                 {"人次会", {NULL}},     {"户外", {NULL}}};

    for (size_t i = 0; i < COUNT_OF(nouns); i++)
        if (bytes_begin(text, len, nouns[i].word)) {
            size_t size = strlen(nouns[i].word);
            return !bytes_begin_any(text + size, len - size, nouns[i].but);
        }
    return false;
}

static const char *take_word(struct rest *rest)
{
    static const char *const percents[] = {"%", "％", "﹪", NULL};
    const char *text = rest->text + rest->at, *word;
    size_t len = rest->len - rest->at;

    if (take(rest, percents))
        return "%";
    word = is_noun(text, len) ? NULL : measure_at(text, len);
    if (word)
        rest->at += strlen(word);
    return word ? word : "";
}

/* （条）, /条: another measure word for the same. */
static void take_pair(struct rest *rest, struct unit *unit)
{
    static const char *const opening[] = {"（", "(", "/", "／", NULL};
    static const char *const closing[] = {"）", ")", NULL};
    struct rest pair = *rest;
    bool slash = bytes_begin_any(pair.text + pair.at, pair.len - pair.at, opening + 2) > 0;

    if (!take(&pair, opening) || !*take_word(&pair) || (!slash && !take(&pair, closing)))
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
