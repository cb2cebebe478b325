/* SPDX-License-Identifier: MIT */
/* Answers that are figures: numbers and dates. */
#include "base/attributes.h"
#include "model/form.h"

/* --- numbers --- */

static bool parse_number(const struct field *field, int year, const char *text, size_t len,
                         struct reading *reading, struct str *stored, struct str *message)
{
    struct number_rule rule = field->type->rule;

    (void)year;
    rule.unit = field->unit;
    rule.approximate = field->approximate;
    if (!number_parse(&rule, text, len, &reading->number, message))
        return false;
    reading->verify = reading->number.verify;
    number_store(&reading->number, stored);
    return true;
}

static void print_number(const struct field *field, const struct reading *reading,
                         const char *stored, bool hedge, struct str *out)
{
    struct number number = reading->number;

    (void)stored;
    if (!hedge)
        number.hedge = HEDGE_NONE;
    number_print(&number, field->type->rule.kind, (enum number_format)field->format, out);
}

/* Rounded to the type, then held to the same rules as a typed one: a count is not negative. */
static bool compute_number(const struct field *field, const struct value *value,
                           struct reading *reading, struct str *stored, struct str *message)
{
    struct number_rule rule = field->type->rule;
    struct decimal rounded = value->number;

    rule.unit = field->unit;
    if (value->kind != VALUE_NUMBER) {
        str_add(message, _("算出的不是数，请在模板里核对 calculation"));
        return false;
    }
    if (rounded.scale > rule.decimals)
        rounded = decimal_trim(decimal_round(rounded, rule.decimals));
    decimal_print(rounded, stored);
    if (rounded.units < 0 && !rule.sign) {
        str_add(message, _("算出的是负数，请核对算它的各项"));
        return false;
    }
    if (!number_parse(&rule, stored->s, stored->len, &reading->number, message))
        return false;
    str_clear(message);
    return true;
}

const struct type_family type_numbers = {
    .value = VALUE_NUMBER,
    .figure = true,
    .parse = parse_number,
    .print = print_number,
    .compute = compute_number,
};

/* --- dates --- */

static bool parse_date(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    (void)field;
    if (!date_parse(text, len, year, &reading->date, &reading->verify, message))
        return false;
    date_store(reading->date, stored);
    return true;
}

static void print_date(const struct field *field, const struct reading *reading, const char *stored,
                       bool hedge, struct str *out)
{
    (void)field;
    (void)stored;
    (void)hedge;
    date_print(reading->date, out);
}

const struct type_family type_dates = {
    .value = VALUE_TEXT,
    .figure = true,
    .parse = parse_date,
    .print = print_date,
};
