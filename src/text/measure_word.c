/* SPDX-License-Identifier: MIT */
#include "text/measure_word.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"

/* Measure words. Before one of the characters of `but` they begin another word, 项目, unless the
 * text goes on with one of `yet`, where the next word begins with that character: 名单亲母亲. */
static const struct known {
    const char *word;
    bool decimals;   /* lengths, areas, weights, and what else is measured */
    const char *but; /* "*": any Han; "?": anything */
    const char *yet; /* parted by one blank */
} known[] = {
    /* clang-format off */
    {"人次", 0, "会", ""}, {"件次", 0, "", ""}, {"户次", 0, "", ""}, {"家次", 0, "", ""},
    {"场次", 0, "", ""}, {"班次", 0, "", ""}, {"车次", 0, "", ""}, {"台次", 0, "", ""},
    {"批次", 0, "", ""}, {"期次", 0, "", ""}, {"例次", 0, "", ""}, {"册次", 0, "", ""},
    {"页次", 0, "", ""}, {"顶", 0, "层级", ""}, {"人年", 0, "", ""}, {"人天", 0, "", ""},
    {"套次", 0, "", ""}, {"架次", 0, "", ""}, {"剂次", 0, "", ""}, {"课次", 0, "", ""},
    {"人份", 0, "", ""}, {"次", 0, "序要日年生", ""},
    {"名", 0, "称单义额次录牌师优片胜校企气声誉册",
     "名单亲 名单身 名单位 名校长 名校医 名校友 名校外 名校级 名师傅 名师生 名师资 名优秀 "
     "名优等 名优抚 名企业 名义务 名片警 名片区 名录入 名录用 名录取 名称职 名气象 名声乐"},
    {"人", 0, "员民才力大均社事防数口群士物工文心格",
     "人工作 人事业 人物业 人社区 人防汛 人防疫 人防火 人防控 人防护 人民兵 人民警 人大型 "
     "人大队 人大专 人士兵 人群众"},
    {"个", 0, "别人性体案税旧",
     "个案件 个案例 个体育 个人才 个人口 个人民 个人防 个人社 个人大 个人文 个人工 个人居 "
     "个人力 个别墅 个税务 个旧小 个旧村 个旧楼 个旧改 个旧城 个旧厂"},
    {"项", 0, "目", "项目标任 项目标完 项目标达 项目标全 项目标实 项目标和 项目标均"},
    {"份", 0, "额子", ""}, {"件", 0, "", ""}, {"期", 0, "间限满内末货望待初刊盼", ""},
    {"条", 0, "件例款约", ""}, {"户", 0, "籍外口主型", "户外来 户外出 户外迁 户外地 户主动 户主要"},
    {"天", 0, "然气津河府山水下空才安网",
     "天安全 天网上 天网络 天空气 天下乡 天下基 天才能 天才完"},
    {"篇", 0, "章幅", ""},
    {"场", 0, "所地次馆景站面域外合", "场地方 场合唱 场面试 场面对 场面向 场外出 场外贸 场外地"},
    {"家", 0, "庭属长园访风族中",
     "家中小 家中央 家中型 家中外 家中介 家长途 家长期 家属地 家园区 家园林 家风险 家风电 "
     "家风力"},
    {"起", 0, "草诉到步点义底初伏源重", "起重大 起重要 起重点 起重复 起重伤 起诉讼 起初信 起初次"},
    {"宗", 0, "旨教族祠地亲", "宗地"}, {"例", 0, "如会外行子", ""},
    {"所", 0, "属在有以长需谓辖得做取", "所以上 所以下 所在建 所长期"}, {"套", 0, "餐取种路用", ""},
    {"台", 0, "账风阶湾历州办前胞商区", "台风机 台风力 台风电 台商用 台办公"}, {"辆", 0, "", ""},
    {"处", 0, "理置罚级长室于分方决在境暑事所",
     "处事故 处在建 处在线 处分散 处分布 处分洪 处方舱 处室外 处室内 处境内 处境外 处长期 "
     "处长江"},
    {"座", 0, "谈位落右", "座位于"},
    {"支", 0, "部行持撑出委付援线流配点书前渠柱护队",
     "支队伍 支部队 支援建 支援外 支援助 支援藏 支援疆 支护林 支护河 支护路 支流动 支书画 "
     "支书法 支配送"},
    {"轮", 0, "流岗训换番值胎候", "轮训练 轮换届"},
    {"批", 0, "评准复示次发改判",
     "批改革 批改造 批发展 批发放 批示范 批复工 批复产 批复查 批评选 批评审"},
    {"类", 0, "型别似", ""}, {"种", 0, "类植业子质族养粮", "种植物 种类型"}, {"倍", 0, "增数", ""},
    {"堂", 0, "", ""}, {"节", 0, "约日点目能水假庆俭气育奏余俗", ""}, {"课时", 0, "", ""},
    {"学时", 0, "", ""}, {"小时", 0, "", ""}, {"公里", 1, "数", ""}, {"亩", 1, "产", ""},
    {"平方米", 1, "", ""}, {"平方公里", 1, "", ""}, {"立方米", 1, "", ""}, {"公顷", 1, "", ""},
    {"千克", 1, "", ""}, {"千米", 1, "", ""}, {"千瓦时", 1, "", ""}, {"千瓦", 1, "", ""},
    {"吨", 1, "位", ""}, {"公斤", 1, "", ""}, {"斤", 1, "", ""}, {"克", 1, "服难己", ""},
    {"升", 1, "级旗学值温华任高国", ""}, {"厘米", 1, "", ""}, {"毫米", 1, "", ""},
    {"米", 1, "粉酒线", ""}, {"度", 0, "假汛夏过数", ""}, {"届", 0, "满时", ""},
    {"组", 0, "织长员建成团别合件工稿装阁", "组团队 组合作 组工作 组建筑"}, {"个月", 0, "", ""},
    {"元", 0, "旦宵素首老勋件宇", "元老年 元老党"}, {"美元", 0, "", ""}, {"人民币", 0, "", ""},
    {"%", 0, "", ""}, {"个百分点", 0, "", ""}, {"百分点", 0, "", ""}, {"位", 0, "置于", ""},
    {"间", 0, "隔接断歇", ""},
    {"本", 0, "地单级年市县局区省人身职领科乡村系部着次月届来质能色土金周院校队镇着案报文",
     "本文件 本文集 本文学 本报告 本报表 本案例 本案卷 本科普 本校本"},
    {"册", 0, "", ""}, {"张", 0, "贴家力榜扬望", ""}, {"幅", 0, "度员", ""}, {"块", 0, "状", ""},
    {"只", 0, "有是要能争为顾", ""}, {"头", 0, "雁等条部号脑名", ""}, {"棵", 0, "", ""},
    {"株", 0, "洲", ""}, {"颗", 0, "粒", ""}, {"根", 0, "据本治源植基除", ""},
    {"片", 0, "区长面段警", ""}, {"把", 0, "握关控脉手好党", ""},
    {"部", 0, "门署分长队委位落级件属里下", "部长篇"}, {"门", 0, "户类店诊口牌前禁球槛头", ""},
    {"面", 0, "向对积临貌上试粉谈包料部", ""}, {"封", 0, "闭存控建面", ""}, {"则", 0, "", ""},
    {"幢", 0, "", ""}, {"栋", 0, "梁", ""}, {"艘", 0, "", ""}, {"枚", 0, "", ""}, {"盏", 0, "", ""},
    {"棒", 0, "*", ""}, {"大类", 0, "", ""}, {"科次", 0, "", ""},
    {"箱", 0, "体", ""}, {"盒", 0, "饭", ""}, {"瓶", 0, "颈", ""}, {"层", 0, "面级层次出", ""},
    {"对", 0, "*",
     "对夫妻 对夫妇 对新人 对青年 对情侣 对恋人 对男女 对师徒 对母子 对母女 对双胞胎 对单身 "
     "对矛盾 对帮扶 对以上 对以下 对左右"},
    {"双", 0, "方向拥创重减随控培联报节女", ""}, {"队", 0, "伍长员列友", ""},
    {"团", 0, "队员结委支干体组购聚圆建市县省日", ""}, {"班", 0, "子组长级车主列会次", "班组成"},
    {"站", 0, "点长位台房所岗", ""}, {"笔", 0, "记试者录", ""}, {"单", 0, "位独一纯元身项据", ""},
    {"票", 0, "据数决", ""}, {"车", 0, "间辆站主队次祸库程厢组", ""}, {"趟", 0, "", ""},
    {"遍", 0, "布及地", ""}, {"回", 0, "访复头顾收族报应归家乡流", ""}, {"章", 0, "程节", ""},
    {"字", 0, "样数体号", ""}, {"页", 0, "面岩", ""}, {"句", 0, "子", ""}, {"级", 0, "别", ""},
    {"代", 0, "表理办码价替建市县省言际发", ""}, {"段", 0, "落长", ""},
    {"集", 0, "中体团合市镇约聚训资贸成散会结思", ""},
    {"年", 0, "轻初终底末检报会均产货级关青内审薪龄老代", ""}, {"年度", 0, "", ""},
    {"周年", 0, "", ""}, {"月", 0, "亮报刊度老", ""}, {"月份", 0, "", ""},
    {"周", 0, "边期报密到年例岁围转易刊", ""}, {"日", 0, "常报益前记均历志照程", ""},
    {"号", 0, "召码称令角牌键", ""}, {"岁", 0, "月末数", ""}, {"分钟", 0, "", ""},
    {"分", 0, "别管析工布为局类配级公享队支成组片包会部院期批明数流解散校行店钟歧", ""},
    {"秒", 0, "", ""}, {"番", 0, "茄号", ""}, {"折", 0, "扣旧叠合射页腾", ""},
    {"首", 0, "都先批次要席长届府脑创家付位个任", ""}, {"匹", 0, "配", ""}, {"桶", 0, "装", ""},
    {"束", 0, "缚", ""}, {"滴", 0, "灌", ""}, {"排", 0, "查名放污涝球序练水除头", ""},
    {"包", 0, "括含联装保干容抓片村", ""}, {"版", 0, "本面块权", ""}, {"袋", 0, "", ""},
    {"盆", 0, "地景", ""}, {"顿", 0, "", ""}, {"桌", 0, "面椅", ""},
    {"眼", 0, "光界科镜前下睛", ""}, {"口", 0, "号头碑岸径腔才述味岗", ""},
    {"尾", 0, "号矿气水部款", ""}, {"羽", 0, "毛", ""}, {"道", 0, "路德理教具歉", ""},
    {"艘次", 0, "", ""}, {"航次", 0, "", ""}, {"辆次", 0, "", ""}, {"趟次", 0, "", ""},
    {"台套", 0, "", ""}, {"台班", 0, "", ""}, {"课", 0, "题程堂件改本外间后", ""},
    {"卷", 0, "宗烟入", ""}, {"幕", 0, "后", ""},
    {"成", 0, "员立果为功绩效长本品都才人交分熟就因年千语文型体书教套", ""},
    {"盘", 0, "活点子", ""}, {"阵", 0, "地营容", ""}, {"立方", 1, "", ""}, {"平方", 1, "", ""},
    {"延米", 1, "", ""}, {"延长米", 1, "", ""}, {"千伏安", 1, "", ""}, {"千伏", 1, "", ""},
    {"兆瓦", 1, "", ""}, {"度电", 0, "", ""}, {"吨公里", 1, "", ""}, {"人公里", 1, "", ""},
    {"‰", 1, "", ""}, {"℃", 1, "", ""}, {"公分", 1, "", ""}, {"海里", 1, "", ""},
    {"毫升", 1, "", ""}, {"毫克", 1, "", ""}, {"个工作日", 0, "", ""}, {"标箱", 0, "", ""}, {"标台", 0, "", ""},
    {"枝", 0, "", ""}, {"粒", 0, "", ""}, {"丛", 0, "", ""}, {"蓬", 0, "勃", ""},
    {"点次", 0, "", ""}, {"平米", 1, "", ""}, {"具", 0, "体有备", ""},
    {"方", 1, "面式案法向可针圆便位程言才米队略阵舱子志", ""},
    {"发", 0, "展生放布现挥动电起出表言行达票改送射文给证明标酵育包掘型病热〔［", ""},
    {"扇", 0, "形", ""}, {"架", 0, "构子设", ""},
    {"副", 0, "职主局长市县书省处科组总教部镇乡区院校所队业食作会秘调研巡", ""},
    {"篇次", 0, "要日年生", ""}, {"轮次", 0, "要日年生", ""}, {"组次", 0, "要日年生", ""},
    {"项次", 0, "要日年生", ""}, {"宗次", 0, "要日年生", ""}, {"船次", 0, "要日年生", ""},
    {"列次", 0, "要日年生", ""}, {"头次", 0, "要日年生", ""}, {"羽次", 0, "要日年生", ""},
    {"只次", 0, "要日年生", ""}, {"针次", 0, "要日年生", ""}, {"笔次", 0, "要日年生", ""},
    {"门次", 0, "要日年生", ""}, {"校次", 0, "要日年生", ""}, {"店次", 0, "要日年生", ""},
    {"村次", 0, "要日年生", ""}, {"条次", 0, "要日年生", ""}, {"道次", 0, "要日年生", ""},
    {"案次", 0, "要日年生", ""}, {"炉次", 0, "要日年生", ""}, {"炉", 0, "*", "炉钢 炉铁 炉的 炉次"},
    {"案", 0, "*", ""}, {"站次", 0, "要日年生", ""}, {"人日", 0, "常均报前益志", ""},
    {"人月", 0, "均底初收薪入", ""}, {"人时", 0, "常候刻间", ""}, {"人学时", 0, "", ""},
    {"工日", 0, "", ""}, {"工时", 0, "", ""}, {"台时", 0, "间", ""}, {"台日", 0, "常均", ""},
    {"机时", 0, "间", ""}, {"床日", 0, "间常均", ""}, {"间夜", 0, "", ""}, {"昼夜", 0, "", ""},
    {"刻钟", 0, "", ""}, {"学分", 0, "别析", ""}, {"件套", 0, "", ""}, {"台件", 0, "", ""},
    {"基点", 0, "", ""}, {"个基点", 0, "", ""}, {"亩次", 1, "", ""}, {"平方千米", 1, "", ""},
    {"平方厘米", 1, "", ""}, {"平方毫米", 1, "", ""}, {"立方厘米", 1, "", ""},
    {"立方分米", 1, "", ""}, {"立方千米", 1, "", ""}, {"公升", 1, "", ""}, {"公吨", 1, "", ""},
    {"分米", 1, "", ""}, {"微米", 1, "", ""}, {"纳米", 1, "", ""}, {"英寸", 1, "", ""},
    {"英尺", 1, "", ""}, {"英里", 1, "", ""}, {"华里", 1, "", ""}, {"市斤", 1, "", ""},
    {"微克", 1, "", ""}, {"克拉", 1, "", ""}, {"车公里", 1, "", ""}, {"兆瓦时", 1, "", ""},
    {"吉瓦时", 1, "", ""}, {"吉瓦", 1, "", ""}, {"瓦时", 1, "", ""}, {"毫安时", 1, "", ""},
    {"安时", 1, "", ""}, {"毫安", 1, "", ""}, {"毫伏", 1, "", ""}, {"伏安", 1, "", ""},
    {"千乏", 1, "", ""}, {"千焦", 1, "", ""}, {"焦耳", 1, "", ""}, {"千卡", 1, "", ""},
    {"大卡", 1, "", ""}, {"兆帕", 1, "", ""}, {"千帕", 1, "", ""}, {"毫米汞柱", 1, "", ""},
    {"分贝", 1, "", ""}, {"赫兹", 1, "", ""}, {"千赫", 1, "", ""}, {"兆赫", 1, "", ""},
    {"毫西弗", 1, "", ""}, {"微西弗", 1, "", ""}, {"西弗", 1, "", ""}, {"流明", 1, "", ""},
    {"摄氏度", 1, "", ""}, {"华氏度", 1, "", ""}, {"瓦", 1, "片房解斯楞砖", ""},
    {"伏", 1, "击案笔天法地尔", ""}, {"兆", 1, "头丰", ""}, {"床", 0, "位单上头铺垫品罩帘", ""},
    {"剂", 0, "量型", ""}, {"针", 0, "对灸织线头", ""}, {"单元", 0, "测格式", ""},
    {"茬", 0, "", ""}, {"筐", 0, "", ""}, {"篓", 0, "", ""}, {"壶", 0, "", ""}, {"碗", 0, "", ""},
    {"碟", 0, "", ""}, {"沓", 0, "", ""}, {"摞", 0, "", ""}, {"垛", 0, "", ""}, {"畦", 0, "", ""},
    {"簇", 0, "", ""}, {"丸", 0, "", ""}, {"樘", 0, "", ""}, {"榀", 0, "", ""}, {"帧", 0, "", ""},
    {"罐", 0, "头车装区体", ""}, {"杯", 0, "?", "杯水 杯酒 杯茶 杯奶 杯咖啡"}, {"捆", 0, "绑", ""}, {"垄", 0, "断", ""},
    {"穴", 0, "位", ""}, {"讲", 0, "*", ""}, {"题", 0, "*", ""}, {"夜", 0, "*", ""},
    {"列", 0, "*", "列列车 列班列 列火车 列动车 列高铁 列中欧"}, {"孔", 0, "*", "孔桥 孔涵 孔闸"},
    {"杆", 0, "*", "杆路灯"}, {"伙", 0, "*", "伙犯罪 伙盗窃 伙人"},
    {"款", 0, "?",
     "款产品 款新 款车 款软件 款游戏 款应用 款农产品 款特色 款手机 款机型 款菜 款文创 "
     "款小程序 款药"},
    {"管", 0, "?", "管血 管疫苗"}, {"味", 0, "?", "味药 味中药"},
    {"帖", 0, "?", "帖药 帖中药 帖膏药"}, {"尊", 0, "?", "尊佛像 尊雕像 尊铜像 尊塑像 尊石"},
    {"峰", 0, "?", "峰骆驼"}, {"挂", 0, "?", "挂鞭炮"}, {"串", 0, "?", "串钥匙"},
    {"基", 0, "?", "基铁塔 基塔"}, {"群", 0, "?", "群羊 群牛 群蜜蜂"},
    {"路", 0, "?", "路视频 路监控 路探头 路摄像 路高清 路信号 路公交"},
    {"行", 0, "?", "行代码 行程序 行数据"},
    {"时", 0, "?", "时许 时整 时左右 时X 时x 时Ｘ 时× 时○ 时_ 时* 时（"}, {"㎡", 1, "", ""},
    {"㎥", 1, "", ""}, {"㎞", 1, "", ""}, {"㎏", 1, "", ""}, {"㎜", 1, "", ""}, {"㎝", 1, "", ""},
    {"㎎", 1, "", ""},
    /* clang-format on */
};

/* What Latin letters stand for behind a figure. */
static const struct latin {
    const char *word;
    bool decimals;
} latin[] = {
    {"km²", true},  {"km2", true},  {"km", true},     {"hm²", true},   {"hm2", true},
    {"m²", true},   {"m2", true},   {"m³", true},     {"m3", true},    {"m", true},
    {"cm²", true},  {"cm", true},   {"dm", true},     {"mm²", true},   {"mm", true},
    {"nm", true},   {"μm", true},   {"um", true},     {"kg", true},    {"g", true},
    {"mg", true},   {"μg", true},   {"ug", true},     {"t", true},     {"mL", true},
    {"ml", true},   {"ML", true},   {"kW·h", true},   {"kWh", true},   {"kwh", true},
    {"MWh", true},  {"GWh", true},  {"kW", true},     {"KW", true},    {"kw", true},
    {"MW", true},   {"GW", true},   {"kVA", true},    {"KVA", true},   {"kva", true},
    {"MVA", true},  {"kV", true},   {"KV", true},     {"kv", true},    {"mV", true},
    {"mAh", true},  {"Ah", true},   {"mA", true},     {"MPa", true},   {"Mpa", true},
    {"mpa", true},  {"kPa", true},  {"KPa", true},    {"hPa", true},   {"Pa", true},
    {"kN", true},   {"KN", true},   {"MN", true},     {"kJ", true},    {"MJ", true},
    {"GJ", true},   {"kcal", true}, {"mSv", true},    {"μSv", true},   {"uSv", true},
    {"Sv", true},   {"mGy", true},  {"Gy", true},     {"GBq", true},   {"MBq", true},
    {"Bq", true},   {"Hz", true},   {"kHz", true},    {"MHz", true},   {"GHz", true},
    {"KB", true},   {"MB", true},   {"GB", true},     {"TB", true},    {"PB", true},
    {"Mbps", true}, {"Gbps", true}, {"kbps", true},   {"dB(A)", true}, {"dBA", true},
    {"dB", true},   {"db", true},   {"lx", true},     {"lm", true},    {"mol", true},
    {"mmol", true}, {"ppm", true},  {"ppb", true},    {"mmHg", true},  {"NTU", true},
    {"pcs", false}, {"rpm", false}, {"r/min", false}, {"min", false},  {"h", false},
    {"s", true},    {"ms", true},   {"Ω", true},      {"mg/L", true},  {"g/L", true},
    {"km/h", true}, {"m³/d", true}, {"m³/s", true},   {"t/d", true},   {"°C", true},
    {"°", true},    {"DDDs", true}, {"DDD", true},
};

/* From the front, so that 人次 is found before 次. */
struct span measure_foreign(struct span text)
{
    for (struct span tail = text; tail.len > 0;) {
        size_t step = span_step(tail);

        for (size_t i = 0; i < COUNT_OF(known); i++)
            if (span_is(tail, known[i].word))
                return tail;
        tail = (struct span){tail.s + step, tail.len - step};
    }
    return (struct span){text.s, 0};
}

/* --- by their first character --- */

/* `first_of` has one more than the index of the newest with that hash, `next_of` the one before
 * it. */
enum { BUCKETS = 256 };
static unsigned short first_of[BUCKETS], next_of[COUNT_OF(known)];

static unsigned bucket_of(const char *text)
{
    return ((unsigned char)text[1] * 7u + (text[1] ? (unsigned char)text[2] : 0u)) % BUCKETS;
}

static void fill_buckets(void)
{
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        unsigned bucket = bucket_of(known[i].word);
        next_of[i] = first_of[bucket];
        first_of[bucket] = (unsigned short)(i + 1);
    }
}

/* The longest of the measure words that the text begins with. */
static const struct known *known_at(const char *text, size_t len, size_t *size)
{
    const struct known *found = NULL;

    if (!first_of[bucket_of("次")])
        fill_buckets();
    *size = 0;
    for (unsigned at = len < 3 ? 0 : first_of[bucket_of(text)]; at; at = next_of[at - 1]) {
        const struct known *word = &known[at - 1];
        if (bytes_begin(text, len, word->word) && strlen(word->word) > *size) {
            *size = strlen(word->word);
            found = word;
        }
    }
    return found;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The longest one that no letter or digit follows. */
static const struct latin *latin_at(const char *text, size_t len)
{
    const struct latin *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < COUNT_OF(latin); i++) {
        size_t size = strlen(latin[i].word);
        if (size > longest && bytes_begin(text, len, latin[i].word) &&
            !bytes_begin(text + size, len - size, "/T") && /* GB/T */
            !(size < len && (is_letter(text[size]) || is_digit(text[size])))) {
            found = &latin[i];
            longest = size;
        }
    }
    return found;
}

/* Whether the text begins with one of the characters (of at most four bytes). */
static bool begins_with_one_of(const char *text, size_t len, const char *characters)
{
    struct span at = {text, len};
    size_t step = span_step(at);

    for (const char *c = characters; step && *c; c += span_step((struct span){c, 4}))
        if (*c == *text && strncmp(c, text, step) == 0)
            return true;
    return false;
}

static bool is_han(const char *text, size_t len)
{
    unsigned char c = len ? (unsigned char)*text : 0;

    return c >= 0xE4 && c <= 0xE9;
}

static bool begins_another(const struct known *word, size_t size, const char *text, size_t len)
{
    bool other = *word->but == '?' ||
                 (*word->but == '*' ? is_han(text + size, len - size)
                                    : begins_with_one_of(text + size, len - size, word->but));

    for (const char *yet = other ? word->yet : ""; *yet;) {
        size_t part = strcspn(yet, " ");
        if (part <= len && memcmp(text, yet, part) == 0)
            return false;
        yet += part + (yet[part] == ' ');
    }
    return other;
}

const char *measure_at(const char *text, size_t len)
{
    static const char *const foreign[] = {"μ", "Ω", "°", NULL};
    const struct known *found;
    size_t size;

    if (!len)
        return NULL;
    if (*text == '%')
        return "%";
    if (is_letter(*text) || bytes_begin_any(text, len, foreign)) {
        const struct latin *unit = latin_at(text, len);
        return unit ? unit->word : NULL;
    }
    found = known_at(text, len, &size);
    return found && !begins_another(found, size, text, len) ? found->word : NULL;
}

const char *measure_letter_at(const char *text, size_t len)
{
    static const char *const letters[] = {"A", "V", "W", "N", "L", "T", "G", "M", "K"};

    for (size_t i = 0; i < COUNT_OF(letters); i++)
        if (bytes_begin(text, len, letters[i]) &&
            !(len > 1 && (is_letter(text[1]) || is_digit(text[1]))))
            return letters[i];
    return NULL;
}

bool measure_takes_decimals(const char *word)
{
    size_t len = strlen(word), size;
    const struct known *found = known_at(word, len, &size);
    const struct latin *unit = found ? NULL : latin_at(word, len);

    return found ? size == len && found->decimals : unit && unit->decimals;
}
