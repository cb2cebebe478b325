/* SPDX-License-Identifier: MIT */
/* What was half typed in a prompt (a note, a reason, a rewording), kept in the draft under _typing
 * until it is done. The names begin with _, so that none is a field's: _notes.FIELD,
 * _reasons.CHECK, _text.NUMBER, the number telling a paragraph by what its form says there. */
#ifndef MODEL_TYPING_H
#define MODEL_TYPING_H

#include <stdbool.h>

#include "base/str.h"
#include "model/node.h"

struct draft;
struct reword_unit;

#define TYPING_NOTE   "_notes."
#define TYPING_REASON "_reasons."
#define TYPING_WORDS  "_text."

struct typing {
    char *name, *text;
};

struct typings {
    struct typing *items;
    size_t count, cap;
};

/* Appends the name of a paragraph. */
void typing_name_words(const struct reword_unit *unit, struct str *out);

/* The text half typed, "" for none: borrowed until the next change. */
const char *typing_of(const struct draft *draft, const char *name);

/* Keeps it, empty: forgets it. False, and nothing changed, where no draft can hold it. */
bool typing_put(struct draft *draft, const char *name, const char *text);

/* Whether there is one of a paragraph that the form still has; of drafts from anywhere the first
 * ones count. */
bool typing_has_words(const struct draft *draft);

/* From and to the draft: entries of _typing that are such names are taken, others are not ours. */
bool typing_is_ours(const struct node *node);
void typing_bind(struct draft *draft, const struct node *node);
void typing_write(const struct draft *draft, struct str *out);

bool typing_same(const struct draft *a, const struct draft *b);
void typing_free(struct draft *draft);

#endif
