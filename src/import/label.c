/* SPDX-License-Identifier: MIT */
#include "import/label.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_day.h"
#include "import/label_figure.h"
#include "import/label_name.h"
#include "import/label_noun.h"
#include "import/label_plain.h"

void label_cut(struct str *text, size_t most)
{
    size_t len;

    if (text->len <= most || glyph_count(text->s, text->len) <= most)
        return;
    len = glyph_prefix(text->s, text->len, most);
    if (len < text->len)
        str_splice(text, len, text->len - len, "", 0);
}

void label_balance(struct str *text)
{
    static struct words brackets = WORDS("（", "）", "(", ")");
    int open = 0;
    bool balanced = true;
    size_t size;

    if (!text->len || (!memchr(text->s, 0xEF, text->len) && !memchr(text->s, '(', text->len) &&
                       !memchr(text->s, ')', text->len))) /* most labels */
        return;
    for (size_t at = 0; at < text->len; at += glyph_size(text->s + at))
        if (words_begin(&brackets, text->s + at, text->len - at)) {
            open += bytes_begin_any(text->s + at, text->len - at, glyph_opening) ? 1 : -1;
            balanced = balanced && open >= 0;
        }
    for (size_t at = 0; (open || !balanced) && at < text->len;) {
        size = words_begin(&brackets, text->s + at, text->len - at);
        if (size)
            str_splice(text, at, size, "", 0);
        else
            at += glyph_size(text->s + at);
    }
}

/* --- where words are looked for --- */

/* Words behind a blank end at the next one. */
static size_t reach_behind(const struct label_site *site)
{
    const struct document_line *line = &site->document->lines[site->blank->line];

    return site->ends ? line->start + line->len : site->blank[1].start;
}

/* Words before a blank begin behind the blank before it, and behind the noun that belongs to its
 * name: 向XX村投入X万元. */
static size_t behind_name(const struct label_site *site)
{
    const struct blank *before = site->blank - 1;
    size_t end = site->blank->start, size;
    const char *text = site->document->text.s;
    const struct noun *noun;

    if (before->behind >= end || !blank_is_words(before))
        return before->behind;
    noun = noun_at(text + before->behind, end - before->behind);
    size = noun && !noun->is_counted ? strlen(noun->word) : 0;
    return before->behind + size < end || blank_is_words(site->blank) ? before->behind + size
                                                                      : before->behind;
}

/* Whether no comma stands between the blank before and this one. */
static bool is_joined(const struct label_site *site)
{
    enum { NEAR = 60 }; /* bytes */
    static struct words marks = WORDS("，", "。", "；", "：", ",", ";", ":", "（", "(");
    const char *text = site->document->text.s;
    size_t at = site->blank[-1].behind, end = site->blank->start;

    if (end > at + NEAR)
        return false;
    for (; at < end; at += glyph_size(text + at))
        if (words_begin(&marks, text + at, end - at))
            return false;
    return true;
}

static void look_around(struct label_site *site)
{
    const struct blank *items = site->blanks->items;

    site->blank = &items[site->index];
    site->follows = site->index && site->blank[-1].line == site->blank->line;
    site->ends = site->index + 1 >= site->blanks->count || site->blank[1].line != site->blank->line;
    site->highest = reach_behind(site);
    site->lowest = site->document->lines[site->blank->line].start;
    if (site->follows) {
        site->lowest = behind_name(site);
        site->named = blank_is_words(site->blank - 1);
        site->ranked = site->blank[-1].kind == BLANK_ORDINAL;
        site->joined = is_joined(site);
    }
    if (site->lowest > site->blank->start)
        site->lowest = site->blank->start;
    if (site->highest < site->blank->behind)
        site->highest = site->blank->behind;
}

/* --- from … to … --- */

static void copy(struct str *out, const struct str *text)
{
    str_clear(out);
    str_addn(out, str_text(text), text->len);
}

/* Whether the next blank is the end of what begins here: X月至X月, X℃—X℃. */
static bool is_range(const struct label_site *site)
{
    enum { FAR = 16 }; /* bytes */
    static const char *const marks[] = {"至", "到", "—", "－", "～", "-", "~", "–", "——", NULL};
    static const char *const units[] = {"月", "年", "日", NULL};
    const struct blank *next = site->blank + 1;
    const char *text = site->document->text.s;
    size_t at = site->blank->start + site->blank->len, size;

    if (site->ends || next->kind != site->blank->kind || blank_is_words(next) ||
        next->kind == BLANK_ORDINAL || strcmp(next->unit, site->blank->unit) != 0)
        return false;
    if (next->start > at + FAR)
        return false;
    if (site->blank->behind > at && site->blank->behind <= next->start)
        at = site->blank->behind;
    else
        at += bytes_begin_any(text + at, next->start - at, units);
    size = bytes_begin_any(text + at, next->start - at, marks);
    if (!size)
        return false;
    size += bytes_begin_any(text + at + size, next->start - at - size, marks);
    return at + size == next->start;
}

/* Makes both labels: the second one waits. */
static void part_range(struct label *label, bool figure)
{
    const char *ends[] = {figure ? _("（下限）") : _("（起）"),
                          figure ? _("（上限）") : _("（止）")};
    struct str *second = &label->series[0];

    label_cut(&label->words, LABEL_MOST - glyph_count(ends[0], strlen(ends[0])));
    copy(second, &label->words);
    str_add(second, ends[1]);
    str_add(&label->words, ends[0]);
    str_clear(&label->longer);
    label->in_series = 1;
    label->made_in_series = 0;
}

/* --- the label --- */

/* （其中甲X件、乙X件）: what stands behind leans on what stood before the bracket. */
static void follow_brackets(struct label *label, const struct label_site *site)
{
    const char *text = site_text(site);
    size_t end = site->blank->start;

    for (size_t at = site->blank[-1].behind; at < end; at += glyph_size(text + at)) {
        if (bytes_begin_any(text + at, end - at, glyph_opening))
            copy(&label->outer, &label->last);
        else if (bytes_begin_any(text + at, end - at, glyph_closing) && label->outer.len)
            copy(&label->last, &label->outer);
    }
}

static void start_label(struct label *label, const struct label_site *site)
{
    str_clear(&label->words);
    str_clear(&label->longer);
    if (!site->joined || site->index != label->next) {
        str_clear(&label->verb);
        str_clear(&label->noun);
    }
    label->next = site->index + 1;
    if (site->follows) {
        follow_brackets(label, site);
        return;
    }
    str_clear(&label->last);
    str_clear(&label->outer);
    for (size_t i = 0; i < LABEL_SERIES; i++)
        str_clear(&label->bases[i]);
    label->in_series = label->made_in_series = 0;
}

static bool take_made(struct label *label)
{
    const struct str *made;

    if (label->made_in_series >= label->in_series)
        return false;
    made = &label->series[label->made_in_series++];
    str_addn(&label->words, str_text(made), made->len);
    return true;
}

/* Where nothing is said around it. */
static void name_kind(struct label *label, const struct blank *blank)
{
    static const char *const times[][2] = {
        {"天", _("天数")},   {"日", _("天数")},     {"年", _("年数")},
        {"个月", _("月数")}, {"小时", _("小时数")}, {"人", _("人数")},
        {"户", _("户数")},   {"人次", _("人次")},   {"岁", _("年龄")}};

    for (size_t i = 0; i < COUNT_OF(times); i++)
        if (strcmp(times[i][0], blank->unit) == 0) {
            str_add(&label->words, times[i][1]);
            return;
        }
    str_add(&label->words, blank_kind_label(blank->kind));
    if (*blank->unit && blank->kind == BLANK_DECIMAL) {
        str_clear(&label->words);
        str_add(&label->words, blank_kind_label(BLANK_COUNT));
    }
    if (*blank->unit && (blank->kind == BLANK_COUNT || blank->kind == BLANK_DECIMAL))
        str_addf(&label->words, "（%s）", blank->unit);
}

static bool is_plain(enum blank_kind kind)
{
    return kind == BLANK_MONTH || kind == BLANK_YEAR || kind == BLANK_DATE || kind == BLANK_ORDINAL;
}

void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index)
{
    struct label_site site = {.document = document, .blanks = blanks, .index = index};
    enum blank_kind kind = blanks->items[index].kind;

    look_around(&site);
    start_label(label, &site);
    if (take_made(label))
        return;
    if (blank_is_words(site.blank))
        label_name(label, &site);
    else if (is_plain(kind))
        label_plain(label, &site);
    else if (label_is_day(&site))
        label_day(label, &site);
    else
        label_figure(label, &site);
    label_balance(&label->words); /* which may leave nothing */
    if (!label->words.len)
        name_kind(label, site.blank);
    if (is_range(&site))
        part_range(label, !is_plain(kind));
    label_cut(&label->words, LABEL_MOST);
    label_cut(&label->longer, LABEL_MOST);
    label_balance(&label->words);
    label_balance(&label->longer);
}

void label_free(struct label *label)
{
    str_free(&label->words);
    str_free(&label->longer);
    str_free(&label->last);
    str_free(&label->outer);
    str_free(&label->verb);
    str_free(&label->noun);
    for (size_t i = 0; i < LABEL_SERIES; i++) {
        str_free(&label->bases[i]);
        str_free(&label->series[i]);
    }
    clause_free(&label->before);
    clause_free(&label->behind);
    clause_free(&label->other);
}
