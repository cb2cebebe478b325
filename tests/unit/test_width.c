/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>
#include <wchar.h>

#include "base/str.h"
#include "unit/check.h"

static int narrow(void **state)
{
    (void)state;
    width_set_ambiguous_wide(false);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, narrow, narrow)

static void tells_ncurses_the_same(void **state)
{
    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        width_set_ambiguous_wide(wide);
        assert_int_equal(width_ambiguous_wide(), wide);
        for (uint32_t c = 0; c < 0x110100; c++)
            if (wcwidth((wchar_t)c) != width_of(c))
                fail_msg("U+%04lX", (unsigned long)c);
    }
    assert_int_equal(wcwidth((wchar_t)-1), -1);
    assert_int_equal(wcswidth(L"中a“", 3), 5);
    assert_int_equal(wcswidth(L"中a“", 2), 3);
    assert_int_equal(wcswidth(L"中", 9), 2);
    assert_int_equal(wcswidth(L"a\x1b", 2), -1);
}

static void depends_on_the_setting_only_where_ambiguous(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        int before, after;

        width_set_ambiguous_wide(false);
        before = width_of(c);
        width_set_ambiguous_wide(true);
        after = width_of(c);
        assert_true(before >= -1 && before <= 2);
        assert_true(width_is_ambiguous(c) ? before == 1 && after == 2 : before == after);
    }
}

static void knows_ambiguous_characters(void **state)
{
    static const uint32_t ambiguous[] = {0x201C, 0x201D, 0x2018, 0x2019, 0x2014, 0x2026,
                                         0xB7,   0xD7,   0x2460, 0x2103, 0x2500, 0x25A1,
                                         0x25CF, 0x2605, 0x2192, 0x221A, 0xB1,   0x3B1,
                                         0x416,  0x2030, 0x203B, 0xE000, 0x2588};
    /* “GBK” of libunistring widens these too; terminals do not. */
    static const uint32_t never[] = {0x41, 0xA5, 0xA9, 0xC0, 0x2611, 0x2713, 0x4E2D, 0xFF0C};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ambiguous); i++)
        assert_true(width_is_ambiguous(ambiguous[i]));
    for (size_t i = 0; i < COUNT_OF(never); i++)
        if (width_is_ambiguous(never[i]))
            fail_msg("U+%04lX", (unsigned long)never[i]);
}

static void measures_characters(void **state)
{
    static const struct {
        uint32_t c;
        int cells;
    } cases[] = {
        {0, 0},       {1, -1},      {'\n', -1},    {0x1B, -1},     {' ', 1},       {'~', 1},
        {0x7F, -1},   {0x9B, -1},   {0xA0, 1},     {0x300, 0},     {0x200B, 0},    {0x378, -1},
        {0x3000, 2},  {0x3007, 2},  {0x302A, 0},   {0x303F, 1},    {0x3099, 0},    {0x3400, 2},
        {0x4E00, 2},  {0x9FFF, 2},  {0xAC00, 2},   {0xD800, -1},   {0xDFFF, -1},   {0xFF01, 2},
        {0xFF5E, 2},  {0xFF61, 1},  {0xFFE5, 2},   {0xFFFF, -1},   {0x1F600, 2},   {0x20000, 2},
        {0x2A6DF, 2}, {0x31350, 2}, {0x2FFFE, -1}, {0x10FFFF, -1}, {0x110000, -1}, {UINT32_MAX, -1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(width_of(cases[i].c), cases[i].cells);
}

/* What libunistring has not always said: the black numbers are ambiguous, and were wide up to
 * 0.9.10; the hexagrams are narrow, and became wide with Unicode 16.0. */
static bool is_disputed(uint32_t c)
{
    return (c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF);
}

/* The quick ways and the tables say what libunistring says of what every version knows. */
static void agrees_with_libunistring(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x10000; c++)
        if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Cs |
                                                     UC_CATEGORY_MASK_Z) &&
            width_of(c) != uc_width(c, "UTF-8") && uc_width(c, "UTF-8") != 1 && !is_disputed(c))
            fail_msg("U+%04lX", (unsigned long)c);
}

static void has_no_width_for_what_is_not_assigned(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x20000; c++)
        if (uc_is_general_category(c, UC_CATEGORY_Cn) && width_of(c) != -1 && width_of(c) != 2)
            fail_msg("U+%04lX", (unsigned long)c);
}

static void measures_text(void **state)
{
    static const char text[] = "a中，“e\xCC\x81”\x01";

    (void)state;
    assert_int_equal(width_text("", 0), 0);
    assert_int_equal(width_text("\xE4\xB8", 2), 1);
    assert_int_equal(width_text(text, sizeof text - 1), 9);
    width_set_ambiguous_wide(true);
    assert_int_equal(width_text(text, sizeof text - 1), 11);
}

static void cuts_between_graphemes(void **state)
{
    static const char text[] = "中e\xCC\x81"
                               "文b";
    static const size_t bytes[] = {0, 0, 3, 6, 6, 9, 10, 10};

    (void)state;
    for (size_t cells = 0; cells < COUNT_OF(bytes); cells++)
        assert_int_equal(width_prefix(text, sizeof text - 1, cells), bytes[cells]);
}

static void steps_by_graphemes(void **state)
{
    /* 中, e + acute, flag, family, CR LF, 一 + variation, か + voiced mark, 。, x */
    static const char *const graphemes[] = {
        "中",
        "e\xCC\x81",
        "\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3",
        "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
        "\r\n",
        "一\xF3\xA0\x84\x80",
        "\xE3\x81\x8B\xE3\x82\x99",
        "。",
        "。\xE3\x80\xAA",
        "x",
        "中",
    };
    struct str text = STR_INIT;
    size_t at = 0;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(graphemes); i++)
        str_add(&text, graphemes[i]);
    for (size_t i = 0; i < COUNT_OF(graphemes); i++) {
        size_t next = width_next(text.s, text.len, at);

        assert_int_equal(next - at, strlen(graphemes[i]));
        assert_int_equal(width_back(text.s, next), at);
        at = next;
    }
    assert_int_equal(width_next(text.s, text.len, text.len), text.len);
    assert_int_equal(width_back(text.s, 0), 0);
    str_free(&text);
}

static void steps_the_same_both_ways(void **state)
{
    static const char *const pieces[] = {"中",
                                         "a",
                                         "，",
                                         "\xCC\x81",
                                         "\xE2\x80\x8D",
                                         "“",
                                         "\xE3\x80\xAA",
                                         "９",
                                         "\xF0\x9F\x91\xA9",
                                         "\xEF\xB8\x8F",
                                         " ",
                                         "\r",
                                         "\n"};
    struct str text = STR_INIT;

    (void)state;
    srand(1);
    for (int round = 0; round < 5000; round++) {
        str_clear(&text);
        str_add(&text, "中");
        for (int i = rand() % 12; i > 0; i--)
            str_add(&text, pieces[(size_t)rand() % COUNT_OF(pieces)]);
        for (size_t at = 0, next; at < text.len; at = next) {
            next = width_next(text.s, text.len, at);
            assert_true(next > at && next <= text.len);
            assert_int_equal(width_back(text.s, next), at);
        }
    }
    str_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tells_ncurses_the_same),
        TEST(depends_on_the_setting_only_where_ambiguous),
        TEST(knows_ambiguous_characters),
        TEST(measures_characters),
        TEST(agrees_with_libunistring),
        TEST(has_no_width_for_what_is_not_assigned),
        TEST(measures_text),
        TEST(cuts_between_graphemes),
        TEST(steps_by_graphemes),
        TEST(steps_the_same_both_ways),
    };

    return cmocka_run_group_tests_name("width", tests, NULL, NULL);
}
