/* SPDX-License-Identifier: MIT */
/* Private to the reading of outlines. */
#ifndef IMPORT_OUTLINE_READ_H
#define IMPORT_OUTLINE_READ_H

#include "import/outline.h"
#include "import/stretch.h"

struct outline_reading {
    const struct document *document;
    const struct blanks *blanks;
    struct outline *outline;
};

/* A line without the blanks around it. */
struct stretch outline_stretch(const struct document *document, size_t line);

/* The next line with something in it that is no wrapper; the count of lines: none is. */
size_t outline_next(const struct outline_reading *reading, size_t line);

enum outline_blanks {
    OUTLINE_BLANKS,
    OUTLINE_FIGURES,   /* no words, no years */
    OUTLINE_BUT_YEARS, /* words and figures */
    OUTLINE_TYPED      /* which nobody has filled in yet */
};

/* Whether one of the document's blanks, of this sort, is in the stretch of the line. */
bool outline_has_blank(const struct outline_reading *reading, size_t line, struct stretch stretch,
                       enum outline_blanks sort);

/* Marks what stands around the report; the title was read. */
void outline_read_wrappers(struct outline_reading *reading);
bool outline_is_advert(const struct outline_reading *reading, size_t line, struct stretch stretch);

#endif
