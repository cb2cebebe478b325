/* SPDX-License-Identifier: MIT */
/* The unit behind a figure: 余万元, 多人次, 篇（条）, ％. */
#ifndef IMPORT_UNIT_H
#define IMPORT_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct unit {
    const char *scale; /* 万; "" for none */
    const char *word;  /* the measure word; "" for none */
    const char *pair;  /* （条）, within the text; `pair_len` bytes */
    size_t pair_len;
    bool is_hedged; /* 余 or 多 stands before it, 左右 behind it */
    size_t len;     /* bytes with all of this */
};

/* Reads the unit at the text, behind blanks. False: none is there. */
bool unit_read(struct unit *unit, const char *text, size_t len);

/* The same behind a decimal, where one capital letter is a unit: X.XL. */
bool unit_read_letter(struct unit *unit, const char *text, size_t len);

/* The unit in one piece: static, or in the arena. */
const char *unit_text(const struct unit *unit, struct arena *arena);

#endif
