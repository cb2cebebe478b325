/* SPDX-License-Identifier: MIT */
/* Private to lint: what its rules share. */
#ifndef LINT_LINT_RULES_H
#define LINT_LINT_RULES_H

#include "lint/trial.h"
#include "model/answers.h"

struct lint {
    const struct form *form;
    struct diags *diags;
    struct trial trial;
    struct answers answers; /* none: blanks show their placeholders */
    signed char *forced;    /* by field; all 0 between uses */
    long bytes;             /* that may still be rendered */
};

typedef void lint_rule(struct lint *lint);

lint_rule lint_id, lint_labels, lint_alike, lint_twice, lint_unused; /* lint_names.c */
lint_rule lint_order, lint_units, lint_hedges;                       /* lint_blanks.c */
lint_rule lint_zero;                                                 /* lint_zero.c */
lint_rule lint_headings;                                             /* lint_headings.c */
lint_rule lint_conditions, lint_choices, lint_nested;                /* lint_conditions.c */
lint_rule lint_clauses;                                              /* lint_clauses.c */
lint_rule lint_quotes;                                               /* lint_quotes.c */

/* How a finding about the words of a section (-1: of the form) weighs: a text that stands exactly
 * as its author wrote it is the author's, and gets hints. */
enum diag_severity lint_severity(const struct lint *lint, int section);

/* A finding at a key's value (or the map without it), or at a byte of a scalar's text. */
ATTR_PRINTF(5, 6)
void lint_say(struct lint *lint, enum diag_severity severity, const struct node *map,
              const char *key, const char *format, ...);
ATTR_PRINTF(5, 6)
void lint_say_at(struct lint *lint, enum diag_severity severity, const struct node *scalar,
                 size_t offset, const char *format, ...);

#endif
