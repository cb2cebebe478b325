/* SPDX-License-Identifier: MIT */
/* form + answers → report, in tables. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/str.h"
#include "model/report.h"
#include "unit/form.h"
#include "writer/writer.h"

/* The fields of every form here. */
#define FIELDS                                                                                     \
    "id: t\nname: 表\nfields:\n"                                                                  \
    "  - {name: n, label: 数, type: count, unit: 次, approximate: true, max: 9000}\n"            \
    "  - {name: m, label: 另一数, type: count}\n"                                               \
    "  - {name: t, label: 文字, type: text}\n"                                                   \
    "  - {name: b, label: 是否, type: boolean}\n"                                                \
    "  - {name: l, label: 列表, type: list}\n"                                                   \
    "  - {name: p, label: 段落, type: paragraph}\n"                                              \
    "  - {name: d, label: 日期, type: date, placeholder: X年X月X日}\n"                        \
    "  - {name: o, label: 序数, type: ordinal}\n"                                                \
    "  - {name: w, label: 万, type: count, format: wan}\n"                                        \
    "  - {name: hn, label: 隐数, type: count, when: m > 0}\n"                                    \
    "  - {name: ht, label: 隐文, type: text, when: m > 0}\n"                                     \
    "  - {name: hb, label: 隐是否, type: boolean, when: m > 0}\n"                               \
    "  - {name: hl, label: 隐列表, type: list, when: m > 0}\n"                                  \
    "  - {name: dn, label: 缺省数, type: count, default: 5}\n"                                  \
    "  - {name: dt, label: 缺省文, type: text, default: 缺省}\n"                              \
    "  - {name: cn, label: 合计, type: count, calculation: n + m}\n"                             \
    "  - {name: cb, label: 比较, type: boolean, calculation: n > 3}\n"

/* "n=12 t=江州": blanks part the answers, ^ stands for a line feed in one. */
static void put_all(struct answers *answers, const char *typed)
{
    while (*typed) {
        size_t name = strcspn(typed, "="), len = strcspn(typed + name + 1, " ");
        const struct field *field = form_field(answers->form, typed, name);
        char *text = strndup(typed + name + 1, len);

        assert_non_null(field);
        for (char *c = text; *c; c++)
            *c = *c == '^' ? '\n' : *c;
        answers_put(answers, field, text, strlen(text));
        free(text);
        typed += name + 1 + len;
        typed += *typed == ' ';
    }
    answers_settle(answers);
}

static void expect_report(const char *form_text, const char *typed, const char *expected)
{
    struct form *form = good_form(form_text);
    struct answers answers;
    struct str report = STR_INIT;

    answers_init(&answers, form, 2026);
    put_all(&answers, typed);
    text_writer.write(&answers, &report);
    if (strcmp(str_text(&report), expected) != 0)
        fail_msg("\n%s\n%s\n--- got ---\n%s--- not ---\n%s", strstr(form_text, "sections:"), typed,
                 str_text(&report), expected);
    str_free(&report);
    answers_free(&answers);
    form_free(form);
}

/* Each line of `text` is one of the form's text; `expected` has no indents. */
static void expect_text(const char *text, const char *typed, const char *expected)
{
    struct str form = STR_INIT, report = STR_INIT;
    const char *end;

    str_add(&form, FIELDS "sections:\n  - text: |2\n");
    for (const char *line = text; *line; line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        str_addf(&form, "      %.*s\n", (int)(end - line), line);
    }
    for (const char *line = expected; *line; line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        str_addf(&report, "　　%.*s\n", (int)(end - line), line);
    }
    expect_report(str_text(&form), typed, str_text(&report));
    str_free(&form);
    str_free(&report);
}

/* --- the table of states --- */

/* What {{x}}, {{#x}} and {{^x}} give, parted by |. */
static const struct {
    const char *name, *typed, *expected;
} states[] = {
    {"n", "", "X|有|"},          {"n", "n=很多", "X|有|"},
    {"n", "n=9999", "X|有|"},    {"n", "n=12", "12|有|"},
    {"n", "n=12？", "12|有|"},   {"n", "n=X", "X|有|"},
    {"n", "n=0", "0||无"},       {"n", "n=无", "0||无"},
    {"hn", "", "X|有|"}, /* its `when` is unanswered */
    {"hn", "hn=3", "X|有|"},     {"hn", "hn=0", "X|有|"},
    {"hn", "hn=3 m=0", "||无"},  {"hn", "m=0", "||无"},
    {"hn", "hn=3 m=1", "3|有|"}, {"dn", "", "5|有|"},
    {"cn", "", "X|有|"},         {"cn", "n=0 m=0", "0||无"},
    {"cn", "n=1 m=2", "3|有|"},  {"t", "", "X|有|"},
    {"t", "t=一^二", "X|有|"},   {"t", "t=江州", "江州|有|"},
    {"t", "t=0", "0|有|"},       {"t", "t=无", "||无"},
    {"t", "t=/", "||无"},        {"ht", "ht=江州 m=0", "||无"},
    {"ht", "ht=江州", "X|有|"},  {"dt", "", "缺省|有|"},
    {"dt", "dt=无", "||无"},     {"b", "", "X||"},
    {"b", "b=也许", "X||"},      {"b", "b=是", "是|有|"},
    {"b", "b=否", "否||无"},     {"b", "b=无", "否||无"},
    {"hb", "hb=是 m=0", "||无"}, {"hb", "hb=是", "X||"},
    {"cb", "", "X|有|"},         {"cb", "n=4", "是|有|"},
    {"cb", "n=3", "否||无"},     {"l", "", "X|有|"},
    {"l", "l=、、", "X|有|"},    {"l", "l=甲、乙", "甲、乙|有|"},
    {"l", "l=无", "||无"},       {"hl", "hl=甲 m=0", "||无"},
    {"d", "", "X年X月X日|有|"},  {"d", "d=2026-1-5", "2026年1月5日|有|"},
    {"d", "d=无", "||无"},       {"o", "o=11", "十一|有|"},
    {"o", "o=无", "||无"},       {"w", "w=12000", "1.2万|有|"},
};

static void test_states(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        char text[200];
        const char *name = states[i].name;

        snprintf(text, sizeof text, "{{%s}}|{{#%s}}有{{/%s}}|{{^%s}}无{{/%s}}", name, name, name,
                 name, name);
        expect_text(text, states[i].typed, states[i].expected);
    }
}

/* --- texts --- */

struct text_case {
    const char *text, *typed, *expected;
};

static void check_texts(const struct text_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_text(cases[i].text, cases[i].typed, cases[i].expected);
}

static const struct text_case lists[] = {
    {"学习{{l}}。", "l=甲,乙；丙", "学习甲、乙、丙。"},
    {"学习{{l}}。", "l=《甲、乙》《丙》", "学习《甲、乙》《丙》。"},
    {"学习{{l}}。", "l=《甲》、《乙》、丙、《丁》", "学习《甲》《乙》、丙、《丁》。"},
    {"学习{{l}}。", "l=“甲”、“乙”", "学习“甲”“乙”。"},
    {"{{#l}}学习{{l}}。{{/l}}", "l=甲、乙", "学习甲、乙。"},
    {"{{#l}}学习{{.}}。{{/l}}", "l=甲、乙", "学习甲。学习乙。"},
    {"{{#l}}学习{{.}}。{{/l}}", "", "学习X。"},
    {"{{#l}}学习{{.}}。{{/l}}", "l=无", ""},
    {"先{{#l}}学{{.}}，{{/l}}，后。", "l=甲、乙", "先学甲，学乙，后。"},
    {"{{#l}}{{.}}、{{/l}}。", "l=甲、乙", "甲、乙。"},
    {"{{#l}}{{.}}、{{/l}}", "l=甲、乙", "甲、乙"},
    {"{{#l}}{{.}}、{{/l}}等", "l=甲、乙", "甲、乙等"},
    {"（{{#l}}{{.}}；{{/l}}）。", "l=甲、乙", "（甲；乙）。"},
    {"{{#l}}\n学习{{.}}。\n{{/l}}", "l=甲、乙", "学习甲。\n学习乙。"},
    {"{{#l}}{{.}}{{#n}}{{n}}次{{/n}}，{{/l}}。", "l=甲、乙 n=2", "甲2次，乙2次。"},
    {"{{#l}}{{.}}{{#hl}}与{{.}}{{/hl}}；{{/l}}。", "l=甲、乙 hl=丙、丁 m=1",
     "甲与丙与丁；乙与丙与丁。"},
    {"{{#o}}第{{.}}届{{/o}}", "o=11", "第十一届"},
    {"{{#t}}在{{.}}{{/t}}", "", "在X"},
    {"{{#p}}{{.}}{{/p}}", "p=甲^乙", "甲\n乙"},
};

static void test_lists(void **state)
{
    (void)state;
    check_texts(lists, COUNT_OF(lists));
}

static const struct text_case numbers[] = {
    {"{{no}}是甲；{{no}}是乙；{{no}}是丙。", "", "一是甲；二是乙；三是丙。"},
    {"{{no}}是甲；{{#n}}{{no}}是乙；{{/n}}{{no}}是丙。", "n=0", "一是甲；二是丙。"},
    {"{{no}}是甲。\n{{no}}是乙。", "", "一是甲。\n二是乙。"},
    {"{{no}}是甲；{{no}}是乙。\n{{no}}是丙。", "", "一是甲；二是乙。\n三是丙。"},
    {"{{no}}是甲。\n{{#n}}{{no}}是乙。{{/n}}\n{{no}}是丙。", "n=0", "一是甲。\n二是丙。"},
    {"{{no}}是甲。\n{{#n}}\n{{no}}是乙。\n{{/n}}\n{{no}}是丙。", "n=0", "一是甲。\n二是丙。"},
    {"{{no}}是甲。\n还有：{{no}}是乙。\n{{no}}是丙。", "", "一是甲。\n还有：一是乙。\n二是丙。"},
    {"{{no}}是甲。\n{{t}}\n{{no}}是丙。", "t=无", "一是甲。\n二是丙。"},
    {"{{no}}是甲。\n{{t}}\n{{no}}是丙。", "t=乙", "一是甲。\n乙\n一是丙。"},
    {"{{#l}}{{no}}是{{.}}；{{/l}}。", "l=甲、乙", "一是甲；二是乙。"},
};

static void test_numbers(void **state)
{
    (void)state;
    check_texts(numbers, COUNT_OF(numbers));
}

static const struct text_case lines[] = {
    {"甲\n{{t}}\n乙", "t=无", "甲\n乙"},
    {"甲\n{{#n}}丙{{/n}}\n乙", "n=0", "甲\n乙"},
    {"甲\n{{#n}}\n丙\n{{/n}}\n乙", "n=0", "甲\n乙"},
    {"甲\n{{#n}}\n丙\n{{/n}}\n乙", "n=1", "甲\n丙\n乙"},
    {"甲\n{{! 说明 }}\n乙", "", "甲\n乙"},
    {"甲\n\n乙", "", "甲\n乙"},
    {"甲{{#n}}乙\n丙{{/n}}丁", "n=1", "甲乙\n丙丁"},
    {"甲{{#n}}乙\n丙{{/n}}丁", "n=0", "甲丁"},
    /* answers of several lines */
    {"{{p}}", "p=甲。^乙。", "甲。\n乙。"},
    {"先{{p}}后", "p=甲^　　乙^^丙", "先甲\n乙\n丙后"},
    {"先{{p}}，{{#n}}丁{{/n}}。", "p=甲^乙 n=0", "先甲\n乙。"},
    /* what the text and the answer both say */
    {"约{{n}}次", "n=约30", "约30次"},
    {"{{n}}余次", "n=30余", "30余次"},
    {"{{n}}次", "n=30余", "30余次"},
    {"{{n}}左右", "n=约30", "30左右"},
    {"约{{n}}次", "n=30余", "约30次"},
    {"近{{n}}次", "n=近百", "近百次"},
    {"上{{n}}次", "n=上千", "上千次"},
    {"会上{{n}}人发言", "n=约30", "会上约30人发言"},
    {"附近{{n}}人", "n=约30", "附近约30人"},
    {"不足{{n}}次", "n=不足30", "不足30次"},
    {"{{t}}市交通运输局", "t=江州市", "江州市交通运输局"},
    {"{{t}}局机关", "t=江州市交通运输局", "江州市交通运输局机关"},
    {"{{t}}市", "t=江州", "江州市"},
    {"{{t}}市场监管局", "t=江州市", "江州市市场监管局"},
    {"{{t}}处理", "t=办事处", "办事处处理"},
    {"{{t}}党组织", "t=局党组", "局党组党组织"},
    {"{{t}}市", "t=市", "市市"},
    {"{{t}}，市", "t=江州市", "江州市，市"},
    {"{{l}}局", "l=甲局、乙局", "甲局、乙局"},
};

static void test_lines(void **state)
{
    (void)state;
    check_texts(lines, COUNT_OF(lines));
}

/* --- marks --- */

static const struct text_case seams[] = {
    {"甲，{{#n}}乙，{{/n}}丙。", "n=0", "甲，丙。"},
    {"甲{{#n}}，乙{{/n}}，丙。", "n=0", "甲，丙。"},
    {"甲，{{#n}}乙{{/n}}。", "n=0", "甲。"},
    {"甲，{{#n}}乙{{/n}}", "n=0", "甲"},
    {"甲。{{#n}}乙{{/n}}", "n=0", "甲。"},
    {"{{#n}}乙{{/n}}，丙。", "n=0", "丙。"},
    {"{{#n}}乙{{/n}}。丙。", "n=0", "丙。"},
    {"一是：{{#n}}乙{{/n}}，丙。", "n=0", "一是：丙。"},
    {"（{{#n}}乙{{/n}}，丙）。", "n=0", "（丙）。"},
    {"（丙，{{#n}}乙{{/n}}）。", "n=0", "（丙）。"},
    {"（丙。{{#n}}乙{{/n}}）", "n=0", "（丙。）"},
    {"甲（{{#n}}乙{{/n}}）。", "n=0", "甲。"},
    {"甲《{{t}}》，乙", "t=无", "甲，乙"},
    {"甲“{{t}}”，乙", "t=无", "甲，乙"},
    {"甲，（{{#n}}乙{{/n}}），丙", "n=0", "甲，丙"},
    {"甲{{t}}，，乙{{#n}}丙{{/n}}。", "t=丁 n=0", "甲丁，，乙。"},
    {"甲，{{#n}}乙，{{/n}}{{#m}}丙，{{/m}}丁", "n=0 m=0", "甲，丁"},
    {"甲{{#n}}，乙{{/n}}{{#m}}，丙{{/m}}；丁", "n=0 m=0", "甲；丁"},
    {"甲{{#n}}，乙{{#m}}，丙{{/m}}{{/n}}。", "n=1 m=0", "甲，乙。"},
    {"甲{{t}}、{{#n}}乙{{/n}}等", "t=丁 n=0", "甲丁等"},
    {"围绕{{#t}}{{t}}、{{/t}}工程", "t=无", "围绕工程"},
    {"甲{{#n}}乙{{/n}}丙，，丁", "n=0", "甲丙，，丁"},
    {"{{p}}，{{#n}}乙{{/n}}。", "p=很好 n=0", "很好。"},
    {"{{#n}}乙{{/n}}，{{#m}}丙{{/m}}，丁", "n=0 m=0", "丁"},
    {"甲：{{#n}}乙{{/n}}；{{#m}}丙{{/m}}。丁", "n=0 m=0", "甲：丁"},
};

static void test_seams(void **state)
{
    (void)state;
    check_texts(seams, COUNT_OF(seams));
}

static void test_every_pair_of_marks(void **state)
{
    static const struct {
        const char *mark;
        int strength;
    } marks[] = {{"、", 1}, {"，", 2}, {"；", 3}, {"。", 4}, {"？", 4}, {"！", 4}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        for (size_t k = 0; k < COUNT_OF(marks); k++) {
            const char *stays = marks[i].strength >= marks[k].strength ? marks[i].mark
                                                                       : marks[k].mark;
            char text[100], expected[100];

            snprintf(text, sizeof text, "甲%s{{#n}}乙{{/n}}%s丙。", marks[i].mark, marks[k].mark);
            snprintf(expected, sizeof expected, "甲%s丙。", stays);
            expect_text(text, "n=0", expected);
            snprintf(expected, sizeof expected, "甲%s乙%s丙。", marks[i].mark, marks[k].mark);
            expect_text(text, "n=1", expected);
        }
}

/* --- whole documents --- */

static const struct {
    const char *sections, *typed, *expected;
} documents[] = {
    {"title: '{{t}}{{n}}年总结'\nsections:\n  - title: 总\n    text: 甲\n", "t=无 n=3",
     "3年总结\n　　一、总\n　　甲\n"},
    {"title: '{{t}}'\nsections:\n  - text: 甲\n", "t=无", "　　甲\n"},
    /* four levels */
    {"sections:\n  - title: 甲\n    sections:\n      - title: 乙\n        sections:\n"
     "          - title: 丙\n            sections:\n              - title: 丁\n"
     "              - title: 戊\n          - title: 己\n      - title: 庚\n  - title: 辛\n"
     "    sections: [{title: 壬}]\n",
     "",
     "　　一、甲\n　　（一）乙\n　　1.丙\n　　（1）丁\n　　（2）戊\n　　2.己\n　　（二）庚\n"
     "　　二、辛\n　　（一）壬\n"},
    {"sections:\n  - title: 甲\n  - {title: 乙, numbering: none}\n  - text: 丙\n  - title: 丁\n",
     "", "　　一、甲\n　　乙\n　　丙\n　　二、丁\n"},
    {"sections:\n  - title: 甲\n  - {title: 乙, when: m > 0, text: 没有}\n  - title: 丙\n", "m=0",
     "　　一、甲\n　　二、丙\n"},
    {"sections:\n  - title: 甲\n  - {title: 乙, when: m > 0}\n  - title: 丙\n", "",
     "　　一、甲\n　　二、乙\n　　三、丙\n"},
    {"sections:\n  - title: 甲\n    when: m > 0\n    sections: [{title: 子}]\n  - title: 丙\n",
     "m=0", "　　一、丙\n"},
    {"sections:\n  - sections: [{title: 甲}, {title: 乙}]\n  - title: 丙\n", "",
     "　　一、甲\n　　二、乙\n　　三、丙\n"},
    {"sections:\n  - {title: '关于{{t}}的工作', text: 甲}\n  - {title: '{{t}}', text: 乙}\n",
     "t=无", "　　一、关于的工作\n　　甲\n　　二、\n　　乙\n"},
    {"sections:\n  - {title: '{{#n}}甲{{/n}}、乙', text: 丙}\n", "n=0", "　　一、乙\n　　丙\n"},
    {"numbering: none\nsections:\n  - title: 甲\n  - {title: 乙, numbering: auto}\n", "",
     "　　甲\n　　一、乙\n"},
    /* {{no}} begins anew in each section */
    {"sections:\n  - text: '{{no}}是甲'\n  - text: '{{no}}是乙'\n", "", "　　一是甲\n　　一是乙\n"},
    /* lines as they stand */
    {"indent: none\nsections:\n  - title: 甲\n    text: |2\n        两格\n\n      　　乙{{t}}\n"
     "      {{p}}\n      {{#n}}\n      丙\n      {{/n}}\n\n",
     "t=市 n=0 p=一^　二", "一、甲\n  两格\n\n　　乙市\n一\n　二\n"},
    {"indent: none\nsections:\n  - text: \"甲\\n\\n{{t}}\\n\\n{{#b}}{{/b}}\\n乙\\n\\n\"\n",
     "t=无 b=是", "甲\n\n\n乙\n\n"},
    {"indent: none\nsections:\n  - text: \"　　{{no}}是甲\\n　　{{no}}是乙\"\n", "",
     "　　一是甲\n　　二是乙\n"},
};

static void test_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++) {
        struct str form = STR_INIT;

        str_addf(&form, "%s%s", FIELDS, documents[i].sections);
        expect_report(str_text(&form), documents[i].typed, documents[i].expected);
        str_free(&form);
    }
}

/* --- clauses that are off --- */

static void mark_text(void *out, const char *text, size_t len, bool off)
{
    if (off)
        str_add(out, "[");
    str_addn(out, text, len);
    if (off)
        str_add(out, "]");
}

static void mark_blank(void *out, const struct report_blank *blank, const char *text, size_t len,
                       bool off)
{
    str_addf(out, off ? "[<%s%d:%.*s>]" : "<%s%d:%.*s>", blank->field->name, blank->occurrence,
             (int)len, text);
}

static void mark_begin(void *out, const struct report_block *block)
{
    static const char *const kinds[] = {"T ", "H ", "P "};

    str_add(out, kinds[block->kind]);
}

static void mark_end(void *out, const struct report_block *block)
{
    (void)block;
    str_add(out, "\n");
}

static void expect_walk(const char *text, const char *typed, bool off, const char *holding,
                        const char *expected)
{
    struct str form_text = STR_INIT, out = STR_INIT;
    struct report_listener listener = {mark_begin, mark_text, mark_blank, mark_end, &out};
    struct report_scope scope = {.off = off};
    struct answers answers;
    struct form *form;

    str_addf(&form_text, FIELDS "sections:\n  - title: 前\n  - title: 题\n    text: '%s'\n", text);
    form = good_form(str_text(&form_text));
    scope.section = &form->sections[1];
    scope.holding = holding ? form_field(form, holding, strlen(holding)) : NULL;
    answers_init(&answers, form, 2026);
    put_all(&answers, typed);
    report_walk(&answers, &scope, &listener);
    assert_string_equal(str_text(&out), expected);
    answers_free(&answers);
    form_free(form);
    str_free(&form_text);
    str_free(&out);
}

static void test_walk(void **state)
{
    (void)state;
    expect_walk("甲{{n}}乙{{n}}。", "n=3", false, NULL, "H 二、题\nP 甲<n0:3>乙<n1:3>。\n");
    expect_walk("甲{{#n}}，乙{{n}}{{/n}}。", "n=0", false, NULL, "H 二、题\nP 甲。\n");
    expect_walk("甲{{#n}}，乙{{n}}{{/n}}。", "n=0", true, NULL, "H 二、题\nP 甲[，乙][<n0:0>]。\n");
    expect_walk("甲，{{#n}}乙{{n}}，{{/n}}{{#m}}丙{{m}}，{{/m}}丁。", "n=0 m=0", true, "m",
                "H 二、题\nP 甲，[丙][<m0:0>][，]丁。\n");
    expect_walk("{{#n}}甲{{#m}}乙{{/m}}{{/n}}", "n=0 m=0", true, NULL, "H 二、题\nP [甲][乙]\n");
    expect_walk("{{no}}甲{{#n}}{{no}}乙{{/n}}{{no}}丙", "n=0", true, NULL,
                "H 二、题\nP 一甲[二][乙]二丙\n");
    expect_walk("{{#l}}甲{{.}}{{/l}}", "l=无", true, NULL, "H 二、题\nP [甲][<l0:>]\n");
}

static void keep_on(void *out, const char *text, size_t len, bool off)
{
    if (!off)
        str_addn(out, text, len);
}

static void keep_on_blank(void *out, const struct report_blank *blank, const char *text, size_t len,
                          bool off)
{
    (void)blank;
    keep_on(out, text, len, off);
}

/* --- at random --- */

static uint64_t seed = 20261121;

static unsigned pick(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

static const char *const words[] = {"甲", "乙丙", "学习", "等工作", "12次", "（丁）", "其中"};
static const char *const separators[] = {"，", "、", "；", "。", "？", "！"};

/* Clauses that bring their own mark, before or behind, or stand between marks of the sentence;
 * with every clause on no two marks meet. */
static void make_sentence(struct str *text, int clauses)
{
    static const char *const names[] = {"n", "m", "t", "hn"};

    str_add(text, words[pick(COUNT_OF(words))]);
    for (int i = 0; i < clauses; i++) {
        const char *name = names[pick(4)], *word = words[pick(COUNT_OF(words))];
        const char *mark = separators[pick(6)], *other = separators[pick(6)];

        switch (pick(4)) {
        case 0:
            str_addf(text, "{{#%s}}%s%s{{/%s}}", name, mark, word, name);
            continue;
        case 1:
            str_addf(text, "%s{{#%s}}%s%s{{/%s}}", mark, name, word, other, name);
            break;
        case 2:
            str_addf(text, "%s{{#%s}}%s{{/%s}}%s", mark, name, word, name, other);
            break;
        default:
            str_addf(text, "{{#%s}}%s{{/%s}}%s", name, word, name, other);
        }
        str_add(text, words[pick(COUNT_OF(words))]);
    }
    str_add(text, words[pick(COUNT_OF(words))]);
    str_add(text, "。");
}

static bool has_doubled_marks(const char *text)
{
    for (const char *c = text; *c; c++)
        for (size_t i = 0; i < COUNT_OF(separators); i++)
            for (size_t k = 0; k < COUNT_OF(separators); k++)
                if (!strncmp(c, separators[i], 3) && !strncmp(c + 3, separators[k], 3))
                    return true;
    return false;
}

static void write_on(const struct answers *answers, bool off, struct str *out)
{
    struct report_listener listener = {NULL, keep_on, keep_on_blank, NULL, out};
    struct report_scope scope = {.off = off};

    str_clear(out);
    report_walk(answers, &scope, &listener);
}

static void test_random_clauses(void **state)
{
    struct str text = STR_INIT, form_text = STR_INIT, plain = STR_INIT, shown = STR_INIT;

    (void)state;
    for (int turn = 0; turn < 2000; turn++) {
        struct answers answers;
        struct form *form;

        str_clear(&text);
        make_sentence(&text, (int)pick(6));
        str_clear(&form_text);
        str_addf(&form_text, FIELDS "sections:\n  - text: '%s'\n", str_text(&text));
        form = good_form(str_text(&form_text));
        answers_init(&answers, form, 2026);
        put_all(&answers, pick(2) ? "n=0" : "n=1");
        put_all(&answers, pick(2) ? "m=0" : "m=1");
        put_all(&answers, pick(2) ? "t=无" : "t=江州");
        put_all(&answers, pick(2) ? "hn=0" : "hn=1");
        write_on(&answers, false, &plain);
        write_on(&answers, true, &shown);
        if (has_doubled_marks(str_text(&plain)))
            fail_msg("%s\n%s", str_text(&text), str_text(&plain));
        assert_string_equal(str_text(&plain), str_text(&shown)); /* what stands is the same */
        answers_free(&answers);
        form_free(form);
    }
    str_free(&text);
    str_free(&form_text);
    str_free(&plain);
    str_free(&shown);
}

/* Text whose clauses all stand is what the form says, byte for byte. */
static void test_random_text_untouched(void **state)
{
    static const char *const bits[] = {"，", "，", "。", "、", "：", "（", "）",
                                       "《", "》", "甲", "12", " ",  "“",  "”"};
    struct str text = STR_INIT, form_text = STR_INIT, report = STR_INIT;

    (void)state;
    for (int turn = 0; turn < 2000; turn++) {
        struct answers answers;
        struct form *form;
        struct str expected = STR_INIT;

        str_clear(&text);
        str_add(&expected, "　　始");
        for (unsigned i = pick(12); i > 0; i--) {
            const char *bit = bits[pick(COUNT_OF(bits))];
            unsigned shape = pick(5);
            str_addf(&text,
                     shape == 0   ? "{{#n}}%s{{/n}}"
                     : shape == 1 ? "{{^m}}%s{{/m}}"
                     : shape == 2 ? "{{#n}}{{#t}}%s{{/t}}{{/n}}"
                                  : "%s",
                     bit);
            str_add(&expected, bit);
        }
        str_add(&expected, "终\n");
        str_clear(&form_text);
        str_addf(&form_text, FIELDS "sections:\n  - text: '始%s终'\n", str_text(&text));
        form = good_form(str_text(&form_text));
        answers_init(&answers, form, 2026);
        put_all(&answers, "n=1 m=0 t=江州");
        str_clear(&report);
        text_writer.write(&answers, &report);
        assert_string_equal(str_text(&report), str_text(&expected));
        answers_free(&answers);
        form_free(form);
        str_free(&expected);
    }
    str_free(&text);
    str_free(&form_text);
    str_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),         cmocka_unit_test(test_lists),
        cmocka_unit_test(test_numbers),        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_seams),          cmocka_unit_test(test_every_pair_of_marks),
        cmocka_unit_test(test_documents),      cmocka_unit_test(test_walk),
        cmocka_unit_test(test_random_clauses), cmocka_unit_test(test_random_text_untouched),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
