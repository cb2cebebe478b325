/* SPDX-License-Identifier: MIT */
/* JSON (RFC 8259) as programs read it from us. */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include "base/str.h"

/* Appends the text as a JSON string with its quotes. What safe.h hides is escaped; bytes that are
 * no UTF-8 (in the names of files) become U+FFFD. */
void json_add_string(struct str *out, const char *text);

#endif
