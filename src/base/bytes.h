/* SPDX-License-Identifier: MIT */
/* Comparing a stretch of text, which need not end in NUL, with words that do. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Whether the text is the word, begins with it, ends with it. */
bool bytes_equal(const char *text, size_t len, const char *word);
bool bytes_begin(const char *text, size_t len, const char *word);

/* Here, so that the length of a literal word is known when the program is built. */
static inline bool bytes_end(const char *text, size_t len, const char *word)
{
    size_t size = strlen(word);

    return len >= size && memcmp(text + len - size, word, size) == 0;
}

/* Whether the byte stands inside a character of UTF-8, and does not begin one. */
static inline bool bytes_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bytes of the first of the words (NULL behind the last) that the text begins or ends with; 0:
 * none of them. */
size_t bytes_begin_any(const char *text, size_t len, const char *const *words);
size_t bytes_end_any(const char *text, size_t len, const char *const *words);

/* Whether the text begins with one of the characters of UTF-8. */
bool bytes_begin_character(const char *text, size_t len, const char *characters);

#endif
