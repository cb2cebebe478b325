/* SPDX-License-Identifier: MIT */
#include "import/label_plain.h"

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_around.h"
#include "import/label_beside.h"
#include "import/placeholder.h"

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
    return !clause_is_empty(behind);
}

/* Whether the words behind are one short thing that was done: X年入党. */
static bool is_deed(const struct clause *behind)
{
    return clause_first(behind) & LEX_VERB && clause_chars(behind) <= AROUND_MOST;
}

/* 19XX年X月出生: what stands behind the month. */
static void read_behind_month(struct label *label, const struct label_site *site)
{
    const struct blank *month = site->blank + 1;
    const struct document_line *line = &site->document->lines[site->blank->line];

    if (!site->ends && month->kind == BLANK_MONTH && month->start == site->blank->behind &&
        month->behind < line->start + line->len)
        clause_behind(&label->behind, site_text(site), month->behind, line->start + line->len);
}

static void name_year(struct label *label, const struct label_site *site)
{
    struct clause *behind = &label->behind, whole;
    bool document;

    read_behind_month(label, site);
    whole = *behind;
    document = keep_document(behind);
    if (!document) {
        behind->from = whole.from;
        behind->to = whole.to;
        clause_strip_front(behind, false);
        around_keep(behind, 1);
        if (behind->to != whole.to || !behind->is_whole || !is_deed(behind)) {
            str_add(&label->words, _("年份"));
            return;
        }
    }
    clause_add(&label->words, behind);
    str_add(&label->words, _("年份"));
}

/* X月底前开工: what happens then. */
static void drop_time(struct clause *behind)
{
    static struct words times = WORDS("底", "前", "初", "末", "起", "份", "中旬", "上旬", "下旬",
                                      "底前", "后", "间", "中");

    while (!clause_is_empty(behind)) {
        struct stretch text = clause_text(behind);
        size_t size = behind->words[behind->from].size;
        if (stretch_first((struct stretch){text.text, size}, &times) != size)
            break;
        behind->from++;
    }
    clause_strip_front(behind, false);
}

static bool is_until(const struct label_site *site)
{
    static const char *const words[] = {"截至", "截止", "截止到", NULL};

    return bytes_end_any(site_text(site) + site->lowest, site->blank->start - site->lowest, words);
}

/* 考试于X月X日举行: what it was that was held then. */
static bool is_held(const struct label *label)
{
    static struct words held = WORDS("举行", "召开", "进行", "开始", "结束", "举办", "开幕", "闭幕",
                                     "完成", "通过", "竣工", "开工", "开通", "启用", "投产");
    struct stretch behind = clause_text(&label->behind);

    return behind.len && stretch_first(behind, &held) == behind.len &&
           clause_chars(&label->before) <= AROUND_MOST;
}

/* 考试安排在X月: what is to be then. */
static bool is_settled(const struct label *label, const struct label_site *site)
{
    static const char *const words[] = {"在", "于", NULL};
    const struct clause *before = &label->before;

    return bytes_end_any(site_text(site) + site->lowest, site->blank->start - site->lowest,
                         words) &&
           clause_chars(before) > 2;
}

static bool is_before_ordinal(const struct clause *behind)
{
    const struct clause_word *next = &behind->words[behind->to];

    return behind->to < behind->count &&
           bytes_begin(behind->text.s + next->start, next->size, "第");
}

static void name_month(struct label *label, const struct label_site *site)
{
    struct clause *behind = &label->behind;
    bool until = is_until(site);

    drop_time(behind);
    around_keep(behind, AROUND_MOST);
    if (behind->to > behind->from + 1 && !clause_last(behind) && is_before_ordinal(behind))
        behind->to--; /* 召开校第X次 */
    if (is_settled(label, site) && (clause_is_empty(behind) || is_held(label))) {
        clause_add(&label->words, &label->before);
        clause_add(&label->words, behind);
    } else if (clause_is_empty(behind) && until)
        str_add(&label->words, _("截至"));
    else if (is_deed(behind) || clause_last(behind) & LEX_VERB)
        clause_add(&label->words, behind);
    else if (!clause_is_empty(behind)) {
        clause_add(&label->longer, behind);
        str_add(&label->longer, _("月份"));
    }
    str_add(&label->words, _("月份"));
}

/* 最高气温X℃（X月X日）: when the last figure was so. */
static bool name_bracket(struct label *label, const struct label_site *site)
{
    if (!label->last.len || !beside_is_bracketed(site))
        return false;
    clause_set(&label->other, label->last.s, label->last.len);
    clause_keep_end(&label->other, LABEL_MOST - 2);
    clause_add(&label->words, &label->other);
    str_add(&label->words, _("日期"));
    return true;
}

/* 举行“XX”开学典礼: the words before the next blank. */
static void keep_to_placeholder(struct clause *clause)
{
    struct stretch text = clause_text(clause);
    struct placeholder found;

    if (clause_is_empty(clause) || !placeholder_next(text.text, text.len, 0, &found))
        return;
    while (clause->to > clause->from &&
           (size_t)clause->words[clause->to - 1].start + clause->words[clause->to - 1].size >
               clause->words[clause->from].start + found.start)
        clause->to--;
}

/* X月X日，XX镇召开动员会: what was done then. False: it is not said. */
static bool add_deed(struct label *label, const struct label_site *site)
{
    static const char *const commas[] = {"，", ",", NULL};
    const struct document_line *line = &site->document->lines[site->blank->line];
    const char *text = site_text(site);
    size_t end = line->start + line->len, at = site->blank->behind;
    size_t size = bytes_begin_any(text + at, end - at, commas);
    struct clause *deed = &label->other;

    if (!size)
        return false;
    clause_behind(deed, text, at + size, end);
    while (!clause_is_empty(deed) &&
           (!(clause_first(deed) & LEX_VERB) || clause_word_is(deed, deed->from, "联合") ||
            clause_word_is(deed, deed->from, "会同")))
        deed->from++;
    around_keep(deed, AROUND_MOST);
    keep_to_placeholder(deed);
    if (clause_chars(deed) < 4)
        return false;
    clause_add(&label->words, deed);
    return true;
}

static void name_date(struct label *label, const struct label_site *site, bool form)
{
    struct clause *before = &label->before, *behind = &label->behind;

    drop_time(behind);
    around_keep(behind, AROUND_MOST);
    if (clause_chars(behind) < 2)
        behind->to = behind->from;
    if (name_bracket(label, site))
        return;
    if (form && !clause_is_empty(before) && !before->is_open && !is_deed(behind)) {
        clause_add(&label->words, before);
        return;
    }
    if (is_held(label))
        clause_add(&label->words, before);
    if (is_until(site))
        str_add(&label->words, _("截至"));
    else if (!clause_is_empty(behind))
        clause_add(&label->words, behind);
    else if (!clause_is_empty(before) && clause_last(before) & (LEX_WORD | LEX_VERB))
        clause_add(&label->words, before);
    else
        add_deed(label, site);
    str_add(&label->words, _("日期"));
}

/* 第X期全国古籍修复培训班: up to what a name ends with. False: no such word. */
static bool keep_to_head(struct clause *behind)
{
    size_t end = behind->from;

    for (size_t at = behind->from; at < behind->to && !clause_stops(behind, at); at++)
        if (behind->words[at].classes & LEX_HEAD && behind->words[at].size > 3) {
            end = at + 1;
            if (at + 1 >= behind->to || !(behind->words[at + 1].classes & LEX_HEAD))
                break;
        }
    if (end == behind->from)
        return false;
    behind->to = end;
    return clause_chars(behind) <= LABEL_MOST - 2;
}

/* 第X届人民代表大会, 居全省第X位. */
static void name_ordinal(struct label *label)
{
    enum { ORDINAL_MOST = 12 }; /* characters behind it */
    static const char *const ranks[] = {"名", "位", NULL};
    struct clause *before = &label->before, *behind = &label->behind;
    size_t at = behind->from;
    bool rank;

    while (at < behind->to && (at == behind->from || !clause_stops(behind, at)) &&
           !clause_word_is(behind, at, "、") && !clause_word_is(behind, at, "起") &&
           !(at > behind->from && behind->words[at].classes & LEX_VERB &&
             !(at == behind->from + 1 && at + 1 == behind->to && behind->is_whole)))
        at++;
    if (!keep_to_head(behind))
        behind->to = at;
    clause_keep_start(behind, ORDINAL_MOST);
    if (clause_word_is(behind, behind->to - 1, "的"))
        behind->to--;
    if (clause_word_is(behind, behind->from, "学期"))
        behind->to = behind->from + 1;
    rank = !clause_is_empty(behind) && behind->from + 1 == behind->to &&
           stretch_begins(clause_text(behind), 0, ranks);
    if (rank || clause_is_empty(behind))
        clause_add(&label->words, before);
    else if (clause_chars(behind) == 1 && clause_last(before) & LEX_BODY) {
        before->from = before->to - 1; /* 县委第X届 */
        clause_add(&label->words, before);
        rank = true;
    }
    str_add(&label->words, _("第几"));
    clause_add(&label->words, behind);
    if (!rank && !clause_is_empty(behind))
        around_lengthen(label);
}

/* XX办公室　　　　X年X月X日: the head of a bulletin. */
static bool is_behind_gap(const struct label_site *site)
{
    const char *text = site_text(site) + site->lowest;
    size_t len = site->blank->start - site->lowest, end = glyph_trimmed(text, len);

    return end && len - end > glyph_size(text + end);
}

void label_plain(struct label *label, const struct label_site *site)
{
    enum blank_kind kind = site->blank->kind;
    bool form = around_before(label, site);

    if (kind == BLANK_DATE && is_behind_gap(site))
        label->before.to = label->before.from;
    around_behind(label, site,
                  kind == BLANK_ORDINAL ? site->blank->start + site->blank->len
                                        : site->blank->behind);
    if (kind == BLANK_YEAR)
        name_year(label, site);
    else if (kind == BLANK_MONTH)
        name_month(label, site);
    else if (kind == BLANK_DATE)
        name_date(label, site, form);
    else
        name_ordinal(label);
}
