/* SPDX-License-Identifier: MIT */
/* New drafts. */
#ifndef MODEL_CREATE_H
#define MODEL_CREATE_H

#include "model/carry.h"
#include "model/draft.h"

/* A new draft of the form, not saved. */
void create_empty(struct draft *draft, const struct form *form);

/* A new draft of the form, saved at `path`, or under a name made up in the drafts folder (NULL). It
 * never overwrites. Returns 0 or an errno value; the draft is initialised and freed by the caller
 * either way. */
int create_draft(struct draft *draft, const struct form *form, const char *path);

/* The same with what last year's draft gives it, see carry.h, its rewordings included. */
int create_from(struct draft *draft, const struct form *form, const struct draft *last,
                const char *path, struct carried *carried);

#endif
