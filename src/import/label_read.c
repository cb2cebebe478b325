/* SPDX-License-Identifier: MIT */
#include "import/label_read.h"

#include <string.h>

#include "base/bytes.h"
#include "import/glyph.h"
#include "text/measure_word.h"

enum { LIST_MOST = 14, NOUN_MOST = 10 }; /* characters: of a list that is kept whole, of a noun */

/* --- what is counted before --- */

/* 两, and the 200 of T恤200件. */
static bool is_number(const struct clause *clause, size_t index)
{
    const struct clause_word *word = &clause->words[index];
    const char *text = clause->text.s + word->start;

    return (word->size <= 3 && glyph_is_numeral(text, word->size)) ||
           (glyph_is_digit(text, word->size) && index + 2 < clause->to &&
            clause_word_is(clause, index + 2, "、"));
}

/* 举办按摩、电商等培训班 → 举办培训班; 看望老人、党员 stays. */
static void join_list(struct clause *clause, size_t *verb_end)
{
    size_t cut = clause->from, verb = clause->from;
    bool others = false, counted = false;

    while (verb < clause->to && clause->words[verb].classes & LEX_VERB)
        verb++;
    for (size_t i = clause->from + 1; i + 1 < clause->to; i++) {
        if (clause_word_is(clause, i, "等") || clause_word_is(clause, i, "等地")) {
            cut = i + 1;
            others = true;
        } else if (clause_word_is(clause, i, "、") && !others)
            cut = i + 1;
        counted = counted || is_number(clause, i);
    }
    if (cut == clause->from || (!others && !counted && clause_chars(clause) <= LIST_MOST))
        return;
    *verb_end = verb < cut ? verb : clause->from;
    if (clause->words[cut].classes & LEX_VERB)
        *verb_end = clause->from;
    clause->from = cut;
}

/* The sign of a figure: 最低气温：-X℃, 保持在-X℃. */
static size_t before_sign(const struct label_site *site)
{
    static struct words signs = WORDS("-", "－", "+", "＋", "±", "≥", "≤", "＜", "＞");
    static const char *const colons[] = {"：", ":", NULL};
    const char *text = site->document->text.s + site->lowest;
    size_t len = site->blank->start - site->lowest, size = words_end(&signs, text, len);

    if (!size || size == len)
        return site->blank->start;
    len -= size;
    return bytes_end_any(text, len, colons) ||
                   glyph_is_han(text + glyph_back(text, len), len - glyph_back(text, len))
               ? site->lowest + len
               : site->blank->start;
}

/* 297毫米的发票 */
static void drop_to_of(struct clause *clause)
{
    for (size_t i = clause->from; i + 1 < clause->to; i++)
        if (clause_word_is(clause, i, "的")) {
            clause->from = i + 1;
            return;
        }
}

void label_read_before(struct label *label, const struct label_site *site, struct str *verb)
{
    struct clause *before = &label->before;
    size_t start, end;
    struct stretch list;

    clause_before(before, site->document->text.s, before_sign(site), site->lowest);
    if (before->count && glyph_is_digit(str_text(&before->text), before->text.len))
        drop_to_of(before);
    if (site->named && before->begin == site->lowest && before->count > 2 &&
        before->words[0].size <= 3 && before->words[0].classes & LEX_HEAD) /* XX路末班车时间 */
        before->from++;
    if (site->ranked && before->begin == site->lowest && before->count > 1 &&
        before->words[0].size <= 3 &&
        measure_at(before->text.s, before->words[0].size)) /* 第X级应急响应X次 */
        before->from++;
    label->and_others = clause_word_is(before, before->to - 1, "等");
    clause_strip_back(before);
    clause_strip_front(before, site->named && before->begin == site->lowest);
    start = end = before->from;
    join_list(before, &end);
    if (end > start) {
        list.text = before->text.s + before->words[start].start;
        list.len = before->words[end].start - before->words[start].start;
        str_addn(verb, list.text, list.len);
    }
    if (before->from > start)
        clause_strip_front(before, false);
}

void label_drop_counted(struct label *label)
{
    struct clause *before = &label->before;
    struct stretch text = clause_text(before);
    size_t at = before->from;

    if (!label->noun.len || text.len < label->noun.len ||
        memcmp(text.text, label->noun.s, label->noun.len) != 0)
        return;
    while (at < before->to &&
           before->words[at].start < before->words[before->from].start + label->noun.len)
        at++;
    if (at < before->to &&
        before->words[at].start != before->words[before->from].start + label->noun.len)
        return;
    if (at == before->to ? !(clause_first(before) & LEX_VERB)
                         : before->words[at].classes & (LEX_VERB | LEX_FRONT | LEX_PER)) {
        before->from = at;
        clause_strip_front(before, false);
    }
}

/* --- what is counted behind --- */

static bool ends_noun(const struct clause *clause, size_t index, bool broad)
{
    const struct clause_word *word = &clause->words[index];

    if (index > clause->from && index + 1 < clause->to && clause_word_is(clause, index, "以上"))
        return false;
    if (clause_word_is(clause, index, "、") || word->classes & (LEX_PER | LEX_RATIO) ||
        (word->classes & LEX_HONOUR && index > clause->from && !broad) ||
        (word->classes & LEX_BACK && word->size > 3))
        return true;
    if (index > clause->from && word->classes & LEX_FRONT && word->size > 3 &&
        index + 1 < clause->to && clause->words[index + 1].classes & LEX_VERB)
        return true; /* 员工认真落实 */
    if (clause_stops(clause, index))
        return !(broad && (clause->is_whole || index == clause->from) &&
                 word->classes & LEX_VERB) &&
               !(index == clause->from &&
                 (clause_word_is(clause, index, "未") || clause_word_is(clause, index, "不")));
    if (!(word->classes & LEX_VERB))
        return broad && index > clause->from && !word->classes &&
               clause->words[index - 1].classes & LEX_BROAD &&
               !clause_word_is(clause, index, "（") && !clause_word_is(clause, index - 1, "没有");
    if (word->size <= 3 && index > clause->from && !clause->words[index - 1].classes)
        return false; /* 小读者 */
    return !broad && !(clause->is_whole && index + 1 == clause->to);
}

/* X人以上的大班额: what stands between the unit and the noun. */
static bool is_between(const struct clause *behind)
{
    static const char *const words[] = {"的",   "来",   "以来", "以上", "以下",
                                        "以内", "左右", "等",   NULL};

    for (size_t i = 0; words[i]; i++)
        if (clause_word_is(behind, behind->from, words[i]))
            return true;
    return false;
}

/* 为X名残疾人适配辅具: what is done is needed too. */
static bool is_given(const struct clause *before)
{
    static struct words to = WORDS("为", "对", "给", "帮", "帮助", "向");
    struct stretch text = {str_text(&before->text), before->text.len};

    return before->from >= before->to && stretch_last(text, &to);
}

void label_read_behind(struct label *label, const struct label_site *site)
{
    struct clause *behind = &label->behind;
    size_t at;
    bool broad = true, given = is_given(&label->before);

    clause_behind(behind, site->document->text.s, site->blank->behind, site->highest);
    behind->is_whole = behind->is_whole || site->ends;
    while (behind->from < behind->to && is_between(behind))
        behind->from++;
    if (behind->from > 0 && strcmp(site->blank->unit, "年") == 0)
        behind->to = behind->from; /* 近X年来发生案件 */
    for (at = behind->from; at < behind->to && !ends_noun(behind, at, broad); at++)
        if (!(behind->words[at].classes & (LEX_VERB | LEX_BROAD)) && !given)
            broad = false;
    if (at == behind->from + 1 &&
        (behind->words[behind->from].classes & LEX_FRONT || clause_stops(behind, behind->from)))
        at = behind->from;
    if (at > behind->from && clause_word_is(behind, at - 1, "的"))
        at--;
    behind->to = at;
    clause_keep_start(behind, NOUN_MOST);
    if (behind->to > behind->from + 1 && (!behind->is_whole || behind->to < at) &&
        behind->words[behind->to - 1].classes & LEX_VERB &&
        !(behind->words[behind->to - 2].classes & LEX_VERB))
        behind->to--;
}
