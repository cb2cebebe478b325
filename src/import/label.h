/* SPDX-License-Identifier: MIT */
/* What a blank is called: the words around it that a clerk understands at once. */
#ifndef IMPORT_LABEL_H
#define IMPORT_LABEL_H

#include "import/blank.h"

enum { LABEL_MOST = 16 }; /* characters */

/* A label in the making: the short one, the one with more of the words around it ("" where there
 * are none), and what a figure right behind leans on: 提起公诉XX件XX人. */
struct label {
    struct str words, longer, last;
    size_t line; /* of `last` */
};

/* Makes the label of the blank; blanks come in their order, with the same `label`, which is empty
 * at first. Time does not depend on the length of the line. */
void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index);
void label_free(struct label *label);

/* Cuts the text to so many characters. */
void label_cut(struct str *text, size_t most);

#endif
