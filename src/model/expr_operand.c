/* SPDX-License-Identifier: MIT */
/* What may stand where an operand is wanted: literals, names, functions, brackets, signs. */
#include "base/attributes.h"
#include "base/bytes.h"
#include "model/expr_parse.h"

static struct operand unknown(size_t offset)
{
    return (struct operand){VALUE_UNANSWERED, false, offset};
}

static struct operand constant(struct expr_parser *p, size_t offset, struct value value)
{
    expr_next(p);
    expr_emit(p, (struct expr_step){.run = expr_run_value, .value = value}, 1);
    return (struct operand){value.kind, true, offset};
}

static struct operand parse_number(struct expr_parser *p)
{
    return constant(p, p->token.offset,
                    (struct value){.kind = VALUE_NUMBER, .number = p->token.number});
}

static struct operand parse_string(struct expr_parser *p)
{
    return constant(p, p->token.offset,
                    (struct value){.kind = VALUE_TEXT, .text = p->token.text, .len = p->token.len});
}

static struct operand parse_boolean(struct expr_parser *p)
{
    return constant(p, p->token.offset,
                    (struct value){.kind = VALUE_BOOLEAN, .boolean = p->token.kind == TOKEN_TRUE});
}

static bool is_word(const struct token *token, const char *word)
{
    return token->kind == TOKEN_NAME && bytes_equal(token->text, token->len, word);
}

/* Asks the name's owner what it means. */
static struct expr_step resolve(struct expr_parser *p, const struct token *name, bool last)
{
    struct expr_step step = {.run = expr_run_name, .index = -1};

    step.name = p->scope->lookup(p->scope->self, name->text, name->len, last, name->offset,
                                 &step.index);
    p->failed |= step.name == EXPR_UNKNOWN;
    return step;
}

static struct operand parse_report_year(struct expr_parser *p)
{
    size_t offset = p->token.offset;

    expr_next(p);
    expr_emit(p, (struct expr_step){.run = expr_run_name, .name = EXPR_REPORT_YEAR, .index = -1},
              1);
    return (struct operand){VALUE_NUMBER, false, offset};
}

static struct operand parse_last(struct expr_parser *p)
{
    size_t offset = p->token.offset;
    struct token name;
    bool dot;

    expr_next(p);
    dot = expr_accept(p, TOKEN_DOT);
    name = p->token;
    if (!dot || !expr_accept(p, TOKEN_NAME))
        expr_syntax_error(p, offset, _("last 后面要接 . 和名称，例如 last.x"));
    else
        expr_emit(p, resolve(p, &name, true), 1);
    return unknown(offset);
}

static struct operand parse_self(struct expr_parser *p)
{
    struct token name = p->token;

    expr_next(p);
    expr_emit(p, resolve(p, &name, false), 1);
    return unknown(name.offset);
}

static bool at_name(const struct expr_parser *p)
{
    return p->token.kind == TOKEN_NAME || p->token.kind == TOKEN_DOT;
}

/* answered(x): the name is not read, so that unanswered is no obstacle. */
static struct operand parse_answered(struct expr_parser *p)
{
    struct token function = p->token, name;
    struct expr_step step;
    bool right;

    expr_next(p);
    right = expr_accept(p, TOKEN_OPEN) && at_name(p) && !is_word(&p->token, "last");
    if (right) {
        name = p->token;
        expr_next(p);
        step = resolve(p, &name, false);
        step.run = expr_run_answered;
        expr_emit(p, step, 1);
        right = expr_accept(p, TOKEN_CLOSE);
    }
    if (!right)
        expr_syntax_error(p, function.offset, _("answered 的写法是 answered(名称)"));
    return (struct operand){VALUE_BOOLEAN, false, function.offset};
}

static void parse_list(struct expr_parser *p)
{
    if (is_word(&p->token, "last"))
        parse_last(p);
    else
        parse_self(p);
}

static struct operand parse_has(struct expr_parser *p)
{
    size_t offset = p->token.offset;
    bool right;

    expr_next(p);
    right = expr_accept(p, TOKEN_OPEN) && at_name(p);
    if (right) {
        parse_list(p);
        right = expr_accept(p, TOKEN_COMMA) && p->token.kind == TOKEN_STRING;
    }
    if (right) {
        parse_string(p);
        right = expr_accept(p, TOKEN_CLOSE);
        expr_emit(p, (struct expr_step){.run = expr_run_has}, -1);
    }
    if (!right)
        expr_syntax_error(p, offset, _("has 的写法是 has(名称, \"值\")"));
    return (struct operand){VALUE_BOOLEAN, false, offset};
}

/* rows.x between the brackets of sum. */
static bool parse_column(struct expr_parser *p)
{
    struct expr_step step = {.run = expr_run_sum, .name = EXPR_FIELD};
    struct token list = p->token, name;

    if (!expr_accept(p, TOKEN_NAME) || !expr_accept(p, TOKEN_DOT) || p->token.kind != TOKEN_NAME)
        return false;
    name = p->token;
    expr_next(p);
    if (!p->scope->column(p->scope->self, list.text, list.len, name.text, name.len, list.offset,
                          &step.index, &step.column))
        p->failed = true;
    expr_emit(p, step, 1);
    return expr_accept(p, TOKEN_CLOSE);
}

static struct operand parse_sum(struct expr_parser *p)
{
    size_t offset = p->token.offset;

    expr_next(p);
    if (!expr_accept(p, TOKEN_OPEN) || !parse_column(p))
        expr_syntax_error(p, offset, _("sum 的写法是 sum(多行项.栏目)，例如 sum(rows.x)"));
    return (struct operand){VALUE_NUMBER, false, offset};
}

static struct operand parse_name(struct expr_parser *p)
{
    static const struct {
        const char *name;
        struct operand (*parse)(struct expr_parser *p);
    } reserved[] = {
        {"report_year", parse_report_year},
        {"last", parse_last},
        {"answered", parse_answered},
        {"has", parse_has},
        {"sum", parse_sum},
    };
    struct token name = p->token;

    for (size_t i = 0; i < COUNT_OF(reserved); i++)
        if (is_word(&name, reserved[i].name))
            return reserved[i].parse(p);
    expr_next(p);
    if (p->token.kind == TOKEN_OPEN)
        expr_unexpected(p, &name, _("没有函数"), _("，可用的是 answered、has 和 sum"));
    else
        expr_emit(p, resolve(p, &name, false), 1);
    return unknown(name.offset);
}

/* Around what may hold anything again: brackets, not, signs. */
static struct operand nested(struct expr_parser *p, enum level level)
{
    struct operand operand = unknown(p->token.offset);

    if (++p->nesting > EXPR_MAX_DEPTH)
        expr_syntax_error(p, p->token.offset, _("括号、not 或正负号嵌套超过64层"));
    else
        operand = expr_parse(p, level);
    p->nesting--;
    return operand;
}

static struct operand parse_group(struct expr_parser *p)
{
    size_t offset = p->token.offset;
    struct operand operand;

    expr_next(p);
    operand = nested(p, LEVEL_OR);
    if (expr_accept(p, TOKEN_CLOSE))
        return operand;
    if (p->token.kind == TOKEN_END)
        expr_syntax_error(p, offset, _("左括号没有对应的右括号"));
    return operand; /* what stands there instead is named by the caller */
}

static struct operand parse_sign(struct expr_parser *p)
{
    struct token sign = p->token;
    struct operand operand;

    expr_next(p);
    operand = nested(p, LEVEL_SIGN);
    if (expr_number_problem(operand.kind))
        expr_report(p, operand.offset, expr_number_problem(operand.kind));
    if (sign.kind == TOKEN_MINUS)
        expr_emit(p, (struct expr_step){.run = expr_run_negate}, 0);
    return (struct operand){VALUE_NUMBER, operand.literal, sign.offset};
}

static struct operand parse_not(struct expr_parser *p, enum level level)
{
    struct token token = p->token;
    struct operand operand;

    if (level > LEVEL_NOT) {
        expr_unexpected(p, &token, _("这里的"), _("要连同它的条件一起放进括号：(not …)"));
        return unknown(token.offset);
    }
    expr_next(p);
    operand = nested(p, LEVEL_NOT);
    expr_check_truth(p, operand);
    expr_emit(p, (struct expr_step){.run = expr_run_not}, 0);
    return (struct operand){VALUE_BOOLEAN, false, token.offset};
}

struct operand expr_operand(struct expr_parser *p, enum level level)
{
    static const struct {
        enum token_kind token;
        struct operand (*parse)(struct expr_parser *p);
    } operands[] = {
        {TOKEN_NAME, parse_name},    {TOKEN_NUMBER, parse_number}, {TOKEN_STRING, parse_string},
        {TOKEN_TRUE, parse_boolean}, {TOKEN_FALSE, parse_boolean}, {TOKEN_DOT, parse_self},
        {TOKEN_OPEN, parse_group},   {TOKEN_PLUS, parse_sign},     {TOKEN_MINUS, parse_sign},
    };
    struct token token = p->token;

    if (token.kind == TOKEN_NOT)
        return parse_not(p, level);
    for (size_t i = 0; i < COUNT_OF(operands); i++)
        if (operands[i].token == token.kind)
            return operands[i].parse(p);
    if (token.kind == TOKEN_END)
        expr_syntax_error(p, token.offset, _("末尾缺少名称、数值或文字"));
    else
        expr_unexpected(p, &token, "", _("前面缺少名称、数值或文字"));
    return unknown(token.offset);
}
