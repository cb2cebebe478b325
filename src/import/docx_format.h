/* SPDX-License-Identifier: MIT */
/* How Word writes the number of a paragraph: 一, 1, １, a, IV, 甲, ①. */
#ifndef IMPORT_DOCX_FORMAT_H
#define IMPORT_DOCX_FORMAT_H

#include <stdbool.h>

#include "base/str.h"

struct docx_format;

/* The format by its name (ST_NumberFormat of ECMA-376, 17.18.59); decimal for those not known. */
const struct docx_format *docx_format_find(const char *name);

/* Whether paragraphs have a character, and no number, before them. */
bool docx_format_is_bullet(const struct docx_format *format);

/* Appends the number; in Arabic digits where the format does not go so far. */
void docx_format_add(const struct docx_format *format, long value, struct str *out);

#endif
