/* SPDX-License-Identifier: MIT */
#include "import/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "import/outline_number.h"
#include "import/outline_read.h"
#include "import/title.h"

/* Characters that a heading and the words that lead in a text may have at most. */
enum { HEADING_MOST = 30, LEAD_MOST = 24, LABEL_MOST = 16, SHORT_LEAST = 4, SHORT_MOST = 14 };

static struct stretch behind(struct stretch stretch, size_t at)
{
    return stretch_from(stretch, at + stretch_blanks(stretch, at));
}

/* --- headings --- */

static const char *const marks[] = {"。", "；", "！", "？", "：", "，", "、", ";",
                                    "!",  "?",  ":",  ",",  ".",  "．", NULL};
static const char *const stops[] = {"。", "；", "！", "？", "：", ";", "!", "?", ":", NULL};
static const char *const leads[] = {"。", "：", ":", NULL};

static void set(struct outline_reading *reading, size_t line, enum outline_role role, int level,
                struct stretch stretch)
{
    const struct document_line *at = &reading->document->lines[line];
    size_t start = (size_t)(stretch.text - (reading->document->text.s + at->start));

    reading->outline->lines[line] = (struct outline_line){role, level, start, stretch.len};
}

/* 一、主要做法 is all there is, or 1.加强理论学习。 */
static bool is_alone(const struct outline_reading *reading, size_t line, struct stretch words,
                     int level)
{
    size_t stop = stretch_find(words, 0, stops);

    if (stretch_count(words) > HEADING_MOST || !words.len)
        return false;
    if (stop == words.len)
        return !bytes_end_any(words.text, words.len, marks) &&
               !(level > 2 && outline_has_blank(reading, line, words, OUTLINE_FIGURES));
    return stop + stretch_begins(words, stop, leads) == words.len &&
           stretch_begins(words, stop, leads) &&
           !outline_has_blank(reading, line, words, OUTLINE_BLANKS);
}

/* The end of the Han, at least two and at most a label's worth of them, that it begins with. */
static size_t label_end(struct stretch words)
{
    size_t at = 0, count = 0;

    while (glyph_is_han(words.text + at, words.len - at)) {
        at += glyph_size(words.text + at);
        count++;
    }
    return count < 2 || count > LABEL_MOST ? 0 : at;
}

/* 1.产值 截至X月底，累计完成X万元: a blank parts it from a sentence. */
static size_t lead_by_blank(const struct outline_reading *reading, size_t line,
                            struct stretch words)
{
    static const char *const inner[] = {"，", "。", "；", ",", ";", NULL};
    struct stretch lead = {words.text, label_end(words)};
    size_t blanks = stretch_blanks(words, lead.len);

    if (!lead.len || !blanks || memchr(words.text + lead.len, '\t', blanks) ||
        stretch_find(words, lead.len, inner) == words.len ||
        outline_has_blank(reading, line, lead, OUTLINE_BLANKS))
        return 0;
    return lead.len;
}

/* The words that lead in what follows them on their line; 0: it has none. */
static size_t lead_of(const struct outline_reading *reading, size_t line, struct stretch words,
                      int level)
{
    struct stretch lead = {words.text, stretch_find(words, 0, stops)}, next;
    size_t by_blank;

    if (lead.len < words.len && stretch_begins(words, lead.len, leads) && lead.len &&
        stretch_count(lead) <= LEAD_MOST &&
        !outline_has_blank(reading, line, lead, OUTLINE_FIGURES))
        return lead.len;
    by_blank = lead_by_blank(reading, line, words);
    if (by_blank || level > 2)
        return by_blank;
    lead.len = glyph_prefix(words.text, stretch_find(words, 0, marks), LABEL_MOST);
    if (!outline_has_blank(reading, line, lead, OUTLINE_BLANKS))
        return lead.len;
    if (level > 1)
        return 0;
    lead.len = label_end(lead); /* 一、召开会议X次: a chapter all the same, and 召开会议 names it */
    next = (struct stretch){words.text + lead.len, 1};
    return outline_has_blank(reading, line, next, OUTLINE_BLANKS) ? lead.len : 0;
}

/* Nothing but it on its line, no table's row, and a text below. */
static bool is_alone_and_bare(const struct outline_reading *reading, size_t line,
                              struct stretch whole, struct outline_number number)
{
    struct stretch words = behind(whole, number.end);
    size_t next = outline_next(reading, line);
    struct outline_number below;

    if (next == reading->outline->count || outline_has_blank(reading, line, whole, OUTLINE_FIGURES))
        return false;
    below = outline_number_read(outline_stretch(reading->document, next));
    if (below.level == number.level && below.is_bare)
        return false;
    if (!words.len) /* 第一章 */
        return true;
    for (size_t at = 0; at < words.len; at += glyph_size(words.text + at))
        if (stretch_blanks(words, at))
            return false;
    return is_alone(reading, line, words, number.level) &&
           stretch_find(words, 0, marks) == words.len;
}

static void read_numbered(struct outline_reading *reading, size_t line, struct stretch whole,
                          struct outline_number number)
{
    struct stretch words = behind(whole, number.end);
    size_t lead;

    if (number.is_bare ? is_alone_and_bare(reading, line, whole, number)
                       : is_alone(reading, line, words, number.level)) {
        set(reading, line, OUTLINE_HEADING, number.level, whole);
        return;
    }
    lead = number.is_bare ? 0 : lead_of(reading, line, words, number.level);
    whole.len = (size_t)(words.text - whole.text) + lead;
    if (lead)
        set(reading, line, OUTLINE_RUN_IN, number.level, whole);
}

/* --- headings without a number --- */

/* 存在的主要问题, 20XX年工作回顾; not 20XX年X月X日, 20XX年上半年 and not 联系人：张三. */
static bool is_short(const struct outline_reading *reading, size_t line, struct stretch stretch)
{
    static const char *const allowed[] = {"“", "”", "+", "＋", NULL};
    static struct words periods = WORDS("日", "年", "月", "年度", "季度", "半年");
    size_t count = stretch_count(stretch), han = 0;

    if (count < SHORT_LEAST || count > SHORT_MOST ||
        outline_has_blank(reading, line, stretch, OUTLINE_BUT_YEARS))
        return false;
    for (size_t at = 0; at < stretch.len; at += glyph_size(stretch.text + at)) {
        const char *text = stretch.text + at;
        size_t left = stretch.len - at;
        han += glyph_is_han(text, left);
        if (!glyph_is_han(text, left) && !glyph_is_letter(text, left) &&
            !glyph_is_digit(text, left) && !stretch_begins(stretch, at, allowed))
            return false;
    }
    return han >= SHORT_LEAST && !stretch_last(stretch, &periods);
}

/* What a heading stands over: a sentence, or a list with numbers below the first level. */
static bool leads_to_text(const struct outline_reading *reading, size_t line)
{
    size_t below = outline_next(reading, line);
    struct stretch next;
    struct outline_number number;

    if (below == reading->outline->count)
        return false;
    next = outline_stretch(reading->document, below);
    number = outline_number_read(next);
    return number.level ? number.level > 1 : bytes_end_any(next.text, next.len, marks) > 0;
}

static void read_headings(struct outline_reading *reading)
{
    struct outline *outline = reading->outline;
    bool begun = outline->title < outline->count;

    for (size_t i = begun ? outline->title + 1 : 0; i < outline->count; i++) {
        struct stretch stretch = outline_stretch(reading->document, i);
        struct outline_number number;
        if (!stretch.len || outline->lines[i].role == OUTLINE_WRAPPER)
            continue;
        number = outline_number_read(stretch);
        if (number.level)
            read_numbered(reading, i, stretch, number);
        else if (begun && is_short(reading, i, stretch) && leads_to_text(reading, i))
            set(reading, i, OUTLINE_HEADING, 1, stretch);
        begun = true;
    }
}

/* --- the title --- */

/* Before the first number and the first paragraph that is too long for a title. */
static void read_title(struct outline_reading *reading)
{
    struct outline *outline = reading->outline;

    outline->title = outline->count;
    for (size_t i = 0; i < outline->count; i++) {
        struct stretch stretch = outline_stretch(reading->document, i);
        struct outline_number number = outline_number_read(stretch);
        if (number.level && !number.is_bare)
            return;
        if (title_is(stretch) && !outline_is_advert(reading, i, stretch)) {
            set(reading, i, OUTLINE_TITLE, 0, stretch);
            outline->title = i;
            return;
        }
        if (stretch_count(stretch) > TITLE_MOST && !outline_is_advert(reading, i, stretch))
            return;
    }
}

static void index_blanks(struct outline_reading *reading)
{
    const struct blanks *blanks = reading->blanks;
    size_t next = 0;

    reading->outline->blanks = xcalloc(reading->outline->count + 1,
                                       sizeof *reading->outline->blanks);
    for (size_t i = 0; i <= reading->outline->count; i++) {
        while (next < blanks->count && blanks->items[next].line < i)
            next++;
        reading->outline->blanks[i] = next;
    }
}

void outline_find(struct outline *outline, const struct document *document,
                  const struct blanks *blanks)
{
    struct outline_reading reading = {document, blanks, outline};

    *outline = (struct outline){.count = document->count};
    outline->lines = xcalloc(document->count + 1, sizeof *outline->lines);
    index_blanks(&reading);
    read_title(&reading);
    outline_read_wrappers(&reading);
    read_headings(&reading);
}

void outline_free(struct outline *outline)
{
    free(outline->lines);
    free(outline->blanks);
    *outline = (struct outline){.count = 0};
}
