/* SPDX-License-Identifier: MIT */
/* Names of what is kept beside a draft: NAME-冲突-20261218-162031.yaml. They are found again by
 * their marks, which are the same in every language. */
#ifndef MODEL_COPY_H
#define MODEL_COPY_H

#include <stdbool.h>

#include "base/str.h"

#define COPY_CONFLICT   "冲突" /* saved here, because another program changed the draft */
#define COPY_UNREADABLE "损坏" /* a draft that could not be read */

/* The path of a copy of the draft at `path`, made now: a name by the rules of places_file_name that
 * no file has yet. A copy of a copy is named after the draft. Replaces what `out` held. */
void copy_path(const char *path, const char *mark, const char *extension, struct str *out);

/* Whether the file `name` in the same folder is a conflict copy of the draft at `path`. */
bool copy_is_conflict(const char *name, const char *path);

#endif
