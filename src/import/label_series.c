/* SPDX-License-Identifier: MIT */
#include "import/label_series.h"

#include <string.h>

#include "base/bytes.h"

static bool goes_on(const struct label_site *site, size_t index)
{
    static const char *const marks[] = {"、", "和", "与", "及", "，", NULL};
    const struct blank *one = &site->blanks->items[index], *next = one + 1;
    size_t gap;

    if (index + 1 >= site->blanks->count || next->line != one->line || next->start < one->behind)
        return false;
    gap = next->start - one->behind;
    return gap && gap <= 3 && strcmp(next->unit, one->unit) == 0 &&
           bytes_begin_any(site->document->text.s + one->behind, gap, marks) == gap;
}

bool series_goes_on(const struct label_site *site)
{
    return goes_on(site, site->index);
}

static size_t series_count(const struct label_site *site)
{
    size_t count = 1;

    while (count < LABEL_SERIES && goes_on(site, site->index + count - 1))
        count++;
    return count;
}

/* 受理率、办结率: they have nothing in common. */
static bool ends_alike(const struct clause *clause, size_t end)
{
    const struct clause_word *one = &clause->words[end - 1], *last = &clause->words[clause->to - 1];
    enum { HAN = 3 };

    return one->size >= HAN && last->size >= HAN &&
           memcmp(clause->text.s + one->start + one->size - HAN,
                  clause->text.s + last->start + last->size - HAN, HAN) == 0;
}

/* 高血压、糖尿病患者管理率: each of the things before, with what they have in common. */
static bool name_each(struct label *label, const struct clause *clause, size_t count)
{
    size_t starts[LABEL_SERIES + 1] = {clause->from}, found = 1, tail = clause->to, size;

    for (size_t i = clause->from; i < clause->to && found <= count; i++)
        if (clause_word_is(clause, i, "、") || clause_word_is(clause, i, "和") ||
            clause_word_is(clause, i, "及"))
            starts[found++] = i + 1;
    if (found != count)
        return false;
    size = starts[1] - 1 - starts[0];
    if (!ends_alike(clause, starts[1] - 1) &&
        starts[count - 1] + size < clause->to) /* as many words as the first one has */
        tail = starts[count - 1] + size;
    if (tail == clause->to && tail > starts[count - 1] + 1 && clause_last(clause) & LEX_VERB)
        tail--; /* 工会经费、残保金入库 */
    for (size_t i = 0; i < count; i++) {
        struct clause part = *clause;
        part.from = starts[i];
        part.to = i + 1 < count ? starts[i + 1] - 1 : tail;
        clause_copy(&label->series[i], &part);
        part.from = tail;
        part.to = clause->to;
        clause_add(&label->series[i], &part);
    }
    return true;
}

/* 事故X起，死亡X人，同比分别下降X%和X%. */
static bool lean_each(struct label *label, const struct clause *ratio, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!label->bases[i].len)
            return false;
    for (size_t i = 0; i < count; i++) {
        const struct str *base = &label->bases[count - 1 - i];
        size_t taken = clause_chars(ratio);
        clause_set(&label->other, base->s, base->len);
        clause_keep_end(&label->other, LABEL_MOST - taken);
        clause_copy(&label->series[i], &label->other);
        clause_add(&label->series[i], ratio);
    }
    return true;
}

/* Makes the labels of a series where 分别 stands in the words before. */
bool series_make(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before;
    size_t count, at, cut;

    if (!series_goes_on(site))
        return false;
    clause_before(before, site->document->text.s, site->blank->start, site->lowest);
    for (at = before->to; at-- > before->from && !clause_word_is(before, at, "分别");)
        ;
    count = at + 1 > before->from ? series_count(site) : 1;
    if (count < 2)
        return false;
    cut = before->words[at].start;
    str_splice(&before->text, cut, before->words[at].size, "", 0);
    str_clear(&label->words);
    str_addn(&label->words, before->text.s, before->text.len);
    clause_set(before, label->words.s, label->words.len);
    str_clear(&label->words);
    clause_strip_back(before);
    clause_strip_front(before, false);
    if (clause_is_all(before, LEX_RATIO) ? !lean_each(label, before, count)
                                         : !name_each(label, before, count))
        return false;
    label->in_series = count;
    label->made_in_series = 1;
    return true;
}
