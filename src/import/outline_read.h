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

/* Whether one of the document's blanks, or one that is a figure, is in the stretch of the line. */
bool outline_has_blank(const struct outline_reading *reading, size_t line, struct stretch stretch,
                       bool figures);

/* Marks what stands around the report; the title was read. */
void outline_read_wrappers(struct outline_reading *reading);
bool outline_is_advert(const struct outline_reading *reading, size_t line, struct stretch stretch);

#endif
