/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include <string.h>

#include "base/attributes.h"
#include "text/date.h"
#include "unit/check.h"

static const struct row {
    const char *typed, *stored; /* a trailing ? for 待核; NULL: refused with `reason` */
    const char *reason;
} rows[] = {
    {"2026年1月5日", "2026-01-05", ""},
    {"2026-01-05", "2026-01-05", ""},
    {"2026-1-5", "2026-01-05", ""},
    {"2026/01/05", "2026-01-05", ""},
    {"2026.1.5", "2026-01-05", ""},
    {"2026。1。5", "2026-01-05", ""},
    {"20260105", "2026-01-05", ""},
    {"2026 1 5", "2026-01-05", ""},
    {"2026 年 1 月 5 日", "2026-01-05", ""},
    {"2026年1月5号", "2026-01-05", ""},
    {"2026年1月5", "2026-01-05", ""},
    {"２０２６年１月５日", "2026-01-05", ""},
    {"２０２６－１－５", "2026-01-05", ""},
    {"２０２６０１０５", "2026-01-05", ""},
    {"二〇二六年一月五日", "2026-01-05", ""},
    {"二○二六年十二月三十一日", "2026-12-31", ""},
    {"二零二六年十二月廿五日", "2026-12-25", ""},
    {"　2026-1-5\xe2\x80\x8b ", "2026-01-05", ""},
    {"2026-1-5？", "2026-01-05?", ""},
    {"2026年1月5日?", "2026-01-05?", ""},
    {"1月5日", "2025-01-05", ""},
    {"1-5", "2025-01-05", ""},
    {"1.5", "2025-01-05", ""},
    {"十二月三日？", "2025-12-03?", ""},
    {"2024年2月29日", "2024-02-29", ""},
    {"2000-2-29", "2000-02-29", ""},
    {"1900-1-1", "1900-01-01", ""},
    {"2100-12-31", "2100-12-31", ""},
    {"2026年2月30日", NULL, "“2026年2月30日”没有这一天，2026年2月只有28天，请核对"},
    {"2024年2月30日", NULL, "“2024年2月30日”没有这一天，2024年2月只有29天，请核对"},
    {"2100-2-29", NULL, "“2100-2-29”没有这一天，2100年2月只有28天，请核对"},
    {"2月29日", NULL, "“2月29日”没有这一天，2025年2月只有28天，请核对"},
    {"2026-4-31", NULL, "“2026-4-31”没有这一天，2026年4月只有30天，请核对"},
    {"2026-4-0", NULL, "“2026-4-0”没有这一天，2026年4月只有30天，请核对"},
    {"2026-13-1", NULL, "“2026-13-1”的月份不在1到12之间，请核对"},
    {"26年1月5日", NULL, "“26年1月5日”不是四位年份，请写全，如2026"},
    {"26-1-5", NULL, "“26-1-5”不是四位年份，请写全，如2026"},
    {"1899-1-5", NULL, "“1899-1-5”不在1900到2100年之间，请核对年份"},
    {"2101-1-5", NULL, "“2101-1-5”不在1900到2100年之间，请核对年份"},
    {"2026年1月", NULL, "“2026年1月”缺少月或日，请写成2026年1月5日或2026-1-5"},
    {"2026-1", NULL, "“2026-1”缺少月或日，请写成2026年1月5日或2026-1-5"},
    {"2026", NULL, "“2026”缺少月或日，请写成2026年1月5日或2026-1-5"},
    {"1月", NULL, "“1月”缺少月或日，请写成2026年1月5日或2026-1-5"},
    {"昨天", NULL, "“昨天”不是日期，请写成2026年1月5日或2026-1-5"},
    {"", NULL, "“”不是日期，请写成2026年1月5日或2026-1-5"},
    {"12", NULL, "“12”不是日期，请写成2026年1月5日或2026-1-5"},
    {"2026-1-5-6", NULL, "“2026-1-5-6”不是日期，请写成2026年1月5日或2026-1-5"},
    {"2026-1-5-", NULL, "“2026-1-5-”不是日期，请写成2026年1月5日或2026-1-5"},
    {"2026月1年5日", NULL, "“2026月1年5日”不是日期，请写成2026年1月5日或2026-1-5"},
    {"三四月五日", NULL, "“三四月五日”不是日期，请写成2026年1月5日或2026-1-5"},
    {"2026-\t1-5\x01", NULL, "含有控制字符，请删去后重新键入"},
    {"2026\xff", NULL, "文字编码有误，请删去后重新键入"},
};

static void test_parsing(void **state)
{
    struct str message = STR_INIT, stored = STR_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct date date;
        bool verify, taken;

        taken = date_parse(rows[i].typed, strlen(rows[i].typed), 2025, &date, &verify, &message);
        str_clear(&stored);
        if (taken)
            date_store(date, &stored);
        if (taken && verify)
            str_addc(&stored, '?');
        if (taken != (rows[i].stored != NULL) ||
            (taken && strcmp(str_text(&stored), rows[i].stored) != 0) ||
            strcmp(str_text(&message), rows[i].reason) != 0)
            fail_msg("%s -> %s [%s]", rows[i].typed, str_text(&stored), str_text(&message));
    }
    str_free(&stored);
    str_free(&message);
}

static void test_no_year_known(void **state)
{
    struct str message = STR_INIT;
    struct date date;
    bool verify;

    (void)state;
    assert_false(date_parse("1-5", 3, 0, &date, &verify, &message));
    assert_string_equal(str_text(&message), "“1-5”没有年份，请写成2026年1月5日或2026-1-5");
    str_free(&message);
}

/* Every day of the range, written both ways, reads back. */
static void test_round_trip(void **state)
{
    struct str text = STR_INIT, message = STR_INIT;
    int days = 0;

    (void)state;
    for (struct date date = {1900, 1, 1}; date.year <= 2100; date.day++) {
        struct date stored, printed;
        bool verify;

        str_clear(&text);
        date_store(date, &text);
        if (!date_parse(text.s, text.len, 0, &stored, &verify, &message)) {
            date.month = date.month % 12 + 1;
            date.year += date.month == 1;
            date.day = 0;
            continue;
        }
        str_clear(&text);
        date_print(date, &text);
        assert_true(date_parse(text.s, text.len, 0, &printed, &verify, &message));
        assert_memory_equal(&stored, &date, sizeof date);
        assert_memory_equal(&printed, &date, sizeof date);
        days++;
    }
    assert_int_equal(days, 201 * 365 + 49);
    str_free(&text);
    str_free(&message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parsing),
        cmocka_unit_test(test_no_year_known),
        cmocka_unit_test(test_round_trip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
