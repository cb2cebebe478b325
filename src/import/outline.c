/* SPDX-License-Identifier: MIT */
#include "import/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/outline_read.h"

/* Characters that a title, a heading, and the words that lead in a text may have at most. */
enum {
    TITLE_MOST = 40,
    HEADING_MOST = 30,
    LEAD_MOST = 24,
    LABEL_MOST = 16,
    SHORT_LEAST = 4,
    SHORT_MOST = 14
};

static struct stretch behind(struct stretch stretch, size_t at)
{
    return stretch_from(stretch, at + stretch_blanks(stretch, at));
}

/* --- numbers of headings --- */

static const char *const opening[] = {"（", "(", NULL};
static const char *const closing[] = {"）", ")", NULL};
static const char *const behind_numeral[] = {"、", "．", ".", NULL};

/* 一、 （一） 1. （1）: the level of the number, and where it ends; 0: none. */
static int number_level(struct stretch stretch, size_t *end)
{
    size_t open = stretch_begins(stretch, 0, opening), at = open + stretch_blanks(stretch, open),
           size;
    bool han = stretch_numerals(stretch, at, true) > 0;

    size = stretch_numerals(stretch, at, han);
    if (!size)
        return 0;
    at += size;
    at += stretch_blanks(stretch, at);
    size = stretch_begins(stretch, at, closing);
    *end = at + size;
    if (size && (open || !han))
        return open && han ? 2 : 4;
    size = stretch_begins(stretch, at, behind_numeral);
    *end = at + size;
    if (open || !size || (!han && glyph_is_digit(stretch.text + *end, stretch.len - *end)))
        return 0;
    return han ? 1 : 3;
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
               !(level > 2 && outline_has_blank(reading, line, words, true));
    return stop + stretch_begins(words, stop, leads) == words.len &&
           stretch_begins(words, stop, leads) && !outline_has_blank(reading, line, words, false);
}

/* The words that lead in what follows them on their line; 0: it has none. */
static size_t lead_of(const struct outline_reading *reading, size_t line, struct stretch words,
                      int level)
{
    struct stretch lead = {words.text, stretch_find(words, 0, stops)};

    if (lead.len < words.len && stretch_begins(words, lead.len, leads) && lead.len &&
        stretch_count(lead) <= LEAD_MOST && !outline_has_blank(reading, line, lead, true))
        return lead.len;
    if (level > 2)
        return 0;
    lead.len = stretch_find(words, 0, marks);
    for (size_t at = 0, count = 0; at < lead.len; at += glyph_size(words.text + at))
        if (count++ == LABEL_MOST)
            lead.len = at;
    return lead.len;
}

static void read_numbered(struct outline_reading *reading, size_t line, struct stretch whole,
                          int level, size_t end)
{
    struct stretch words = behind(whole, end);
    size_t lead;

    if (is_alone(reading, line, words, level)) {
        set(reading, line, OUTLINE_HEADING, level, whole);
        return;
    }
    lead = lead_of(reading, line, words, level);
    whole.len = (size_t)(words.text - whole.text) + lead;
    if (lead)
        set(reading, line, OUTLINE_RUN_IN, level, whole);
}

/* --- headings without a number --- */

/* 存在的主要问题, not 20XX年X月X日 and not 联系人：张三. */
static bool is_short(const struct outline_reading *reading, size_t line, struct stretch stretch)
{
    static const char *const allowed[] = {"“", "”", "+", "＋", NULL};
    size_t count = stretch_count(stretch), han = 0;

    if (count < SHORT_LEAST || count > SHORT_MOST ||
        outline_has_blank(reading, line, stretch, false))
        return false;
    for (size_t at = 0; at < stretch.len; at += glyph_size(stretch.text + at)) {
        const char *text = stretch.text + at;
        size_t left = stretch.len - at;
        han += glyph_is_han(text, left);
        if (!glyph_is_han(text, left) && !glyph_is_letter(text, left) &&
            !glyph_is_digit(text, left) && !stretch_begins(stretch, at, allowed))
            return false;
    }
    return han >= SHORT_LEAST && !bytes_end(stretch.text, stretch.len, "日");
}

/* What a heading stands over: a sentence, or a list with numbers below the first level. */
static bool leads_to_text(const struct outline_reading *reading, size_t line)
{
    struct stretch next = {NULL, 0};
    size_t end;
    int level;

    while (++line < reading->outline->count && !next.len)
        if (reading->outline->lines[line].role != OUTLINE_WRAPPER)
            next = outline_stretch(reading->document, line);
    if (!next.len)
        return false;
    level = number_level(next, &end);
    return level ? level > 1 : bytes_end_any(next.text, next.len, marks) > 0;
}

static void read_headings(struct outline_reading *reading)
{
    struct outline *outline = reading->outline;
    bool begun = outline->title < outline->count;

    for (size_t i = begun ? outline->title + 1 : 0; i < outline->count; i++) {
        struct stretch stretch = outline_stretch(reading->document, i);
        size_t end;
        int level;
        if (!stretch.len || outline->lines[i].role == OUTLINE_WRAPPER)
            continue;
        level = number_level(stretch, &end);
        if (level)
            read_numbered(reading, i, stretch, level, end);
        else if (begun && is_short(reading, i, stretch) && leads_to_text(reading, i))
            set(reading, i, OUTLINE_HEADING, 1, stretch);
        begun = true;
    }
}

/* --- the title --- */

static bool is_title(struct stretch stretch)
{
    static const char *const words[] = {"总结", "报告", "汇报", "计划", "要点", "方案", NULL};
    size_t open;

    if (stretch_count(stretch) > TITLE_MOST)
        return false;
    if (bytes_end_any(stretch.text, stretch.len, closing)) {
        open = stretch_find(stretch, 0, opening);
        stretch.len = glyph_trimmed(stretch.text, open);
    }
    return bytes_end_any(stretch.text, stretch.len, words) > 0;
}

/* Before the first number and the first paragraph that is too long for a title. */
static void read_title(struct outline_reading *reading)
{
    struct outline *outline = reading->outline;

    outline->title = outline->count;
    for (size_t i = 0; i < outline->count; i++) {
        struct stretch stretch = outline_stretch(reading->document, i);
        size_t end;
        if (number_level(stretch, &end))
            return;
        if (is_title(stretch) && !outline_is_advert(reading, i, stretch)) {
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
