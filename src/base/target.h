/* SPDX-License-Identifier: MIT */
/* The steps of saving, for save.c and lock.c: a temporary file beside the target, then its name. */
#ifndef BASE_TARGET_H
#define BASE_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/save.h"

/* A signal that never ends, or a folder full of our names, must not hang us. */
enum { TARGET_TRIES = 100, TARGET_TEMP_SIZE = BESIDE_SIZE };

/* The file that is to be written: its folder, its name there, and what stands there now. */
struct target {
    int folder; /* descriptor */
    const char *name;
    unsigned long *serial; /* makes temporary names unique in this process */
    bool exists;
    struct stat old; /* when it exists */
};

/* All return 0 or an errno value. */

/* Fills in what stands there; EISDIR, ELOOP or EINVAL unless that is a regular file or nothing. */
int target_look(struct target *target);

/* Writes the temporary file and names it in `temp`, which is "" or a name to try first; one that
 * replaces another takes over its group and mode. On failure it is gone. */
int target_write(const struct target *target, const char *data, size_t len, enum save_mode mode,
                 bool sync, char temp[TARGET_TEMP_SIZE]);

/* Whether the file that stands there holds these bytes: else SAVE_CHANGED, also where another
 * account has made it and it may not be read. */
int target_compare(const struct target *target, const struct str *expected);

/* The version before becomes NAME.bak, and keeps its own name until the new one takes it. */
int target_backup(const struct target *target);

/* Gives the temporary file its name; EEXIST, without a race, where it may not replace. On failure
 * the temporary file is gone. */
int target_place(const struct target *target, const char *temp, bool replace);

/* Gives what stands there the name `aside`, which nothing may have yet: EEXIST. */
int target_aside(const struct target *target, const char *aside);

#endif
