/* SPDX-License-Identifier: MIT */
/* The numeral alone, Arabic, Chinese or mixed: 1,200  12.5  十二  二零二六  1.2万  三万二  3百. */
#ifndef TEXT_NUMERAL_H
#define TEXT_NUMERAL_H

#include <stdbool.h>

#include "text/decimal.h"
#include "text/notation.h"

enum numeral_state {
    NUMERAL_FINE,
    NUMERAL_NONE,   /* not a numeral */
    NUMERAL_VAGUE,  /* 三四, 十七八: two digits side by side */
    NUMERAL_LONG,   /* more than 18 digits, or 9 places */
    NUMERAL_GROUPED /* thousands parted wrongly: 1,20 */
};

struct numeral {
    struct decimal value;
    bool spoken; /* the last scale was left out: 三万二, 一百五 */
    bool bare;   /* scales without a digit: 百, 千, 十万 */
};

/* Reads folded text (text/notation.h), all of it. */
enum numeral_state numeral_read(struct span text, struct numeral *out);

/* Whether the character at the start of the text can stand in a numeral: digits, separators,
 * scales. */
bool numeral_holds(struct span text);

#endif
