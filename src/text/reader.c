/* SPDX-License-Identifier: MIT */
#include "text/reader.h"

#include "text/hedge.h"

bool reader_refuse(const struct reader *reader, enum reason reason, const char *first,
                   const char *second)
{
    if (reason == REASON_NOT_NUMBER && reader->rule->kind == NUMBER_YEAR)
        reason = REASON_NOT_YEAR;
    reason_add(reader->message, reason, reader->typed, first, second);
    return false;
}

bool reader_refuse_like(const struct reader *reader, enum reason reason, const char *before,
                        struct decimal value, const char *after)
{
    struct str example = STR_INIT;

    str_add(&example, before);
    decimal_print(decimal_trim(value), &example);
    str_add(&example, after);
    if (reason == REASON_SCALED_MORE)
        reader_refuse(reader, reason, reader->measure.unit, str_text(&example));
    else
        reader_refuse(reader, reason, str_text(&example), NULL);
    str_free(&example);
    return false;
}

bool reader_refuse_hedge(const struct reader *reader, enum reason reason, const char *before,
                         struct decimal value, const char *after)
{
    if (!reader->rule->approximate)
        return reader_refuse(reader, REASON_EXACT, NULL, NULL);
    return reader_refuse_like(reader, reason, before, value, after);
}

static bool is_round(struct decimal value)
{
    value = decimal_trim(value);
    return value.scale == 0 && value.units != 0 && value.units % 10 == 0;
}

static bool is_well_hedged(const struct number *number)
{
    if (number->hedge == HEDGE_UP_TO)
        return number->in_words;
    return !hedge_follows(number->hedge) || is_round(number->value);
}

static bool check_hedge(const struct reader *reader, const struct number *number)
{
    struct decimal tens = decimal_round(number->value, 0);

    if (is_well_hedged(number))
        return true;
    if (number->hedge == HEDGE_UP_TO)
        return reader_refuse_hedge(reader, REASON_UP_TO, "超", number->value, "");
    tens.units -= tens.units % 10;
    if (tens.units == 0)
        return reader_refuse_hedge(reader, REASON_ROUND, "超", number->value, "");
    return reader_refuse_hedge(reader, REASON_ROUND, "", tens, hedge_word(number->hedge));
}

static int places_of(const struct number_rule *rule)
{
    return rule->kind >= NUMBER_ORDINAL ? 0 : rule->decimals;
}

static bool refuse_scaled(const struct reader *reader, struct decimal value, const char *allowed)
{
    struct str amount = STR_INIT;

    decimal_print(value, &amount);
    str_add(&amount, reader->measure.unit);
    reader_refuse(reader, REASON_PLACES_SCALED, str_text(&amount), allowed);
    str_free(&amount);
    return false;
}

/* Zeros behind the places allowed are harmless (12.0 in a count), other digits are not. */
static bool check_places(const struct reader *reader, struct decimal *value, bool converted)
{
    int places = places_of(reader->rule);
    struct decimal trimmed = decimal_trim(*value);
    char allowed[] = {(char)('0' + places), '\0'};

    if (trimmed.scale <= places)
        *value = decimal_round(*value, places);
    else if (converted)
        return refuse_scaled(reader, trimmed, allowed);
    else
        return reader_refuse(reader, places ? REASON_PLACES : REASON_WHOLE, allowed, NULL);
    return true;
}

static const struct limits {
    int64_t low, high;
    enum reason reason;
} limits[] = {
    [NUMBER_PLAIN] = {INT64_MIN, INT64_MAX, REASON_NONE},
    [NUMBER_MONEY] = {INT64_MIN, INT64_MAX, REASON_NONE},
    [NUMBER_PERCENT] = {INT64_MIN, INT64_MAX, REASON_NONE},
    [NUMBER_ORDINAL] = {1, INT64_MAX, REASON_ORDINAL_RANGE},
    [NUMBER_YEAR] = {1900, 2100, REASON_YEAR_RANGE},
    [NUMBER_MONTH] = {1, 12, REASON_MONTH_RANGE},
};

static bool is_within(const struct limits *range, int64_t value)
{
    return value >= range->low && value <= range->high;
}

static bool check_limits(const struct reader *reader, int64_t value)
{
    const struct limits *range = &limits[reader->rule->kind];

    if (is_within(range, value))
        return true;
    if (reader->rule->kind == NUMBER_YEAR && value >= 0 && value < 100)
        return reader_refuse_like(reader, REASON_YEAR_SHORT, "", decimal_of(2000 + value), "");
    return reader_refuse(reader, range->reason, NULL, NULL);
}

bool reader_check(const struct reader *reader, struct number *number, bool converted)
{
    return check_hedge(reader, number) && check_places(reader, &number->value, converted) &&
           check_limits(reader, number->value.units);
}

bool reader_take_plain(const struct number_rule *rule, const char *text, size_t len,
                       struct number *out)
{
    struct number number = {{0, 0}, HEDGE_NONE, false, false};

    if (!decimal_parse(text, len, &number.value) || number.value.scale > places_of(rule) ||
        (*text == '-' && !rule->sign) || !is_within(&limits[rule->kind], number.value.units))
        return false;
    *out = number;
    return true;
}
