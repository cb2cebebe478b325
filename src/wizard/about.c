/* SPDX-License-Identifier: MIT */
/* Which question an expression is about: what a check compares, what decides whether something is
 * asked. */
#include "wizard/mode.h"

/* A ring of calculations cannot be, but many may share their operands. */
enum { MOST_STEPS = 1000 };

struct look {
    const struct answers *answers;
    bool is_open; /* only what has no answer yet */
    const struct field *found;
    int steps;
};

static bool is_meant(const struct look *look, const struct field *field)
{
    const struct answer *answer = answers_of(look->answers, field);

    return field_is_asked(field) && answer->presence == PRESENT &&
           (!look->is_open || answer->reading.state == ANSWER_OPEN);
}

static void look_at(void *self, int index)
{
    struct look *look = self;
    const struct field *field = &look->answers->form->fields[index];

    if (look->found || ++look->steps > MOST_STEPS)
        return;
    if (field->calculation.expr)
        expr_fields(field->calculation.expr, look_at, look);
    else if (is_meant(look, field))
        look->found = field;
}

static const struct field *find(const struct answers *answers, const struct formula *formula,
                                bool is_open)
{
    struct look look = {answers, is_open, NULL, 0};

    if (formula->expr)
        expr_fields(formula->expr, look_at, &look);
    return look.found;
}

const struct field *about_check(const struct answers *answers, const struct check *check)
{
    return find(answers, &check->assert, false);
}

/* The condition that is not settled yet: of the outermost section, else of the field itself. */
static const struct formula *condition_of(const struct answers *answers, const struct field *field)
{
    const struct formula *found = &field->when;

    for (int i = field->section; i >= 0; i = answers->form->sections[i].parent)
        if (answers->sections[i].presence != PRESENT)
            found = &answers->form->sections[i].when;
    return found;
}

const struct field *about_condition(const struct answers *answers, const struct field *field)
{
    const struct formula *condition = condition_of(answers, field);
    const struct field *found = find(answers, condition, true);

    return found ? found : find(answers, condition, false);
}
