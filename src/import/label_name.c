/* SPDX-License-Identifier: MIT */
#include "import/label_name.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_noun.h"

enum { BEFORE_MOST = 8, NAME_MOST = 10 };

static void add(struct str *out, const struct clause *clause)
{
    struct stretch text = clause_text(clause);

    str_addn(out, text.text, text.len);
}

static bool is_empty(const struct clause *clause)
{
    return clause->from >= clause->to;
}

static const char *text_of(const struct label_site *site)
{
    return site->document->text.s;
}

/* --- the words around --- */

static size_t colon_size(const struct label_site *site, size_t at)
{
    static const char *const colons[] = {"：", ":", NULL};

    return at > site->lowest
               ? bytes_end_any(text_of(site) + site->lowest, at - site->lowest, colons)
               : 0;
}

/* Behind an opening quotation mark, before the mark. */
static size_t outside(const struct label_site *site, size_t at)
{
    return site->blank->quoted && at > site->lowest
               ? site->lowest + glyph_back(text_of(site) + site->lowest, at - site->lowest)
               : at;
}

/* The words before; without any, those before a colon. True: before a colon. */
static bool read_before(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before;
    size_t colon;

    clause_before(before, text_of(site), outside(site, site->blank->start), site->lowest);
    colon = is_empty(before) ? colon_size(site, before->end) : 0;
    if (colon)
        clause_before(before, text_of(site), before->end - colon, site->lowest);
    clause_strip_back(before);
    clause_strip_front(before, false);
    clause_keep_end(before, BEFORE_MOST);
    return colon > 0;
}

/* Whether so much space stands there that what follows is something else. */
static bool is_wide_gap(const struct label_site *site, size_t at)
{
    const char *text = text_of(site) + at;
    size_t size = at < site->highest ? glyph_blanks(text, site->highest - at) : 0;

    return size && (size > glyph_size(text) || *text == '\t' || glyph_size(text) > 2);
}

static void read_behind(struct label *label, const struct label_site *site, size_t at)
{
    static const char *const closing[] = {"”", "》", "〉", "」", "’", "』", "\"", NULL};

    if (site->blank->quoted && at < site->highest)
        at += bytes_begin_any(text_of(site) + at, site->highest - at, closing);
    if (is_wide_gap(site, at))
        at = site->highest;
    clause_behind(&label->behind, text_of(site), at, site->highest);
    label->behind.is_whole = label->behind.is_whole || site->ends;
}

/* --- names --- */

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

/* The words behind up to the verb. */
static void keep_noun(struct clause *behind)
{
    size_t at = behind->from;

    while (at < behind->to && !(behind->words[at].classes & (LEX_VERB | LEX_FRONT)) &&
           !clause_stops(behind, at))
        at++;
    behind->to = at;
    clause_keep_start(behind, BEFORE_MOST);
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
    if (gap != strlen("等") || !bytes_begin(text_of(site) + site->blank->behind, gap, "等"))
        return false;
    if (site->index + 2 < site->blanks->count && next[1].line == next->line && next[1].start < end)
        end = next[1].start;
    clause_behind(&label->behind, text_of(site), next->behind, end);
    while (!is_empty(&label->behind) && clause_word_is(&label->behind, label->behind.from, "的"))
        label->behind.from++;
    if (!keep_head(&label->behind))
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
    while (!is_empty(behind) && behind->words[behind->from].classes & (LEX_HONOUR | LEX_AREA))
        behind->from++;
    if (clause_word_is(behind, behind->to - 1, "称号"))
        behind->to--;
    clause_keep_end(behind, NAME_MOST);
    add(&label->words, behind);
}

static bool is_book(const struct label_site *site)
{
    static const char *const books[] = {"《", "〈", NULL};
    size_t len = site->blank->start - site->lowest;

    return bytes_end_any(text_of(site) + site->lowest, len, books) > 0;
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

/* The longer label: with the words before. */
static void lengthen(struct label *label)
{
    struct clause *before = &label->before;
    size_t taken = glyph_count(str_text(&label->words), label->words.len);

    if (is_empty(before) ||
        bytes_begin(str_text(&label->words), label->words.len, clause_text(before).text))
        return;
    clause_keep_end(before, LABEL_MOST > taken ? LABEL_MOST - taken : 0);
    add(&label->longer, before);
    str_addn(&label->longer, str_text(&label->words), label->words.len);
}

static void add_named(struct label *label, const struct clause *words)
{
    add(&label->words, words);
    str_add(&label->words,
            clause_last(words) & LEX_ROLE ? _("姓名") : noun_suffix(clause_text(words)));
}

/* 姓名：____: the words say it all. */
static void add_form(struct label *label, const struct clause *words)
{
    static struct words whole = WORDS("单位", "学校", "专业", "班级", "部门", "科室", "编号",
                                      "姓名", "学号", "名称", "表现", "评语", "意见", "主题");

    add(&label->words, words);
    if (!stretch_last(clause_text(words), &whole))
        str_add(&label->words, noun_suffix(clause_text(words)));
}

static void keep_plain(struct clause *behind, size_t verbs_from);

/* 在XX、XX等地设立巡回点. */
static bool name_place(struct label *label, bool places)
{
    struct clause *behind = &label->behind;

    if (!(clause_first(behind) & LEX_VERB))
        return false;
    keep_plain(behind, BEFORE_MOST);
    add(&label->words, behind);
    str_add(&label->words, places ? _("地点") : _("名称"));
    return true;
}

static void name_by_noun(struct label *label, const struct noun *noun)
{
    if (strcmp(noun->word, "同志") == 0) {
        if (!is_empty(&label->before) && clause_last(&label->before) & LEX_ROLE) {
            add_named(label, &label->before);
            return;
        }
        add_honour(label);
    }
    str_add(&label->words, noun->label);
}

/* XX小学　　XXX at the end of a line: who signs. */
static bool is_signature(const struct label_site *site)
{
    const char *text = text_of(site);
    const struct document_line *line = &site->document->lines[site->blank->line];
    size_t start = site->blank->start,
           back = glyph_trimmed(text + line->start, start - line->start);

    return site->follows && site->ends && start - line->start - back > 2 &&
           site->blank->start + site->blank->len == line->start + line->len;
}

void label_name(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before, *behind = &label->behind;
    size_t end = site->blank->behind;
    bool form = read_before(label, site), others, places, and_others;
    const struct noun *noun = NULL;
    const char *quoted;

    if (!site->blank->quoted && end < site->highest && !is_wide_gap(site, end))
        noun = noun_at(text_of(site) + end, site->highest - end);
    others = site->blank->kind == BLANK_LIST && read_others(label, site);
    if (!others)
        read_behind(label, site, end);
    places = clause_word_is(behind, behind->from, "等地");
    and_others = places || clause_word_is(behind, behind->from, "等");
    if (and_others || clause_word_is(behind, behind->from, "的"))
        behind->from++;
    if (noun) {
        name_by_noun(label, noun);
    } else if (others && !is_empty(behind))
        add_named(label, behind);
    else if (form && clause_last(before) & LEX_VERB && keep_head(behind)) {
        add(&label->words, before);
        add_named(label, behind);
    } else if (form && !is_empty(before))
        add_form(label, before);
    else if (!site->blank->quoted && clause_last(before) & LEX_ROLE)
        add_named(label, before);
    else if (is_signature(site)) {
        str_add(&label->words, _("署名"));
        return;
    } else if (site->blank->kind == BLANK_LIST && and_others && name_place(label, places))
        ;
    else if (site->blank->quoted && (quoted = quoted_word(label, site)))
        str_add(&label->words, quoted);
    else if (!site->blank->quoted && clause_word_is(behind, behind->from, "总"))
        str_add(&label->words, _("某总姓氏"));
    else if (clause_first(behind) & LEX_ROLE) {
        behind->to = behind->from + 1;
        add_named(label, behind);
    } else if (!site->blank->quoted && clause_first(behind) & LEX_HONOUR)
        str_add(&label->words, _("获奖者名称"));
    else if (keep_head(behind))
        add_named(label, behind);
    else {
        keep_noun(behind);
        if (site->blank->quoted && clause_chars(behind) < 2 &&
            (is_empty(before) || clause_last(before) & LEX_VERB))
            str_add(&label->words, quotation(site));
        else if (clause_chars(behind) > 1 || is_empty(before) ||
                 (!is_empty(behind) && clause_last(before) & LEX_VERB)) {
            if (!is_empty(behind))
                add_named(label, behind);
        } else {
            add_named(label, before);
            if (others) {
                str_clear(&label->last);
                add(&label->last, before);
            }
            return;
        }
    }
    if (label->words.len && !form)
        lengthen(label);
}

/* --- dates, years, months --- */

/* Takes the words behind up to where they say something else. */
static void keep_plain(struct clause *behind, size_t verbs_from)
{
    size_t at = behind->from;

    while (at < behind->to && !clause_stops(behind, at) &&
           !(at >= behind->from + verbs_from && behind->words[at].classes & LEX_VERB))
        at++;
    behind->to = at;
    clause_keep_start(behind, BEFORE_MOST);
}

/* 工作总结及工作计划: only the first one. */
static bool keep_document(struct clause *behind)
{
    static struct words documents = WORDS("总结", "计划", "要点", "报告", "汇报", "思路", "打算",
                                          "安排", "任务", "工作", "回顾", "情况", "资料", "预算",
                                          "决算", "目标", "学期", "春节", "国庆", "考核", "考评");
    size_t end = behind->from;

    while (clause_first(behind) & LEX_AREA)
        behind->from++;
    end = behind->from;
    for (size_t at = behind->from; at < behind->to; at++) {
        const struct clause_word *last = &behind->words[at];
        struct stretch word = {behind->text.s, (size_t)last->start + last->size};
        if (clause_stops(behind, at) || clause_word_is(behind, at, "暨"))
            break;
        if (stretch_last(word, &documents))
            end = at + 1;
    }
    behind->to = end;
    clause_keep_end(behind, NAME_MOST);
    return !is_empty(behind);
}

/* Whether the words behind are one short thing that was done: X年入党. */
static bool is_deed(const struct clause *behind)
{
    return clause_first(behind) & LEX_VERB && clause_chars(behind) <= BEFORE_MOST;
}

static void name_year(struct label *label)
{
    struct clause *behind = &label->behind, whole;
    bool document;

    whole = *behind;
    document = keep_document(behind);
    if (!document) {
        behind->from = whole.from;
        behind->to = whole.to;
        clause_strip_front(behind, false);
        keep_plain(behind, 1);
        if (behind->to != whole.to || !behind->is_whole || !is_deed(behind)) {
            str_add(&label->words, _("年份"));
            return;
        }
    }
    add(&label->words, behind);
    str_add(&label->words, _("年份"));
}

/* X月底前开工: what happens then. */
static void drop_time(struct clause *behind)
{
    static struct words times = WORDS("底", "前", "初", "末", "起", "份", "中旬", "上旬", "下旬",
                                      "底前", "后", "间", "中");

    while (!is_empty(behind)) {
        struct stretch text = clause_text(behind);
        size_t size = behind->words[behind->from].size;
        if (stretch_first((struct stretch){text.text, size}, &times) != size)
            break;
        behind->from++;
    }
    clause_strip_front(behind, false);
}

static void name_month(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before, *behind = &label->behind;
    bool until = before->count && (clause_word_is(before, before->from, "截至") ||
                                   bytes_end(text_of(site) + site->lowest,
                                             site->blank->start - site->lowest, "截至"));

    drop_time(behind);
    keep_plain(behind, BEFORE_MOST);
    if (is_empty(behind) && until)
        str_add(&label->words, _("截至"));
    else if (is_deed(behind))
        add(&label->words, behind);
    else if (!is_empty(behind)) {
        add(&label->longer, behind);
        str_add(&label->longer, _("月份"));
    }
    str_add(&label->words, _("月份"));
}

static void name_date(struct label *label, bool form)
{
    struct clause *before = &label->before, *behind = &label->behind;

    drop_time(behind);
    keep_plain(behind, BEFORE_MOST);
    if (form && !is_empty(before)) {
        add(&label->words, before);
        return;
    }
    if (!is_empty(behind))
        add(&label->words, behind);
    else if (!is_empty(before) && clause_last(before) & (LEX_WORD | LEX_VERB))
        add(&label->words, before);
    str_add(&label->words, _("日期"));
}

/* 第X届人民代表大会, 居全省第X位. */
static void name_ordinal(struct label *label)
{
    static const char *const ranks[] = {"名", "位", NULL};
    struct clause *before = &label->before, *behind = &label->behind;
    size_t at = behind->from;
    bool rank;

    while (at < behind->to && (at == behind->from || !clause_stops(behind, at)) &&
           !clause_word_is(behind, at, "、") && !clause_word_is(behind, at, "起") &&
           !(at > behind->from && behind->words[at].classes & LEX_VERB &&
             !(at == behind->from + 1 && at + 1 == behind->to && behind->is_whole)))
        at++;
    behind->to = at;
    clause_keep_start(behind, BEFORE_MOST + 2);
    rank = !is_empty(behind) && behind->from + 1 == behind->to &&
           stretch_begins(clause_text(behind), 0, ranks);
    if (rank || is_empty(behind))
        add(&label->words, before);
    else if (clause_chars(behind) == 1 && clause_last(before) & LEX_BODY) {
        before->from = before->to - 1; /* 县委第X届 */
        add(&label->words, before);
        rank = true;
    }
    str_add(&label->words, _("第几"));
    add(&label->words, behind);
    if (!rank && !is_empty(behind))
        lengthen(label);
}

void label_plain(struct label *label, const struct label_site *site)
{
    enum blank_kind kind = site->blank->kind;
    bool form = read_before(label, site);

    read_behind(label, site,
                kind == BLANK_ORDINAL ? site->blank->start + site->blank->len
                                      : site->blank->behind);
    if (kind == BLANK_YEAR)
        name_year(label);
    else if (kind == BLANK_MONTH)
        name_month(label, site);
    else if (kind == BLANK_DATE)
        name_date(label, form);
    else
        name_ordinal(label);
}
