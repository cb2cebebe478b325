/* SPDX-License-Identifier: MIT */
/* Choices and rows: what is taken, what is refused and why, what the report writes, what a draft
 * keeps. */
#include <string.h>

#include "base/attributes.h"
#include "model/draft.h"
#include "model/form_walk.h"
#include "unit/form.h"
#include "writer/writer.h"

static const char form_text[] =
    "id: t\n"
    "name: 试\n"
    "version: 2\n"
    "fields:\n"
    "  - {name: big, label: 大型, type: boolean}\n"
    "sections:\n"
    "  - fields:\n"
    "      - name: kind\n"
    "        label: 类别\n"
    "        type: select_one\n"
    "        choices:\n"
    "          - {value: a, label: 甲类}\n"
    "          - {value: b, label: 乙类}\n"
    "          - {value: c, label: 丙类, when: big}\n"
    "      - name: ways\n"
    "        was: means\n"
    "        label: 方式\n"
    "        type: select_multiple\n"
    "        choices: [{value: on, label: 线上}, {value: w, label: 线下}]\n"
    "      - name: rows\n"
    "        label: 培训班\n"
    "        type: repeat\n"
    "        min_items: 1\n"
    "        max_items: 3\n"
    "        fields:\n"
    "          - {name: title, label: 名称, type: text}\n"
    "          - {name: people, label: 人数, type: count, unit: 人, approximate: true, max: 900}\n"
    "      - {name: total, label: 合计, type: count, unit: 人, calculation: sum(rows.people)}\n"
    "      - {name: more, label: 比去年多, type: integer, calculation: total - last.total}\n"
    "      - {name: online, label: 有线上, type: boolean, calculation: 'has(ways, \"on\")'}\n"
    "    text: |\n"
    "      {{kind}}，{{ways}}{{#online}}（网上）{{/online}}。\n"
    "      "
    "{{#rows}}{{title}}{{#people}}{{people}}人{{/people}}{{^people}}无人{{/people}}；{{/rows}}。\n"
    "      共{{total}}人，多{{more}}人。\n";

static struct form *form;
static struct answers answers;

static int set_up(void **state)
{
    (void)state;
    form = good_form(form_text);
    answers_init(&answers, form, 2026);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    answers_free(&answers);
    form_free(form);
    return 0;
}

static const struct field *field_of(const char *name)
{
    return form_field(form, name, strlen(name));
}

static const struct answer *put(const char *name, const char *text)
{
    answers_put(&answers, field_of(name), text, strlen(text));
    answers_settle(&answers);
    return answers_of(&answers, field_of(name));
}

/* Typed → stored, or why it is refused. */
static const struct {
    const char *field, *typed;
    enum answer_state state;
    const char *stored, *reason;
} entries[] = {
    {"kind", "a", ANSWER_GIVEN, "a", ""},
    {"kind", "乙类", ANSWER_GIVEN, "b", ""},
    {"kind", "2", ANSWER_GIVEN, "b", ""},
    {"kind", "无", ANSWER_NONE, "无", ""},
    {"kind", "X", ANSWER_OPEN, "", ""},
    {"kind", "丁", ANSWER_REFUSED, "丁", "没有“丁”这一项，可以填：1 甲类、2 乙类、3 丙类"},
    {"kind", "4", ANSWER_REFUSED, "4", "没有“4”这一项，可以填：1 甲类、2 乙类、3 丙类"},
    {"kind", "丙类", ANSWER_REFUSED, "c", "这个选项现在不能选，请另选一项"},
    {"ways", "1、线下", ANSWER_GIVEN, "on\nw", ""},
    {"ways", "线下，线下", ANSWER_GIVEN, "w", ""},
    {"ways", "、，", ANSWER_REFUSED, "、，", "只有标点，没有内容；没有就只填 无"},
    {"ways", "线上、空中", ANSWER_REFUSED, "线上、空中",
     "没有“空中”这一项，可以填：1 线上、2 线下"},
    {"rows", "甲班|12", ANSWER_GIVEN, "甲班｜12", ""},
    {"rows", "甲班｜12人\n乙班\t二十余", ANSWER_GIVEN, "甲班｜12\n乙班｜20余", ""},
    {"rows", "\n甲班|\n\n|3\n", ANSWER_GIVEN, "甲班｜X\nX｜3", ""},
    {"rows", "甲班|12？", ANSWER_GIVEN, "甲班｜12？", ""},
    {"rows", "甲班|12|多", ANSWER_REFUSED, "甲班|12|多", "第1行：栏目多了，请删去多出的内容"},
    {"rows", "甲班|3\n乙班|901", ANSWER_REFUSED, "甲班|3\n乙班|901",
     "第2行“人数”：不能大于900人，请核对"},
    {"rows", "a|1\nb|1\nc|1\nd|1", ANSWER_REFUSED, "a|1\nb|1\nc|1\nd|1", "至多填3行，现在有4行"},
};

static void takes_and_refuses(void **state)
{
    (void)state;
    put("big", "否");
    for (size_t i = 0; i < COUNT_OF(entries); i++) {
        const struct answer *answer = put(entries[i].field, entries[i].typed);
        assert_int_equal(answer->reading.state, entries[i].state);
        assert_string_equal(str_text(&answer->typed_text), entries[i].stored);
        assert_string_equal(answer->reason, entries[i].reason);
    }
    put("big", "是");
    assert_int_equal(put("kind", "丙类")->reading.state, ANSWER_GIVEN);
}

static void reading_again_is_the_same(void **state)
{
    (void)state;
    put("big", "否");
    for (size_t i = 0; i < COUNT_OF(entries); i++)
        if (entries[i].state == ANSWER_GIVEN)
            assert_string_equal(str_text(&put(entries[i].field, entries[i].stored)->typed_text),
                                entries[i].stored);
}

static void expect_report(const char *expected)
{
    struct str out = STR_INIT;

    text_writer.write(&answers, &out);
    assert_string_equal(str_text(&out), expected);
    str_free(&out);
}

static void writes_rows(void **state)
{
    (void)state;
    expect_report("　　X，X（网上）。\n　　XX人。\n　　共X人，多X人。\n");
    put("kind", "2");
    put("ways", "2、1");
    put("rows", "甲班|12\n乙班|0\n丙班|30余");
    answers_put_last(&answers, field_of("total"), "40", 2);
    answers_settle(&answers);
    expect_report("　　乙类，线下、线上（网上）。\n　　甲班12人；乙班无人；丙班30余人。\n"
                  "　　共42人，多2人。\n");
    put("rows", "甲班|X");
    assert_int_equal(form_walk_finding(&answers, field_of("rows")), FINDING_OPEN);
    expect_report("　　乙类，线下、线上（网上）。\n　　甲班X人。\n　　共X人，多X人。\n");
    put("rows", "无");
    put("ways", "线下");
    expect_report("　　乙类，线下。\n　　共0人，多-40人。\n");
}

static const char draft_text[] = "_format: 1\n"
                                 "_form: t\n"
                                 "_form_version: 1\n"
                                 "_status: draft\n"
                                 "_created_at: 2026-12-18T15:02:11+08:00\n"
                                 "_last:\n  total: 11\n"
                                 "kind: b\n"
                                 "ways: [\"on\"]\n"
                                 "rows:\n"
                                 "  - title: 甲班\n"
                                 "    people: 12\n"
                                 "  - title: X\n"
                                 "    people: 30余\n";

static void read_draft(struct draft *draft, struct diags *diags, const char *text)
{
    memset(draft, 0, sizeof *draft);
    str_add(&draft->form_id, "t");
    strcpy(draft->created, "2026-12-18T15:02:11+08:00");
    draft->form_version = 1;
    draft->root = node_parse(&draft->arena, text, strlen(text), diags);
    assert_non_null(draft->root);
    draft_bind(draft, form, diags);
}

static void draft_keeps_rows(void **state)
{
    struct diags diags = DIAGS_INIT("d.yaml");
    struct str out = STR_INIT;
    struct draft draft;

    (void)state;
    read_draft(&draft, &diags, draft_text);
    assert_int_equal(diags.count, 0);
    assert_string_equal(answer_text(answers_of(&draft.answers, field_of("rows"))),
                        "甲班｜12\nX｜30余");
    assert_string_equal(answer_text(answers_of(&draft.answers, field_of("more"))), "31");
    draft_write(&draft, &out);
    assert_string_equal(str_text(&out), draft_text);
    draft_free(&draft);
    str_free(&out);
}

/* An earlier name is taken over; rows with what no column asks are kept as they are. */
static void draft_of_an_earlier_version(void **state)
{
    struct diags diags = DIAGS_INIT("d.yaml");
    struct str out = STR_INIT;
    struct draft draft;

    (void)state;
    read_draft(&draft, &diags, "means: [线下]\nrows:\n  - title: 甲班\n    teacher: 某人\n");
    assert_int_equal(diags.count, 1);
    assert_string_equal(answer_text(answers_of(&draft.answers, field_of("ways"))), "w");
    draft_write(&draft, &out);
    assert_non_null(strstr(str_text(&out), "\nways: [w]\n"));
    assert_null(strstr(str_text(&out), "means"));
    assert_non_null(strstr(str_text(&out), "teacher: 某人"));
    diags_free(&diags);
    draft_free(&draft);
    str_free(&out);
}

/* What forms get wrong about them. */
static const char *const bad_forms[][2] = {
    {"{name: a, label: 甲, type: select_one}", "单选类型要有 choices"},
    {"{name: a, label: 甲, type: text, choices: [{value: a, label: 乙}]}",
     "文字类型没有 choices，请改类型，或删去这一处"},
    {"{name: a, label: 甲, type: select_one, choices: [{value: a, label: 乙}, {value: a, label: "
     "丙}]}",
     "选项“a”已经有了，请换一个 value"},
    {"{name: a, label: 甲, type: select_one, choices: [{value: x, label: 乙}]}",
     "选项不能叫“x”：填它的意思是还没填，或没有；请换一个词"},
    {"{name: a, label: 甲, type: repeat}", "多行类型要有 fields"},
    {"{name: a, label: 甲, type: repeat, fields: [{name: b, label: 乙, type: text}], default: 1}",
     "多行项没有 default，请删去"},
    {"{name: a, label: 甲, type: repeat, fields: [{name: b, label: 乙, type: paragraph}]}",
     "栏目不能是段落类型，一格只有一行"},
    {"{name: a, label: 甲, type: repeat, fields: [{name: b, label: 乙, type: text, when: c}]}",
     "栏目里不能用 when，请写在多行项上，或删去"},
    {"{name: a, label: 甲, type: repeat, fields: [{name: b, label: 乙, type: text}, {name: b, "
     "label: 丙, type: text}]}",
     "栏目“b”已经有了，请换一个名称"},
    {"{name: a, label: 甲, type: count, calculation: sum(a.b)}",
     "sum 只能用于多行项的栏目，例如 sum(rows.x)"},
};

static void names_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad_forms); i++) {
        struct diags diags = DIAGS_INIT("t.yaml");
        struct str text = STR_INIT;
        struct form *bad;

        str_addf(&text, "id: t\nname: 试\nfields:\n  - %s\nsections: [{text: 甲}]\n",
                 bad_forms[i][0]);
        bad = form_load(NULL, str_text(&text), text.len, &diags);
        if (diags.errors != 1 || strcmp(diags.items[0].text, bad_forms[i][1]) != 0)
            fail_msg("%s: %zu errors, the first “%s”", bad_forms[i][0], diags.errors,
                     diags.errors ? diags.items[0].text : "");
        diags_free(&diags);
        form_free(bad);
        str_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(takes_and_refuses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_again_is_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(writes_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(draft_keeps_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(draft_of_an_earlier_version, set_up, tear_down),
        cmocka_unit_test(names_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
