/* SPDX-License-Identifier: MIT */
#include "model/expr.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/str.h"
#include "model/expr_parse.h"

struct binary;

/* What operators of one kind share. */
struct family {
    enum value_kind gives;
    void (*run)(struct expr_machine *machine, const struct expr_step *step);
    void (*check)(struct expr_parser *p, const struct binary *binary, const struct token *token,
                  struct operand left, struct operand right);
};

/* An operator between two operands. */
struct binary {
    enum token_kind token;
    enum level level;
    const struct family *family;
    struct expr_step step; /* all but `run` */
};

/* Mistakes. */

void expr_report(struct expr_parser *p, size_t offset, const char *message)
{
    p->failed = true;
    p->scope->problem(p->scope->self, offset, message);
}

/* Gives up the structure, and goes on to find what is spelled wrong behind it. */
static void give_up(struct expr_parser *p)
{
    p->failed = p->lost = true;
    while (p->token.kind != TOKEN_END)
        p->token = token_next(&p->reader);
}

void expr_syntax_error(struct expr_parser *p, size_t offset, const char *message)
{
    if (!p->lost && p->token.kind != TOKEN_BAD)
        expr_report(p, offset, message);
    if (!p->lost)
        give_up(p);
}

void expr_unexpected(struct expr_parser *p, const struct token *token, const char *before,
                     const char *behind)
{
    struct str message = STR_INIT;

    str_addf(&message, "%s「%.*s」%s", before, (int)token->len, token->text, behind);
    expr_syntax_error(p, token->offset, str_text(&message));
    str_free(&message);
}

void expr_next(struct expr_parser *p)
{
    p->token = token_next(&p->reader);
}

bool expr_accept(struct expr_parser *p, enum token_kind kind)
{
    if (p->token.kind != kind)
        return false;
    expr_next(p);
    return true;
}

/* Steps. */

void expr_emit(struct expr_parser *p, struct expr_step step, int effect)
{
    if (p->lost)
        return;
    ARRAY_ROOM(p->steps, p->count, p->cap);
    p->steps[p->count++] = step;
    p->height = (size_t)((int)p->height + effect);
    if (p->height > EXPR_MAX_DEPTH)
        expr_syntax_error(p, p->token.offset, _("表达式太复杂，请拆成几个"));
}

/* Operators. */

void expr_check_truth(struct expr_parser *p, struct operand operand)
{
    if (operand.literal && operand.kind != VALUE_BOOLEAN)
        expr_report(p, operand.offset,
                    _("and、or、not 两边都要写完整的条件，例如 x == 1 or x == 2"));
}

static void check_truths(struct expr_parser *p, const struct binary *binary,
                         const struct token *token, struct operand left, struct operand right)
{
    (void)binary;
    (void)token;
    expr_check_truth(p, left);
    expr_check_truth(p, right);
}

static void check_compare(struct expr_parser *p, const struct binary *binary,
                          const struct token *token, struct operand left, struct operand right)
{
    const char *problem = expr_compare_problem(left.kind, right.kind, binary->step.accept);

    if (problem)
        expr_report(p, token->offset, problem);
}

static void check_numbers(struct expr_parser *p, const struct binary *binary,
                          const struct token *token, struct operand left, struct operand right)
{
    const struct operand sides[] = {left, right};

    (void)binary;
    (void)token;
    for (size_t i = 0; i < COUNT_OF(sides); i++)
        if (expr_number_problem(sides[i].kind))
            expr_report(p, sides[i].offset, expr_number_problem(sides[i].kind));
}

static const struct family logic = {VALUE_BOOLEAN, expr_run_logic, check_truths};
static const struct family comparison = {VALUE_BOOLEAN, expr_run_compare, check_compare};
static const struct family arithmetic = {VALUE_NUMBER, expr_run_calculate, check_numbers};

static const struct binary binaries[] = {
    {TOKEN_OR, LEVEL_OR, &logic, {.decisive = true}},
    {TOKEN_AND, LEVEL_AND, &logic, {.decisive = false}},
    {TOKEN_EQUAL, LEVEL_COMPARE, &comparison, {.accept = EXPR_EQUAL}},
    {TOKEN_UNEQUAL, LEVEL_COMPARE, &comparison, {.accept = EXPR_LESS | EXPR_GREATER}},
    {TOKEN_LESS, LEVEL_COMPARE, &comparison, {.accept = EXPR_LESS}},
    {TOKEN_LESS_EQUAL, LEVEL_COMPARE, &comparison, {.accept = EXPR_LESS | EXPR_EQUAL}},
    {TOKEN_GREATER, LEVEL_COMPARE, &comparison, {.accept = EXPR_GREATER}},
    {TOKEN_GREATER_EQUAL, LEVEL_COMPARE, &comparison, {.accept = EXPR_GREATER | EXPR_EQUAL}},
    {TOKEN_PLUS, LEVEL_ADD, &arithmetic, {.calculate = decimal_add}},
    {TOKEN_MINUS, LEVEL_ADD, &arithmetic, {.calculate = decimal_subtract}},
    {TOKEN_TIMES, LEVEL_TIMES, &arithmetic, {.calculate = decimal_multiply}},
    {TOKEN_DIVIDE, LEVEL_TIMES, &arithmetic, {.calculate = decimal_divide}},
};

static const struct binary *binary_of(enum token_kind token)
{
    for (size_t i = 0; i < COUNT_OF(binaries); i++)
        if (binaries[i].token == token)
            return &binaries[i];
    return NULL;
}

/* Takes the operator at hand with its right side. */
static struct operand parse_right(struct expr_parser *p, const struct binary *binary,
                                  struct operand left)
{
    struct expr_step step = binary->step;
    struct token token = p->token;
    struct operand right;

    expr_next(p);
    right = expr_parse(p, binary->level + 1);
    if (!p->lost)
        binary->family->check(p, binary, &token, left, right);
    step.run = binary->family->run;
    expr_emit(p, step, -1);
    return (struct operand){binary->family->gives, false, left.offset};
}

/* Precedence climbing. */
struct operand expr_parse(struct expr_parser *p, enum level level)
{
    struct operand left = expr_operand(p, level);
    const struct binary *binary, *before = NULL;

    while ((binary = binary_of(p->token.kind)) && binary->level >= level) {
        if (before && before->level == LEVEL_COMPARE && binary->level == LEVEL_COMPARE) {
            expr_report(p, p->token.offset,
                        _("比较不能连着写，请用 and 拆开，例如 1 < x and x < 9"));
            left.kind = VALUE_UNANSWERED;
        }
        left = parse_right(p, binary, left);
        before = binary;
    }
    return left;
}

static void parse_whole(struct expr_parser *p)
{
    expr_next(p);
    if (p->token.kind == TOKEN_END && !p->reader.failed) {
        expr_report(p, 0, _("表达式是空的"));
        return;
    }
    expr_parse(p, LEVEL_OR);
    if (p->token.kind == TOKEN_CLOSE)
        expr_syntax_error(p, p->token.offset, _("多了一个右括号"));
    else if (p->token.kind == TOKEN_COMMA)
        expr_syntax_error(p, p->token.offset, _("这里不能有逗号；数字里也不要分节"));
    else if (p->token.kind != TOKEN_END)
        expr_unexpected(p, &p->token, "", _("前面缺少运算符"));
}

const struct expr *expr_compile(struct arena *arena, const char *text, size_t len,
                                const struct expr_scope *scope)
{
    struct expr_parser p = {.reader = {text, len, 0, scope->problem, scope->self, false},
                            .scope = scope};
    struct expr_step *steps;
    struct expr *expr = NULL;

    if (len > EXPR_MAX_SIZE) {
        scope->problem(scope->self, EXPR_MAX_SIZE, _("表达式太长，最多4096字节"));
        return NULL;
    }
    parse_whole(&p);
    if (!p.failed && !p.reader.failed) {
        steps = arena_alloc(arena, p.count * sizeof *steps);
        memcpy(steps, p.steps, p.count * sizeof *steps);
        expr = arena_alloc(arena, sizeof *expr);
        *expr = (struct expr){steps, p.count};
    }
    free(p.steps);
    return expr;
}
