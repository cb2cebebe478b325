/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "text/width.h"
#include "tui/canvas.h"
#include "unit/check.h"

static int put(struct canvas *canvas, int row, int column, const char *text)
{
    return canvas_put(canvas, row, column, STYLE_TEXT, text, strlen(text));
}

static void expect_row(const struct canvas *canvas, int row, const char *expected)
{
    struct str text = STR_INIT;

    canvas_row_text(canvas, row, &text);
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static const struct cell *cell_at(const struct canvas *canvas, int row, int column)
{
    return &canvas->cells[row * canvas->columns + column];
}

/* Every wide cell has its second half, and there is no half without a whole. */
static void expect_whole(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        for (int column = 0; column < canvas->columns; column++) {
            const struct cell *cell = cell_at(canvas, row, column);

            assert_true(cell->width <= 2);
            if (cell->width == 2) {
                assert_true(column + 1 < canvas->columns);
                assert_int_equal(cell_at(canvas, row, ++column)->width, 0);
            } else {
                assert_int_equal(cell->width, 1);
            }
        }
    }
}

static void test_starts_blank(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 2, 5);
    expect_row(&canvas, 0, "");
    expect_row(&canvas, 1, "");
    assert_int_equal(canvas.cursor_row, -1);
    canvas_free(&canvas);
}

static void test_put(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 2, 12);
    assert_int_equal(put(&canvas, 0, 1, "研讨9次"), 8);
    assert_int_equal(put(&canvas, 0, 8, "。"), 10);
    expect_row(&canvas, 0, " 研讨9次。");
    assert_int_equal(cell_at(&canvas, 0, 1)->width, 2);
    assert_int_equal(cell_at(&canvas, 0, 2)->width, 0);
    assert_string_equal(cell_at(&canvas, 0, 5)->text, "9");
    expect_whole(&canvas);
    canvas_free(&canvas);
}

static void test_right_edge(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 1, 5);
    assert_int_equal(put(&canvas, 0, 0, "一二三a"),
                     4); /* 三 would straddle, a must not jump ahead */
    expect_row(&canvas, 0, "一二");
    assert_int_equal(put(&canvas, 0, 4, "ab"), 5);
    expect_row(&canvas, 0, "一二a");
    assert_int_equal(put(&canvas, 0, 5, "x"), 5);
    assert_int_equal(put(&canvas, 0, 9, "x"), 9);
    expect_row(&canvas, 0, "一二a");
    expect_whole(&canvas);
    canvas_free(&canvas);
}

static void test_outside(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 1, 5);
    assert_int_equal(put(&canvas, -1, 2, "x"), 2);
    assert_int_equal(put(&canvas, 1, 2, "x"), 2);
    assert_int_equal(put(&canvas, 0, -1, "x"), -1);
    canvas_fill(&canvas, 1, 0, 5, STYLE_TEXT, '-');
    canvas_fill(&canvas, 0, -3, 2, STYLE_TEXT, '-');
    canvas_fill(&canvas, 0, 4, 99, STYLE_TEXT, '=');
    expect_row(&canvas, 0, "--  =");
    canvas_resize(&canvas, 0, 0);
    assert_int_equal(put(&canvas, 0, 0, "x"), 0);
    canvas_resize(&canvas, 1, 1);
    assert_int_equal(put(&canvas, 0, 0, "一"), 0);
    expect_row(&canvas, 0, "");
    canvas_free(&canvas);
}

static void test_half_overwritten(void **state)
{
    static const struct {
        int column;
        const char *text, *row;
    } samples[] = {
        {0, "x", "x 二三"},  {1, "x", " x二三"},  {2, "x", "一x 三"}, {3, "x", "一 x三"},
        {1, "中", " 中 三"}, {0, "中", "中二三"}, {3, "ab", "一 ab"}, {5, "x", "一二 x"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        struct canvas canvas;

        canvas_init(&canvas, 1, 6);
        put(&canvas, 0, 0, "一二三");
        put(&canvas, 0, samples[i].column, samples[i].text);
        expect_row(&canvas, 0, samples[i].row);
        expect_whole(&canvas);
        canvas_free(&canvas);
    }
}

static void test_marks_join(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 1, 6);
    assert_int_equal(put(&canvas, 0, 0, "e\xCC\x81x"), 2);
    assert_string_equal(cell_at(&canvas, 0, 0)->text, "e\xCC\x81");
    assert_int_equal(put(&canvas, 0, 2, "中\xCC\x81"), 4);
    assert_string_equal(cell_at(&canvas, 0, 2)->text, "中\xCC\x81");
    assert_int_equal(put(&canvas, 0, 0, "\xCC\x81"), 0); /* nothing to stand on */
    for (int i = 0; i < 40; i++)                         /* a cell holds a few */
        put(&canvas, 0, 4, "\xCC\x81");
    assert_int_equal(strlen(cell_at(&canvas, 0, 2)->text), 3 + 2 * 4);
    canvas_free(&canvas);
}

static void test_without_width(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 1, 6);
    assert_int_equal(put(&canvas, 0, 0, "a\xCD\xB8z"), 3); /* U+0378 is not assigned */
    expect_row(&canvas, 0, "a?z");
    canvas_free(&canvas);
}

static void test_ambiguous_follows_the_setting(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 1, 6);
    assert_int_equal(put(&canvas, 0, 0, "“好"), 3);
    width_set_ambiguous_wide(true);
    assert_int_equal(put(&canvas, 0, 0, "“好"), 4);
    width_set_ambiguous_wide(false);
    expect_row(&canvas, 0, "“好");
    canvas_free(&canvas);
}

static void test_line_of_a_page(void **state)
{
    struct page page = PAGE_INIT;
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 1, 9);
    page_line(&page, -1);
    page_add(&page, STYLE_TEXT, "研讨");
    page_add(&page, STYLE_CURRENT, "X");
    page_add(&page, STYLE_TEXT, "次，外");
    page_add(&page, STYLE_TEXT, "a");
    canvas_line(&canvas, 0, 1, &page, 0);
    expect_row(&canvas, 0, " 研讨X次");
    assert_int_equal(cell_at(&canvas, 0, 5)->style, STYLE_CURRENT);
    assert_int_equal(cell_at(&canvas, 0, 6)->style, STYLE_TEXT);
    canvas_resize(&canvas, 1, 40);
    canvas_line(&canvas, 0, 0, &page, 0);
    expect_row(&canvas, 0, "研讨X次，外a");
    canvas_free(&canvas);
    page_free(&page);
}

static void test_random_puts_stay_whole(void **state)
{
    static const char *const texts[] = {"中",        "a",  "。，", "x中y",
                                        "e\xCC\x81", "“”", " ",    "一二三四五六"};
    struct canvas canvas;

    (void)state;
    srand(1);
    canvas_init(&canvas, 3, 11);
    for (int i = 0; i < 20000; i++) {
        put(&canvas, rand() % 4, rand() % 13, texts[(size_t)rand() % COUNT_OF(texts)]);
        if (rand() % 8 == 0)
            canvas_fill(&canvas, rand() % 3, rand() % 11, rand() % 12, STYLE_DIM, '-');
        expect_whole(&canvas);
    }
    canvas_free(&canvas);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts_blank),
        cmocka_unit_test(test_put),
        cmocka_unit_test(test_right_edge),
        cmocka_unit_test(test_outside),
        cmocka_unit_test(test_half_overwritten),
        cmocka_unit_test(test_marks_join),
        cmocka_unit_test(test_without_width),
        cmocka_unit_test(test_ambiguous_follows_the_setting),
        cmocka_unit_test(test_line_of_a_page),
        cmocka_unit_test(test_random_puts_stay_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
