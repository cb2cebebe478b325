/* SPDX-License-Identifier: MIT */
/* The compiler of expressions at work: private to expr.c (operators) and expr_operand.c. */
#ifndef MODEL_EXPR_PARSE_H
#define MODEL_EXPR_PARSE_H

#include "model/expr_code.h"
#include "model/expr_token.h"

/* What binds looser comes first. */
enum level { LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_ADD, LEVEL_TIMES, LEVEL_SIGN };

struct expr_parser {
    struct token_reader reader;
    struct token token; /* the one at hand */
    const struct expr_scope *scope;
    struct expr_step *steps;
    size_t count, cap;
    size_t height;  /* of the stack when the steps so far have run */
    size_t nesting; /* brackets, not and signs around */
    bool failed;
    bool lost; /* after a mistake that leaves nothing to go on from */
};

/* What is known of an operand before anything is answered; VALUE_UNANSWERED: nothing. */
struct operand {
    enum value_kind kind;
    bool literal;
    size_t offset;
};

/* A mistake that reading goes on after, and one that it does not: what is spelled wrong behind it
 * is still found. The third has the token in its message, between two texts. */
void expr_report(struct expr_parser *p, size_t offset, const char *message);
void expr_syntax_error(struct expr_parser *p, size_t offset, const char *message);
void expr_unexpected(struct expr_parser *p, const struct token *token, const char *before,
                     const char *behind);

/* Goes to the next token; the second only where the one at hand is of that kind, and says so. */
void expr_next(struct expr_parser *p);
bool expr_accept(struct expr_parser *p, enum token_kind kind);

/* Adds a step, which makes the stack so much higher. */
void expr_emit(struct expr_parser *p, struct expr_step step, int effect);

/* Reports a number or text that stands where a condition belongs. */
void expr_check_truth(struct expr_parser *p, struct operand operand);

/* Reads everything that binds at least as tight as `level`; one operand of that. */
struct operand expr_parse(struct expr_parser *p, enum level level);
struct operand expr_operand(struct expr_parser *p, enum level level);

#endif
