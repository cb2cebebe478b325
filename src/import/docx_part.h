/* SPDX-License-Identifier: MIT */
/* One XML part of a .docx, unpacked and read as events: the only place that knows zlib and expat.
 */
#ifndef IMPORT_DOCX_PART_H
#define IMPORT_DOCX_PART_H

#include "import/docx_zip.h"

/* Deeper elements than these are refused. */
enum { DOCX_DEPTH_MOST = 200 };

/* Names of WordprocessingML stand alone ("p"), those of compatibility markup and formulas with
 * their usual prefix ("mc:Choice", "m:t"), all others are "". Any function may be NULL. */
struct docx_events {
    void (*start)(void *reader, const char *name, const char *const *attributes);
    void (*end)(void *reader, const char *name);
    void (*text)(void *reader, const char *text, size_t len);
    const char *(*refusal)(const void *reader); /* asked at every end; a reason: read no further */
};

/* Reads the part; `*budget` is how many bytes may still be unpacked, and becomes less. Returns
 * NULL, or why it cannot be read, with the remedy; events may have come before. */
const char *docx_part_read(const struct docx_part *part, size_t *budget,
                           const struct docx_events *events, void *reader);

/* The value of an attribute by its name without a prefix; NULL: none. */
const char *docx_attribute(const char *const *attributes, const char *name);

/* Why nothing can be read, with the remedy: built without the libraries. NULL: it can. */
const char *docx_part_missing(void);

#endif
