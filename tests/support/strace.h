/* SPDX-License-Identifier: MIT */
/* The system calls of a program, and what strace can do to each of them. */
#ifndef SUPPORT_STRACE_H
#define SUPPORT_STRACE_H

#include <stdbool.h>
#include <stddef.h>

/* What is done to a call: killed before it, or failing with an error, once or from then on. */
struct strace_point {
    char call[32];
    int ordinal;
    int error; /* 0: killed */
    bool sticky;
};

struct strace_points {
    struct strace_point *items;
    size_t count, cap;
};

/* Whether strace is there, and may trace. */
bool strace_works(void);

/* Appends what can be done to the calls in a log of an undisturbed run: all of it, or a part of
 * what comes after the program has ignored SIGXFSZ, which the loader has not. The caller frees the
 * items. */
void strace_find(struct strace_points *points, const char *log, bool all);

/* The value of -e that does it. */
void strace_option(const struct strace_point *point, char *out, size_t size);

/* "EIO"; "SIGKILL" for 0. */
const char *strace_error_name(int error);

#endif
