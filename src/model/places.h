/* SPDX-License-Identifier: MIT */
/* Where things are: the clerk's folder, and the search path of forms. */
#ifndef MODEL_PLACES_H
#define MODEL_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* $TIANBAO_HOME, else ~/tianbao, else ./tianbao, and a part of it ("drafts", "reports", "forms"):
 * replaces what `out` held. */
void places_home(struct str *out, const char *part);

/* The folders in which forms are looked up, in order: $TIANBAO_FORMS, ./forms, the clerk's own, the
 * installed ones. False behind the last one. */
bool places_forms(size_t index, struct str *out);

/* A name for a file made from text: letters, digits, Han, - _ . only, anything else becomes -; no
 * dot or dash in front, at most `bytes` long and cut between characters; "文稿" for an empty one.
 * Replaces what `out` held. */
void places_file_name(const char *text, size_t bytes, struct str *out);

/* folder/name.extension, with -2, -3 … behind the name as long as such a file exists. Replaces what
 * `out` held. */
void places_unused(const char *folder, const char *name, const char *extension, struct str *out);

#endif
