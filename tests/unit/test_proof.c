/* SPDX-License-Identifier: MIT */
/* What the checker of finished text must find, with the very stretch, and what it must leave alone.
 */
#include <string.h>

#include "base/attributes.h"
#include "base/str.h"
#include "lint/proof.h"
#include "unit/check.h"

/* The findings of a text, joined by |. */
static void note(void *self, size_t offset, size_t len, const char *message)
{
    struct {
        const char *text;
        struct str found;
    } *notes = self;

    assert_non_null(message);
    if (notes->found.len)
        str_addc(&notes->found, '|');
    str_addn(&notes->found, notes->text + offset, len);
}

static void expect(const char *text, const char *expected)
{
    struct {
        const char *text;
        struct str found;
    } notes = {text, STR_INIT};

    proof_text(text, strlen(text), note, &notes);
    if (strcmp(str_text(&notes.found), expected) != 0)
        fail_msg("%s: found “%s”, expected “%s”", text, str_text(&notes.found), expected);
    str_free(&notes.found);
}

static const char *const wrong[][2] = {
    {"发放材料3千余人次", "3千"},
    {"参加5百人", "5百"},
    {"走访2十户", "2十"},
    {"惠及12.5千户", "12.5千"},
    {"约300人左右", "约300人左右"},
    {"大约20次左右", "大约20次左右"},
    {"约30%左右", "约30%左右"},
    {"近50余次", "近50余"},
    {"超过100多件", "超过100多"},
    {"超20多项", "超20多"},
    {"约30余份", "约30余"},
    {"不足10多人", "不足10多"},
    {"将近40余户", "将近40余"},
    {"近百余人", "近百余"},
    {"约三千余份", "约三千余"},
    {"约3万元上下", "约3万元上下"},
    {"30余次左右", "30余次左右"},
    {"40多人上下", "40多人上下"},
    {"开展活动12余次", "12余"},
    {"走访105余户", "105余"},
    {"发放37多份", "37多"},
    {"解决20几个问题", "20几"},
    {"培训30几人", "30几"},
    {"增长15～30%", "15～30%"},
    {"增长15-30%", "15-30%"},
    {"投资9～16亿元", "9～16亿"},
    {"安排3—5万元", "3—5万"},
    {"安排3至5万元", "3至5万"},
    {"占比10~20％", "10~20％"},
    {"投入1，200元", "1，200"},
    {"发放12，500份", "12，500"},
    {"自25年3月起", "25年"},
    {"25年度工作总结", "25年"},
    {"98年12月成立", "98年"},
    {"截至26年底", "26年"},
    {"到24年末", "24年"},
    {"从’98年开始", "’98年"},
    {"2026年01月5日", "01月"},
    {"2026年1月05日", "05日"},
    {"2026年09月01日", "09月|01日"},
    {"二零二六年工作", "二零二六年"},
    {"二零一九年以来", "二零一九年"},
    {"开展活动１２次", "１２"},
    {"２０２６年", "２０２６"},
    {"成本减少2倍", "减少2倍"},
    {"事故下降了1倍", "下降了1倍"},
    {"时间缩短两倍", "缩短两倍"},
    {"召开党组会X次", "X"},
    {"召开党组会XX次", "XX"},
    {"XX局党组", "XX"},
    {"发放Ｘ份", "Ｘ"},
    {"开展×次活动", "×"},
    {"××市××局", "××|××"},
    {"○○县", "○○"},
    {"走访□户", "□"},
    {"20XX年", "XX"},
    {"名称：____", "____"},
    {"联系人（　）", "（　）"},
    {"某某局召开会议", "某某"},
    {"本文请勿照搬", "请勿照搬"},
    {"以上内容仅供参考", "仅供参考"},
    {"QQ：123456789", "QQ：123456789"},
    {"QQ群:87654321", "QQ群:87654321"},
    {"见www.example.com", "www."},
    {"加强学习，，提高认识", "，，"},
    {"工作完成。。", "。。"},
    {"全年开展活动，。", "，。"},
    {"其中：，走访3户", "：，"},
};

static const char *const right[] = {
    "发放材料3000余人次",
    "惠及3.2万人",
    "新建公路5千米",
    "重达3千克",
    "装机20千瓦",
    "提高2百分点",
    "约300人",
    "约30%",
    "近50次",
    "超过100件",
    "超20项",
    "30余份",
    "100多件",
    "不足10人",
    "近百人",
    "上千人次",
    "300人左右",
    "建党70周年",
    "19年来",
    "2018-2020年",
    "二〇二六年",
    "二〇一九年以来",
    "二○一九年",
    "8小时",
    "10余次",
    "120多户",
    "20人次",
    "二十几个问题",
    "三四个月",
    "增长15%～30%",
    "投资9亿～16亿元",
    "15-20个",
    "2025—2026年",
    "电话0571-87654321",
    "第15—20条",
    "1200元",
    "1,200元",
    "全年召开会议5次，200人参加",
    "共3，5个",
    "2026年3月起",
    "2025年度工作总结",
    "工作满25年",
    "工龄10年3个月",
    "截至2026年底",
    "2026年1月5日",
    "10月20日",
    "9时05分",
    "零下20度",
    "成本减少20%",
    "产量增长2倍",
    "X光检查",
    "X射线设备",
    "BOX系统",
    "iPhone X",
    "SUV-X型车辆",
    "3×5米",
    "规格20×30",
    "学习“三会一课”制度",
    "“1+6+N”机制",
    "（一）加强学习",
    "一、理论学习",
    "1.组织学习",
    "下列问题：一是学习不够；二是宣传不够。",
    "某些单位、某个支部",
    "张某",
    "QQ工作群管理制度",
    "参考资料3份",
    "版权登记2件",
    "12个多媒体教室",
    "专项资金余额12万元",
    "多次开展活动",
    "几次会议",
    "近年来",
    "超额完成",
    "约谈3人次",
    "近3年来多次开展活动",
};

static void finds_what_is_wrong(void **state)
{
    (void)state;
    assert_true(COUNT_OF(wrong) >= 60);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        expect(wrong[i][0], wrong[i][1]);
}

static void leaves_what_is_right(void **state)
{
    (void)state;
    assert_true(COUNT_OF(right) >= 60);
    for (size_t i = 0; i < COUNT_OF(right); i++)
        expect(right[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_wrong),
        cmocka_unit_test(leaves_what_is_right),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
