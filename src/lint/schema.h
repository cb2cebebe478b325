/* SPDX-License-Identifier: MIT */
/* The form language as a JSON Schema (draft-07, json-schema.org), from the tables the loader reads.
 *
 * It knows keys, kinds, words and what is required. Names, expressions and templates are text to
 * it: these only the loader understands. */
#ifndef LINT_SCHEMA_H
#define LINT_SCHEMA_H

#include "base/str.h"
#include "model/key_table.h"
#include "model/type.h"

/* Appends the schema, with a line feed at the end. */
void schema_add(struct str *out);

/* Appends the sentences on a key for authors: what it is for, what it takes, what holds without
 * it. The manual has the same. */
void schema_describe_key(struct str *out, const struct key_row *row);
void schema_describe_type(struct str *out, const struct type *type);

#endif
