/* SPDX-License-Identifier: MIT */
#include "lint/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum { MOST_FIELDS = 4096, MOST_DEPTH = 24, BUDGET = 1500000 };

void trial_init(struct trial *trial, const struct form *form)
{
    size_t fields = (size_t)form->field_count + 1;

    memset(trial, 0, sizeof *trial);
    trial->form = form;
    trial->slots = xcalloc(fields, sizeof *trial->slots);
    trial->memo = xcalloc(fields, sizeof *trial->memo);
    trial->known = xcalloc(fields, sizeof *trial->known);
    trial->budget = BUDGET;
}

void trial_free(struct trial *trial)
{
    free(trial->slots);
    free(trial->memo);
    free(trial->known);
    free(trial->leaves);
    free(trial->fields);
    free(trial->exprs);
    arena_free(&trial->arena);
}

void trial_reset(struct trial *trial)
{
    for (size_t i = 0; i < trial->met; i++)
        trial->slots[trial->fields[i]] = 0;
    trial->met = trial->taken = trial->count = trial->expr_count = 0;
    arena_reset(&trial->arena);
    trial->exact = true;
    trial->too_much = false;
    trial->turn++;
}

/* --- what is looked at --- */

void trial_add_field(struct trial *trial, int field)
{
    bool calculated = trial->form->fields[field].calculation.node != NULL;

    if (trial->slots[field] || trial->too_much)
        return;
    if (trial->met == MOST_FIELDS || trial->budget <= 0) {
        trial->too_much = true;
        return;
    }
    ARRAY_ROOM(trial->fields, trial->met, trial->fields_cap);
    trial->fields[trial->met++] = field;
    trial->slots[field] = -1;
    if (calculated)
        return;
    ARRAY_ROOM(trial->leaves, trial->count, trial->cap);
    trial->leaves[trial->count++] = (struct trial_leaf){.field = field, .off = -1, .on = -1};
    trial->slots[field] = (int)trial->count;
}

static void add_operand(void *self, int index)
{
    trial_add_field(self, index);
}

void trial_add_expr(struct trial *trial, const struct expr *expr)
{
    if (!expr || trial->too_much)
        return;
    ARRAY_ROOM(trial->exprs, trial->expr_count, trial->exprs_cap);
    trial->exprs[trial->expr_count++] = expr;
    trial->budget -= (long)expr_size(expr);
    trial->exact = trial->exact && expr_only_compares(expr);
    expr_fields(expr, add_operand, trial);
}

void trial_add_section(struct trial *trial, int section)
{
    for (; section >= 0; section = trial->form->sections[section].parent)
        trial_add_expr(trial, trial->form->sections[section].when.expr);
}

/* --- settings --- */

struct trial_leaf *trial_leaf(struct trial *trial, int field)
{
    return trial->slots[field] > 0 ? &trial->leaves[trial->slots[field] - 1] : NULL;
}

void trial_set(struct trial *trial, struct trial_leaf *leaf, int now)
{
    if (now < 0)
        return;
    leaf->now = now;
    trial->turn++;
}

void trial_set_all(struct trial *trial, bool on)
{
    for (size_t i = 0; i < trial->count; i++)
        trial_set(trial, &trial->leaves[i], on ? trial->leaves[i].on : trial->leaves[i].off);
}

void trial_first(struct trial *trial)
{
    for (size_t i = 0; i < trial->count; i++)
        trial_set(trial, &trial->leaves[i], 0);
}

bool trial_next(struct trial *trial)
{
    for (size_t i = 0; i < trial->count; i++) {
        struct trial_leaf *leaf = &trial->leaves[i];
        trial_set(trial, leaf, (leaf->now + 1) % leaf->count);
        if (leaf->now)
            return true;
    }
    return false;
}

double trial_combinations(const struct trial *trial)
{
    double product = 1;

    for (size_t i = 0; i < trial->count; i++)
        product *= trial->leaves[i].count;
    return product;
}

/* --- what they come to --- */

static struct value value_of(struct trial *trial, int index);

static struct value get(void *self, enum expr_name name, int index)
{
    struct value unanswered = {.kind = VALUE_UNANSWERED};

    return (name == EXPR_FIELD || name == EXPR_SELF) && index >= 0 ? value_of(self, index)
                                                                   : unanswered;
}

static bool is_answered(void *self, int index)
{
    (void)self;
    (void)index;
    return true;
}

/* Rows are not tried. */
static struct value sum(void *self, int index, int column)
{
    struct value unanswered = {.kind = VALUE_UNANSWERED};

    (void)self;
    (void)index;
    (void)column;
    return unanswered;
}

struct value trial_eval(struct trial *trial, const struct expr *expr)
{
    struct expr_env env = {get, is_answered, sum, trial};
    struct value value = {.kind = VALUE_UNANSWERED};

    if (trial->depth == MOST_DEPTH || (trial->budget -= (long)expr_size(expr)) < 0) {
        trial->too_much = true;
        return value;
    }
    trial->depth++;
    value = expr_eval(expr, &env, NULL);
    trial->depth--;
    return value;
}

static bool is_refuted(struct trial *trial, const struct expr *when)
{
    struct value value = {.kind = VALUE_UNANSWERED};

    if (when)
        value = trial_eval(trial, when);
    return value.kind != VALUE_UNANSWERED && !expr_truth(&value);
}

bool trial_section(struct trial *trial, int section)
{
    for (; section >= 0; section = trial->form->sections[section].parent)
        if (is_refuted(trial, trial->form->sections[section].when.expr))
            return false;
    return true;
}

static struct value work_out(struct trial *trial, const struct field *field)
{
    struct trial_leaf *leaf = trial_leaf(trial, field->index);
    struct value nothing = {.kind = field->type->family->value, .text = ""};

    if (is_refuted(trial, field->when.expr) || !trial_section(trial, field->section))
        return nothing;
    if (leaf)
        return leaf->values[leaf->now];
    nothing.kind = VALUE_UNANSWERED;
    return field->calculation.expr ? trial_eval(trial, field->calculation.expr) : nothing;
}

static struct value value_of(struct trial *trial, int index)
{
    if (trial->known[index] != trial->turn) {
        trial->memo[index] = work_out(trial, &trial->form->fields[index]);
        trial->known[index] = trial->turn;
    }
    return trial->memo[index];
}

bool trial_stands(struct trial *trial, int field)
{
    struct value value = value_of(trial, field);

    return value.kind == VALUE_UNANSWERED || expr_truth(&value);
}
