/* SPDX-License-Identifier: MIT */
/* Titles, headings, and what stands around a report. */
#include "base/attributes.h"
#include "unit/import.h"

/* The lines that are not text, as "line:role level words\n". */
static void expect_outline(const char *text, const char *expected)
{
    static const char *const roles[] = {"text", "title", "heading", "run-in", "wrapper"};
    struct str found = STR_INIT;
    struct outline outline;
    struct import import;

    import_read(&import, text, strlen(text));
    outline_find(&outline, &import.document, &import.blanks);
    for (size_t i = 0; i < outline.count; i++) {
        const struct outline_line *line = &outline.lines[i];
        if (line->role == OUTLINE_TEXT)
            continue;
        str_addf(&found, "%zu:%s", i + 1, roles[line->role]);
        if (line->level)
            str_addf(&found, " %d", line->level);
        if (line->len)
            str_addf(&found, " %.*s", (int)line->len,
                     import.document.text.s + import.document.lines[i].start + line->start);
        str_addc(&found, '\n');
    }
    assert_string_equal(str_text(&found), expected);
    outline_free(&outline);
    import_free(&import);
    str_free(&found);
}

static const struct {
    const char *text, *outline;
} titles[] = {
    {"XX局工作总结\nX次。\n", "1:title XX局工作总结\n"},
    {"\n　XX局工作总结（征求意见稿） \nX次。\n", "2:title XX局工作总结（征求意见稿）\n"},
    {"XX局工作报告(草案)\n", "1:title XX局工作报告(草案)\n"},
    {"关于XX的汇报\n", "1:title 关于XX的汇报\n"},
    {"XX年计划\nXX年要点\n", "1:title XX年计划\n"},
    {"实施方案\n", "1:title 实施方案\n"},
    {"XX局\n工作总结\nX次。\n", "2:title 工作总结\n"},
    {"述  职  报  告\nX次。\n", "1:title 述  职  报  告\n"},
    {"关于X季度情况的通报\n社区简报\n", "1:title 关于X季度情况的通报\n"},
    {"会议通知\n召开X次。\n", ""},
    {"X县2025年度工作总结暨2026年工作打算\nX次。\n",
     "1:title X县2025年度工作总结暨2026年工作打算\n"},
    {"工作情况报告和明年工作思路\n", "1:title 工作情况报告和明年工作思路\n"},
    {"明年工作打算\nX次。\n", ""},
    {"总结会工作安排\nX次。\n", ""},
    {"关于复工的函\nX次。\n", ""},
    {"一、工作总结\n工作总结\n召开X次。\n", "1:heading 1 一、工作总结\n2:heading 1 工作总结\n"},
    {"工作总结如下。\n", ""},
    {"现将全年工作开展情况向各位领导作一个简要的汇报和说明，不妥之处请批评指正，谢谢大家。\n"
     "工作总结\n",
     ""},
    {"范文网工作总结\nXX局工作总结\n", "1:wrapper\n2:title XX局工作总结\n"},
};

static void test_titles(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(titles); i++)
        expect_outline(titles[i].text, titles[i].outline);
}

static const struct {
    const char *text, *outline;
} headings[] = {
    {"一、主要做法", "1:heading 1 一、主要做法\n"},
    {"十二、提高站位，压实责任", "1:heading 1 十二、提高站位，压实责任\n"},
    {"　（一）组织建设 ", "1:heading 2 （一）组织建设\n"},
    {"\xC2\xA0\t( 二 )组织建设", "1:heading 2 ( 二 )组织建设\n"},
    {"(三）组织建设", "1:heading 2 (三）组织建设\n"},
    {"二 、下步打算", "1:heading 1 二 、下步打算\n"},
    {"1.支部", "1:heading 3 1.支部\n"},
    {"2．支部", "1:heading 3 2．支部\n"},
    {"3、支部", "1:heading 3 3、支部\n"},
    {"１．支部", "1:heading 3 １．支部\n"},
    {"（1）支部", "1:heading 4 （1）支部\n"},
    {"（１）支部", "1:heading 4 （１）支部\n"},
    {"2)支部", "1:heading 4 2)支部\n"},
    {"1.加强学习。", "1:heading 3 1.加强学习。\n"},
    {"（一）XX项目", "1:heading 2 （一）XX项目\n"},
    {"（三）转变作风：明察暗访X轮。", "1:run-in 2 （三）转变作风\n"},
    {"(三)转变作风:明察暗访X轮.", "1:run-in 2 (三)转变作风\n"},
    {"1.加强学习，提高认识。学习X次。", "1:run-in 3 1.加强学习，提高认识\n"},
    {"一、全年召开会议X次，学习X次。", "1:run-in 1 一、全年召开会议\n"},
    {"一、办好“讲堂”X次，学习X次。", ""},
    {"一、X次会议召开，学习X次。", ""},
    {"（一）办好“大讲堂”X期、培训班X期。", ""},
    {"（二）X标项目为考核指标，由X科牵头。", ""},
    {"（二）办好大讲堂，培训X人。", "1:run-in 2 （二）办好大讲堂\n"},

    /* other numbers */
    {"一，产业", "1:heading 1 一，产业\n"},
    {"3，突发事件", "1:heading 3 3，突发事件\n"},
    {"一）产业发展", "1:heading 2 一）产业发展\n"},
    {"㈠产业发展", "1:heading 2 ㈠产业发展\n"},
    {"⑴产业发展", "1:heading 4 ⑴产业发展\n"},
    {"⒈产业发展", "1:heading 3 ⒈产业发展\n"},
    {"3,200人参加", ""},
    {"①产业发展", ""},
    {"1 项目开发\n开发X个。", "1:heading 3 1 项目开发\n"},
    {"一 客户服务\n回访X户。", "1:heading 1 一 客户服务\n"},
    {"1 项目开发\n1.1 后端开发\n开发X个。", "1:heading 3 1 项目开发\n2:heading 4 1.1 后端开发\n"},
    {"2 X个项目\n开发X个。", ""},
    {"5 个工作日\n办结X件。", ""},
    {"3 月份工作\n办结X件。", ""},
    {"1.5 万元补助\n办结X件。", ""},
    {"1 张三\n2 李四\n3 王五", ""},
    {"1 张三 男\n共X人。", ""},
    {"1 召开会议，学习文件\n共X人。", ""},
    {"1 召开会议", ""},
    {"二零二五 开发\n共X人。", ""},
    {"第一部分 实习内容\n检验X件。", "1:heading 1 第一部分 实习内容\n"},
    {"第二章\n检验X件。", "1:heading 1 第二章\n"},
    {"第3节：检验\n检验X件。", "1:heading 2 第3节：检验\n"},
    {"第一部分产品检验合格。\n检验X件。", ""},
    {"第一章程\n检验X件。", ""},
    {"第一季度 检验\n检验X件。", ""},

    /* a blank parts the heading from its text */
    {"1.产值 截至X月底，完成X万元。", "1:run-in 3 1.产值\n"},
    {"(3)质量安全 自检X次,整改X处。", "1:run-in 4 (3)质量安全\n"},
    {"4、变更索赔　上报X份，批复X份。", "1:run-in 3 4、变更索赔\n"},
    {"（二）队伍建设 培训X人，考核X人。", "1:run-in 2 （二）队伍建设\n"},
    {"1.X局 召开会议，学习文件。", ""},
    {"一、全面贯彻落实上级关于进一步加强和改进各项工作的要求",
     "1:heading 1 一、全面贯彻落实上级关于进一步加强和改进各项工作的要求\n"},
    {"1.学习X次", ""},
    {"1.学习X次。", ""},
    {"（1）学习X次；", ""},
    {"三、2026年打算", "1:heading 1 三、2026年打算\n"},
    {"1.5万元", ""},
    {"12、13日", ""},
    {"一是学习不深。", ""},
    {"（○○）局", ""},
    {"2026年", ""},
    {"（2026）1号", ""},
    {"一、二、三等奖X个。", "1:run-in 1 一、二\n"},
};

static void test_headings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(headings); i++)
        expect_outline(headings[i].text, headings[i].outline);
}

static void test_headings_without_a_number(void **state)
{
    (void)state;
    expect_outline("总结\n开场X。\n存在的主要问题\n一是不深。\n\n下一步打算\n\n1.开展X次；\n",
                   "1:title 总结\n3:heading 1 存在的主要问题\n6:heading 1 下一步打算\n");
    expect_outline("总结\n清江市水务局\n一、学习\n学习X次。\n清江市水务局\n2026年1月5日\n",
                   "1:title 总结\n3:heading 1 一、学习\n");
    expect_outline("学习X次。\n各位领导：\n请审议。\n附：有关数据\nX次。\n联系人\n甲。\n", "");
    expect_outline("存在的主要问题\n一是不深。\n", "");
    expect_outline("总结\n各位代表：\n20XX年工作回顾\n一年来，办案X件。\n20XX年上半年\n办案X件。\n"
                   "20XX年12月\n办案X件。\nXX次工作会议\n办案X件。\n",
                   "1:title 总结\n3:heading 1 20XX年工作回顾\n");
}

static void test_wrappers(void **state)
{
    (void)state;
    expect_outline("本文由范文网整理，仅供参考，QQ：12345678\n\n总结\nX次。\n- 1 -\n其他。\n— 2 —\n"
                   "\n第3页 共3页\n更多范文请加QQ群：87654321\n",
                   "1:wrapper\n2:wrapper\n3:title 总结\n5:wrapper\n7:wrapper\n8:wrapper\n"
                   "9:wrapper\n10:wrapper\n");
    expect_outline("总结\n第1页/共2页\n第 12 页\n－1－\n第X页\n1\n- 1\n2026-1-1\n关注公众号X次。\n",
                   "1:title 总结\n2:wrapper\n3:wrapper\n4:wrapper\n");
    expect_outline(
        "总结\n【本文档下载后可任意编辑】\n\n来源：网络　作者：佚名　点击：23次\n学习X次。\n",
        "1:title 总结\n2:wrapper\n4:wrapper\n");
    expect_outline("来源:网络　作者:佚名　点击:2356次\n总结\n学习X次。\n",
                   "1:wrapper\n2:title 总结\n");
    expect_outline("＊＊＊本文档由某网整理，严禁商用＊＊＊\n总结\n学习X次。\n",
                   "1:wrapper\n2:title 总结\n");
    expect_outline("总结\n【工作来源】线索来源：群众。\n来源：群众X件\n学习X次。\n",
                   "1:title 总结\n");
    expect_outline("\n总结\n开通公众号。\n其他X。\n\n", "2:title 总结\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_headings_without_a_number),
        cmocka_unit_test(test_wrappers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
