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
    naming->labels[naming->label_count] = (struct naming_label){kept, 0, 0};
    return naming->label_count++;
}

const char *naming_add(struct naming *naming, const struct label *label)
{
    size_t words = label_index(naming, str_text(&label->words), label->words.len), longer = words;

    if (label->longer.len)
        longer = label_index(naming, label->longer.s, label->longer.len);
    naming->labels[words].times++;
    ARRAY_ROOM(naming->wishes, naming->count, naming->cap);
    naming->wishes[naming->count++] = (struct naming_wish){words, longer};
    return naming->labels[words].text;
}

/* Those that are called the same get the words that follow them. */
static void lengthen(struct naming *naming)
{
    for (size_t i = 0; i < naming->count; i++)
        if (naming->labels[naming->wishes[i].label].times > 1)
            naming->wishes[i].label = naming->wishes[i].longer;
    for (size_t i = 0; i < naming->label_count; i++)
        naming->labels[i].times = 0;
    for (size_t i = 0; i < naming->count; i++)
        naming->labels[naming->wishes[i].label].times++;
}

/* The label with （1） behind it, cut to make room. */
static const char *numbered(struct naming *naming, const char *label, size_t number)
{
    struct str *text = &naming->text;
    size_t room = LABEL_MOST - strlen("()");

    for (size_t rest = number; rest; rest /= 10)
        room--;
    str_clear(text);
    str_addn(text, label, glyph_prefix(label, strlen(label), room));
    str_add(text, "（");
    str_add_number(text, number);
    str_add(text, "）");
    return arena_strndup(naming->arena, text->s, text->len);
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
    lengthen(naming);
    number(naming, questions);
}

void naming_free(struct naming *naming)
{
    map_free(&naming->map);
    free(naming->labels);
    free(naming->wishes);
    str_free(&naming->text);
}
