/* SPDX-License-Identifier: MIT */
#include "text/wrap.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/str.h"
#include "text/width.h"
#include "unit/check.h"

static const char bad_starts[] = "，。、；：？！）】》」』〕〉％‰℃·”’…—～";
static const char bad_ends[] = "（【《「『〔〈“‘￥$";

/* Compares the lines, joined by "|", with what is expected. */
static void wraps(int columns, const char *text, const char *expected)
{
    struct wrap wrap = WRAP_INIT;
    struct str lines = STR_INIT;
    size_t len = strlen(text);

    wrap_text(&wrap, text, len, columns);
    assert_int_equal(wrap.starts[0], 0);
    for (size_t i = 0; i < wrap.count; i++) {
        size_t end = i + 1 < wrap.count ? wrap.starts[i + 1] : len;

        if (i)
            str_addc(&lines, '|');
        str_addn(&lines, text + wrap.starts[i], end - wrap.starts[i]);
    }
    assert_string_equal(str_text(&lines), expected);
    str_free(&lines);
    wrap_free(&wrap);
}

static void breaks_between_han(void **state)
{
    (void)state;
    wraps(10, "", "");
    wraps(10, "全年召开", "全年召开");
    wraps(8, "全年召开党组会", "全年召开|党组会");
    wraps(9, "全年召开党组会", "全年召开|党组会");
    wraps(6, "　　全年召开", "　　全|年召开");
    wraps(3, "甲①②", "甲①|②");
}

static void keeps_marks_with_their_text(void **state)
{
    (void)state;
    wraps(8, "全年召开，党组", "全年召|开，党组");
    wraps(8, "全年召（开）", "全年召|（开）");
    wraps(8, "全年召开——党组", "全年召|开——党组");
    wraps(8, "全年召开……", "全年召|开……");
    wraps(10, "他说“你好”然后走", "他说“你好”|然后走");
    wraps(8, "甲乙丙“你好”", "甲乙丙|“你好”");
    wraps(8, "“甲”“乙”“丙”", "“甲”“乙”|“丙”");
    wraps(8, "don’t say", "don’t |say");
    wraps(6, "12 — 34", "12 — |34");
}

static void keeps_numbers_whole(void **state)
{
    (void)state;
    wraps(8, "增长了12.5%", "增长了|12.5%");
    wraps(8, "共计1,200万元", "共计|1,200万|元");
    wraps(8, "全年１２３次", "全年|１２３次");
    wraps(10, "增长１．５％了", "增长|１．５％了");
    wraps(8, "人民币￥30元", "人民币|￥30元");
    wraps(8, "下降了-5.5度", "下降|了-5.5度");
    wraps(8, "2026年12月", "2026年12|月");
}

static void cuts_what_has_no_place_to_break(void **state)
{
    (void)state;
    wraps(4, "abcdefghij", "abcd|efgh|ij");
    wraps(4, "1234567890", "1234|5678|90");
    wraps(5, "12345，6", "1234|5，6");
    wraps(4, "，，，，", "，，|，，");
    wraps(2, "中，文", "中|，|文");
    wraps(3, "中，文", "中|，|文");
    wraps(2,
          "e\xCC\x81"
          "e\xCC\x81"
          "e\xCC\x81",
          "e\xCC\x81"
          "e\xCC\x81|e\xCC\x81");
    wraps(1, "中文", "中|文");
}

static void follows_the_width_of_the_terminal(void **state)
{
    (void)state;
    wraps(6, "一“二”三", "一“二”|三");
    width_set_ambiguous_wide(true);
    wraps(6, "一“二”三", "一|“二”|三");
    width_set_ambiguous_wide(false);
}

static void can_be_used_again(void **state)
{
    struct wrap wrap = WRAP_INIT;

    (void)state;
    wrap_text(&wrap, "中文中文", 12, 2);
    assert_int_equal(wrap.count, 4);
    wrap_text(&wrap, "中", 3, 2);
    assert_int_equal(wrap.count, 1);
    wrap_free(&wrap);
    assert_null(wrap.starts);
}

/* Whether the character at `at`, without its combining marks, is one of the set. */
static bool is_one_of(const char *text, size_t len, size_t at, const char *set)
{
    char one[8] = "";
    int bytes = at < len ? u8_strmblen((const uint8_t *)text + at) : 0;

    memcpy(one, text + at, (size_t)bytes);
    return bytes && strstr(set, one) != NULL;
}

static bool is_digit(const char *text, size_t len, size_t at)
{
    return is_one_of(text, len, at, "0123456789０１２３４５６７８９");
}

static bool splits_a_number(const char *text, size_t len, size_t at)
{
    size_t before = width_back(text, at);
    bool point = is_one_of(text, len, before, ".,．");

    if (is_digit(text, len, before))
        return is_digit(text, len, at) || is_one_of(text, len, at, "%％‰") ||
               (is_one_of(text, len, at, ".,．") && is_digit(text, len, width_next(text, len, at)));
    if (is_one_of(text, len, before, "-"))
        return is_digit(text, len, at);
    return point && before && is_digit(text, len, width_back(text, before)) &&
           is_digit(text, len, at);
}

static bool is_bad_break(const char *text, size_t len, size_t at)
{
    return is_one_of(text, len, at, bad_starts) ||
           is_one_of(text, len, width_back(text, at), bad_ends) || splits_a_number(text, len, at);
}

/* Whether a line from `start` could have ended well before `at`. */
static bool had_a_choice(const char *text, size_t len, size_t start, size_t at)
{
    for (size_t other = width_next(text, len, start); other < at;
         other = width_next(text, len, other))
        if (!is_bad_break(text, len, other))
            return true;
    return false;
}

static void check_lines(const struct wrap *wrap, const char *text, size_t len, size_t columns,
                        bool forgive)
{
    assert_int_equal(wrap->starts[0], 0);
    for (size_t i = 0; i < wrap->count; i++) {
        size_t start = wrap->starts[i];
        size_t end = i + 1 < wrap->count ? wrap->starts[i + 1] : len;

        assert_true(end > start && end <= len);
        assert_true(width_text(text + start, end - start) <= columns);
        assert_int_equal(width_back(text, width_next(text, len, start)), start);
        if (i && is_bad_break(text, len, start) &&
            (!forgive || had_a_choice(text, len, wrap->starts[i - 1], start)))
            fail_msg("%zu columns: %.*s|%s", columns, (int)start, text, text + start);
    }
}

static const char *const words[] = {
    "全",      "年",     "召开",     "党组会",   "学习",     "集中研讨", "A4",       "GDP",
    "12",      "3",      "1,200",    "12.5",     "30%",      "１２３",   "５．５％", "2026年",
    "120万元", "-5",     "中心组",   "第3次",    "word",     "X",        "（试行）", "《条例》",
    "“两学”",  "‘一做’", "【通知】", "￥30",     "$1.5",     "① ",       "10‰",      "36.5℃",
    "（一）",  "「引」", "『号』",   "〔2026〕", "〈意见〉", "“‘双引’”", "don’t ",   "2026-12-18",
};
static const char *const marks[] = {
    "，", "。", "、", "；", "：", "？", "！", "——", "……", "·", "～", " — ", ",", ". ", "", "", "",
};

/* Sentences as offices write them, at widths that have room: no bad break at all. */
static void never_breaks_badly(void **state)
{
    struct wrap wrap = WRAP_INIT;
    struct str text = STR_INIT;
    size_t lines = 0;

    (void)state;
    srand(1);
    while (lines < 100000) {
        size_t columns = 20 + (size_t)rand() % 61;

        width_set_ambiguous_wide(rand() % 2);
        str_clear(&text);
        for (int i = 0; i < 60; i++) {
            str_add(&text, words[(size_t)rand() % COUNT_OF(words)]);
            if (rand() % 3 == 0) {
                str_add(&text, words[(size_t)rand() % 6]);
                str_add(&text, marks[(size_t)rand() % COUNT_OF(marks)]);
            }
            str_add(&text, words[(size_t)rand() % 6]);
        }
        wrap_text(&wrap, text.s, text.len, (int)columns);
        check_lines(&wrap, text.s, text.len, columns, false);
        lines += wrap.count;
    }
    width_set_ambiguous_wide(false);
    str_free(&text);
    wrap_free(&wrap);
}

/* Any characters in any order, at any width: a bad break only where there was no better one. */
static void breaks_badly_only_without_choice(void **state)
{
    static const char *const pieces[] = {
        "中",
        "文",
        "a",
        "b",
        " ",
        "，",
        "。",
        "）",
        "（",
        "“",
        "”",
        "’",
        "—",
        "…",
        "1",
        "２",
        ".",
        ",",
        "％",
        "%",
        "￥",
        "$",
        "·",
        "-",
        "　",
        "\xCC\x81",
        "\t",
        "①",
        "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
    };
    struct wrap wrap = WRAP_INIT;
    struct str text = STR_INIT;
    size_t lines = 0;

    (void)state;
    srand(2);
    while (lines < 100000) {
        size_t columns = 4 + (size_t)rand() % 20;

        str_clear(&text);
        str_add(&text, "中");
        for (int i = rand() % 60; i > 0; i--)
            str_add(&text, pieces[(size_t)rand() % COUNT_OF(pieces)]);
        wrap_text(&wrap, text.s, text.len, (int)columns);
        check_lines(&wrap, text.s, text.len, columns, true);
        lines += wrap.count;
    }
    str_free(&text);
    wrap_free(&wrap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_between_han),
        cmocka_unit_test(keeps_marks_with_their_text),
        cmocka_unit_test(keeps_numbers_whole),
        cmocka_unit_test(cuts_what_has_no_place_to_break),
        cmocka_unit_test(follows_the_width_of_the_terminal),
        cmocka_unit_test(can_be_used_again),
        cmocka_unit_test(never_breaks_badly),
        cmocka_unit_test(breaks_badly_only_without_choice),
    };

    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
