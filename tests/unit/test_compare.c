/* SPDX-License-Identifier: MIT */
/* Last year beside this year: exact, and silent where there is nothing to compare. */
#include <string.h>

#include "base/attributes.h"
#include "model/compare.h"
#include "unit/form.h"

static const char form_text[] =
    "id: t\n"
    "name: 试\n"
    "fields:\n"
    "  - {name: n, label: 次数, type: count, unit: 次, approximate: true}\n"
    "  - {name: big, label: 人数, type: count, format: wan}\n"
    "  - {name: i, label: 差额, type: integer}\n"
    "  - {name: m, label: 金额, type: money, unit: 万元}\n"
    "  - {name: p, label: 比例, type: percent}\n"
    "  - {name: o, label: 届次, type: ordinal}\n"
    "  - {name: y, label: 年份, type: year}\n"
    "  - {name: d, label: 日期, type: date}\n"
    "  - {name: t, label: 名称, type: text}\n"
    "  - {name: l, label: 名单, type: list}\n"
    "  - {name: b, label: 是否, type: boolean}\n"
    "sections:\n"
    "  - text: x\n";

static struct form *form;
static struct answers answers;

static int set_up(void **state)
{
    (void)state;
    form = good_form(form_text);
    answers_init(&answers, form, 2026);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    answers_free(&answers);
    form_free(form);
    return 0;
}

static const struct {
    const char *field, *last, *now, *shown, *change, *rate;
} cases[] = {
    {"n", "9", "11", "9", "+2", "+22.2%"},
    {"n", "11", "9", "11", "-2", "-18.2%"},
    {"n", "9", "9", "9", "持平", "0.0%"},
    {"n", "9", "3+5+4", "9", "+3", "+33.3%"},
    {"n", "9", "12？", "9", "+3", "+33.3%"},
    {"n", "9", "", "9", "—", "—"},
    {"n", "9", "X", "9", "—", "—"},
    {"n", "9", "很多", "9", "—", "—"},
    {"n", "9", "无", "9", "-9", "-100.0%"},
    {"n", "0", "9", "0", "+9", "—"},
    {"n", "0", "0", "0", "持平", "—"},
    {"n", "9", "30余", "9", "—", "—"},
    {"n", "30余", "31", "30余", "—", "—"},
    {"n", "近百", "31", "近百", "—", "—"},
    {"n", "很多", "31", "很多", "—", "—"},
    {"n", "X", "31", "", "", ""},
    /* half-up, away from zero; also where nine places of a quotient would round twice */
    {"n", "2000", "2001", "2000", "+1", "+0.1%"},
    {"n", "2001", "2002", "2001", "+1", "0.0%"},
    {"n", "2000", "1999", "2000", "-1", "-0.1%"},
    {"n", "8", "9", "8", "+1", "+12.5%"},
    {"n", "1", "3000", "1", "+2999", "+299900.0%"},
    {"n", "100000000000000000", "100050000000000000", "100000000000000000", "+50000000000000",
     "+0.1%"},
    {"n", "100000000000000000", "100049999999999999", "100000000000000000", "+49999999999999",
     "0.0%"},
    {"n", "1", "999999999999999999", "1", "+999999999999999998", "—"},
    {"big", "32000", "33000", "3.2万", "+1000", "+3.1%"},
    {"i", "-3", "2", "-3", "+5", "—"},
    {"i", "3", "-2", "3", "-5", "-166.7%"},
    {"m", "10", "12.5", "10", "+2.5", "+25.0%"},
    {"m", "10.00", "12.50", "10.00", "+2.50", "+25.0%"},
    {"m", "12.25", "12.2", "12.25", "-0.05", "-0.4%"},
    {"m", "12", "125000元", "12", "+0.5", "+4.2%"},
    {"p", "30", "32.5%", "30", "+2.5个百分点", ""},
    {"p", "30", "28", "30", "-2个百分点", ""},
    {"p", "30", "30", "30", "持平", ""},
    {"p", "30", "", "30", "—", ""},
    {"o", "11", "12", "十一", "", ""},
    {"y", "2025", "2026", "2025", "", ""},
    {"d", "2025-01-05", "2026-01-06", "2025年1月5日", "", ""},
    {"t", "江州局", "江州市局", "江州局", "", ""},
    {"t", "无", "江州市局", "无", "", ""},
    {"l", "甲、乙", "甲", "甲、乙", "", ""},
    {"b", "是", "否", "是", "", ""},
};

static void expect(size_t i, const char *how, const struct comparison *found)
{
    if (found->known != (*cases[i].shown != '\0') ||
        strcmp(str_text(&found->last), cases[i].shown) != 0 ||
        strcmp(str_text(&found->change), cases[i].change) != 0 ||
        strcmp(str_text(&found->rate), cases[i].rate) != 0)
        fail_msg("%s %s %s → %s: %s|%s|%s", how, cases[i].field, cases[i].last, cases[i].now,
                 str_text(&found->last), str_text(&found->change), str_text(&found->rate));
}

/* Typed and answered compare the same; one comparison serves all of them. */
static void test_compare(void **state)
{
    struct comparison found = {0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct field *field = form_field(form, cases[i].field, strlen(cases[i].field));
        answers_put_last(&answers, field, cases[i].last, strlen(cases[i].last));
        answers_put(&answers, field, "", 0);
        answers_settle(&answers);
        compare_typed(&found, &answers, field, cases[i].now, strlen(cases[i].now));
        expect(i, "typed", &found);
        answers_put(&answers, field, cases[i].now, strlen(cases[i].now));
        answers_settle(&answers);
        compare_answer(&found, &answers, field);
        expect(i, "answered", &found);
    }
    comparison_free(&found);
}

static void test_no_last_year(void **state)
{
    const struct field *field = form_field(form, "n", 1);
    struct comparison found = {0};

    (void)state;
    answers_clear(&answers, 2026);
    answers_settle(&answers);
    compare_typed(&found, &answers, field, "12", 2);
    assert_false(found.known);
    assert_string_equal(str_text(&found.last), "");
    assert_string_equal(str_text(&found.change), "");
    assert_string_equal(str_text(&found.rate), "");
    comparison_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_no_last_year),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
