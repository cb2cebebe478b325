/* SPDX-License-Identifier: MIT */
/* Numbers as reports write them (12000, 一万二千, 1.2万) and as drafts store them. */
#include <stddef.h>

#include "base/attributes.h"
#include "text/hedge.h"
#include "text/number.h"

static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static const int64_t whole_limit = INT64_C(10000000000000000); /* 万亿 upwards has no common name */

static const struct scale {
    int64_t value;
    const char *word;
} scales[] = {{100000000, "亿"}, {10000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}};

/* Appends a number above 0. `inside`: something stands before it, so that 十 is 一十 and a gap is
 * 零. */
static void add_numeral(int64_t value, bool inside, struct str *out)
{
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        const struct scale *scale = &scales[i];
        int64_t count = value / scale->value;

        if (count == 0)
            continue;
        if (!(count == 1 && scale->value == 10 && !inside))
            add_numeral(count, inside, out);
        str_add(out, scale->word);
        value %= scale->value;
        if (value > 0 && value < scale->value / 10)
            str_add(out, digits[0]);
        inside = true;
    }
    if (value > 0 && value < 10) /* below the least scale */
        str_add(out, digits[value]);
}

void number_in_chinese(int64_t value, struct str *out)
{
    if (value == 0)
        str_add(out, digits[0]);
    else
        add_numeral(value, false, out);
}

static void add_digits(const char *text, struct str *out)
{
    for (; *text; text++)
        str_add(out, digits[*text - '0']);
}

/* 三十二点五零; a year digit by digit: 二零二六 is written 二〇二六. */
static void print_chinese(struct decimal value, struct str *out)
{
    struct decimal whole = {value.units < 0 ? -value.units : value.units, 0};
    struct str text = STR_INIT;
    int64_t step = 1;

    for (int i = 0; i < value.scale; i++)
        step *= 10;
    if (value.units < 0)
        str_add(out, "负");
    number_in_chinese(whole.units / step, out);
    if (value.scale > 0) {
        decimal_print((struct decimal){whole.units % step, value.scale}, &text);
        str_add(out, "点");
        add_digits(str_text(&text) + 2, out);
        str_free(&text);
    }
}

static void print_year(struct decimal value, struct str *out)
{
    struct str text = STR_INIT;

    decimal_print(value, &text);
    for (const char *at = str_text(&text); *at; at++)
        str_add(out, *at == '0' ? "〇" : digits[*at - '0']);
    str_free(&text);
}

static bool has_chinese(struct decimal value)
{
    return value.units < whole_limit && value.units > -whole_limit;
}

/* 1.2万, 3亿, where at most two places are needed; Arabic otherwise. */
static void print_wan(struct decimal value, struct str *out)
{
    for (size_t i = 0; i < 2; i++) {
        struct decimal limit = decimal_of(scales[i].value), size = value, scaled;

        size.units = size.units < 0 ? -size.units : size.units;
        if (decimal_compare(size, limit) < 0 || !decimal_divide(value, limit, &scaled) ||
            scaled.scale > 2)
            continue;
        decimal_print(scaled, out);
        str_add(out, scales[i].word);
        return;
    }
    decimal_print(value, out);
}

/* 百, 十万, 千亿, 千万亿: the scales alone. False when the value is no such power of ten. */
static bool print_words(struct decimal value, struct str *out)
{
    int64_t rest = value.units;
    const char *middle = "", *large = "";

    if (value.scale != 0 || rest < 100)
        return false;
    for (size_t i = 0; i < 2 && !*large; i++) {
        if (rest % scales[i].value != 0)
            continue;
        rest /= scales[i].value;
        large = scales[i].word;
    }
    if (rest % 10000 == 0) {
        rest /= 10000;
        middle = "万";
    }
    for (size_t i = 2; i < COUNT_OF(scales) && rest > 1; i++) {
        if (rest != scales[i].value)
            continue;
        str_add(out, scales[i].word);
        rest = 1;
    }
    if (rest == 1) {
        str_add(out, middle);
        str_add(out, large);
    }
    return rest == 1;
}

static void print_value(const struct number *number, enum number_kind kind,
                        enum number_format format, struct str *out)
{
    bool whole = number->value.scale == 0 && number->value.units >= 0;

    if (kind == NUMBER_ORDINAL && whole && has_chinese(number->value))
        number_in_chinese(number->value.units, out);
    else if (kind == NUMBER_YEAR && whole && format == NUMBER_CHINESE)
        print_year(number->value, out);
    else if (format == NUMBER_CHINESE && has_chinese(number->value))
        print_chinese(number->value, out);
    else if (format == NUMBER_WAN)
        print_wan(number->value, out);
    else
        decimal_print(number->value, out);
}

void number_print(const struct number *number, enum number_kind kind, enum number_format format,
                  struct str *out)
{
    const char *hedge = hedge_word(number->hedge);
    bool follows = hedge_follows(number->hedge);

    if (*hedge && !follows)
        str_add(out, hedge);
    if (!number->in_words || !print_words(number->value, out))
        print_value(number, kind, format, out);
    if (follows)
        str_add(out, hedge);
}

void number_store(const struct number *number, struct str *out)
{
    number_print(number, NUMBER_PLAIN, NUMBER_ARABIC, out);
}
