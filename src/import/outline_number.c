/* SPDX-License-Identifier: MIT */
#include "import/outline_number.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/unit.h"

/* ㈠ ⑴ ⒈: a number and its marks in one character, three bytes each. */
static int read_one_sign(struct stretch stretch)
{
    static const struct {
        const char *first, *last;
        int level;
    } signs[] = {{"㈠", "㈩", 2}, {"⑴", "⒇", 4}, {"⒈", "⒛", 3}};

    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (stretch.len > 3 && memcmp(stretch.text, signs[i].first, 3) >= 0 &&
            memcmp(stretch.text, signs[i].last, 3) <= 0)
            return signs[i].level;
    return 0;
}

/* 第一部分, 第二章, 第三节, with a blank, a colon or nothing behind. */
static struct outline_number read_part(struct stretch stretch)
{
    static const struct {
        const char *word;
        int level;
    } parts[] = {{"部分", 1}, {"章", 1}, {"篇", 1}, {"编", 1}, {"节", 2}};
    static const char *const marks[] = {"：", ":", "、", NULL};
    struct outline_number number = {.level = 0, .is_bare = true};
    size_t at = strlen("第"), size;

    size = bytes_begin(stretch.text, stretch.len, "第") ? stretch_numerals(stretch, at, true) : 0;
    if (!size && bytes_begin(stretch.text, stretch.len, "第"))
        size = stretch_numerals(stretch, at, false);
    if (!size)
        return number;
    at += size;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        size_t end = at + strlen(parts[i].word), mark;
        if (!bytes_begin(stretch.text + at, stretch.len - at, parts[i].word))
            continue;
        mark = stretch_begins(stretch, end, marks);
        if (mark || end == stretch.len || stretch_blanks(stretch, end)) {
            number.level = parts[i].level;
            number.end = end + mark;
        }
    }
    return number;
}

/* 1 标题, 一 标题, 1.1 标题; not 5 个 and 1.5 倍. `at` is the end of the number. */
static struct outline_number read_bare(struct stretch stretch, size_t at, bool han)
{
    struct outline_number number = {.level = han ? 1 : 3, .is_bare = true};
    struct stretch words;
    struct unit unit;
    size_t size;

    while (!han && at < stretch.len && stretch.text[at] == '.' &&
           (size = stretch_numerals(stretch, at + 1, false)) && stretch.text[at + 1] != '0') {
        at += 1 + size;
        number.level = 4;
    }
    words = stretch_from(stretch, at + stretch_blanks(stretch, at));
    number.end = at;
    if ((number.level < 4 && !stretch_blanks(stretch, at)) ||
        !glyph_is_han(words.text, words.len) || unit_read(&unit, words.text, words.len))
        number.level = 0;
    return number;
}

/* 一、 （一） 1. （1） 一， 一） */
static struct outline_number read_marked(struct stretch stretch)
{
    static const char *const marks[] = {"、", "．", ".", "，", ",", NULL};
    size_t open = stretch_begins(stretch, 0, glyph_opening),
           at = open + stretch_blanks(stretch, open), size, end;
    struct outline_number number = {.level = 0};
    bool han = stretch_numerals(stretch, at, true) > 0;

    size = stretch_numerals(stretch, at, han);
    if (!size)
        return number;
    end = at + size;
    at = end + stretch_blanks(stretch, end);
    size = stretch_begins(stretch, at, glyph_closing);
    number.end = at + size;
    if (size) {
        number.level = han ? 2 : 4;
        return number;
    }
    size = stretch_begins(stretch, at, marks);
    number.end = at + size;
    if (open)
        return number;
    if (!size || (!han && glyph_is_digit(stretch.text + number.end, stretch.len - number.end)))
        return read_bare(stretch, end, han);
    number.level = han ? 1 : 3;
    return number;
}

struct outline_number outline_number_read(struct stretch stretch)
{
    struct outline_number number = {.level = read_one_sign(stretch), .end = 3};

    if (number.level)
        return number;
    number = read_part(stretch);
    return number.level ? number : read_marked(stretch);
}
