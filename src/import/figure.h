/* SPDX-License-Identifier: MIT */
/* Figures and years that are filled in already. */
#ifndef IMPORT_FIGURE_H
#define IMPORT_FIGURE_H

#include "import/blank.h"

struct figure {
    size_t start, len; /* bytes of the line */
    bool is_year;
};

/* Finds the first one that begins at or behind `from` in the line; false where there is none. */
bool figure_next(const char *line, size_t len, size_t from, const struct blank_options *options,
                 struct figure *found);

/* Takes those out of `blanks` that stand in what is around the report: page numbers, adverts. */
void figures_drop_wrapped(struct blanks *blanks, const struct document *document);

#endif
