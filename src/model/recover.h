/* SPDX-License-Identifier: MIT */
/* What stands beside a draft and is better than it: after a crash, a damaged disk, or when two
 * people changed it. All this is for who holds the lock of the draft (base/lock.h). */
#ifndef MODEL_RECOVER_H
#define MODEL_RECOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/str.h"
#include "model/form_walk.h"

enum recover_kind {
    RECOVER_UNSAVED, /* a whole temporary file: the program was ended before it had its name */
    RECOVER_BACKUP,  /* NAME.bak */
    RECOVER_CONFLICT /* a conflict copy, see draft_save */
};

struct recover_item {
    enum recover_kind kind;
    char *path;
    char *form_name;          /* its id where the form is not found */
    time_t saved_at;          /* when the file was written */
    struct progress progress; /* asked 0: the form is not found */
};

struct recover {
    bool readable;              /* whether the draft itself is */
    struct recover_item *items; /* unsaved ones before .bak before conflict copies, newest first */
    size_t count, cap;
};

/* Finds what can be read and is better than the draft at `path`: temporary files that are newer
 * and say something else; all of them and .bak where the draft is damaged or not there; conflict
 * copies always. Changes nothing. `recover` is overwritten; recover_free frees it. */
void recover_find(struct recover *recover, const char *path);
void recover_free(struct recover *recover);

/* Makes the item the draft at `path`; a conflict copy stays a draft of its own, to be opened by its
 * path. A draft that can be read becomes .bak; one that cannot is first given a name of its own,
 * NAME-损坏-….txt, which `kept` (replaced; "" for none) tells, and .bak stays. Nothing is ever
 * overwritten without that. Returns 0 or an errno value: EBUSY where the draft was changed
 * meanwhile. */
int recover_take(const char *path, const struct recover_item *item, struct str *kept);

/* Where nobody can be asked: gives unsaved files the names of conflict copies, so that they are
 * found later and never swept. `kept` is replaced by the path of one, "" for none. Returns 0 or an
 * errno value. */
int recover_keep(const char *path, struct str *kept);

/* Removes temporary files that say the same as the draft, and older ones that are cut off. */
void recover_sweep(const char *path);

/* Whether NAME.bak can be read; its path replaces what `backup` held. */
bool recover_has_backup(const char *path, struct str *backup);

#endif
