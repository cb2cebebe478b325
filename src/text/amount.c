/* SPDX-License-Identifier: MIT */
#include "text/amount.h"

#include <string.h>

#include "base/attributes.h"

/* Amounts from `low` to below `high` are what such a field usually holds; 0 is usual everywhere. */
static const struct amount {
    const char *unit;
    int exponent;
    struct decimal low;
    int64_t high;
} amounts[] = {
    {"元", 0, {1, 2}, 100000000},
    {"千元", 3, {1, 2}, 100000},
    {"万元", 4, {1, 2}, 10000},
    {"亿元", 8, {1, 3}, 10000},
};

static const struct amount *find(const char *unit)
{
    for (size_t i = 0; unit && i < COUNT_OF(amounts); i++)
        if (strcmp(unit, amounts[i].unit) == 0)
            return &amounts[i];
    return NULL;
}

static const struct shown {
    int64_t from;
    int exponent;
    const char *unit;
} showns[] = {{100000000, 8, "亿元"}, {10000, 4, "万元"}, {0, 0, "元"}};

static struct decimal without_sign(struct decimal value)
{
    value.units = value.units < 0 ? -value.units : value.units;
    return value;
}

static void show(struct decimal yuan, struct str *message)
{
    const struct shown *shown = showns;

    while (decimal_compare(without_sign(yuan), decimal_of(shown->from)) < 0)
        shown++;
    if (!decimal_multiply(yuan, (struct decimal){1, shown->exponent}, &yuan))
        return;
    str_add(message, "= ");
    decimal_print(yuan, message);
    str_add(message, shown->unit);
}

void amount_remark(const struct number_rule *rule, struct decimal value, struct str *message)
{
    const struct amount *amount = find(rule->unit);
    struct decimal size = without_sign(value), one = decimal_of(1);

    if (!amount || rule->kind != NUMBER_MONEY || value.units == 0)
        return;
    if (decimal_compare(size, amount->low) >= 0 &&
        decimal_compare(size, decimal_of(amount->high)) < 0)
        return;
    for (int i = 0; i < amount->exponent; i++)
        one.units *= 10;
    if (decimal_multiply(value, one, &value))
        show(value, message);
}
