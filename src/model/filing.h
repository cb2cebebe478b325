/* SPDX-License-Identifier: MIT */
/* What is done with drafts as files: copied, renamed, put into the trash and taken out of it. The
 * version before (.bak) goes along, and nothing is ever overwritten. */
#ifndef MODEL_FILING_H
#define MODEL_FILING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* All return 0 or an errno value; the path that came of it replaces what `made` held. Those that
 * take the file away, or write to it, return EAGAIN where somebody has it open. */

/* Beside it, under an unused name. */
int filing_copy(const char *path, struct str *made);

/* Beside it, under a name by the rules of places_file_name; an ending .yaml is dropped. EEXIST
 * where the name is taken; EINVAL where no name is left of it. */
int filing_rename(const char *path, const char *name, struct str *made);

/* Into the folder trash/ of the clerk's home, and back into drafts/, under an unused name. */
int filing_trash(const char *path, struct str *made);
int filing_restore(const char *path, struct str *made);

/* Makes a draft of a finalized one again. EINVAL where it or its form cannot be read. */
int filing_reopen(const char *path);

/* How many drafts the trash holds. */
size_t filing_trashed(void);

/* Whether the file's name is one of a draft: not hidden, ends in .yaml. */
bool filing_is_draft(const char *name);

/* Who has the draft open, appended in words; false and nothing where nobody has. With `brief` the
 * account alone. */
bool filing_owner(const char *path, bool brief, struct str *out);

#endif
