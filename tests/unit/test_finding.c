/* SPDX-License-Identifier: MIT */
/* Finding the way: what is missing, this year beside last year, looking for a word, help, and the
 * last screen. */
#include "unit/face.h"

#include "wizard/mode.h"

static const char rich_form[] =
    "id: rich\nversion: 1\nname: 年报\n"
    "fields:\n"
    "  - {name: org, label: 单位全称, source: 办公室, type: text}\n"
    "sections:\n"
    "  - title: 理论学习\n"
    "    fields:\n"
    "      - {name: studies, label: 集体学习, hint: 只数集体的, source: 机关党委, type: count,\n"
    "         unit: 次, max: 366}\n"
    "      - {name: lectures, label: 外请专家教授到单位作专题辅导报告, source: 机关党委,\n"
    "         type: count, unit: 次}\n"
    "      - {name: visits, label: 参观见学, type: count, unit: 次}\n"
    "    text: |\n"
    "      {{org}}把学习摆在首位，全年集体学习{{studies}}次{{#lectures}}，外请辅导{{lectures}}次"
    "{{/lectures}}，参观{{visits}}次。\n"
    "  - title: 宣传工作\n"
    "    fields:\n"
    "      - {name: app, label: 客户端, source: 办公室, type: text, required: true, example: 学习"
    "强国}\n"
    "      - {name: kind, label: 类别, type: select_one, \n"
    "         choices: [{value: daily, label: 日报}, {value: weekly, label: 周报}]}\n"
    "    text: |\n"
    "      职工用ＡＰＰ{{app}}学习，编发{{kind}}。2026年05月截止。\n"
    "checks:\n"
    "  - {name: few, assert: studies >= 4, message: 少于每季度一次，请核对, severity: warning}\n"
    "  - {name: more, assert: visits <= studies, message: 参观不会比学习多, severity: error}\n";

#define DRAFT "home/drafts/rich.yaml"

static const char rich_draft[] = "_form: rich\n_created_at: 2026-12-20T10:41:07+08:00\n"
                                 "_verify: [studies]\n_notes: {studies: 等学习记录}\n"
                                 "_last: {studies: 9, visits: 4, org: 江州市局}\n"
                                 "studies: 3\nvisits: 5\nkind: 5人\n";

static void open_rich(struct face *face, int rows, int columns)
{
    scratch_write("forms/rich.yaml", rich_form);
    mkdir("home", 0700);
    mkdir("home/drafts", 0700);
    scratch_write(DRAFT, rich_draft);
    begin(face, rows, columns);
    assert_true(session_open(&face->session, DRAFT, NULL, NULL));
}

static void screen_after(int rows, int columns, const char *keys, const char *expected)
{
    struct face face;

    open_rich(&face, rows, columns);
    press(&face, keys);
    expect_screen(&face, expected);
    end(&face);
}

/* --- screens --- */

static void test_todo(void **state)
{
    (void)state;
    screen_after(24, 80, "\014",
                 " 年报                                                                  已填 2/6\n"
                 " 还缺哪些\n"
                 "---\n"
                 " 还有 5 项：不合规 1，未填 3，待核 1\n"
                 " 办公室 2 项\n"
                 "|   单位全称                           基本信息                           未填\n"
                 "   客户端                             宣传工作                           未填\n"
                 " 机关党委 2 项\n"
                 "   集体学习（次）                     理论学习                           待核\n"
                 "   外请专家教授到单位作专题辅导报...  理论学习                           未填\n"
                 " 未注明 1 项\n"
                 "   类别                               宣传工作                           不合规\n"
                 " 校验没有通过\n"
                 "   提示：少于每季度一次，请核对（回车写明原因）\n"
                 "   错误：参观不会比学习多\n"
                 "(7)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^T 对照  ^W 成文  ^G 帮助  ^Q 退出\n");
}

static void test_todo_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\014",
                 " 年报                          已填 2/6\n"
                 " 还缺哪些\n"
                 "---\n"
                 " 还有 5 项：不合规 1，未填 3，待核 1\n"
                 " 办公室 2 项\n"
                 "|   单位全称                      未填\n"
                 "   客户端                        未填\n"
                 " 机关党委 2 项\n"
                 "   集体学习（次）                待核\n"
                 "   外请专家教授到单位作专题辅... 未填\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_todo_wide(void **state)
{
    (void)state;
    screen_after(43, 132, "\014",
                 " 年报                                                                            "
                 "                                          已填 2/6\n"
                 " 还缺哪些\n"
                 "---\n"
                 " 还有 5 项：不合规 1，未填 3，待核 1\n"
                 " 办公室 2 项\n"
                 "|   单位全称                                                     基本信息        "
                 "                                             未填\n"
                 "   客户端                                                       宣传工作         "
                 "                                            未填\n"
                 " 机关党委 2 项\n"
                 "   集体学习（次）                                               理论学习         "
                 "                                            待核\n"
                 "   外请专家教授到单位作专题辅导报告（次）                       理论学习         "
                 "                                            未填\n"
                 " 未注明 1 项\n"
                 "   类别                                                         宣传工作         "
                 "                                            不合规\n"
                 " 校验没有通过\n"
                 "   提示：少于每季度一次，请核对（回车写明原因）\n"
                 "   错误：参观不会比学习多\n"
                 "(26)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^T 对照  ^W 成文  ^G 帮助  ^Q 退出\n");
}

static void test_table(void **state)
{
    (void)state;
    screen_after(24, 80, "\024",
                 " 年报                                                                  已填 2/6\n"
                 " 填报项                        本年     去年 增减   同比 提供科室 状态   备注\n"
                 "---\n"
                 " 基本信息\n"
                 "| 单位全称                      X    江州市局             办公室   未填\n"
                 " 一、理论学习\n"
                 " 集体学习（次）                   3        9   -6 -66.7% 机关党委 待核   等学习\n"
                 " 外请专家教授到单位作专题辅...    X                      机关党委 未填\n"
                 " 参观见学（次）                   5        4   +1 +25.0%          已填\n"
                 " 二、宣传工作\n"
                 " 客户端                        X                         办公室   未填\n"
                 " 类别                          5人                                不合规\n"
                 "(10)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^L 缺项  ^W 成文  ^G 帮助  ^Q 退出\n");
}

static void test_table_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\024",
                 " 年报                          已填 2/6\n"
                 " 填报项              本年     去年 增减\n"
                 "---\n"
                 " 基本信息\n"
                 "| 单位全称            X    江州市局\n"
                 " 一、理论学习\n"
                 " 集体学习（次）         3        9   -6\n"
                 " 外请专家教授到单...    X\n"
                 " 参观见学（次）         5        4   +1\n"
                 " 二、宣传工作\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_table_wide(void **state)
{
    (void)state;
    screen_after(
        43, 132, "\024",
        " 年报                                                                                     "
        "                                 已填 2/6\n"
        " 填报项                                 本年     去年 增减   同比 提供科室 状态   备注\n"
        "---\n"
        " 基本信息\n"
        "| 单位全称                               X    江州市局             办公室   未填\n"
        " 一、理论学习\n"
        " 集体学习（次）                            3        9   -6 -66.7% 机关党委 待核   "
        "等学习记录\n"
        " 外请专家教授到单位作专题辅导报告（次）    X                      机关党委 未填\n"
        " 参观见学（次）                            5        4   +1 +25.0%          已填\n"
        " 二、宣传工作\n"
        " 客户端                                 X                         办公室   未填\n"
        " 类别                                   5人                                不合规\n"
        "(29)\n"
        "---\n"
        " 回车 前往  Esc 返回  ^L 缺项  ^W 成文  ^G 帮助  ^Q 退出\n");
}

/* Long names give way: a figure cut short would be another one. */
static void test_table_shows_figures_whole(void **state)
{
    struct str why = STR_INIT;
    struct face face;

    (void)state;
    scratch_write("forms/funds.yaml",
                  "id: funds\nversion: 1\nname: 资金\nsections:\n  - title: 一\n    fields:\n"
                  "      - {name: a, label: 查出管理不规范资金和违纪违规资金合计, type: money, "
                  "unit: 万元, source: 法规审理股}\n"
                  "    text: |\n      查出{{a}}万元。\n");
    scratch_write("funds.yaml",
                  "_form: funds\n_last: {a: 12360.25}\n_notes: {a: 向老李要的}\na: 5.5\n");
    begin(&face, 24, 80);
    assert_true(session_open(&face.session, "funds.yaml", NULL, &why));
    press(&face, "\024");
    assert_true(on_screen(&face, " 12360.25 -12354.75 -100.0% "));
    end(&face);
}

static void test_search(void **state)
{
    (void)state;
    screen_after(24, 80, "\006学习\r",
                 " 年报                                                                  已填 2/6\n"
                 " 查找\n"
                 "---\n"
                 " 一、理论学习\n"
                 "|   集体学习\n"
                 "   备注：等学习记录\n"
                 "   一、理论学习\n"
                 "   X把学习摆在首位，全年集体学习3次，外请辅导X次，参观5次。\n"
                 "   X把学习摆在首位，全年集体学习3次，外请辅导X次，参观5次。\n"
                 " 二、宣传工作\n"
                 "   职工用ＡＰＰX学习，编发X。2026年05月截止。\n"
                 "(11)\n"
                 " “学习”有 6 处\n"
                 " 回车 前往  ^F 另找  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_search_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\006学习\r",
                 " 年报                          已填 2/6\n"
                 " 查找\n"
                 "---\n"
                 " 一、理论学习\n"
                 "|   集体学习\n"
                 "   备注：等学习记录\n"
                 "   一、理论学习\n"
                 "   X把学习摆在首位，全年集体学习3次...\n"
                 "   ...位，全年集体学习3次，外请辅导X...\n"
                 " 二、宣传工作\n"
                 " “学习”有 6 处\n"
                 " 回车 前往  ^F 另找  ^G 帮助  ^Q 退出\n");
}

static void test_search_wide(void **state)
{
    (void)state;
    screen_after(43, 132, "\006学习\r",
                 " 年报                                                                            "
                 "                                          已填 2/6\n"
                 " 查找\n"
                 "---\n"
                 " 一、理论学习\n"
                 "|   集体学习\n"
                 "   备注：等学习记录\n"
                 "   一、理论学习\n"
                 "   X把学习摆在首位，全年集体学习3次，外请辅导X次，参观5次。\n"
                 "   X把学习摆在首位，全年集体学习3次，外请辅导X次，参观5次。\n"
                 " 二、宣传工作\n"
                 "   职工用ＡＰＰX学习，编发X。2026年05月截止。\n"
                 "(30)\n"
                 " “学习”有 6 处\n"
                 " 回车 前往  ^F 另找  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_outline(void **state)
{
    (void)state;
    screen_after(24, 80, "\017",
                 " 年报                                                                  已填 2/6\n"
                 " 目录\n"
                 "---\n"
                 "|    基本信息                                                    0/1\n"
                 " ！ 一、理论学习                                                2/3 校验 2\n"
                 " ！ 二、宣传工作                                                0/2 不合规 1\n"
                 "(16)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^P 全文  ^W 成文  ^G 帮助  ^Q 退出\n");
}

/* Beyond sections that ask nothing, from a field that is not the first of its section. */
static void test_outline_from_within(void **state)
{
    struct face face;

    (void)state;
    scratch_write(
        "forms/deep.yaml",
        "id: deep\nversion: 1\nname: 深\nfields:\n  - {name: org, label: 单位, type: text}\n"
        "sections:\n  - title: 大\n    sections:\n      - title: 小\n        fields:\n"
        "          - {name: a, label: 甲, type: count}\n"
        "          - {name: b, label: 乙, type: count}\n"
        "        text: |\n          {{org}}{{a}}{{b}}\n");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "deep", NULL));
    press(&face, "\r\r\017");
    assert_true(on_screen(&face, "|      （一）小"));
    end(&face);
}

static void test_outline_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\017",
                 " 年报                          已填 2/6\n"
                 " 目录\n"
                 "---\n"
                 "|    基本信息            0/1\n"
                 " ！ 一、理论学习        2/3 校验 2\n"
                 " ！ 二、宣传工作        0/2 不合规 1\n"
                 "(4)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_outline_wide(void **state)
{
    (void)state;
    screen_after(43, 132, "\017",
                 " 年报                                                                            "
                 "                                          已填 2/6\n"
                 " 目录\n"
                 "---\n"
                 "|    基本信息                                                                    "
                 "                                    0/1\n"
                 " ！ 一、理论学习                                                                 "
                 "                                   2/3 校验 2\n"
                 " ！ 二、宣传工作                                                                 "
                 "                                   0/2 不合规 1\n"
                 "(35)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^P 全文  ^W 成文  ^G 帮助  ^Q 退出\n");
}

static void test_finish(void **state)
{
    (void)state;
    screen_after(24, 80, "\027",
                 " 年报                                                                  已填 2/6\n"
                 " 成文\n"
                 "---\n"
                 " 文稿写好了，在：\n"
                 " home/reports/rich.txt\n"
                 " 文字 1 处可再看，看文稿、存为 Windows 文本、复制，都在最下面，按 End 前往。\n"
                 " 已填 2/6\n"
                 " 没填好的各项，文稿里先写占位符；按数字或回车前往，填好再来成文。\n"
                 " 不合规 1 项\n"
                 "| 1  类别                          二、宣传工作\n"
                 " 未填 3 项\n"
                 " 2  单位全称                      基本信息                      办公室\n"
                 " 3  外请专家教授到单位作专题辅... 一、理论学习                  机关党委\n"
                 " 4  客户端                        二、宣传工作                  办公室\n"
                 " 待核 1 项\n"
                 " 5  集体学习                      一、理论学习                  机关党委\n"
                 " 校验没有通过\n"
                 " 6  提示：少于每季度一次，请核对（回车写明原因）\n"
                 " 7  错误：参观不会比学习多\n"
                 " 文字 1 处（供参考，不妨碍定稿）\n"
                 " 8  “05月”：月、日前面不补 0：2026年1月5日　见 二、宣传工作\n"
                 " 文稿\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^P 全文  ^G 帮助  ^Q 退出\n");
}

static void test_finish_narrow(void **state)
{
    (void)state;
    screen_after(12, 40, "\027",
                 " 年报                          已填 2/6\n"
                 " 成文\n"
                 "---\n"
                 " 文稿写好了，在：\n"
                 " home/reports/rich.txt\n"
                 " 已填 2/6\n"
                 " 不合规 1 项\n"
                 "| 1  类别               二、宣传工作\n"
                 " 未填 3 项\n"
                 " 2  单位全称           基本信息\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^G 帮助  ^Q 退出\n");
}

static void test_finish_wide(void **state)
{
    (void)state;
    screen_after(43, 132, "\027",
                 " 年报                                                                            "
                 "                                          已填 2/6\n"
                 " 成文\n"
                 "---\n"
                 " 文稿写好了，在：\n"
                 " home/reports/rich.txt\n"
                 "(1)\n"
                 " 已填 2/6\n"
                 " 没填好的各项，文稿里先写占位符；按数字或回车前往，填好再来成文。\n"
                 " 不合规 1 项\n"
                 "| 1  类别                                               二、宣传工作\n"
                 " 未填 3 项\n"
                 " 2  单位全称                                           基本信息                  "
                 "                         办公室\n"
                 " 3  外请专家教授到单位作专题辅导报告                   一、理论学习              "
                 "                         机关党委\n"
                 " 4  客户端                                             二、宣传工作              "
                 "                         办公室\n"
                 " 待核 1 项\n"
                 " 5  集体学习                                           一、理论学习              "
                 "                         机关党委\n"
                 " 校验没有通过\n"
                 " 6  提示：少于每季度一次，请核对（回车写明原因）\n"
                 " 7  错误：参观不会比学习多\n"
                 " 文字 1 处（供参考，不妨碍定稿）\n"
                 " 8  “05月”：月、日前面不补 0：2026年1月5日　见 二、宣传工作\n"
                 " 文稿\n"
                 " 9  看文稿\n"
                 "    存为 Windows 文本（记事本、Word 打开不乱）\n"
                 "    显示以便复制\n"
                 "(16)\n"
                 "---\n"
                 " 回车 前往  Esc 返回  ^P 全文  ^G 帮助  ^Q 退出\n");
}

/* --- lists that lead somewhere and back --- */

static void expect_field(const struct face *face, const char *name)
{
    assert_int_equal(face->session.mode, SESSION_FILL);
    assert_string_equal(face->session.field->name, name);
}

/* The row the cursor of a list is on. */
static void expect_chosen(struct face *face, const char *wanted)
{
    struct str row = STR_INIT;

    draw_session(&face->canvas, &face->session);
    assert_true(face->canvas.cursor_row >= 0);
    canvas_row_text(&face->canvas, face->canvas.cursor_row, &row);
    if (!strstr(str_text(&row), wanted))
        fail_msg("chosen: %s, not %s", str_text(&row), wanted);
    str_free(&row);
}

/* Left without an answer it stands there still; answered, the next one has moved up. */
static void test_todo_and_back_to_the_same_line(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\014\033[B\r");
    expect_field(&face, "app");
    press(&face, "\033");
    assert_int_equal(face.session.mode, SESSION_TODO);
    expect_chosen(&face, "客户端");
    press(&face, "\r学习强国\033");
    assert_true(on_screen(&face, "还有 4 项"));
    expect_chosen(&face, "集体学习");
    press(&face, "\033");
    expect_field(&face, "app");
    end(&face);
}

static void test_todo_checks(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\014\033[F\r");
    expect_field(&face, "visits");
    assert_true(on_screen(&face, "参观不会比学习多"));
    press(&face, "\033");
    expect_chosen(&face, "错误：参观不会比学习多");
    press(&face, "\033[A\r");
    assert_true(on_screen(&face, " 情况说明：少于每季度一次"));
    press(&face, "新成立\r");
    assert_int_equal(face.session.mode, SESSION_TODO);
    assert_true(on_screen(&face, "（情况说明：新成立）"));
    press(&face, "\032"); /* undone where it shows */
    assert_int_equal(face.session.mode, SESSION_TODO);
    assert_true(on_screen(&face, "已撤销：情况说明"));
    assert_true(on_screen(&face, "（回车写明原因）"));
    press(&face, "\031");
    assert_true(on_screen(&face, "（情况说明：新成立）"));
    end(&face);
}

static void test_todo_of_nothing(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r12\r3\r无\t\014");
    assert_true(on_screen(&face, " 没有缺项；成文请按 ^W\n"));
    press(&face, "\r");
    assert_int_equal(face.session.mode, SESSION_FINISH);
    end(&face);
}

static void test_table_and_back(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 12, 40);
    press(&face, "\024\033[F\r");
    expect_field(&face, "kind");
    press(&face, "2\033");
    assert_int_equal(face.session.mode, SESSION_TABLE);
    expect_chosen(&face, " 类别                周报");
    end(&face);
}

/* A field that stands in many lines of the text is not left for its first one. */
static void test_preview_and_back_to_the_same_line(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/small.yaml",
                  "id: small\nversion: 1\nname: 小结\nsections:\n  - title: 甲\n    fields:\n"
                  "      - {name: times, label: 次数, type: count}\n"
                  "    text: |\n      开会{{times}}次。\n      参会{{times}}次。\n");
    open_new(&face, 24, 80);
    press(&face, "\020\033[F\r");
    expect_field(&face, "times");
    press(&face, "3\033");
    expect_chosen(&face, "参会3次");
    end(&face);
}

/* A long answer takes one line of the table. */
static void test_table_of_lines(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\033[6~\033[6~一是好。\r二是快。\024");
    assert_true(on_screen(&face, " 存在的不足     一是好。 二是快。 "));
    end(&face);
}

/* Only what is asked now counts. */
static void test_hidden_is_not_missing(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/small.yaml",
                  "id: small\nversion: 1\nname: 小结\nsections:\n  - title: 甲\n    fields:\n"
                  "      - {name: met, label: 开过会, type: boolean}\n"
                  "      - {name: times, label: 次数, type: count, when: met}\n"
                  "    text: |\n      {{#met}}开会{{times}}次。{{/met}}完。\n");
    open_new(&face, 24, 80);
    press(&face, "1\r\014");
    assert_true(on_screen(&face, "已填 1/2"));
    assert_true(on_screen(&face, "还有 1 项：未填 1"));
    press(&face, "\033\033[Z2\r\014");
    assert_true(on_screen(&face, "没有缺项"));
    assert_true(on_screen(&face, "已填 1/1"));
    press(&face, "\017");
    assert_true(on_screen(&face, " √  一、甲"));
    width_set_ambiguous_wide(true);
    press(&face, "\033\017");
    assert_true(on_screen(&face, " v  一、甲"));
    width_set_ambiguous_wide(false);
    assert_true(on_screen(&face, "1/1 完整"));
    end(&face);
}

/* --- looking for a word --- */

static void test_search_begins_behind_the_field_in_hand(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    session_ask(&face.session, form_field(face.session.draft.form, "visits", 6));
    press(&face, "\006学习\r");
    expect_chosen(&face, "职工用ＡＰＰ");
    press(&face, "\033[A");
    expect_chosen(&face, "全年集体学习3次");
    press(&face, "\r");
    expect_field(&face, "studies");
    press(&face, "\033");
    assert_int_equal(face.session.mode, SESSION_SEARCH);
    expect_chosen(&face, "全年集体学习3次");
    press(&face, "\033");
    expect_field(&face, "studies");
    end(&face);
}

/* The style of the cells under a word on the screen. */
static enum style style_at(struct face *face, int row, int column)
{
    draw_session(&face->canvas, &face->session);
    return (enum style)face->canvas.cells[row * face->canvas.columns + column].style;
}

static void test_search_folds_and_shows_the_hit(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\006pp\r\033[B");
    assert_true(on_screen(&face, "   代号：app\n|   职工用ＡＰＰX学习"));
    assert_int_equal(style_at(&face, 5, 9), STYLE_SELECTED);
    assert_int_equal(style_at(&face, 5, 11), STYLE_HIT);
    assert_int_equal(style_at(&face, 5, 15), STYLE_SELECTED);
    press(&face, "\006");
    assert_true(on_screen(&face, " > pp|"));
    press(&face, "学习记录\r");
    assert_true(on_screen(&face, "备注：等学习记录"));
    press(&face, "\006只数\r");
    assert_true(on_screen(&face, "说明：只数集体的"));
    end(&face);
}

static void test_search_without_a_hit_stays(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\006没有这个词\r");
    assert_true(on_screen(&face, "没有找到“没有这个词”"));
    assert_true(on_screen(&face, " > 没有这个词|"));
    press(&face, "学习\r");
    assert_int_equal(face.session.mode, SESSION_SEARCH);
    press(&face, "\006没有\r\033");
    assert_true(on_screen(&face, "职工用ＡＰＰ"));
    end(&face);
}

static void test_search_for_nothing(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\006\r");
    expect_field(&face, "org");
    end(&face);
}

/* --- help --- */

static void test_help_of_a_list_leads_back(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\014\033[B\007");
    assert_true(on_screen(&face, " 在这里能用的按键\n 回车          前往\n"));
    press(&face, "\033");
    assert_int_equal(face.session.mode, SESSION_TODO);
    expect_chosen(&face, "客户端");
    end(&face);
}

static void help_says(struct face *face, const char *name, const char *wanted)
{
    const struct form *form = face->session.draft.form;

    session_ask(&face->session, form_field(form, name, strlen(name)));
    press(face, "\007");
    assert_true(on_screen(face, wanted));
}

static void test_help_on_fields(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 43, 80);
    help_says(&face, "studies", " 范围：不大于 366\n 本年没有：填 无，记为 0\n");
    help_says(&face, "lectures", " 本年没有：填 0 或 无，文稿里不写那一句。\n");
    help_says(&face, "app", " 例如：学习强国\n");
    help_says(&face, "app", " 本年没有：这一项必须填写，不能填 无。\n");
    help_says(&face, "kind", " 可选：1 日报  2 周报\n");
    help_says(&face, "org", " 还没有填：文稿里写 X\n");
    end(&face);
}

static void test_help_in_words(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 43, 80);
    face.session.by_words = true;
    press(&face, "\007");
    assert_true(on_screen(&face, " :find         未填\n"));
    assert_null(strstr(str_text(&face.session.page.text), "^N"));
    end(&face);
}

/* --- the last screen --- */

static void test_finish_by_digit(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "\0273");
    expect_field(&face, "lectures");
    press(&face, "\033");
    assert_int_equal(face.session.mode, SESSION_FINISH);
    expect_chosen(&face, " 3  外请");
    press(&face, "6");
    assert_true(on_screen(&face, " 情况说明"));
    press(&face, "\033");
    press(&face, "7");
    expect_field(&face, "visits");
    press(&face, "\033");
    press(&face, "8");
    expect_field(&face, "app");
    press(&face, "\033");
    press(&face, "9");
    assert_int_equal(face.session.mode, SESSION_PREVIEW);
    press(&face, "\033");
    assert_int_equal(face.session.mode, SESSION_FINISH);
    end(&face);
}

static void test_windows_copy(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    assert_int_equal(mkdir("home/reports", 0700), 0);
    scratch_write("home/reports/小结-2026-windows.txt", "别人的");
    press(&face, "\r江州市局\r4\r0\r一是好。\t3");
    assert_true(on_screen(&face, "已存为 Windows 文本：home/reports/小结-2026-windows-2.txt"));
    scratch_expect("home/reports/小结-2026-windows.txt", "别人的");
    scratch_expect(
        "home/reports/小结-2026-windows-2.txt",
        "\xEF\xBB\xBF　　一、理论学习\r\n"
        "　　江州市局坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学习4次。"
        "\r\n　　不足\r\n　　一是好。\r\n");
    press(&face, "3");
    scratch_expect_count("home/reports", 3);
    end(&face);
}

static void test_shown_to_be_copied(void **state)
{
    struct face face;
    unsigned effect;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r4\r0\r一是好。\t");
    effect = session_apply(&face.session, COMMAND_TYPE, "4", 1);
    assert_true(effect & EFFECT_SHOW);
    assert_string_equal(str_text(&face.session.shown), str_text(&face.session.report_text));
    assert_int_equal(face.session.mode, SESSION_FINISH);
    end(&face);
}

/* The path is whole, and what is to be done stays in view. */
static void test_long_path_narrow(void **state)
{
    static const char home[] = "home/一二三四五六七八九十一二三四五六七八九十/"
                               "一二三四五六七八九十一二三四五六七八九十/"
                               "一二三四五六七八九十一二三四五六七八九十";
    struct face face;

    (void)state;
    assert_int_equal(mkdir("home", 0700), 0);
    setenv("TIANBAO_HOME", home, 1);
    open_new(&face, 12, 40);
    press(&face, "\r江州市局\r4\r0\r一是好。\t");
    expect_screen(&face, " 小结 · 2026                   已填 5/5\n"
                         " 成文\n"
                         "---\n"
                         " 文稿写好了，在哪里见最下面\n"
                         " 已填 5/5　完整\n"
                         "| 1  定稿：都核对好了，按回车定稿，以后\n"
                         " 打开只能查看\n"
                         " 文稿\n"
                         " 2  看文稿\n"
                         " 3  存为 Windows 文本（记事本、Word 打\n"
                         "---\n"
                         " 回车 前往  Esc 返回  ^G 帮助  ^Q 退出\n");
    press(&face, "\033[F");
    assert_true(on_screen(&face, " 文稿写好了，在：\n"));
    assert_true(on_screen(&face, " 三四五六七八九十/reports/小结-2026.txt\n"));
    end(&face);
}

/* What the proof of the text finds stands in nobody's way. */
static void test_proof_gates_nothing(void **state)
{
    struct face face;

    (void)state;
    open_rich(&face, 24, 80);
    press(&face, "江州市局\r12\r3\r5\r学习强国\r1\r");
    assert_true(on_screen(&face, " 1  定稿："));
    assert_true(on_screen(&face, "文字 1 处（供参考，不妨碍定稿）\n 2  “"));
    press(&face, "1");
    assert_true(face.session.draft.finalized);
    end(&face);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        face_test(test_todo),
        face_test(test_todo_narrow),
        face_test(test_todo_wide),
        face_test(test_table),
        face_test(test_table_narrow),
        face_test(test_table_wide),
        face_test(test_table_shows_figures_whole),
        face_test(test_search),
        face_test(test_search_narrow),
        face_test(test_search_wide),
        face_test(test_outline),
        face_test(test_outline_from_within),
        face_test(test_outline_narrow),
        face_test(test_outline_wide),
        face_test(test_finish),
        face_test(test_finish_narrow),
        face_test(test_finish_wide),
        face_test(test_todo_and_back_to_the_same_line),
        face_test(test_todo_checks),
        face_test(test_todo_of_nothing),
        face_test(test_table_and_back),
        face_test(test_preview_and_back_to_the_same_line),
        face_test(test_table_of_lines),
        face_test(test_hidden_is_not_missing),
        face_test(test_search_begins_behind_the_field_in_hand),
        face_test(test_search_folds_and_shows_the_hit),
        face_test(test_search_without_a_hit_stays),
        face_test(test_search_for_nothing),
        face_test(test_help_of_a_list_leads_back),
        face_test(test_help_on_fields),
        face_test(test_help_in_words),
        face_test(test_finish_by_digit),
        face_test(test_windows_copy),
        face_test(test_shown_to_be_copied),
        face_test(test_long_path_narrow),
        face_test(test_proof_gates_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
