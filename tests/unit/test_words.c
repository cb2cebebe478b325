/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/bytes.h"
#include "base/words.h"
#include "unit/check.h"

static struct words words = WORDS("人次", "人", "·", "%", "é", "共有", "有");

static void test_the_first_of_the_words_counts(void **state)
{
    (void)state;
    assert_int_equal(words_begin(&words, "人次数", strlen("人次数")), strlen("人次"));
    assert_int_equal(words_end(&words, "年内共有", strlen("年内共有")), strlen("共有"));
    assert_int_equal(words_end(&words, "没有", strlen("没有")), strlen("有"));
    assert_int_equal(words_begin(&words, "次", strlen("次")), 0);
    assert_int_equal(words_end(&words, "人次数", strlen("人次数")), 0);
}

static void test_short_and_cut_text_is_none(void **state)
{
    (void)state;
    assert_int_equal(words_begin(&words, "", 0), 0);
    assert_int_equal(words_end(&words, "", 0), 0);
    assert_int_equal(words_begin(&words, "人次", 2), 0);
    assert_int_equal(words_begin(&words, "%X", 1), 1);
    assert_int_equal(words_end(&words, "X%", 2), 1);
}

/* What turns text away must never turn away a word: any text, by both ways. */
static void test_it_agrees_with_the_plain_search(void **state)
{
    static const char *const pieces[] = {"人", "次", "·", "%", "é", "共", "有", "X", "党", "\xE4"};
    enum { PIECES = sizeof pieces / sizeof *pieces };

    (void)state;
    for (int i = 0; i < PIECES * PIECES * PIECES; i++) {
        char text[16];
        size_t len;
        strcpy(text, pieces[i % PIECES]);
        strcat(text, pieces[i / PIECES % PIECES]);
        strcat(text, pieces[i / PIECES / PIECES]);
        len = strlen(text);
        assert_int_equal(words_begin(&words, text, len), bytes_begin_any(text, len, words.list));
        assert_int_equal(words_end(&words, text, len), bytes_end_any(text, len, words.list));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_of_the_words_counts),
        cmocka_unit_test(test_short_and_cut_text_is_none),
        cmocka_unit_test(test_it_agrees_with_the_plain_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
