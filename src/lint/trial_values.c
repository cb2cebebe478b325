/* SPDX-License-Identifier: MIT */
/* The values that matter: what a field's conditions compare it with, what lies beside that, and the
 * usual ones of its type. */
#include <string.h>

#include "base/attributes.h"
#include "lint/trial.h"

enum { MOST_LITERALS = 8 };

static int order_of(const struct value *a, const struct value *b)
{
    if (a->kind == VALUE_NUMBER)
        return decimal_compare(a->number, b->number);
    if (a->kind == VALUE_BOOLEAN)
        return (int)a->boolean - (int)b->boolean;
    return a->len == b->len ? memcmp(a->text, b->text, a->len) : 1;
}

static void add_value(struct trial *trial, struct trial_leaf *leaf, struct value value)
{
    for (int i = 0; i < leaf->count; i++)
        if (order_of(&leaf->values[i], &value) == 0)
            return;
    if (leaf->count == TRIAL_VALUES)
        trial->exact = false;
    else
        leaf->values[leaf->count++] = value;
}

static bool is_within(const struct field *field, struct decimal number)
{
    static const struct {
        enum number_kind kind;
        int most;
    } limits[] = {{NUMBER_MONTH, 12}, {NUMBER_YEAR, 9999}};

    for (size_t i = 0; i < COUNT_OF(limits); i++)
        if (field->type->rule.kind == limits[i].kind &&
            decimal_compare(number, decimal_of(limits[i].most)) > 0)
            return false;
    if (field->lowest.set && decimal_compare(number, field->lowest.value) < 0)
        return false;
    if (field->highest.set && decimal_compare(number, field->highest.value) > 0)
        return false;
    return number.units >= 0 || (field->type->rule.sign && field->type->rule.kind != NUMBER_YEAR);
}

static void add_number(struct trial *trial, struct trial_leaf *leaf, struct decimal number)
{
    if (is_within(&trial->form->fields[leaf->field], number))
        add_value(trial, leaf, (struct value){.kind = VALUE_NUMBER, .number = number});
}

static void add_text(struct trial *trial, struct trial_leaf *leaf, const char *text, size_t len)
{
    enum value_kind kind = trial->form->fields[leaf->field].type->family->value;

    add_value(trial, leaf, (struct value){.kind = kind, .text = text, .len = len});
}

/* Below, at and above it, as finely as the type counts. */
static void add_around(struct trial *trial, struct trial_leaf *leaf, struct decimal number)
{
    int places = trial->form->fields[leaf->field].type->rule.decimals;
    struct decimal step = {1, places}, near;

    add_number(trial, leaf, number);
    if (decimal_subtract(number, step, &near))
        add_number(trial, leaf, near);
    if (decimal_add(number, step, &near))
        add_number(trial, leaf, near);
}

struct literals {
    struct value values[MOST_LITERALS];
    size_t count;
    bool more;
};

static void collect(void *self, const struct value *value)
{
    struct literals *literals = self;

    for (size_t i = 0; i < literals->count; i++)
        if (literals->values[i].kind == value->kind && order_of(&literals->values[i], value) == 0)
            return;
    if (literals->count < MOST_LITERALS)
        literals->values[literals->count++] = *value;
    else
        literals->more = true;
}

struct spread {
    struct trial *trial;
    const struct literals *literals;
};

static void add_literals(void *self, int index)
{
    struct spread *spread = self;
    struct trial_leaf *leaf = trial_leaf(spread->trial, index);
    enum value_kind kind = spread->trial->form->fields[index].type->family->value;

    for (size_t i = 0; leaf && i < spread->literals->count; i++) {
        const struct value *value = &spread->literals->values[i];
        if (kind == VALUE_NUMBER && value->kind == VALUE_NUMBER)
            add_around(spread->trial, leaf, value->number);
        else if ((kind == VALUE_TEXT || kind == VALUE_LIST) && value->kind == VALUE_TEXT)
            add_text(spread->trial, leaf, value->text, value->len);
    }
}

/* has(x, "a") and has(x, "b"): an answer that holds them all. */
static void add_whole_list(struct trial *trial, struct trial_leaf *leaf)
{
    struct str all = STR_INIT;

    for (int i = 0; i < leaf->count; i++)
        if (leaf->values[i].len) {
            str_add(&all, all.len ? "\n" : "");
            str_addn(&all, leaf->values[i].text, leaf->values[i].len);
        }
    add_text(trial, leaf, arena_strndup(&trial->arena, str_text(&all), all.len), all.len);
    str_free(&all);
}

static void add_usual(struct trial *trial, struct trial_leaf *leaf)
{
    const struct field *field = &trial->form->fields[leaf->field];

    if (field->type->family->value == VALUE_NUMBER) {
        add_number(trial, leaf, decimal_of(0));
        add_number(trial, leaf, decimal_of(field->type->rule.kind == NUMBER_YEAR ? TRIAL_YEAR : 1));
        if (field->lowest.set)
            add_number(trial, leaf, field->lowest.value);
        if (field->highest.set)
            add_number(trial, leaf, field->highest.value);
    } else if (field->type->family->value == VALUE_BOOLEAN) {
        add_value(trial, leaf, (struct value){.kind = VALUE_BOOLEAN});
        add_value(trial, leaf, (struct value){.kind = VALUE_BOOLEAN, .boolean = true});
    } else {
        if (!field->required)
            add_text(trial, leaf, "", 0);
        add_text(trial, leaf, "某", strlen("某"));
    }
}

/* Full is the greatest of the values that are no bound, so that conditions like x > 1 hold. */
static void find_ends(struct trial *trial, struct trial_leaf *leaf)
{
    const struct bound *highest = &trial->form->fields[leaf->field].highest;

    for (int i = 0; i < leaf->count; i++) {
        const struct value *value = &leaf->values[i];
        bool number = value->kind == VALUE_NUMBER;
        if (!expr_truth(value))
            leaf->off = i;
        else if (leaf->on < 0 ||
                 (number && order_of(value, &leaf->values[leaf->on]) > 0 &&
                  !(highest->set && decimal_compare(value->number, highest->value) == 0)))
            leaf->on = i;
    }
    leaf->now = leaf->on < 0 ? leaf->off : leaf->on;
    if (leaf->now < 0)
        trial->too_much = true;
}

/* What the fields met depend on in their turn. */
static void follow(struct trial *trial)
{
    for (; trial->taken < trial->met; trial->taken++) {
        const struct field *field = &trial->form->fields[trial->fields[trial->taken]];
        trial_add_expr(trial, field->when.expr);
        trial_add_expr(trial, field->calculation.expr);
        trial_add_section(trial, field->section);
    }
}

/* What the expression compares with, to the fields it looks at. */
static void add_constants(struct trial *trial, const struct expr *expr)
{
    struct literals literals = {.count = 0};
    struct spread spread = {trial, &literals};

    expr_constants(expr, collect, &literals);
    trial->exact = trial->exact && !literals.more;
    trial->budget -= (long)(literals.count * expr_size(expr));
    if (literals.count && trial->budget > 0)
        expr_fields(expr, add_literals, &spread);
}

bool trial_ready(struct trial *trial)
{
    follow(trial);
    for (size_t i = 0; i < trial->count; i++)
        add_usual(trial, &trial->leaves[i]);
    for (size_t i = 0; i < trial->expr_count; i++)
        add_constants(trial, trial->exprs[i]);
    for (size_t i = 0; i < trial->count; i++) {
        struct trial_leaf *leaf = &trial->leaves[i];
        if (trial->form->fields[leaf->field].type->family->value == VALUE_LIST && leaf->count > 2)
            add_whole_list(trial, leaf);
        find_ends(trial, leaf);
    }
    trial->turn++;
    trial->too_much = trial->too_much || trial->budget <= 0;
    return !trial->too_much;
}
