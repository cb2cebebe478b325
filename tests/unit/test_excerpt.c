/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "text/excerpt.h"
#include "unit/check.h"

static const char source[] = "id: a\r\n标题: {{year}}年\n\tx\n\n末行";

static const struct {
    int line, col;
    enum diag_severity severity;
    const char *text, *shown;
} cases[] = {
    {0, 0, DIAG_ERROR, "文件是空的", "f.yaml: 错误: 文件是空的\n"},
    {1, 5, DIAG_WARNING, "甲", "f.yaml:1:5: 提示: 甲\n    id: a\n        ^\n"},
    {1, 99, DIAG_HINT, "乙", "f.yaml:1:99: 建议: 乙\n    id: a\n         ^\n"},
    {2, 5, DIAG_ERROR, "丙", "f.yaml:2:5: 错误: 丙\n    标题: {{year}}年\n          ^\n"},
    {2, 13, DIAG_ERROR, "丁", "f.yaml:2:13: 错误: 丁\n    标题: {{year}}年\n                  ^\n"},
    {3, 2, DIAG_ERROR, "戊", "f.yaml:3:2: 错误: 戊\n        x\n        ^\n"},
    {4, 1, DIAG_ERROR, "己", "f.yaml:4:1: 错误: 己\n\n    ^\n"},
    {5, 2, DIAG_ERROR, "庚", "f.yaml:5:2: 错误: 庚\n    末行\n      ^\n"},
    {6, 1, DIAG_ERROR, "辛", "f.yaml:6:1: 错误: 辛\n"},
};

static void shows_line_and_caret(void **state)
{
    struct diags diags = DIAGS_INIT("f.yaml");
    struct str all = STR_INIT, expected = STR_INIT;

    (void)state;
    diags.source = source;
    diags.source_len = sizeof source - 1;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str out = STR_INIT;

        diags_add(&diags, cases[i].severity, cases[i].line, cases[i].col, "%s", cases[i].text);
        excerpt_add(&out, &diags, &diags.items[i]);
        assert_string_equal(str_text(&out), cases[i].shown);
        str_add(&expected, cases[i].shown);
        str_free(&out);
    }
    excerpt_add_all(&all, &diags);
    assert_string_equal(str_text(&all), str_text(&expected));
    str_free(&all);
    str_free(&expected);
    diags_free(&diags);
}

/* Errors are kept before remarks, and what is not kept is counted. */
static void keeps_a_hundred_findings(void **state)
{
    struct diags diags = DIAGS_INIT("f.yaml");
    struct str all = STR_INIT;

    (void)state;
    for (int i = 0; i < DIAGS_MOST; i++)
        diags_add(&diags, i % 2 ? DIAG_WARNING : DIAG_HINT, i + 1, 1, "%d", i);
    assert_true(diags_full(&diags));
    excerpt_add_all(&all, &diags);
    assert_null(strstr(str_text(&all), "另有"));
    for (int i = 0; i < 200; i++)
        diags_add(&diags, i < 50 ? DIAG_WARNING : DIAG_ERROR, 1000 + i, 1, "%d", i);
    diags_sort(&diags);
    assert_int_equal(diags.count, DIAGS_MOST);
    assert_int_equal(diags.errors, 150);
    assert_int_equal(diags.warnings, 100);
    assert_int_equal(diags.items[0].severity, DIAG_ERROR);
    str_clear(&all);
    excerpt_add_all(&all, &diags);
    assert_non_null(strstr(str_text(&all), "\nf.yaml: 另有 200 处没有列出，请先改正上面这些\n"));
    while (!diags_enough(&diags))
        diags_add(&diags, DIAG_ERROR, 1, 1, "x");
    assert_int_equal(diags.errors, DIAGS_COUNTED);
    str_clear(&all);
    excerpt_add_all(&all, &diags);
    assert_non_null(strstr(str_text(&all), "\nf.yaml: 另有 10050 处以上没有列出"));
    diags_clear(&diags);
    assert_false(diags_full(&diags));
    assert_int_equal(diags.more, 0);
    str_free(&all);
    diags_free(&diags);
}

static void cuts_a_long_line_around_the_place(void **state)
{
    struct diags diags = DIAGS_INIT("f");
    struct str line = STR_INIT, out = STR_INIT;

    (void)state;
    for (int i = 0; i < 500; i++)
        str_add(&line, i == 250 ? "错" : "一");
    diags.source = str_text(&line);
    diags.source_len = line.len;
    diags_add(&diags, DIAG_ERROR, 1, 251, "%s", "看");
    excerpt_add(&out, &diags, &diags.items[0]);
    assert_string_equal(str_text(&out),
                        "f:1:251: 错误: 看\n"
                        "    ...一一一一一一一一一一一一一一一一一一一一一一一一"
                        "错一一一一一一一一一一一...\n"
                        "                                                       ^\n");
    str_free(&line);
    str_free(&out);
    diags_free(&diags);
}

/* Of a line of megabytes no more is looked at than is shown, wherever its findings stand. */
static void finds_places_in_an_endless_line(void **state)
{
    static const struct {
        int col;
        const char *shown;
    } places[] = {{500001, "错"}, {500001, "错"}, {900001, "误"}, {3, "二"}, {1000001, "尾"}};
    struct diags diags = DIAGS_INIT("f");
    struct str line = STR_INIT, out = STR_INIT;

    (void)state;
    for (int i = 1; i <= 1000001; i++) {
        const char *text = "一";
        for (size_t k = 0; k < COUNT_OF(places); k++)
            text = places[k].col == i ? places[k].shown : text;
        str_add(&line, text);
    }
    diags.source = str_text(&line);
    diags.source_len = line.len;
    for (size_t i = 0; i < COUNT_OF(places); i++)
        diags_add(&diags, DIAG_ERROR, 1, places[i].col, "%s", "看");
    excerpt_add_all(&out, &diags);
    for (char *next = out.s, *end; next && *next; next = end + 1) {
        int col = atoi(next + strlen("f:1:"));
        char *text = strchr(next, '\n') + 1, *caret = strchr(strchr(text, '\n'), '^');
        size_t left = (size_t)(caret - strchr(text, '\n') - 1);
        bool cut = strncmp(text, "    ...", 7) == 0;
        assert_int_equal(cut, col > 3);
        text += cut ? 7 + (left - 7) / 2 * 3 : 4 + (left - 4) / 2 * 3;
        for (size_t k = 0; k < COUNT_OF(places); k++)
            assert_true(places[k].col != col || !strncmp(text, places[k].shown, 3));
        end = strchr(caret, '\n');
    }
    str_free(&line);
    str_free(&out);
    diags_free(&diags);
}

static void lets_no_control_through(void **state)
{
    struct diags diags = DIAGS_INIT("\x1b[2Jf");
    struct str out = STR_INIT;

    (void)state;
    diags.source = "a\x1b[31mb\n";
    diags.source_len = strlen(diags.source);
    diags_add(&diags, DIAG_ERROR, 1, 7, "%s", "键\x07");
    excerpt_add(&out, &diags, &diags.items[0]);
    assert_null(strchr(str_text(&out), '\x1b'));
    assert_null(strchr(str_text(&out), '\x07'));
    str_free(&out);
    diags_free(&diags);
}

static void guesses_what_was_meant(void **state)
{
    static const char *const keys[] = {"name",     "label", "type", "unit",
                                       "required", "标题",  "年份", NULL};
    static const struct {
        const char *typed, *meant;
    } guesses[] = {
        {"lable", "label"},
        {"nmae", "name"},
        {"type", "type"},
        {"tpye", "type"},
        {"requred", "required"},
        {"units", "unit"},
        {"年分", NULL},
        {"zzz", NULL},
        {"", NULL},
        {"x", NULL},
        {"requierd", "required"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(guesses); i++) {
        const char *found = excerpt_nearest(guesses[i].typed, strlen(guesses[i].typed), keys);

        if (guesses[i].meant) {
            assert_non_null(found);
            assert_string_equal(found, guesses[i].meant);
        } else {
            assert_null(found);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_line_and_caret),
        cmocka_unit_test(keeps_a_hundred_findings),
        cmocka_unit_test(cuts_a_long_line_around_the_place),
        cmocka_unit_test(finds_places_in_an_endless_line),
        cmocka_unit_test(lets_no_control_through),
        cmocka_unit_test(guesses_what_was_meant),
    };

    return cmocka_run_group_tests_name("excerpt", tests, NULL, NULL);
}
