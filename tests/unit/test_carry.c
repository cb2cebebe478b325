/* SPDX-License-Identifier: MIT */
/* A new draft from last year's: what comes over, in which state, and what stays behind. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "model/create.h"
#include "unit/form.h"
#include "unit/scratch.h"

static const char form_text[] =
    "id: new\n"
    "version: 3\n"
    "name: 小结\n"
    "fields:\n"
    "  - {name: year, label: 年份, type: year, default: report_year}\n"
    "  - {name: org, label: 单位, type: text}\n"
    "  - {name: opening, label: 开头, type: paragraph, default: \"{{year}}年总结。\"}\n"
    "  - {name: meetings, was: sessions, label: 会议, type: count, approximate: true}\n"
    "  - {name: doubled, label: 两倍, type: count, calculation: meetings * 2}\n"
    "  - {name: since, label: 设立日期, type: date, prefill: copy}\n"
    "  - {name: held, label: 开会日期, type: date}\n"
    "  - {name: secret, label: 文号, type: text, prefill: never}\n"
    "  - {name: kind, label: 类别, type: select_one, choices: [{value: a, label: 甲}, "
    "{value: b, label: 乙}]}\n"
    "  - {name: names, label: 名称, type: list}\n"
    "  - {name: site, label: 网站, type: text}\n"
    "  - {name: trained, label: 办过培训, type: boolean}\n"
    "  - {name: topic, label: 培训主题, type: text, when: trained}\n"
    "  - name: classes\n"
    "    label: 培训班\n"
    "    type: repeat\n"
    "    prefill: copy\n"
    "    fields: [{name: title, label: 名称, type: text}, {name: people, label: 人数, type: "
    "count}]\n"
    "sections:\n"
    "  - text: \"{{org}}开会{{meetings}}次。\"\n";

#define HEAD "_format: 1\n_form: new\n_form_version: 2\n_created_at: 2025-12-18T15:02:11+08:00\n"

static struct form *form;

static int load_form(void **state)
{
    (void)state;
    setenv("TZ", "CST-8", 1);
    tzset();
    clock_set(1797577331);
    form = good_form(form_text);
    return 0;
}

static int free_form(void **state)
{
    (void)state;
    form_free(form);
    clock_set(0);
    return 0;
}

static void read_last(struct draft *last, const char *text)
{
    struct diags diags = DIAGS_INIT(NULL);
    int error;

    scratch_write("last.yaml", text);
    assert_true(carry_read(last, "last.yaml", form, &diags, &error));
    assert_int_equal(diags.count, 0);
    diags_free(&diags);
}

/* The new draft as it is written, from behind what every draft begins with. */
static struct carried expect_carried(const char *text, const char *expected)
{
    static const char head[] = "_format: 1\n_form: new\n_form_version: 3\n_status: draft\n"
                               "_created_at: 2026-12-18T15:02:11+08:00\n";
    struct draft last = {0}, draft = {0};
    struct carried carried;
    struct str out = STR_INIT;

    read_last(&last, text);
    create_empty(&draft, form);
    carried = carry_over(&draft, &last);
    draft_write(&draft, &out);
    assert_int_equal(strncmp(str_text(&out), head, strlen(head)), 0);
    assert_string_equal(str_text(&out) + strlen(head), expected);
    draft_free(&last);
    draft_free(&draft);
    str_free(&out);
    return carried;
}

static void test_by_prefill(void **state)
{
    struct carried carried;

    (void)state;
    carried = expect_carried(
        HEAD "_status: finalized\nyear: 2025\norg: 江州局\nmeetings: 约30\n"
             "since: 2001-05-01\nheld: 2025-03-04\nsecret: 1号\nkind: b\n"
             "names: [甲, 乙]\nsite: 无\ntrained: 否\n",
        "_unconfirmed: [org, since, kind, names, site]\n"
        "_last:\n  org: 江州局\n  meetings: 约30\n  doubled: 60\n"
        "  since: 2001-05-01\n  held: 2025-03-04\n  kind: b\n"
        "  names: [甲, 乙]\n  site: 无\n  trained: 否\n"
        "org: 江州局\nsince: 2001-05-01\nkind: b\nnames: [甲, 乙]\nsite: 无\n");
    assert_int_equal(carried.matched, 10);
    assert_int_equal(carried.copied, 5);
    assert_int_equal(carried.reference, 3);
    assert_int_equal(carried.unknown, 0);
}

static void test_what_stays_behind(void **state)
{
    struct carried carried;

    (void)state;
    /* hidden, refused, open, another's own last year, notes, 待核, what the form no longer asks */
    carried = expect_carried(HEAD "_verify: [meetings]\n_notes: {org: 备注}\n_last: {meetings: 9}\n"
                                  "_reasons: {few: 少}\n_mine: 1\n_at: org\n"
                                  "org: X\nmeetings: 12\nheld: 明天\nkind: z\ntrained: 否\n"
                                  "topic: 主题\ngone: 5\n",
                             "_last:\n  meetings: 12\n  doubled: 24\n  trained: 否\n");
    assert_int_equal(carried.matched, 2);
    assert_int_equal(carried.copied, 0);
    assert_int_equal(carried.reference, 2);
    assert_int_equal(carried.unknown, 3);
    /* the question before it is new: nobody has said no */
    expect_carried(HEAD "topic: 主题\n", "_unconfirmed: [topic]\n_last:\n  topic: 主题\n"
                                         "topic: 主题\n");
    expect_carried(HEAD, "");
}

/* What the form says by itself speaks of its year; what was written instead is copied. */
static void test_accepted_default(void **state)
{
    struct carried carried;

    (void)state;
    carried = expect_carried(HEAD "opening: 2025年总结。\nyear: 2025\n",
                             "_last:\n  opening: 2025年总结。\n");
    assert_int_equal(carried.reference, 1);
    expect_carried(HEAD "opening: 回顾这一年。\n",
                   "_unconfirmed: [opening]\n_last:\n  opening: 回顾这一年。\n"
                   "opening: 回顾这一年。\n");
}

static void test_renamed(void **state)
{
    (void)state;
    expect_carried(HEAD "sessions: 12\n", "_last:\n  meetings: 12\n  doubled: 24\n");
}

static void test_rows(void **state)
{
    (void)state;
    expect_carried(HEAD "classes:\n  - title: 甲班\n    people: 30？\n  - title: 乙班\n"
                        "    people: X\n",
                   "_unconfirmed: [classes]\n_last:\n  classes:\n    - title: 甲班\n"
                   "      people: 30\n    - title: 乙班\n      people: X\n"
                   "classes:\n  - title: 甲班\n    people: 30\n  - title: 乙班\n    people: X\n");
}

static void test_another_form(void **state)
{
    struct draft last = {0};

    (void)state;
    read_last(&last, "_form: old\nother: 1\n");
    assert_false(carry_fits(&last));
    read_last(&last, "_form: old\nother: 1\nmeetings: X\n");
    assert_false(carry_fits(&last));
    read_last(&last, "_form: old\nother: 1\nmeetings: 3\n");
    assert_true(carry_fits(&last));
    read_last(&last, "_form: new\n");
    assert_true(carry_fits(&last));
    draft_free(&last);
}

static void test_unreadable(void **state)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct draft last = {0};
    int error = 0;

    (void)state;
    assert_false(carry_read(&last, "none.yaml", form, &diags, &error));
    assert_true(error);
    scratch_write("bad.yaml", "- a\n");
    assert_false(carry_read(&last, "bad.yaml", form, &diags, &error));
    assert_int_equal(error, 0);
    diags_free(&diags);
    draft_free(&last);
}

/* Saved, read again, saved again: the same file; answering confirms. */
static void test_saved(void **state)
{
    struct draft last = {0}, draft = {0}, again = {0};
    struct str first = STR_INIT, second = STR_INIT;
    struct diags diags = DIAGS_INIT(NULL);
    const struct field *org = form_field(form, "org", 3);
    struct carried carried;
    int error;

    (void)state;
    read_last(&last, HEAD "org: 江州局\nmeetings: 30余\nnames: [甲]\nclasses: 甲班｜3\n");
    assert_int_equal(create_from(&draft, form, &last, "d.yaml", &carried), 0);
    assert_int_equal(create_from(&again, form, &last, "d.yaml", &carried), EEXIST);
    draft_free(&again);
    draft_write(&draft, &first);
    assert_true(draft_read(&again, "d.yaml", &diags, &error));
    draft_bind(&again, form, &diags);
    draft_write(&again, &second);
    assert_string_equal(str_text(&second), str_text(&first));
    assert_true(answers_of(&again.answers, org)->unconfirmed);
    answers_confirm(&again.answers, org);
    answers_settle(&again.answers);
    assert_false(answers_of(&again.answers, org)->unconfirmed);
    assert_string_equal(str_text(&again.answers.last[org->index].text), "江州局");
    diags_free(&diags);
    draft_free(&last);
    draft_free(&draft);
    draft_free(&again);
    str_free(&first);
    str_free(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(test_by_prefill),
        scratch_test(test_what_stays_behind),
        scratch_test(test_accepted_default),
        scratch_test(test_renamed),
        scratch_test(test_rows),
        scratch_test(test_another_form),
        scratch_test(test_unreadable),
        scratch_test(test_saved),
    };

    return cmocka_run_group_tests(tests, load_form, free_form);
}
