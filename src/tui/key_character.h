/* SPDX-License-Identifier: MIT */
/* Characters out of what a terminal sends. For key.c only. */
#ifndef TUI_KEY_CHARACTER_H
#define TUI_KEY_CHARACTER_H

#include <stddef.h>

#include "base/str.h"
#include "tui/key.h"

/* The bytes of the UTF-8 character at `s`: 0 when it goes on behind `len`, -1 when it is none. */
int key_utf8_length(const unsigned char *s, size_t len);

/* Appends the character at `s`, unless it is invalid or a C1 control. Returns its bytes, 0 when it
 * is not all there yet. `charset` is NULL for UTF-8. */
size_t key_take_character(key_charset *charset, const unsigned char *s, size_t len,
                          struct str *out);

#endif
