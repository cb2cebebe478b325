/* SPDX-License-Identifier: MIT */
/* Private to the lexicon: its words. */
#ifndef IMPORT_LEXICON_ROWS_H
#define IMPORT_LEXICON_ROWS_H

#include <stddef.h>

struct lexicon_row {
    unsigned classes;  /* of enum lexicon_class */
    const char *words; /* of one to six Han characters each, parted by one space */
};

/* A word may stand in several rows: it is of all their classes. */
extern const struct lexicon_row lexicon_rows[];
extern const size_t lexicon_row_count;

#endif
