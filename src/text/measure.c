/* SPDX-License-Identifier: MIT */
#include "text/measure.h"

#include "base/attributes.h"

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

/* Units that are recognized where they do not belong. */
static const char *const known[] = {
    /* clang-format off */
    "人次", "件次", "户次", "家次", "场次", "班次", "车次", "次", "名", "人", "个", "项", "份",
    "件", "期", "条", "户", "天", "篇", "场", "家", "起", "宗", "例", "所", "套", "台", "辆",
    "处", "座", "支", "轮", "批", "类", "种", "倍", "堂", "节", "课时", "学时", "小时", "公里",
    "亩", "平方米", "平方公里", "立方米", "公顷", "吨", "公斤", "斤", "克", "升", "米", "度",
    "届", "组", "个月", "元", "美元", "人民币", "%", "个百分点", "百分点", "位", "间", "本", "册",
    "张", "幅", "块", "只", "头", "棵", "株", "颗", "根", "片", "把", "部", "门", "面", "封",
    "则", "幢", "栋", "层", "对", "双", "队", "团", "班", "站", "笔", "单", "票", "车", "趟",
    "遍", "回", "章", "字", "页", "句", "级", "代", "段", "集", "年", "年度", "周年", "月",
    "月份", "周", "日", "号", "岁", "分钟", "分", "秒",
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
            if (span_is(tail, known[i]))
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
