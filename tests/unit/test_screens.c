/* SPDX-License-Identifier: MIT */
/* A form and keys make a screen, exactly: 80×24, 40×12, 132×43. */
#include "unit/face.h"

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

/* Drafts of one form and year are told apart by the names of their files. */
static void test_screen_home(void **state)
{
    struct face face;

    (void)state;
    assert_int_equal(mkdir("home", 0700), 0);
    assert_int_equal(mkdir("home/drafts", 0700), 0);
    scratch_write("home/drafts/小结-2026.yaml",
                  "_form: small\n_saved_at: 2026-12-20T10:41:07+08:00\n"
                  "year: 2026\n");
    scratch_write("home/drafts/小结-2026-2.yaml",
                  "_form: small\n_saved_at: 2026-12-19T10:41:07+08:00\nyear: 2026\n");
    scratch_write("home/drafts/一二三四五六七八九十一二三四五六七八九十一二三四五六-2026.yaml",
                  "_form: small\n_saved_at: 2026-12-18T10:41:07+08:00\nyear: 2026\n");
    begin(&face, 24, 80);
    expect_screen(
        &face, " 填报\n"
               " 首页\n"
               "---\n"
               " 草稿（回车接着填）　按时间排\n"
               "|   小结-2026                                       缺 4        2026-12-20 10:41\n"
               "   小结-2026-2                                     缺 4        2026-12-19 10:41\n"
               "   一二三四五六七八九十一二三四五六七...五六-2026  缺 4        2026-12-18 10:41\n"
               "(1)\n"
               " 模板（回车新建一份草稿）\n"
               "   小结                                            small\n"
               "(1)\n"
               " 草稿和文稿放在 home\n"
               "(10)\n"
               "---\n"
               " 回车 打开  → 更多  ^F 筛选  ^T 排序  ^G 帮助  ^Q 退出\n");
    end(&face);
}

/* A hint too long for its line goes without its example, not without who supplies the answer. */
static void test_screen_hint_without_example(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/small.yaml",
                  "id: small\nname: 小结\nfields:\n"
                  "  - {name: org, label: 名称, hint: 写全称，不加引号；本年没有就填 无, "
                  "example: 深入贯彻中央八项规定精神学习教育, source: 机关党委, type: text}\n"
                  "sections:\n  - text: 一{{org}}。\n");
    open_new(&face, 24, 80);
    assert_true(on_screen(&face, " 写全称，不加引号；本年没有就填 无 · 机关党委"));
    end(&face);
    open_new(&face, 24, 100);
    assert_true(on_screen(&face, "填 无 · 例：深入贯彻中央八项规定精神学习教育 · 机关党委"));
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
                 " 年份                                                            待确认：按回车\n"
                 " > 2026|\n"
                 "(1)\n"
                 "---\n"
                 " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销  ^G 帮助  ^Q 退出\n");
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
                 " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销  ^G 帮助  ^Q 退出\n");
}

static void test_screen_sentence_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\r江州市局\r\016",
                 " 小结 · 2026           已填 2/5 第2/2处\n"
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
                 " 回车 下一处  ^N 未填  ^G 帮助  ^Q 退出\n");
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
                 " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销  ^L 缺项  ^U 改写  "
                 "^K 备注  ^T 对照  ^F 查找  ^G 帮助  ^Q 退出\n");
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
                 " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销  ^G 帮助  ^Q 退出\n");
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
                 " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销  ^G 帮助  ^Q 退出\n");
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
                 " Tab  下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^E 编辑  ^G 帮助  ^Q 退出\n");
}

static void test_screen_long_answer_narrow(void **state)
{
    (void)state;
    screen_after(12, 40,
                 "\033"
                 "[6~\033"
                 "[6~一是好。\r二是",
                 " 小结 · 2026           已填 1/5 第1/1处\n"
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
                 " Tab  下一处  ^E 编辑  ^G 帮助  ^Q 退出\n");
}

static void test_screen_outline(void **state)
{
    (void)state;
    screen_after(24, 80, "\r\017",
                 " 小结 · 2026                                                           已填 1/5\n"
                 " 目录\n"
                 "---\n"
                 "|    基本信息                                                    1/2\n"
                 "    一、理论学习                                                0/2\n"
                 "    不足                                                        0/1\n"
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
                 "|    基本信息            1/2\n"
                 "    一、理论学习        0/2\n"
                 "    不足                0/1\n"
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
                 " 回车 前往填空处  Esc 返回  ^U 改写  PgDn 下一页  ^W 成文  ^G 帮助  ^Q 退出\n");
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
                 " 填法：从 0 起的个数，可以填 12、十二、1,200、1.2万、3+5+4\n"
                 " 范围：不大于 366\n"
                 " 本年没有：填 无，记为 0\n"
                 " 还没有填：文稿里写 X\n"
                 "(1)\n"
                 " 在这里能用的按键\n"
                 " 回车          下一处\n"
                 " ^N            未填\n"
                 " PgDn          下节\n"
                 " ^O            目录\n"
                 " ^P            全文\n"
                 " ^Z            撤销\n"
                 " ^L            缺项\n"
                 " ^U            改写\n"
                 " ^K            备注\n"
                 " ^T            对照\n"
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
                 " 已填 3/5\n"
                 " 没填好的各项，文稿里先写占位符；按数字或回车前往，填好再来成文。\n"
                 " 不合规 1 项\n"
                 "| 1  外请辅导                      一、理论学习                  机关党委\n"
                 " 未填 1 项\n"
                 " 2  存在的不足                    不足\n"
                 " 校验没有通过\n"
                 " 3  提示：少于每季度一次，请核对（回车写明原因）\n"
                 " 文稿\n"
                 " 4  看文稿\n"
                 " 5  存为 Windows 文本（记事本、Word 打开不乱）\n"
                 " 6  显示以便复制\n"
                 "(4)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^P 全文  ^G 帮助  ^Q 退出\n");
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
                 " 已经定稿，只能查看；修改请按 ^R\n"
                 " 文稿\n"
                 "| 1  看文稿\n"
                 " 2  存为 Windows 文本（记事本、Word 打开不乱）\n"
                 " 3  显示以便复制\n"
                 "(10)\n"
                 " 已定稿\n"
                 " 回车 前往  ^R 重新打开  Esc 返回  ^P 全文  ^G 帮助  ^Q 退出\n");
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        face_test(test_screen_first_run),
        face_test(test_screen_home),
        face_test(test_screen_hint_without_example),
        face_test(test_screen_basics),
        face_test(test_screen_sentence),
        face_test(test_screen_sentence_narrow),
        face_test(test_screen_sentence_wide),
        face_test(test_screen_typed),
        face_test(test_screen_refused),
        face_test(test_screen_long_answer),
        face_test(test_screen_long_answer_narrow),
        face_test(test_screen_outline),
        face_test(test_screen_outline_narrow),
        face_test(test_screen_preview),
        face_test(test_screen_help),
        face_test(test_screen_finish),
        face_test(test_screen_finalized),
        face_test(test_smaller_than_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
