/* SPDX-License-Identifier: MIT */
/* The automatic numbers of a Word document: word/numbering.xml and word/styles.xml, and how far
 * each list has counted (ECMA-376, 17.9). */
#ifndef IMPORT_DOCX_NUMBERING_H
#define IMPORT_DOCX_NUMBERING_H

#include "base/str.h"
#include "import/docx_part.h"

struct docx_numbering;

/* What a paragraph says of its number; -1 for what it does not say. */
struct docx_place {
    long style, list; /* of docx_numbering_style and docx_numbering_list */
    int level;        /* from 0 */
};

struct docx_numbering *docx_numbering_new(void);
void docx_numbering_free(struct docx_numbering *numbering);

/* The readers of the two parts; what they read belongs to a struct docx_numbering. */
extern const struct docx_events docx_numbering_events, docx_style_events;

/* By w:pStyle, w:numId and w:ilvl as they are written (NULL: not at all). */
long docx_numbering_style(const struct docx_numbering *numbering, const char *id);
long docx_numbering_list(const struct docx_numbering *numbering, const char *id);
int docx_numbering_level(const char *value);

/* Counts a paragraph and appends its number as it reads: 一、 (nothing for bullets). */
void docx_numbering_count(struct docx_numbering *numbering, struct docx_place place,
                          struct str *out);

#endif
