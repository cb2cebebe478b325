/* SPDX-License-Identifier: MIT */
#include "import/label_lean.h"

#include <string.h>

#include "base/bytes.h"
#include "import/glyph.h"

bool lean_contains(const struct str *text, struct stretch words)
{
    for (size_t at = 0; at + words.len <= text->len; at += glyph_size(text->s + at))
        if (memcmp(text->s + at, words.text, words.len) == 0)
            return true;
    return false;
}

/* The noun of the last figure: 实现利润 → 利润. */
struct clause *lean_noun(struct label *label)
{
    struct clause *noun = &label->other;

    clause_set(noun, str_text(&label->last), label->last.len);
    while (noun->from + 1 < noun->to &&
           noun->words[noun->from].classes & (LEX_VERB | LEX_PER | LEX_RATIO | LEX_FRONT) &&
           !(noun->words[noun->from + 1].classes & LEX_ATTR) &&
           !clause_word_is(noun, noun->from + 1, "后"))
        noun->from++;
    while (noun->to > noun->from + 1 && noun->words[noun->to - 1].classes & (LEX_ATTR | LEX_PER))
        noun->to--;
    while (noun->to > noun->from + 1 && noun->words[noun->to - 1].classes & LEX_VERB)
        noun->to--;
    return noun;
}

static struct clause *short_noun(struct label *label)
{
    struct clause *noun = lean_noun(label);

    clause_keep_end(noun, LABEL_MOST / 2);
    return noun;
}

static bool has_known(const struct clause *clause)
{
    for (size_t i = clause->from; i < clause->to; i++)
        if (clause->words[i].classes & (LEX_WORD | LEX_VERB))
            return true;
    return false;
}

/* What is said right before, behind the comma, where no figure stands. */
bool lean_on_clause(struct label *label, const struct label_site *site)
{
    static struct words poor = WORDS("偏低", "偏高", "偏少", "偏大", "不足", "不够", "较低", "长");
    static const char *const commas[] = {"，", ",", "；", ";", "：", ":", NULL};
    static const char *const colons[] = {"：", ":", NULL};
    static struct words times = WORDS("年", "月", "日", "以来");
    const char *text = site->document->text.s;
    size_t at = label->before.begin, size;
    struct clause *clause = &label->other;

    size = at > site->lowest ? bytes_end_any(text + site->lowest, at - site->lowest, commas) : 0;
    if (!size)
        return false;
    clause_before(clause, text, at - size, site->lowest);
    if (site->named && clause->begin == site->lowest && clause_is_all(clause, LEX_HEAD))
        return false; /* the end of a name */
    clause_strip_back(clause);
    clause_strip_front(clause, false);
    if (clause->to > clause->from + 1 &&
        stretch_last(clause_text(clause), &poor) == clause->words[clause->to - 1].size)
        clause->to--;
    if (stretch_last(clause_text(clause), &times)) /* 建于1998年，共有 */
        return false;
    clause_keep_end(clause,
                    bytes_begin_any(text + at - size, size, colons) ? LABEL_MOST : LABEL_MOST / 2);
    if (clause_chars(clause) < 2 || (clause_chars(clause) == 2 && !has_known(clause)) ||
        lean_contains(&label->last, clause_text(clause)))
        return false;
    clause_copy(&label->last, clause);
    return true;
}

bool lean_is_far(const struct label *label, const struct label_site *site)
{
    enum { NEAR = 120 }; /* bytes */
    static struct words rates = WORDS("率", "占比", "比例", "比重", "满意度");
    static const char *const ends[] = {"。", NULL};
    struct stretch last = {str_text(&label->last), label->last.len};
    struct stretch gap = {site->document->text.s + site->lowest, site->blank->start - site->lowest};

    if (stretch_last(last, &rates) && site->blank->kind != BLANK_PERCENT)
        return true;
    return gap.len > NEAR || stretch_find(gap, 0, ends) < gap.len;
}

/* Puts noun and words together: as much of the noun as there is room for. */
void lean_put(struct label *label, struct clause *noun, const struct clause *words, bool noun_first)
{
    size_t taken = clause_chars(words);

    clause_keep_end(noun, LABEL_MOST > taken ? LABEL_MOST - taken : 0);
    if (noun_first)
        clause_add(&label->words, noun);
    clause_add(&label->words, words);
    if (!noun_first)
        clause_add(&label->words, noun);
}

/* Whether the last figure has such a quality: a thing has a weight, a deed costs money. */
static bool has_quality(struct label *label, const struct clause *quality)
{
    enum { WHOLE = 4 }; /* characters that are enough of what a rate is of */
    static struct words of_deeds = WORDS("金额", "经费", "费用", "资金", "价值", "合格");
    static struct words measured = WORDS("率", "度", "数", "分", "面积", "比", "时间", "量", "额",
                                         "慢", "长", "结");
    const struct clause *noun = lean_noun(label);

    if (clause_last(quality) & LEX_RATE)
        return (noun->to == noun->count || clause_chars(noun) >= WHOLE) &&
               !clause_is_all(noun, LEX_VERB) && !stretch_last(clause_text(noun), &measured);
    return !clause_is_all(noun, LEX_ATTR | LEX_PER) &&
           (!clause_is_all(noun, LEX_VERB) || stretch_last(clause_text(quality), &of_deeds));
}

/* 同比增长, 占: not 比亚迪. */
static bool is_ratio(const struct clause *before)
{
    static struct words always = WORDS("占", "较", "比", "是");

    return clause_first(before) & LEX_RATIO &&
           (before->words[before->from].size > 3 || before->to - before->from == 1 ||
            before->words[before->from + 1].classes || stretch_first(clause_text(before), &always));
}

static void put_ratio(struct label *label)
{
    enum { RATIO_MOST = 8 }; /* characters: 比年初增长 */
    struct clause *before = &label->before;

    if (clause_chars(before) > RATIO_MOST && clause_last(before) & LEX_RATIO)
        before->from = before->to - 1; /* 比2024年的41.3万人次增长 */
    clause_set(&label->other, label->last.s, label->last.len);
    clause_strip_back(&label->other);
    lean_put(label, &label->other, before, true);
}

static void put_with_noun(struct label *label, bool per, bool grade, bool noun_first)
{
    struct clause *noun = short_noun(label);

    if (per && noun->to + 1 == noun->count && noun->words[noun->to].classes & LEX_VERB)
        noun->to++; /* 每次技能培训 */
    while (grade && noun->to > noun->from + 1 &&
           (clause_first(noun) & LEX_GRADE || clause_word_is(noun, noun->from, "以上")))
        noun->from++; /* 省级以上奖项X个，其中国家级X个 */
    lean_put(label, noun, &label->before, noun_first);
}

/* 其中严重的X个, 人均X元, 金额X万元, 同比增长X%: what the words lean on. */
bool lean_make(struct label *label, const struct label_site *site)
{
    enum { OPEN_MOST = 4 }; /* characters: 严重的 */
    struct clause *before = &label->before;
    bool noun = label->behind.from < label->behind.to, one = before->to - before->from == 1;
    bool per = clause_is_all(before, LEX_PER), ratio = is_ratio(before);
    bool quality = clause_is_all(before, LEX_ATTR | LEX_RATE) && one;
    bool grade = clause_last(before) & LEX_GRADE && one && label->last.len;
    bool open = before->is_open && clause_chars(before) <= OPEN_MOST &&
                site->blank->kind != BLANK_PERCENT;

    if (!(per || ratio || quality || open || grade) || (noun && !ratio))
        return false;
    if (!label->last.len || per)
        lean_on_clause(label, site);
    if (!label->last.len || (open && lean_contains(&label->last, clause_text(before))))
        return false;
    clause_set(&label->other, label->last.s, label->last.len);
    if ((quality && !grade && !has_quality(label, before)) ||
        (per && clause_is_all(&label->other, LEX_PER)))
        return false;
    label->leans = !quality ||
                   (site->blank->kind != BLANK_MONEY && !(clause_first(before) & LEX_RATE));
    if (ratio)
        put_ratio(label);
    else
        put_with_noun(label, per, grade, quality && !open && !grade);
    return true;
}
