/* SPDX-License-Identifier: MIT */
/* The entry line: one short test for each operation. The caret is written as |. */
#include "unit/check.h"

#include <string.h>

#include "base/attributes.h"
#include "wizard/edit.h"

/* Family of one grapheme: man, joiner, woman, joiner, girl. */
#define FAMILY  "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"
#define E_ACUTE "e\xCC\x81"

static struct edit begin(const char *marked, bool multiline)
{
    struct edit edit = EDIT_INIT;
    const char *caret = strchr(marked, '|');
    struct str text = STR_INIT;

    str_addn(&text, marked, (size_t)(caret - marked));
    str_add(&text, caret + 1);
    edit_set(&edit, str_text(&text), multiline);
    edit.caret = (size_t)(caret - marked);
    edit.selected = false;
    str_free(&text);
    return edit;
}

static void expect(struct edit *edit, const char *marked)
{
    struct str text = STR_INIT;

    str_addn(&text, str_text(&edit->text), edit->caret);
    str_add(&text, "|");
    str_add(&text, str_text(&edit->text) + edit->caret);
    assert_string_equal(str_text(&text), marked);
    str_free(&text);
    edit_free(edit);
}

struct step {
    const char *before, *after;
};

static void each(bool (*act)(struct edit *), bool multiline, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct edit edit = begin(steps[i].before, multiline);
        bool changed = act(&edit);

        assert_int_equal(changed, strcmp(steps[i].before, steps[i].after) != 0);
        expect(&edit, steps[i].after);
    }
}

static void test_backspace(void **state)
{
    static const struct step steps[] = {
        {"|", "|"},
        {"|局党组", "|局党组"},
        {"局|党组", "|党组"},
        {"局党|组", "局|组"},
        {"局党组|", "局党|"},
        {"a" FAMILY "|b", "a|b"},
        {"caf" E_ACUTE "|", "caf|"},
        {"一\n|二", "一|二"},
    };

    (void)state;
    each(edit_backspace, true, steps, COUNT_OF(steps));
}

static void test_delete(void **state)
{
    static const struct step steps[] = {
        {"|", "|"},           {"局党组|", "局党组|"}, {"局党|组", "局党|"},
        {"|局党组", "|党组"}, {"|" FAMILY "b", "|b"}, {"一|\n二", "一|二"},
    };

    (void)state;
    each(edit_delete, true, steps, COUNT_OF(steps));
}

static void test_left(void **state)
{
    static const struct step steps[] = {
        {"|", "|"},
        {"|局", "|局"},
        {"局党|组", "局|党组"},
        {"局" E_ACUTE "|", "局|" E_ACUTE},
        {FAMILY "|", "|" FAMILY},
    };

    (void)state;
    each(edit_left, false, steps, COUNT_OF(steps));
}

static void test_right(void **state)
{
    static const struct step steps[] = {
        {"|", "|"},
        {"局|", "局|"},
        {"局|党组", "局党|组"},
        {"|" E_ACUTE "局", E_ACUTE "|局"},
    };

    (void)state;
    each(edit_right, false, steps, COUNT_OF(steps));
}

static void test_home_and_end_are_of_the_line(void **state)
{
    static const struct step home[] = {
        {"|", "|"},
        {"局党|组", "|局党组"},
        {"一\n二三|\n四", "一\n|二三\n四"},
        {"一|\n二", "|一\n二"},
    };
    static const struct step end[] = {
        {"|", "|"},
        {"局|党组", "局党组|"},
        {"一\n|二三\n四", "一\n二三|\n四"},
        {"一|\n二", "一|\n二"},
    };

    (void)state;
    each(edit_home, true, home, COUNT_OF(home));
    each(edit_end, true, end, COUNT_OF(end));
}

static void test_insert(void **state)
{
    static const struct {
        const char *before, *typed, *after;
        bool multiline;
    } steps[] = {
        {"|", "局", "局|", false},
        {"|组", "党", "党|组", false},
        {"党|组", "小", "党小|组", false},
        {"党组|", "会", "党组会|", false},
        {"|", "", "|", false},
        {"a|b", "1\n2\t3", "a1 2 3|b", false},
        {"a|b", "1\n2\t3", "a1\n2 3|b", true},
        {"a|b", "\033[1m\001\177", "a[1m|b", true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct edit edit = begin(steps[i].before, steps[i].multiline);

        edit_insert(&edit, steps[i].typed, strlen(steps[i].typed));
        expect(&edit, steps[i].after);
    }
}

static void test_first_character_replaces_the_old_value(void **state)
{
    struct edit edit = EDIT_INIT;

    (void)state;
    edit_set(&edit, "12", false);
    assert_true(edit.selected);
    edit_insert(&edit, "7", 1);
    assert_false(edit.selected);
    edit_insert(&edit, "5", 1);
    expect(&edit, "75|");
}

static void test_edit_keys_keep_the_old_value(void **state)
{
    static bool (*const acts[])(struct edit *) = {edit_backspace, edit_left, edit_end};
    static const char *const after[] = {"1次|", "1次|2", "1次2|"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        struct edit edit = EDIT_INIT;

        edit_set(&edit, "1次2", false);
        acts[i](&edit);
        assert_false(edit.selected);
        expect(&edit, after[i]);
    }
}

static void test_a_long_answer_is_not_replaced(void **state)
{
    struct edit edit = EDIT_INIT;

    (void)state;
    edit_set(&edit, "一是好。", true);
    edit_insert(&edit, "\n", 1);
    edit_insert(&edit, "二", 3);
    expect(&edit, "一是好。\n二|");
}

static void vertical(const char *before, int by, int columns, const char *after)
{
    struct edit edit = begin(before, true);

    assert_int_equal(edit_vertical(&edit, by, columns), strcmp(before, after) != 0);
    expect(&edit, after);
}

static void test_vertical(void **state)
{
    (void)state;
    vertical("|", 1, 20, "|");
    vertical("|", -1, 20, "|");
    vertical("一二|三\n四五六", 1, 20, "一二三\n四五|六");
    vertical("一二三\n四五|六", -1, 20, "一二|三\n四五六");
    vertical("一二三|\n四", 1, 20, "一二三\n四|");
    vertical("一二|三\n\n四五六", 1, 20, "一二三\n|\n四五六");
    vertical("a一|二\nbcdef", 1, 20, "a一二\nbcd|ef");
    vertical("ab|cd\n一二", 1, 20, "abcd\n一|二");
    vertical("abc|d\n一二", 1, 20, "abcd\n一|二"); /* never within a wide character */
}

static void test_vertical_over_wrapped_lines(void **state)
{
    (void)state;
    vertical("一|二三四五六", 1, 6, "一二三四|五六");
    vertical("一二三四|五六", -1, 6, "一|二三四五六");
    vertical("一二三四|五六", 1, 6, "一二三四|五六");
}

static void expect_caret(const char *marked, int columns, int row, int column)
{
    struct edit edit = begin(marked, true);
    struct wrap wrap = WRAP_INIT;
    int at_row, at_column;

    edit_lines(&edit, columns, &wrap);
    edit_caret(&edit, &wrap, &at_row, &at_column);
    assert_int_equal(at_row, row);
    assert_int_equal(at_column, column);
    wrap_free(&wrap);
    edit_free(&edit);
}

static void test_caret(void **state)
{
    (void)state;
    expect_caret("|", 10, 0, 0);
    expect_caret("一a|", 10, 0, 3);
    expect_caret("一\n|", 10, 1, 0);
    expect_caret("一\n\n二|", 10, 2, 2);
    expect_caret("一二三|四", 6, 1, 0);
}

static void test_phrases(void **state)
{
    static const struct step right[] = {
        {"|", "|"},
        {"|一是学习，二是检查。", "一是学习，|二是检查。"},
        {"一是学习，|二是检查。", "一是学习，二是检查。|"},
        {"|two words", "two |words"},
        {"一|。\n\n二", "一。\n\n|二"},
    };
    static const struct step left[] = {
        {"|", "|"},
        {"一是学习，二是检查。|", "一是学习，|二是检查。"},
        {"一是学习，|二是检查。", "|一是学习，二是检查。"},
        {"two |words", "|two words"},
    };

    (void)state;
    each(edit_word_right, true, right, COUNT_OF(right));
    each(edit_word_left, true, left, COUNT_OF(left));
}

static void test_whole_lines(void **state)
{
    static const struct step up[] = {
        {"|", "|"},
        {"一|\n二", "一|\n二"},
        {"一\n二三|\n四", "二三|\n一\n四"},
        {"一\n二\n|", "一\n|\n二"},
    };
    static const struct step down[] = {
        {"|", "|"},
        {"一\n二|", "一\n二|"},
        {"一\n|二三\n四", "一\n四\n|二三"},
        {"一|\n\n二", "\n一|\n二"},
    };
    static const struct step away[] = {
        {"|", "|"},       {"一|二", "|"}, {"一\n二|三\n四", "一\n|四"}, {"一二\n三|", "|一二"},
        {"|\n一", "|一"},
    };

    (void)state;
    each(edit_line_up, true, up, COUNT_OF(up));
    each(edit_line_down, true, down, COUNT_OF(down));
    each(edit_line_delete, true, away, COUNT_OF(away));
}

/* Lines that become one: no blank in the midst of Chinese. */
static void test_joined_lines(void **state)
{
    static const char *const cases[][2] = {{"江州市\n水务局", "江州市水务局"},
                                           {"江州市\r\n水务局", "江州市水务局"},
                                           {"江州，\n水务", "江州，水务"},
                                           {"江州\nA", "江州 A"},
                                           {"A\nB", "A B"},
                                           {"江州\n", "江州 "}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edit edit = EDIT_INIT;
        edit_insert(&edit, cases[i][0], strlen(cases[i][0]));
        assert_string_equal(str_text(&edit.text), cases[i][1]);
        edit_free(&edit);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_joined_lines),
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_whole_lines),
        cmocka_unit_test(test_backspace),
        cmocka_unit_test(test_delete),
        cmocka_unit_test(test_left),
        cmocka_unit_test(test_right),
        cmocka_unit_test(test_home_and_end_are_of_the_line),
        cmocka_unit_test(test_insert),
        cmocka_unit_test(test_first_character_replaces_the_old_value),
        cmocka_unit_test(test_edit_keys_keep_the_old_value),
        cmocka_unit_test(test_a_long_answer_is_not_replaced),
        cmocka_unit_test(test_vertical),
        cmocka_unit_test(test_vertical_over_wrapped_lines),
        cmocka_unit_test(test_caret),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
