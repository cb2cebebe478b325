/* SPDX-License-Identifier: MIT */
/* Field types: one row in a table each. A type understands what people type, says what is wrong,
 * stores it and writes it. */
#ifndef MODEL_TYPE_H
#define MODEL_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/expr.h"
#include "text/date.h"
#include "text/number.h"

struct field;

enum prefill { PREFILL_BY_TYPE, PREFILL_COPY, PREFILL_REFERENCE, PREFILL_NEVER };

enum answer_state {
    ANSWER_OPEN,    /* unanswered */
    ANSWER_REFUSED, /* typed, not valid: kept as typed */
    ANSWER_GIVEN,
    ANSWER_NONE /* 无: 本年没有 */
};

/* An answer as understood. The text beside it is what the draft stores: the canonical form, for a
 * refused one what was typed; the items of a list are its lines. */
struct reading {
    enum answer_state state;
    bool verify; /* 待核 */
    bool boolean;
    struct number number;
    struct date date;
};

struct type {
    const char *name;  /* as forms write it */
    const char *label; /* as people read it */
    enum prefill prefill;
    bool number;             /* a figure: its answers are in the draft without quotes */
    bool none_is_zero;       /* 无 means 0 or 否 */
    bool multiline;          /* line feeds are part of an answer */
    bool computes;           /* `default` is an expression (else text with blanks) */
    struct number_rule rule; /* of numbers; the field adds its unit */
    /* Trimmed text that is neither empty, X nor 无. Fills `reading` and appends what is to be
     * stored. False: `message` holds the reason. True: it may hold a remark. */
    bool (*parse)(const struct field *field, int year, const char *text, size_t len,
                  struct reading *reading, struct str *stored, struct str *message);
    /* Appends what the report shows; `hedge` false leaves 约 余 … away, since the text has one. */
    void (*print)(const struct field *field, const struct reading *reading, const char *stored,
                  bool hedge, struct str *out);
    /* What expressions see of a given answer; text is borrowed from `stored`. */
    struct value (*operand)(const struct reading *reading, const char *stored);
    /* The opposite: a calculated value as a reading. False where it does not fit. */
    bool (*compute)(const struct field *field, const struct value *value, struct reading *reading,
                    struct str *stored);
};

/* The row of a name, or NULL; the names of all of them end with NULL. */
const struct type *type_find(const char *name, size_t len);
extern const char *const type_names[];

/* Understands what was typed for a field: blanks and zero-width characters at the ends go; empty, X
 * and its kin leave it unanswered; 无 没有 / are 无. `year` completes dates. Sets `reading`,
 * replaces `stored` (what the draft keeps) and `message` (the reason where it is refused, else a
 * remark or nothing). */
void type_read(const struct field *field, int year, const char *text, size_t len,
               struct reading *reading, struct str *stored, struct str *message);

#endif
