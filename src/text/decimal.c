/* SPDX-License-Identifier: MIT */
#include "text/decimal.h"

static const int64_t power_of_ten[] = {
    INT64_C(1),      INT64_C(10),      INT64_C(100),      INT64_C(1000),      INT64_C(10000),
    INT64_C(100000), INT64_C(1000000), INT64_C(10000000), INT64_C(100000000), INT64_C(1000000000),
};

static const int64_t limit = INT64_C(1000000000000000000); /* 10^DECIMAL_DIGITS */

struct decimal decimal_of(int64_t units)
{
    return (struct decimal){units, 0};
}

struct decimal decimal_trim(struct decimal value)
{
    while (value.scale > 0 && value.units % 10 == 0) {
        value.units /= 10;
        value.scale--;
    }
    return value;
}

/* The units at a larger scale. False from 2 * 10^18 on: the other term, below 10^18, cannot bring
 * the sum back into range then, and below it the sum still fits 64 bits. */
static bool align(struct decimal value, int scale, int64_t *units)
{
    int64_t factor = power_of_ten[scale - value.scale];

    if (value.units >= 2 * limit / factor || value.units <= -(2 * limit / factor))
        return false;
    *units = value.units * factor;
    return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    int64_t left, right;
    int scale;

    a = decimal_trim(a);
    b = decimal_trim(b);
    scale = a.scale > b.scale ? a.scale : b.scale;
    if (!align(a, scale, &left) || !align(b, scale, &right))
        return false;
    *out = decimal_trim((struct decimal){left + right, scale});
    return out->units < limit && out->units > -limit;
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
    b.units = -b.units;
    return decimal_add(a, b, out);
}

static bool drop_factor(int64_t *a, int64_t *b, int64_t factor)
{
    int64_t *holder = *a % factor == 0 ? a : *b % factor == 0 ? b : NULL;

    if (holder)
        *holder /= factor;
    return holder != NULL;
}

/* Tens are cancelled before the product is formed, so that it is no larger than the result. */
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
    int64_t left = a.units < 0 ? -a.units : a.units, right = b.units < 0 ? -b.units : b.units;
    int scale = a.scale + b.scale;

    if (left == 0 || right == 0) {
        *out = decimal_of(0);
        return true;
    }
    while (scale > 0 && (left % 2 == 0 || right % 2 == 0) && (left % 5 == 0 || right % 5 == 0)) {
        drop_factor(&left, &right, 2);
        drop_factor(&left, &right, 5);
        scale--;
    }
    if (scale > DECIMAL_SCALE || left > (limit - 1) / right)
        return false;
    out->units = (a.units < 0) == (b.units < 0) ? left * right : -(left * right);
    out->scale = scale;
    return true;
}

/* Long division, a digit at a time: the remainder stays below 10^18, ten times it fits uint64_t. */
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out)
{
    bool negative = (a.units < 0) != (b.units < 0);
    uint64_t divisor = (uint64_t)(b.units < 0 ? -b.units : b.units), quotient, rest;
    int scale = a.scale - b.scale;

    if (divisor == 0)
        return false;
    rest = (uint64_t)(a.units < 0 ? -a.units : a.units);
    quotient = rest / divisor;
    rest %= divisor;
    for (; scale < 0 || (scale < DECIMAL_SCALE && rest != 0); scale++) {
        if (quotient >= (uint64_t)limit / 10)
            return false;
        rest *= 10;
        quotient = quotient * 10 + rest / divisor;
        rest %= divisor;
    }
    quotient += rest >= divisor - rest && rest != 0;
    if (quotient >= (uint64_t)limit)
        return false;
    *out = decimal_trim((struct decimal){negative ? -(int64_t)quotient : (int64_t)quotient, scale});
    return true;
}

struct decimal decimal_round(struct decimal value, int places)
{
    int64_t step, half;

    if (places >= value.scale)
        return value;
    step = power_of_ten[value.scale - places];
    half = value.units < 0 ? -step / 2 : step / 2;
    return (struct decimal){(value.units + half) / step, places};
}

int decimal_compare(struct decimal a, struct decimal b)
{
    int64_t left = a.units / power_of_ten[a.scale], right = b.units / power_of_ten[b.scale];

    if (left == right) {
        left = a.units % power_of_ten[a.scale] * power_of_ten[DECIMAL_SCALE - a.scale];
        right = b.units % power_of_ten[b.scale] * power_of_ten[DECIMAL_SCALE - b.scale];
    }
    return (left > right) - (left < right);
}

/* Reads digits onto the units; where they stopped, or NULL past 18 digits. */
static const char *read_digits(const char *at, const char *end, int64_t *units)
{
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        if (*units >= limit / 10)
            return NULL;
        *units = *units * 10 + (*at - '0');
    }
    return at;
}

bool decimal_parse(const char *text, size_t len, struct decimal *out)
{
    const char *end = text + len, *start = text + (len > 0 && *text == '-');
    const char *at;
    int64_t units = 0;
    int scale = 0;

    at = read_digits(start, end, &units);
    if (!at || at == start)
        return false;
    if (at < end && *at == '.') {
        const char *point = at + 1;

        at = read_digits(point, end, &units);
        if (!at || at == point || at - point > DECIMAL_SCALE)
            return false;
        scale = (int)(at - point);
    }
    if (at != end)
        return false;
    *out = (struct decimal){start == text ? units : -units, scale};
    return true;
}

void decimal_print(struct decimal value, struct str *out)
{
    char text[DECIMAL_DIGITS + 4]; /* sign, a leading zero, the point */
    char *at = text + sizeof text;
    int64_t rest = value.units < 0 ? -value.units : value.units;
    int place = 0;

    do {
        if (place > 0 && place == value.scale)
            *--at = '.';
        *--at = (char)('0' + rest % 10);
        rest /= 10;
        place++;
    } while (rest > 0 || place <= value.scale);
    if (value.units < 0)
        *--at = '-';
    str_addn(out, at, (size_t)(text + sizeof text - at));
}
