/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "base/attributes.h"
#include "import/blank.h"

/* A line, and its blanks as "placeholder kind unit", with ~ behind where it is approximate and ?
 * where the choice is not sure; parted by " | ". */
static const struct row {
    const char *line, *blanks;
} rows[] = {
    /* placeholders */
    {"召开会议X次", "X count 次"},
    {"召开会议×次、○次、**次、__次、Ｘ次",
     "× count 次 | ○ count 次 | ** count 次 | __ count 次 | Ｘ count 次"},
    {"（  ）家，（）处，(  )同志", "（  ） count 家 | （） count 处 | (  ) name"},
    {"某某局、某县、某单位，某些某个某日某人某市民", "某某 name | 某 name | 某 name"},
    {"增长3.X%，X.XX亿元，１XX次", "3.X percent % | X.XX money 亿元 | １XX count 次"},
    {"20XX年、202X年度、XXXX年", "20XX year | 202X year | XXXX year"},

    /* what only looks like one */
    {"Windows XP、XML、X86、XLSX、MAX、max、box、X-7型、RX-7型、Ⅹ类、第XII卷", ""},
    {"GDP X亿元，iPhone X手机", "X money 亿元"},
    {"X光、X射线、X轴、维生素X、f(x)、3x+2、x+y=z、X²、X₂、2×4、5×8米", ""},
    {"www.xxx.com、xx@qq.com、X1、X2", ""},
    {"二〇二六年、二○一九年", ""},
    {"是否复查：是（  ） 否（  ）", ""},
    {"结论：合格（  ）不合格（  ）；优（ ）良（ ）差（ ）", ""},
    {"负责人签字：____　　审核人签名：______", ""},
    {"盖章：（  ）", ""},
    {"**重点**：内容", ""},
    {"70周年，8小时，QQ：12345，45人次", ""},

    /* units */
    {"XX余人次，X多个，近X户，约X万元，X家左右",
     "XX count 人次 ~ | X count 个 ~ | X count 户 ~ | X money 万元 ~ | X count 家 ~"},
    {"节约X元，附近X户，最近X个月，预约X人", "X money 元 | X count 户 | X count 个月 | X count 人"},
    {"X余万元，X万余元，X.X万人次，X千余人",
     "X money 万元 ~ | X money 万元 ~ | X.X decimal 万人次 | X decimal 千人 ~"},
    {"X篇（条），XX台(套)，X人/次", "X count 篇（条） | XX count 台(套) | X count 人/次"},
    {"X  次， X 月 X 日", "X count 次 | X 月 X 日 date"},
    {"XX％，X个百分点，百分之X，X.X‰",
     "XX percent % | X percent 个百分点 | X percent % | X.X decimal ‰"},
    {"X亩，X公里，X吨，X平方米", "X decimal 亩 | X decimal 公里 | X decimal 吨 | X decimal 平方米"},
    {"产值X亿，投入X万", "X money 亿元 ? | X money 万元 ?"},

    /* a whole noun, and not its first character */
    {"XX项目X个，XX人员X名，XX条例，XX期间",
     "XX name | X count 个 | XX name | X count 名 | XX name | XX name"},
    {"XX支队组建X支队伍", "XX name | X count 支"},
    {"XX起重机厂，X起案件", "XX name | X count 起"},
    {"各个XX组，由XX组长带队，分X组", "XX name ? | XX name | X count 组"},
    {"“新时代XX人”，《XX》X份", "XX name ? | XX name | X count 份"},
    {"调入X名党员，共有X党员，中共XX市委", "X count 名 | X count ? | XX name"},

    /* put together */
    {"20XX年XX月XX日，X月X日，____年__月__日",
     "20XX年XX月XX日 date | X月X日 date | ____年__月__日 date"},
    {"20XX年X月，X月份", "20XX year | X month | X month"},
    {"XX、XX、XX等单位，XX等三家，XX等次", "XX、XX、XX list | XX list | XX name"},
    {"X同志、X同志，《X》《X》", "X name | X name | X name | X name"},
    {"X名党员+X户群众，“X+X”", "X count 名 | X count 户 | X name | X name"},
    {"第X季度，第X、X批，排名第X", "X ordinal | X ordinal | X ordinal | X ordinal"},
    {"X届X次全会，XX届全会，X届X中全会，展览X届",
     "X ordinal | X ordinal | XX ordinal | X ordinal | X ordinal | X count 届"},
    {"中央纪委X次全会，开会X次", "X ordinal | X count 次"},
    {"X—X年，X-X人，X月至X月，XX至XX公路",
     "X year ? | X year ? | X count 人 | X count 人 | X month | X month | XX name | XX name"},
    {"近X年来，X年工作", "X count 年 ~ ? | X year ?"},

    /* units in Latin letters */
    {"装机容量XXkW，管径XXmm，水压X.XMPa", "XX decimal kW | XX decimal mm | X.X decimal MPa"},
    {"人均剂量X.XXmSv，噪声X.XdB，扩容XXGB", "X.XX decimal mSv | X.X decimal dB | XX decimal GB"},
    {"新增绿地X.Xkm²，公路XXkm，储水X.XXm³", "X.X decimal km² | XX decimal km | X.XX decimal m³"},
    {"电流X.XA，容积X.XL，XXL码，XL号", "X.X decimal A | X.X decimal L"},
    {"XML、xml、XMM、XGBoost、USB，iPhone Xs手机，x.xml", ""},
    {"功率XX kW，长度XX m，按XX GB/T标准", "XX decimal kW | XX decimal m"},
    {"××kW、__kg、**mm、○○km", "×× decimal kW | __ decimal kg | ** decimal mm | ○○ decimal km"},

    /* years of every habit */
    {"20__年、20____年、20（  ）年、202_年、202（ ）年",
     "20__ year | 20____ year | 20（  ） year | 202_ year | 202（ ） year"},
    {"○○、○○、○○三座水库，编号○○三", "○○、○○、○○ list"},
    {"上午X时，X月X日XX时，遇到X时", "X count 时 | X月X日 date | XX count 时 | X name"},
    {"20○○—20○○年，20**-20**学年度，20__至20__年",
     "20○○ year | 20○○ year | 20** year | 20** year | 20__ year | 20__ year"},
    {"二〇__年，二○**年，20 __ 年，20 XX年", "二〇__ year | 二○** year | 20 __ year | 20 XX year"},
    {"X发〔20__〕__号，〔20××〕××号", "X name | 20__ year | __ count 号 | 20×× year | ×× count 号"},
    {"二○○○年、二○二○年、一九八○年，120__人", "__ count 人"},

    /* decimals of every habit */
    {"增长*.*%、*.**倍，达○.○公里，__.__万元，_._%",
     "*.* percent % | *.** decimal 倍 | ○.○ decimal 公里 | __.__ money 万元 | _._ percent %"},
    {"误差0.0xx，偏差0.XX以下，V2.X版，1.XX局开会", "0.0xx decimal ? | 0.XX decimal ? | XX name"},

    /* ordinals */
    {"收入X,XXX万元，发放XX,XXX份，XX,XXX镇，“XX级文明单位”",
     "X,XXX money 万元 | XX,XXX count 份 | XX name | XXX name | XX name ?"},
    {"学习党的XX大精神，二十X大以来，X大类", "XX ordinal | X ordinal | X count 大类"},
    {"十X届县委第X轮巡察，二十X届X中全会，展览X届",
     "X ordinal | X ordinal | X ordinal | X ordinal | X count 届"},
    {"团县委十○届○次全会，○十余人，二○二六", "○ ordinal | ○ ordinal | ○ decimal 十人 ~"},
    {"X年级学生X名，X年级X班，初X学生，大X班",
     "X ordinal | X count 名 | X ordinal | X ordinal | X ordinal | X ordinal"},
    {"扩大X班，年初X人到岗，提高X个百分点", "X count 班 | X count 人 | X percent 个百分点"},
    {"X号楼X单元，XX单元测试", "X count 号 | X count 单元 | XX name"},

    /* signatures and boxes to tick */
    {"审核人（签字）：____　经办人(签名):____", ""},
    {"负责人：____（签字），单位（盖章）____，公章：（  ）", ""},
    {"签字仪式：____年签约__家", "____ year | __ count 家"},
    {"（签字笔）____支", "____ count 支"},
    {"是（  ）否（  ）同意，同意（  ）不同意（  ）参加，有（  ）无（  ）异议", ""},
    {"有（  ）家企业，是（  ）村的", "（  ） count 家 | （  ） name"},

    /* bold text and frames */
    {"**重点突破**、全力推进，**加强学习**。", ""},
    {"由**股牵头，**公司、**局参加，指导**家", "** name | ** name | ** name | ** count 家"},
    {"***本文由某网整理***", ""},

    /* X of a hospital */
    {"***市召开会议***次", "*** name | *** count 次"},
    {"B超、X线诊断，X刀治疗，拍X片，X染色体", ""},

    /* measure words, and the nouns that begin like them */
    {"公交X线、XX线路、地铁X线，X片林地，拍摄X片",
     "X name | XX name | X name | X count 片 | X count 片"},
    {"发放棉被X床，慰问X床，XX床位X张", "X count 床 | X count 床 | XX name | X count 张"},
    {"X篇次、X轮次、X亩次、X台班、X昼夜、X学分",
     "X count 篇次 | X count 轮次 | X decimal 亩次 | X count 台班 | X count 昼夜 | X count 学分"},
    {"最低气温零下X度，水温X摄氏度，用电X度", "X decimal 度 | X decimal 摄氏度 | X count 度"},
    {"X名单亲母亲，X名校长，X名优秀党员，XX名单，XX名校",
     "X count 名 | X count 名 | X count 名 | XX name | XX name"},
    {"X起重大案件，XX起重机，X起诉讼，XX起诉书", "X count 起 | XX name | X count 起 | XX name"},
    {"改造X个旧小区，X个案件，XX个案，XX个体户", "X count 个 | X count 个 | XX name | XX name"},
    {"X人防汛队伍，XX人防工程，X人大专学历，XX人大代表",
     "X count 人 | XX name | X count 人 | XX name"},
    {"X户外来人员，XX户外活动，X家中小企业，X家风险企业",
     "X count 户 | XX name | X count 家 | X count 家"},
    {"X项目标任务，XX项目标段，X项目录", "X count 项 | XX name | X name"},
    {"X批示范点，XX批示，X批发展对象，XX批发市场", "X count 批 | XX name | X count 批 | XX name"},
    {"X支流动服务队，XX支流，X支队伍，XX支队", "X count 支 | XX name | X count 支 | XX name"},
    {"X台风机，第X号台风，XX台风，X处事故点，XX处事",
     "X count 台 | X ordinal | XX name | X count 处 | XX name"},
    {"X本文件汇编，XX本文，X种植物，XX种植户", "X count 本 | XX name | X count 种 | XX name"},
    {"○○对夫妻，XX对照检查，XX局对企业检查，XX对企业检查",
     "○○ count 对 | XX name | XX name | XX name"},
    {"新增代码X万行，XX行业，XX行发放，X万行动",
     "X decimal 万行 | XX name | XX name | X decimal 万 ?"},
    {"惠及X万群众，筹资X万修路，投入X万，收入X亿",
     "X decimal 万 ? | X money 万元 ? | X money 万元 ? | X money 亿元 ?"},
    {"来公司工作已有X年，从业X年，干了X年，X年计划",
     "X count 年 ? | X count 年 ? | X count 年 ? | X year ?"},
    {"在研发中心XX组做后端，研发中心XX组，XX组", "XX name ? | XX count 组 | XX name ?"},
    {"共有优抚对象XXXX，参会人数XX。共同推进XX，", "XXXX count ? | XX count ? | XX name"},
    {"X月X日X时许，XX时间，X时X分", "X月X日 date | X count 时 | XX name | X count 时 | X count 分"},
    {"采血X管，X管理，监控X路，视频XX路监控，在XX路",
     "X name | X name | X name | XX count 路 | XX name"},
    {"运输X吨公里，发电X兆瓦时，扩种X垄，X剂疫苗",
     "X decimal 吨公里 | X decimal 兆瓦时 | X count 垄 | X count 剂"},
    {"区号0XXX，价格35XX元，100__", "0XXX name | 35XX money 元 | __ name"},
    {"X件套X套，X台（套），X人·次，X床单",
     "X count 件套 | X count 套 | X count 台（套） | X count 人 | X name"},
    {"每亩X元/平方米，X毫克/升，Xmg/L，X人/km²",
     "X money 元/平方米 | X decimal 毫克/升 | X decimal mg/L | X count 人/km²"},
    {"X题、X讲，XX讲党课，XX题材", "X count 题 | X count 讲 | XX name | XX name"},
    {"X夜班，值守X天X夜，X列班列，XX列车",
     "X name | X count 天 | X count 夜 | X count 列 | XX name"},
    /* from reports of several trades */
    {"全年巡线XXXX公里，处理缺陷X处，更换绝缘子XX串", "XXXX decimal 公里 | X count 处 | XX name"},
    {"检修变压器XX台，新增容量X.X万kVA，线损率X.XX%",
     "XX count 台 | X.X decimal 万kVA | X.XX percent %"},
    {"接待游客XX万人次，门票收入X万元，客房入住XX间夜",
     "XX decimal 万人次 | X money 万元 | XX count 间夜"},
    {"缴获毒品X.X克、管制刀具X把、赌资X万余元", "X.X decimal 克 | X count 把 | X money 万元 ~"},
    {"20XX年度至20XX年度，20XX-20XX学年，20XX届毕业生X名",
     "20XX year | 20XX year | 20XX year | 20XX year | 20XX year | X count 名"},
    {"自20××年X月起，截至20××年X月X日", "20×× year | X month | 20××年X月X日 date"},
    {"二〇××年×月，二〇__年__月__日", "二〇×× year | × month | 二〇__年__月__日 date"},
    {"XX路XX号XX小区X号楼X单元XXX室",
     "XX name | XX count 号 | XX name | X count 号 | X count 单元 | XXX name"},
    {"每万人拥有医生X.X名，每平方公里XX人", "X.X decimal 名 | XX count 人"},
    {"一季度完成X，二季度完成X。", "X name | X name"},
    {"XX名录、XX名册、XX名义、XX名片，聘请X名录入员",
     "XX name | XX name | XX name | XX name | X count 名"},
    {"XX条例、XX条款、XX条件，制定X条措施", "XX name | XX name | XX name | X count 条"},
    {"XX台账、XX台风、XX台区，建立X本台账", "XX name | XX name | XX name | X count 本"},
    {"XX处长、XX处理，整治X处隐患点、X处分散供水点", "XX name | XX name | X count 处 | X count 处"},
    {"XX家庭、XX家属，走访X家中型企业", "XX name | XX name | X count 家"},
    {"XX天然气、XX天气，实现X天安全生产", "XX name | XX name | X count 天"},
    {"XX年级、XX年轻干部，服务X年", "XX ordinal | XX name | X count 年 ?"},
    {"宽带提速至XXMbps，5G基站X个，4G用户X万户", "XX decimal Mbps | X count 个 | X decimal 万户"},
    {"PM2.5浓度XXμg/m³，优良天数XX天，COD排放X吨", "XX decimal μg/m³ | XX count 天 | X decimal 吨"},
    {"DN200管X米，M10螺栓XX个，C30混凝土X方，Q235钢X吨",
     "X decimal 米 | XX count 个 | X decimal 方 | X decimal 吨"},
    {"第X届XX杯比赛获第X名，获X等奖X个",
     "X ordinal | XX name | X ordinal | X ordinal | X count 个"},
    {"考核结果：优秀（  ）称职（  ）不称职（  ）", ""},
    {"是否参加培训：是（  ）否（  ），参加（  ）次", "（  ） count 次"},
    {"审批意见（签章）：______，经手人（盖章）________", ""},
    {"微信公众号粉丝X.X万，视频播放量X万+，点赞XX", "X.X decimal 万 ? | X decimal 万 ? | XX name"},
    {"xx同学、xx老师，x班x名学生，xx岁，xxkg",
     "xx name | xx name | x count 班 | x count 名 | xx count 岁 | xx decimal kg"},
    {"升级到2.X版本、1.x版，按*号键，拨*号", "* count 号"},
    {"文件（*.*）、*.docx，投资（*.**万元）", "*.** money 万元"},
    {"惠及X万师生，资金X万，本年服务X万师生", "X decimal 万 ? | X money 万元 ? | X decimal 万 ?"},
    {"X个基点、X个百分点", "X count 个基点 | X percent 个百分点"},
    {"巡视X条次，疏通X道次，移送X案，出钢X炉，XX案例、XX炉前",
     "X count 条次 | X count 道次 | X count 案 | X count 炉 | XX name | XX name"},
    {"暴雨日数：X；较上年：+X；累计达到：X，学习参数：X",
     "X count ? | X count ? | X count ? | X name"},
    {"现将X季度情况通报，创建X星级，第X届X次全委会，召开X次全委会",
     "X ordinal | X ordinal | X ordinal | X ordinal | X count 次"},
    {"G3XX国道、SXXX线，EBUS-TBNAXX例，BMX车，MAXX，T恤XXL、XXL码",
     "3XX name | XXX name | XX count 例"},
    {"□□镇□□村，□是 □否，□□同意", "□□ name | □□ name"},
    {"荣立X等功，“XXX车组”，拥有公交车X.X标台", "X ordinal | XXX name | X.X decimal 标台"},
    {"均价X元/千千瓦时，事故频率X次/百万公里", "X money 元/千千瓦时 | X count 次/百万公里"},
    {"投诉率为百万分之X，百分之X", "X decimal | X percent %"},
    {"× ×镇，张X X同志，X X X", "× × name | X X name | X name | X name | X name"},
    {"电话：0XXX-XXXXXXX，使用强度XX.XDDDs", "0XXX-XXXXXXX name | XX.X decimal DDDs"},
};

/* The same with figures, in a document whose title names 2025. */
static const struct row filled[] = {
    {"培训45人次，印发30余份，投资1.2亿元，增长98.5%",
     "45 count 人次 | 30 count 份 ~ | 1.2 money 亿元 | 98.5 percent %"},
    {"接听1,200人次，回访200户左右", "1,200 count 人次 | 200 count 户 ~"},
    {"70周年，24小时，5年来，5A级，3×5米，1月5日，2021-2025年，电话12345", ""},
    {"2025年比2024年多，2026年起，2020年", "2025 year | 2024 year | 2026 year"},
    {"X次和12次", "X count 次 | 12 count 次"},
    {"64排CT，16排螺旋CT，5kW，12路PLC，45台CT机", "16 count 排"},
};

static void describe(const struct document *document, const struct blanks *blanks, size_t line,
                     struct str *out)
{
    for (size_t i = 0; i < blanks->count; i++) {
        const struct blank *blank = &blanks->items[i];
        if (blank->line != line)
            continue;
        str_add(out, out->len ? " | " : "");
        str_addn(out, document->text.s + blank->start, blank->len);
        str_addf(out, " %s", blank_kind_name(blank->kind));
        str_addf(out, "%s%s", *blank->unit ? " " : "", blank->unit);
        str_add(out, blank->approximate ? " ~" : "");
        str_add(out, *doubt_reason(blank->doubt) ? " ?" : "");
    }
}

static void expect_rows(const struct row *row, size_t count, const char *title,
                        const struct blank_options *options)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        struct str text = STR_INIT, found = STR_INIT;
        struct diags diags = DIAGS_INIT("");
        struct document document;
        struct blanks blanks;
        str_addf(&text, "%s\n%s", title, row[i].line);
        assert_true(document_decode(&document, text.s, text.len, &diags));
        blanks_find(&blanks, &document, options);
        describe(&document, &blanks, 1, &found);
        if (strcmp(str_text(&found), row[i].blanks) != 0 && ++wrong)
            print_error("%s\nfound:    %s\nexpected: %s\n", row[i].line, str_text(&found),
                        row[i].blanks);
        blanks_free(&blanks);
        document_free(&document);
        diags_free(&diags);
        str_free(&text);
        str_free(&found);
    }
    assert_int_equal(wrong, 0);
}

static void finds_placeholders_and_nothing_else(void **state)
{
    const struct blank_options options = {false, 0};

    (void)state;
    expect_rows(rows, COUNT_OF(rows), "", &options);
}

static void finds_figures_and_years_when_asked(void **state)
{
    const struct blank_options options = {true, 2025};

    (void)state;
    expect_rows(filled, COUNT_OF(filled), "某院2025年工作总结", &options);
}

static int year_of(const char *text)
{
    struct diags diags = DIAGS_INIT("");
    struct document document;
    int year;

    assert_true(document_decode(&document, text, strlen(text), &diags));
    year = blanks_year(&document);
    document_free(&document);
    diags_free(&diags);
    return year;
}

static void the_title_names_the_year(void **state)
{
    (void)state;
    assert_int_equal(year_of("关注公众号2019年\n某局2025年工作总结（讨论稿）\n2024年\n"), 2025);
    assert_int_equal(year_of("某局工作总结\n2024年\n"), 0);
    assert_int_equal(year_of("2024年\n"), 0);
    assert_int_equal(year_of(""), 0);
}

static void a_blank_of_a_million_signs_is_one(void **state)
{
    enum { MANY = 1000000 };
    const struct blank_options options = {true, 2025};
    char *text = malloc(MANY);
    struct diags diags = DIAGS_INIT("");
    struct document document;
    struct blanks blanks;

    (void)state;
    memset(text, 'X', MANY);
    assert_true(document_decode(&document, text, MANY, &diags));
    blanks_find(&blanks, &document, &options);
    assert_int_equal(blanks.count, 1);
    assert_int_equal(blanks.items[0].len, MANY);
    blanks_free(&blanks);
    document_free(&document);
    diags_free(&diags);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_placeholders_and_nothing_else),
        cmocka_unit_test(finds_figures_and_years_when_asked),
        cmocka_unit_test(the_title_names_the_year),
        cmocka_unit_test(a_blank_of_a_million_signs_is_one),
    };

    return cmocka_run_group_tests_name("import_blank", tests, NULL, NULL);
}
