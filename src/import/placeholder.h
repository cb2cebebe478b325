/* SPDX-License-Identifier: MIT */
/* Placeholders as people type them: X XX × ○○ __ ** （  ） 某某, and what only looks like one. */
#ifndef IMPORT_PLACEHOLDER_H
#define IMPORT_PLACEHOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of a line. */
struct placeholder {
    size_t start, len; /* digits that belong to it included: 20XX */
    size_t digits;     /* bytes of those digits */
    bool year;         /* they make a year of it */
};

/* Finds the first placeholder that begins at or behind `from` in the line; false where there is
 * none. `from` is 0 or the end of the one before. */
bool placeholder_next(const char *line, size_t len, size_t from, struct placeholder *found);

/* The same for one that begins right there. */
bool placeholder_at(const char *line, size_t len, size_t at, struct placeholder *found);

#endif
