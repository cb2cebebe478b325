/* SPDX-License-Identifier: MIT */
/* The wizard without a terminal: a form and keys make a screen, exactly; and no way of pressing
 * keys gets anyone stuck or loses what was answered. */
#include "unit/scratch.h"

#include "base/alloc.h"
#include "base/attributes.h"
#include "text/width.h"
#include "tui/canvas.h"
#include "tui/draw.h"
#include "tui/keymap.h"
#include "wizard/mode.h"

static const char form_text[] =
    "id: small\n"
    "version: 1\n"
    "name: 小结\n"
    "fields:\n"
    "  - {name: year, label: 年份, type: year, default: report_year}\n"
    "  - {name: org, label: 单位全称, hint: 写到局为止, source: 办公室, type: text}\n"
    "sections:\n"
    "  - title: 理论学习\n"
    "    fields:\n"
    "      - {name: studies, label: 集体学习, example: \"12\", help: 只数集体的, type: count, "
    "unit: 次, max: 366}\n"
    "      - {name: lectures, label: 外请辅导, source: 机关党委, type: count, unit: 次}\n"
    "    text: |\n"
    "      {{org}}坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学习"
    "{{studies}}次{{#lectures}}，外请专家辅导{{lectures}}次{{/lectures}}。\n"
    "  - title: 不足\n"
    "    numbering: none\n"
    "    fields:\n"
    "      - {name: gaps, label: 存在的不足, hint: 一条一行, type: paragraph}\n"
    "    text: |\n"
    "      {{gaps}}\n"
    "checks:\n"
    "  - {name: few, assert: studies >= 4, message: 少于每季度一次，请核对, severity: warning}\n";

/* A wizard driven by the bytes of keys. */
struct face {
    struct session session;
    struct canvas canvas;
    struct key_decoder decoder;
    bool quit;
};

static int setup(void **state)
{
    scratch_enter(state);
    assert_int_equal(mkdir("forms", 0700), 0);
    scratch_write("forms/small.yaml", form_text);
    setenv("TIANBAO_FORMS", "forms", 1);
    setenv("TIANBAO_HOME", "home", 1);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "Asia/Shanghai", 1);
    return 0;
}

static void begin(struct face *face, int rows, int columns)
{
    struct face empty = {.decoder = KEY_DECODER_INIT};

    *face = empty;
    canvas_init(&face->canvas, rows, columns);
    session_init(&face->session, rows, columns);
    session_home(&face->session, "small");
}

static void open_new(struct face *face, int rows, int columns)
{
    begin(face, rows, columns);
    assert_true(session_new(&face->session, "small", NULL));
}

static void end(struct face *face)
{
    session_free(&face->session);
    canvas_free(&face->canvas);
    key_decoder_free(&face->decoder);
}

static void press(struct face *face, const char *keys)
{
    struct key key;

    key_feed(&face->decoder, keys, strlen(keys));
    while (key_next(&face->decoder, true, &key))
        if (session_apply(&face->session, keymap_command(&key), key.text, key.len) & EFFECT_QUIT)
            face->quit = true;
    draw_session(&face->canvas, &face->session);
}

/* A row of dashes is written as ---, so many empty rows as (n), and the caret as |. */
static void add_row(const struct canvas *canvas, int row, struct str *out)
{
    struct str text = STR_INIT;
    size_t caret = 0;

    canvas_row_text(canvas, row, &text);
    if (strspn(str_text(&text), "-") == (size_t)canvas->columns) {
        str_clear(&text);
        str_add(&text, "---");
    }
    if (row == canvas->cursor_row) {
        while (text.len < (size_t)canvas->cursor_column)
            str_addc(&text, ' ');
        for (int column = 0; column < canvas->cursor_column && caret < text.len;)
            column += (int)width_text(str_text(&text) + caret,
                                      width_next(str_text(&text), text.len, caret) - caret),
                caret = width_next(str_text(&text), text.len, caret);
        str_splice(&text, caret, 0, "|", 1);
    }
    str_add(out, str_text(&text));
    str_addc(out, '\n');
    str_free(&text);
}

static void print_screen(const struct canvas *canvas, struct str *out)
{
    int empty = 0;

    for (int row = 0; row <= canvas->rows; row++) {
        struct str text = STR_INIT;
        if (row < canvas->rows)
            add_row(canvas, row, &text);
        if (row < canvas->rows && strcmp(str_text(&text), "\n") == 0)
            empty++;
        else {
            if (empty)
                str_addf(out, "(%d)\n", empty);
            empty = 0;
            str_add(out, str_text(&text));
        }
        str_free(&text);
    }
}

static void expect_screen(struct face *face, const char *expected)
{
    struct str text = STR_INIT;

    draw_session(&face->canvas, &face->session);
    print_screen(&face->canvas, &text);
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static bool on_screen(struct face *face, const char *wanted)
{
    struct str text = STR_INIT;
    bool found;

    draw_session(&face->canvas, &face->session);
    print_screen(&face->canvas, &text);
    found = strstr(str_text(&text), wanted) != NULL;
    if (!found)
        print_message("expected: %s\n%s", wanted, str_text(&text));
    str_free(&text);
    return found;
}

static void screen_after(int rows, int columns, const char *keys, const char *expected)
{
    struct face face;

    open_new(&face, rows, columns);
    press(&face, keys);
    expect_screen(&face, expected);
    end(&face);
}

/* --- screens --- */
static void test_screen_first_run(void **state)
{
    struct face face;

    (void)state;
    begin(&face, 24, 80);
    expect_screen(&face, " 填报\n"
                         " 首页\n"
                         "---\n"
                         " 草稿：还没有\n"
                         "(1)\n"
                         " 模板（回车新建一份草稿）\n"
                         "|   小结                                            small\n"
                         "(1)\n"
                         " 草稿和文稿放在 home\n"
                         "(13)\n"
                         "---\n"
                         " 回车 打开  ^G 帮助  ^Q 退出\n");
    end(&face);
}

static void test_screen_basics(void **state)
{
    (void)state;
    screen_after(24, 80, "",
                 " 小结 · 2026                                             已填 1/5  本节 第1/2处\n"
                 " 基本信息\n"
                 "---\n"
                 " 　　年份：2026\n"
                 " 　　单位全称：X\n"
                 "(13)\n"
                 "---\n"
                 " 年份                                              待确认：按回车确认，也可以改\n"
                 " > 2026|\n"
                 "(1)\n"
                 "---\n"
                 " 回车 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_sentence(void **state)
{
    (void)state;
    screen_after(24, 80, "\r江州市局\r\016",
                 " 小结 · 2026                                             已填 2/5  本节 第2/2处\n"
                 " 一、理论学习\n"
                 "---\n"
                 " 　　江州市局坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学\n"
                 " 习X次，外请专家辅导X次。\n"
                 "(13)\n"
                 "---\n"
                 " 外请辅导（次）\n"
                 " > |\n"
                 " 机关党委\n"
                 "---\n"
                 " 回车 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_sentence_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\r江州市局\r\016",
                 " 小结 · 2026     已填 2/5  本节 第2/2处\n"
                 " 一、理论学习\n"
                 "---\n"
                 " 计划，年中查进度，年底看结果。全年集体\n"
                 " 学习X次，外请专家辅导X次。\n"
                 "(1)\n"
                 "---\n"
                 " 外请辅导（次）\n"
                 " > |\n"
                 " 机关党委\n"
                 "---\n"
                 " 回车 下一处  ^G 帮助  ^Q 退出\n");
}

static void test_screen_sentence_wide(void **state)
{
    (void)state;
    screen_after(43, 132, "\r江州市局\r\016",
                 " 小结 · 2026                                                                     "
                 "                            已填 2/5  本节 第2/2处\n"
                 " 一、理论学习\n"
                 "---\n"
                 " 　　江州市局坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学习"
                 "X次，外请专家辅导X次。\n"
                 "(33)\n"
                 "---\n"
                 " 外请辅导（次）\n"
                 " > |\n"
                 " 机关党委\n"
                 "---\n"
                 " 回车 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_typed(void **state)
{
    (void)state;
    screen_after(24, 80, "\r江州市局\r12",
                 " 小结 · 2026                                             已填 2/5  本节 第1/2处\n"
                 " 一、理论学习\n"
                 "---\n"
                 " 　　江州市局坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学\n"
                 " 习X次，外请专家辅导X次。\n"
                 "(13)\n"
                 "---\n"
                 " 集体学习（次）\n"
                 " > 12|\n"
                 " 例：12\n"
                 "---\n"
                 " 回车 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_refused(void **state)
{
    (void)state;
    screen_after(24, 80, "\r江州市局\r12人\r",
                 " 小结 · 2026                                             已填 2/5  本节 第2/2处\n"
                 " 一、理论学习\n"
                 "---\n"
                 " 　　江州市局坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学\n"
                 " 习X次，外请专家辅导X次。\n"
                 "(13)\n"
                 "---\n"
                 " 外请辅导（次）\n"
                 " > |\n"
                 " 机关党委\n"
                 " 集体学习：“12人”的单位是人，这里要填的是次数，请只填数字\n"
                 " 回车 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_long_answer(void **state)
{
    (void)state;
    screen_after(24, 80,
                 "\033"
                 "[6~\033"
                 "[6~一是好。\r二是",
                 " 小结 · 2026                                             已填 1/5  本节 第1/1处\n"
                 " 不足\n"
                 "---\n"
                 " 　　X\n"
                 "(7)\n"
                 "---\n"
                 " 存在的不足\n"
                 " > 一是好。\n"
                 "   二是|\n"
                 "(6)\n"
                 " 一条一行\n"
                 "---\n"
                 " Tab 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_long_answer_narrow(void **state)
{
    (void)state;
    screen_after(12, 40,
                 "\033"
                 "[6~\033"
                 "[6~一是好。\r二是",
                 " 小结 · 2026     已填 1/5  本节 第1/1处\n"
                 " 不足\n"
                 "---\n"
                 " 　　X\n"
                 "(1)\n"
                 "---\n"
                 " 存在的不足\n"
                 " > 一是好。\n"
                 "   二是|\n"
                 " 一条一行\n"
                 "---\n"
                 " Tab 下一处  ^N 找未填  ^G 帮助  ^Q 退出\n");
}

static void test_screen_outline(void **state)
{
    (void)state;
    screen_after(24, 80, "\r\017",
                 " 小结 · 2026                                                           已填 1/5\n"
                 " 目录\n"
                 "---\n"
                 "|   基本信息                                                     1/2\n"
                 "   一、理论学习                                                 0/2\n"
                 "   不足                                                         0/1\n"
                 "(16)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^P 全文  ^W 成文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_outline_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\r\017",
                 " 小结 · 2026                   已填 1/5\n"
                 " 目录\n"
                 "---\n"
                 "|   基本信息             1/2\n"
                 "   一、理论学习         0/2\n"
                 "   不足                 0/1\n"
                 "(4)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_screen_preview(void **state)
{
    (void)state;
    screen_after(24, 80, "\r江州市局\r\020",
                 " 小结 · 2026                                                           已填 2/5\n"
                 " 全文\n"
                 "---\n"
                 " 　　一、理论学习\n"
                 " 　　江州市局坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学\n"
                 "| 习X次，外请专家辅导X次。\n"
                 " 　　不足\n"
                 " 　　X\n"
                 "(14)\n"
                 "---\n"
                 " 回车 前往填空处  Esc 返回  PgDn 下一页  ^W 成文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_help(void **state)
{
    (void)state;
    screen_after(24, 80, "\r\r\007",
                 " 小结 · 2026                                                           已填 1/5\n"
                 " 帮助\n"
                 "---\n"
                 " 集体学习（次） · 计数\n"
                 " 只数集体的\n"
                 " 例如：12\n"
                 "(1)\n"
                 " 按键\n"
                 " 回车          存下这一处，到下一处；空着就跳过，待确认的就此确认\n"
                 " Tab ↓         同回车；在段落里结束输入，到下一处\n"
                 " Shift-Tab ↑   存下这一处，回到上一处\n"
                 " PgDn          往下一页，到底后到下一章节\n"
                 " PgUp          往上一页，到顶后到上一章节\n"
                 " ^N            到下一处未填、不合规、待核或待确认的地方\n"
                 " ^O            各章节填了多少，选一节前往\n"
                 " ^P            看全文，可以前往其中的填空处\n"
                 " ^W            汇编成文稿，看还缺什么\n"
                 " ^G F1         这一项的说明，能用的按键和命令\n"
                 " ^S            立即保存（每填一处也会自动保存）\n"
                 " ^R            把定稿改回草稿，继续修改\n"
                 " Esc           从目录、全文、帮助返回填报\n"
                 " ^Q ^X         保存并退出，下次从这里接着填\n"
                 "---\n"
                 " Esc 返回  PgDn 下一页  ^Q 退出\n");
}

static void test_screen_finish(void **state)
{
    (void)state;
    screen_after(24, 80, "\r江州市局\r3\r5人\r\t",
                 " 小结 · 2026                                                           已填 3/5\n"
                 " 成文\n"
                 "---\n"
                 " 文稿写好了，在：\n"
                 " home/reports/小结-2026.txt\n"
                 "(1)\n"
                 " 已填 3/5　错 1 缺 1\n"
                 " 没填的地方，文稿里先是占位符；选一项按回车前往，填好再来成文。\n"
                 " 不合规 1 项\n"
                 "|   外请辅导                      一、理论学习                    机关党委\n"
                 " 未填 1 项\n"
                 "   存在的不足                    不足\n"
                 " 提示：少于每季度一次，请核对\n"
                 "(9)\n"
                 "---\n"
                 " 回车 前往  Esc 返回填报  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_screen_finalized(void **state)
{
    (void)state;
    screen_after(24, 80, "\r江州市局\r4\r0\r无\t\r",
                 " 小结 · 2026（定稿）                                                   已填 5/5\n"
                 " 成文\n"
                 "---\n"
                 " 文稿写好了，在：\n"
                 " home/reports/小结-2026.txt\n"
                 "(1)\n"
                 " 已填 5/5　完整\n"
                 " 已经定稿，只能查看。要修改请按 ^R 重新打开。\n"
                 "(14)\n"
                 " 已定稿\n"
                 " ^R 重新打开  Esc 返回填报  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_smaller_than_drawn(void **state)
{
    static const int sizes[][2] = {{1, 1}, {11, 80}, {24, 39}, {2, 200}};
    struct face face;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        open_new(&face, sizes[i][0], sizes[i][1]);
        press(&face, "\r\r\017\020\007\027\033");
        draw_session(&face.canvas, &face.session);
        end(&face);
    }
}

/* --- moving --- */

static void expect_field(const struct face *face, const char *name)
{
    assert_int_equal(face->session.mode, SESSION_FILL);
    assert_string_equal(face->session.field->name, name);
}

static void test_walk_through_by_enter(void **state)
{
    static const char *const order[] = {"year", "org", "studies", "lectures", "gaps"};
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        expect_field(&face, order[i]);
        press(&face, i + 1 < COUNT_OF(order) ? "\r" : "\t");
    }
    assert_int_equal(face.session.mode, SESSION_FINISH);
    press(&face, "\033");
    for (size_t i = COUNT_OF(order); i--; press(&face, "\033[Z"))
        expect_field(&face, order[i]);
    expect_field(&face, order[0]);
    assert_true(on_screen(&face, "已经是第一处"));
    end(&face);
}

static void test_resumed_where_left(void **state)
{
    struct face face;
    char *path;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r5\r7\021");
    assert_true(face.quit);
    path = xstrdup(face.session.draft.path);
    end(&face);
    begin(&face, 24, 80);
    assert_true(session_open(&face.session, path, NULL, NULL));
    expect_field(&face, "lectures");
    assert_true(on_screen(&face, " > 7|"));
    assert_true(on_screen(&face, "习5次，外请专家辅导7次"));
    free(path);
    end(&face);
}

static void test_preview_leads_to_the_blank(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r\020");
    assert_int_equal(face.session.mode, SESSION_PREVIEW);
    press(&face, "\033[F\r");
    expect_field(&face, "gaps");
    press(&face, "\020\033");
    expect_field(&face, "gaps");
    press(&face, "\020\033[H\r");
    expect_field(&face, "org");
    end(&face);
}

static void test_help_scrolls(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 12, 40);
    press(&face, "\r\r\007\033[B");
    assert_true(on_screen(&face, "只数集体的"));
    press(&face, "\033[B\033[B\033[B\033[B");
    assert_true(on_screen(&face, " 回车  "));
    press(&face, "\033[6~\033[6~\033[6~\033[6~\033[6~\033[6~");
    assert_true(on_screen(&face, "这里接着填。"));
    press(&face, "\033");
    expect_field(&face, "studies");
    end(&face);
}

static void test_long_section_pages_to_its_end(void **state)
{
    struct str text = STR_INIT;
    struct face face;

    (void)state;
    str_add(&text, "id: long\nversion: 1\nname: 长\nsections:\n  - title: 一\n    fields:\n"
                   "      - {name: a, label: 甲, type: count}\n    text: |\n      甲{{a}}次\n");
    for (int i = 1; i <= 60; i++)
        str_addf(&text, "      第%d段\n", i);
    scratch_write("forms/long.yaml", str_text(&text));
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "long", NULL));
    for (int i = 0; i < 4; i++)
        press(&face, "\033[6~");
    assert_true(on_screen(&face, "第60段"));
    for (int i = 0; i < 4; i++)
        press(&face, "\033[5~");
    assert_true(on_screen(&face, "甲X次"));
    press(&face, "\033[6~\033[6~7\r\033");
    assert_true(on_screen(&face, "甲7次"));
    end(&face);
    str_free(&text);
}

static void test_home_with_many_drafts(void **state)
{
    struct face face;

    (void)state;
    for (int i = 0; i < 40; i++) {
        open_new(&face, 24, 80);
        end(&face);
    }
    begin(&face, 24, 80);
    session_home(&face.session, NULL);
    for (int i = 0; i < 39; i++)
        press(&face, "\033[B");
    assert_true(face.canvas.cursor_row > 0);
    press(&face, "\033[H");
    assert_true(on_screen(&face, "草稿（回车接着填）"));
    press(&face, "\033[F\r");
    assert_int_equal(face.session.mode, SESSION_FILL);
    end(&face);
}

/* --- answers --- */

static void test_refused_is_kept_and_said_again(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r12人\r");
    expect_field(&face, "lectures");
    press(&face, "\033[Z");
    assert_true(on_screen(&face, " > 12人|"));
    assert_true(on_screen(&face, "集体学习：“12人”的单位是人"));
    assert_true(on_screen(&face, "不合规"));
    end(&face);
}

static void test_emptied_is_unanswered(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r12\r\033[Z\177\177\r");
    assert_true(on_screen(&face, "集体学习X次"));
    end(&face);
}

static void test_escape_and_interrupt_lose_nothing(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州\033");
    press(&face, "\003\032\023");
    assert_true(on_screen(&face, " > 江州|"));
    assert_true(on_screen(&face, "已保存"));
    end(&face);
}

static void test_finalized_is_locked_until_reopened(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r4\r0\r无\t\r");
    assert_true(face.session.draft.finalized);
    press(&face, "\033\033[Z9");
    assert_true(on_screen(&face, "已经定稿；要修改请按 ^R 重新打开"));
    assert_true(on_screen(&face, " > 0|"));
    press(&face, "\0229\r");
    assert_false(face.session.draft.finalized);
    assert_int_equal(
        answers_of(&face.session.draft.answers, form_field(face.session.draft.form, "lectures", 8))
            ->reading.state,
        ANSWER_GIVEN);
    end(&face);
}

static void test_report_of_this_session_is_replaced(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\027\033\r江州市局\027");
    scratch_expect_count("home/reports", 1);
    scratch_write("home/reports/小结-2026.txt", "改过");
    press(&face, "\033\r5\027");
    scratch_expect("home/reports/小结-2026.txt", "改过");
    scratch_expect_count("home/reports", 2);
    end(&face);
}

static void test_unsaved_is_said_and_does_not_trap(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    assert_int_equal(rename("home", "away"), 0);
    scratch_write("home", "in the way");
    press(&face, "\r江州市局\r");
    assert_true(on_screen(&face, "没有保存"));
    assert_true(face.session.unsaved);
    press(&face, "\021");
    assert_false(face.quit);
    press(&face, "\033[Z");
    assert_true(on_screen(&face, " > 江州市局|"));
    press(&face, "\021");
    assert_false(face.quit);
    assert_true(on_screen(&face, "^Q 就不保存退出"));
    assert_int_equal(unlink("home"), 0);
    assert_int_equal(rename("away", "home"), 0);
    press(&face, "\023");
    assert_false(face.session.unsaved);
    assert_int_equal(rename("home", "away"), 0);
    press(&face, "\021\021");
    assert_true(face.quit);
    end(&face);
    assert_int_equal(rename("away", "home"), 0);
}

/* --- the tables --- */

static const struct key_binding *binding_of(const char *label)
{
    for (size_t i = 0; i < key_binding_count; i++)
        if (strcmp(key_bindings[i].label, label) == 0)
            return &key_bindings[i];
    return NULL;
}

/* In a form the arrows do what Tab and Shift-Tab do. */
static enum command_id as_filling_in(enum command_id command)
{
    return command == COMMAND_DOWN ? COMMAND_NEXT : command == COMMAND_UP ? COMMAND_BACK : command;
}

static void test_every_command_has_the_keys_it_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < wizard_command_count; i++) {
        const struct wizard_command *command = &wizard_commands[i];
        const char *const labels[] = {command->key, command->other};

        for (size_t j = 0; j < COUNT_OF(labels) && labels[j]; j++) {
            const struct key_binding *binding = binding_of(labels[j]);
            assert_non_null(binding);
            assert_int_equal(as_filling_in(binding->command), command->id);
        }
        assert_false(command->key[0] == 'F');
    }
}

static void test_every_key_of_a_command_is_named(void **state)
{
    static const char forbidden[] = "AB"; /* prefixes of multiplexers */

    (void)state;
    for (size_t i = 0; i < key_binding_count; i++) {
        const struct key_binding *binding = &key_bindings[i];
        const struct wizard_command *command = command_find(as_filling_in(binding->command));

        assert_false(binding->letter && strchr(forbidden, binding->letter));
        if (command && strcmp(binding->label, command->key) != 0)
            assert_string_equal(binding->label, command->other);
    }
}

static void test_every_mode_takes_every_command(void **state)
{
    for (int mode = 0; mode < SESSION_MODE_COUNT; mode++)
        for (int command = 0; command < COMMAND_COUNT; command++) {
            struct face face;

            open_new(&face, 24, 80);
            if (mode == SESSION_HOME)
                session_home(&face.session, NULL);
            session_enter(&face.session, (enum session_mode)mode);
            session_apply(&face.session, (enum command_id)command, "7", 1);
            draw_session(&face.canvas, &face.session);
            end(&face);
        }
    (void)state;
}

/* --- any way of pressing keys --- */

static unsigned dice(unsigned *seed, unsigned sides)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % sides;
}

static const char *random_text(unsigned *seed)
{
    static const char *const texts[] = {"7",  "12人", "江州市局", "？",        "无", "X",
                                        "\n", "30余", "　",       "e\xCC\x81", "0"};

    return texts[dice(seed, COUNT_OF(texts))];
}

/* What is stored for each field, the one in hand left out. */
static void stored(const struct session *session, const struct field *except, struct str *out)
{
    const struct form *form = session->draft.form;

    for (int i = 0; form && i < form->field_count; i++)
        if (&form->fields[i] != except)
            str_addf(out, "%s=%s\n", form->fields[i].name,
                     str_text(&session->draft.answers.items[i].typed_text));
}

/* What is in hand is stored once it was left. */
static void expect_kept(const struct session *session, const struct field *field, const char *typed)
{
    const struct answer *answer = answers_of(&session->draft.answers, field);

    if (answer->reading.state == ANSWER_REFUSED)
        assert_string_equal(answer_text(answer), typed);
    if (strcmp(typed, "7") == 0)
        assert_string_equal(answer_text(answer), "7");
}

/* Nobody but the field in hand changes; the file has what the session has. */
static void random_step(struct face *face, unsigned *seed)
{
    struct session *session = &face->session;
    enum command_id command = (enum command_id)dice(seed, COMMAND_COUNT);
    const struct field *asked = session->mode == SESSION_FILL ? session->field : NULL;
    char *typed = xstrdup(str_text(&session->edit.text));
    bool changed = asked && strcmp(typed, session->before) != 0 && !session_is_locked(session);
    struct str before = STR_INIT, after = STR_INIT;
    const char *text = random_text(seed);

    stored(session, asked, &before);
    session_apply(session, command, text, strlen(text));
    stored(session, asked, &after);
    assert_string_equal(str_text(&before), str_text(&after));
    if (changed && (session->mode != SESSION_FILL || session->field != asked))
        expect_kept(session, asked, typed);
    if (dice(seed, 10) == 0) {
        session_resize(session, (int)dice(seed, 60), (int)dice(seed, 150));
        canvas_resize(&face->canvas, session->rows, session->columns);
    }
    draw_session(&face->canvas, session);
    assert_true(face->canvas.cursor_row < session->rows);
    assert_true(session->top <= session->page.line_count);
    free(typed);
    str_free(&before);
    str_free(&after);
}

/* From here: back leads to filling in, saving saves, quitting quits. */
static void expect_no_dead_end(struct session *session)
{
    for (int i = 0; i < 3 && session->mode != SESSION_FILL; i++)
        session_apply(session, COMMAND_ESCAPE, "", 0);
    assert_int_equal(session->mode, SESSION_FILL);
    session_apply(session, COMMAND_SAVE, "", 0);
    assert_false(session->unsaved);
    assert_true(session->message.len > 0);
    assert_true(session_apply(session, COMMAND_QUIT, "", 0) & EFFECT_QUIT);
}

static void expect_same_on_disk(const struct session *session)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct draft again = {0};
    struct str here = STR_INIT, there = STR_INIT;
    int error;

    assert_true(draft_read(&again, session->draft.path, &diags, &error));
    draft_bind(&again, session->draft.form, &diags);
    draft_write(&session->draft, &here);
    draft_write(&again, &there);
    assert_string_equal(str_text(&there), str_text(&here));
    draft_free(&again);
    diags_free(&diags);
    str_free(&here);
    str_free(&there);
}

static void test_random_walk(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 20; seed++) {
        struct face face;
        unsigned dices = seed;

        open_new(&face, 24, 80);
        for (int i = 0; i < 100; i++) {
            random_step(&face, &dices);
            if (dice(&dices, 40) == 0) {
                expect_no_dead_end(&face.session);
                expect_same_on_disk(&face.session);
            }
        }
        end(&face);
    }
}

/* From every mode, not only from those that chance leads to. */
static void test_no_dead_end(void **state)
{
    (void)state;
    for (int mode = SESSION_FILL; mode < SESSION_MODE_COUNT; mode++) {
        struct face face;

        open_new(&face, 24, 80);
        session_enter(&face.session, (enum session_mode)mode);
        session_apply(&face.session, COMMAND_SAVE, "", 0);
        assert_true(on_screen(&face, "已保存"));
        assert_int_equal(face.session.mode, mode);
        assert_true(session_apply(&face.session, COMMAND_QUIT, "", 0) & EFFECT_QUIT);
        expect_no_dead_end(&face.session);
        end(&face);
    }
}

#define walk_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        walk_test(test_screen_first_run),
        walk_test(test_screen_basics),
        walk_test(test_screen_sentence),
        walk_test(test_screen_sentence_narrow),
        walk_test(test_screen_sentence_wide),
        walk_test(test_screen_typed),
        walk_test(test_screen_refused),
        walk_test(test_screen_long_answer),
        walk_test(test_screen_long_answer_narrow),
        walk_test(test_screen_outline),
        walk_test(test_screen_outline_narrow),
        walk_test(test_screen_preview),
        walk_test(test_screen_help),
        walk_test(test_screen_finish),
        walk_test(test_screen_finalized),
        walk_test(test_smaller_than_drawn),
        walk_test(test_walk_through_by_enter),
        walk_test(test_resumed_where_left),
        walk_test(test_preview_leads_to_the_blank),
        walk_test(test_help_scrolls),
        walk_test(test_long_section_pages_to_its_end),
        walk_test(test_home_with_many_drafts),
        walk_test(test_refused_is_kept_and_said_again),
        walk_test(test_emptied_is_unanswered),
        walk_test(test_escape_and_interrupt_lose_nothing),
        walk_test(test_finalized_is_locked_until_reopened),
        walk_test(test_report_of_this_session_is_replaced),
        walk_test(test_unsaved_is_said_and_does_not_trap),
        walk_test(test_every_command_has_the_keys_it_names),
        walk_test(test_every_key_of_a_command_is_named),
        walk_test(test_every_mode_takes_every_command),
        walk_test(test_random_walk),
        walk_test(test_no_dead_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
