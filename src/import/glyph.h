/* SPDX-License-Identifier: MIT */
/* One character of valid UTF-8 at a time, and what it counts as in a Chinese document. */
#ifndef IMPORT_GLYPH_H
#define IMPORT_GLYPH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/bytes.h"

/* Round brackets of either width, for bytes_begin_any and bytes_end_any. */
extern const char *const glyph_opening[], *const glyph_closing[];

/* The bytes of the character at the text; where the one before `at` begins (0 at the start). Here,
 * because they are needed at every step. */
static inline size_t glyph_size(const char *text)
{
    unsigned char c = (unsigned char)*text;

    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static inline size_t glyph_back(const char *text, size_t at)
{
    if (at)
        at--;
    while (at && bytes_inside(text[at]))
        at--;
    return at;
}

/* The characters of the text; the bytes of the first `most` of them, or of all. */
size_t glyph_count(const char *text, size_t len);
size_t glyph_prefix(const char *text, size_t len, size_t most);

/* What stands at the text (`len` bytes left; nothing stands at its end). Letters and digits may be
 * full-width. */
bool glyph_is_han(const char *text, size_t len);
bool glyph_is_letter(const char *text, size_t len);
bool glyph_is_digit(const char *text, size_t len);
bool glyph_is_numeral(const char *text, size_t len); /* 一 二 … 十 百 零 〇 ○ */
bool glyph_is_mark(const char *text, size_t len);    /* of punctuation, but % */

/* The bytes of the blank there: space, tab, no-break space, U+3000; 0 for anything else. */
size_t glyph_blank(const char *text, size_t len);

/* The bytes of blanks at the start; what is left of `len` without those at the end. */
size_t glyph_blanks(const char *text, size_t len);
size_t glyph_trimmed(const char *text, size_t len);

#endif
