/* SPDX-License-Identifier: MIT */
#include "import/kinds.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "import/placeholder.h"
#include "import/unit.h"
#include "text/measure.h"

/* --- what stands beside it --- */

static bool ends_any(const struct site *site, const char *const *words)
{
    return bytes_end_any(site->line, site->start, words) > 0;
}

static bool begins_any(const struct site *site, size_t at, const char *const *words)
{
    return bytes_begin_any(site->line + at, site->len - at, words) > 0;
}

/* Only the last characters count for a word before it. */
static size_t before_blanks(const struct site *site)
{
    return glyph_trimmed(site->line, site->start);
}

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

static bool is_clause_start(const struct site *site)
{
    static struct words words = WORDS("，", "。", "；", "：", "、", "（", "“", "《", "〈", ",", ";",
                                      ":", "(", "各个", "各", "每个", "由", "在", "与", "和", "及",
                                      "或", "向", "到", "赴", "于");
    size_t at = before_blanks(site);

    return at == 0 || at < site->start || words_end(&words, site->line, site->start);
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

    return words_end(&verbs, site->line, site->start) && !ends_any(site, nouns) &&
           !words_begin(&bodies, site->line + site->end, site->len - site->end);
}

/* The end of the placeholder or numeral that begins there. */
static size_t session_number(const struct site *site, size_t at)
{
    struct placeholder number;

    while (glyph_is_numeral(site->line + at, site->len - at))
        at += glyph_size(site->line + at);
    if (placeholder_at(site->line, site->len, at, &number))
        at = number.start + number.len;
    return at;
}

/* X届全会, X届X次全会; the second X stands behind 届. */
static bool is_plenum(const struct site *site, const struct unit *unit)
{
    static const char *const behind[] = {"全会", "全国",   "全体", "中央", "次全会",
                                         "人大", "人民",   "政协", "党代", "代表大会",
                                         "理事", "委员会", NULL};
    static const char *const sessions[] = {"次全会", "次全体", "次会议", "中全会", "次代表", NULL};
    static const char *const always[] = {"次全会", "次党代会", "次全国代表", NULL};
    size_t at = site->end + unit->len;

    if (strcmp(unit->word, "届") == 0)
        return begins_any(site, at, behind) || begins_any(site, session_number(site, at), sessions);
    return strcmp(unit->word, "次") == 0 && (begins_any(site, site->end, always) ||
                                             (begins_any(site, site->end, sessions) &&
                                              bytes_end(site->line, before_blanks(site), "届")));
}

/* X级应急响应: a rank, and not so many steps. */
static bool is_rank(const struct site *site, const struct unit *unit)
{
    static const char *const behind[] = {"应急", "响应", "预警", "警戒", NULL};

    return strcmp(unit->word, "级") == 0 && !unit->is_hedged &&
           begins_any(site, site->end + unit->len, behind);
}

/* X年: a year, or how many years. */
static void judge_years(struct blank *blank, const struct site *site, const struct unit *unit)
{
    static struct words before = WORDS("近", "连续", "历时", "为期", "任期", "共", "满", "持续",
                                       "长达", "约", "这", "每", "过去", "未来", "用", "达", "工龄",
                                       "超过", "前", "后");
    static struct words behind = WORDS("来", "以来", "间", "以上", "以内", "内", "后", "时间",
                                       "之久", "有余", "期", "左右", "整");
    size_t at = site->end + unit->len;

    blank->kind = BLANK_YEAR;
    if (site->signs == 4 || strcmp(unit->word, "年") != 0)
        return;
    blank->doubt = DOUBT_YEARS;
    if (unit->is_hedged || words_end(&before, site->line, site->start) ||
        words_begin(&behind, site->line + at, site->len - at))
        blank->kind = BLANK_COUNT;
}

/* XX组, XX节, XX队: the body of that name, and not so many of them. */
static bool is_body(const struct site *site, const struct unit *unit)
{
    static const char *const bodies[] = {"组", "队", "节", "班", "团", "站", NULL};
    static const char *const each[] = {"各个", "各", "每个", "由", NULL};
    struct placeholder next;

    if (strcmp(unit->word, "处") == 0 && !unit->is_hedged && site->signs > 1 &&
        is_clause_start(site)) /* XX处XXX处长 */
        return placeholder_at(site->line, site->len, site->end + unit->len, &next);
    if (*unit->scale || unit->is_hedged || unit->pair_len ||
        !bytes_begin_any(unit->word, strlen(unit->word), bodies) || strlen(unit->word) > 3)
        return false;
    return ends_any(site, each) || (site->signs > 1 && is_clause_start(site));
}

/* “新时代XX人”: the name of something in quotation marks, which open near before. */
static bool is_quoted_name(const struct site *site, const struct unit *unit)
{
    static const char *const opening[] = {"“", "《", "〈", "「", NULL};
    static const char *const closing[] = {"”", "》", "〉", "」", NULL};
    size_t at = site->start;

    if (site->signs < 2 || unit->is_hedged || !begins_any(site, site->end + unit->len, closing))
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

static bool is_share(const struct unit *unit)
{
    return strcmp(unit->word, "%") == 0 || bytes_end(unit->word, strlen(unit->word), "百分点");
}

/* --- the judgement --- */

static void judge_unit(struct blank *blank, const struct site *site, const struct unit *unit)
{
    if (is_body(site, unit) || is_quoted_name(site, unit)) {
        blank->kind = BLANK_NAME;
        blank->doubt = DOUBT_BODY;
    } else if (is_share(unit))
        blank->kind = BLANK_PERCENT;
    else if (is_money(unit))
        blank->kind = BLANK_MONEY;
    else if (!*unit->word) { /* X万, X亿 */
        blank->kind = BLANK_MONEY;
        blank->doubt = DOUBT_MONEY;
    } else if (is_month(unit))
        blank->kind = BLANK_MONTH;
    else if (is_year(unit))
        judge_years(blank, site, unit);
    else if (is_plenum(site, unit) || is_rank(site, unit))
        blank->kind = BLANK_ORDINAL;
    else if (site->has_point || *unit->scale || measure_takes_decimals(unit->word))
        blank->kind = BLANK_DECIMAL;
    else
        blank->kind = BLANK_COUNT;
}

static void judge_bare(struct blank *blank, const struct site *site)
{
    static const char *const many[] = {"等", NULL}, *const year[] = {"年", NULL};
    static const char *const session[] = {"中全会", "等奖", "等功", NULL};
    static const char *const grades[] = {"等次", "等级", "等于", "等待", "等额", "等候",
                                         "等奖", "等同", "等份", "等值", NULL};
    bool and_others = begins_any(site, site->end, many) && !begins_any(site, site->end, grades);

    if (site->is_last_of_several || and_others)
        blank->kind = BLANK_LIST;
    else if (site->signs == 4 && (site->has_digits || begins_any(site, site->end, year)))
        blank->kind = BLANK_YEAR;
    else if (begins_any(site, site->end, session))
        blank->kind = BLANK_ORDINAL;
    else if (site->has_point || is_counted(site)) {
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

void kinds_judge(struct blank *blank, const struct site *site, struct arena *arena)
{
    size_t before = before_blanks(site);
    struct unit unit;
    bool found = unit_read(&unit, site->line + site->end, site->len - site->end);

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
    } else if (found)
        judge_unit(blank, site, &unit);
    else
        judge_bare(blank, site);
    if (!has_unit(blank->kind)) {
        if (blank_is_words(blank) ||
            (blank->kind == BLANK_ORDINAL && found && is_rank(site, &unit)))
            blank->behind = site->end;
        return;
    }
    if (found)
        blank->unit = unit_text(&unit, arena);
    if (blank->doubt == DOUBT_MONEY)
        blank->unit = strcmp(unit.scale, "亿") == 0 ? "亿元" : "万元";
    blank->approximate = (found && unit.is_hedged) || kinds_is_hedge(site->line, before);
}
