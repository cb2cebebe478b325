/* SPDX-License-Identifier: MIT */
/* YAML as we write it: block style, two spaces, literal blocks for text of several lines; what a
 * plain scalar would change is quoted. libyaml reads back exactly what was given. */
#ifndef MODEL_YAML_WRITE_H
#define MODEL_YAML_WRITE_H

#include <stddef.h>

#include "base/str.h"
#include "model/node.h"

enum yaml_type {
    YAML_TEXT, /* quoted where another reader of YAML would take it for a number, date or boolean */
    YAML_FIGURE /* plain where it can be */
};

/* Appends "key: value" at the indent (in levels of two spaces), line feed included. */
void yaml_write_scalar(struct str *out, int indent, const char *key, const char *text, size_t len,
                       enum yaml_type type);

/* The same as a literal block, also for one line, wherever a block can hold the text. */
void yaml_write_block(struct str *out, int indent, const char *key, const char *text, size_t len);

/* Appends "key: [a, b]" on one line where that stays under 100 columns, else one item per line. An
 * empty list is []. */
void yaml_write_list(struct str *out, int indent, const char *key, const char *const *items,
                     size_t count);

/* Appends "- {key: text, …}" on one line where that stays under 100 columns, else one entry per
 * line. There is one pair at least. */
struct yaml_pair {
    const char *key, *text;
    enum yaml_type type;
};
void yaml_write_pairs(struct str *out, int indent, const struct yaml_pair *pairs, size_t count);

/* Appends "key:" and the tree as it was read (styles kept where they still hold the text). */
void yaml_write_node(struct str *out, int indent, const char *key, const struct node *node);

/* Appends "- " and one item of a list, as it was read. */
void yaml_write_item(struct str *out, int indent, const struct node *item);

#endif
