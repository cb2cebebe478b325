/* SPDX-License-Identifier: MIT */
#include "import/stretch.h"

#include "base/bytes.h"
#include "import/glyph.h"

enum { NUMBER_MOST = 3 };

size_t stretch_count(struct stretch stretch)
{
    return glyph_count(stretch.text, stretch.len);
}

struct stretch stretch_from(struct stretch stretch, size_t at)
{
    return (struct stretch){stretch.text + at, stretch.len - at};
}

struct stretch stretch_trim(struct stretch stretch)
{
    struct stretch rest = stretch_from(stretch, stretch_blanks(stretch, 0));

    rest.len = glyph_trimmed(rest.text, rest.len);
    return rest;
}

size_t stretch_begins(struct stretch stretch, size_t at, const char *const *words)
{
    return bytes_begin_any(stretch.text + at, stretch.len - at, words);
}

size_t stretch_blanks(struct stretch stretch, size_t at)
{
    return glyph_blanks(stretch.text + at, stretch.len - at);
}

size_t stretch_numerals(struct stretch stretch, size_t at, bool han)
{
    static const char *const words[] = {"一", "二", "三", "四", "五", "六",
                                        "七", "八", "九", "十", NULL};
    size_t start = at, count = 0;

    while (at < stretch.len && (han ? stretch_begins(stretch, at, words) > 0
                                    : glyph_is_digit(stretch.text + at, stretch.len - at))) {
        at += glyph_size(stretch.text + at);
        count++;
    }
    return count <= NUMBER_MOST ? at - start : 0;
}

size_t stretch_first(struct stretch stretch, struct words *words)
{
    return words_begin(words, stretch.text, stretch.len);
}

size_t stretch_last(struct stretch stretch, struct words *words)
{
    return words_end(words, stretch.text, stretch.len);
}

size_t stretch_find(struct stretch stretch, size_t at, const char *const *words)
{
    while (at < stretch.len && !stretch_begins(stretch, at, words))
        at += glyph_size(stretch.text + at);
    return at;
}
