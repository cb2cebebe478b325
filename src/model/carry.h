/* SPDX-License-Identifier: MIT */
/* A new draft from last year's: what each field's `prefill` lets through, as an unconfirmed answer
 * (copy) or beside the blank alone (reference). */
#ifndef MODEL_CARRY_H
#define MODEL_CARRY_H

#include "model/draft.h"

/* How many of last year's values came over. */
struct carried {
    int matched;   /* fields of the form that last year's draft has a value for */
    int copied;    /* of them: answers now, unconfirmed */
    int reference; /* of them: beside the blank only */
    int unknown;   /* entries that no field of the form takes, and values it no longer accepts */
};

/* Reads last year's draft by this form, whatever its own was: fields match by name, or by the name
 * they had (`was`). `last` may be zeroed or hold an earlier draft. False where it cannot be used:
 * `diags` and `*error` as draft_read has them. */
bool carry_read(struct draft *last, const char *path, const struct form *form, struct diags *diags,
                int *error);

/* Whether it has anything to give: a draft of another form may have nothing in common with it. */
bool carry_fits(const struct draft *last);

/* Gives a new draft the values of such a draft. Hidden, refused and unaccepted default answers stay
 * behind, as do 待核, notes, reasons and what it had of its own last year. Settled. */
struct carried carry_over(struct draft *draft, const struct draft *last);

#endif
