/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct map_slot {
    const char *key; /* NULL: free */
    size_t len;
    uint32_t hash;
    long value;
};

enum { FIRST_CAP = 128 }; /* a power of two, as every other one */

/* A product carries upwards only: what its upper half and its last byte know comes down again. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32 ^ hash >> 56;
}

/* By words of eight bytes, the last of which may overlap the one before. */
static uint32_t hash_of(const char *key, size_t len)
{
    uint64_t hash = len, word = 0;

    for (size_t at = 0; at + sizeof word < len; at += sizeof word) {
        memcpy(&word, key + at, sizeof word);
        hash = mix(hash, word);
    }
    if (len >= sizeof word)
        memcpy(&word, key + len - sizeof word, sizeof word);
    else
        for (size_t i = 0; i < len; i++)
            word = word << 8 | (unsigned char)key[i];
    return (uint32_t)mix(hash, word);
}

static struct map_slot *slot_of(const struct map *map, const char *key, size_t len, uint32_t hash)
{
    size_t i = hash & (map->cap - 1);

    while (map->slots[i].key && (map->slots[i].hash != hash || map->slots[i].len != len ||
                                 memcmp(map->slots[i].key, key, len) != 0))
        i = (i + 1) & (map->cap - 1);
    return &map->slots[i];
}

static void grow(struct map *map, size_t cap)
{
    struct map bigger = {NULL, map->count, cap};

    bigger.slots = xcalloc(bigger.cap, sizeof *bigger.slots);
    for (size_t i = 0; i < map->cap; i++) {
        struct map_slot *old = &map->slots[i];
        if (old->key)
            *slot_of(&bigger, old->key, old->len, old->hash) = *old;
    }
    free(map->slots);
    *map = bigger;
}

void map_reserve(struct map *map, size_t count)
{
    size_t cap = FIRST_CAP;

    while (cap / 2 <= count)
        cap *= 2;
    if (cap > map->cap)
        grow(map, cap);
}

long map_add(struct map *map, const char *key, size_t len, long value)
{
    uint32_t hash = hash_of(key, len);
    struct map_slot *slot;

    if (map->count * 2 >= map->cap)
        grow(map, map->cap ? map->cap * 2 : FIRST_CAP);
    slot = slot_of(map, key, len, hash);
    if (slot->key)
        return slot->value;
    *slot = (struct map_slot){key, len, hash, value};
    map->count++;
    return -1;
}

long map_find(const struct map *map, const char *key, size_t len)
{
    struct map_slot *slot;

    if (!map->count)
        return -1;
    slot = slot_of(map, key, len, hash_of(key, len));
    return slot->key ? slot->value : -1;
}

void map_clear(struct map *map)
{
    if (map->count)
        memset(map->slots, 0, map->cap * sizeof *map->slots);
    map->count = 0;
}

void map_free(struct map *map)
{
    free(map->slots);
    *map = (struct map)MAP_INIT;
}
