/* SPDX-License-Identifier: MIT */
/* One number with its hedge, sign and unit; a sum has several. */
#ifndef TEXT_TERM_H
#define TEXT_TERM_H

#include "text/reader.h"

struct term {
    struct span whole; /* folded, behind its hedge and sign: for saying what is wrong with it */
    struct span text;  /* what is left to read */
    unsigned marks;
    int hedges;
    bool negative;
    bool leading_hedge;
    struct unit_found unit;
    bool converted; /* from another scale than the field's */
    bool unsure;    /* worth reading back */
    struct number number;
};

/* Reads folded text (text/notation.h) into the field's unit. False: the message says why. */
bool term_read(const struct reader *reader, struct span text, struct term *term);

/* Whether the term has 万 or 亿 that are not the field's own, and whether it has no unit at all. */
bool term_is_scaled(const struct term *term);
bool term_is_plain(const struct term *term);

#endif
