/* SPDX-License-Identifier: MIT */
/* Sums of money that look as if the scale was mistaken. */
#ifndef TEXT_AMOUNT_H
#define TEXT_AMOUNT_H

#include "base/str.h"
#include "text/number.h"

/* The amount was typed without a scale: where it is unusual for the field's unit, appends what it
 * comes to ("= 12亿元"). Unusual is what the next larger or smaller unit would be taken for: see
 * the table. */
void amount_remark(const struct number_rule *rule, struct decimal value, struct str *message);

#endif
