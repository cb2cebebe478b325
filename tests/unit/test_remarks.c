/* SPDX-License-Identifier: MIT */
/* Texts kept beside the answers, and a draft looked over: the table, and what is missing. */
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "model/reasons.h"
#include "model/review.h"
#include "unit/form.h"
#include "unit/scratch.h"

static const char form_text[] =
    "id: t\n"
    "name: 试\n"
    "fields:\n"
    "  - {name: year, label: 年份, type: year}\n"
    "  - {name: org, was: unit, label: 单位, type: text, source: 办公室}\n"
    "sections:\n"
    "  - title: \"{{year}}年会议\"\n"
    "    fields:\n"
    "      - {name: meetings, label: 会议, type: count, unit: 次, source: 会务科}\n"
    "      - {name: topics, label: 议题, type: list, source: 办公室}\n"
    "      - {name: plan, label: 打算, type: paragraph}\n"
    "      - {name: money, label: 经费, type: money, unit: 万元, source: 财务科, when: meetings > "
    "0}\n"
    "    text: |\n"
    "      {{org}}{{meetings}}{{topics}}{{plan}}{{money}}\n"
    "checks:\n"
    "  - {name: few, assert: meetings >= 4, message: 少, severity: warning}\n"
    "  - {name: many, assert: meetings <= 50, message: 多}\n";

#define HEAD                                                                                       \
    "_format: 1\n_form: t\n_form_version: 1\n_status: draft\n"                                     \
    "_created_at: 2026-12-18T15:02:11+08:00\n"

static struct form *form;

static int load_form(void **state)
{
    (void)state;
    form = good_form(form_text);
    return 0;
}

static int free_form(void **state)
{
    (void)state;
    form_free(form);
    return 0;
}

static const struct field *field_of(const char *name)
{
    return form_field(form, name, strlen(name));
}

static void read_text(struct draft *draft, const char *text)
{
    struct diags diags = DIAGS_INIT(NULL);
    int error;

    scratch_write("t.yaml", text);
    assert_true(draft_read(draft, "t.yaml", &diags, &error));
    draft_bind(draft, form, &diags);
    diags_free(&diags);
}

static void expect_written(const struct draft *draft, const char *expected)
{
    struct str out = STR_INIT;

    draft_write(draft, &out);
    assert_string_equal(str_text(&out), expected);
    str_free(&out);
}

/* --- remarks --- */

static void test_kept(void **state)
{
    static const struct {
        const char *text, *written;
    } drafts[] = {
        {HEAD "_reasons:\n  few: 少的原因\n  gone: 留着\n_notes:\n  org: 全称\n  gone: 留着\n"
              "_typing:\n  plan: |-\n    一、\n    二、\nmeetings: 3\n",
         NULL},
        {HEAD "_notes: {unit: 改了名}\n", HEAD "_notes:\n  org: 改了名\n"},
        {HEAD "_notes: {org: [a, b], meetings: ''}\n", HEAD "_notes:\n  org: [a, b]\n"},
        {HEAD "_notes: {}\n_typing: {}\n", HEAD},
        {HEAD "_typing:\n  plan: 一、\n  _notes.org: 半句\n  _text.0123456789abcdef: |-\n    {{改\n"
              "    一半\n  _notes.gone: [a]\n  _later: 留着\n",
         NULL},
    };
    struct draft draft = {0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(drafts); i++) {
        read_text(&draft, drafts[i].text);
        expect_written(&draft, drafts[i].written ? drafts[i].written : drafts[i].text);
        assert_int_equal(draft_save(&draft, true), 0);
    }
    draft_free(&draft);
}

static void test_put(void **state)
{
    struct draft draft = {0};
    int org = field_of("org")->index, plan = field_of("plan")->index;

    (void)state;
    read_text(&draft, HEAD "_notes:\n  org: [a]\n");
    assert_string_equal(remarks_of(&draft, REMARK_NOTE, org), "");
    remarks_put(&draft, REMARK_NOTE, org, "全称\n以章为准");
    reasons_put(&draft, &form->checks[0], "上半年未开会");
    assert_string_equal(reasons_of(&draft, &form->checks[0]), "上半年未开会");
    remarks_put(&draft, REMARK_TYPING, plan, "一、");
    expect_written(&draft, HEAD "_reasons:\n  few: 上半年未开会\n_notes:\n  org: |-\n    全称\n"
                                "    以章为准\n_typing:\n  plan: 一、\n");
    assert_int_equal(draft_save(&draft, true), 0);
    remarks_put(&draft, REMARK_NOTE, org, "");
    reasons_put(&draft, &form->checks[0], "");
    draft_put(&draft, field_of("plan"), "一、二、", strlen("一、二、"));
    answers_settle(&draft.answers);
    assert_string_equal(remarks_of(&draft, REMARK_TYPING, plan), "");
    draft.saved_at = 0;
    expect_written(&draft, HEAD "_notes:\n  org: [a]\nplan: 一、二、\n");
    draft_free(&draft);
}

static void test_same(void **state)
{
    struct draft one = {0}, other = {0};
    int org = field_of("org")->index;

    (void)state;
    read_text(&one, HEAD);
    read_text(&other, HEAD);
    assert_true(remarks_same(&one, &other));
    for (int kind = 0; kind < REMARK_KINDS; kind++) {
        remarks_put(&one, (enum remark_kind)kind, org, "甲");
        assert_false(remarks_same(&one, &other));
        remarks_put(&other, (enum remark_kind)kind, org, "甲");
        assert_true(remarks_same(&one, &other));
    }
    draft_free(&one);
    draft_free(&other);
}

/* --- the table --- */

static void add_row(void *self, const struct review_row *row)
{
    str_addf(self, "%s|%s|%s|%s|%s|%s|%s|%s\n", row->section, row->field->name, row->now,
             str_text(&row->comparison->last), str_text(&row->comparison->change),
             str_text(&row->comparison->rate), row->state, row->note);
}

static void test_walk(void **state)
{
    struct draft draft = {0};
    struct str rows = STR_INIT;

    (void)state;
    read_text(&draft, HEAD "_unconfirmed: [org]\n_last: {meetings: 9, topics: [甲, 乙], money: 2}\n"
                           "_notes: {meetings: 含视频会}\nyear: 2026\norg: 江州局\nmeetings: 11\n"
                           "topics: 无\nmoney: 3人\n");
    review_walk(&draft, add_row, &rows);
    assert_string_equal(str_text(&rows), "基本信息|year|2026||||已填|\n"
                                         "基本信息|org|江州局||||待确认|\n"
                                         "2026年会议|meetings|11|9|+2|+22.2%|已填|含视频会\n"
                                         "2026年会议|topics|无|甲、乙|||已填|\n"
                                         "2026年会议|plan|||||未填|\n"
                                         "2026年会议|money|3人|2|—|—|不合规|\n");
    str_clear(&rows);
    read_text(&draft, HEAD "year: 2026\n"); /* 经费 is not asked yet */
    review_walk(&draft, add_row, &rows);
    assert_null(strstr(str_text(&rows), "money"));
    str_free(&rows);
    draft_free(&draft);
}

static void test_gates(void **state)
{
#define ANSWERED HEAD "year: 2026\norg: 局\ntopics: 无\nplan: 无\nmoney: 1\n"
    static const struct {
        const char *text;
        bool gates;
    } drafts[] = {
        {ANSWERED "meetings: 5\n", false},
        {ANSWERED "meetings: 5\n_unconfirmed: [org]\n", true},
        {ANSWERED, true},
        {ANSWERED "meetings: 3\n", true},
        {ANSWERED "meetings: 3\n_reasons: {few: 少}\n", false},
        {ANSWERED "meetings: 51\n_reasons: {many: 多}\n", true},
    };
    struct draft draft = {0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(drafts); i++) {
        read_text(&draft, drafts[i].text);
        if (review_gates(&draft) != drafts[i].gates)
            fail_msg("%s", drafts[i].text);
    }
    draft_free(&draft);
}

/* --- by office --- */

static void expect_missing(const char *text, int lines, const char *expected)
{
    struct draft draft = {0};
    struct review_missing missing;
    struct str out = STR_INIT;

    read_text(&draft, text);
    review_missing_init(&missing, &draft);
    review_missing_print(&missing, &draft, lines, &out);
    assert_string_equal(str_text(&out), expected);
    review_missing_free(&missing);
    str_free(&out);
    draft_free(&draft);
}

static void test_by_office(void **state)
{
    struct draft draft = {0};
    struct review_missing missing;

    (void)state;
    expect_missing(HEAD, 12,
                   "还有 5 项要填或要核对：\n  未注明 2 项：年份、打算\n  办公室 2 项：单位、议题\n"
                   "  会务科 1 项：会议\n");
    expect_missing(HEAD "_unconfirmed: [org]\n_verify: [meetings]\nyear: 2026\norg: 局\n"
                        "meetings: 5\ntopics: 甲\nplan: 无\nmoney: 很多\n",
                   12,
                   "还有 3 项要填或要核对：\n  办公室 1 项：单位（待确认）\n"
                   "  会务科 1 项：会议（待核）\n  财务科 1 项：经费（不合规）\n");
    expect_missing(HEAD "meetings: 1\n", 3,
                   "还有 5 项要填或要核对：\n  未注明 2 项：年份、打算\n  还有 2 个科室 3 项\n");
    expect_missing(ANSWERED "meetings: 5\n", 12, "");
    read_text(&draft, HEAD);
    review_missing_init(&missing, &draft);
    assert_int_equal(missing.office_count, 3);
    assert_string_equal(missing.fields[missing.offices[1].first + 1]->name, "topics");
    review_missing_free(&missing);
    draft_free(&draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(test_kept), scratch_test(test_put),   scratch_test(test_same),
        scratch_test(test_walk), scratch_test(test_gates), scratch_test(test_by_office),
    };

    return cmocka_run_group_tests(tests, load_form, free_form);
}
