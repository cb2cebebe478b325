/* SPDX-License-Identifier: MIT */
/* Private to the making of forms: which lines of the document each section of the form holds. */
#ifndef IMPORT_FORM_PARTS_H
#define IMPORT_FORM_PARTS_H

#include "import/form_source.h"

#define FORM_NO_LINE ((size_t)-1)

/* A section: its title and its lines, or only lines. */
struct form_part {
    size_t depth;      /* how many sections are around it */
    size_t title;      /* line, or FORM_NO_LINE */
    size_t first, end; /* lines of its text */
    const char *label; /* borrowed from the document; NULL with a title */
    size_t label_len;
    bool continued; /* goes on with a text that was too long */
};

/* In the order of the document; each is at most one deeper than the one before. */
struct form_parts {
    struct form_part *items;
    size_t count, cap;
    size_t title; /* the line that is the form's own title, or FORM_NO_LINE */
};

/* Finds the parts into `parts`, which is overwritten and freed in any case. False where a line is
 * too long for a form: `diags` says so. */
bool form_parts_find(struct form_parts *parts, const struct form_source *source,
                     struct diags *diags);
void form_parts_free(struct form_parts *parts);

#endif
