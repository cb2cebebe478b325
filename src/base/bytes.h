/* SPDX-License-Identifier: MIT */
/* Comparing a stretch of text, which need not end in NUL, with words that do. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the text is the word, begins with it, ends with it. */
bool bytes_equal(const char *text, size_t len, const char *word);
bool bytes_begin(const char *text, size_t len, const char *word);
bool bytes_end(const char *text, size_t len, const char *word);

/* The bytes of the first of the words (NULL behind the last) that the text begins or ends with; 0:
 * none of them. */
size_t bytes_begin_any(const char *text, size_t len, const char *const *words);
size_t bytes_end_any(const char *text, size_t len, const char *const *words);

#endif
