/* SPDX-License-Identifier: MIT */
#include "import/label_name.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_around.h"
#include "import/label_beside.h"
#include "import/label_noun.h"

/* The words behind up to what a name ends with: 水库, 电子厂. */
static bool keep_head(struct clause *behind)
{
    bool found = false;
    size_t at;

    for (at = behind->from; at < behind->to; at++) {
        const struct clause_word *word = &behind->words[at];
        bool head = word->classes & LEX_HEAD &&
                    (word->size > 3 || at + 1 >= behind->to || behind->words[at + 1].classes ||
                     at > behind->from);
        if (found && (!head || word->size <= 3))
            break;
        if (!head && clause_stops(behind, at))
            break;
        if (!head && word->classes & LEX_VERB && at == behind->from &&
            !(at + 1 < behind->to && behind->words[at + 1].classes & LEX_HEAD))
            break;
        found = head;
    }
    if (!found)
        return false;
    behind->to = at;
    clause_keep_end(behind, NAME_MOST);
    return true;
}

/* XX监狱2026年工作总结 */
static bool is_figure(const struct clause *clause, size_t at)
{
    return glyph_is_digit(clause->text.s + clause->words[at].start, clause->words[at].size);
}

/* The words behind up to the verb. */
static void keep_noun(struct clause *behind)
{
    size_t at = behind->from;

    while (at < behind->to && !clause_stops(behind, at) &&
           !(at > behind->from && is_figure(behind, at)) &&
           (!(behind->words[at].classes & (LEX_VERB | LEX_FRONT)) ||
            (!(behind->words[at].classes & LEX_FRONT) && behind->words[at].size <= 3 &&
             at > behind->from && !behind->words[at - 1].classes)))
        at++;
    behind->to = at;
    clause_keep_start(behind, AROUND_MOST);
}

/* XX等X个乡镇卫生院: what there are so many of. */
static bool read_others(struct label *label, const struct label_site *site)
{
    const struct blank *next = site->blank + 1;
    const struct document_line *line = &site->document->lines[site->blank->line];
    size_t gap, end = line->start + line->len;

    if (site->ends || next->line != site->blank->line || next->behind > end)
        return false;
    gap = next->start - site->blank->behind;
    if (gap != strlen("等") || !bytes_begin(site_text(site) + site->blank->behind, gap, "等"))
        return false;
    if (site->index + 2 < site->blanks->count && next[1].line == next->line && next[1].start < end)
        end = next[1].start;
    clause_behind(&label->behind, site_text(site), next->behind, end);
    while (!clause_is_empty(&label->behind) &&
           clause_word_is(&label->behind, label->behind.from, "的"))
        label->behind.from++;
    if (clause_first(&label->behind) & LEX_ROLE)
        label->behind.to = label->behind.from + 1;
    else if (!keep_head(&label->behind))
        keep_noun(&label->behind);
    return true;
}

/* 被评为全市“岗位能手”: what the person became. */
static void add_honour(struct label *label)
{
    struct clause *behind = &label->behind;
    size_t at = behind->from + 1;

    if (at >= behind->to || !(behind->words[at].classes & LEX_HONOUR))
        return;
    behind->from = at;
    while (!clause_is_empty(behind) &&
           behind->words[behind->from].classes & (LEX_HONOUR | LEX_AREA))
        behind->from++;
    if (clause_word_is(behind, behind->to - 1, "称号"))
        behind->to--;
    clause_keep_end(behind, NAME_MOST);
    clause_add(&label->words, behind);
}

static bool is_book(const struct label_site *site)
{
    static const char *const books[] = {"《", "〈", NULL};
    size_t len = site->blank->start - site->lowest;

    return bytes_end_any(site_text(site) + site->lowest, len, books) > 0;
}

static const char *quoted_word(const struct label *label, const struct label_site *site)
{
    const struct clause *before = &label->before, *behind = &label->behind;
    bool book = is_book(site);

    if (clause_last(before) & LEX_HONOUR)
        return _("荣誉称号");
    if (clause_first(behind) & LEX_HONOUR)
        return _("获奖项目名称");
    if (book && clause_word_is(behind, behind->from, "上"))
        return _("刊物名称");
    if (book && (clause_word_is(before, before->to - 1, "读") ||
                 clause_word_is(before, before->to - 1, "阅读")))
        return _("书名");
    return NULL;
}

/* Of a quotation with nothing said about it. */
static const char *quotation(const struct label_site *site)
{
    return is_book(site) ? _("书名或文件名") : _("引号内的名称");
}

static void add_named(struct label *label, const struct clause *words)
{
    clause_add(&label->words, words);
    str_add(&label->words,
            clause_last(words) & LEX_ROLE ? _("姓名") : noun_suffix(clause_text(words)));
}

/* 姓名：____: the words say it all. */
static void add_form(struct label *label, const struct clause *words)
{
    static struct words whole = WORDS("单位", "学校", "专业", "班级", "部门", "科室", "编号",
                                      "姓名", "学号", "名称", "表现", "评语", "意见", "主题");

    const char *suffix = noun_suffix(clause_text(words));

    clause_add(&label->words, words);
    if (strcmp(suffix, _("名称")) == 0
            ? clause_last(words) & LEX_HEAD && !(clause_first(words) & LEX_VERB) &&
                  !stretch_last(clause_text(words), &whole)
            : !stretch_last(clause_text(words), &whole))
        str_add(&label->words, suffix);
}

/* 在XX、XX等地设立巡回点. */
static bool name_place(struct label *label, bool places)
{
    struct clause *behind = &label->behind;

    if (!(clause_first(behind) & LEX_VERB))
        return false;
    around_keep(behind, AROUND_MOST);
    clause_add(&label->words, behind);
    str_add(&label->words, places ? _("地点") : _("名称"));
    return true;
}

static void name_by_noun(struct label *label, const struct noun *noun)
{
    if (strcmp(noun->word, "同志") == 0) {
        if (!clause_is_empty(&label->before) && clause_last(&label->before) & LEX_ROLE) {
            add_named(label, &label->before);
            return;
        }
        add_honour(label);
    }
    str_add(&label->words, noun->label);
}

/* 举办“XX讲堂”X场: what was done with what has the name, for the figure behind it. */
static void keep_verb(struct label *label, const struct label_site *site)
{
    static const char *const opening[] = {"“", "《", "〈", NULL};
    struct clause *verb = &label->other;
    size_t len = site->blank->start - site->lowest;
    size_t mark = bytes_end_any(site_text(site) + site->lowest, len, opening);

    str_clear(&label->verb);
    if (!mark)
        return;
    clause_before(verb, site_text(site), site->blank->start - mark, site->lowest);
    clause_strip_back(verb);
    if (!(clause_last(verb) & LEX_VERB))
        return;
    verb->from = verb->to - 1;
    clause_copy(&label->verb, verb);
}

/* What is known of a name before it is called anything. */
struct reading {
    const struct noun *noun;
    bool form, others, places, and_others;
    bool whole; /* no longer label is needed */
};

static void read_around(struct label *label, const struct label_site *site, struct reading *reading)
{
    struct clause *behind = &label->behind;
    size_t end = site->blank->behind;

    reading->form = around_before(label, site);
    keep_verb(label, site);
    if (!site->blank->quoted && end < site->highest && !around_is_gap(site, end))
        reading->noun = noun_at(site_text(site) + end, site->highest - end);
    reading->others = site->blank->kind == BLANK_LIST && read_others(label, site);
    if (!reading->others)
        around_behind(label, site, end);
    reading->places = clause_word_is(behind, behind->from, "等地");
    reading->and_others = reading->places || clause_word_is(behind, behind->from, "等");
    if (reading->and_others || clause_word_is(behind, behind->from, "的"))
        behind->from++;
}

/* By the noun behind, or by words that say at once what it is. False: there are none. */
static bool name_at_once(struct label *label, const struct label_site *site,
                         struct reading *reading)
{
    struct clause *before = &label->before, *behind = &label->behind;
    bool quoted = site->blank->quoted;

    if ((reading->whole = beside_is_alone(site)))
        str_add(&label->words, _("署名"));
    else if ((reading->whole = beside_is_road(site)))
        str_add(&label->words, _("线路编号"));
    else if (reading->noun)
        name_by_noun(label, reading->noun);
    else if (!quoted && beside_is_oneself(site))
        str_add(&label->words, _("本人姓名"));
    else if (reading->others && !clause_is_empty(behind))
        add_named(label, behind);
    else if (reading->form && clause_last(before) & LEX_VERB && keep_head(behind)) {
        clause_add(&label->words, before);
        add_named(label, behind);
    } else if (reading->form && !clause_is_empty(before))
        add_form(label, before);
    else if (!quoted && clause_last(before) & LEX_ROLE)
        add_named(label, before);
    else if ((reading->whole = beside_is_signature(site)))
        str_add(&label->words, _("署名"));
    else
        return site->blank->kind == BLANK_LIST && reading->and_others &&
               name_place(label, reading->places);
    return true;
}

/* By the first word behind, or by what a name ends with. False: neither. */
static bool name_by_behind(struct label *label, const struct label_site *site,
                           const struct reading *reading)
{
    struct clause *behind = &label->behind;
    bool quoted = site->blank->quoted;
    const char *word = quoted ? quoted_word(label, site) : NULL;

    if (!word && quoted && reading->and_others && is_book(site)) /* 《XX》等内容 */
        word = quotation(site);
    if (word)
        str_add(&label->words, word);
    else if (!quoted && clause_word_is(behind, behind->from, "总"))
        str_add(&label->words, _("某总姓氏"));
    else if (clause_first(behind) & LEX_ROLE) {
        behind->to = behind->from + 1;
        add_named(label, behind);
    } else if (!quoted && clause_first(behind) & LEX_HONOUR)
        str_add(&label->words,
                clause_word_is(behind, behind->from, "当选") ? _("当选人姓名") : _("获奖者名称"));
    else if (clause_word_is(behind, behind->from, "为") && beside_is_basis(site)) {
        behind->from++;
        around_keep(behind, AROUND_MOST);
        clause_add(&label->words, behind);
    } else if (keep_head(behind))
        add_named(label, behind);
    else if (!quoted && beside_is_partner(site))
        str_add(&label->words, _("联合单位名称"));
    else
        return !quoted && beside_is_place(site) && name_place(label, true);
    return true;
}

/* By the noun that stands nearest. */
static void name_by_rest(struct label *label, const struct label_site *site,
                         struct reading *reading)
{
    struct clause *before = &label->before, *behind = &label->behind;
    bool verb = clause_last(before) & LEX_VERB;

    if (site->blank->quoted && verb && clause_first(behind) & LEX_VERB) { /* 开展“XX”宣讲 */
        behind->to = behind->from + 1;
        add_named(label, behind);
        return;
    }
    keep_noun(behind);
    if (site->blank->quoted && clause_chars(behind) < 2 && (clause_is_empty(before) || verb)) {
        str_add(&label->words, quotation(site));
    } else if (clause_chars(behind) > 1 || clause_is_empty(before) ||
               (!clause_is_empty(behind) && verb)) {
        if (!clause_is_empty(behind))
            add_named(label, behind);
    } else {
        reading->whole = true;
        add_named(label, before);
        if (!reading->others)
            return;
        str_clear(&label->last);
        clause_add(&label->last, before);
    }
}

void label_name(struct label *label, const struct label_site *site)
{
    struct reading reading = {.noun = NULL};

    read_around(label, site, &reading);
    if (!name_at_once(label, site, &reading) && !name_by_behind(label, site, &reading))
        name_by_rest(label, site, &reading);
    if (label->words.len && !reading.form && !reading.whole)
        around_lengthen(label);
}
