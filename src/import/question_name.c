/* SPDX-License-Identifier: MIT */
#include "import/question_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "import/glyph.h"

/* --- labels --- */

static size_t label_index(struct naming *naming, const char *text, size_t len)
{
    long found = map_find(&naming->map, text, len);
    const char *kept;

    if (found >= 0)
        return (size_t)found;
    kept = arena_strndup(naming->arena, text, len);
    map_add(&naming->map, kept, len, (long)naming->label_count);
    ARRAY_ROOM(naming->labels, naming->label_count, naming->label_cap);
    naming->labels[naming->label_count] = (struct naming_label){.text = kept};
    return naming->label_count++;
}

const char *naming_add(struct naming *naming, const struct label *label, const char *unit)
{
    size_t words = label_index(naming, str_text(&label->words), label->words.len), longer = words;

    if (label->longer.len)
        longer = label_index(naming, label->longer.s, label->longer.len);
    naming->labels[words].times++;
    ARRAY_ROOM(naming->wishes, naming->count, naming->cap);
    naming->wishes[naming->count++] = (struct naming_wish){words, longer, unit};
    return naming->labels[words].text;
}

/* Counts again how many questions are called the same, and whether in the same unit. */
static void count(struct naming *naming)
{
    for (size_t i = 0; i < naming->label_count; i++)
        naming->labels[i].times = 0;
    for (size_t i = 0; i < naming->count; i++) {
        const struct naming_wish *wish = &naming->wishes[i];
        struct naming_label *label = &naming->labels[wish->label];
        if (!label->times++) {
            label->unit = wish->unit;
            label->has_units = false;
        } else if (label->unit != wish->unit && strcmp(label->unit, wish->unit) != 0)
            label->has_units = true;
    }
}

/* The label with something in brackets behind it, and cut to make room. */
static void put_bracket(struct naming *naming, const char *label, const char *inner)
{
    struct str *text = &naming->text;
    size_t room = LABEL_MOST - strlen("()") - glyph_count(inner, strlen(inner));
    struct stretch kept = {label, strlen(label)};

    if (kept.len > room && stretch_count(kept) > room) {
        clause_set(&naming->cut, label, kept.len);
        clause_keep_end(&naming->cut, room);
        kept = clause_text(&naming->cut);
    }
    str_clear(text);
    str_addn(text, kept.text, kept.len);
    label_balance(text);
    str_add(text, "（");
    str_add(text, inner);
    str_add(text, "）");
}

/* Those that are called the same get their unit, where that tells them apart, or the words that
 * stand around them: 立案（件）, 立案（人）. */
static void tell_apart(struct naming *naming)
{
    enum { UNIT_MOST = 5 };

    count(naming);
    for (size_t i = 0; i < naming->count; i++) {
        struct naming_wish *wish = &naming->wishes[i];
        const struct naming_label *label = &naming->labels[wish->label];
        if (label->times > 2 || (label->times == 2 && !label->has_units))
            wish->label = wish->longer;
    }
    count(naming);
    for (size_t i = 0, known = naming->label_count; i < naming->count; i++) {
        struct naming_wish *wish = &naming->wishes[i];
        const struct naming_label *label = &naming->labels[wish->label];
        if (wish->label >= known || label->times < 2 || !label->has_units || !*wish->unit ||
            glyph_count(wish->unit, strlen(wish->unit)) > UNIT_MOST)
            continue;
        put_bracket(naming, label->text, wish->unit);
        wish->label = label_index(naming, naming->text.s, naming->text.len);
    }
    count(naming);
}

/* The label with （1） behind it; a bracket is not cut in two. */
static const char *numbered(struct naming *naming, const char *label, size_t number)
{
    struct str *digits = &naming->digits;

    str_clear(digits);
    str_add_number(digits, number);
    put_bracket(naming, label, digits->s);
    return arena_strndup(naming->arena, naming->text.s, naming->text.len);
}

/* --- names --- */

/* What stands in a field's name: letters and digits of ASCII, Han. */
static bool is_name_part(const char *text, size_t len)
{
    return glyph_is_han(text, len) || ((unsigned char)*text < 0x80 &&
                                       (glyph_is_letter(text, len) || glyph_is_digit(text, len)));
}

static size_t name_run(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len && is_name_part(text + at, len - at))
        at += glyph_size(text + at);
    return at;
}

/* The label as a field's name; what stands between its parts becomes _. */
static const char *name_of(struct naming *naming, const char *label)
{
    struct str *name = &naming->text;
    size_t len = strlen(label), run;

    str_clear(name);
    for (size_t at = 0; at < len; at += run ? run : glyph_size(label + at)) {
        run = name_run(label + at, len - at);
        if (run && name->len)
            str_addc(name, '_');
        else if (run && label[at] >= '0' && label[at] <= '9')
            str_add(name, _("项"));
        str_addn(name, label + at, run);
    }
    if (!name->len)
        str_add(name, _("填报项"));
    return arena_strndup(naming->arena, name->s, name->len);
}

/* Names that mean something else in a form. */
static void take_reserved(struct map *names)
{
    static const char *const words[] = {"last",     "no",  "report_year", "and",  "or",   "not",
                                        "answered", "sum", "has",         "true", "false"};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        map_add(names, words[i], strlen(words[i]), 0);
}

/* Numbers those that are still called the same: （1）（2）. Their names follow. */
static void number(struct naming *naming, struct questions *questions)
{
    struct map names = MAP_INIT;

    map_reserve(&names, questions->count);
    take_reserved(&names);
    for (size_t i = 0; i < questions->count; i++) {
        struct question *question = &questions->items[i];
        struct naming_label *label = &naming->labels[naming->wishes[i].label];
        bool taken = label->times > 1;
        question->label = label->text;
        do {
            if (taken)
                question->label = numbered(naming, label->text, ++label->numbered);
            question->name = name_of(naming, question->label);
            taken = map_add(&names, question->name, strlen(question->name), 0) >= 0;
        } while (taken);
    }
    map_free(&names);
}

void naming_finish(struct naming *naming, struct questions *questions)
{
    tell_apart(naming);
    number(naming, questions);
}

void naming_free(struct naming *naming)
{
    map_free(&naming->map);
    free(naming->labels);
    free(naming->wishes);
    str_free(&naming->text);
    str_free(&naming->digits);
    clause_free(&naming->cut);
}
