/* SPDX-License-Identifier: MIT */
/* A stretch of a document's text, which is valid UTF-8 and ends at no NUL. */
#ifndef IMPORT_STRETCH_H
#define IMPORT_STRETCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/words.h"

struct stretch {
    const char *text; /* borrowed */
    size_t len;
};

/* Its characters; the stretch without its first `at` bytes; without the blanks around it. */
size_t stretch_count(struct stretch stretch);
struct stretch stretch_from(struct stretch stretch, size_t at);
struct stretch stretch_trim(struct stretch stretch);

/* The bytes of the first of the words (NULL behind the last), of blanks, of a short number in Han
 * or in digits, that stand at `at`; 0: none. */
size_t stretch_begins(struct stretch stretch, size_t at, const char *const *words);
size_t stretch_blanks(struct stretch stretch, size_t at);
size_t stretch_numerals(struct stretch stretch, size_t at, bool han);

/* The bytes of the first of the words that the stretch begins or ends with. */
size_t stretch_first(struct stretch stretch, struct words *words);
size_t stretch_last(struct stretch stretch, struct words *words);

/* Where the first of the words stands from `at` on; the end: nowhere. */
size_t stretch_find(struct stretch stretch, size_t at, const char *const *words);

#endif
