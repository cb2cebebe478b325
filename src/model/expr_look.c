/* SPDX-License-Identifier: MIT */
/* What an expression is made of, for those who reason about it without answers. */
#include "base/attributes.h"
#include "model/expr_code.h"

size_t expr_size(const struct expr *expr)
{
    return expr->count;
}

void expr_constants(const struct expr *expr, void (*each)(void *self, const struct value *value),
                    void *self)
{
    for (size_t i = 0; i < expr->count; i++)
        if (expr->steps[i].run == expr_run_value)
            each(self, &expr->steps[i].value);
}

/* What a step leaves on the stack. */
enum part { LITERAL, NAME, TRUTH };

struct look {
    enum part stack[EXPR_MAX_DEPTH];
    size_t height;
};

static bool look_value(struct look *look, const struct expr_step *step)
{
    (void)step;
    look->stack[look->height++] = LITERAL;
    return true;
}

static bool look_name(struct look *look, const struct expr_step *step)
{
    look->stack[look->height++] = NAME;
    return step->name == EXPR_FIELD || step->name == EXPR_SELF;
}

static bool look_sign(struct look *look, const struct expr_step *step)
{
    (void)step;
    return look->stack[look->height - 1] == LITERAL;
}

static bool look_not(struct look *look, const struct expr_step *step)
{
    (void)step;
    look->stack[look->height - 1] = TRUTH;
    return true;
}

static bool look_calculate(struct look *look, const struct expr_step *step)
{
    (void)step;
    look->height--;
    return look->stack[look->height] == LITERAL && look->stack[look->height - 1] == LITERAL;
}

static bool look_compare(struct look *look, const struct expr_step *step)
{
    bool names = look->stack[look->height - 1] == NAME && look->stack[look->height - 2] == NAME;

    (void)step;
    look->stack[--look->height - 1] = TRUTH;
    return !names;
}

static bool look_logic(struct look *look, const struct expr_step *step)
{
    (void)step;
    look->stack[--look->height - 1] = TRUTH;
    return true;
}

/* A step that is not here says no. */
static const struct {
    void (*run)(struct expr_machine *machine, const struct expr_step *step);
    bool (*look)(struct look *look, const struct expr_step *step);
} parts[] = {
    {expr_run_value, look_value},         {expr_run_name, look_name},
    {expr_run_negate, look_sign},         {expr_run_not, look_not},
    {expr_run_calculate, look_calculate}, {expr_run_compare, look_compare},
    {expr_run_logic, look_logic},         {expr_run_has, look_logic},
};

static bool look_step(struct look *look, const struct expr_step *step)
{
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i].run == step->run)
            return parts[i].look(look, step);
    return false;
}

bool expr_only_compares(const struct expr *expr)
{
    struct look look = {.height = 0};

    for (size_t i = 0; i < expr->count; i++)
        if (!look_step(&look, &expr->steps[i]))
            return false;
    return true;
}
