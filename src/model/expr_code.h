/* SPDX-License-Identifier: MIT */
/* A compiled expression: what expr.c writes and expr_eval.c runs, private to both.
 *
 * Steps in the order they are run, operands first. Each puts its result on a stack in place of its
 * operands, so that no expression, however it is nested, makes the evaluator recurse. */
#ifndef MODEL_EXPR_CODE_H
#define MODEL_EXPR_CODE_H

#include "model/expr.h"

/* An answered value has no problem; an unanswered one may have the reason why. */
struct expr_slot {
    struct value value;
    const char *problem;
};

struct expr_machine {
    struct expr_slot stack[EXPR_MAX_DEPTH];
    size_t height;
    const struct expr_env *env;
};

/* How two values may stand to each other for a comparison to hold. */
enum { EXPR_LESS = 1, EXPR_EQUAL = 2, EXPR_GREATER = 4 };

struct expr_step;
typedef void expr_run(struct expr_machine *machine, const struct expr_step *step);
expr_run expr_run_value, expr_run_name, expr_run_answered, expr_run_negate, expr_run_not;
expr_run expr_run_calculate, expr_run_compare, expr_run_logic, expr_run_sum, expr_run_has;

struct expr_step {
    expr_run *run;
    struct value value;  /* of expr_run_value */
    enum expr_name name; /* of expr_run_name and expr_run_answered */
    int index;
    int column; /* of expr_run_sum */
    bool (*calculate)(struct decimal a, struct decimal b, struct decimal *out);
    unsigned accept; /* of expr_run_compare */
    bool decisive;   /* of expr_run_logic: the truth that decides alone */
};

struct expr {
    const struct expr_step *steps;
    size_t count;
};

/* Why values of these kinds cannot be calculated with or compared, or NULL. VALUE_UNANSWERED: not
 * known yet, which never is a problem by itself. */
const char *expr_number_problem(enum value_kind kind);
const char *expr_compare_problem(enum value_kind a, enum value_kind b, unsigned accept);

#endif
