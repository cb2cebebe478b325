/* SPDX-License-Identifier: MIT */
/* Last year beside this year, in exact decimals: 去年 增减 同比. */
#ifndef MODEL_COMPARE_H
#define MODEL_COMPARE_H

#include "model/answers.h"

/* What the last comparison found; zeroed before the first, its memory is used again. */
struct comparison {
    bool known;      /* last year has a value; else the texts are empty */
    struct str last; /* 去年: as the report writes it, without unit; 无 */
    struct str
        change; /* 增减: +2, -3, 持平, +1.5个百分点; — where there is none; "" of no number */
    struct str rate; /* 同比: +22.2%, 0.0%; — where last year was not above 0 or one of the two is
                        no exact number; "" of percentages and of what is no number */
    struct str typed, message; /* of the text that was compared */
};

/* Compares the answer that the field has now; and what is being typed for it, which the answers
 * need not hold yet. */
void compare_answer(struct comparison *comparison, const struct answers *answers,
                    const struct field *field);
void compare_typed(struct comparison *comparison, const struct answers *answers,
                   const struct field *field, const char *text, size_t len);

void comparison_free(struct comparison *comparison);

#endif
