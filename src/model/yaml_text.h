/* SPDX-License-Identifier: MIT */
/* Which form of a YAML scalar holds a text; inside of the YAML writer only. */
#ifndef MODEL_YAML_TEXT_H
#define MODEL_YAML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum yaml_place { YAML_IN_BLOCK, YAML_IN_FLOW, YAML_AS_KEY };

/* Whether some reader of YAML would take the plain text for a number, a date, a boolean or null. */
bool yaml_looks_like_figure(const char *text, size_t len);

/* Whether a plain scalar, or a literal block, is read back as the same text. */
bool yaml_holds_plain(const char *text, size_t len, enum yaml_place place);
bool yaml_holds_literal(const char *text, size_t len);

/* Appends the text between quotes on one line: single ones where it holds " or \ and needs no
 * escape. Bytes that are no UTF-8 become U+FFFD. */
void yaml_add_quoted(struct str *out, const char *text, size_t len);

#endif
