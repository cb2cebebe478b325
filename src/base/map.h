/* SPDX-License-Identifier: MIT */
/* From a name to a number: fields by name, keys already seen. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

struct map_slot;
struct map {
    struct map_slot *slots;
    size_t count, cap;
};

#define MAP_INIT                                                                                   \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/* Makes room for so many keys at once. */
void map_reserve(struct map *map, size_t count);

/* Sets `key` (borrowed: it must outlive the map) to `value` >= 0. Returns the value the key had
 * already, which then stays, or -1 when it is new. */
long map_add(struct map *map, const char *key, size_t len, long value);

/* The value of the key, or -1. */
long map_find(const struct map *map, const char *key, size_t len);

/* Forgets the keys and keeps the memory; map_free gives it back. */
void map_clear(struct map *map);
void map_free(struct map *map);

#endif
