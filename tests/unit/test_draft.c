/* SPDX-License-Identifier: MIT */
/* Drafts: what is read is what is written, in every state of an answer. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/attributes.h"
#include "base/clock.h"
#include "base/str.h"
#include "model/draft.h"
#include "unit/form.h"
#include "unit/scratch.h"

static const char form_text[] =
    "id: t\nname: 表\nversion: 2\nfields:\n"
    "  - {name: num, label: 数, type: count, unit: 次, approximate: true, min: 0, max: 99999}\n"
    "  - {name: i, label: 整数, type: integer, min: 3}\n"
    "  - {name: x, label: 小数, type: decimal}\n"
    "  - {name: money, label: 金额, type: money, unit: 万元, approximate: true}\n"
    "  - {name: pc, label: 百分比, type: percent}\n"
    "  - {name: o, label: 序数, type: ordinal}\n"
    "  - {name: year, label: 年, type: year, default: report_year}\n"
    "  - {name: month, label: 月, type: month}\n"
    "  - {name: d, label: 日期, type: date}\n"
    "  - {name: t, label: 文字, type: text, required: true}\n"
    "  - {name: t2, label: 文字二, type: text, default: '{{t}}局'}\n"
    "  - {name: p, label: 段落, type: paragraph, default: \"一\\n二\\n\"}\n"
    "  - {name: l, label: 列表, type: list}\n"
    "  - {name: b, label: 是否, type: boolean}\n"
    "  - {name: h, label: 隐, type: text, when: num > 0}\n"
    "  - {name: c, label: 和, type: integer, calculation: num + i}\n"
    "  - {name: 会议, label: 会议, type: count, constraint: . < 10}\n"
    "sections:\n  - text: x\n";

static struct form *form;

static int load_form(void **state)
{
    (void)state;
    setenv("TZ", "CST-8", 1);
    tzset();
    form = good_form(form_text);
    return 0;
}

static int free_form(void **state)
{
    (void)state;
    form_free(form);
    return 0;
}

#define HEAD                                                                                       \
    "_format: 1\n_form: t\n_form_version: 2\n_status: draft\n"                                     \
    "_created_at: 2026-12-18T15:02:11+08:00\n"

/* Reads and binds; the findings as "line:col: text\n". False where it cannot be used. */
static bool read_text(struct draft *draft, const char *text, struct str *said)
{
    struct diags diags = DIAGS_INIT(NULL);
    int error;
    bool good;

    scratch_write("t.yaml", text);
    good = draft_read(draft, "t.yaml", &diags, &error);
    if (good)
        draft_bind(draft, form, &diags);
    for (size_t i = 0; i < diags.count; i++)
        str_addf(said, "%d:%d: %s\n", diags.items[i].line, diags.items[i].col, diags.items[i].text);
    diags_free(&diags);
    return good;
}

static void expect_rewritten(const char *text, const char *rewritten, const char *findings)
{
    struct draft draft = {0};
    struct str said = STR_INIT, out = STR_INIT;

    if (read_text(&draft, text, &said))
        draft_write(&draft, &out);
    assert_string_equal(str_text(&said), findings);
    assert_string_equal(str_text(&out), rewritten);
    str_free(&said);
    str_free(&out);
    draft_free(&draft);
}

static const char *const canonical[] = {
    HEAD,
    "_format: 1\n_form: t\n_form_version: 2\n_status: finalized\n"
    "_created_at: 2026-12-18T15:02:11+08:00\n_saved_at: 2026-12-18T16:20:31+08:00\n"
    "_form_file: /srv/模板/t.yaml\n_at: p\n_unconfirmed: [t, l]\n_verify: [num, d]\n"
    "num: 30余\nd: 2026-01-05\nt: 江州\nl: [甲, 乙]\n",
    HEAD "num: 0\ni: -3\nx: 12.50\nmoney: 约12\npc: 33.3\no: 11\nyear: 2026\nmonth: 3\nb: 否\n",
    HEAD "num: 上千\nmoney: 近百\n",
    HEAD "num: 很多\nd: 明天\nb: 也许\n会议: 20\n", /* refused, or refused by its constraint */
    HEAD "i: 无\n",                                 /* below its minimum */
    HEAD "o: 无\nyear: 无\nmonth: 无\nd: 无\nt2: 无\np: 无\nl: 无\n",
    HEAD "t: 无\n",               /* required */
    HEAD "num: 0\nh: 藏起来的\n", /* hidden */
    HEAD "t: \"007\"\nt2: \"2026-01-05\"\n",
    HEAD "t: \"yes\"\nt2: \": x\"\n",
    HEAD "p: |-\n  一、  \n  \t二\n\n    三\"'：{{x}}\n  #四\n",
    HEAD "l: [\"name：x\", 乙]\n",
    HEAD "l: [《甲、乙》, \"1\", \"a: b\"]\n",
    HEAD "t: \"a\\tb\"\n",
    HEAD "_last:\n  num: 11\n  l: [a, b]\n_notes:\n  num: 备注\n_new:\n  - 1\n  - \"2\"\n  - a: "
         "b\n_empty:\n"
         "num: 1\n",
    HEAD
    "num: 1\n老名称: 12\nother: [a, b]\nmap:\n  k: v\n  list:\n    - x: 1\n      z: 2\n    - z\n"
    "literal: |\n  一\n  二\n",
    HEAD "num: 1\nc: 9\n",
};

static void test_canonical(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(canonical); i++) {
        struct draft draft = {0};
        struct str said = STR_INIT, out = STR_INIT;

        if (!read_text(&draft, canonical[i], &said))
            fail_msg("%s\n%s", canonical[i], str_text(&said));
        draft_write(&draft, &out);
        assert_string_equal(str_text(&out), canonical[i]);
        str_free(&said);
        str_free(&out);
        draft_free(&draft);
    }
}

static const struct {
    const char *text, *rewritten, *findings;
} odd[] = {
    {HEAD "num: １２次\nd: 2026年1月5日\nb: true\nl: 甲、乙\n",
     HEAD "num: 12\nd: 2026-01-05\nl: [甲, 乙]\nb: 是\n", ""},
    {HEAD "t: 　江州　\np: |\n\n  一\n  二\n\n", HEAD "t: 江州\np: |-\n  一\n  二\n", ""},
    {HEAD "p: |2-\n    两格\n  二\n", HEAD "p: |-\n  两格\n  二\n", ""},
    {HEAD "num:\nt: ''\nl: []\nb: X\n", HEAD, ""},
    {HEAD "num: [12]\nl: 甲\n", HEAD "num: 12\nl: [甲]\n", ""},
    {HEAD "t: [甲, 乙]\n", HEAD "t: |-\n  甲\n  乙\n", ""},
    {HEAD "t: {a: b}\n", HEAD "t:\n  a: b\n", "6:1: “t”的内容应是文字或列表，未能读入，原样保留\n"},
    {HEAD "l: [甲, {a: b}]\n", HEAD "l:\n  - 甲\n  - a: b\n",
     "6:1: “l”的内容应是文字或列表，未能读入，原样保留\n"},
    {HEAD "nn: 1\n", HEAD "nn: 1\n", "6:1: 模板里没有填报项“nn”，原样保留\n"},
    {HEAD "monht: 1\n", HEAD "monht: 1\n",
     "6:1: 模板里没有填报项“monht”，是不是 month，原样保留\n"},
    {HEAD "c: 1\n", HEAD "c: 1\n", "6:1: “c”由模板算出，不用填，原样保留\n"},
    {"num: 1\n_form: t\n_created_at: 2026-12-18T15:02:11+08:00\n",
     "_format: 1\n_form: t\n_form_version: 1\n_status: draft\n"
     "_created_at: 2026-12-18T15:02:11+08:00\nnum: 1\n",
     ""},
    {HEAD "_unconfirmed: [t, num, 没有的]\n_verify: d\n_at: 没有\nt: 江州\nd: 2026-01-05\n",
     HEAD "_unconfirmed: [t, 没有的]\n_verify: [d]\nd: 2026-01-05\nt: 江州\n", ""},
    /* what cannot be used at all */
    {"", "", "0:0: 文件是空的，或者只有注释\n"},
    {"- a\n", "", "1:1: 这不是草稿：应是“名称: 内容”一行一项\n"},
    {"num: 1\n", "", "1:1: 这不是草稿：缺少 _form（模板的代号）\n"},
    {"_form:\nnum: 1\n", "", "1:7: _form 应是模板的代号\n"},
    {"_form: t\n_format: 一\n_form_version: 0\n_status: done\n_created_at: 昨天\n"
     "_saved_at: [1]\n_form_file: {a: b}\n",
     "",
     "2:10: _format 应是整数，如 1\n3:16: _form_version 应是整数，如 1\n"
     "4:10: _status 只能是 draft（草稿）或 finalized（定稿）\n"
     "5:14: _created_at 应是时间，如 2026-12-18T15:02:11+08:00\n"
     "6:12: _saved_at 应是时间，如 2026-12-18T15:02:11+08:00\n"
     "7:13: _form_file 应是模板文件的路径\n"},
    {"_form: t\nnum: 1\nnum: 2\n", "", "3:1: “num”重复了，第 2 行已经有；请删去一处\n"},
};

static void test_odd(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(odd); i++)
        expect_rewritten(odd[i].text, odd[i].rewritten, odd[i].findings);
}

static void put(struct draft *draft, const char *name, const char *text)
{
    answers_put(&draft->answers, form_field(form, name, strlen(name)), text, strlen(text));
    answers_settle(&draft->answers);
}

/* An answer takes the place of what could not be read there. */
static void test_unreadable_then_answered(void **state)
{
    struct draft draft = {0};
    struct str said = STR_INIT, out = STR_INIT;

    (void)state;
    assert_true(read_text(&draft, HEAD "t: {a: b}\nnum: 1\n", &said));
    put(&draft, "t", "江州");
    draft_write(&draft, &out);
    assert_string_equal(str_text(&out), HEAD "num: 1\nt: 江州\n");
    assert_int_equal(draft_save(&draft, true), 0);
    str_free(&said);
    str_free(&out);
    draft_free(&draft);
}

static void test_accepted_default(void **state)
{
    const struct field *p = form_field(form, "p", 1);
    struct draft draft = {0};
    struct str said = STR_INIT, out = STR_INIT;

    (void)state;
    assert_true(read_text(&draft, HEAD, &said));
    assert_string_equal(answer_text(answers_of(&draft.answers, p)), "一\n二");
    answers_confirm(&draft.answers, p);
    draft_write(&draft, &out);
    assert_string_equal(str_text(&out), HEAD "p: |-\n  一\n  二\n");
    expect_rewritten(str_text(&out), str_text(&out), "");
    str_free(&said);
    str_free(&out);
    draft_free(&draft);
}

static void test_newer_format(void **state)
{
    struct draft draft = {0};
    struct str said = STR_INIT;

    (void)state;
    assert_true(read_text(&draft, "_format: 2\n_form: t\nnum: 1\n", &said));
    assert_true(draft.read_only);
    assert_int_equal(draft_save(&draft, true), EROFS);
    scratch_expect("t.yaml", "_format: 2\n_form: t\nnum: 1\n");
    assert_true(read_text(&draft, HEAD, &said));
    assert_false(draft.read_only);
    str_free(&said);
    draft_free(&draft);
}

/* One draft after another in the same memory. */
static void test_reading_again(void **state)
{
    struct draft draft = {0};
    struct str said = STR_INIT, out = STR_INIT;

    (void)state;
    assert_true(read_text(&draft,
                          "_form: t\n_form_version: 7\n_status: finalized\n_form_file: /x\n"
                          "_at: num\n_saved_at: 2026-12-18T15:02:11+08:00\n_verify: [num]\n"
                          "_unconfirmed: [t]\n_x: 1\nnum: 30余\nt: 无\nzz: 1\nl: [甲]\n",
                          &said));
    assert_true(read_text(&draft, HEAD, &said));
    draft_write(&draft, &out);
    assert_string_equal(str_text(&out), HEAD);
    assert_string_equal(str_text(&said), "12:1: 模板里没有填报项“zz”，原样保留\n");
    str_free(&said);
    str_free(&out);
    draft_free(&draft);
}

/* A file cut short is read or refused, never worse. What is cut where YAML may end cannot be told
 * from a shorter draft: that is why saving puts whole files in place. */
static void test_truncated(void **state)
{
    static const char whole[] = HEAD
        "_unconfirmed: [t, l]\nnum: 30余\nt: \"a\\tb\"\np: |-\n  一\n  二\n"
        "l: [甲, 乙]\nother: {a: 'b'}\n";
    struct draft draft = {0};
    struct str said = STR_INIT, out = STR_INIT;

    (void)state;
    for (size_t len = 0; len < sizeof whole; len++) {
        char *text = strndup(whole, len);
        str_clear(&said);
        str_clear(&out);
        if (read_text(&draft, text, &said))
            draft_write(&draft, &out);
        else
            assert_true(said.len > 0);
        assert_true(!said.len || len < strlen(whole) || strstr(said.s, "other"));
        free(text);
    }
    str_free(&said);
    str_free(&out);
    draft_free(&draft);
}

/* --- saving --- */

static void test_save(void **state)
{
    struct draft draft;
    struct str first = STR_INIT;

    (void)state;
    clock_set(1797577331);
    draft_init(&draft, form);
    draft.path = strdup("d.yaml");
    put(&draft, "num", "12");
    assert_int_equal(draft_save(&draft, false), 0);
    assert_int_equal(draft.saved_at, 1797577331);
    draft_write(&draft, &first);
    scratch_expect("d.yaml", str_text(&first));
    scratch_expect_count(".", 1);
    assert_int_equal(draft_save(&draft, false), EEXIST);
    put(&draft, "num", "13");
    clock_set(1797577391);
    assert_int_equal(draft_save(&draft, false), EEXIST);
    assert_int_equal(draft.saved_at, 1797577331);
    assert_int_equal(draft_save(&draft, true), 0);
    scratch_expect("d.yaml.bak", str_text(&first));
    scratch_expect_count(".", 2);
    clock_set(0);
    str_free(&first);
    draft_free(&draft);
}

static void test_save_refuses_links(void **state)
{
    struct draft draft;

    (void)state;
    scratch_write("target", "x\n");
    assert_int_equal(symlink("target", "d.yaml"), 0);
    draft_init(&draft, form);
    draft.path = strdup("d.yaml");
    assert_int_not_equal(draft_save(&draft, true), 0);
    assert_int_equal(draft.saved_at, 0);
    scratch_expect("target", "x\n");
    draft_free(&draft);
}

/* --- conflicts --- */

/* A draft with num: 12, saved as d.yaml and as d.yaml.bak. */
static void save_twice(struct draft *draft)
{
    draft_init(draft, form);
    draft->path = strdup("d.yaml");
    put(draft, "num", "11");
    assert_int_equal(draft_save(draft, true), 0);
    put(draft, "num", "12");
    assert_int_equal(draft_save(draft, true), 0);
}

static void expect_saved(const struct draft *draft)
{
    struct str text = STR_INIT;

    draft_write(draft, &text);
    scratch_expect(draft->path, str_text(&text));
    str_free(&text);
}

/* A mistake of ours in memory does not reach the disk. */
static void test_save_reads_back(void **state)
{
    struct draft draft;
    struct str before = STR_INIT;
    struct answer *answer;

    (void)state;
    save_twice(&draft);
    assert_int_equal(file_read("d.yaml", 1 << 20, &before), 0);
    answer = &draft.answers.items[form_field(form, "num", 3)->index];
    for (int damage = 0; damage < 3; damage++) {
        put(&draft, "num", "13");
        if (damage == 0)
            str_add(&answer->typed_text, "\x01"); /* no file may hold it */
        else if (damage == 1)
            str_add(&answer->typed_text, " "); /* is read as another text */
        else
            answer->typed.state = ANSWER_OPEN; /* a text, and none */
        assert_int_equal(draft_save(&draft, true), EILSEQ);
        scratch_expect("d.yaml", str_text(&before));
        scratch_expect_files(".", 2);
    }
    put(&draft, "num", "13");
    assert_int_equal(draft_save(&draft, true), 0);
    expect_saved(&draft);
    str_free(&before);
    draft_free(&draft);
}

static void test_conflict(void **state)
{
    struct draft draft;
    struct str backup = STR_INIT;

    (void)state;
    clock_set(1797577331);
    save_twice(&draft);
    assert_int_equal(file_read("d.yaml.bak", 1 << 20, &backup), 0);
    scratch_write("d.yaml", "another's\n");
    scratch_write("d-冲突-20261218-150211.yaml", "taken\n");
    put(&draft, "num", "13");
    assert_int_equal(draft_save(&draft, true), DRAFT_COPIED);
    assert_string_equal(draft.path, "d-冲突-20261218-150211-2.yaml");
    assert_int_equal(draft.saved_at, 1797577331);
    expect_saved(&draft);
    scratch_expect("d.yaml", "another's\n");
    scratch_expect("d.yaml.bak", str_text(&backup));
    scratch_expect("d-冲突-20261218-150211.yaml", "taken\n");
    put(&draft, "num", "14");
    clock_set(1797577332);
    assert_int_equal(draft_save(&draft, true), 0);
    expect_saved(&draft);
    scratch_write(draft.path, "again\n");
    assert_int_equal(draft_save(&draft, true), DRAFT_COPIED);
    assert_string_equal(draft.path, "d-冲突-20261218-150212.yaml");
    expect_saved(&draft);
    clock_set(0);
    str_free(&backup);
    draft_free(&draft);
}

/* Size, time and place of the file are those that we know; its text is not. */
static void test_conflict_unseen(void **state)
{
    struct draft draft;
    struct stat before, after;
    struct timespec times[2];
    struct str text = STR_INIT;
    char *figure;

    (void)state;
    save_twice(&draft);
    assert_int_equal(stat("d.yaml", &before), 0);
    assert_int_equal(file_read("d.yaml", 1 << 20, &text), 0);
    figure = strstr(text.s, "num: 12");
    assert_non_null(figure);
    figure[6] = '9';
    scratch_write("d.yaml", text.s);
    times[0] = before.st_atim;
    times[1] = before.st_mtim;
    assert_int_equal(utimensat(AT_FDCWD, "d.yaml", times, 0), 0);
    assert_int_equal(stat("d.yaml", &after), 0);
    assert_int_equal(after.st_ino, before.st_ino);
    assert_int_equal(after.st_size, before.st_size);
    assert_int_equal(draft_save(&draft, true), DRAFT_COPIED);
    scratch_expect("d.yaml", text.s);
    expect_saved(&draft);
    str_free(&text);
    draft_free(&draft);
}

/* A change after reading; none when only other bytes mean the same to YAML. */
static void test_conflict_after_reading(void **state)
{
    struct draft draft = {0};
    struct str said = STR_INIT;

    (void)state;
    assert_true(read_text(&draft, "\xEF\xBB\xBF" HEAD "num: 12\r\n", &said));
    put(&draft, "num", "13");
    assert_int_equal(draft_save(&draft, true), 0);
    assert_string_equal(draft.path, "t.yaml");
    assert_true(read_text(&draft, HEAD "num: 12\n", &said));
    scratch_write("t.yaml", HEAD "num: 12 \n");
    put(&draft, "num", "13");
    assert_int_equal(draft_save(&draft, true), DRAFT_COPIED);
    scratch_expect("t.yaml", HEAD "num: 12 \n");
    expect_saved(&draft);
    str_free(&said);
    draft_free(&draft);
}

static void test_vanished(void **state)
{
    struct draft draft;

    (void)state;
    save_twice(&draft);
    assert_int_equal(unlink("d.yaml"), 0);
    assert_int_equal(draft_save(&draft, true), 0);
    assert_string_equal(draft.path, "d.yaml");
    expect_saved(&draft);
    assert_int_equal(draft_save(&draft, true), 0);
    scratch_expect_count(".", 2);
    draft_free(&draft);
}

/* Where no copy can be made nothing is written, and the draft stays what it was. */
static void test_conflict_without_room(void **state)
{
    struct draft draft;

    (void)state;
    save_twice(&draft);
    assert_int_equal(unlink("d.yaml"), 0);
    assert_int_equal(mkfifo("d.yaml", 0600), 0);
    assert_int_equal(draft_save(&draft, true), EINVAL);
    assert_string_equal(draft.path, "d.yaml");
    assert_int_equal(unlink("d.yaml"), 0);
    assert_int_equal(unlink("d.yaml.bak"), 0);
    assert_int_equal(mkdir("d.yaml", 0700), 0);
    assert_int_equal(draft_save(&draft, true), EISDIR);
    scratch_expect_count(".", 1);
    draft_free(&draft);
}

/* --- at random --- */

static uint64_t seed = 42;

static unsigned pick(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

static const char *const typed[] = {"12",
                                    "０",
                                    "约30",
                                    "30余",
                                    "12？",
                                    "1.50",
                                    "-3",
                                    "百分之五",
                                    "2026",
                                    "十一",
                                    "1月5日",
                                    "X",
                                    "无",
                                    "/",
                                    "是",
                                    "no",
                                    "null",
                                    "~",
                                    "甲、乙",
                                    "《甲、乙",
                                    "a: b",
                                    "- a",
                                    "# x",
                                    "'",
                                    "\"",
                                    "\\",
                                    "\t",
                                    "\n",
                                    "\n\n",
                                    " ",
                                    "　",
                                    "：",
                                    "，",
                                    "{{x}}",
                                    "[",
                                    "}",
                                    "|",
                                    ">",
                                    "&",
                                    "*",
                                    "!",
                                    "%",
                                    "@",
                                    "`",
                                    "?",
                                    "\a",
                                    "\x1B",
                                    "\xC2\x85",
                                    "\xE2\x80\xA8",
                                    "\xEF\xBB\xBF",
                                    "\xEF\xBF\xBD",
                                    "𠮷",
                                    "\r",
                                    "---",
                                    "...",
                                    "江州市交通运输局",
                                    "_x",
                                    "上千",
                                    "12万元",
                                    "5%",
                                    "\xFF",
                                    "\xE6",
                                    "\xE2\x80\x8B"};

static void put_random(struct draft *draft)
{
    struct str text = STR_INIT;

    for (int i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];

        if (!field_is_asked(field) || pick(3) == 0)
            continue;
        str_clear(&text);
        for (unsigned parts = pick(4); parts > 0; parts--)
            str_add(&text, typed[pick(COUNT_OF(typed))]);
        if (pick(50) == 0)
            str_addn(&text, "a\0b", 3);
        answers_put(&draft->answers, field, str_text(&text), text.len);
        if (draft->answers.items[i].typed.state != ANSWER_OPEN && pick(4) == 0)
            draft->answers.items[i].prefilled = true;
    }
    answers_settle(&draft->answers);
    draft->finalized = pick(2);
    draft->at = pick(2) ? &form->fields[pick((unsigned)form->field_count)] : NULL;
    str_free(&text);
}

static void expect_same(const struct draft *a, const struct draft *b)
{
    for (int i = 0; i < form->field_count; i++) {
        const struct answer *one = &a->answers.items[i], *other = &b->answers.items[i];

        assert_string_equal(answer_text(one), answer_text(other));
        assert_int_equal(one->typed.state, other->typed.state);
        assert_int_equal(one->reading.state, other->reading.state);
        assert_int_equal(one->typed.verify, other->typed.verify);
        assert_int_equal(one->unconfirmed, other->unconfirmed);
        assert_int_equal(one->presence, other->presence);
        assert_int_equal(one->typed.number.value.units, other->typed.number.value.units);
        assert_int_equal(one->typed.number.value.scale, other->typed.number.value.scale);
        assert_int_equal(one->typed.number.hedge, other->typed.number.hedge);
        assert_int_equal(one->typed.number.in_words, other->typed.number.in_words);
        assert_memory_equal(&one->typed.date, &other->typed.date, sizeof one->typed.date);
        assert_int_equal(one->typed.boolean, other->typed.boolean);
    }
    assert_int_equal(a->finalized, b->finalized);
    assert_ptr_equal(a->at, b->at);
}

static void test_random(void **state)
{
    struct draft again = {0};
    struct str out = STR_INIT, said = STR_INIT, twice = STR_INIT;

    (void)state;
    for (int turn = 0; turn < 4000; turn++) {
        struct draft draft;

        draft_init(&draft, form);
        put_random(&draft);
        str_clear(&out);
        str_clear(&twice);
        draft_write(&draft, &out);
        if (!read_text(&again, str_text(&out), &said) || said.len)
            fail_msg("%s\n%s", str_text(&out), str_text(&said));
        expect_same(&draft, &again);
        draft_write(&again, &twice);
        assert_string_equal(str_text(&out), str_text(&twice));
        if (turn % 100 == 0) {
            draft.path = strdup("saved.yaml");
            assert_int_equal(draft_save(&draft, true), 0);
        }
        draft_free(&draft);
    }
    str_free(&out);
    str_free(&said);
    str_free(&twice);
    draft_free(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(test_canonical),
        scratch_test(test_odd),
        scratch_test(test_unreadable_then_answered),
        scratch_test(test_accepted_default),
        scratch_test(test_newer_format),
        scratch_test(test_reading_again),
        scratch_test(test_truncated),
        scratch_test(test_save),
        scratch_test(test_save_reads_back),
        scratch_test(test_save_refuses_links),
        scratch_test(test_conflict),
        scratch_test(test_conflict_unseen),
        scratch_test(test_conflict_after_reading),
        scratch_test(test_vanished),
        scratch_test(test_conflict_without_room),
        scratch_test(test_random),
    };

    return cmocka_run_group_tests(tests, load_form, free_form);
}
