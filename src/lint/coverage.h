/* SPDX-License-Identifier: MIT */
/* Which conditions of a form its tests have tried both ways: clauses of title, headings and texts,
 * and every `when`. */
#ifndef LINT_COVERAGE_H
#define LINT_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/map.h"
#include "model/answers.h"
#include "model/form.h"

struct condition {
    const struct node *node; /* the text or the `when` */
    size_t offset;           /* of the tag in the text, in bytes */
    const struct tag *tag;   /* of a clause, else NULL: */
    const struct section *section;
    const struct field *field; /* whose `when` it is, the other being NULL */
    bool stood, dropped;
};

/* The conditions in the order of the document. */
struct coverage {
    struct condition *items;
    size_t count, cap;
    struct map by_tag;
};

/* All conditions of a form, which outlives it, none of them tried. */
void coverage_init(struct coverage *coverage, const struct form *form);
void coverage_free(struct coverage *coverage);

/* Notes which way each condition goes with these answers, settled; one inside of what is not there
 * goes neither way. */
void coverage_note(struct coverage *coverage, const struct answers *answers);

/* How many have gone both ways. */
size_t coverage_whole(const struct coverage *coverage);

/* Adds a hint for each of the others; `diags` has the source of the form. */
void coverage_report(const struct coverage *coverage, struct diags *diags);

#endif
