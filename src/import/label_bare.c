/* SPDX-License-Identifier: MIT */
#include "import/label_bare.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/label_beside.h"
#include "import/label_lean.h"
#include "import/label_noun.h"

enum { WORD_MOST = 4 }; /* characters of words that are put before a noun */

/* 降到X秒, 只有X台: such words say more than 共. */
static bool says_something(const struct clause *said)
{
    static struct words sums = WORDS("共计", "合计", "总计", "累计", "不少于", "不低于", "不超过",
                                     "分别", "达到", "其中", "目前", "全年", "今年", "以上");

    bool something = false;

    for (size_t i = said->from; i < said->to; i++) {
        struct stretch word = {said->text.s + said->words[i].start, said->words[i].size};
        if (!(said->words[i].classes & (LEX_FRONT | LEX_BACK | LEX_PER)))
            return false;
        something = something || (word.len > 3 && !stretch_first(word, &sums) &&
                                  !(said->words[i].classes & LEX_AREA));
    }
    return something;
}

static bool is_time(const char *unit)
{
    return strcmp(unit, "学时") == 0 || strcmp(unit, "课时") == 0 || strcmp(unit, "小时") == 0;
}

/* 年日照时数：X小时 */
static bool names_time(const struct clause *words)
{
    static struct words times = WORDS("时数", "时长", "时间", "学时", "课时", "数");

    return stretch_last(clause_text(words), &times) > 0;
}

/* X名民警年龄 …: the words that go on. */
static void lengthen_behind(struct label *label)
{
    struct clause longer = label->behind;

    while (longer.to < longer.count && !clause_stops(&longer, longer.to))
        longer.to++;
    clause_keep_start(&longer, LABEL_MOST - WORD_MOST);
    if (longer.to > label->behind.to)
        clause_add(&label->longer, &longer);
}

/* X条×X元: what one of them costs. */
static bool is_times(const struct label_site *site, size_t at)
{
    return at > site->lowest && site->blank->kind == BLANK_MONEY &&
           bytes_end(site->document->text.s + site->lowest, at - site->lowest, "×");
}

static bool is_sum(const struct clause *before)
{
    struct clause all = *before;

    all.from = 0;
    all.to = all.count;
    return clause_word_is(&all, 0, "合计") || clause_word_is(&all, 0, "总计");
}

/* 新增护士X名，累计X名 */
static bool put_running_total(struct label *label, const struct label_site *site)
{
    const struct clause *before = &label->before;
    struct clause *noun;

    if (!label->last.len || strcmp(site->blank[-1].unit, site->blank->unit) != 0)
        return false;
    for (size_t i = 0; i < before->count; i++)
        if (bytes_equal(before->text.s + before->words[i].start, before->words[i].size, "累计")) {
            noun = lean_noun(label);
            clause_keep_end(noun, LABEL_MOST - 2);
            clause_add(&label->words, noun);
            str_add(&label->words, _("累计"));
            return label->leans = true;
        }
    return false;
}

static void put_behind(struct label *label, const struct label_site *site)
{
    struct clause *behind = &label->behind;

    if (label->verb.len && !(clause_first(behind) & LEX_VERB))
        str_addn(&label->words, label->verb.s, label->verb.len);
    clause_add(&label->words, behind);
    if (label->verb.len)
        return;
    lengthen_behind(label);
    if (clause_chars(behind) == 1)
        str_add(&label->words, strcmp(site->blank->unit, "号") == 0 ? _("号") : _("数"));
}

/* X条×X元; 合计X元; X人获“XX”称号. */
static bool put_known(struct label *label, const struct label_site *site)
{
    const struct clause *before = &label->before, *behind = &label->behind;
    const char *people = noun_people(site->blank->unit);

    if (label->last.len && is_times(site, before->begin)) {
        clause_add(&label->words, lean_noun(label));
        str_add(&label->words, _("单价"));
        label->leans = true;
    } else if (site->blank->kind == BLANK_MONEY && is_sum(before))
        str_add(&label->words, _("合计金额"));
    else if (site->named && site->joined && label->verb.len) /* 印发《XX》X份 */
        str_addn(&label->words, label->verb.s, label->verb.len);
    else if (people && !site->ends && blank_is_words(site->blank + 1) &&
             behind->from < behind->count && behind->words[behind->from].classes & LEX_HONOUR) {
        str_add(&label->words, _("获评"));
        str_add(&label->words, people);
    }
    return label->words.len > 0;
}

/* What the words before call it, or those that said nothing. */
static void put_last(struct label *label, const struct label_site *site, bool own)
{
    struct clause said = label->before;
    const char *people = noun_people(site->blank->unit);

    said.from = 0;
    said.to = said.count;
    if (says_something(&said)) {
        clause_keep_end(&said, WORD_MOST);
        lean_put(label, lean_noun(label), &said, true);
        return;
    }
    clause_set(&label->other, label->last.s, label->last.len);
    clause_keep_end(&label->other, LABEL_MOST - 2);
    clause_add(&label->words, &label->other);
    if (people && clause_is_all(&label->other, LEX_VERB))
        str_add(&label->words, people);
    else if (own && is_time(site->blank->unit) && !names_time(&label->other))
        str_add(&label->words, site->blank->unit);
}

/* Where nothing is said before: what is counted, the last figure, or words that said nothing. */
void bare_make(struct label *label, const struct label_site *site)
{
    const char *people = noun_people(site->blank->unit);
    bool own;

    if (label->behind.from < label->behind.to) {
        put_behind(label, site);
        return;
    }
    if (put_known(label, site) || put_running_total(label, site))
        return;
    own = lean_on_clause(label, site);
    clause_set(&label->other, str_text(&label->last), label->last.len);
    if (people && !own && !(clause_first(&label->other) & LEX_VERB) &&
        (label->alone || !(site->joined || beside_is_bracketed(site)))) {
        str_add(&label->words, people);
        label->leans = label->alone = true;
    } else if (label->last.len)
        put_last(label, site, own);
}
