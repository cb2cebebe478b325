/* SPDX-License-Identifier: MIT */
/* The text of a YAML file by lines and columns; inside of the YAML tree only. */
#ifndef MODEL_NODE_SOURCE_H
#define MODEL_NODE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* A line without its end. */
struct source_line {
    const char *text;
    size_t len;
};

/* The line with a number (from 1); empty at the end of the text when there is none. */
struct source_line source_line(const char *text, size_t len, int number);

/* The line that begins at `text`; `*next` is where the following one begins, or NULL. */
struct source_line source_cut(const char *text, const char *end, const char **next);

/* The bytes of the first `columns` code points, and the code points of `len` bytes. */
size_t source_bytes(const char *text, size_t len, int columns);
int source_columns(const char *text, size_t len);

/* Lists what is no UTF-8 and the characters YAML cannot hold: controls, lone carriage returns, the
 * line ends only some programs know; the first few are enough. False when there were any. */
bool source_check(const char *text, size_t len, struct diags *diags);

/* Whether there are carriage returns or line ends only some programs know. All the rest of what
 * source_check lists libyaml refuses as well. */
bool source_has_odd_line_end(const char *text, size_t len);

#endif
