/* SPDX-License-Identifier: MIT */
/* Who has a file open: a lock file .NAME.lock beside it (0600, in a setgid folder 0660), which
 * appears whole, and which only one of many can make.
 *
 * It is stale, and the next one takes it over, when it was made on this host by a process that is
 * gone, or whose number another process has now (it started at another time). An empty one (of a
 * computer that lost power) is stale after a minute. All others are held: a lock of another host,
 * and what cannot be read or is no lock, which is never followed and never waited for. */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "base/str.h"

enum { LOCK_WORD_SIZE = 72 };

/* What a lock says. The words are data from a file, "" where unknown: they go through text/safe.h
 * before they are shown. */
struct lock_owner {
    char account[LOCK_WORD_SIZE], host[LOCK_WORD_SIZE];
    char terminal[LOCK_WORD_SIZE]; /* "pts/3" */
    char address[LOCK_WORD_SIZE];  /* where the ssh connection comes from */
    long pid;                      /* 0: nothing is known of the owner */
    unsigned long long started;    /* in clock ticks since the start of the system; 0: unknown */
    time_t since;                  /* 0: unknown */
};

struct lock {
    char *path; /* of the lock file; NULL: none is held */
    char *text; /* what stands in it */
    pid_t pid;
};

#define LOCK_NONE                                                                                  \
    {                                                                                              \
        NULL, NULL, 0                                                                              \
    }

/* Takes the lock of the file at `path`, which need not exist. Returns 0; EAGAIN where it is held,
 * also by this process, with the owner filled in (pid 0: unknown); else the errno value that no
 * lock can be made for, EACCES or EROFS in a folder that may only be read. `lock` is overwritten:
 * it holds nothing unless 0 is returned. */
int lock_take(struct lock *lock, const char *path, struct lock_owner *owner);

/* Removes the lock where it still is this process's own. Nothing where none is held. */
void lock_release(struct lock *lock);

/* Whether somebody, this process included, holds the lock of the file at `path`, and who. */
bool lock_read(const char *path, struct lock_owner *owner);

/* Appends who and since when, in words: "lihua（终端 pts/3，从 10.1.2.3 登录），从12月18日15:02起".
 */
void lock_owner_print(const struct lock_owner *owner, struct str *out);

#endif
