/* SPDX-License-Identifier: MIT */
/* The keys of the form language, one row each: the loader, and whatever describes the language,
 * read them from here. */
#ifndef MODEL_KEY_TABLE_H
#define MODEL_KEY_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum key_kind {
    KEY_TEXT,    /* const char *: one line */
    KEY_PROSE,   /* struct prose: text with blanks */
    KEY_FORMULA, /* struct formula: an expression */
    KEY_BOOLEAN, /* bool: true or false */
    KEY_COUNT,   /* int from 1 */
    KEY_WORD,    /* int: the position of the word in `words` */
    KEY_TYPE,    /* const struct type * */
    KEY_SCALAR,  /* const struct node *: a number or text, looked at when the type is known */
    KEY_NODE,    /* const struct node *: of any kind, looked at later */
    KEY_LIST     /* const struct node *: a list of maps with the keys of `items` */
};

struct key_table;

struct key_row {
    const char *name;
    enum key_kind kind;
    size_t offset; /* in the struct that is filled */
    bool required;
    const char *help;              /* one sentence for authors */
    const char *absent;            /* what holds without the key; NULL where it is required */
    const char *example;           /* a value */
    const char *const *words;      /* of KEY_WORD, NULL-terminated; "" has no word */
    const struct key_table *items; /* of KEY_LIST */
};

/* The keys of one kind of map. */
struct key_table {
    const char *what; /* 模板, 章节, 填报项, 选项, 校验 */
    const struct key_row *rows;
    size_t count;
};

extern const struct key_table form_keys, section_keys, field_keys, choice_keys, check_keys;

#endif
