/* SPDX-License-Identifier: MIT */
/* What the steps of a compiled expression do, and the evaluator that runs them. */
#include <string.h>

#include "base/attributes.h"
#include "model/expr_code.h"

const char *expr_number_problem(enum value_kind kind)
{
    static const char *const problems[] = {
        [VALUE_UNANSWERED] = NULL,
        [VALUE_NUMBER] = NULL,
        [VALUE_BOOLEAN] = _("是否项不能参与计算"),
        [VALUE_TEXT] = _("文字不能参与计算"),
        [VALUE_LIST] = _("列表不能参与计算"),
    };

    return problems[kind];
}

const char *expr_compare_problem(enum value_kind a, enum value_kind b, unsigned accept)
{
    static const char *const differ[] = {
        [VALUE_NUMBER] = _("文字不能与是否项比较"), /* by the kind that does not take part */
        [VALUE_BOOLEAN] = _("数值不能与文字比较"),
        [VALUE_TEXT] = _("数值不能与是否项比较"),
    };
    bool ordering = !(accept & EXPR_LESS) != !(accept & EXPR_GREATER);

    if (a == VALUE_LIST || b == VALUE_LIST)
        return _("列表不能比较，请用 has(名称, \"值\")");
    if (ordering && (a == VALUE_BOOLEAN || b == VALUE_BOOLEAN))
        return _("是否项只能用 == 和 != 比较");
    if (a == b || a == VALUE_UNANSWERED || b == VALUE_UNANSWERED)
        return NULL;
    return differ[VALUE_NUMBER + VALUE_BOOLEAN + VALUE_TEXT - a - b];
}

static struct expr_slot unanswered(const char *problem)
{
    return (struct expr_slot){{.kind = VALUE_UNANSWERED}, problem};
}

static struct expr_slot boolean(bool truth)
{
    return (struct expr_slot){{.kind = VALUE_BOOLEAN, .boolean = truth}, NULL};
}

static struct expr_slot number(struct decimal value)
{
    return (struct expr_slot){{.kind = VALUE_NUMBER, .number = value}, NULL};
}

static void push(struct expr_machine *machine, struct value value)
{
    machine->stack[machine->height++] = (struct expr_slot){value, NULL};
}

/* The left operand with the right one behind it; the result replaces the left one. */
static struct expr_slot *pair(struct expr_machine *machine)
{
    return &machine->stack[--machine->height - 1];
}

static bool both_answered(struct expr_slot *pair)
{
    if (pair[0].value.kind != VALUE_UNANSWERED && pair[1].value.kind != VALUE_UNANSWERED)
        return true;
    *pair = unanswered(pair[0].problem ? pair[0].problem : pair[1].problem);
    return false;
}

/* By value, as a section of a template takes it: 1 stands, 0 not, -1 not known. */
static int truth_of(const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        return value->number.units != 0;
    case VALUE_BOOLEAN:
        return value->boolean;
    case VALUE_TEXT:
    case VALUE_LIST:
        return value->len > 0;
    case VALUE_UNANSWERED:
        break;
    }
    return -1;
}

bool expr_truth(const struct value *value)
{
    return truth_of(value) > 0;
}

void expr_run_value(struct expr_machine *machine, const struct expr_step *step)
{
    push(machine, step->value);
}

void expr_run_name(struct expr_machine *machine, const struct expr_step *step)
{
    push(machine, machine->env->get(machine->env->self, step->name, step->index));
}

void expr_run_answered(struct expr_machine *machine, const struct expr_step *step)
{
    push(machine, boolean(machine->env->answered(machine->env->self, step->index)).value);
}

void expr_run_sum(struct expr_machine *machine, const struct expr_step *step)
{
    push(machine, machine->env->sum(machine->env->self, step->index, step->column));
}

void expr_run_negate(struct expr_machine *machine, const struct expr_step *step)
{
    struct expr_slot *slot = &machine->stack[machine->height - 1];
    const char *problem = expr_number_problem(slot->value.kind);

    (void)step;
    if (problem)
        *slot = unanswered(problem);
    else if (slot->value.kind == VALUE_NUMBER)
        slot->value.number.units = -slot->value.number.units;
}

void expr_run_not(struct expr_machine *machine, const struct expr_step *step)
{
    struct expr_slot *slot = &machine->stack[machine->height - 1];
    int truth = truth_of(&slot->value);

    (void)step;
    if (truth >= 0)
        *slot = boolean(!truth);
}

void expr_run_calculate(struct expr_machine *machine, const struct expr_step *step)
{
    struct expr_slot *operands = pair(machine);
    const char *problem = expr_number_problem(operands[0].value.kind);
    struct decimal result;

    if (!both_answered(operands))
        return;
    if (!problem)
        problem = expr_number_problem(operands[1].value.kind);
    if (problem)
        *operands = unanswered(problem);
    else if (step->calculate(operands[0].value.number, operands[1].value.number, &result))
        *operands = number(result);
    else if (step->calculate == decimal_divide && operands[1].value.number.units == 0)
        *operands = unanswered(_("除数是0，无法计算"));
    else
        *operands = unanswered(_("计算结果超出范围（最多18位，其中小数最多9位）"));
}

static int compare_text(const struct value *a, const struct value *b)
{
    int order = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);

    return order ? order : (a->len > b->len) - (a->len < b->len);
}

static int compare_numbers(const struct value *a, const struct value *b)
{
    return decimal_compare(a->number, b->number);
}

static int compare_booleans(const struct value *a, const struct value *b)
{
    return (int)a->boolean - (int)b->boolean;
}

void expr_run_compare(struct expr_machine *machine, const struct expr_step *step)
{
    static int (*const compare[])(const struct value *a, const struct value *b) = {
        [VALUE_NUMBER] = compare_numbers,
        [VALUE_BOOLEAN] = compare_booleans,
        [VALUE_TEXT] = compare_text,
    };
    struct expr_slot *operands = pair(machine);
    const struct value *a = &operands[0].value, *b = &operands[1].value;
    const char *problem = expr_compare_problem(a->kind, b->kind, step->accept);
    int order;

    if (!both_answered(operands))
        return;
    if (problem) {
        *operands = unanswered(problem);
        return;
    }
    order = compare[a->kind](a, b);
    *operands = boolean(step->accept & (order < 0   ? EXPR_LESS
                                        : order > 0 ? EXPR_GREATER
                                                    : EXPR_EQUAL));
}

void expr_run_logic(struct expr_machine *machine, const struct expr_step *step)
{
    struct expr_slot *operands = pair(machine);
    int left = truth_of(&operands[0].value), right = truth_of(&operands[1].value);

    if (left == step->decisive || right == step->decisive)
        *operands = boolean(step->decisive);
    else if (both_answered(operands))
        *operands = boolean(!step->decisive);
}

static bool has_item(const struct value *list, const struct value *item)
{
    const char *next = list->text, *end = next + list->len;

    while (next < end) {
        const char *feed = memchr(next, '\n', (size_t)(end - next));
        size_t len = (size_t)((feed ? feed : end) - next);

        if (len == item->len && memcmp(next, item->text, len) == 0)
            return true;
        next += len + 1;
    }
    return false;
}

void expr_run_has(struct expr_machine *machine, const struct expr_step *step)
{
    struct expr_slot *operands = pair(machine);
    const struct value *list = &operands[0].value, *item = &operands[1].value;

    (void)step;
    if (!both_answered(operands))
        return;
    if (list->kind != VALUE_LIST) {
        *operands = unanswered(_("has() 只用于列表和多选"));
        return;
    }
    *operands = boolean(has_item(list, item));
}

struct value expr_eval(const struct expr *expr, const struct expr_env *env, const char **problem)
{
    struct expr_machine machine;

    machine.height = 0;
    machine.env = env;
    for (size_t i = 0; i < expr->count; i++)
        expr->steps[i].run(&machine, &expr->steps[i]);
    if (problem)
        *problem = machine.stack[0].problem;
    return machine.stack[0].value;
}

void expr_fields(const struct expr *expr, void (*each)(void *self, int index), void *self)
{
    for (size_t i = 0; i < expr->count; i++) {
        const struct expr_step *step = &expr->steps[i];

        if ((step->run == expr_run_name || step->run == expr_run_answered ||
             step->run == expr_run_sum) &&
            step->name == EXPR_FIELD)
            each(self, step->index);
    }
}
