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
    bool verify;     /* 待核 */
    bool incomplete; /* of rows: a cell is still open */
    bool boolean;
    struct number number;
    struct date date;
};

/* What types with the same kind of answers have in common. */
struct type_family {
    enum value_kind value; /* what expressions see; of numbers and booleans `default` is one */
    bool choices;          /* needs `choices` */
    bool rows;             /* needs `fields`, and is a list of maps in drafts */
    bool figure;           /* in drafts without quotes: numbers, dates, 是 and 否 */
    /* Trimmed text that is neither empty, X nor 无. Fills `reading` and appends what is to be
     * stored. False: `message` holds the reason. True: it may hold a remark. */
    bool (*parse)(const struct field *field, int year, const char *text, size_t len,
                  struct reading *reading, struct str *stored, struct str *message);
    /* Appends what the report shows; `hedge` false leaves 约 余 … away, since the text has one. */
    void (*print)(const struct field *field, const struct reading *reading, const char *stored,
                  bool hedge, struct str *out);
    /* A calculated value as a reading. False where it does not fit; `message` holds the reason.
     * NULL: the type cannot be calculated. */
    bool (*compute)(const struct field *field, const struct value *value, struct reading *reading,
                    struct str *stored, struct str *message);
};
extern const struct type_family type_numbers, type_dates, type_texts, type_lists, type_booleans,
    type_one_of, type_several_of, type_rows;

struct type {
    const char *name;    /* as forms write it */
    const char *label;   /* as people read it */
    const char *help;    /* one sentence: what it is, what can be typed */
    const char *writing; /* what who writes forms should know besides; NULL: nothing */
    const struct type_family *family;
    enum prefill prefill;
    bool multiline;          /* line feeds are part of an answer */
    const char *none;        /* what 无 means and is stored as: 0, 否; NULL: it stays 无 */
    struct number_rule rule; /* of numbers; the field adds its unit */
};

/* The rows; the last one has no name. */
extern const struct type types[];

/* The row of a name, or NULL. */
const struct type *type_find(const char *name, size_t len);

/* Whether a `default` of the type is an expression, else it is text with blanks. */
bool type_computes(const struct type *type);

/* Understands what was typed for a field: blanks and zero-width characters at the ends go; empty, X
 * and its kin leave it unanswered; 无 没有 / are 无. `year` completes dates. Sets `reading`,
 * replaces `stored` (what the draft keeps: read again, it gives the same) and `message` (the reason
 * where it is refused, else a remark or nothing). */
void type_read(const struct field *field, int year, const char *text, size_t len,
               struct reading *reading, struct str *stored, struct str *message);

/* What expressions see of a given answer; text is borrowed from `stored`. */
struct value type_operand(const struct type *type, const struct reading *reading,
                          const char *stored);

/* A calculated value as an answer, within the bounds of the field; else it is refused. */
void type_compute(const struct field *field, const struct value *value, struct reading *reading,
                  struct str *stored, struct str *message);

/* The length of the cell that a row's text begins with; `next` is where the one behind it begins,
 * or the end of the line. */
size_t repeat_cell(const char *line, size_t *next);

#endif
