/* SPDX-License-Identifier: MIT */
/* Untrusted text on its way to a screen or to standard error. */
#ifndef TEXT_SAFE_H
#define TEXT_SAFE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Whether the character must not reach a terminal as it is: C0, DEL, C1, bidi controls, zero-width
 * and other invisible characters, surrogates, noncharacters. U+3000 and U+00A0 are fine. */
bool safe_is_hidden(uint32_t character);

/* Appends the text; each such character, and each invalid byte, becomes a visible mark: <U+202E>,
 * <9B>. A line feed too: callers split lines first. */
void safe_add(struct str *out, const char *text, size_t len);

/* The lines of a text, each ended by a line feed. */
void safe_add_lines(struct str *out, const char *text);

#endif
