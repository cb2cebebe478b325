/* SPDX-License-Identifier: MIT */
/* What stands around a placeholder in its line. */
#ifndef IMPORT_SITE_H
#define IMPORT_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/words.h"

/* A placeholder in its line: bytes of the line. */
struct site {
    const char *line;
    size_t len;
    size_t start, end;
    size_t signs;            /* characters of the placeholder, digits included */
    bool has_digits;         /* 20XX, or a figure */
    bool has_point;          /* X.X */
    bool is_year;            /* 20XX and 20____, by its digits */
    bool is_last_of_several; /* the end of X、X */
};

/* Whether one of the words (NULL behind the last) stands right before it; at `at` of the line. */
bool site_ends_any(const struct site *site, const char *const *words);
bool site_begins_any(const struct site *site, size_t at, const char *const *words);

/* Where it, or the blanks before it, begin. */
size_t site_before_blanks(const struct site *site);

/* Whether one of the words stands in the clause before it, as far as that is near; whether a clause
 * ends at `at`, and whether one begins with it. */
bool site_clause_has(const struct site *site, struct words *words);
bool site_is_clause_end(const struct site *site, size_t at);
bool site_is_clause_start(const struct site *site);

#endif
