/* SPDX-License-Identifier: MIT */
/* Answers on trial: what conditions come to when the fields they look at take values that matter,
 * their `when` and calculations followed. */
#ifndef LINT_TRIAL_H
#define LINT_TRIAL_H

#include "base/arena.h"
#include "model/form.h"

/* The most values of a field; a year like any other. */
enum { TRIAL_VALUES = 16, TRIAL_YEAR = 2026 };

/* A field that is asked, and the values it takes in turn. */
struct trial_leaf {
    int field;
    struct value values[TRIAL_VALUES];
    int count;
    int off, on; /* indices of 无 or 0 (-1: it cannot be) and of a full answer */
    int now;
};

struct trial {
    const struct form *form;
    struct trial_leaf *leaves;
    size_t count, cap;
    int *slots;  /* by field: 0 not met, > 0 its leaf + 1, < 0 calculated */
    int *fields; /* those met: a queue */
    size_t met, taken, fields_cap;
    const struct expr **exprs;
    size_t expr_count, exprs_cap;
    struct value *memo; /* by field, of the turn in `known` */
    unsigned *known;    /* by field: the turn */
    unsigned turn;
    struct arena arena;
    int depth;
    bool exact; /* the values decide everything: what holds for none of them never holds */
    bool too_much;
    long budget; /* of the whole form: no form keeps lint busy for ever */
};

void trial_init(struct trial *trial, const struct form *form);
void trial_free(struct trial *trial);

/* Begins anew; then what is to be tried is added, and trial_ready finds the values. False: it is
 * too much to try. All leaves are on. */
void trial_reset(struct trial *trial);
void trial_add_expr(struct trial *trial, const struct expr *expr);
void trial_add_field(struct trial *trial, int field);
void trial_add_section(struct trial *trial, int section);
bool trial_ready(struct trial *trial);

/* Settings of the leaves; trial_set takes an index of its values. */
void trial_set(struct trial *trial, struct trial_leaf *leaf, int now);
void trial_set_all(struct trial *trial, bool on);
struct trial_leaf *trial_leaf(struct trial *trial, int field);

/* The next of all combinations, beginning where each leaf has its first value; false at the end. */
void trial_first(struct trial *trial);
bool trial_next(struct trial *trial);
double trial_combinations(const struct trial *trial);

/* What an expression, a clause of a field, a section come to now. What is unanswered stands. */
struct value trial_eval(struct trial *trial, const struct expr *expr);
bool trial_stands(struct trial *trial, int field);
bool trial_section(struct trial *trial, int section);

/* Appends what the answers are now, where not all are full: "a、b 为无或 0 ", "只有 c 有内容". */
void trial_describe(const struct trial *trial, struct str *out);

#endif
