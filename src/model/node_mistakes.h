/* SPDX-License-Identifier: MIT */
/* What people who do not know YAML do to it, named for what it is; inside of the YAML tree only. */
#ifndef MODEL_NODE_MISTAKES_H
#define MODEL_NODE_MISTAKES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Goes through the source as people see it, line by line, without literal blocks and quoted text.
 * What is certainly wrong is listed wherever it stands; what only may be is listed in the lines
 * from `from` to `to` (where the parser lost track). Returns the number of errors in lines up to
 * `to`. */
size_t mistakes_find(const char *text, size_t len, int from, int to, struct diags *diags);

/* "以 {{ 开头的值要加引号" for the value that stands at a place. */
void mistakes_braces(const char *text, size_t len, int line, int col, struct diags *diags);

/* What libyaml's message means. `*at_context` is set when the place to show is the one the message
 * calls context (where a quote opened) and not the one where reading stopped. */
const char *mistakes_problem(const char *context, const char *problem, bool *at_context);

#endif
