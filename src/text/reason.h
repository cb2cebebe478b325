/* SPDX-License-Identifier: MIT */
/* Every sentence that is said about a typed number or date: the reason, and what to do. */
#ifndef TEXT_REASON_H
#define TEXT_REASON_H

#include "base/str.h"
#include "text/notation.h"

enum reason {
    REASON_NONE,
    REASON_EMPTY,
    REASON_INVALID,
    REASON_CONTROL,
    REASON_HIDDEN,
    REASON_LONG,
    REASON_NOT_NUMBER,
    REASON_DIGITS,
    REASON_GROUPED,
    REASON_VAGUE, /* {1} the remedy */
    REASON_RANGE, /* {1} the remedy */
    REASON_LIMIT, /* {1} the remedy */
    REASON_UNIT,  /* {1} the unit typed, {2} what is asked for */
    REASON_SIGN,
    REASON_WHOLE,
    REASON_PLACES,        /* {1} the places allowed */
    REASON_PLACES_SCALED, /* {1} the amount in the field's unit, {2} the places allowed */
    REASON_ROUND,         /* {1} how to write it */
    REASON_EXACT,
    REASON_TWO_HEDGES,
    REASON_INNER_MORE,  /* {1} how to write it */
    REASON_SCALED_MORE, /* {1} the field's unit, {2} how to write it */
    REASON_UP_TO,       /* {1} how to write it */
    REASON_SUM_HEDGE,
    REASON_SUM_KIND,
    REASON_SUM_UNITS,
    REASON_SUM_LONG,
    REASON_NOT_YEAR,
    REASON_YEAR_SHORT, /* {1} how to write it */
    REASON_YEAR_RANGE,
    REASON_MONTH_RANGE,
    REASON_ORDINAL_RANGE,
    REASON_DATE,
    REASON_DATE_PART,
    REASON_DATE_YEAR,
    REASON_DATE_MONTH,
    REASON_DATE_DAY, /* {1} the month, {2} its days */
    REASON_COUNT
};

/* Appends the sentence; `typed` is quoted in it, shortened when long, and the details stand where
 * it asks for them. */
void reason_add(struct str *out, enum reason reason, struct span typed, const char *first,
                const char *second);

/* What is wrong with text that could not be folded. */
enum reason reason_of_notation(enum notation_state state);

#endif
