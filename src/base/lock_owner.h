/* SPDX-License-Identifier: MIT */
/* What stands in a lock file, for lock.c alone: "name: value" lines. */
#ifndef BASE_LOCK_OWNER_H
#define BASE_LOCK_OWNER_H

#include "base/lock.h"

enum { LOCK_MOST = 1024 }; /* bytes of a lock file */

/* This process. */
void lock_owner_self(struct lock_owner *owner);

/* The text of a lock; the caller frees. */
char *lock_owner_text(const struct lock_owner *owner);

/* False for what no lock of ours looks like: too long, another format, without a process, account
 * or host. Lines with an unknown name are passed over. */
bool lock_owner_parse(struct lock_owner *owner, const char *text, size_t len);

/* Whether the process was one of this host and is there no more. What cannot be known is there. */
bool lock_owner_is_gone(const struct lock_owner *owner);

#endif
