/* SPDX-License-Identifier: MIT */
/* Forms and drafts to measure with: always the same for the same number. */
#ifndef SUPPORT_MATERIAL_H
#define SUPPORT_MATERIAL_H

#include "base/str.h"

/* Appends the form `office`: 40 fields of every kind, whose report has about 5 KB. */
void material_form(struct str *out);

/* Appends draft `number` of it, all 40 answered, four of them with a paragraph. */
void material_draft(int number, struct str *out);

/* Appends the form `long`, of so many counts, and a draft of it with every answer. */
void material_long_form(int fields, struct str *out);
void material_long_draft(int fields, struct str *out);

/* Writes a file; ends the process where that fails. */
void material_write(const char *path, const struct str *text);

#endif
