/* SPDX-License-Identifier: MIT */
/* Terminal cells. One function for layout and, through our wcwidth() in width.c, for ncurses. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Whether East-Asian ambiguous characters (“ ” — … ·) take two cells here. Off at start. */
void width_set_ambiguous_wide(bool wide);
bool width_ambiguous_wide(void);

/* Cells of a code point: 0, 1, 2; -1 for controls and what Unicode has not assigned.
 * UAX #11; the same whatever the version of libunistring, but for what its Unicode lacks. U+0000
 * takes 0, as wcwidth() has it. */
int width_of(uint32_t character);

/* Whether the character's width depends on the setting above. */
bool width_is_ambiguous(uint32_t character);

/* Cells of valid UTF-8; characters without a width count 1. */
size_t width_text(const char *text, size_t len);

/* The bytes of the longest prefix that fits `cells`, cut between graphemes. */
size_t width_prefix(const char *text, size_t len, size_t cells);

/* Appends blanks until what stands in `out` from byte `start` on takes so many cells. */
void width_pad(struct str *out, size_t start, size_t cells);

/* The grapheme after and before a position of the text (UAX #29): the new position. */
size_t width_next(const char *text, size_t len, size_t at);
size_t width_back(const char *text, size_t at);

/* The version of libunistring: major × 256 + minor. */
int width_library(void);

#endif
