/* SPDX-License-Identifier: MIT */
/* What a blank is called: the words around it that a clerk understands at once. */
#ifndef IMPORT_LABEL_H
#define IMPORT_LABEL_H

#include "import/blank.h"

enum { LABEL_MOST = 16 }; /* characters */

/* A label in the making. `last` is what the figure before it in the line is called, which a figure
 * right behind it leans on: 提起公诉XX件XX人. */
struct label {
    struct str words;  /* the verb and noun before it, or the noun behind it */
    struct str behind; /* what follows, to tell two of the same words apart */
};

/* Makes the label of the blank; `last` is that of the blank before it, empty at the document's
 * start. Time does not depend on the length of the line. */
void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index, const struct str *last);
void label_free(struct label *label);

/* The whole noun of the own unit (局, 党委, 系统 …) that begins there; NULL for none. Such a name
 * is asked once. */
const char *label_own_unit(const char *text, size_t len);

/* Cuts the text to so many characters. */
void label_cut(struct str *text, size_t most);

#endif
