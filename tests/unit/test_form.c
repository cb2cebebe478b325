/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <time.h>

#include "base/attributes.h"
#include "base/file.h"
#include "base/str.h"
#include "model/form.h"
#include "text/excerpt.h"
#include "unit/check.h"

#define HEAD "id: t\nname: 表\n"
#define ONE  "sections:\n  - text: x\n"

static struct form *load(const char *text, struct diags *diags)
{
    struct diags none = DIAGS_INIT("t.yaml");

    *diags = none;
    return form_load(NULL, text, strlen(text), diags);
}

/* The findings of a form as "line:col: text\n". */
static void expect_findings(const char *text, const char *expected)
{
    struct str said = STR_INIT;
    struct diags diags;
    struct form *form = load(text, &diags);

    for (size_t i = 0; i < diags.count; i++)
        str_addf(&said, "%d:%d: %s\n", diags.items[i].line, diags.items[i].col,
                 diags.items[i].text);
    assert_string_equal(str_text(&said), expected);
    str_free(&said);
    diags_free(&diags);
    form_free(form);
}

/* What YAML has and forms have not is listed beside the rest, each once. */
static void test_words_that_are_refused_hide_nothing(void **state)
{
    (void)state;
    expect_findings("id: y\nversion: 1\nname: 甲\nfields:\n"
                    "  - {name: a, label: &x 甲, type: text}\n"
                    "  - {name: b, label: *x, type: text}\n"
                    "  - {name: c, label: !!str 丙, type: text}\n"
                    "  - {<<: {a: 1}, name: d, label: 丁, type: text, label: 戊}\n"
                    "  - {name: e, label: \"己\\0\", labell: 庚, type: text}\n"
                    "bogus: 1\nsections: [{title: 乙}]\n",
                    "5:22: 本程序不用锚点，以 & 开头的文字要加引号\n"
                    "6:22: 本程序不用别名，以 * 开头的文字要加引号：\"*x\"\n"
                    "7:22: 本程序不用标签，以 ! 开头的文字要加引号\n"
                    "8:6: 本程序不用合并键 <<，请把各项直接写在这里\n"
                    "8:49: “label”重复了，第 8 行已经有；请删去一处\n"
                    "9:22: 这段文字里有空字符 \\0，请删去\n"
                    "9:29: 填报项没有“labell”这个键，是不是 label？\n"
                    "10:1: 模板没有“bogus”这个键，可以用："
                    "id、version、name、title、numbering、indent、fields、sections、checks\n");
}

static void read_file(const char *path, struct str *out)
{
    str_clear(out);
    assert_int_equal(file_read(path, 1 << 22, out), 0);
}

static void test_all_mistakes_in_one_pass(void **state)
{
    const char *path = "tests/bad/thirty-mistakes.yaml";
    struct diags diags = DIAGS_INIT(path);
    struct str text = STR_INIT, expected = STR_INIT, said = STR_INIT;
    struct form *form;

    (void)state;
    read_file(path, &text);
    read_file("tests/bad/thirty-mistakes.expected", &expected);
    form = form_load(path, text.s, text.len, &diags);
    excerpt_add_all(&said, &diags);
    assert_string_equal(str_text(&said), str_text(&expected));
    assert_true(diags.errors >= 30);
    diags_free(&diags);
    form_free(form);
    str_free(&text);
    str_free(&expected);
    str_free(&said);
}

static const struct {
    const char *text, *found;
} mistakes[] = {
    {HEAD ONE, ""},
    {"", "0:0: 文件是空的，或者只有注释\n"},
    {"只有一句话\n", "1:1: 这里应是一个模板，写成“键: 值”的形式\n"},
    {"- a\n- b\n", "1:1: 这里应是一个模板，写成“键: 值”的形式\n"},
    {HEAD, "1:1: 这个模板缺少 sections（章节，按文稿的先后）\n"},
    {"id: -a\nname: 表\n" ONE, "1:5: 代号“-a”不合规：只能有字母、汉字、数字、- 和 _\n"},
    {"id: 党建-2\nname: 表\n" ONE, ""},
    {HEAD "title: {{year}}年\n" ONE, "3:8: 以 {{ 开头的值要加引号：\"{{year}}年\"\n"},
    {HEAD "sections：\n  - text: x\n",
     "3:9: 这里是全角冒号，键后面要用半角冒号加空格：sections: …\n"},
    {HEAD ONE "　　title: y\n", "5:1: 缩进里有全角空格，请改成半角空格\n"},
    {HEAD "name: 又一个\n" ONE, "3:1: “name”重复了，第 2 行已经有；请删去一处\n"},
    {HEAD ONE "    frist: y\n", "5:5: 章节没有“frist”这个键，可以用：title、label、when、"
                                "numbering、indent、fields、text、sections\n"},
    {HEAD ONE "    numbering: aut\n", "5:16: numbering 没有“aut”，是不是 auto？\n"},
    {HEAD "sections:\n  - text: '{{x'\n", "4:12: {{ 在本行没有对应的 }}\n"},
    {HEAD "sections:\n  - text: '{{#x}}{{no}}'\n    fields: [{name: x, label: 甲, type: text}]\n",
     "4:12: {{#x}} 没有对应的结束标记 {{/x}}\n"},
    {HEAD "sections:\n  - text: '{{^.}}a{{/.}}'\n",
     "4:12: {{.}} 是列表的一项，只能写在 {{#列表}} 和 {{/列表}} 之间\n"},
    {HEAD "fields:\n  - {name: a, label: 甲, type: count, when: a > 1}\n" ONE,
     "4:5: 条件或计算绕成了一圈：a → a，请断开其中一处\n"},
    {HEAD "sections:\n  - title: 二\n    when: b\n    text: x\n    fields:\n"
          "      - {name: b, label: 乙, type: count}\n",
     "8:9: 条件或计算绕成了一圈：b → 二 → b，请断开其中一处\n"},
    {HEAD "fields:\n  - {name: a, label: 甲, type: text, default: '{{b}}局'}\n"
          "  - {name: b, label: 乙, type: text, default: '{{a}}市'}\n" ONE,
     "4:5: 条件或计算绕成了一圈：a → b → a，请断开其中一处\n"},
    {HEAD "fields:\n  - {name: a, label: 甲, type: count, constraint: . < 9}\n" ONE, ""},
    {HEAD "fields:\n  - {name: \xEF\xA4\x80, label: 甲, type: count}\n" ONE,
     "4:12: 名称“\xEF\xA4\x80”不合规：以字母或汉字开头，后面只能有字母、汉字、数字和 _\n"},
    {HEAD "fields:\n  - {name: 会议_2, label: 甲, type: count}\n" ONE, ""},
    {HEAD "fields:\n  - {name: l, label: 甲, type: text, default: \"a\\nb\"}\n" ONE,
     "4:46: default 不能作“文字”的内容：这一项只能填一行，请去掉换行\n"},
    {HEAD "version: 1.5\n" ONE, "3:10: version 应是从 1 起的整数\n"},
    {HEAD "title:\n" ONE, "3:7: title 是空的：写上内容，或删去这一行\n"},
    {HEAD "sections:\n  - when: ''\n    text: ~\n",
     "4:11: when 是空的：写上内容，或删去这一行\n5:11: text 是空的：写上内容，或删去这一行\n"},
    {HEAD "fields:\n  - {name: a, label: 甲, type: text, default: }\n" ONE,
     "4:46: default 是空的：写上内容，或删去这一行\n"},
    {HEAD "fields:\n  - {name: a, label: 甲, type: text, choices: 乙}\n" ONE,
     "4:46: choices 应是一个列表，每一项以“- ”开头\n"},
    {HEAD "fields:\n  - {name: a, label: \"~\", type: text, min_items: 0}\n" ONE,
     "4:50: min_items 应是从 1 起的整数\n"},
    {HEAD "checks: [{name: c, assert: 1 / 0 == 1, message: x}]\n" ONE, ""},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++)
        expect_findings(mistakes[i].text, mistakes[i].found);
}

/* --- what is read --- */

static const char small[] = "id: t\nname: 表\nversion: 3\nnumbering: none\n"
                            "fields:\n  - {name: year, label: 年份, type: year}\n"
                            "sections:\n"
                            "  - title: 一\n    fields:\n"
                            "      - {name: n, label: 次数, type: count, unit: 次, max: 9}\n"
                            "    text: '{{n}}次，{{n}}'\n"
                            "    sections:\n      - label: 无题\n        indent: none\n"
                            "        sections: [{title: 二, numbering: auto}]\n"
                            "  - title: 三\n";

static void test_reads(void **state)
{
    struct diags diags;
    struct form *form = load(small, &diags);
    const struct field *n;

    (void)state;
    assert_int_equal(diags.count, 0);
    assert_int_equal(form->version, 3);
    assert_int_equal(form->field_count, 2);
    assert_int_equal(form->section_count, 4);
    n = form_field(form, "n", 1);
    assert_ptr_equal(n, &form->fields[1]);
    assert_int_equal(n->section, 0);
    assert_int_equal(n->blanks, 2);
    assert_int_equal(n->prefill, PREFILL_REFERENCE);
    assert_int_equal(form->fields[0].prefill, PREFILL_NEVER);
    assert_string_equal(field_placeholder(n), "X");
    assert_string_equal(form_section_label(form, -1), "基本信息");
    assert_string_equal(form_section_label(form, 1), "无题");
    assert_int_equal(form->sections[0].end, 3);
    assert_int_equal(form->sections[1].level, 0);
    assert_int_equal(form->sections[2].level, 2);
    assert_int_equal(form->sections[0].numbering, LAYOUT_NONE);
    assert_int_equal(form->sections[2].numbering, LAYOUT_AUTO);
    assert_int_equal(form->sections[2].indent, LAYOUT_NONE);
    assert_int_equal(form->sections[3].indent, LAYOUT_AUTO);
    assert_null(form_field(form, "m", 1));
    assert_string_equal(form_nearest(form, "yaer", 4), "year");
    assert_null(form_nearest(form, "w", 1));
    diags_free(&diags);
    form_free(form);
}

/* Operands come first, whatever the order in the file. */
static void test_order(void **state)
{
    struct diags diags;
    struct form *form = load(HEAD "fields:\n"
                                  "  - {name: a, label: 甲, type: count, calculation: b + c}\n"
                                  "  - {name: b, label: 乙, type: count, calculation: c + 1}\n"
                                  "  - {name: c, label: 丙, type: count}\n" ONE,
                             &diags);
    const int expected[] = {2, 1, 0};

    (void)state;
    assert_int_equal(diags.count, 0);
    assert_int_equal(form->step_count, 4);
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        assert_int_equal(form->steps[i].index, expected[i]);
    assert_true(form->steps[3].is_section);
    diags_free(&diags);
    form_free(form);
}

/* --- limits --- */

static double load_seconds(const struct str *text, struct diags *diags)
{
    struct timespec from, to;
    struct form *form;

    clock_gettime(CLOCK_MONOTONIC, &from);
    form = load(str_text(text), diags);
    clock_gettime(CLOCK_MONOTONIC, &to);
    form_free(form);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static void expect_limit(struct str *text, size_t errors, const char *first)
{
    struct diags diags;
    double seconds = load_seconds(text, &diags);

    assert_int_equal(diags.errors, errors);
    assert_true(diags.count <= DIAGS_MOST);
    assert_int_equal(diags.count + diags.more, diags.errors + diags.warnings);
    if (first)
        assert_string_equal(diags.items[0].text, first);
    if (seconds > 2 * check_patience()) /* under the sanitizers too */
        fail_msg("%s: %.2f s", first ? first : "form", seconds);
    diags_free(&diags);
    str_free(text);
}

static void add_fields(struct str *text, int count, const char *rest)
{
    str_add(text, HEAD "fields:\n");
    for (int i = 0; i < count; i++) {
        str_addf(text, "  - {name: f%d, label: 第%d项, type: count", i, i);
        if (*rest)
            str_addf(text, ", calculation: f%d%s", (i + 1) % count, rest);
        str_add(text, "}\n");
    }
}

static void test_many_fields(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    add_fields(&text, FORM_MAX_FIELDS, "");
    str_add(&text, ONE);
    expect_limit(&text, 0, NULL);
    add_fields(&text, FORM_MAX_FIELDS + 1, "");
    str_add(&text, "sections:\n  - text: x\n    fields: [{name: g, label: 庚, type: count}]\n");
    expect_limit(&text, 1, "填报项超过20000个，请拆成几个模板");
}

static void test_long_rings(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    add_fields(&text, 10000, " + f0");
    str_add(&text, ONE);
    expect_limit(&text, 10001,
                 "条件或计算绕成了一圈：f0 → f1 → f2 → f3 → f4 → … → f9995 → f9996 → f9997 → "
                 "f9998 → f9999 → f0，请断开其中一处");
}

static void test_many_unknown_names(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    add_fields(&text, 10000, "");
    str_add(&text, "sections:\n");
    for (int i = 0; i < 100; i++) {
        str_add(&text, "  - text: |\n");
        for (int k = 0; k < 1000; k++)
            str_add(&text, "      {{unknown_name}}\n");
    }
    expect_limit(&text, DIAGS_COUNTED,
                 "没有名为“unknown_name”的填报项，请在 fields 里加上，或改正名称");
}

static void test_many_unknown_keys(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, HEAD "sections:\n");
    for (int i = 0; i < 60000; i++)
        str_addf(&text, "  - {k%d: 1}\n", i);
    expect_limit(&text, 60000, NULL);
}

static void test_deep_nesting(void **state)
{
    struct str text = STR_INIT;
    struct diags diags;

    (void)state;
    str_add(&text, HEAD "sections:\n");
    for (int i = 0; i < 40; i++)
        str_addf(&text, "%*s- label: x\n%*ssections:\n", 2 * i + 2, "", 2 * i + 4, "");
    load_seconds(&text, &diags);
    assert_true(diags.errors > 0);
    diags_free(&diags);
    str_clear(&text);
    str_add(&text, HEAD "fields: [{name: a, label: 甲, type: text}]\nsections:\n  - text: \"");
    for (int i = 0; i < 33; i++)
        str_add(&text, "{{#a}}");
    for (int i = 0; i < 33; i++)
        str_add(&text, "{{/a}}");
    str_add(&text, "\"\n");
    expect_limit(&text, 1, "标记嵌套超过32层");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_mistakes_in_one_pass),
        cmocka_unit_test(test_words_that_are_refused_hide_nothing),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_many_fields),
        cmocka_unit_test(test_long_rings),
        cmocka_unit_test(test_many_unknown_names),
        cmocka_unit_test(test_many_unknown_keys),
        cmocka_unit_test(test_deep_nesting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
