/* SPDX-License-Identifier: MIT */
/* A YAML document as a tree with positions: the only place that knows libyaml.
 *
 * One document of the plain kind people write by hand: maps, lists, scalars. Aliases, anchors,
 * tags, merge keys, duplicate keys, NUL characters and anything past the limits are errors. A
 * scalar is text until a field's type says otherwise. */
#ifndef MODEL_NODE_H
#define MODEL_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum node_kind { NODE_SCALAR, NODE_MAP, NODE_LIST };
enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_LITERAL, NODE_FOLDED };

struct node {
    enum node_kind kind;
    enum node_style style; /* of a scalar */
    int line, col;         /* where it begins, from 1, in code points */
    const char *text;      /* of a scalar: NUL-terminated, without NUL inside */
    size_t len;
    const struct node *key;   /* in a map: the scalar before the colon */
    const struct node *first; /* of a map or list */
    const struct node *next;  /* sibling */
    size_t count;             /* of children */
};

enum {
    NODE_MAX_FILE = 4 * 1024 * 1024,
    NODE_MAX_EVENTS = 400000,
    NODE_MAX_DEPTH = 32,
    NODE_MAX_SCALAR = 64 * 1024
};

/* Reads the text (UTF-8, as encoding_decode gives it). The tree lives in the arena. NULL when there
 * are errors, all of them in `diags`; what beginners do (full-width marks, U+3000 or tab
 * indentation, a value that begins with {{ unquoted) is named for what it is. Empty input is an
 * error of the file as a whole. */
const struct node *node_parse(struct arena *arena, const char *text, size_t len,
                              struct diags *diags);

/* The same, and the tree also where only single words are refused (an anchor, an alias, a tag, a
 * merge key, a key twice, NUL), for who looks what else is wrong. */
const struct node *node_parse_through(struct arena *arena, const char *text, size_t len,
                                      struct diags *diags);

/* Reads the file ("-": standard input) and appends its text. False: `diags` says why, and `*error`
 * is the errno value where the file could not be read (EFBIG: it is too large), else 0. */
bool node_text(const char *path, struct str *text, struct diags *diags, int *error);

/* What people read for the path of a file. */
const char *node_file_name(const char *path);

/* Reads and decodes the file into the arena, names it in `diags` (with its text as source) and
 * parses it. Returns NULL when there are errors; `*error` is then the errno value where the file
 * could not be read (ENOENT …; the finding is added too), else 0. */
const struct node *node_read(struct arena *arena, const char *path, struct diags *diags,
                             int *error);

/* The same, and the bytes as they stand in the file replace what `bytes` held. */
const struct node *node_read_bytes(struct arena *arena, const char *path, struct str *bytes,
                                   struct diags *diags, int *error);

/* The value of a key, or NULL. */
const struct node *node_get(const struct node *map, const char *key);

/* The same, or the map itself: where a finding about the key stands. */
const struct node *node_of_key(const struct node *map, const char *key);

/* The place of byte `offset` of a scalar's text in the file; for a style where it cannot be told
 * exactly the beginning of the scalar. */
void node_place(const struct node *scalar, const struct diags *diags, size_t offset, int *line,
                int *col);

/* The version of libyaml. */
const char *node_library(void);

#endif
