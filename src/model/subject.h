/* SPDX-License-Identifier: MIT */
/* Private to the report walk: what a tag speaks of, and what follows from the state of its answer:
 * whether a clause stands, how often, and what a blank shows. */
#ifndef MODEL_SUBJECT_H
#define MODEL_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/answers.h"
#include "model/template.h"

/* The clauses around a place of the text, outermost first, and the turn each is in. */
struct surroundings {
    const struct tag *clauses[TEMPLATE_MAX_DEPTH];
    size_t turns[TEMPLATE_MAX_DEPTH];
    size_t depth;
};

/* A field, or a column in the row at hand of a repeat. Borrowed from form and answers. */
struct subject {
    const struct field *field; /* NULL: of nothing the form asks */
    const struct field *owner; /* the field that is asked: itself, or the repeat */
    const struct answer *answer;
};

/* What the name in the tag means at that place; with an answer wherever it has a field. */
struct subject subject_of(const struct answers *answers, const struct surroundings *around,
                          const struct tag *tag);

/* How often the body of {{#x}} or {{^x}} stands, for a subject with a field. */
size_t subject_times(const struct subject *subject, const struct tag *clause);

/* Whether the body of a clause stands once for each item of a list, or row of a repeat. */
bool subject_shows_items(const struct subject *subject, const struct tag *clause);

/* Appends what stands in a blank: {{x}}, and {{.}} in that turn of a clause (the item of a list, or
 * the one answer of another field). */
void subject_print(const struct subject *subject, struct str *out);
void subject_print_item(const struct subject *subject, const struct tag *clause, size_t turn,
                        struct str *out);

#endif
