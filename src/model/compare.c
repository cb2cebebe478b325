/* SPDX-License-Identifier: MIT */
#include "model/compare.h"

#include <string.h>

#include "base/attributes.h"

static const char none[] = "—";

void comparison_free(struct comparison *comparison)
{
    str_free(&comparison->last);
    str_free(&comparison->change);
    str_free(&comparison->rate);
    str_free(&comparison->typed);
    str_free(&comparison->message);
    memset(comparison, 0, sizeof *comparison);
}

/* Amounts can be compared; a year, a month or the number of a session cannot. */
static bool is_amount(const struct field *field)
{
    return field->type->family->value == VALUE_NUMBER && field->type->rule.kind <= NUMBER_PERCENT;
}

static bool is_exact(const struct reading *reading)
{
    return reading->state == ANSWER_GIVEN && reading->number.hedge == HEDGE_NONE;
}

/* Both as units of one scale, the larger of the two. False on overflow. */
static bool align(struct decimal *a, struct decimal *b)
{
    struct decimal *small = a->scale < b->scale ? a : b;
    int scale = a->scale < b->scale ? b->scale : a->scale;

    for (; small->scale < scale; small->scale++) {
        if (small->units > INT64_MAX / 20 || small->units < -(INT64_MAX / 20))
            return false;
        small->units *= 10;
    }
    return true;
}

static void add_signed(struct str *out, struct decimal value)
{
    if (value.units > 0)
        str_addc(out, '+');
    decimal_print(value, out);
}

/* In tenths of a percent, by long division: the last one half-up (away from zero). False where last
 * year was not above 0, or the result is absurdly large. */
static bool rate_of(int64_t change, int64_t last, struct decimal *rate)
{
    uint64_t rest = (uint64_t)(change < 0 ? -change : change), divisor = (uint64_t)last, quotient;

    if (last <= 0 || divisor > UINT64_MAX / 10)
        return false;
    quotient = rest / divisor;
    rest %= divisor;
    if (quotient > INT64_C(100000000000000))
        return false;
    for (int digit = 0; digit < 3; digit++) {
        rest *= 10;
        quotient = quotient * 10 + rest / divisor;
        rest %= divisor;
    }
    quotient += rest >= divisor - rest && rest != 0;
    *rate = (struct decimal){change < 0 ? -(int64_t)quotient : (int64_t)quotient, 1};
    return true;
}

static void add_rate(struct str *out, int64_t change, int64_t last)
{
    struct decimal rate;

    if (!rate_of(change, last, &rate)) {
        str_add(out, none);
        return;
    }
    add_signed(out, rate);
    str_addc(out, '%');
}

static void compare_amounts(struct comparison *comparison, bool percent, struct decimal now,
                            struct decimal last)
{
    struct decimal change;

    if (!align(&now, &last)) {
        str_add(&comparison->change, none);
        str_add(&comparison->rate, percent ? "" : none);
        return;
    }
    change = (struct decimal){now.units - last.units, now.scale};
    if (change.units)
        add_signed(&comparison->change, change);
    else
        str_add(&comparison->change, _("持平"));
    if (!percent)
        add_rate(&comparison->rate, change.units, last.units);
    else if (change.units)
        str_add(&comparison->change, _("个百分点"));
}

/* What last year's report wrote; where no report could write it, what was typed. */
static void add_last(struct str *out, const struct field *field, const struct last_answer *last)
{
    if (last->reading.state == ANSWER_GIVEN)
        field->type->family->print(field, &last->reading, str_text(&last->text), true, out);
    else
        str_add(out, str_text(&last->text));
}

static void compare(struct comparison *comparison, const struct answers *answers,
                    const struct field *field, const struct reading *now)
{
    const struct last_answer *last = answers->last ? &answers->last[field->index] : NULL;
    bool percent = field->type->rule.kind == NUMBER_PERCENT;

    str_clear(&comparison->last);
    str_clear(&comparison->change);
    str_clear(&comparison->rate);
    comparison->known = last && last->reading.state != ANSWER_OPEN;
    if (!comparison->known)
        return;
    add_last(&comparison->last, field, last);
    if (!is_amount(field))
        return;
    if (is_exact(now) && is_exact(&last->reading)) {
        compare_amounts(comparison, percent, now->number.value, last->reading.number.value);
    } else {
        str_add(&comparison->change, none);
        str_add(&comparison->rate, percent ? "" : none);
    }
}

void compare_answer(struct comparison *comparison, const struct answers *answers,
                    const struct field *field)
{
    compare(comparison, answers, field, &answers_of(answers, field)->reading);
}

void compare_typed(struct comparison *comparison, const struct answers *answers,
                   const struct field *field, const char *text, size_t len)
{
    struct reading reading;

    type_read(field, answers->report_year, text, len, &reading, &comparison->typed,
              &comparison->message);
    compare(comparison, answers, field, &reading);
}
