/* SPDX-License-Identifier: MIT */
#include "import/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"

/* How wide a line is: characters, and columns of a terminal. */
enum measure { CHARS, COLUMNS, MEASURES };

/* The document as paragraphs, and where lines of it ended within them: bytes of its text, in their
 * order. */
struct flow {
    struct document paragraphs;
    size_t *ends;
    size_t count, cap;
};

/* --- which lines go on --- */

static size_t width(const struct document *document, size_t line, enum measure measure)
{
    const char *text = document->text.s + document->lines[line].start;
    size_t len = glyph_trimmed(text, document->lines[line].len), wide = 0;

    for (size_t at = 0; at < len; at += glyph_size(text + at))
        wide += measure == COLUMNS && glyph_size(text + at) > 2 ? 2 : 1;
    return wide;
}

/* Behind such a mark nothing is to be joined. */
static bool ends_sentence(const struct document *document, size_t line)
{
    static struct words marks = WORDS("。", "！", "？", "：", "；", "!", "?", ":", ";");
    const char *text = document->text.s + document->lines[line].start;

    return words_end(&marks, text, glyph_trimmed(text, document->lines[line].len)) > 0;
}

/* 一、 （一） 1. and what else begins a paragraph. */
static bool begins_paragraph(const char *text, size_t len)
{
    static const char *const opening[] = {"（", "(", "【", "#", "*", "-", "·", "●", NULL};
    static const char *const dots[] = {"、", ".", "．", NULL};
    size_t at = 0;

    if (!len || glyph_blank(text, len) || bytes_begin_any(text, len, opening))
        return true;
    while (at < len && at < 9 &&
           (glyph_is_digit(text + at, len - at) || glyph_is_numeral(text + at, len - at)))
        at += glyph_size(text + at);
    at += at ? bytes_begin_any(text + at, len - at, dots) : 0;
    return at && bytes_end_any(text, at, dots) && !glyph_is_digit(text + at, len - at) &&
           !glyph_is_letter(text + at, len - at);
}

/* Whether the next line could be more of the same paragraph. */
static bool may_go_on(const struct document *document, size_t line)
{
    const struct document_line *at = &document->lines[line], *next = at + 1;

    return line + 1 < document->count && at->len && next->len && !ends_sentence(document, line) &&
           !begins_paragraph(document->text.s + next->start, next->len);
}

/* The width at which lines were broken; 0: they were not. */
static size_t broken_at(const struct document *document, enum measure measure, size_t *slack)
{
    static const size_t least[MEASURES] = {20, 40}, slacks[MEASURES] = {4, 7};
    size_t most = 0, open = 0, full = 0, wide;

    for (size_t i = 0; i < document->count; i++)
        if (may_go_on(document, i) && (wide = width(document, i, measure)) > most)
            most = wide;
    if (most < least[measure])
        return 0;
    *slack = slacks[measure];
    for (size_t i = 0; i < document->count; i++)
        if (may_go_on(document, i)) {
            open++;
            full += width(document, i, measure) + *slack >= most;
        }
    return full > 2 && full * 3 >= open * 2 ? most : 0;
}

/* Paragraphs end with a sentence, and the lines of a list do not. */
static bool is_of_paragraphs(const struct document *document, enum measure measure, size_t full)
{
    size_t ends = 0, sentences = 0;

    for (size_t i = 0; i + 1 < document->count; i++)
        if (may_go_on(document, i) && width(document, i, measure) >= full &&
            !(may_go_on(document, i + 1) && width(document, i + 1, measure) >= full)) {
            ends++;
            sentences += ends_sentence(document, i + 1);
        }
    return sentences * 3 >= ends * 2;
}

/* Most documents are known at one look: few of their lines could go on. */
static bool looks_broken(const struct document *document)
{
    enum { LOOK_MOST = 2000 }; /* lines */
    size_t lines = 0, open = 0;

    for (size_t i = 0; i < document->count && i < LOOK_MOST; i++)
        if (document->lines[i].len) {
            lines++;
            open += may_go_on(document, i);
        }
    return open > 2 && open * 4 > lines;
}

/* Marks the lines that go on. False: none does. */
static bool mark_lines(const struct document *document, bool *goes_on)
{
    enum measure measure;
    size_t full = 0, slack = 0;

    if (!looks_broken(document))
        return false;
    for (measure = CHARS; measure < MEASURES; measure++)
        if ((full = broken_at(document, measure, &slack)) &&
            is_of_paragraphs(document, measure, full - slack))
            break;
    if (measure == MEASURES)
        return false;
    for (size_t i = 0; i < document->count; i++)
        goes_on[i] = may_go_on(document, i) && width(document, i, measure) + slack >= full;
    return true;
}

/* --- paragraphs --- */

static void join_lines(struct flow *flow, const struct document *document, const bool *goes_on)
{
    struct document *paragraphs = &flow->paragraphs;
    bool begins = true;

    str_clear(&paragraphs->text);
    paragraphs->count = flow->count = 0;
    for (size_t i = 0; i < document->count; i++) {
        const struct document_line *line = &document->lines[i];
        if (begins) {
            ARRAY_ROOM(paragraphs->lines, paragraphs->count, paragraphs->cap);
            paragraphs->lines[paragraphs->count++] = (struct document_line){paragraphs->text.len, 0,
                                                                            line->point};
        }
        str_addn(&paragraphs->text, document->text.s + line->start, line->len);
        paragraphs->lines[paragraphs->count - 1].len =
            paragraphs->text.len - paragraphs->lines[paragraphs->count - 1].start;
        begins = !goes_on[i];
        if (begins)
            str_addc(&paragraphs->text, '\n');
        else {
            ARRAY_ROOM(flow->ends, flow->count, flow->cap);
            flow->ends[flow->count++] = paragraphs->text.len;
        }
    }
}

/* Parts the lines again that a blank reaches over. False: none does. */
static bool part_lines(const struct flow *flow, const struct blanks *blanks, bool *goes_on)
{
    size_t line = 0, end = 0;
    bool parted = false;

    for (size_t i = 0; i < blanks->count; i++) {
        const struct blank *blank = &blanks->items[i];
        while (end < flow->count && flow->ends[end] <= blank->start)
            end++;
        for (size_t at = end; at < flow->count && flow->ends[at] < blank->start + blank->len; at++)
            parted = true;
    }
    if (!parted)
        return false;
    end = 0;
    for (size_t i = 0; end < flow->count; line++)
        if (goes_on[line]) {
            size_t at = flow->ends[end++];
            while (i < blanks->count && blanks->items[i].start + blanks->items[i].len <= at)
                i++;
            goes_on[line] = !(i < blanks->count && blanks->items[i].start < at);
        }
    return true;
}

/* Brings blanks back to the lines that they stand in. */
static void bring_back(const struct flow *flow, const struct document *document,
                       struct blanks *blanks)
{
    size_t ends = 0, line = 0;

    for (size_t i = 0; i < blanks->count; i++) {
        struct blank *blank = &blanks->items[i];
        size_t behind, end;
        while (ends < flow->count && flow->ends[ends] <= blank->start)
            ends++;
        for (behind = ends; behind < flow->count && flow->ends[behind] < blank->behind;)
            behind++;
        blank->start += ends;
        blank->behind += behind;
        while (line + 1 < document->count && document->lines[line + 1].start <= blank->start)
            line++;
        blank->line = line;
        end = document->lines[line].start + document->lines[line].len;
        if (blank->behind > end) /* its unit stands in the next line */
            blank->behind = end;
    }
}

bool flow_read(const struct document *document, const struct blank_options *options,
               const struct question_merge *merges, size_t merge_count, struct blanks *blanks,
               struct questions *questions, struct diags *diags)
{
    enum { TRIES_MOST = 4 };
    bool *goes_on = xcalloc(document->count + 1, sizeof *goes_on), good;
    struct flow flow = {.count = 0};
    const struct document *read = document;

    if (mark_lines(document, goes_on)) {
        join_lines(&flow, document, goes_on);
        read = &flow.paragraphs;
    }
    blanks_find(blanks, read, options);
    for (int tries = 1; flow.count && part_lines(&flow, blanks, goes_on); tries++) {
        if (tries == TRIES_MOST) /* as the document has them */
            memset(goes_on, 0, document->count);
        blanks_free(blanks);
        join_lines(&flow, document, goes_on);
        blanks_find(blanks, read, options);
    }
    good = questions_make(questions, read, blanks, merges, merge_count, diags);
    if (read != document)
        bring_back(&flow, document, blanks);
    document_free(&flow.paragraphs);
    free(flow.ends);
    free(goes_on);
    return good;
}
