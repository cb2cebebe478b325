/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum { CHUNK_SIZE = 32 * 1024 };

union most_aligned {
    void *pointer;
    long long integer;
    double real;
};

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    union most_aligned memory[];
};

static struct arena_chunk *chunk_new(struct arena_chunk *older, size_t size)
{
    struct arena_chunk *chunk = xmalloc(sizeof *chunk + size);

    chunk->older = older;
    chunk->size = size;
    return chunk;
}

void *arena_take(struct arena *arena, size_t size)
{
    char *memory;

    size = (size + sizeof(union most_aligned) - 1) / sizeof(union most_aligned) *
           sizeof(union most_aligned);
    if (!arena->chunks || arena->chunks->size - arena->used < size) {
        arena->chunks = chunk_new(arena->chunks, size > CHUNK_SIZE ? size : CHUNK_SIZE);
        arena->used = 0;
    }
    memory = (char *)arena->chunks->memory + arena->used;
    arena->used += size;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_take(arena, size), 0, size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
    char *copy = arena_take(arena, len + 1);

    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

static void free_chunks(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
}

void arena_reset(struct arena *arena)
{
    if (arena->chunks) {
        free_chunks(arena->chunks->older);
        arena->chunks->older = NULL;
    }
    arena->used = 0;
}

void arena_free(struct arena *arena)
{
    free_chunks(arena->chunks);
    arena->chunks = NULL;
    arena->used = 0;
}
