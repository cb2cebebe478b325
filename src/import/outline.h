/* SPDX-License-Identifier: MIT */
/* What each line of a document is: title, heading, text, or what stands around the report. */
#ifndef IMPORT_OUTLINE_H
#define IMPORT_OUTLINE_H

#include <stddef.h>

#include "import/blank.h"

enum outline_role {
    OUTLINE_TEXT,
    OUTLINE_TITLE,
    OUTLINE_HEADING, /* alone on its line */
    OUTLINE_RUN_IN,  /* its text goes on behind it */
    OUTLINE_WRAPPER  /* a notice, an advert, a page number, and empty lines between these */
};

struct outline_line {
    enum outline_role role;
    int level;         /* of a heading, 1 to 4; else 0 */
    size_t start, len; /* bytes of the line: the title or heading alone, without blanks around it */
};

/* One entry for each line of the document. */
struct outline {
    struct outline_line *lines;
    size_t count;
    size_t title;    /* index of its line; `count` where there is none */
    size_t wrappers; /* lines with something in them that stand around the report */
    size_t *blanks;  /* by line, and one behind: index of the first blank from there on */
};

/* Reads the outline into `outline`, which is overwritten. The blanks are those of the document. */
void outline_find(struct outline *outline, const struct document *document,
                  const struct blanks *blanks);
void outline_free(struct outline *outline);

#endif
