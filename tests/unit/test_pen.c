/* SPDX-License-Identifier: MIT */
/* The chief's pen in the full text, where paragraphs without a blank are; what the footer offers
 * when; menus that are longer than a line. */
#include "unit/face.h"

#include "base/file.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

static const char pen_form[] =
    "id: pen\nversion: 1\nname: 一二三四五六七八九十一二三四五六七八年报\n"
    "fields:\n"
    "  - {name: org, label: 单位全称, type: text}\n"
    "  - {name: theme, label: 学习主题, type: text}\n"
    "sections:\n"
    "  - title: 学习\n"
    "    fields:\n"
    "      - {name: talks, label: 研讨, type: count, unit: 次, when: answered(theme)}\n"
    "      - {name: kind, label: 类别, type: select_one, choices: [\n"
    "         {value: a, label: 第一种情形}, {value: b, label: 第二种情形},\n"
    "         {value: c, label: 第三种情形}, {value: d, label: 第四种情形},\n"
    "         {value: e, label: 第五种情形}, {value: f, label: 第六种情形}]}\n"
    "      - {name: names, label: 获奖名称, type: list}\n"
    "    text: |\n"
    "      {{#theme}}围绕{{theme}}研讨{{talks}}次。{{/theme}}{{org}}属于{{kind}}。\n"
    "      没有空的第一段。\n"
    "      获奖的有{{names}}。\n"
    "  - title: 管理\n"
    "    text: |\n"
    "      没有空的第二段。\n"
    "\n"
    "      没有空的第三段。\n"
    "  - title: 数字\n"
    "    fields:\n"
    "      - {name: x, label: 甲数, type: count}\n"
    "      - {name: y, label: 乙数, type: count}\n"
    "    text: |\n"
    "      甲{{x}}。\n"
    "      很长的一段，一二三四五六七八九十，一二三四五六七八九十，一二三四五六七八九十，"
    "一二三四五六七八九十，一二三四五六七八九十，一二三四五六七八九十。\n"
    "      乙{{y}}。\n";

#define DRAFT "home/drafts/pen.yaml"

#define PREVIEW "\020"
#define REWORD  "\025"
#define RESTORE "\022"
#define UNDO    "\032"
#define REDO    "\031"
#define ESC     "\033"
#define UP      "\033[A"
#define DOWN    "\033[B"
#define HOME    "\033[H"
#define END     "\033[F"

static void open_pen(struct face *face, int rows, int columns, const char *answers)
{
    struct str text = STR_INIT;

    scratch_write("forms/pen.yaml", pen_form);
    mkdir("home", 0700);
    mkdir("home/drafts", 0700);
    str_addf(&text, "_form: pen\n_created_at: 2026-12-20T10:41:07+08:00\n%s", answers);
    scratch_write(DRAFT, str_text(&text));
    begin(face, rows, columns);
    assert_true(session_open(&face->session, DRAFT, NULL, NULL));
    str_free(&text);
}

static void expect_in_draft(const char *part, bool there)
{
    struct str text = STR_INIT;

    assert_int_equal(file_read(DRAFT, 1 << 20, &text), 0);
    if ((strstr(str_text(&text), part) != NULL) != there)
        fail_msg("%s%s\nin:\n%s", there ? "missing: " : "should be gone: ", part, str_text(&text));
    str_free(&text);
}

/* --- paragraphs of the full text --- */

static void test_every_paragraph_knows_its_place(void **state)
{
    static const char *const sources[] = {"{{#theme}}",       "没有空的第一段。", "获奖的有",
                                          "没有空的第二段。", "没有空的第三段。", "甲{{x}}",
                                          "很长的一段",       "乙{{y}}"};
    struct face face;
    size_t found = 0;

    (void)state;
    open_pen(&face, 24, 80, "");
    press(&face, PREVIEW);
    for (size_t i = 0; i < face.session.page.line_count; i++) {
        const struct line *line = &face.session.page.lines[i];
        struct reword_unit unit;
        if (line->section < 0 ||
            (i && line->section == line[-1].section && line->offset == line[-1].offset))
            continue;
        assert_true(found < COUNT_OF(sources));
        assert_true(reword_unit_of_offset(&face.session.draft.form->sections[line->section],
                                          line->offset, &unit));
        assert_memory_equal(unit.source, sources[found], strlen(sources[found]));
        found++;
    }
    assert_int_equal(found, COUNT_OF(sources));
    end(&face);
}

static void test_strike_what_has_no_blank(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "");
    press(&face, PREVIEW HOME DOWN DOWN);
    assert_true(on_screen(&face, "| 　　没有空的第一段。\n"));
    assert_true(on_screen(&face, "Esc 返回  ^U 改写  PgDn 下一页"));
    press(&face, REWORD);
    assert_true(on_screen(&face, " 没有空的第一段。\n(1)\n| 1  改写这一段"));
    press(&face, "2");
    assert_true(on_screen(&face, "|=（已删去）没有空的第一段。\n"));
    assert_true(on_screen(&face, "已删去这一段，^Z 可以撤销\n"));
    assert_true(on_screen(&face, "前往填空处  ^R 恢复  Esc 返回  ^U 改写"));
    expect_in_draft("    was: |-\n      没有空的第一段。\n    text: \"\"\n", true);
    press(&face, RESTORE);
    assert_true(on_screen(&face, "| 　　没有空的第一段。\n"));
    expect_in_draft("_text:", false);
    press(&face, UNDO);
    assert_int_equal(face.session.mode, SESSION_PREVIEW);
    assert_true(on_screen(&face, "|=（已删去）没有空的第一段。\n"));
    press(&face, UNDO REDO RESTORE);
    assert_true(on_screen(&face, "| 　　没有空的第一段。\n"));
    end(&face);
}

static void test_reword_what_has_no_blank(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "");
    press(&face, PREVIEW HOME DOWN DOWN DOWN DOWN DOWN DOWN REWORD "1");
    assert_true(on_screen(&face, " 改写这一段（只在这份草稿里）\n > 没有空的第三段。|\n"));
    assert_true(on_screen(&face, " Tab  确定  ^E 编辑  Esc 返回  ^Q 退出\n"));
    press(&face, "新{{z}}\t"); /* no such field: stays in hand */
    assert_true(on_screen(&face, "没有改："));
    assert_true(on_screen(&face, " > 没有空的第三段。新{{z}}|\n"));
    press(&face, "\177\177\177\177\177话。\t");
    assert_int_equal(face.session.mode, SESSION_PREVIEW);
    assert_true(on_screen(&face, "|=　　没有空的第三段。新话。\n"));
    expect_in_draft("    text: |-\n      没有空的第三段。新话。\n", true);
    press(&face, REWORD ESC);
    assert_true(on_screen(&face, "|=　　没有空的第三段。新话。\n"));
    press(&face, HOME REWORD);
    assert_true(on_screen(&face, "请选正文里的一段，标题不能改写"));
    press(&face, RESTORE);
    assert_true(on_screen(&face, "请选正文里的一段，标题不能改写"));
    end(&face);
}

/* What is final is shown as it is written. */
static void test_final_text_shows_nothing_struck(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "");
    press(&face, PREVIEW HOME DOWN DOWN REWORD "2" ESC);
    face.session.draft.finalized = true;
    press(&face, PREVIEW);
    assert_false(on_screen(&face, "已删去"));
    press(&face, REWORD);
    assert_true(on_screen(&face, "已经定稿；要修改请按 ^R 重新打开"));
    end(&face);
}

/* The names are explained, and what a clause is. */
static void test_names_are_explained(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "");
    press(&face, REWORD "1");
    assert_true(on_screen(&face, " {{theme}} 学习主题  {{talks}} 研讨  {{org}} 单位全称  {{kind}} "
                                 "类别\n {{#…}} 到 {{/…}} 的那一句，没有就不写\n"));
    end(&face);
}

/* A section that asks nothing is read. */
static void test_section_without_questions(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "");
    press(&face, "\017");
    assert_true(on_screen(&face, "二、管理"));
    press(&face, HOME DOWN DOWN);
    assert_true(on_screen(&face, "|    二、管理"));
    press(&face, "\r");
    assert_int_equal(face.session.mode, SESSION_PREVIEW);
    assert_true(on_screen(&face, "| 　　没有空的第二段。\n"));
    end(&face);
}

/* --- where a line leads --- */

/* A blank that is not asked yet leads to what decides it. */
static void test_not_asked_yet(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "org: 江州市局\n");
    press(&face, PREVIEW HOME DOWN);
    face.session.page.lines[face.session.cursor].target = 2; /* as where it begins a line */
    press(&face, "\r");
    assert_true(on_screen(&face, " 学习主题\n > |"));
    assert_true(on_screen(&face, "先填“学习主题”，才知道要不要填“研讨”"));
    assert_true(on_screen(&face, "第2/2处"));
    end(&face);
}

/* --- the footer, and the window --- */

static void test_footer_fits_the_state(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 12, 40, "_at: x\n_last: {x: 4}\norg: 江州市局\ntheme: 无\nkind: a\n");
    press(&face, "");
    assert_true(on_screen(&face, " 回车 下一处  ^D 去年  ^G 帮助  ^Q 退出\n"));
    press(&face, "4\r");
    assert_true(on_screen(&face, " 回车 下一处  ^N 未填  ^G 帮助  ^Q 退出\n"));
    session_resize(&face.session, 24, 80);
    canvas_resize(&face.canvas, 24, 80);
    assert_true(on_screen(&face, " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销"
                                 "  ^G 帮助  ^Q 退出\n"));
    press(&face, "\033[Z\033[Z");
    assert_true(on_screen(&face, " 获奖名称"));
    assert_true(on_screen(&face, "  ^P 全文  ^E 编辑  ^G 帮助"));
    setenv("TIANBAO_NO_EDITOR", "1", 1);
    assert_true(on_screen(&face, "  ^P 全文  ^Z 撤销  ^G 帮助"));
    unsetenv("TIANBAO_NO_EDITOR");
    end(&face);
}

/* Nothing of a long title stands behind the count. */
static void test_long_title(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 12, 40, "");
    press(&face, "\017");
    assert_true(on_screen(&face, " 已填 0/6\n"));
    end(&face);
}

static void test_long_menu(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 60, "_at: kind\norg: 江州市局\ntheme: 无\n");
    press(&face, "");
    assert_true(on_screen(&face, " 1 第一种情形  2 第二种情形  3 第三种情形  4 第四种情形\n"
                                 " 5 第五种情形  6 第六种情形\n---\n"));
    press(&face, "6\r");
    expect_in_draft("\nkind: f\n", true);
    assert_true(on_screen(&face, " 获奖名称"));
    end(&face);
}

/* --- moving and pasting --- */

static bool is_in_view(const struct session *session)
{
    size_t line = layout_find(&session->page, STYLE_CURRENT, 0);

    return line >= session->top && line < session->top + (size_t)session_body_rows(session);
}

/* What is asked goes along with a page that is turned; typing turns back to what has no blank in
 * view. */
static void test_turning_pages(void **state)
{
    struct face face;
    struct session *session = &face.session;

    (void)state;
    open_pen(&face, 12, 40, "_at: x\n");
    press(&face, "\033[6~");
    assert_string_equal(session->field->name, "x"); /* no blank begins here */
    assert_false(is_in_view(session));
    press(&face, "7");
    assert_true(is_in_view(session));
    press(&face, "\033[6~\033[6~");
    assert_string_equal(session->field->name, "y");
    assert_true(is_in_view(session));
    press(&face, "\033[5~\033[5~");
    assert_string_equal(session->field->name, "x");
    assert_true(is_in_view(session));
    end(&face);
}

static void test_arrows_pass_an_empty_list(void **state)
{
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "_at: kind\norg: 江州市局\ntheme: 无\n");
    press(&face, DOWN);
    assert_true(on_screen(&face, " 获奖名称"));
    press(&face, DOWN);
    assert_true(on_screen(&face, " 甲数"));
    press(&face, UP);
    assert_true(on_screen(&face, " 获奖名称"));
    press(&face, UP);
    assert_true(on_screen(&face, " 类别"));
    press(&face, DOWN "甲奖\r乙奖" UP UP UP);
    assert_true(on_screen(&face, " > 甲奖|\n")); /* what is being written is not left */
    press(&face, "\t" UP);
    assert_true(on_screen(&face, " 获奖名称"));
    press(&face, UP);
    assert_true(on_screen(&face, " > 甲奖|\n"));
    end(&face);
}

static void test_more_figures_than_blanks(void **state)
{
    static const char column[] = "1\n2\n3\n4\n";
    struct face face;

    (void)state;
    open_pen(&face, 24, 80, "_at: x\norg: 江州市局\ntheme: 无\n");
    session_apply(&face.session, COMMAND_PASTE, column, strlen(column));
    assert_true(on_screen(&face, "   [x] 乙数：2\n"));
    assert_true(on_screen(&face, "   后面没有填数字的地方了，还有 2 行不填\n"));
    assert_true(on_screen(&face, " 回车 选定  Esc 不填"));
    end(&face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        face_test(test_every_paragraph_knows_its_place),
        face_test(test_strike_what_has_no_blank),
        face_test(test_reword_what_has_no_blank),
        face_test(test_final_text_shows_nothing_struck),
        face_test(test_names_are_explained),
        face_test(test_section_without_questions),
        face_test(test_not_asked_yet),
        face_test(test_footer_fits_the_state),
        face_test(test_long_title),
        face_test(test_long_menu),
        face_test(test_turning_pages),
        face_test(test_arrows_pass_an_empty_list),
        face_test(test_more_figures_than_blanks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
