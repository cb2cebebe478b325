/* SPDX-License-Identifier: MIT */
#include "import/label_figure.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_bare.h"
#include "import/label_lean.h"
#include "import/label_noun.h"
#include "import/label_read.h"
#include "import/label_series.h"

/* Characters: of a verb alone, of words that another noun joins. */
enum { VERB_MOST = 4, JOIN_MOST = 12 };

static size_t chars(const struct str *text)
{
    return glyph_count(str_text(text), text->len);
}

static void make_verb(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before, *behind = &label->behind;
    const char *people;

    if (behind->from < behind->to) {
        str_clear(&label->verb);
        clause_add(&label->verb, before);
        clause_add(&label->words, before);
        clause_add(&label->words, behind);
    } else if (!(clause_last(before) & LEX_NEEDS))
        clause_add(&label->words, before);
    else if ((people = noun_people(site->blank->unit))) {
        clause_add(&label->words, before);
        str_add(&label->words, people);
        label->is_verb = true;
    } else {
        if (lean_is_far(label, site))
            str_clear(&label->last);
        if (!label->last.len)
            lean_on_clause(label, site);
        if (site->blank->kind == BLANK_PERCENT)
            clause_add(&label->words, before);
        else if (label->last.len && lean_contains(&label->last, clause_text(before)))
            str_addn(&label->words, label->last.s, label->last.len);
        else if (label->last.len)
            lean_put(label, lean_noun(label), before, false);
        else
            clause_add(&label->words, before);
    }
}

/* 力争, 控制在: not needed, but they tell two labels apart. False: no such word. */
static bool put_back(struct clause *clause)
{
    static struct words front = WORDS("力争", "预计", "累计", "去年", "上年", "上半年", "下半年",
                                      "本月", "其中", "总共", "明年", "今年");
    static struct words back = WORDS("控制在", "突破", "仍有", "只有", "稳定在", "提高到");
    size_t from = clause->from, to = clause->to;
    struct stretch text = {clause->text.s, 0};

    if (from > 0) {
        text.len = clause->words[from].start;
        clause->from -= stretch_last(text, &front) == clause->words[from - 1].size;
    }
    if (to < clause->count) {
        text = (struct stretch){clause->text.s + clause->words[to].start, clause->words[to].size};
        clause->to += stretch_first(text, &back) == text.len;
    }
    if ((clause->from < from || clause->to > to) && clause_chars(clause) <= LABEL_MOST)
        return true;
    clause->from = from;
    clause->to = to;
    return false;
}

static void make_whole(struct label *label, const struct str *verb)
{
    struct clause *before = &label->before, *behind = &label->behind;
    size_t taken = clause_chars(behind), verb_chars = chars(verb);
    bool listed = false;
    bool noun = behind->from < behind->to;
    bool joined = noun && (clause_last(before) & LEX_VERB || clause_chars(before) <= 2 ||
                           (clause_chars(before) + taken <= JOIN_MOST &&
                            !(clause_first(before) & LEX_VERB)));

    clause_keep_end(before, LABEL_MOST);
    if (verb->len && clause_chars(before) + verb_chars <= LABEL_MOST)
        str_addn(&label->words, verb->s, verb->len);
    else if (label->verb.len && !verb->len && clause_chars(before) <= JOIN_MOST / 2 &&
             !(clause_first(before) & LEX_VERB) && !noun)
        listed = true;
    if (listed)
        str_addn(&label->words, label->verb.s, label->verb.len);
    if (noun && joined && chars(&label->words) + clause_chars(before) + taken <= LABEL_MOST) {
        clause_add(&label->words, before);
        clause_add(&label->words, behind);
        return;
    }
    clause_add(&label->words, before);
    if (noun) {
        clause_keep_end(before, LABEL_MOST > taken ? LABEL_MOST - taken : 0);
        clause_add(&label->longer, before);
        clause_add(&label->longer, behind);
    } else if (put_back(before))
        clause_add(&label->longer, before);
}

static bool is_times_done(const struct label *label, const struct label_site *site)
{
    const struct clause *before = &label->before;

    if (strcmp(site->blank->unit, "次") != 0 || !(clause_first(&label->behind) & LEX_VERB))
        return false;
    for (size_t i = before->from; i < before->to; i++)
        if (before->words[i].classes & LEX_VERB)
            return false;
    return true;
}

static void remember(struct label *label)
{
    for (size_t i = LABEL_SERIES - 1; i > 0; i--) {
        struct str later = label->bases[i];
        label->bases[i] = label->bases[i - 1];
        label->bases[i - 1] = later;
    }
    str_clear(&label->bases[0]);
    str_addn(&label->bases[0], label->words.s, label->words.len);
    str_clear(&label->last);
    str_addn(&label->last, label->words.s, label->words.len);
    if (label->is_verb) {
        label_cut(&label->last, glyph_count(label->last.s, label->last.len) - 2);
        label->is_verb = false;
    }
}

/* XX村X户, “XX后”X名: the one word that is left belongs to the name. */
static bool is_of_name(const struct label *label, const struct label_site *site)
{
    const struct clause *before = &label->before;

    return site->named && before->to - before->from == 1 &&
           ((before->begin == site->lowest && clause_first(before) & LEX_BROAD &&
             noun_people(site->blank->unit)) ||
            (!(clause_first(before) & (LEX_WORD | LEX_VERB | LEX_BROAD | LEX_HEAD)) &&
             clause_chars(before) == 1 && label->behind.from >= label->behind.to));
}

static void make_of_name(struct label *label, const struct label_site *site)
{
    if (!(clause_first(&label->before) & LEX_BROAD))
        return;
    str_add(&label->words, noun_people(site->blank->unit));
    str_clear(&label->noun);
}

/* XX路X号, X号楼 */
static bool make_house(struct label *label, const struct label_site *site)
{
    static const char *const houses[] = {"楼", "栋", "院", "单元", "房", NULL};
    static struct words ways = WORDS("路", "街", "巷", "道", "弄", "大街", "胡同", "村", "镇");
    struct stretch before = {str_text(&label->before.text), label->before.text.len};
    const char *text = site->document->text.s + site->blank->behind;
    size_t len = site->highest - site->blank->behind;

    if (bytes_begin_any(text, len, houses))
        str_add(&label->words, _("楼号"));
    else if (stretch_last(before, &ways))
        str_add(&label->words, _("门牌号"));
    return label->words.len > 0;
}

/* 收入完成X亿元，为预算的X%. */
static bool make_share(struct label *label, const struct label_site *site)
{
    static struct words shares = WORDS("为", "是", "相当于");
    struct clause *before = &label->before, *base = &label->other;
    struct stretch front = {before->text.s, 0};

    if (site->blank->kind != BLANK_PERCENT || !before->is_open || !before->from ||
        !label->last.len || clause_is_empty(before))
        return false;
    front.len = before->words[before->from].start;
    if (stretch_last(front, &shares) != front.len)
        return false;
    clause_set(base, label->last.s, label->last.len);
    if (clause_word_is(base, base->to - 1, "完成"))
        base->to--;
    clause_keep_end(base, LABEL_MOST - clause_chars(before) - 2);
    clause_add(&label->words, base);
    str_add(&label->words, _("占"));
    clause_add(&label->words, before);
    str_add(&label->words, _("比"));
    label->leans = true;
    return true;
}

static void make_said(struct label *label, const struct label_site *site, const struct str *verb)
{
    const struct clause *before = &label->before;

    if (strcmp(site->blank->unit, "号") == 0 && make_house(label, site))
        return;
    if (before->from >= before->to)
        bare_make(label, site);
    else if (make_share(label, site))
        ;
    else if (lean_make(label, site))
        ;
    else if (is_times_done(label, site)) /* 常委会先后X次听取汇报 */
        clause_add(&label->words, &label->behind);
    else if (clause_is_all(before, LEX_VERB) && clause_chars(before) <= VERB_MOST)
        make_verb(label, site);
    else
        make_whole(label, verb);
    if (label->words.len && bytes_end(label->words.s, label->words.len, "占"))
        str_add(&label->words, _("比"));
}

static bool is_same_unit(const struct label_site *site)
{
    return !site->ends && strcmp(site->blank[1].unit, site->blank->unit) == 0;
}

/* What the next figure may lean on. */
static void leave_behind(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before;

    if (clause_last(before) & LEX_RATIO && !series_goes_on(site)) /* 按可比价格计算增长 */
        label->leans = true;
    if (!label->leans && label->words.len)
        remember(label);
    if (!label->leans && clause_first(before) & LEX_VERB) {
        bool alone = before->to == before->from + 1
                         ? !noun_people(site->blank->unit) || is_same_unit(site)
                         : clause_is_all(before, LEX_VERB) && !(clause_first(before) & LEX_NEEDS);
        if (alone && label->behind.from >= label->behind.to)
            before->to = before->from; /* 投诉X件、意见X件; 限制减刑X名、涉毒X名 */
        else
            before->to = before->from + 1;
        clause_copy(&label->verb, before);
    }
    clause_copy(&label->noun, &label->behind);
}

static void make_figure(struct label *label, const struct label_site *site, struct str *verb)
{
    struct clause *before = &label->before;

    label_read_before(label, site, verb);
    label_drop_counted(label);
    label->leans = false;
    label_read_behind(label, site);
    if (label->and_others && label->behind.from < label->behind.to)
        while (before->to > before->from && !clause_is_all(before, LEX_VERB))
            before->to--;
    if (is_of_name(label, site)) {
        make_of_name(label, site);
        return;
    }
    label->alone = label->alone && before->begin == before->end && site->joined;
    make_said(label, site, verb);
    leave_behind(label, site);
}

void label_figure(struct label *label, const struct label_site *site)
{
    struct str verb = STR_INIT;

    if (series_make(label, site))
        str_addn(&label->words, label->series[0].s, label->series[0].len);
    else
        make_figure(label, site, &verb);
    str_free(&verb);
}
