/* SPDX-License-Identifier: MIT */
/* Expressions of forms: when, constraint, calculation, assert, default. Three-valued, exact.
 *
 * Loosest first: or, and, not, == != < <= > >= (not in a row), + -, * /, sign. Where a truth is
 * wanted a value is taken as a section of a template takes it: not for false, 0, "" and an empty
 * list. Numbers compare with numbers, text with text byte by byte, booleans by == and != only,
 * lists by has() only. */
#ifndef MODEL_EXPR_H
#define MODEL_EXPR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "text/decimal.h"

enum value_kind { VALUE_UNANSWERED, VALUE_NUMBER, VALUE_BOOLEAN, VALUE_TEXT, VALUE_LIST };

/* What an operand or a result is. Text is borrowed; of a list it holds the items, one a line. Dates
 * compare as text (2026-01-05). */
struct value {
    enum value_kind kind;
    struct decimal number;
    bool boolean;
    const char *text;
    size_t len;
};

/* What a name in an expression means to its owner. */
enum expr_name {
    EXPR_FIELD, /* a field: its index */
    EXPR_SELF,  /* . : the field that holds the expression */
    EXPR_LAST,  /* last.x : the field's index */
    EXPR_REPORT_YEAR,
    EXPR_UNKNOWN
};

struct expr; /* lives in the arena it was compiled into */

enum { EXPR_MAX_SIZE = 4 * 1024, EXPR_MAX_DEPTH = 64 };

/* How names are looked up and mistakes reported while compiling. `lookup` gets a name ("year"),
 * for last.x the x with `last` set, for the field itself ".", and sets `index`. It answers
 * EXPR_UNKNOWN after having reported it itself. report_year is not looked up: its index is -1. */
struct expr_scope {
    enum expr_name (*lookup)(void *self, const char *name, size_t len, bool last, size_t offset,
                             int *index);
    /* sum(rows.x): the index of the repeat and the column in it. False: reported a mistake. */
    bool (*column)(void *self, const char *list, size_t list_len, const char *name, size_t len,
                   size_t offset, int *index, int *column);
    void (*problem)(void *self, size_t offset, const char *message);
    void *self;
};

/* Compiles the text, which must outlive the result. NULL when there were mistakes: all that can
 * be told apart are reported, as they are found. */
const struct expr *expr_compile(struct arena *arena, const char *text, size_t len,
                                const struct expr_scope *scope);

/* Where values come from while evaluating. */
struct expr_env {
    struct value (*get)(void *self, enum expr_name name, int index);
    /* answered(x): true for 无, false for hidden and unanswered. */
    bool (*answered)(void *self, int index);
    /* sum(rows.x): unanswered while one of the rows is. */
    struct value (*sum)(void *self, int index, int column);
    void *self;
};

/* The value. An unanswered operand makes it unanswered, except where and/or are decided without
 * it and in answered(). `*problem` becomes a static message in Chinese where the value is
 * unanswered for another reason (division by zero, overflow, text where a number belongs), else
 * NULL; `problem` may be NULL. */
struct value expr_eval(const struct expr *expr, const struct expr_env *env, const char **problem);

/* Whether the value holds, as a section of a template takes it: not for false, 0, "" and an empty
 * list; an unanswered one does not hold. */
bool expr_truth(const struct value *value);

/* Calls `each` for every field index the expression reads or asks answered() of, as often as it
 * stands there (. and last.x excluded), for ordering and rings. */
void expr_fields(const struct expr *expr, void (*each)(void *self, int index), void *self);

/* How many steps evaluating it takes. */
size_t expr_size(const struct expr *expr);

/* Calls `each` for every literal value in it. */
void expr_constants(const struct expr *expr, void (*each)(void *self, const struct value *value),
                    void *self);

/* Whether it does nothing but hold fields against literals, joined by and, or, not: then a value
 * below, at and above each literal decides it for all values. */
bool expr_only_compares(const struct expr *expr);

#endif
