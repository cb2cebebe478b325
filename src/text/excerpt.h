/* SPDX-License-Identifier: MIT */
/* A finding as people read it. */
#ifndef TEXT_EXCERPT_H
#define TEXT_EXCERPT_H

#include "base/diag.h"
#include "base/str.h"

/* Appends "file:line:col: 错误: text", then the source line and a caret under the place (aligned by
 * cells, also under Chinese text; a long line is cut to a window around the place), each ended by a
 * line feed. Without a line: "file: 错误: text". All of it made safe to show. */
void excerpt_add(struct str *out, const struct diags *diags, const struct diag *diag);

/* The same for all findings of the file, in order; last, how many more there were. */
void excerpt_add_all(struct str *out, const struct diags *diags);

/* The code points of `candidates` edits away: the nearest candidate for "did you mean", or NULL
 * when none is near (more than a third of the longer name). `candidates` ends with NULL. */
const char *excerpt_nearest(const char *word, size_t len, const char *const *candidates);

#endif
