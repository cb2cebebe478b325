/* SPDX-License-Identifier: MIT */
/* Paragraphs in a draft's own words: units, rendering, drafts and new versions of a form. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "model/report.h"
#include "model/reword.h"
#include "unit/form.h"
#include "unit/scratch.h"
#include "writer/writer.h"

#define FIELDS                                                                                     \
    "id: t\nname: 表\nfields:\n"                                                                  \
    "  - {name: n, label: 数, type: count}\n"                                                     \
    "  - {name: m, label: 另一数, type: count}\n"                                               \
    "  - {name: l, label: 列表, type: list}\n"                                                   \
    "  - {name: p, label: 段落, type: paragraph}\n"
#define SECTIONS                                                                                   \
    "sections:\n"                                                                                  \
    "  - title: 甲\n"                                                                             \
    "    text: |\n"                                                                                \
    "      开会{{n}}次。\n"                                                                    \
    "\n"                                                                                           \
    "      {{#m}}\n"                                                                               \
    "      发文{{m}}件，\n"                                                                    \
    "      都已办结。\n"                                                                      \
    "      {{/m}}\n"                                                                               \
    "      {{no}}是一。{{! 说明\n"                                                            \
    "      两行 }}\n"                                                                            \
    "      {{no}}是二{{#l}}、{{.}}{{/l}}。\n"                                                  \
    "  - title: 乙\n"                                                                             \
    "    text: |\n"                                                                                \
    "      相同的话。\n"                                                                      \
    "      相同的话。\n"                                                                      \
    "      共{{n}}次。\n"

static struct form *form;
static struct draft draft;

static void answer(struct draft *of, const char *name, const char *text)
{
    answers_put(&of->answers, form_field(of->form, name, strlen(name)), text, strlen(text));
    answers_settle(&of->answers);
}

static int begin(void **state)
{
    scratch_enter(state);
    setenv("TZ", "CST-8", 1);
    tzset();
    form = good_form(FIELDS SECTIONS);
    draft_init(&draft, form);
    answer(&draft, "n", "3");
    answer(&draft, "m", "5");
    return 0;
}

static int finish(void **state)
{
    draft_free(&draft);
    form_free(form);
    return scratch_leave(state);
}

static struct reword_unit unit_at(const struct form *of, int section, int line)
{
    struct reword_unit unit;

    if (!reword_unit_at(&of->sections[section], line, &unit))
        fail_msg("no unit at %d:%d", section, line);
    return unit;
}

static void put(struct draft *into, int section, int line, const char *text)
{
    struct reword_unit unit = unit_at(into->form, section, line);
    struct str reason = STR_INIT;

    if (!reword_put(into, &unit, text, strlen(text), &reason))
        fail_msg("%s", str_text(&reason));
    assert_int_equal(reason.len, 0);
    str_free(&reason);
}

static void expect(const struct draft *of, const char *expected)
{
    struct str report = STR_INIT;

    text_writer.write(&of->answers, &report);
    assert_string_equal(str_text(&report), expected);
    str_free(&report);
}

#define HEAD_1    "　　一、甲\n"
#define OPEN      "　　开会3次。\n"
#define CLAUSE    "　　发文5件，\n　　都已办结。\n"
#define FIRST     "　　一是一。\n"
#define SECOND    "　　二是二、X。\n"
#define PART_2    "　　二、乙\n　　相同的话。\n　　相同的话。\n　　共3次。\n"
#define UNCHANGED HEAD_1 OPEN CLAUSE FIRST SECOND PART_2

/* --- units --- */

static void test_units(void **state)
{
    static const struct {
        int line, lines;
        const char *source;
    } expected[] = {
        {0, 1, "开会{{n}}次。"},
        {2, 4, "{{#m}}\n发文{{m}}件，\n都已办结。\n{{/m}}"},
        {6, 2, "{{no}}是一。{{! 说明\n两行 }}"},
        {8, 1, "{{no}}是二{{#l}}、{{.}}{{/l}}。"},
    };
    struct reword_unit unit = {.section = &form->sections[0]};
    size_t i = 0;

    (void)state;
    for (; reword_unit_next(&unit); i++) {
        assert_true(i < COUNT_OF(expected));
        assert_int_equal(unit.line, expected[i].line);
        assert_int_equal(unit.lines, expected[i].lines);
        assert_int_equal(unit.len, strlen(expected[i].source));
        assert_memory_equal(unit.source, expected[i].source, unit.len);
        for (int line = 0; line < unit.lines; line++)
            assert_ptr_equal(unit_at(form, 0, unit.line + line).source, unit.source);
    }
    assert_int_equal(i, COUNT_OF(expected));
    assert_false(reword_unit_at(&form->sections[0], 1, &unit)); /* blank */
    assert_false(reword_unit_at(&form->sections[0], 9, &unit));
    assert_false(reword_unit_at(&form->sections[0], -1, &unit));
}

static void test_delimiters_keep_the_rest_together(void **state)
{
    struct form *other = good_form(
        "id: t\nname: 表\nfields:\n  - {name: n, label: 数, type: count}\n"
        "sections:\n  - text: |\n      甲{{n}}。\n      {{=<% %>=}}\n"
        "      乙<%n%>。\n      丙。\n");
    struct draft own;

    (void)state;
    assert_int_equal(unit_at(other, 0, 0).lines, 1);
    assert_int_equal(unit_at(other, 0, 1).lines, 3);
    draft_init(&own, other);
    answer(&own, "n", "1");
    put(&own, 0, 0, "<%n%>");
    expect(&own, "　　<%n%>\n　　乙1。\n　　丙。\n");
    put(&own, 0, 2, "丁{{n}}");
    expect(&own, "　　<%n%>\n　　丁1\n");
    draft_free(&own);
    form_free(other);
}

static void expect_unit_of(const char *name, int section, int line)
{
    struct reword_unit unit;

    assert_true(reword_unit_of(&draft, form_field(form, name, strlen(name)), &unit));
    assert_int_equal(unit.section->index, section);
    assert_int_equal(unit.line, line);
}

static void test_unit_of_a_field(void **state)
{
    struct reword_unit unit;

    (void)state;
    expect_unit_of("n", 0, 0);
    expect_unit_of("m", 0, 2);
    expect_unit_of("l", 0, 8);
    assert_false(reword_unit_of(&draft, form_field(form, "p", 1), &unit));
    put(&draft, 1, 0, "附：{{p}}");
    expect_unit_of("p", 1, 0);
    put(&draft, 0, 0, "开会多次。"); /* another place shows it still */
    expect_unit_of("n", 1, 2);
    put(&draft, 1, 2, "共多次。"); /* none does */
    expect_unit_of("n", 0, 0);
    put(&draft, 0, 2, "");
    expect_unit_of("m", 0, 2);
}

/* --- rendering --- */

static void test_strike_and_restore(void **state)
{
    struct reword_unit unit = unit_at(form, 0, 3);
    struct str text = STR_INIT;

    (void)state;
    expect(&draft, UNCHANGED);
    assert_null(draft.answers.wordings);
    assert_int_equal(reword_state(&draft, &unit), REWORD_AS_IN_FORM);
    put(&draft, 0, 3, "印发文件{{m}}件（会议{{n}}次）。\n　　均已办结。\n");
    expect(&draft,
           HEAD_1 OPEN "　　印发文件5件（会议3次）。\n　　均已办结。\n" FIRST SECOND PART_2);
    assert_int_equal(reword_state(&draft, &unit), REWORD_REWORDED);
    reword_text(&draft, &unit, &text);
    assert_string_equal(str_text(&text), "印发文件{{m}}件（会议{{n}}次）。\n均已办结。");
    put(&draft, 0, 3, "");
    expect(&draft, HEAD_1 OPEN FIRST SECOND PART_2);
    assert_int_equal(reword_state(&draft, &unit), REWORD_STRUCK);
    str_clear(&text);
    reword_text(&draft, &unit, &text);
    assert_string_equal(str_text(&text), "{{#m}}\n发文{{m}}件，\n都已办结。\n{{/m}}");
    reword_restore(&draft, &unit);
    reword_restore(&draft, &unit);
    expect(&draft, UNCHANGED);
    put(&draft, 0, 3, "别的。");
    put(&draft, 0, 3, str_text(&text)); /* the form's own words */
    assert_int_equal(reword_state(&draft, &unit), REWORD_AS_IN_FORM);
    put(&draft, 0, 3, " \n");
    assert_int_equal(reword_state(&draft, &unit), REWORD_STRUCK);
    str_free(&text);
}

static void test_marks_and_numbers(void **state)
{
    (void)state;
    answer(&draft, "m", "0");
    put(&draft, 0, 0, "开会{{n}}次{{#m}}，发文{{m}}件，{{/m}}。");
    expect(&draft, HEAD_1 OPEN FIRST SECOND PART_2);
    put(&draft, 0, 6, "{{no}}是甲；{{no}}是乙{{#m}}，{{no}}是丙{{/m}}。");
    expect(&draft, HEAD_1 OPEN "　　一是甲；二是乙。\n　　三是二、X。\n" PART_2);
    put(&draft, 0, 6, "");
    expect(&draft, HEAD_1 OPEN "　　一是二、X。\n" PART_2);
    answer(&draft, "p", "一行\n　二行");
    put(&draft, 0, 6, "附：{{p}}");
    expect(&draft, HEAD_1 OPEN "　　附：一行\n　　二行\n　　一是二、X。\n" PART_2);
}

/* Blocks as lines: ~ before one of the draft's own words, ( ) around what is off. */
static void block_begin(void *self, const struct report_block *block)
{
    str_add(self, block->reworded ? "~" : " ");
}

static void block_text(void *self, const char *text, size_t len, bool off)
{
    str_add(self, off ? "(" : "");
    str_addn(self, text, len);
    str_add(self, off ? ")" : "");
}

static void block_blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                        bool off)
{
    (void)blank;
    block_text(self, text, len, off);
}

static void block_end(void *self, const struct report_block *block)
{
    (void)block;
    str_addc(self, '\n');
}

static void test_blocks_say_so(void **state)
{
    struct report_scope scope = {.section = &form->sections[0]};
    struct str out = STR_INIT;
    struct report_listener listener = {block_begin, block_text, block_blank, block_end, &out};

    (void)state;
    put(&draft, 0, 0, "开会{{n}}次。\n又{{n}}次。");
    put(&draft, 0, 2, "");
    report_walk(&draft.answers, &scope, &listener);
    assert_string_equal(str_text(&out), " 一、甲\n~开会3次。\n~又3次。\n 一是一。\n 二是二、X。\n");
    str_clear(&out);
    scope.off = true;
    scope.holding = form_field(form, "n", 1);
    report_walk(&draft.answers, &scope, &listener);
    assert_string_equal(str_text(&out), " 一、甲\n~开会3次。\n~又3次。\n~(发文)(5)(件，)\n"
                                        "~(都已办结。)\n 一是一。\n 二是二、X。\n");
    str_free(&out);
}

static void test_lines_that_stand_exactly(void **state)
{
    struct form *other = good_form("id: t\nname: 表\nindent: none\nnumbering: none\nfields:\n"
                                   "  - {name: n, label: 数, type: count}\nsections:\n  - text: |\n"
                                   "      甲{{n}}。\n\n        乙。\n");
    struct draft own;

    (void)state;
    draft_init(&own, other);
    answer(&own, "n", "1");
    put(&own, 0, 2, "    丙。\n\n  丁。");
    expect(&own, "甲1。\n\n    丙。\n\n  丁。\n");
    put(&own, 0, 0, "");
    expect(&own, "\n    丙。\n\n  丁。\n");
    draft_free(&own);
    form_free(other);
}

/* --- refused --- */

static void test_refused(void **state)
{
    static const struct {
        const char *text, *reason;
    } cases[] = {
        {"开会{{k}}次", "第1行第3列：没有名为“k”的填报项，请改用模板里有的名称，或删去这一处"},
        {"一。\n二{{#n}}三", "第2行第2列：{{#n}} 没有对应的结束标记 {{/n}}"},
        {"{{/n}}", "第1行第1列：{{/n}} 没有对应的开始标记 {{#n}}"},
        {"{{n", "第1行第1列：{{ 在本行没有对应的 }}"},
        {"{{> x}}", "第1行第1列：模板里不能引用别的文件（{{> …}}），请把那段文字写在这里"},
        {"{{#no}}一{{/no}}", "第1行第1列：no 是序号，不能作条件，请写成 {{no}}"},
        {"一{{.}}", "第1行第2列：{{.}} 是列表的一项，只能写在 {{#列表}} 和 {{/列表}} 之间"},
        {"a\tb", "含有控制字符（如制表符），请删去后再填"},
        {"{{x}} {{y}}", "第1行第1列：没有名为“x”的填报项，请改用模板里有的名称，或删去这一处"},
    };
    struct reword_unit unit = unit_at(form, 0, 0);

    (void)state;
    put(&draft, 0, 0, "开了{{n}}次会。");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str reason = STR_INIT;
        assert_false(reword_put(&draft, &unit, cases[i].text, strlen(cases[i].text), &reason));
        assert_string_equal(str_text(&reason), cases[i].reason);
        str_free(&reason);
    }
    expect(&draft, HEAD_1 "　　开了3次会。\n" CLAUSE FIRST SECOND PART_2);
}

static void test_bounds(void **state)
{
    struct reword_unit unit;
    struct str text = STR_INIT, source = STR_INIT, reason = STR_INIT;
    struct form *other;
    struct draft own;

    (void)state;
    unit = unit_at(form, 0, 0);
    while (text.len <= REWORD_MAX_TEXT)
        str_addc(&text, 'a');
    assert_false(reword_put(&draft, &unit, text.s, text.len, &reason));
    str_clear(&reason);
    assert_true(reword_put(&draft, &unit, text.s, REWORD_MAX_TEXT, &reason));
    str_add(&source, "id: t\nname: 表\nsections:\n  - text: |\n");
    for (int i = 0; i <= REWORD_MAX; i++)
        str_addf(&source, "      第%d段。\n", i);
    other = good_form(str_text(&source));
    draft_init(&own, other);
    for (int i = 0; i < REWORD_MAX; i++)
        put(&own, 0, i, "新。");
    unit = unit_at(other, 0, REWORD_MAX);
    assert_false(reword_put(&own, &unit, "", 0, &reason));
    assert_string_equal(str_text(&reason), "一份草稿最多改写200段，请先恢复几段，或把改动写进模板");
    draft_free(&own);
    draft_init(&own, other);
    for (size_t i = 0; i < REWORD_MAX_ALL / REWORD_MAX_TEXT; i++) {
        unit = unit_at(other, 0, (int)i);
        assert_true(reword_put(&own, &unit, text.s, REWORD_MAX_TEXT, &reason));
    }
    assert_true(reword_put(&own, &unit, text.s, REWORD_MAX_TEXT, &reason));
    own.path = strdup("d.yaml");
    assert_int_equal(draft_save(&own, true), 0);
    unit = unit_at(other, 0, REWORD_MAX);
    assert_true(reword_put(&own, &unit, "", 0, &reason));
    str_clear(&reason);
    assert_false(reword_put(&own, &unit, "新", 3, &reason));
    assert_non_null(strstr(str_text(&reason), "合计最多约十七万字"));
    draft_free(&own);
    form_free(other);
    str_free(&reason);
    str_free(&source);
    str_free(&text);
}

/* A list within itself, many times over, ends all the same. */
static void test_bomb(void **state)
{
    struct str items = STR_INIT, text = STR_INIT, report = STR_INIT;

    (void)state;
    for (int i = 0; i < 5000; i++)
        str_add(&items, "甲\n");
    answer(&draft, "l", str_text(&items));
    for (int i = 0; i < 10; i++)
        str_add(&text, "{{#l}}{{p}}{{.}}");
    for (int i = 0; i < 10; i++)
        str_add(&text, "{{/l}}");
    put(&draft, 0, 0, str_text(&text));
    text_writer.write(&draft.answers, &report);
    assert_true(report.len < 2 * 1024 * 1024);
    assert_non_null(strstr(str_text(&report), "　　一是一。\n")); /* the form's own is whole */
    assert_non_null(strstr(str_text(&report), PART_2));
    str_free(&items);
    str_free(&text);
    str_free(&report);
}

/* --- what is lost --- */

static void test_lost_once(void **state)
{
    struct form *other = good_form(FIELDS
                                   "sections:\n  - text: |\n      {{n}}、{{m}}、{{n}}、{{m}}。\n");
    struct reword_unit unit = unit_at(other, 0, 0);
    struct draft own;
    size_t at = 0;

    (void)state;
    draft_init(&own, other);
    put(&own, 0, 0, "没有。");
    assert_ptr_equal(reword_lost(&own, &unit, &at), form_field(other, "n", 1));
    assert_ptr_equal(reword_lost(&own, &unit, &at), form_field(other, "m", 1));
    assert_null(reword_lost(&own, &unit, &at));
    draft_free(&own);
    form_free(other);
}

static void test_lost(void **state)
{
    struct reword_unit unit = unit_at(form, 0, 2);
    size_t at = 0;

    (void)state;
    assert_int_equal(reword_blanks(&draft, form_field(form, "n", 1)), 2);
    assert_int_equal(reword_blanks(&draft, form_field(form, "l", 1)), 1);
    put(&draft, 0, 2, "都已办结。");
    assert_ptr_equal(reword_lost(&draft, &unit, &at), form_field(form, "m", 1));
    assert_null(reword_lost(&draft, &unit, &at));
    put(&draft, 1, 0, "发文{{m}}件。");
    at = 0;
    assert_null(reword_lost(&draft, &unit, &at));
    unit = unit_at(form, 0, 0);
    put(&draft, 0, 0, "开会。");
    at = 0;
    assert_null(reword_lost(&draft, &unit, &at)); /* another place shows it */
    assert_int_equal(reword_blanks(&draft, form_field(form, "n", 1)), 1);
}

/* --- drafts --- */

#define HEAD                                                                                       \
    "_format: 1\n_form: t\n_form_version: 1\n_status: draft\n"                                     \
    "_created_at: 2026-12-18T15:02:11+08:00\n"
#define ENTRY(section, was, text)                                                                  \
    "  - section: " section "\n    was: |-\n      " was "\n    text: " text "\n"

/* Reads `text` by the form; the findings as "line:col: text\n". */
static void read_draft(struct draft *into, const struct form *by, const char *text,
                       struct str *said)
{
    struct diags diags = DIAGS_INIT(NULL);
    int error;

    scratch_write("t.yaml", text);
    assert_true(draft_read(into, "t.yaml", &diags, &error));
    draft_bind(into, by, &diags);
    for (size_t i = 0; i < diags.count; i++)
        str_addf(said, "%d:%d: %s\n", diags.items[i].line, diags.items[i].col, diags.items[i].text);
    diags_free(&diags);
}

static void expect_rewritten(const char *text, const char *rewritten, const char *findings)
{
    struct draft own = {0};
    struct str said = STR_INIT, out = STR_INIT;

    read_draft(&own, form, text, &said);
    draft_write(&own, &out);
    assert_string_equal(str_text(&said), findings);
    assert_string_equal(str_text(&out), rewritten);
    str_free(&said);
    str_free(&out);
    draft_free(&own);
}

static void test_round_trip(void **state)
{
    static const char *const canonical[] = {
        HEAD "_text:\n" ENTRY("甲", "开会{{n}}次。", "|-\n      开了{{n}}次会。")
            ENTRY("甲", "{{#m}}\n      发文{{m}}件，\n      都已办结。\n      {{/m}}",
                  "|-\n      一。\n\n      二。") ENTRY("乙", "共{{n}}次。", "\"\"") "\"n\": 3\n",
        HEAD "_text:\n"
             "  - section: 乙\n    was: |-\n      相同的话。\n    occurrence: 2\n    text: |-\n"
             "      另外的话。\n    by: 主任\n",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(canonical); i++)
        expect_rewritten(canonical[i], canonical[i], "");
    expect_rewritten(HEAD "_text: {was: '共{{n}}次。', text: ''}\n",
                     HEAD "_text:\n" ENTRY("乙", "共{{n}}次。", "\"\""), "");
    expect_rewritten(HEAD "_text:\n", HEAD, "");
    expect_rewritten(HEAD "_text: []\n", HEAD, "");
}

static void test_kept(void **state)
{
    (void)state;
    expect_rewritten(HEAD "_text:\n" ENTRY("甲", "没有的话。", "|-\n      新。"),
                     HEAD "_text:\n" ENTRY("甲", "没有的话。", "|-\n      新。"),
                     "7:5: 模板里没有这一段原文了，改写的文字没有用上，原样保留\n");
    expect_rewritten(
        HEAD "_text:\n" ENTRY("甲", "开会{{n}}次。", "|-\n      {{gone}}次。"),
        HEAD "_text:\n" ENTRY("甲", "开会{{n}}次。", "|-\n      {{gone}}次。"),
        "7:5: 改写的文字没有用上，原样保留：第1行第1列：没有名为“gone”的填报项，请改用模板里"
        "有的名称，或删去这一处\n");
    expect_rewritten(HEAD "_text:\n" ENTRY("乙", "共{{n}}次。", "|-\n      甲。")
                         ENTRY("乙", "共{{n}}次。", "|-\n      乙。"),
                     HEAD "_text:\n" ENTRY("乙", "共{{n}}次。", "|-\n      甲。")
                         ENTRY("乙", "共{{n}}次。", "|-\n      乙。"),
                     "12:5: 这一段已经有一处改写，这一处没有用上，原样保留\n");
    expect_rewritten(HEAD "_text:\n  - 甲\n  - was: x\n    text: [a, b]\n",
                     HEAD "_text:\n  - 甲\n  - was: x\n    text: [a, b]\n",
                     "7:5: _text 的每一项要有 section、was（原文）和 "
                     "text（改写），这一项原样保留\n"
                     "8:5: _text 的每一项要有 section、was（原文）和 "
                     "text（改写），这一项原样保留\n");
}

static void test_the_second_of_two(void **state)
{
    struct draft own = {0};
    struct str out = STR_INIT, said = STR_INIT;

    (void)state;
    put(&draft, 1, 1, "另外的话。");
    draft_write(&draft, &out);
    read_draft(&own, form, str_text(&out), &said);
    assert_true(reword_same(&draft, &own));
    expect(&own, HEAD_1 OPEN CLAUSE FIRST SECOND
           "　　二、乙\n　　相同的话。\n　　另外的话。\n　　共3次。\n");
    put(&own, 1, 0, "另外的话。");
    assert_false(reword_same(&draft, &own));
    assert_string_equal(str_text(&said), "");
    str_free(&out);
    str_free(&said);
    draft_free(&own);
}

static void test_saved(void **state)
{
    struct draft own = {0};
    struct str said = STR_INIT;
    struct diags diags = DIAGS_INIT(NULL);
    int error;

    (void)state;
    scratch_write("s.yaml", "x: 1\n");
    put(&draft, 0, 0, "  \"引号\" #{{n}}：\n");
    put(&draft, 0, 2, "");
    put(&draft, 1, 0, "- 一\n\n\n二");
    draft.path = strdup("s.yaml");
    assert_int_equal(draft_save(&draft, true), 0);
    assert_true(draft_read(&own, "s.yaml", &diags, &error));
    draft_bind(&own, form, &diags);
    assert_int_equal(diags.count, 0);
    assert_true(reword_same(&draft, &own));
    diags_free(&diags);
    str_free(&said);
    draft_free(&own);
}

/* What was refused when the terminal went away is in the draft, and changes nothing. */
static void test_refused_is_kept(void **state)
{
    static const char *const texts[] = {"开{{会", "开会{{k}}次。\n二{{#n}}", "只开了会。"};
    struct reword_unit unit = unit_at(form, 0, 0), other = unit_at(form, 0, 2);
    struct str long_text = STR_INIT;
    const struct rewording *it;
    size_t at = 0;

    (void)state;
    put(&draft, 0, 0, "开了{{n}}次会。");
    assert_true(reword_keep(&draft, &other, texts[0]));
    assert_true(reword_keep(&draft, &unit, texts[1]));
    assert_true(reword_keep(&draft, &unit, texts[2])); /* has other words already */
    assert_false(reword_keep(&draft, &unit, ""));
    assert_false(reword_keep(&draft, &unit, "a\tb"));
    for (int i = 0; i <= NODE_MAX_SCALAR / 3; i++)
        str_add(&long_text, "一");
    assert_false(reword_keep(&draft, &unit, str_text(&long_text)));
    expect(&draft, HEAD_1 "　　开了3次会。\n" CLAUSE FIRST SECOND PART_2);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        it = reword_next_unbound(&draft, &at);
        assert_non_null(it);
        assert_string_equal(it->text, texts[i]);
    }
    assert_null(reword_next_unbound(&draft, &at));
    draft.path = strdup("k.yaml");
    assert_int_equal(draft_save(&draft, false), 0); /* reads back as the same */
    str_free(&long_text);
}

/* --- another version, another year --- */

#define NEW_SECTIONS                                                                               \
    "sections:\n"                                                                                  \
    "  - title: 新\n"                                                                             \
    "    text: |\n"                                                                                \
    "      新的一段。\n"                                                                      \
    "      共{{n}}次。\n"                                                                       \
    "  - title: 甲\n"                                                                             \
    "    text: |\n"                                                                                \
    "      开过会{{n}}次。\n"                                                                 \
    "      {{no}}是二{{#l}}、{{.}}{{/l}}。\n"

static void reword_three(struct draft *of)
{
    put(of, 0, 0, "会议{{n}}次。");       /* the new form says it otherwise */
    put(of, 0, 8, "{{no}}是二，{{m}}。"); /* unchanged */
    put(of, 1, 2, "");                    /* in another section now */
}

static void expect_moved_on(const struct draft *of)
{
    const struct rewording *it;
    size_t at = 0;

    expect(of, "　　一、新\n　　新的一段。\n　　二、甲\n　　开过会3次。\n　　一是二，5。\n");
    it = reword_next_unbound(of, &at);
    assert_non_null(it);
    assert_string_equal(it->label, "甲");
    assert_string_equal(it->was, "开会{{n}}次。");
    assert_string_equal(it->text, "会议{{n}}次。");
    assert_null(reword_next_unbound(of, &at));
    at = 0;
    it = reword_next(of, &at);
    assert_string_equal(it->label, "新");
    assert_non_null(reword_next(of, &at));
    assert_null(reword_next(of, &at));
}

static void test_new_version(void **state)
{
    struct form *newer = good_form(FIELDS NEW_SECTIONS);
    struct draft own = {0};
    struct str out = STR_INIT, said = STR_INIT;

    (void)state;
    reword_three(&draft);
    draft_write(&draft, &out);
    read_draft(&own, newer, str_text(&out), &said);
    assert_int_equal(strncmp(strchr(str_text(&said), ' '), " 模板里没有这一段原文了", 20), 0);
    expect_moved_on(&own);
    str_free(&out);
    str_free(&said);
    draft_free(&own);
    form_free(newer);
}

static void test_carry(void **state)
{
    struct form *newer = good_form(FIELDS NEW_SECTIONS);
    struct draft own, read = {0};
    struct str out = STR_INIT, said = STR_INIT;

    (void)state;
    reword_three(&draft);
    draft_init(&own, newer);
    answer(&own, "n", "3");
    answer(&own, "m", "5");
    reword_carry(&own, &draft);
    expect_moved_on(&own);
    draft_write(&own, &out);
    read_draft(&read, newer, str_text(&out), &said);
    assert_true(reword_same(&own, &read));
    expect_moved_on(&read);
    str_free(&out);
    str_free(&said);
    draft_free(&read);
    draft_free(&own);
    form_free(newer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_units, begin, finish),
        cmocka_unit_test(test_delimiters_keep_the_rest_together),
        cmocka_unit_test_setup_teardown(test_unit_of_a_field, begin, finish),
        cmocka_unit_test_setup_teardown(test_strike_and_restore, begin, finish),
        cmocka_unit_test_setup_teardown(test_marks_and_numbers, begin, finish),
        cmocka_unit_test_setup_teardown(test_blocks_say_so, begin, finish),
        cmocka_unit_test(test_lines_that_stand_exactly),
        cmocka_unit_test_setup_teardown(test_refused, begin, finish),
        cmocka_unit_test_setup_teardown(test_bounds, begin, finish),
        cmocka_unit_test_setup_teardown(test_bomb, begin, finish),
        cmocka_unit_test_setup_teardown(test_lost, begin, finish),
        cmocka_unit_test(test_lost_once),
        cmocka_unit_test_setup_teardown(test_round_trip, begin, finish),
        cmocka_unit_test_setup_teardown(test_kept, begin, finish),
        cmocka_unit_test_setup_teardown(test_the_second_of_two, begin, finish),
        cmocka_unit_test_setup_teardown(test_saved, begin, finish),
        cmocka_unit_test_setup_teardown(test_refused_is_kept, begin, finish),
        cmocka_unit_test_setup_teardown(test_new_version, begin, finish),
        cmocka_unit_test_setup_teardown(test_carry, begin, finish),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
