/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL, and the one way to give up. */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

#include "base/attributes.h"

/* Ends the program with exit code 3 after running the cleanup (below) and printing the message to
 * standard error. For the impossible and for exhausted memory only. */
ATTR_NORETURN ATTR_PRINTF(1, 2) void die(const char *format, ...);

/* The same where memory is out, for what libraries could not allocate. */
ATTR_NORETURN void die_out_of_memory(void);

/* What die() runs first: the terminal is given back here. NULL for nothing. */
void die_set_cleanup(void (*cleanup)(void));

/* As malloc, calloc, realloc, strdup, strndup; the caller frees. They die() when memory is out. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t len);

/* Returns `items`, reallocated where `count` items of `size` bytes leave no room for one more;
 * `*cap` follows (doubling, from 8). Use the macro. */
void *array_reserve(void *items, size_t count, size_t *cap, size_t size);
#define ARRAY_ROOM(items, count, cap)                                                              \
    ((items) = array_reserve((items), (count), &(cap), sizeof *(items)))

#endif
