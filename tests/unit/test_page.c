/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "unit/check.h"
#include "wizard/page.h"

/* The text of a line, spans joined by | to show where they meet. */
static void expect_line(const struct page *page, size_t line, const char *expected)
{
    struct str text = STR_INIT;

    assert_true(line < page->line_count);
    for (size_t i = 0; i < page->lines[line].span_count; i++) {
        const struct page_span *span = &page->spans[page->lines[line].first_span + i];

        if (i > 0)
            str_addc(&text, '|');
        str_addn(&text, page_span_text(page, span), span->len);
    }
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static void test_lines_and_spans(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_line(&page, 3);
    page_add(&page, STYLE_TEXT, "研讨");
    page_add(&page, STYLE_CURRENT, "X");
    page_addn(&page, STYLE_TEXT, "次数", strlen("次"));
    page_add(&page, STYLE_TEXT, "");
    page_line(&page, -1);
    page_line(&page, 4);
    page_add(&page, STYLE_DIM, "尾");
    assert_int_equal(page.line_count, 3);
    expect_line(&page, 0, "研讨|X|次");
    expect_line(&page, 1, "");
    expect_line(&page, 2, "尾");
    assert_int_equal(page.lines[0].target, 3);
    assert_int_equal(page.lines[1].target, -1);
    assert_int_equal(page.spans[1].style, STYLE_CURRENT);
    page_free(&page);
}

static void test_text_without_a_line_begins_one(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_add(&page, STYLE_TEXT, "a");
    assert_int_equal(page.line_count, 1);
    assert_int_equal(page.lines[0].target, -1);
    page_free(&page);
}

static void test_text_is_made_safe(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_line(&page, -1);
    page_add(&page, STYLE_TEXT, "a\033[2J");
    page_wrapped(&page, STYLE_TEXT, -1, "b\033", 40);
    for (size_t i = 0; i < page.text.len; i++)
        assert_true((unsigned char)page.text.s[i] >= 0x20);
    page_free(&page);
}

static void test_pad(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_line(&page, -1);
    page_add(&page, STYLE_TEXT, "研讨");
    page_pad(&page, 6);
    page_add(&page, STYLE_TEXT, "x");
    expect_line(&page, 0, "研讨|  |x");
    page_pad(&page, 3); /* too late, but not glued together */
    expect_line(&page, 0, "研讨|  |x| ");
    page_line(&page, -1);
    page_pad(&page, 2);
    expect_line(&page, 1, "  ");
    page_line(&page, -1);
    page_pad(&page, 0);
    expect_line(&page, 2, "");
    page_free(&page);
}

static void test_wrapped(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_line(&page, 1);
    page_wrapped(&page, STYLE_DIM, 7, "一二三四五\n\n六", 6);
    assert_int_equal(page.line_count, 5);
    expect_line(&page, 1, "一二三");
    expect_line(&page, 2, "四五");
    expect_line(&page, 3, "");
    expect_line(&page, 4, "六");
    assert_int_equal(page.lines[1].target, 7);
    assert_int_equal(page.lines[2].target, -1);
    assert_int_equal(page.lines[4].target, -1);
    assert_int_equal(page.spans[0].style, STYLE_DIM);
    page_free(&page);
}

static void test_cut(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_line(&page, -1);
    page_cut(&page, STYLE_TEXT, "一二三四五", 8);
    page_cut(&page, STYLE_TEXT, "一", 4);
    expect_line(&page, 0, "一二...| |一|  ");
    page_line(&page, -1);
    page_cut_right(&page, STYLE_TEXT, "12", 4);
    page_cut_right(&page, STYLE_TEXT, "一二三四", 5);
    expect_line(&page, 1, "  |12| |一二");
    page_line(&page, -1);
    page_cut(&page, STYLE_TEXT, "一二", 0);
    expect_line(&page, 2, "");
    page_free(&page);
}

static void test_wrapped_edges(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_wrapped(&page, STYLE_TEXT, -1, "", 10);
    assert_int_equal(page.line_count, 1);
    page_wrapped(&page, STYLE_TEXT, -1, "一\n", 10); /* the line feed ends it */
    assert_int_equal(page.line_count, 2);
    page_wrapped(&page, STYLE_TEXT, -1, "一二", 0);
    assert_int_equal(page.line_count, 4);
    page_free(&page);
}

static void test_clear_keeps_nothing(void **state)
{
    struct page page = PAGE_INIT;

    (void)state;
    page_line(&page, 1);
    page_add(&page, STYLE_TEXT, "一");
    page_clear(&page);
    assert_int_equal(page.line_count + page.span_count + page.text.len, 0);
    page_line(&page, 2);
    page_add(&page, STYLE_TEXT, "二");
    expect_line(&page, 0, "二");
    page_free(&page);
    page_free(&page);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_and_spans),
        cmocka_unit_test(test_text_without_a_line_begins_one),
        cmocka_unit_test(test_text_is_made_safe),
        cmocka_unit_test(test_pad),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_wrapped),
        cmocka_unit_test(test_wrapped_edges),
        cmocka_unit_test(test_clear_keeps_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
