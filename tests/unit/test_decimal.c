/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include <string.h>

#include "base/attributes.h"
#include "text/decimal.h"
#include "unit/check.h"

typedef bool operation(struct decimal a, struct decimal b, struct decimal *out);

struct row {
    operation *apply;
    const char *a, *b, *result; /* NULL: refused */
};

static struct decimal parse(const char *text)
{
    struct decimal value;

    assert_true(decimal_parse(text, strlen(text), &value));
    return value;
}

static void assert_prints(struct decimal value, const char *expected)
{
    struct str text = STR_INIT;

    decimal_print(value, &text);
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static const struct row rows[] = {
    {decimal_add, "1", "2", "3"},
    {decimal_add, "1.50", "1.50", "3"},
    {decimal_add, "0.1", "0.2", "0.3"},
    {decimal_add, "-5", "3.25", "-1.75"},
    {decimal_add, "999999999999999999", "1", NULL},
    {decimal_add, "-999999999999999999", "-1", NULL},
    {decimal_add, "999999999999999998", "1", "999999999999999999"},
    {decimal_add, "1000000000", "-0.000000001", "999999999.999999999"},
    {decimal_add, "1000000000", "0.000000001", NULL},
    {decimal_add, "999999999999999999", "0.1", NULL},
    {decimal_subtract, "3", "5", "-2"},
    {decimal_subtract, "12.5", "0.5", "12"},
    {decimal_subtract, "-999999999999999999", "1", NULL},
    {decimal_multiply, "1.2", "10000", "12000"},
    {decimal_multiply, "-0.5", "0.5", "-0.25"},
    {decimal_multiply, "-3", "-4", "12"},
    {decimal_multiply, "0", "-4", "0"},
    {decimal_multiply, "999999999", "1000000001", "999999999999999999"},
    {decimal_multiply, "1000000000", "1000000000", NULL},
    {decimal_multiply, "0.00001", "0.0001", "0.000000001"},
    {decimal_multiply, "0.00001", "0.00001", NULL},
    {decimal_multiply, "0.033554432", "298023223.876953125", "10000000"},
    {decimal_multiply, "999999999999999999", "999999999999999999", NULL},
    {decimal_divide, "1", "3", "0.333333333"},
    {decimal_divide, "2", "3", "0.666666667"},
    {decimal_divide, "-2", "3", "-0.666666667"},
    {decimal_divide, "1", "-8", "-0.125"},
    {decimal_divide, "1", "2000000000", "0.000000001"},
    {decimal_divide, "-1", "2000000000", "-0.000000001"},
    {decimal_divide, "1", "2000000001", "0"},
    {decimal_divide, "12", "4", "3"},
    {decimal_divide, "12.50", "0.5", "25"},
    {decimal_divide, "1", "0.000000001", "1000000000"},
    {decimal_divide, "999999999999999999", "1", "999999999999999999"},
    {decimal_divide, "999999999999999999", "999999999999999999", "1"},
    {decimal_divide, "999999999999999999", "0.1", NULL},
    {decimal_divide, "1000000000000", "3", NULL},
    {decimal_divide, "0", "7", "0"},
    {decimal_divide, "7", "0", NULL},
    {decimal_divide, "0", "0.00", NULL},
};

static void test_operations(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct decimal out;
        bool done = rows[i].apply(parse(rows[i].a), parse(rows[i].b), &out);

        if (done != (rows[i].result != NULL))
            fail_msg("row %zu: %s, %s", i, rows[i].a, rows[i].b);
        if (done)
            assert_prints(out, rows[i].result);
    }
}

static void test_rounding(void **state)
{
    static const struct {
        const char *value, *result;
        int places;
    } cases[] = {
        {"2.5", "3", 0},
        {"-2.5", "-3", 0},
        {"2.4999", "2", 0},
        {"-2.4999", "-2", 0},
        {"12.345", "12.35", 2},
        {"-12.345", "-12.35", 2},
        {"12.3", "12.3", 2},
        {"12.50", "12.50", 2},
        {"0.005", "0.01", 2},
        {"-0.004", "0.00", 2},
        {"999999999.999999999", "1000000000", 0},
        {"7", "7", 9},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_prints(decimal_round(parse(cases[i].value), cases[i].places), cases[i].result);
}

static void test_comparing(void **state)
{
    static const char *const rising[] = {"-999999999999999999",
                                         "-1000000000",
                                         "-1.5",
                                         "-1.05",
                                         "-0.1",
                                         "0.000000001",
                                         "0.1",
                                         "1",
                                         "1.05",
                                         "1.5",
                                         "999999999",
                                         "999999999999999999"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rising); i++)
        for (size_t j = 0; j < COUNT_OF(rising); j++)
            assert_int_equal(decimal_compare(parse(rising[i]), parse(rising[j])),
                             (i > j) - (i < j));
    assert_int_equal(decimal_compare(parse("1.50"), parse("1.5")), 0);
    assert_int_equal(decimal_compare(parse("0.00"), parse("-0")), 0);
}

static void test_parsing(void **state)
{
    static const char *const same[] = {"0",
                                       "12",
                                       "-12",
                                       "12.50",
                                       "0.05",
                                       "-0.5",
                                       "0.000000001",
                                       "999999999999999999",
                                       "-999999999.999999999"};
    static const char *const wrong[] = {"",
                                        "-",
                                        ".",
                                        ".5",
                                        "5.",
                                        "+5",
                                        "--5",
                                        "1 2",
                                        "1,2",
                                        "1e3",
                                        "0x1",
                                        "1.2.3",
                                        "12 ",
                                        " 12",
                                        "１",
                                        "1000000000000000000",
                                        "0.0000000001",
                                        "9999999999.999999999"};
    struct decimal value;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(same); i++)
        assert_prints(parse(same[i]), same[i]);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(decimal_parse(wrong[i], strlen(wrong[i]), &value));
    assert_prints(parse("007"), "7");
    assert_prints(parse("0000000000000000000000012"), "12");
    assert_prints(parse("-00.50"), "-0.50");
    assert_prints(parse("-0"), "0");
    assert_prints(decimal_trim(parse("12.00")), "12");
    assert_prints(decimal_of(-3), "-3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operations),
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_parsing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
