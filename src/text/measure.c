/* SPDX-License-Identifier: MIT */
#include "text/measure.h"

#include "base/attributes.h"
#include "text/measure_word.h"

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

/* 次数, 人数: only a single character makes such a word. */
void measure_describe(const struct measure *measure, struct str *out)
{
    bool single = measure->folded.len == 3;

    str_add(out, measure->unit);
    if (single && (measure->kind == NUMBER_PLAIN || measure->kind == NUMBER_ORDINAL))
        str_add(out, "数");
}
