/* SPDX-License-Identifier: MIT */
/* Private to the reading of outlines: a line without the blanks around it. */
#ifndef IMPORT_OUTLINE_READ_H
#define IMPORT_OUTLINE_READ_H

#include "import/outline.h"

struct stretch {
    const char *text; /* of the document */
    size_t len;
};

struct outline_reading {
    const struct document *document;
    const struct blanks *blanks;
    struct outline *outline;
};

struct stretch outline_stretch(const struct document *document, size_t line);
size_t stretch_count(struct stretch stretch);

/* The bytes of the first of the words, of blanks, of a short number in Han or in digits, that stand
 * at `at`; 0: none. */
size_t stretch_begins(struct stretch stretch, size_t at, const char *const *words);
size_t stretch_blanks(struct stretch stretch, size_t at);
size_t stretch_numerals(struct stretch stretch, size_t at, bool han);

/* Where the first of the words stands from `at` on; the end: nowhere. */
size_t stretch_find(struct stretch stretch, size_t at, const char *const *words);

/* Whether one of the document's blanks, or one that is a figure, is in the stretch of the line. */
bool outline_has_blank(const struct outline_reading *reading, size_t line, struct stretch stretch,
                       bool figures);

/* Marks what stands around the report; the title was read. */
void outline_read_wrappers(struct outline_reading *reading);
bool outline_is_advert(const struct outline_reading *reading, size_t line, struct stretch stretch);

#endif
