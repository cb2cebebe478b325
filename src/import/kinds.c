/* SPDX-License-Identifier: MIT */
#include "import/kinds.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "import/kinds_ordinal.h"
#include "import/placeholder.h"
#include "import/unit.h"
#include "text/measure_word.h"

/* --- what stands beside it --- */

static bool is_alone_in_quotes(const struct site *site)
{
    static const char *const pairs[][2] = {{"“", "”"},   {"《", "》"}, {"〈", "〉"},
                                           {"‹", "›"},   {"<", ">"},   {"「", "」"},
                                           {"『", "』"}, {"‘", "’"},   {"\"", "\""}};

    size_t back = glyph_back(site->line, site->start);

    if (!glyph_is_mark(site->line + back, site->start - back))
        return false;
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (bytes_end(site->line, site->start, pairs[i][0]))
            return bytes_begin(site->line + site->end, site->len - site->end, pairs[i][1]);
    return false;
}

bool kinds_is_hedge(const char *text, size_t len)
{
    static const struct {
        const char *word;
        const char *const but[24];
    } hedges[] = {
        {"约",
         {"节约", "预约", "签约", "履约", "违约", "合约", "制约", "集约", "条约", "特约", "公约",
          "续约", "邀约", "契约", "解约", "失约", "简约", NULL}},
        {"近",
         {"最近", "附近", "临近", "邻近", "靠近", "就近", "亲近", "远近", "走近", "贴近", "新近",
          "逼近", NULL}},
    };

    for (size_t i = 0; i < COUNT_OF(hedges); i++)
        if (bytes_end(text, len, hedges[i].word))
            return !bytes_end_any(text, len, hedges[i].but);
    return false;
}

/* --- single questions --- */

/* A figure that came without a measure word: 共有X党员. */
static bool is_counted(const struct site *site)
{
    static struct words verbs = WORDS("共有", "共计", "总计", "合计", "达", "达到", "累计", "超过",
                                      "不少于", "不低于", "共");
    static const char *const nouns[] = {"中共", "公共", NULL};
    static struct words bodies = WORDS("局", "市", "县", "省", "区", "乡", "镇", "村", "委", "党委",
                                       "党组", "厅", "系统", "街道", "社区", "公司", "同志", "等");

    static const char *const colons[] = {"：", ":", NULL};
    size_t colon = bytes_end_any(site->line, site->start, colons);

    if (colon && !site_is_clause_end(site, site->end))
        return false;
    return words_end(&verbs, site->line, site->start - colon) && !site_ends_any(site, nouns) &&
           !words_begin(&bodies, site->line + site->end, site->len - site->end);
}

/* 暴雨日数：X, 较上年：+X: what stands before says that it is a figure. */
static bool is_sum(const struct site *site)
{
    static struct words sums = WORDS("数", "数量", "总量");
    static const char *const colons[] = {"：", ":", NULL}, *const signs[] = {"+", "＋", "±", NULL};
    static const char *const nouns[] = {"参数", "指数", "函数", "系数", "基数", NULL};
    size_t at = site->start - bytes_end_any(site->line, site->start, signs);
    size_t end = at - bytes_end_any(site->line, at, colons);

    if (end < at && at < site->start)
        return true;
    return words_end(&sums, site->line, end) && !bytes_end_any(site->line, end, nouns);
}

/* 共有优抚对象X，: what is counted stands between. 参会人数X，: it says so itself. */
static bool is_total(const struct site *site)
{
    static struct words verbs = WORDS("共有", "共计", "总计", "合计", "累计");

    return site_is_clause_end(site, site->end) && (is_sum(site) || site_clause_has(site, &verbs));
}

/* X年: a year, or how many years. */
static void judge_years(struct blank *blank, const struct site *site, const struct unit *unit)
{
    static struct words before = WORDS(
        "近", "连续", "历时", "为期", "任期", "共", "满", "持续", "长达", "约", "这", "每", "过去",
        "未来", "用", "达", "工龄", "超过", "前", "后", "已有", "已经", "已", "了", "从业", "整整",
        "至今", "有", "不到", "不足", "将近", "快", "干", "工作", "服役", "从教", "从警", "入职",
        "工龄为", "服务", "担任", "任职", "经营", "运行", "使用", "合作", "坚持", "历经", "时隔",
        "距今", "延长", "提前", "保持", "从事");
    static struct words behind = WORDS("来", "以来", "间", "以上", "以内", "内", "后", "时间",
                                       "之久", "有余", "期", "左右", "整");
    size_t at = site->end + unit->len;

    blank->kind = BLANK_YEAR;
    if (site->signs == 4 || site->is_year || strcmp(unit->word, "年") != 0)
        return;
    blank->doubt = DOUBT_YEARS;
    if (unit->is_hedged || words_end(&before, site->line, site->start) ||
        words_begin(&behind, site->line + at, site->len - at))
        blank->kind = BLANK_COUNT;
}

/* 在研发中心XX组: somebody works there. */
static bool is_in_office(const struct site *site)
{
    static struct words offices = WORDS("中心", "部", "部门", "车间", "公司", "集团", "事业部",
                                        "科", "处", "室", "厂", "院", "局", "基地", "项目部");
    static struct words at = WORDS("在", "到", "赴", "从", "调入", "调至", "来自", "隶属", "分配");

    return words_end(&offices, site->line, site->start) && site_clause_has(site, &at);
}

/* XX组, XX节, XX队: the body of that name, and not so many of them. */
static bool is_body(const struct site *site, const struct unit *unit)
{
    static const char *const bodies[] = {"组", "队", "节", "班", "团", "站", NULL};
    static const char *const each[] = {"各个", "各", "每个", "由", NULL};
    struct placeholder next;

    if (strcmp(unit->word, "处") == 0 && !unit->is_hedged && site->signs > 1 &&
        site_is_clause_start(site)) /* XX处XXX处长 */
        return placeholder_at(site->line, site->len, site->end + unit->len, &next);
    if (*unit->scale || unit->is_hedged || unit->pair_len ||
        !bytes_begin_any(unit->word, strlen(unit->word), bodies) || strlen(unit->word) > 3)
        return false;
    return site_ends_any(site, each) ||
           (site->signs > 1 && (site_is_clause_start(site) || is_in_office(site)));
}

/* “新时代XX人”: the name of something in quotation marks, which open near before. */
static bool is_quoted_name(const struct site *site, const struct unit *unit)
{
    static const char *const opening[] = {"“", "《", "〈", "「", NULL};
    static const char *const closing[] = {"”", "》", "〉", "」", NULL};
    size_t at = site->start;

    if (strcmp(unit->word, "级") == 0 && site_ends_any(site, opening)) /* “XX级文明单位” */
        return true;
    if (site->signs < 2 || unit->is_hedged ||
        !site_begins_any(site, site->end + unit->len, closing))
        return false;
    for (int i = 0; i < 5 && at; i++) {
        if (bytes_end_any(site->line, at, opening))
            return true;
        at = glyph_back(site->line, at);
    }
    return false;
}

static bool is_money(const struct unit *unit)
{
    static const char *const words[] = {"元", "美元", "人民币", NULL};

    for (size_t i = 0; words[i]; i++)
        if (strcmp(unit->word, words[i]) == 0)
            return true;
    return false;
}

static bool is_month(const struct unit *unit)
{
    return strcmp(unit->word, "月") == 0 || strcmp(unit->word, "月份") == 0;
}

static bool is_year(const struct unit *unit)
{
    return strcmp(unit->word, "年") == 0 || strcmp(unit->word, "年度") == 0;
}

/* 20XX届毕业生, 20XX级新生. */
static bool is_class(const struct unit *unit)
{
    return strcmp(unit->word, "届") == 0 || strcmp(unit->word, "级") == 0;
}

static bool is_share(const struct unit *unit)
{
    return strcmp(unit->word, "%") == 0 || bytes_end(unit->word, strlen(unit->word), "百分点");
}

/* 气温零下X度, but 用电X度. */
static bool is_temperature(const struct site *site, const struct unit *unit)
{
    static struct words words = WORDS("温", "零下", "零上", "高烧", "发烧");

    return strcmp(unit->word, "度") == 0 && site_clause_has(site, &words);
}

/* --- the judgement --- */

/* 投资X万: money. 惠及X万群众: as many of what follows. */
static void judge_scaled(struct blank *blank, const struct site *site, const struct unit *unit)
{
    static struct words money = WORDS(
        "投资", "资金", "筹资", "出资", "集资", "引资", "融资", "款", "费", "产值", "收入", "税",
        "贷", "补助", "补贴", "金额", "租金", "奖金", "基金", "成本", "利润", "额", "损失", "支出",
        "预算", "投入", "债", "GDP", "增加值", "价值", "罚没", "筹集");
    static struct words verbs = WORDS("花", "投", "捐", "筹", "借", "赚", "卖", "补", "奖", "罚",
                                      "欠", "耗", "价", "值", "拿出", "用", "花了", "卖了", "赚了");
    static struct words behind = WORDS("的", "以", "左", "上下", "余", "多", "资", "款", "专项",
                                       "扶", "补", "奖", "投", "产值", "用于", "贷", "了", "人民",
                                       "经费", "债", "到", "至", "和", "及", "与");
    static struct words counted = WORDS("粉丝", "播放", "阅读", "点击", "浏览", "人口", "用户",
                                        "人数", "销量", "订单", "访问", "下载", "关注", "产量",
                                        "总数", "客流");
    size_t at = site->end + unit->len;
    bool noun = glyph_is_han(site->line + at, site->len - at) &&
                !words_begin(&behind, site->line + at, site->len - at);

    blank->kind = BLANK_MONEY;
    blank->doubt = DOUBT_MONEY;
    if (words_end(&verbs, site->line, site->start) || site_clause_has(site, &money) ||
        !(noun || site_clause_has(site, &counted)))
        return;
    blank->kind = BLANK_DECIMAL;
    blank->doubt = DOUBT_NO_MEASURE;
}

static void judge_unit(struct blank *blank, const struct site *site, const struct unit *unit)
{
    if (is_body(site, unit) || is_quoted_name(site, unit)) {
        blank->kind = BLANK_NAME;
        blank->doubt = DOUBT_BODY;
    } else if (is_share(unit))
        blank->kind = BLANK_PERCENT;
    else if (is_money(unit))
        blank->kind = BLANK_MONEY;
    else if (!*unit->word) /* X万, X亿 */
        judge_scaled(blank, site, unit);
    else if (is_month(unit))
        blank->kind = BLANK_MONTH;
    else if (is_year(unit) || (site->is_year && is_class(unit)))
        judge_years(blank, site, unit);
    else if (kinds_is_session(site, unit) || kinds_is_rank(site, unit) ||
             (strcmp(unit->word, "班") == 0 && kinds_is_grade(site)))
        blank->kind = BLANK_ORDINAL;
    else if (site->has_point || *unit->scale || measure_takes_decimals(unit->word) ||
             is_temperature(site, unit))
        blank->kind = BLANK_DECIMAL;
    else
        blank->kind = BLANK_COUNT;
}

static void judge_bare(struct blank *blank, const struct site *site)
{
    static const char *const many[] = {"等", NULL}, *const year[] = {"年", NULL};
    static const char *const session[] = {"中全会", "等奖", "等功", "季度", "星级", NULL};
    static const char *const grades[] = {"等次", "等级", "等于", "等待", "等额", "等候",
                                         "等奖", "等功", "等同", "等份", "等值", NULL};
    bool and_others = site_begins_any(site, site->end, many) &&
                      !site_begins_any(site, site->end, grades);

    if (site->is_last_of_several || and_others)
        blank->kind = BLANK_LIST;
    else if (site->is_year || (site->signs == 4 && site_begins_any(site, site->end, year)))
        blank->kind = BLANK_YEAR;
    else if (site_begins_any(site, site->end, session) || kinds_is_grade(site) ||
             kinds_is_congress(site))
        blank->kind = BLANK_ORDINAL;
    else if (site->has_point || is_counted(site) || is_total(site)) {
        blank->kind = site->has_point ? BLANK_DECIMAL : BLANK_COUNT;
        blank->doubt = DOUBT_NO_MEASURE;
    } else
        blank->kind = BLANK_NAME;
}

static bool has_unit(enum blank_kind kind)
{
    return kind == BLANK_COUNT || kind == BLANK_DECIMAL || kind == BLANK_MONEY ||
           kind == BLANK_PERCENT;
}

/* 上午X时: elsewhere 时 mostly says when something is done. */
static bool is_hour(const struct site *site, size_t before)
{
    static const char *const parts[] = {"上午", "下午", "中午", "晚上", "晚", "凌晨",
                                        "早上", "清晨", "傍晚", "夜间", "日", NULL};
    static const char *const hour[] = {"时", NULL};

    return bytes_end_any(site->line, before, parts) && site_begins_any(site, site->end, hour);
}

static bool read_unit(struct unit *unit, const struct site *site, size_t before)
{
    const char *text = site->line + site->end;
    size_t len = site->len - site->end;

    if (unit_read(unit, text, len) || (site->has_point && unit_read_letter(unit, text, len)))
        return true;
    if (!is_hour(site, before))
        return false;
    *unit = (struct unit){.scale = "", .word = "时", .pair = "", .len = strlen("时")};
    return true;
}

void kinds_judge(struct blank *blank, const struct site *site, struct arena *arena)
{
    size_t before = site_before_blanks(site);
    struct unit unit;
    bool found = read_unit(&unit, site, before);

    blank->unit = "";
    blank->behind = site->end + (found ? unit.len : 0);
    blank->quoted = is_alone_in_quotes(site);
    if (blank->quoted)
        blank->kind = BLANK_NAME;
    else if (bytes_end(site->line, before, "第"))
        blank->kind = BLANK_ORDINAL;
    else if (bytes_end(site->line, before, "百分之")) {
        blank->kind = BLANK_PERCENT;
        unit = (struct unit){.scale = "", .word = "%", .pair = ""};
        found = true;
        blank->behind = site->end;
    } else if (bytes_end(site->line, before, "分之")) /* 百万分之X */
        blank->kind = BLANK_DECIMAL;
    else if (found)
        judge_unit(blank, site, &unit);
    else
        judge_bare(blank, site);
    if (!has_unit(blank->kind)) {
        if (blank_is_words(blank) ||
            (blank->kind == BLANK_ORDINAL && found && kinds_is_rank(site, &unit)))
            blank->behind = site->end;
        return;
    }
    if (found)
        blank->unit = unit_text(&unit, arena);
    if (blank->doubt == DOUBT_MONEY)
        blank->unit = strcmp(unit.scale, "亿") == 0 ? "亿元" : "万元";
    blank->approximate = (found && unit.is_hedged) || kinds_is_hedge(site->line, before);
}
