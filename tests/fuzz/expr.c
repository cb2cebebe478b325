/* SPDX-License-Identifier: MIT */
/* Compiling an expression and evaluating it, over names of every kind of value. */
#include <string.h>

#include "base/attributes.h"
#include "fuzz/fuzz.h"
#include "model/expr.h"

static const struct {
    const char *name;
    struct value value;
    bool answered;
} fields[] = {
    {"n", {.kind = VALUE_NUMBER, .number = {12, 0}}, true},
    {"z", {.kind = VALUE_NUMBER, .number = {0, 0}}, true},
    {"m", {.kind = VALUE_NUMBER, .number = {-1250, 2}}, true},
    {"big", {.kind = VALUE_NUMBER, .number = {999999999999999999, 0}}, true},
    {"small", {.kind = VALUE_NUMBER, .number = {1, 9}}, true},
    {"u", {.kind = VALUE_UNANSWERED}, false},
    {"yes", {.kind = VALUE_BOOLEAN, .boolean = true}, true},
    {"org", {.kind = VALUE_TEXT, .text = "市局", .len = 6}, true},
    {"list", {.kind = VALUE_LIST, .text = "甲\n乙", .len = 7}, true},
    {"none", {.kind = VALUE_LIST, .text = "", .len = 0}, true},
};

struct scope {
    size_t len, problems;
};

static enum expr_name lookup(void *self, const char *name, size_t len, bool last, size_t offset,
                             int *index)
{
    struct scope *scope = self;

    EXPECT(offset < scope->len && offset + len <= scope->len);
    *index = 0;
    if (len == 1 && *name == '.')
        return EXPR_SELF;
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (strlen(fields[i].name) == len && memcmp(fields[i].name, name, len) == 0) {
            *index = (int)i;
            return last ? EXPR_LAST : EXPR_FIELD;
        }
    scope->problems++;
    return EXPR_UNKNOWN;
}

static bool column(void *self, const char *list, size_t list_len, const char *name, size_t len,
                   size_t offset, int *index, int *column)
{
    struct scope *scope = self;

    (void)list, (void)list_len, (void)name;
    EXPECT(offset <= scope->len);
    *index = 0;
    *column = (int)(len % 3);
    scope->problems += len > 8;
    return len <= 8;
}

static void problem(void *self, size_t offset, const char *message)
{
    struct scope *scope = self;

    EXPECT(offset <= scope->len && *message);
    scope->problems++;
}

static struct value get(void *self, enum expr_name name, int index)
{
    (void)self;
    if (name == EXPR_REPORT_YEAR)
        return (struct value){.kind = VALUE_NUMBER, .number = {2026, 0}};
    EXPECT(index >= 0 && (size_t)index < COUNT_OF(fields));
    return fields[index].value;
}

static bool answered(void *self, int index)
{
    (void)self;
    return fields[index].answered;
}

static struct value sum(void *self, int index, int column)
{
    (void)self, (void)index;
    return fields[column].value;
}

static void count_field(void *self, int index)
{
    size_t *count = self;

    EXPECT(index >= 0 && (size_t)index < COUNT_OF(fields));
    ++*count;
}

static void expect_decimal(struct decimal number)
{
    EXPECT(number.units < 1000000000000000000 && number.units > -1000000000000000000);
    EXPECT(number.scale >= 0 && number.scale <= DECIMAL_SCALE);
}

static void count_constant(void *self, const struct value *value)
{
    size_t *count = self;

    if (value->kind == VALUE_NUMBER)
        expect_decimal(value->number);
    ++*count;
}

static void expect_value(const struct expr *expr)
{
    const struct expr_env env = {get, answered, sum, NULL};
    const char *problem, *again;
    struct value one = expr_eval(expr, &env, &problem), other = expr_eval(expr, &env, &again);

    EXPECT(one.kind == other.kind && problem == again);
    EXPECT(!problem || (one.kind == VALUE_UNANSWERED && *problem));
    if (one.kind == VALUE_NUMBER)
        expect_decimal(one.number);
    EXPECT(expr_truth(&one) == expr_truth(&other));
    EXPECT(one.kind != VALUE_UNANSWERED || !expr_truth(&one));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct scope scope = {size, 0};
    const struct expr_scope names = {lookup, column, problem, &scope};
    struct arena arena = ARENA_INIT;
    const struct expr *expr = expr_compile(&arena, (const char *)data, size, &names);
    size_t parts = 0;

    EXPECT(!expr == (scope.problems > 0));
    EXPECT(!expr || size <= EXPR_MAX_SIZE);
    if (expr) {
        expect_value(expr);
        expr_fields(expr, count_field, &parts);
        expr_constants(expr, count_constant, &parts);
        EXPECT(expr_size(expr) >= 1 && parts <= size);
        expr_only_compares(expr);
    }
    arena_free(&arena);
    return 0;
}
