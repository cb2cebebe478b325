/* SPDX-License-Identifier: MIT */
/* What the clerk has to say about a warning (情况说明): with it, the warning no longer stands in
 * the way of finalizing. */
#ifndef MODEL_REASONS_H
#define MODEL_REASONS_H

#include "model/draft.h"

/* The reason given, "" where there is none. Borrowed until the next change. */
const char *reasons_of(const struct draft *draft, const struct check *check);

/* Gives one; empty text takes it back. */
void reasons_put(struct draft *draft, const struct check *check, const char *text);

/* Whether the check stands in the way now: it fails, and is an error or a warning without its
 * reason. */
bool reasons_gate(const struct draft *draft, const struct check *check);

/* How many checks do. */
int reasons_gates(const struct draft *draft);

#endif
