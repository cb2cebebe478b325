/* SPDX-License-Identifier: MIT */
/* Exact decimals: 18 digits, at most 9 of them after the point. No floating point anywhere. */
#ifndef TEXT_DECIMAL_H
#define TEXT_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* units / 10^scale; |units| < 10^18, 0 <= scale <= 9. Trailing zeros stay: 12.50 is {1250, 2}. */
struct decimal {
    int64_t units;
    int scale;
};

enum { DECIMAL_DIGITS = 18, DECIMAL_SCALE = 9 };

struct decimal decimal_of(int64_t units);

/* out = a ∘ b, exact; the scale is as large as the result needs it. False on overflow: more than
 * 18 digits, or for a product more than 9 places (trailing zeros are dropped first). */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
/* To 9 places, the last one half-up (away from zero). False also for division by zero. */
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out);

/* Half-up (away from zero) to at most `places`; fewer places stay as they are. */
struct decimal decimal_round(struct decimal value, int places);
struct decimal decimal_trim(struct decimal value); /* without trailing zeros after the point */
int decimal_compare(struct decimal a, struct decimal b); /* <0, 0, >0 */

/* Plain ASCII as drafts hold it: -?digits[.digits]. Leading zeros go, trailing ones stay.
 * False for anything else, and on overflow. */
bool decimal_parse(const char *text, size_t len, struct decimal *out);
void decimal_print(struct decimal value, struct str *out);

#endif
