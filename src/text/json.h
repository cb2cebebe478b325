/* SPDX-License-Identifier: MIT */
/* JSON (RFC 8259) as programs read it from us. */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include "base/str.h"

/* Appends the text as a JSON string with its quotes. */
void json_add_string(struct str *out, const char *text);

#endif
