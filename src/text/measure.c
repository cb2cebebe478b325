/* SPDX-License-Identifier: MIT */
#include "text/measure.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"

static const char *const kind_units[] = {
    [NUMBER_PLAIN] = "",   [NUMBER_MONEY] = "元", [NUMBER_PERCENT] = "%",
    [NUMBER_ORDINAL] = "", [NUMBER_YEAR] = "年",  [NUMBER_MONTH] = "月",
};

/* Other words for the unit of a kind, the longer ones first. */
static const struct synonym {
    enum number_kind kind;
    const char *word;
} synonyms[] = {
    {NUMBER_MONEY, "元人民币"}, {NUMBER_MONEY, "人民币"}, {NUMBER_MONEY, "元整"},
    {NUMBER_MONEY, "元正"},     {NUMBER_MONEY, "块钱"},   {NUMBER_MONEY, "块"},
    {NUMBER_MONEY, "元"},       {NUMBER_PERCENT, "%"},    {NUMBER_YEAR, "年度"},
    {NUMBER_YEAR, "年份"},      {NUMBER_YEAR, "年"},      {NUMBER_MONTH, "月份"},
    {NUMBER_MONTH, "月"},
};

static const struct scale {
    const char *word;
    int exponent;
    bool money_only; /* 千克 and 千瓦 are units of their own */
} scales[] = {{"千", 3, true}, {"万", 4, false}, {"亿", 8, false}};

/* Measure words. Before one of the characters of `but` they begin another word: 项目, 人员. */
static const struct known {
    const char *word;
    bool decimals; /* lengths, areas, weights */
    const char *but;
} known[] = {
    /* clang-format off */
    {"人次", 0, ""}, {"件次", 0, ""}, {"户次", 0, ""}, {"家次", 0, ""}, {"场次", 0, ""},
    {"班次", 0, ""}, {"车次", 0, ""}, {"台次", 0, ""}, {"批次", 0, ""}, {"期次", 0, ""},
    {"例次", 0, ""}, {"册次", 0, ""}, {"页次", 0, ""}, {"顶", 0, "层级"},
    {"人年", 0, ""}, {"人天", 0, ""}, {"班组", 0, ""}, {"套次", 0, ""}, {"架次", 0, ""}, {"剂次", 0, ""}, {"课次", 0, ""}, {"人份", 0, ""},
    {"次", 0, "序要日年生"}, {"名", 0, "称单义额次录牌师优片胜校企气声誉"},
    {"人", 0, "员民才力大均社事防数口群士物工文心格"},
    {"个", 0, "别人性体案税旧"}, {"项", 0, "目"}, {"份", 0, "额子"}, {"件", 0, ""},
    {"期", 0, "间限满内末货望待初刊盼"}, {"条", 0, "件例款约"},
    {"户", 0, "籍外口主型"}, {"天", 0, "然气津河府山水下空才安网"}, {"篇", 0, "章幅"},
    {"场", 0, "所地次馆景站面域外合"}, {"家", 0, "庭属长园访风族"},
    {"起", 0, "草诉到步点义底初伏源重"}, {"宗", 0, "旨教族祠地亲"}, {"例", 0, "如会外行子"},
    {"所", 0, "属在有以长需谓辖得做取"}, {"套", 0, "餐取种路用"},
    {"台", 0, "账风阶湾历州办前胞商区"}, {"辆", 0, ""},
    {"处", 0, "理置罚级长室于分方决在境暑事所"}, {"座", 0, "谈位落右"},
    {"支", 0, "部行持撑出委付援线流配点书前渠柱护"}, {"轮", 0, "流岗训换番值胎候"},
    {"批", 0, "评准复示次发改判"}, {"类", 0, "型别似"}, {"种", 0, "类植业子质族养粮"},
    {"倍", 0, "增数"}, {"堂", 0, ""}, {"节", 0, "约日点目能水假庆俭气育奏余俗"}, {"课时", 0, ""},
    {"学时", 0, ""}, {"小时", 0, ""}, {"公里", 1, "数"}, {"亩", 1, "产"}, {"平方米", 1, ""},
    {"平方公里", 1, ""}, {"立方米", 1, ""}, {"公顷", 1, ""}, {"千克", 1, ""}, {"千米", 1, ""},
    {"千瓦时", 1, ""}, {"千瓦", 1, ""}, {"吨", 1, "位"}, {"公斤", 1, ""}, {"斤", 1, ""},
    {"克", 1, "服难己"}, {"升", 1, "级旗学值温华任高国"}, {"厘米", 1, ""}, {"毫米", 1, ""},
    {"米", 1, "粉酒线"}, {"度", 0, "假汛夏过数"}, {"届", 0, "满时"},
    {"组", 0, "织长员建成团别合件工稿装阁"}, {"个月", 0, ""}, {"元", 0, "旦宵素首老勋件宇"},
    {"美元", 0, ""}, {"人民币", 0, ""}, {"%", 0, ""}, {"个百分点", 0, ""}, {"百分点", 0, ""},
    {"位", 0, "置于"}, {"间", 0, "隔接断歇"},
    {"本", 0, "地单级年市县局区省人身职领科乡村系部着次月届来质能色土金周院校队镇"},
    {"册", 0, ""}, {"张", 0, "贴家力榜扬望"}, {"幅", 0, "度员"}, {"块", 0, "状"},
    {"只", 0, "有是要能争为顾"}, {"头", 0, "雁等条部号脑名"}, {"棵", 0, ""}, {"株", 0, "洲"},
    {"颗", 0, "粒"}, {"根", 0, "据本治源植基除"}, {"片", 0, "区长面段警"},
    {"把", 0, "握关控脉手好党"}, {"部", 0, "门署分长队委位落级件属里下"},
    {"门", 0, "户类店诊口牌前禁球槛头"}, {"面", 0, "向对积临貌上试粉谈包料部"},
    {"封", 0, "闭存控建面"}, {"则", 0, ""}, {"幢", 0, ""}, {"栋", 0, "梁"}, {"艘", 0, ""},
    {"枚", 0, ""}, {"盏", 0, ""}, {"箱", 0, "体"}, {"盒", 0, "饭"}, {"瓶", 0, "颈"},
    {"层", 0, "面级层次出"}, {"对", 0, "象接照口外标此于党待策比应抗账"},
    {"双", 0, "方向拥创重减随控培联报节女"}, {"队", 0, "伍长员列友"},
    {"团", 0, "队员结委支干体组购聚圆建市县省日"}, {"班", 0, "子组长级车主列会次"},
    {"站", 0, "点长位台房所岗"}, {"笔", 0, "记试者录"}, {"单", 0, "位独一纯元身项据"},
    {"票", 0, "据数决"}, {"车", 0, "间辆站主队次祸库程厢"}, {"趟", 0, ""}, {"遍", 0, "布及地"},
    {"回", 0, "访复头顾收族报应归家乡流"}, {"章", 0, "程节"}, {"字", 0, "样数体号"},
    {"页", 0, "面岩"}, {"句", 0, "子"}, {"级", 0, "别"},
    {"代", 0, "表理办码价替建市县省言际发"}, {"段", 0, "落长"},
    {"集", 0, "中体团合市镇约聚训资贸成散会结思"},
    {"年", 0, "轻初终底末检报会均产货级关青内审薪龄老代"}, {"年度", 0, ""}, {"周年", 0, ""},
    {"月", 0, "亮报刊度老"}, {"月份", 0, ""}, {"周", 0, "边期报密到年例岁围转易刊"},
    {"日", 0, "常报益前记均历志照程"}, {"号", 0, "召码称令角牌"}, {"岁", 0, "月末数"},
    {"分钟", 0, ""},
    {"分", 0, "别管析工布为局类配级公享队支成组片包会部院期批明数流解散校行店钟歧"},
    {"秒", 0, ""},
    {"番", 0, "茄号"}, {"折", 0, "扣旧叠合射页腾"}, {"首", 0, "都先批次要席长届府脑创家付位个任"},
    {"匹", 0, "配"}, {"桶", 0, "装"}, {"束", 0, "缚"}, {"滴", 0, "灌"}, {"排", 0, "查名放污涝球序练水除头"},
    {"包", 0, "括含联装保干容抓片村"}, {"版", 0, "本面块权"}, {"袋", 0, ""}, {"盆", 0, "地景"}, {"顿", 0, ""},
    {"桌", 0, "面椅"}, {"眼", 0, "光界科镜前下睛"}, {"口", 0, "号头碑岸径腔才述味岗"}, {"尾", 0, "号矿气水部款"},
    {"羽", 0, "毛"}, {"道", 0, "路德理教具歉"}, {"艘次", 0, ""}, {"航次", 0, ""}, {"辆次", 0, ""}, {"趟次", 0, ""},
    {"台套", 0, ""}, {"台班", 0, ""}, {"课", 0, "题程堂件改本外间后"}, {"卷", 0, "宗烟入"}, {"幕", 0, "后"},
    {"成", 0, "员立果为功绩效长本品都才人交分熟就因年千语文型体书教套"}, {"盘", 0, "活点子"}, {"阵", 0, "地营容"}, {"立方", 1, ""}, {"平方", 1, ""}, {"延米", 1, ""}, {"延长米", 1, ""},
    {"千伏安", 1, ""}, {"千伏", 1, ""}, {"兆瓦", 1, ""}, {"度电", 0, ""}, {"吨公里", 1, ""}, {"人公里", 1, ""},
    {"‰", 1, ""}, {"℃", 1, ""}, {"公分", 1, ""}, {"海里", 1, ""}, {"毫升", 1, ""}, {"毫克", 1, ""}, {"个工作日", 0, ""},
    {"人天", 0, ""}, {"标箱", 0, ""}, {"套次", 0, ""}, {"枝", 0, ""}, {"粒", 0, ""}, {"丛", 0, ""}, {"蓬", 0, "勃"},
    {"点次", 0, ""}, {"平米", 1, ""}, {"具", 0, "体有备"}, {"方", 1, "面式案法向可针圆便位程言才米队略阵舱子志"},
    {"发", 0, "展生放布现挥动电起出表言行达票改送射文给证明标酵育包掘型病热"},
    {"扇", 0, "形"}, {"架", 0, "构子设"}, {"副", 0, "职主局长市县书省处科组总教部镇乡区院校所队业食作会秘调研巡"},
    /* clang-format on */
};

static void split_scale(struct measure *measure)
{
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        if (scales[i].money_only && measure->kind != NUMBER_MONEY)
            continue;
        measure->scale = measure->base;
        if (span_drop_start(&measure->base, scales[i].word)) {
            measure->scale.len -= measure->base.len;
            measure->exponent = scales[i].exponent;
            return;
        }
    }
    measure->scale = (struct span){measure->base.s, 0};
}

void measure_init(struct measure *measure, const struct number_rule *rule)
{
    measure->kind = rule->kind;
    measure->unit = rule->unit && *rule->unit ? rule->unit : kind_units[rule->kind];
    if (notation_fold(span_of(measure->unit), &measure->folded) != NOTATION_FINE)
        measure->folded.len = 0;
    measure->base = (struct span){measure->folded.s, measure->folded.len};
    measure->exponent = 0;
    split_scale(measure);
}

static bool drop_span(struct span *text, struct span word)
{
    struct span tail = {text->s + text->len - word.len, word.len};

    if (word.len == 0 || text->len < word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (tail.s[i] != word.s[i])
            return false;
    text->len -= word.len;
    return true;
}

/* 篇(条), 篇/条: the whole, or any piece of it. */
static bool drop_pieces(struct span *text, struct span unit)
{
    static const char marks[] = "()/";
    size_t start = 0;

    if (drop_span(text, unit))
        return true;
    for (size_t i = 0; i <= unit.len; i++) {
        bool mark = i == unit.len;

        for (const char *m = marks; *m && !mark; m++)
            mark = unit.s[i] == *m;
        if (mark && drop_span(text, (struct span){unit.s + start, i - start}))
            return true;
        start = mark ? i + 1 : start;
    }
    return false;
}

static bool drop_base(const struct measure *measure, struct span *text)
{
    for (size_t i = 0; i < COUNT_OF(synonyms); i++)
        if (synonyms[i].kind == measure->kind && span_drop_end(text, synonyms[i].word))
            return true;
    return drop_pieces(text, measure->base);
}

/* 12万 in a field of 万元 is 12; 1亿2千万 is read as a whole and converted. */
static bool drop_scale(const struct measure *measure, struct span *text)
{
    struct span rest = *text;

    if (measure->exponent == 0 || !drop_span(&rest, measure->scale) || rest.len == 0)
        return false;
    if (span_has(rest, "万") || span_has(rest, "亿"))
        return false;
    *text = rest;
    return true;
}

struct unit_found measure_drop(const struct measure *measure, struct span *text)
{
    struct unit_found found = {false, false, {text->s, 0}};

    if (measure->folded.len == 0) {
        found.extra = measure_foreign(*text);
        text->len -= found.extra.len;
        return found;
    }
    found.base = drop_base(measure, text);
    found.scale = drop_scale(measure, text);
    return found;
}

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

/* 次数, 人数: only a single character makes such a word. */
void measure_describe(const struct measure *measure, struct str *out)
{
    bool single = measure->folded.len == 3;

    str_add(out, measure->unit);
    if (single && (measure->kind == NUMBER_PLAIN || measure->kind == NUMBER_ORDINAL))
        str_add(out, "数");
}

/* Whether the character (at most four bytes) at the start of the text is one of these. */
static bool begins_with_one_of(const char *text, size_t len, const char *characters)
{
    struct span at = {text, len};
    size_t step = span_step(at);

    for (const char *c = characters; step && *c; c += span_step((struct span){c, 4}))
        if (*c == *text && strncmp(c, text, step) == 0)
            return true;
    return false;
}

/* The measure words by their first character: `first` has one more than the index of the newest
 * with that hash, `next` the one before it. */
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

const char *measure_at(const char *text, size_t len)
{
    const struct known *found;
    size_t size;

    if (bytes_begin(text, len, "%"))
        return "%";
    found = known_at(text, len, &size);
    if (!found || begins_with_one_of(text + size, len - size, found->but))
        return NULL;
    return found->word;
}

bool measure_takes_decimals(const char *word)
{
    size_t len = strlen(word), size;
    const struct known *found = known_at(word, len, &size);

    return found && size == len && found->decimals;
}
