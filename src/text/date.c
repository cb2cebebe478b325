/* SPDX-License-Identifier: MIT */
#include "text/date.h"

#include <stdint.h>
#include <stdio.h>

#include "base/attributes.h"
#include "text/numeral.h"
#include "text/reason.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2100, PARTS = 3, COMPACT_LEN = 8 };

/* The numerals of a date in the order they stand; the mark behind each. */
struct parts {
    int64_t value[PARTS];
    const char *mark[PARTS];
    size_t count;
};

/* 号 is a day like 日; the others stand between any two parts. */
static const char *const marks[] = {"年", "月", "日", "号", "-", "/", ".", "—", " "};

static const char *drop_mark(struct span *text)
{
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (span_drop_start(text, marks[i]))
            return marks[i];
    return "";
}

static bool at_mark(struct span text)
{
    return text.len == 0 || *drop_mark(&text) != '\0';
}

static bool read_part(struct span *text, int64_t *value)
{
    struct span part = {text->s, 0};
    struct numeral numeral;

    while (!at_mark(*text)) {
        size_t step = span_step(*text);

        part.len += step;
        *text = (struct span){text->s + step, text->len - step};
    }
    if (numeral_read(part, &numeral) != NUMERAL_FINE || numeral.value.scale > 0 || numeral.spoken)
        return false;
    *value = numeral.value.units;
    return true;
}

/* 20260105 */
static bool read_compact(struct span text, struct parts *parts)
{
    static const size_t lens[PARTS] = {4, 2, 2};

    if (text.len != COMPACT_LEN)
        return false;
    for (size_t i = 0; i < COMPACT_LEN; i++)
        if (text.s[i] < '0' || text.s[i] > '9')
            return false;
    for (parts->count = 0; parts->count < PARTS; parts->count++) {
        struct span part = {text.s, lens[parts->count]};

        read_part(&part, &parts->value[parts->count]);
        parts->mark[parts->count] = "";
        text.s += lens[parts->count];
    }
    return true;
}

static bool read_parts(struct span text, struct parts *parts)
{
    if (read_compact(text, parts))
        return true;
    for (parts->count = 0; text.len > 0; parts->count++) {
        if (parts->count == PARTS || !read_part(&text, &parts->value[parts->count]))
            return false;
        parts->mark[parts->count] = drop_mark(&text);
    }
    return parts->count > 0;
}

/* 年 stands behind the first of three, 月 before the last, 日 or 号 at the end; - / . anywhere. */
static bool marks_fit(const struct parts *parts, size_t month)
{
    static const char *const fitting[] = {"年-/.— ", "月-/.— ", "日号"};

    for (size_t i = 0; i < parts->count; i++)
        if (*parts->mark[i] && !span_has(span_of(fitting[i + 1 - month]), parts->mark[i]))
            return false;
    return true;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

static bool refuse_day(struct span typed, int year, int month, struct str *message)
{
    char name[64], days[16];

    snprintf(name, sizeof name, _("%d年%d月"), year, month);
    snprintf(days, sizeof days, "%d", days_of(year, month));
    reason_add(message, REASON_DATE_DAY, typed, name, days);
    return false;
}

static bool refuse(enum reason reason, struct span typed, struct str *message)
{
    reason_add(message, reason, typed, NULL, NULL);
    return false;
}

static bool check_year(int64_t year, struct span typed, struct str *message)
{
    char full[16];

    if (year >= YEAR_FIRST && year <= YEAR_LAST)
        return true;
    if (year < 0 || year >= 100)
        return refuse(REASON_YEAR_RANGE, typed, message);
    snprintf(full, sizeof full, "%d", (int)(2000 + year));
    reason_add(message, REASON_YEAR_SHORT, typed, full, NULL);
    return false;
}

static bool check(int64_t year, int64_t month, int64_t day, struct span typed, struct str *message)
{
    if (!check_year(year, typed, message))
        return false;
    if (month < 1 || month > 12)
        return refuse(REASON_DATE_MONTH, typed, message);
    if (day < 1 || day > days_of((int)year, (int)month))
        return refuse_day(typed, (int)year, (int)month, message);
    return true;
}

/* 2026年1月 and 2026-1: no day. */
static bool lacks_part(const struct parts *parts)
{
    return parts->count == 1 ? *parts->mark[0] != '\0' || parts->value[0] >= YEAR_FIRST
                             : parts->count == 2 && (parts->value[0] > 31 ||
                                                     span_has(span_of("年"), parts->mark[0]));
}

static bool read_date(struct span text, struct span typed, int year, struct date *out,
                      struct str *message)
{
    struct parts parts;
    size_t month;

    if (!read_parts(text, &parts))
        return refuse(REASON_DATE, typed, message);
    month = parts.count == PARTS;
    if (lacks_part(&parts))
        return refuse(REASON_DATE_PART, typed, message);
    if (parts.count == 1 || !marks_fit(&parts, month))
        return refuse(REASON_DATE, typed, message);
    if (month == 0 && (year < YEAR_FIRST || year > YEAR_LAST))
        return refuse(REASON_DATE_YEAR, typed, message);
    if (!check(month ? parts.value[0] : year, parts.value[month], parts.value[month + 1], typed,
               message))
        return false;
    *out = (struct date){month ? (int)parts.value[0] : year, (int)parts.value[month],
                         (int)parts.value[month + 1]};
    return true;
}

bool date_parse(const char *text, size_t len, int year, struct date *out, bool *verify,
                struct str *message)
{
    struct span typed = notation_trim(text, len), rest;
    struct notation folded;
    enum notation_state state = notation_fold(typed, &folded);

    str_clear(message);
    *verify = false;
    if (state == NOTATION_EMPTY)
        return refuse(REASON_DATE, typed, message);
    if (state != NOTATION_FINE)
        return refuse(reason_of_notation(state), typed, message);
    rest = (struct span){folded.s, folded.len};
    *verify = notation_drop_verify(&rest);
    return read_date(rest, typed, year, out, message);
}

void date_print(struct date date, struct str *out)
{
    str_addf(out, _("%d年%d月%d日"), date.year, date.month, date.day);
}

void date_store(struct date date, struct str *out)
{
    str_addf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}
