/* SPDX-License-Identifier: MIT */
#include "import/label_around.h"

#include <string.h>

#include "base/bytes.h"
#include "import/glyph.h"

static size_t colon_size(const struct label_site *site, size_t at)
{
    static const char *const colons[] = {"：", ":", NULL};

    return at > site->lowest
               ? bytes_end_any(site_text(site) + site->lowest, at - site->lowest, colons)
               : 0;
}

/* Behind an opening quotation mark, before the mark. */
static size_t outside(const struct label_site *site, size_t at)
{
    return site->blank->quoted && at > site->lowest
               ? site->lowest + glyph_back(site_text(site) + site->lowest, at - site->lowest)
               : at;
}

/* 0512-6666XXXX: behind a colon the figures before it are of it. */
static size_t before_digits(const struct label_site *site, size_t at)
{
    size_t start = at;

    while (start > site->lowest &&
           (glyph_is_digit(site_text(site) + start - 1, 1) || site_text(site)[start - 1] == '-'))
        start--;
    return colon_size(site, start) ? start : at;
}

/* The cell of a table behind the one that says what it is. */
static bool is_cell(const struct label_site *site)
{
    return site->blank->start > site->lowest && site_text(site)[site->blank->start - 1] == '\t';
}

/* The words before; without any, those before a colon. True: before a colon. */
bool around_before(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before;
    size_t colon;

    clause_before(before, site_text(site), before_digits(site, outside(site, site->blank->start)),
                  site->lowest);
    colon = clause_is_empty(before) ? colon_size(site, before->end) : 0;
    if (colon)
        clause_before(before, site_text(site), before->end - colon, site->lowest);
    clause_strip_back(before);
    clause_strip_front(before, false);
    clause_keep_end(before, AROUND_MOST);
    return colon > 0 || is_cell(site);
}

/* Whether so much space stands there that what follows is something else. */
bool around_is_gap(const struct label_site *site, size_t at)
{
    const char *text = site_text(site) + at;
    size_t size = at < site->highest ? glyph_blanks(text, site->highest - at) : 0;

    return size && (size > glyph_size(text) || *text == '\t' || glyph_size(text) > 2);
}

void around_behind(struct label *label, const struct label_site *site, size_t at)
{
    static const char *const closing[] = {"”", "》", "〉", "」", "’", "』", "\"", NULL};

    if (site->blank->quoted && at < site->highest)
        at += bytes_begin_any(site_text(site) + at, site->highest - at, closing);
    if (around_is_gap(site, at))
        at = site->highest;
    clause_behind(&label->behind, site_text(site), at, site->highest);
    label->behind.is_whole = label->behind.is_whole || site->ends;
}

/* The longer label: with the words before. */
void around_lengthen(struct label *label)
{
    struct clause *before = &label->before;
    size_t taken = glyph_count(str_text(&label->words), label->words.len);

    if (clause_is_empty(before) ||
        (label->words.len >= clause_text(before).len &&
         memcmp(label->words.s, clause_text(before).text, clause_text(before).len) == 0))
        return;
    clause_keep_end(before, LABEL_MOST > taken ? LABEL_MOST - taken : 0);
    clause_add(&label->longer, before);
    str_addn(&label->longer, str_text(&label->words), label->words.len);
}

/* Takes the words behind up to where they say something else. */
void around_keep(struct clause *behind, size_t verbs_from)
{
    size_t at = behind->from;

    while (at < behind->to && !clause_word_is(behind, at, "第") &&
           (!clause_stops(behind, at) ||
            (at == behind->from && at + 1 < behind->to && behind->words[at].classes & LEX_VERB)) &&
           !(at >= behind->from + verbs_from && behind->words[at].classes & LEX_VERB))
        at++;
    behind->to = at;
    clause_keep_start(behind, AROUND_MOST);
}
