/* SPDX-License-Identifier: MIT */
/* Memory that is given back all at once: what was read from one file lives in one arena. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;
struct arena {
    struct arena_chunk *chunks; /* the newest first */
    size_t used;                /* bytes of the newest that are taken */
};

#define ARENA_INIT                                                                                 \
    {                                                                                              \
        NULL, 0                                                                                    \
    }

/* Memory aligned for any type, zeroed; it lives until arena_reset or arena_free. arena_take: not
 * zeroed. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_take(struct arena *arena, size_t size);
char *arena_strndup(struct arena *arena, const char *text, size_t len);

/* Forgets everything but keeps one chunk, so that reading many files costs no new memory. */
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

#endif
