/* SPDX-License-Identifier: MIT */
/* What follows from answers: presence, defaults, calculations, constraints, the form walk. */
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/str.h"
#include "model/answers.h"
#include "model/form_walk.h"
#include "unit/form.h"

#define HEAD "id: t\nname: 表\nfields:\n"
#define TAIL "sections:\n  - text: x\n"

static const struct field *field_of(const struct answers *answers, const char *name, size_t len)
{
    const struct field *field = form_field(answers->form, name, len);

    if (!field)
        fail_msg("no field %s", name);
    return field;
}

/* "n=12 t=江州": blanks part the answers, ^ stands for a line feed in one, ! before a name confirms
 * it. */
static void put_all(struct answers *answers, const char *typed)
{
    while (*typed) {
        bool confirm = *typed == '!';
        size_t name = strcspn(typed += confirm, "= ");
        size_t len = typed[name] == '=' ? strcspn(typed + name + 1, " ") + 1 : 0;
        const struct field *field = field_of(answers, typed, name);
        char *text = strndup(typed + name + 1, len ? len - 1 : 0);

        for (char *c = text; *c; c++)
            *c = *c == '^' ? '\n' : *c;
        if (confirm)
            answers_confirm(answers, field);
        else
            answers_put(answers, field, text, strlen(text));
        answers_settle(answers);
        free(text);
        typed += name + len;
        typed += *typed == ' ';
    }
}

/* "12", "无", "?" unanswered, "!很多: reason"; (hidden), (later); ~ unconfirmed, ？ to verify,
 * [remark]. */
static void print_answer(const struct answers *answers, const struct field *field, struct str *out)
{
    const struct answer *answer = answers_of(answers, field);
    static const char *const presence[] = {"", "(later)", "(hidden)"};

    str_add(out, presence[answer->presence]);
    str_add(out, answer->unconfirmed ? "~" : "");
    if (answer->reading.state == ANSWER_OPEN)
        str_add(out, "?");
    else if (answer->reading.state == ANSWER_REFUSED)
        str_addf(out, "!%s: %s", answer_text(answer), answer->reason);
    else
        str_add(out, answer_text(answer));
    str_add(out, answer->reading.verify ? "？" : "");
    if (answer->reading.state != ANSWER_REFUSED && *answer->reason)
        str_addf(out, "[%s]", answer->reason);
}

struct settle_case {
    const char *form, *typed, *field, *expected;
};

static void check_cases(const struct settle_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct form *form = good_form(cases[i].form);
        struct str got = STR_INIT;
        struct answers answers;

        answers_init(&answers, form, 2026);
        put_all(&answers, cases[i].typed);
        print_answer(&answers, field_of(&answers, cases[i].field, strlen(cases[i].field)), &got);
        if (strcmp(str_text(&got), cases[i].expected) != 0)
            fail_msg("%s: %s is %s, not %s", cases[i].typed, cases[i].field, str_text(&got),
                     cases[i].expected);
        str_free(&got);
        answers_free(&answers);
        form_free(form);
    }
}

#define PRESENCE                                                                                   \
    HEAD "  - {name: a, label: 甲, type: count}\n"                                                \
         "  - {name: b, label: 乙, type: boolean, when: a > 0}\n"                                 \
         "sections:\n  - title: 一\n    when: b\n    fields:\n"                                   \
         "      - {name: c, label: 丙, type: text}\n"                                             \
         "      - {name: d, label: 丁, type: text, when: a > 5}\n"                                \
         "    sections:\n      - title: 二\n        fields:\n"                                    \
         "          - {name: e, label: 戊, type: count, default: a}\n"                            \
         "  - title: 三\n    when: answered(c)\n    fields: [{name: f, label: 己, type: text}]\n"

static const struct settle_case presences[] = {
    {PRESENCE, "", "a", "?"},
    {PRESENCE, "", "b", "(later)?"},
    {PRESENCE, "a=0", "b", "(hidden)?"},
    {PRESENCE, "a=很多", "b", "(later)?"},
    {PRESENCE, "a=1", "b", "?"},
    {PRESENCE, "a=1", "c", "(later)?"},
    {PRESENCE, "a=1 b=否", "c", "(hidden)?"},
    {PRESENCE, "a=0 b=是", "b", "(hidden)是"},
    {PRESENCE, "a=0 b=是", "c", "(hidden)?"}, /* what is hidden is false to others */
    {PRESENCE, "a=1 b=是", "c", "?"},
    {PRESENCE, "b=是", "c", "(later)?"},
    {PRESENCE, "a=1 b=是", "d", "(hidden)?"},
    {PRESENCE, "a=6 b=是", "d", "?"},
    {PRESENCE, "a=6", "d", "(later)?"},
    {PRESENCE, "a=4", "d", "(hidden)?"},
    {PRESENCE, "a=1 b=否 e=3", "e", "(hidden)3"},
    {PRESENCE, "a=1 b=是", "e", "~1"},
    {PRESENCE, "a=1", "e", "(later)~1"},
    {PRESENCE, "a=0", "e", "(hidden)?"},
    {PRESENCE, "", "f", "(hidden)?"}, /* answered() of what is not there yet: false */
    {PRESENCE, "a=1 b=是 c=无", "f", "?"},
    {PRESENCE, "a=1 b=否 c=有", "f", "(hidden)?"},
};

static void test_presence(void **state)
{
    (void)state;
    check_cases(presences, COUNT_OF(presences));
}

#define DEFAULTS                                                                                   \
    HEAD "  - {name: year, label: 年, type: year, min: 2000, max: 2030, default: report_year}\n"  \
         "  - {name: org, label: 单位, type: text, placeholder: XX局}\n"                        \
         "  - {name: party, label: 党组, type: text, default: '{{org}}党组'}\n"                \
         "  - name: plan\n    label: 打算\n    type: paragraph\n    default: |\n"                \
         "      {{year}}年，{{org}}打算：\n      一是甲。\n"                              \
         "  - {name: l, label: 列表, type: list, default: 甲、乙}\n"                          \
         "  - {name: d, label: 日期, type: date, default: '{{year}}-12-31'}\n"                   \
         "  - {name: b, label: 是否, type: boolean, default: year > 2025}\n"                     \
         "  - {name: n, label: 无, type: text, default: 无}\n"                                   \
         "  - {name: next, label: 下年, type: year, default: year + 1}\n"                        \
         "  - {name: late, label: 晚, type: year, max: 2020, default: year}\n" TAIL

static const struct settle_case defaults[] = {
    {DEFAULTS, "", "year", "~2026"},
    {DEFAULTS, "!year", "year", "2026"},
    {DEFAULTS, "year=2025", "year", "2025"},
    {DEFAULTS, "year=2025", "next", "~2026"},
    {DEFAULTS, "year=2031", "next", "?"},
    {DEFAULTS, "year=2025 !next year=2024", "next", "2026"},
    {DEFAULTS, "year=2025 !next next= year=2024", "next", "~2025"},
    {DEFAULTS, "", "party", "~XX局党组"},
    {DEFAULTS, "org=江州局", "party", "~江州局党组"},
    {DEFAULTS, "org=江州局 !party org=别的", "party", "江州局党组"},
    {DEFAULTS, "org=江州局", "plan", "~2026年，江州局打算：\n一是甲。"},
    {DEFAULTS, "org=江州局 !plan", "plan", "2026年，江州局打算：\n一是甲。"},
    {DEFAULTS, "", "l", "~甲\n乙"},
    {DEFAULTS, "!l", "l", "甲\n乙"},
    {DEFAULTS, "", "d", "~2026-12-31"},
    {DEFAULTS, "", "b", "~是"},
    {DEFAULTS, "year=2025", "b", "~否"},
    {DEFAULTS, "!b", "b", "是"},
    {DEFAULTS, "", "n", "~无"},
    {DEFAULTS, "!n", "n", "无"},
    {DEFAULTS, "", "late", "!2026: 不能大于2020，请核对"},
};

static void test_defaults(void **state)
{
    (void)state;
    check_cases(defaults, COUNT_OF(defaults));
}

#define SUMS                                                                                       \
    HEAD "  - {name: a, label: 甲, type: count}\n"                                                \
         "  - {name: b, label: 乙, type: count}\n"                                                \
         "  - {name: h, label: 隐, type: count, when: a > 100}\n"                                 \
         "  - {name: late, label: 和三, type: count, calculation: sum2 + add}\n"                 \
         "  - {name: sum2, label: 和二, type: count, calculation: add * 2}\n"                    \
         "  - {name: add, label: 和, type: count, calculation: a + b}\n"                          \
         "  - {name: ratio, label: 比, type: percent, calculation: a / b * 100}\n"                \
         "  - {name: half, label: 半, type: count, calculation: a / 2}\n"                         \
         "  - {name: half2, label: 半二, type: decimal, calculation: a / 8}\n"                   \
         "  - {name: less, label: 差, type: count, calculation: a - b}\n"                         \
         "  - {name: diff, label: 差二, type: integer, calculation: a - b}\n"                    \
         "  - {name: all, label: 共, type: count, calculation: a + h}\n"                          \
         "  - {name: word, label: 字, type: text, calculation: a + b}\n"                          \
         "  - {name: more, label: 多, type: boolean, calculation: a > b}\n"                       \
         "  - {name: odd, label: 怪, type: count, calculation: a > b}\n"                          \
         "  - {name: most, label: 上限, type: count, max: 9, unit: 次, calculation: a + b}\n" TAIL

static const struct settle_case sums[] = {
    {SUMS, "a=1", "add", "?"},
    {SUMS, "a=1 b=2", "add", "3"},
    {SUMS, "a=1 b=2", "sum2", "6"},
    {SUMS, "a=1 b=2", "late", "9"},
    {SUMS, "a=1 b=无", "add", "1"},
    {SUMS, "a=约30 b=2", "add", "32"},
    {SUMS, "a=1 b=很多", "add", "?"},
    {SUMS, "a=1 b=3", "ratio", "33.33"},
    {SUMS, "a=1 b=2", "ratio", "50"},
    {SUMS, "a=2 b=3", "ratio", "66.67"},
    {SUMS, "a=1 b=0", "ratio", "?[除数是0，无法计算]"},
    {SUMS, "a=3", "half", "2"},
    {SUMS, "a=5", "half", "3"},
    {SUMS, "a=1", "half2", "0.13"},
    {SUMS, "a=4", "half2", "0.5"},
    {SUMS, "a=1 b=3", "less", "!-2: 算出的是负数，请核对算它的各项"},
    {SUMS, "a=1 b=3", "diff", "-2"},
    {SUMS, "a=1", "all", "1"},
    {SUMS, "a=101", "all", "?"},
    {SUMS, "a=101 h=9", "all", "110"},
    {SUMS, "a=1 h=9", "all", "1"}, /* hidden: no part of totals */
    {SUMS, "a=1 b=2", "word", "3"},
    {SUMS, "a=1 b=2", "more", "否"},
    {SUMS, "a=1 b=2", "odd", "!: 算出的不是数，请在模板里核对 calculation"},
    {SUMS, "a=5 b=5", "most", "!10: 不能大于9次，请核对"},
};

static void test_calculations(void **state)
{
    (void)state;
    check_cases(sums, COUNT_OF(sums));
}

#define RULES                                                                                           \
    HEAD "  - {name: all, label: 全部, type: count, unit: 次, min: 2, max: 366}\n"                   \
         "  - name: some\n    label: 其中\n    type: count\n    constraint: . <= all\n"               \
         "    constraint_message: 不会多于全部\n"                                                 \
         "  - {name: even, label: 偶, type: count, constraint: . / 2 * 2 == . and . != 6}\n"           \
         "  - {name: must, label: 必填, type: text, required: true}\n"                                \
         "  - {name: must2, label: 必填二, type: count, required: true, required_message: 必要}\n" \
         "  - {name: money, label: 钱, type: money, unit: 万元, min: -1.5, max: 100}\n"              \
         "  - {name: open, label: 松, type: count}\n"                                                  \
         "  - {name: own, label: 有, type: list, constraint: 'has(., \"甲\")'}\n"                     \
         "  - {name: bool, label: 否, type: boolean, required: true}\n"                                \
         "  - {name: add, label: 和, type: count, calculation: some + 1}\n" TAIL

static const struct settle_case rules[] = {
    {RULES, "all=1", "all", "!1: 不能小于2次，请核对"},
    {RULES, "all=367", "all", "!367: 不能大于366次，请核对"},
    {RULES, "all=2", "all", "2"},
    {RULES, "all=366", "all", "366"},
    {RULES, "all=无", "all", "!无: 不能小于2次，请核对"},
    {RULES, "all=5 some=6", "some", "!6: 不会多于全部"},
    {RULES, "all=5 some=6", "add", "?"},
    {RULES, "all=5 some=6 all=6", "some", "6"},
    {RULES, "all=6 some=6 all=5", "some", "!6: 不会多于全部"},
    {RULES, "some=6", "some", "6"}, /* the constraint is unanswered: not evaluated */
    {RULES, "even=6", "even", "!6: 与模板对这一项的要求不符，请核对"},
    {RULES, "even=4", "even", "4"},
    {RULES, "must=无", "must", "!无: 这一项必须填写，不能填无"},
    {RULES, "must=没有", "must", "!没有: 这一项必须填写，不能填无"},
    {RULES, "must=有", "must", "有"},
    {RULES, "must2=无", "must2", "!无: 必要"},
    {RULES, "must2=0", "must2", "0"},
    {RULES, "bool=无", "bool", "!无: 这一项必须填写，不能填无"},
    {RULES, "money=-1.6", "money", "!-1.6: 不能小于-1.5万元，请核对"},
    {RULES, "money=-1.5", "money", "-1.5"},
    {RULES, "own=甲、乙", "own", "甲\n乙"},
    {RULES, "own=乙", "own", "!乙: 与模板对这一项的要求不符，请核对"},
    {RULES, "own=无", "own", "无"},
};

static void test_rules(void **state)
{
    (void)state;
    check_cases(rules, COUNT_OF(rules));
}

#define TYPES                                                                                      \
    HEAD "  - {name: count, label: 一, type: count}\n"                                            \
         "  - {name: integer, label: 二, type: integer}\n"                                        \
         "  - {name: decimal, label: 三, type: decimal}\n"                                        \
         "  - {name: money, label: 四, type: money, unit: 万元}\n"                              \
         "  - {name: percent, label: 五, type: percent}\n"                                        \
         "  - {name: ordinal, label: 六, type: ordinal}\n"                                        \
         "  - {name: year, label: 七, type: year}\n"                                              \
         "  - {name: month, label: 八, type: month}\n"                                            \
         "  - {name: date, label: 九, type: date}\n"                                              \
         "  - {name: text, label: 十, type: text}\n"                                              \
         "  - {name: paragraph, label: 十一, type: paragraph}\n"                                 \
         "  - {name: list, label: 十二, type: list}\n"                                           \
         "  - {name: boolean, label: 十三, type: boolean}\n" TAIL

static const struct settle_case typings[] = {
    {TYPES, "count=12？", "count", "12？"},
    {TYPES, "date=1月5日？", "date", "2026-01-05？"},
    {TYPES, "text=真的？", "text", "真的？"},
    {TYPES, "text=007", "text", "007"},
    {TYPES, "text=　江州　", "text", "江州"},
    {TYPES, "text=\xE2\x80\x8B江州\xEF\xBB\xBF", "text", "江州"},
    {TYPES, "text=江州^", "text", "江州"},
    {TYPES, "text=江\t州", "text", "!江\t州: 含有控制字符（如制表符），请删去后再填"},
    {TYPES, "text=江州\t", "text", "江州"},
    {TYPES, "text=江^州", "text", "!江\n州: 这一项只能填一行，请去掉换行"},
    {TYPES, "text=江\xC2\x85州", "text", "!江\xC2\x85州: 含有控制字符（如制表符），请删去后再填"},
    {TYPES, "text=江\x1B[0m", "text", "!江\x1B[0m: 含有控制字符（如制表符），请删去后再填"},
    {TYPES, "text=江\xFF", "text", "!江\xEF\xBF\xBD: 含有无法识别的字符，请删去后重新输入"},
    {TYPES, "paragraph=^一^^二^", "paragraph", "一\n\n二"},
    {TYPES, "paragraph=一\a", "paragraph", "!一\a: 含有控制字符（如制表符），请删去后再填"},
    {TYPES, "list=甲,^乙；；丙、", "list", "甲\n乙\n丙"},
    {TYPES, "list=《甲、乙》、丙", "list", "《甲、乙》\n丙"},
    {TYPES, "list=《甲、乙^丙、丁", "list", "《甲、乙\n丙\n丁"},
    {TYPES, "list=、，", "list", "!、，: 只有标点，没有内容；没有就只填 无"},
    {TYPES, "list=无、", "list", "!无、: 只有标点，没有内容；没有就只填 无"},
    {TYPES, "boolean=1", "boolean", "是"},
    {TYPES, "boolean=没有", "boolean", "否"},
    {TYPES, "boolean=行", "boolean", "!行: 请填 是 或 否（也可以按 1 或 2）"},
    {TYPES, "date=下周", "date", "!下周: “下周”不是日期，请写成2026年1月5日或2026-1-5"},
};

static void test_typing(void **state)
{
    (void)state;
    check_cases(typings, COUNT_OF(typings));
}

/* 无, its kin and X in every type. */
static void test_none_and_placeholder(void **state)
{
    static const char *const nones[] = {"无", "没有", "/", "／", " 无 "};
    static const char *const marks[] = {"X", "XX", "×", "○○", "Ｘ", "ｘ", "□□□", "", " ", "　"};
    struct form *form = good_form(TYPES);
    struct answers answers;

    (void)state;
    answers_init(&answers, form, 2026);
    for (int i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        const char *none = i < 5 ? "0" : i == form->field_count - 1 ? "否" : "无";
        const struct answer *answer = answers_of(&answers, field);

        for (size_t k = 0; k < COUNT_OF(nones); k++) {
            answers_put(&answers, field, nones[k], strlen(nones[k]));
            answers_settle(&answers);
            assert_string_equal(answer_text(answer), none);
            assert_int_equal(answer->reading.state, *none < 'A' && *none > 0 ? ANSWER_GIVEN
                                                    : i < 12                 ? ANSWER_NONE
                                                                             : ANSWER_GIVEN);
        }
        for (size_t k = 0; k < COUNT_OF(marks); k++) {
            answers_put(&answers, field, marks[k], strlen(marks[k]));
            answers_settle(&answers);
            assert_string_equal(answer_text(answer), "");
            assert_int_equal(answer->reading.state, ANSWER_OPEN);
        }
    }
    answers_free(&answers);
    form_free(form);
}

/* --- the year --- */

static void test_report_year(void **state)
{
    (void)state;
    assert_int_equal(answers_report_year("2026-12-31T23:59:59+08:00"), 2026);
    assert_int_equal(answers_report_year("2027-01-01T00:00:00+08:00"), 2026);
    assert_int_equal(answers_report_year("2027-03-31T23:59:59+08:00"), 2026);
    assert_int_equal(answers_report_year("2027-04-01T00:00:00+08:00"), 2027);
}

/* --- the form walk --- */

static void expect_walk(const struct answers *answers, const char *expected)
{
    struct str there = STR_INIT, back = STR_INIT;

    for (const struct field *it = NULL; (it = form_walk_next(answers, it));)
        str_addf(&there, "%s ", it->name);
    for (const struct field *it = NULL; (it = form_walk_back(answers, it));) {
        char *rest = str_take(&back);
        str_addf(&back, "%s %s", it->name, rest);
        free(rest);
    }
    assert_string_equal(str_text(&there), expected);
    assert_string_equal(str_text(&back), expected);
    str_free(&there);
    str_free(&back);
}

static void expect_progress(const struct answers *answers, int asked, int answered,
                            const char *expected)
{
    struct progress progress = form_walk_progress(answers);
    struct str text = STR_INIT;

    progress_print(&progress, 0, &text);
    assert_int_equal(progress.asked, asked);
    assert_int_equal(progress.answered, answered);
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static const char *finding_of(const struct answers *answers, const char *name)
{
    return finding_name(form_walk_finding(answers, field_of(answers, name, strlen(name))));
}

static void test_form_walk(void **state)
{
    struct form *form = good_form(
        HEAD "  - {name: a, label: 甲, type: count, default: 3}\n"
             "  - {name: b, label: 乙, type: count}\n"
             "  - {name: s, label: 和, type: count, calculation: a + b}\n"
             "sections:\n  - title: 一\n    fields:\n"
             "      - {name: c, label: 丙, type: text, when: b > 0}\n"
             "      - {name: d, label: 丁, type: date}\n"
             "checks:\n"
             "  - {name: k, assert: a < b, message: 少了}\n"
             "  - {name: z, assert: a / b > 0, message: 零, severity: warning}\n");
    struct answers answers;

    (void)state;
    answers_init(&answers, form, 2026);
    expect_walk(&answers, "a b d ");
    expect_progress(&answers, 3, 1, "缺 2");
    assert_string_equal(finding_of(&answers, "a"), "unconfirmed");
    assert_false(check_fails(&answers, &form->checks[0]));
    put_all(&answers, "b=2");
    expect_walk(&answers, "a b c d ");
    expect_progress(&answers, 4, 2, "缺 2");
    assert_true(check_fails(&answers, &form->checks[0]));
    assert_int_equal(form_walk_progress(&answers).failed_checks, 1);
    put_all(&answers, "b=很多 d=1月5日？");
    expect_progress(&answers, 3, 2, "错 1");
    assert_string_equal(finding_of(&answers, "b"), "refused");
    assert_string_equal(finding_of(&answers, "d"), "verify");
    assert_string_equal(finding_label(FINDING_VERIFY), "待核");
    put_all(&answers, "b=0");
    expect_progress(&answers, 3, 3, "待确认 2");
    assert_int_equal(form_walk_progress(&answers).failed_checks, 1); /* 3 / 0 is not evaluated */
    put_all(&answers, "!a b=4 c=文 d=无");
    expect_progress(&answers, 4, 4, "完整");
    assert_null(form_walk_next_finding(&answers, NULL));
    put_all(&answers, "b=");
    assert_ptr_equal(form_walk_next_finding(&answers, field_of(&answers, "d", 1)),
                     field_of(&answers, "b", 1));
    assert_ptr_equal(form_walk_next_finding(&answers, NULL), field_of(&answers, "b", 1));
    assert_ptr_equal(form_walk_next_finding(&answers, field_of(&answers, "b", 1)),
                     field_of(&answers, "b", 1));
    answers_clear(&answers, 2026);
    answers_settle(&answers);
    expect_progress(&answers, 3, 1, "缺 2");
    answers_free(&answers);
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_presence),     cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_calculations), cmocka_unit_test(test_rules),
        cmocka_unit_test(test_typing),       cmocka_unit_test(test_none_and_placeholder),
        cmocka_unit_test(test_report_year),  cmocka_unit_test(test_form_walk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
