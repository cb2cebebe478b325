/* SPDX-License-Identifier: MIT */

#include "text/json.h"
#include "unit/check.h"

static void check(const char *text, const char *expected)
{
    struct str out = STR_INIT;

    json_add_string(&out, text);
    assert_string_equal(str_text(&out), expected);
    str_free(&out);
}

static void test_plain(void **state)
{
    (void)state;
    check("", "\"\"");
    check("江州 12次𠮷", "\"江州 12次𠮷\"");
    check("共（2）项，ＸＸ局\"", "\"共（2）项，ＸＸ局\\\"\"");
    check("a\"b\\c/", "\"a\\\"b\\\\c/\"");
}

static void test_escapes(void **state)
{
    (void)state;
    check("甲\n乙", "\"甲\\n乙\"");
    check("\t\x1b\x7f", "\"\\u0009\\u001b\\u007f\"");
    check("\xc2\x9b", "\"\\u009b\"");
    check("\xe2\x80\xae", "\"\\u202e\"");
    check("\xf3\xa0\x80\x81", "\"\\udb40\\udc01\"");
}

static void test_no_text(void **state)
{
    (void)state;
    check("a\xff"
          "b",
          "\"a\\ufffdb\"");
    check("\xe4\xb8", "\"\\ufffd\"");
    check("\xe4\xb8\"", "\"\\ufffd\\\"\"");
    check("\xe4", "\"\\ufffd\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_plain), cmocka_unit_test(test_escapes),
                                       cmocka_unit_test(test_no_text)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
