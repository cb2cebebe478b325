/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "base/attributes.h"
#include "import/question.h"

/* A document, and what each of its blanks is called, parted by " | ". */
static const struct row {
    const char *text, *labels;
} rows[] = {
    /* verb and noun of the clause */
    {"召开党组会X次，印发文件XX余份。", "召开党组会 | 印发文件"},
    {"全年累计培训X人次，截至目前共有企业X家", "培训 | 企业"},
    {"一是走访群众X户；2.慰问老人X名\n三要投入X万元", "走访群众 | 慰问老人 | 投入"},
    {"约谈X人次，投入近X万元，节约X元", "约谈 | 投入 | 节约"},
    {"向XX村投入帮扶资金X万元，涉及XX村X户", "村名称 | 投入帮扶资金 | 涉及村名称 | 户数"},
    {"一、批准逮捕X人\n①　差旅费花了X元\n●　男教师只有X名", "批准逮捕 | 差旅费 | 男教师"},
    {"我村有X个村民小组，设备有X光机X台，本园有X个班", "村民小组 | X光机 | 班数"},

    /* who the document is of */
    {"我院共受理案件X件，我分局查处X起，全镇实现产值X万元", "受理案件 | 查处 | 实现产值"},
    {"XX市住房和城乡建设局完成投资X亿元", "市名称 | 完成投资"},
    {"县纪委监委将重点抓好X个方面的工作", "重点抓好方面"},

    /* a word is not cut */
    {"各项存款X亿元，对公贷款X亿元，了结澄清X件", "各项存款 | 对公贷款 | 了结澄清"},
    {"辖区面积X平方公里，实习X周，有效专利X件", "辖区面积 | 实习 | 有效专利"},
    {"1.5T核磁X台，X-ray造影X例，取得成果X项", "1.5T核磁 | X-ray造影 | 取得成果"},
    {"改造农村自来水，自来水普及率提高到X%，成功率X%", "自来水普及率 | 成功率"},
    {"全县共有中小学X所\n全校共有教学班X个，及格率XX%", "中小学 | 教学班 | 及格率"},
    {"公共图书馆X个，有脱贫户X户，公益林X亩", "公共图书馆 | 脱贫户 | 公益林"},
    {"单元测试覆盖率只有X%，机房温度控制在X℃以下", "单元测试覆盖率 | 机房温度"},

    /* the noun behind */
    {"X名党员参加，X户困难群众", "党员 | 困难群众"},
    {"调入X名党员，调出X名党员", "调入党员 | 调出党员"},
    {"设X个警务室，覆盖X个乡镇X个行政村", "设警务室 | 覆盖乡镇 | 覆盖行政村"},
    {"管辖X个行政村、X个社区，X人取得职业资格证书", "管辖行政村 | 管辖社区 | 取得职业资格证书"},
    {"服务全市X万名持证残疾人，成功应对X轮强降雨", "服务持证残疾人 | 成功应对强降雨"},
    {"我市代表团X名运动员参加X个大项比赛", "代表团运动员 | 参加大项比赛"},
    {"消除XX人以上大班额X个，促成X对以上青年牵手",
     "消除大班额（人） | 消除大班额（个） | 促成青年牵手"},
    {"仍有X亩未交地，为X名残疾人适配辅具", "未交地 | 残疾人适配辅具"},
    {"对X家单位开展“回头看”，X户危房没改", "单位开展回头看 | 危房没改"},

    /* quotation marks and brackets */
    {"组织“三会一课”X次，开展“青年大讲堂”X期", "组织三会一课 | 开展青年大讲堂"},
    {"张贴《致居民一封信》X份，实现连续X年“零非访”", "张贴致居民一封信 | 实现连续零非访"},
    {"配备专（兼）职网格员X名，失联（含出国、出境）党员X名", "配备专（兼）职网格员 | 失联党员"},
    {"争创全国示范型服务中心（站）X个", "争创全国示范型服务中心"},
    {"“双随机、一公开”抽查企业X户次，全程网办率X%", "双随机一公开抽查企业 | 全程网办率"},
    {"新增专科护士X名（其中静疗X名、糖尿病X名），累计达X名，占护士的X%",
     "新增专科护士 | 静疗 | 糖尿病 | 专科护士累计 | 新增专科护士占护士"},

    {"XX人获“XX工匠”称号，平均亩产X公斤；总产X万吨", "获评人数 | 工匠名称 | 平均亩产 | 总产"},
    {"X名同志荣立个人三等功，X个集体受到省局嘉奖", "同志荣立个人三等功 | 集体受到省局嘉奖"},
    {"限制减刑X名、涉毒X名\n市政府办公室　　　　X年X月X日", "限制减刑 | 涉毒 | 日期"},
    {"XX监狱2026年工作总结", "监狱名称"},
    {"XX个县开展实地调研X轮，《XX内参》采用X篇", "县数 | 开展实地调研 | 内参名称 | 内参采用"},
    {"X月X日，举行“XX”主题开学典礼\n处理涉企投诉举报X件，办结率X%",
     "日期 | 主题名称 | 处理涉企投诉举报 | 办结率"},
    {"下步计划：X月X日前提交送审稿", "提交送审稿日期"},

    /* the day of a month, and so many days */
    {"截至12月X日，连续X日无事故，每月X日学习，X日起施行",
     "12月几日 | 连续无事故 | 每月几日 | 几日起施行"},
    {"3月2日至X日检查，5月X号开会，工期X日", "至几日 | 5月几号 | 工期"},

    /* several things, one verb */
    {"举办盲人按摩、电商等培训班X期，设焊工、电工等X个工种", "举办培训班 | 设工种"},
    {"获金牌X枚、银牌X枚", "获金牌 | 获银牌"},
    {"看望老人、困难党员X户", "看望老人、困难党员"},
    {"联合XX等X家共建单位，在XX、XX等地设立巡回审判点X个",
     "共建单位名称 | 共建单位 | 设立巡回审判点地点 | 设立巡回审判点"},

    /* leaning on what stands before */
    {"提起公诉XX件XX人，评出等次XX件XX人",
     "提起公诉 | 提起公诉人数 | 评出等次（件） | 评出等次（人）"},
    {"实现利润X亿元，同比增长X%，人均X万元", "实现利润 | 实现利润同比增长 | 人均利润"},
    {"军训X次，每次X小时\n候检时间长，最长X天", "军训 | 每次军训 | 最长候检时间"},
    {"修复缺陷X个，其中严重的X个，办理报销X笔，金额X元",
     "修复缺陷 | 严重缺陷 | 办理报销 | 报销金额"},
    {"首页打开时间由X.X秒降到X.X秒", "首页打开时间 | 首页打开时间降到"},
    {"立刑事案件X起，破X起，惠及X户X人", "立刑事案件 | 破刑事案件 | 惠及户数 | 惠及人数"},
    {"完成X项X类", "完成（项） | 完成（类）"},
    {"横幅X条×XX元，学历占X%", "横幅 | 横幅单价 | 学历占比"},
    {"工会经费、残保金分别入库X万元和X万元", "工会经费入库 | 残保金入库"},
    {"高血压、糖尿病患者管理率分别达X%、X%", "高血压患者管理率 | 糖尿病患者管理率"},
    {"发生事故X起，死亡X人，同比分别下降X%和X%",
     "发生事故 | 死亡 | 发生事故同比下降 | 死亡同比下降"},

    /* from … to … */
    {"烤箱温度在XXX℃—XXX℃之间", "烤箱温度（下限） | 烤箱温度（上限）"},
    {"X月至X月开工，实习时间：X年X月X日至X年X月X日",
     "月份（起） | 月份（止） | 实习时间（起） | 实习时间（止）"},

    /* names */
    {"XX同志主持，XX市举办，学习《XX条例》", "同志姓名 | 市名称 | 条例名称"},
    {"XXX同志被评为全市“岗位能手”，局长XXX同志", "岗位能手同志姓名 | 局长姓名"},
    {"请XX经理指出，跟着XX师傅学习", "经理姓名 | 师傅姓名"},
    {"做好XX景区开园，到XX水库举行演练，由XX股牵头", "景区名称 | 水库名称 | 股名称"},
    {"联系人：XXX，联系电话：XXX\n县委书记XXX，", "联系人姓名 | 联系电话 | 县委书记姓名"},
    {"姓名:______    学号:______    专业:______", "姓名 | 学号 | 专业"},
    {"该生被评为“XXX”，申报的“XXX”获X等奖，在《XX》上发表X篇",
     "荣誉称号 | 获奖项目名称 | 第几等奖 | 刊物名称 | 发表"},
    {"XX县人民法院  院长  XXX\nXX小学　　XXX", "县名称 | 院长姓名 | 小学名称 | 署名"},

    /* dates, ordinals */
    {"第X季度，X月开工，X月底前完工，20XX年", "第几季度 | 开工月份 | 月份 | 年份"},
    {"20XX年工作总结及20XX年工作计划\n20XX年力争达标", "工作总结年份 | 工作计划年份 | 年份"},
    {"启动X级应急响应\n居全省第X位\n获X等奖", "第几级应急响应 | 居全省第几位 | 第几等奖"},
    {"第XX届人民代表大会第X次会议上，应对第X号台风，第X轮巡察",
     "第几届人民代表大会 | 第几次会议 | 第几号台风 | 第几轮巡察"},
    {"截至X月底，X月X日前通车", "截至月份 | 通车日期"},

    /* a cell of a table */
    {"新开工\tX个\n竣工\tX个", "新开工 | 竣工"},

    /* never twice the same */
    {"培训X次\n培训X次", "培训（1） | 培训（2）"},
    {"评选X名干部\n评选X名教师", "评选干部 | 评选教师"},
    {"不良率X%，不良率控制在X%以内", "不良率 | 不良率控制在"},
    {"X次\nX次", "数量（次）（1） | 数量（次）（2）"},
    {"查处违反中央八项规定精神问题XX起XX人",
     "违反中央八项规定精神问题（起） | 违反中央八项规定精神问题（人）"},

    /* one sort of what was said before */
    {"消除缺陷X处，其中危急X处、严重X处、一般X处", "消除缺陷 | 危急缺陷 | 严重缺陷 | 一般缺陷"},
    {"获得荣誉X项，其中国家级X项、省级X项", "获得荣誉 | 国家级荣誉 | 省级荣誉"},
    {"受理投诉X件，投诉X件、意见X件", "受理投诉 | 投诉 | 意见"},
    {"缓刑X名、假释X名、监外执行X名，出动人员X人次、车辆X台次",
     "缓刑 | 假释 | 监外执行 | 出动人员 | 出动车辆"},
    {"技能培训X次，每次X小时，冰箱温度保持在-X℃", "技能培训 | 每次技能培训 | 冰箱温度"},
    {"举办展览X个、读书会X期，转入X人、转出X人、休学X人",
     "举办展览 | 举办读书会 | 转入 | 转出 | 休学"},

    {"教职工X人，其中男X人、女X人\n荣获国家级奖项X个、省级X个",
     "教职工 | 男教职工 | 女教职工 | 荣获国家级奖项 | 省级奖项"},
    {"水表X只，完好率X%，排查隐患X处，整改率X%\n办结案件X件，结案率X%\n处理，整改X项，整改率X%",
     "水表 | 水表完好率 | 排查隐患 | 隐患整改率 | 办结案件 | 案件结案率 | 整改 | 整改率"},
    {"获省级以上奖励X项，其中国家级X项", "获省级以上奖励 | 国家级奖励"},
    {"收入由X万元增加到X万元，翻了X番", "收入 | 收入增加到 | 收入翻"},
    {"预算收入完成X亿元，为预算的X%", "预算收入完成 | 预算收入占预算比"},
    {"举办“XX讲堂”X场，评选“XX工匠”X名，印发《XX》X份",
     "讲堂名称 | 举办讲堂 | 工匠名称 | 评选工匠 | 书名或文件名 | 印发"},

    {"走遍了全村X个村民小组，通过直播带货销售土蜂蜜X斤、土鸡X只，X户没有通自来水",
     "走遍村民小组 | 销售土蜂蜜 | 销售土鸡 | 没有通自来水"},
    {"XXX\n以XXX为主题，客运段列车长XXX，XXX等X名列车员，X月召开校第X次代表大会",
     "署名 | 主题 | 客运段列车长姓名 | 列车员姓名 | 列车员 | 召开月份 | 第几次代表大会"},

    /* what says nothing of the figure, or stands too far away */
    {"满意度由年初的X%提升至X%\n台区由年初的X个压降至X个",
     "满意度 | 满意度提升至 | 台区 | 台区压降至"},
    {"接待读者X万人次，比2024年的41.3万人次增长X%", "接待读者 | 接待读者增长"},
    {"APP安装率达X%，成功劝阻X起\n建于1998年，共有X栋X户",
     "APP安装率 | 成功劝阻 | 数量（栋） | 户数"},
    {"借阅X次。另外，还完成X件", "借阅 | 完成"},
    {"发放T恤200件、书签X枚，给予每个X万元经费补助", "发放书签 | 给予经费补助"},
    {"改造后居民满意度由X%提升至X%", "改造后居民满意度 | 改造后居民满意度提升至"},
    {"但外出登记漏登X次\n（共印X份）\n编排课表、作息表等X张",
     "外出登记漏登 | 共印 | 编排课表、作息表"},
    {"吸引X名小读者参加，X名留守儿童逐户走访", "吸引小读者 | 留守儿童"},
    {"第X届执委X名，举办X期村（社区）培训", "第几届执委 | 执委 | 举办村（社区）培训"},
    {"一是超过X分钟到场的有X起\n车间下设X个班组", "到场（分钟） | 到场（起） | 车间班组"},

    /* behind a colon, in a cell of a table */
    {"35℃以上高温日数：X，核实有问题X条，学习《XX》《XX》等内容，开展“XX”宣讲X场",
     "35℃以上高温日数 | 核实有问题 | 学习书名或文件名 | 书名或文件名 | 宣讲名称 | 宣讲"},
    {"风向：XX\n手机\tXXX\n咨询电话：0512-6666XXXX\n审核：XXX", "风向 | 手机 | 咨询电话 | 审核"},
    {"24小时晴雨预报准确率：X%\n最低气温：-X℃\n年日照时数：X小时",
     "24小时晴雨预报准确率 | 最低气温 | 年日照时数"},
    {"汇报人：XXX　窗口人员XXX、\n本人XXX，19XX年X月出生，王XX当选",
     "汇报人姓名 | 窗口人员姓名 | 本人姓名 | 出生年份 | 出生月份 | 当选人姓名"},
    {"管养G3XX线，家住X号楼的XX奶奶，完成XX县道大中修",
     "线路编号 | 楼号 | 奶奶姓名 | 县道大中修名称"},

    /* when */
    {"最高气温X℃（X月X日）\n考试于X月X日举行，一模安排在X月下旬，截止X月X日，",
     "最高气温 | 最高气温日期 | 考试举行日期 | 一模安排月份 | 截至日期"},
    {"工程决算于X月X日完成，X月上旬完成摸底，我所位于XX路X号\n赴XX参观学习",
     "工程决算日期 | 完成摸底月份 | 路名称 | 门牌号 | 参观学习地点"},
    {"X月X日，XX镇召开动员会；X月X日，办公室联合XX开展普法宣传，",
     "召开动员会日期 | 镇名称 | 开展普法宣传日期 | 联合单位名称"},
    {"第X人民医院呼吸与危重症科\n第X期全国古籍修复培训班",
     "第几人民医院 | 第几期全国古籍修复培训班"},

    /* asked once, and what is not */
    {"XX局开会，XX局党委发文，XXX局", "局名称（1） | 局名称（1） | 局名称（2）"},
    {"XX市和XX市场，XX县与XX县级", "市名称 | 市场名称 | 县名称 | 县级名称"},
    {"XX市民政局与XX市", "市名称 | 市名称"},
    {"XX村，XX村", "村名称（1） | 村名称（2）"},
};

struct made {
    struct document document;
    struct blanks blanks;
    struct questions questions;
    struct diags diags;
};

static bool make(struct made *made, const char *text, const struct question_merge *merges,
                 size_t count)
{
    const struct blank_options options = {false, 0};

    made->diags = (struct diags)DIAGS_INIT("");
    assert_true(document_decode(&made->document, text, strlen(text), &made->diags));
    blanks_find(&made->blanks, &made->document, &options);
    return questions_make(&made->questions, &made->document, &made->blanks, merges, count,
                          &made->diags);
}

static void made_free(struct made *made)
{
    questions_free(&made->questions);
    blanks_free(&made->blanks);
    document_free(&made->document);
    diags_free(&made->diags);
}

static const struct question *asked(const struct made *made, size_t blank)
{
    return &made->questions.items[made->blanks.items[blank].field];
}

static void labels_are_the_words_around(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str found = STR_INIT;
        struct made made;
        assert_true(make(&made, rows[i].text, NULL, 0));
        for (size_t k = 0; k < made.blanks.count; k++)
            str_addf(&found, "%s%s", k ? " | " : "", asked(&made, k)->label);
        if (strcmp(str_text(&found), rows[i].labels) != 0 && ++wrong)
            print_error("%s\nfound:    %s\nexpected: %s\n", rows[i].text, str_text(&found),
                        rows[i].labels);
        made_free(&made);
        str_free(&found);
    }
    assert_int_equal(wrong, 0);
}

static void a_name_is_the_label_as_a_name(void **state)
{
    struct made made;

    (void)state;
    assert_true(make(&made, "培训X次\n培训X次\n3D打印X次\nlast（X）次", NULL, 0));
    assert_string_equal(asked(&made, 0)->name, "培训_1");
    assert_string_equal(asked(&made, 1)->name, "培训_2");
    assert_string_equal(asked(&made, 2)->name, "项3D打印");
    made_free(&made);
}

static void what_may_be_one_is_said(void **state)
{
    struct made made;

    (void)state;
    assert_true(make(&made, "XX村与XX村，XX镇", NULL, 0));
    assert_int_equal(asked(&made, 0)->alike, -1);
    assert_int_equal(asked(&made, 1)->alike, 0);
    assert_int_equal(asked(&made, 2)->alike, -1);
    made_free(&made);
}

static void merging_joins_two(void **state)
{
    const struct question_merge merges[] = {{"村名称_2", "村名称_1"}};
    struct made made;

    (void)state;
    assert_true(make(&made, "XX村与XX村，X次", merges, 1));
    assert_int_equal(made.questions.count, 2);
    assert_int_equal(made.questions.items[0].blanks, 2);
    assert_string_equal(made.questions.items[0].name, "村名称_2");
    assert_int_equal(made.questions.items[1].first, 2);
    made_free(&made);
}

static void merging_wants_two_of_a_kind(void **state)
{
    static const struct question_merge wrong[] = {
        {"村名称", "没有"}, {"村名称", "会议"}, {"村名称", "村名称"}};
    static const char *const said[] = {"没有填报项", "种类或单位不同", "已经合并"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct made made;
        assert_false(make(&made, "XX村\n会议X次", &wrong[i], 1));
        assert_non_null(strstr(made.diags.items[0].text, said[i]));
        made_free(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_the_words_around),
        cmocka_unit_test(a_name_is_the_label_as_a_name),
        cmocka_unit_test(what_may_be_one_is_said),
        cmocka_unit_test(merging_joins_two),
        cmocka_unit_test(merging_wants_two_of_a_kind),
    };

    return cmocka_run_group_tests_name("import_label", tests, NULL, NULL);
}
