/* SPDX-License-Identifier: MIT */
/* Sets of characters, as ranges in order. */
#ifndef TEXT_RANGES_H
#define TEXT_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attributes.h"

struct range {
    uint32_t first, last;
};

/* Whether the character is in one of the ranges. */
bool ranges_hold(const struct range *ranges, size_t count, uint32_t character);

#define IS_IN(character, ranges) ranges_hold((ranges), COUNT_OF(ranges), (character))

#endif
