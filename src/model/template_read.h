/* SPDX-License-Identifier: MIT */
/* Private to the compiler of templates: where tags stand in the source, and what is in them. */
#ifndef MODEL_TEMPLATE_READ_H
#define MODEL_TEMPLATE_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "model/template.h"

struct delimiter {
    const char *text;
    size_t len;
};

enum { TEMPLATE_CLOSERS = 3 };

/* A template's text, and the delimiters in force. Tags are read from the left to the right: where
 * the next line end is and the next closing delimiter, by what stands before it, is kept until
 * then, so that a text full of tags that nothing closes is not gone through once for each. */
struct template_source {
    const char *text;
    size_t len;
    struct delimiter open, close;
    size_t feed, closing[TEMPLATE_CLOSERS]; /* 0: not looked for yet */
};

struct compiler;
struct found;

/* What the character behind the opening delimiter says. */
struct sigil {
    char sign;   /* '\0', at the end of a table: any other */
    char closer; /* stands before the closing delimiter: nothing, '}' or '=' */
    enum tag_kind kind;
    bool raw;
    bool standalone; /* alone on a line it takes the line with it */
    bool lines;      /* the content may go over line ends */
    bool open;       /* it may hold opening delimiters */
    void (*compile)(struct compiler *c, const struct found *found); /* NULL: nothing comes of it */
};

/* One tag as it stands in the source. */
struct found {
    const struct sigil *sigil;
    size_t offset, end; /* of the whole tag */
    const char *name;
    size_t len;
    const char *indent; /* of a tag that takes its line; else NULL */
    size_t indent_len;
};

/* Where the next opening delimiter stands, from `at` on; source->len: nowhere. */
size_t template_next(const struct template_source *source, size_t at);

/* Reads the tag whose opening delimiter stands at `offset`. False when it is not closed: only
 * found->sigil is of use then. */
bool template_read_tag(struct template_source *source, const struct sigil *sigils, size_t offset,
                       struct found *found);

/* Whether nothing but blanks is around the tag: from `start`, its line, up to `next`, the next. */
bool template_is_alone(const struct template_source *source, const struct found *found,
                       size_t *start, size_t *next);

/* Takes new delimiters from the content of {{=<% %>=}}; false, and nothing changed, where they are
 * not two. */
bool template_read_delimiters(struct template_source *source, const struct found *found);

#endif
