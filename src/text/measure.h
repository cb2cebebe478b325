/* SPDX-License-Identifier: MIT */
/* The unit of a field, and the units people type. */
#ifndef TEXT_MEASURE_H
#define TEXT_MEASURE_H

#include <stdbool.h>

#include "base/str.h"
#include "text/notation.h"
#include "text/number.h"

/* A field's unit taken apart: 万元 is 元 with exponent 4, 篇（条） is 篇 or 条. */
struct measure {
    enum number_kind kind;
    const char *unit; /* as the form writes it; "" for none */
    struct notation folded;
    struct span scale; /* 万 of 万元, or empty */
    struct span base;  /* the rest, within `folded` */
    int exponent;      /* what the scale multiplies by, as a power of ten */
};

/* `measure` points into itself and must not be copied. */
void measure_init(struct measure *measure, const struct number_rule *rule);

/* What stood behind a number. */
struct unit_found {
    bool base;         /* the unit itself, or a word for it */
    bool scale;        /* the field's scale: the number is in the field's unit as it stands */
    struct span extra; /* a measure word in a field that has no unit; empty otherwise */
};

/* Cuts the field's unit off the end of folded text. */
struct unit_found measure_drop(const struct measure *measure, struct span *text);

/* Appends what is asked for: 次数; otherwise 万元 as it stands. */
void measure_describe(const struct measure *measure, struct str *out);

#endif
