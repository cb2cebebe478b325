/* SPDX-License-Identifier: MIT */
/* One character of valid UTF-8 at a time, and what it counts as in a Chinese document. */
#ifndef IMPORT_GLYPH_H
#define IMPORT_GLYPH_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of the character at the text; where the one before `at` begins (0 at the start). */
size_t glyph_size(const char *text);
size_t glyph_back(const char *text, size_t at);

/* The code points of valid UTF-8. */
size_t glyph_count(const char *text, size_t len);

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
