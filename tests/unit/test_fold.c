/* SPDX-License-Identifier: MIT */
#include "unit/check.h"

#include <string.h>

#include "text/fold.h"

/* Where the word stands in the text: "start-end" of each hit, joined by blanks. */
static void expect_hits(const char *text, const char *word, const char *expected)
{
    struct fold in = FOLD_INIT, wanted = FOLD_INIT;
    struct str found = STR_INIT;
    size_t at = 0, start, end;

    fold_text(&in, text, strlen(text));
    fold_text(&wanted, word, strlen(word));
    while (fold_find(&in, &wanted, &at, &start, &end))
        str_addf(&found, "%s%zu-%zu", found.len ? " " : "", start, end);
    assert_string_equal(str_text(&found), expected);
    fold_free(&in);
    fold_free(&wanted);
    str_free(&found);
}

static void test_plain(void **state)
{
    (void)state;
    expect_hits("中心组学习和支部学习", "学习", "9-15 24-30");
    expect_hits("学习", "学习会", "");
    expect_hits("一一一", "一一", "0-6");
}

static void test_width_and_case(void **state)
{
    (void)state;
    expect_hits("ＡＰＰ和App", "app", "0-9 12-15");
    expect_hits("app", "ＡＰＰ", "0-3");
    expect_hits("共１２次", "12次", "3-12");
    expect_hits("STRASSE", "straße", "0-7");
}

/* Composed or not; and a hit within a grapheme takes all of it. */
static void test_graphemes(void **state)
{
    (void)state;
    expect_hits("cafe\xCC\x81", "caf\xC3\xA9", "0-6");
    expect_hits("caf\xC3\xA9", "cafe\xCC\x81", "0-5");
    expect_hits("㎞数", "k", "0-3");
    expect_hits("①", "1", "0-3");
}

static void test_nothing(void **state)
{
    (void)state;
    expect_hits("", "一", "");
    expect_hits("一", "", "");
    expect_hits("", "", "");
}

/* Memory of an earlier, longer text does not show. */
static void test_again(void **state)
{
    struct fold fold = FOLD_INIT, word = FOLD_INIT;
    size_t at = 0, start, end;

    (void)state;
    fold_text(&word, "二", strlen("二"));
    fold_text(&fold, "一二三四五六七八九十", strlen("一二三四五六七八九十"));
    assert_true(fold_find(&fold, &word, &at, &start, &end));
    at = 0;
    fold_text(&fold, "一", strlen("一"));
    assert_false(fold_find(&fold, &word, &at, &start, &end));
    fold_free(&fold);
    fold_free(&word);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),     cmocka_unit_test(test_width_and_case),
        cmocka_unit_test(test_graphemes), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
