/* SPDX-License-Identifier: MIT */
/* The words and signs of an expression: private to the compiler in expr.c. */
#ifndef MODEL_EXPR_TOKEN_H
#define MODEL_EXPR_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/decimal.h"

enum token_kind {
    TOKEN_END,
    TOKEN_BAD, /* a character that means nothing here; reported */
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING, /* text and len are what stands between the quotes */
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_DOT,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_OR,
    TOKEN_AND,
    TOKEN_NOT,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE
};

struct token {
    enum token_kind kind;
    const char *text;
    size_t len;
    size_t offset;
    struct decimal number;
};

struct token_reader {
    const char *text;
    size_t len, at;
    void (*problem)(void *self, size_t offset, const char *message);
    void *self;
    bool failed;
};

/* The next token; TOKEN_END for ever at the end. What is only spelled wrong (＞ = “) is reported
 * with its remedy and read as what was meant, so that reading goes on. */
struct token token_next(struct token_reader *reader);

#endif
