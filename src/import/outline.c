/* SPDX-License-Identifier: MIT */
#include "import/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"

/* Characters that a title, a heading, and the words that lead in a text may have at most. */
enum {
    TITLE_MOST = 40,
    HEADING_MOST = 30,
    LEAD_MOST = 24,
    LABEL_MOST = 16,
    SHORT_LEAST = 4,
    SHORT_MOST = 14,
    NUMBER_MOST = 3
};

/* A line without the blanks around it. */
struct stretch {
    const char *text;
    size_t len;
};

struct reading {
    const struct document *document;
    const struct blanks *blanks;
    struct outline *outline;
};

static struct stretch stretch_of(const struct document *document, size_t line)
{
    const struct document_line *at = &document->lines[line];
    const char *text = document->text.s + at->start;
    size_t skip = glyph_blanks(text, at->len);

    return (struct stretch){text + skip, glyph_trimmed(text + skip, at->len - skip)};
}

static size_t count_of(struct stretch stretch)
{
    return glyph_count(stretch.text, stretch.len);
}

static struct stretch behind(struct stretch stretch, size_t at)
{
    at += glyph_blanks(stretch.text + at, stretch.len - at);
    return (struct stretch){stretch.text + at, stretch.len - at};
}

static size_t begins(struct stretch stretch, size_t at, const char *const *words)
{
    return bytes_begin_any(stretch.text + at, stretch.len - at, words);
}

static size_t blanks_at(struct stretch stretch, size_t at)
{
    return glyph_blanks(stretch.text + at, stretch.len - at);
}

/* Where the first of the words stands from `at` on; the end: nowhere. */
static size_t find_any(struct stretch stretch, size_t at, const char *const *words)
{
    while (at < stretch.len && !begins(stretch, at, words))
        at += glyph_size(stretch.text + at);
    return at;
}

/* Whether one of the document's blanks, or one that is a figure, is in the stretch of the line. */
static bool has_blank(const struct reading *reading, size_t line, struct stretch stretch,
                      bool figures)
{
    const struct blanks *blanks = reading->blanks;
    size_t from = (size_t)(stretch.text - reading->document->text.s);
    const size_t *first = &reading->outline->blanks[line];

    for (size_t i = first[0]; i < first[1]; i++) {
        const struct blank *blank = &blanks->items[i];
        bool words = blank->kind == BLANK_NAME || blank->kind == BLANK_LIST;
        if (blank->start >= from && blank->start < from + stretch.len && !(figures && words))
            return true;
    }
    return false;
}

/* --- numbers of headings --- */

static const char *const opening[] = {"（", "(", NULL};
static const char *const closing[] = {"）", ")", NULL};
static const char *const behind_numeral[] = {"、", "．", ".", NULL};

/* The bytes of a number in Han or in digits; 0: none, or too long for the number of a heading. */
static size_t numerals(struct stretch stretch, size_t at, bool han)
{
    static const char *const words[] = {"一", "二", "三", "四", "五", "六",
                                        "七", "八", "九", "十", NULL};
    size_t start = at, count = 0;

    while (at < stretch.len && (han ? begins(stretch, at, words) > 0
                                    : glyph_is_digit(stretch.text + at, stretch.len - at))) {
        at += glyph_size(stretch.text + at);
        count++;
    }
    return count <= NUMBER_MOST ? at - start : 0;
}

/* 一、 （一） 1. （1）: the level of the number, and where it ends; 0: none. */
static int number_level(struct stretch stretch, size_t *end)
{
    size_t open = begins(stretch, 0, opening), at = open + blanks_at(stretch, open), size;
    bool han = numerals(stretch, at, true) > 0;

    size = numerals(stretch, at, han);
    if (!size)
        return 0;
    at += size;
    at += blanks_at(stretch, at);
    size = begins(stretch, at, closing);
    *end = at + size;
    if (size && (open || !han))
        return open && han ? 2 : 4;
    size = begins(stretch, at, behind_numeral);
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

static void set(struct reading *reading, size_t line, enum outline_role role, int level,
                struct stretch stretch)
{
    const struct document_line *at = &reading->document->lines[line];
    size_t start = (size_t)(stretch.text - (reading->document->text.s + at->start));

    reading->outline->lines[line] = (struct outline_line){role, level, start, stretch.len};
}

/* 一、主要做法 is all there is, or 1.加强理论学习。 */
static bool is_alone(const struct reading *reading, size_t line, struct stretch words, int level)
{
    size_t stop = find_any(words, 0, stops);

    if (count_of(words) > HEADING_MOST || !words.len)
        return false;
    if (stop == words.len)
        return !bytes_end_any(words.text, words.len, marks) &&
               !(level > 2 && has_blank(reading, line, words, true));
    return stop + begins(words, stop, leads) == words.len && begins(words, stop, leads) &&
           !has_blank(reading, line, words, false);
}

/* The words that lead in what follows them on their line; 0: it has none. */
static size_t lead_of(const struct reading *reading, size_t line, struct stretch words, int level)
{
    struct stretch lead = {words.text, find_any(words, 0, stops)};

    if (lead.len < words.len && begins(words, lead.len, leads) && lead.len &&
        count_of(lead) <= LEAD_MOST && !has_blank(reading, line, lead, true))
        return lead.len;
    if (level > 2)
        return 0;
    lead.len = find_any(words, 0, marks);
    for (size_t at = 0, count = 0; at < lead.len; at += glyph_size(words.text + at))
        if (count++ == LABEL_MOST)
            lead.len = at;
    return lead.len;
}

static void read_numbered(struct reading *reading, size_t line, struct stretch whole, int level,
                          size_t end)
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
static bool is_short(const struct reading *reading, size_t line, struct stretch stretch)
{
    static const char *const allowed[] = {"“", "”", "+", "＋", NULL};
    size_t count = count_of(stretch), han = 0;

    if (count < SHORT_LEAST || count > SHORT_MOST || has_blank(reading, line, stretch, false))
        return false;
    for (size_t at = 0; at < stretch.len; at += glyph_size(stretch.text + at)) {
        const char *text = stretch.text + at;
        size_t left = stretch.len - at;
        han += glyph_is_han(text, left);
        if (!glyph_is_han(text, left) && !glyph_is_letter(text, left) &&
            !glyph_is_digit(text, left) && !begins(stretch, at, allowed))
            return false;
    }
    return han >= SHORT_LEAST && !bytes_end(stretch.text, stretch.len, "日");
}

/* What a heading stands over: a sentence, or a list with numbers below the first level. */
static bool leads_to_text(const struct reading *reading, size_t line)
{
    struct stretch next = {NULL, 0};
    size_t end;
    int level;

    while (++line < reading->outline->count && !next.len)
        if (reading->outline->lines[line].role != OUTLINE_WRAPPER)
            next = stretch_of(reading->document, line);
    if (!next.len)
        return false;
    level = number_level(next, &end);
    return level ? level > 1 : bytes_end_any(next.text, next.len, marks) > 0;
}

static void read_headings(struct reading *reading)
{
    struct outline *outline = reading->outline;
    bool begun = outline->title < outline->count;

    for (size_t i = begun ? outline->title + 1 : 0; i < outline->count; i++) {
        struct stretch stretch = stretch_of(reading->document, i);
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

/* --- what stands around --- */

static bool is_advert(const struct reading *reading, size_t line, struct stretch stretch)
{
    static const char *const words[] = {
        "范文",     "公众号",   "QQ",     "qq",       "ＱＱ",     "加微信", "关注微信", "仅供参考",
        "网友上传", "侵权",     "本文由", "本文档",   "http",     "www.",   "文库",     "下载",
        "更多资料", "更多精品", "转载",   "整理发布", "欢迎关注", NULL};

    return find_any(stretch, 0, words) < stretch.len && !has_blank(reading, line, stretch, false);
}

static size_t skip_any(struct stretch stretch, size_t at, const char *const *words)
{
    size_t size;

    while ((size = blanks_at(stretch, at)) || (size = begins(stretch, at, words)))
        at += size;
    return at;
}

/* - 1 - or 第1页/共2页, and nothing else. */
static bool is_page_number(struct stretch stretch)
{
    static const char *const dashes[] = {"-", "—", "－", "–", "―", NULL};
    static const char *const first[] = {"第", NULL}, *const of[] = {"共", NULL};
    static const char *const page[] = {"页", NULL}, *const between[] = {"/", "，", ",", "、", NULL};
    size_t dashed = skip_any(stretch, 0, dashes), at = skip_any(stretch, dashed, first), size;
    bool paged;

    size = numerals(stretch, at, false);
    if (!size)
        return false;
    at = skip_any(stretch, at + size, first);
    paged = begins(stretch, at, page) > 0;
    at = skip_any(stretch, at, page);
    if (paged) {
        at = skip_any(stretch, skip_any(stretch, at, between), of);
        at += numerals(stretch, at, false);
        at = skip_any(stretch, at, page);
    }
    size = skip_any(stretch, at, dashes);
    return size == stretch.len && (paged || (dashed && size > at));
}

static bool is_wrapper(const struct reading *reading, size_t line, struct stretch stretch)
{
    return is_advert(reading, line, stretch) || is_page_number(stretch);
}

/* From one end of the document inwards; the empty lines there go with what they part. */
static void read_around(struct reading *reading, size_t from, size_t until, int step)
{
    bool any = false;
    size_t i;

    for (i = from; i != until; i += (size_t)step) {
        struct stretch stretch = stretch_of(reading->document, i);
        if (stretch.len && !is_wrapper(reading, i, stretch))
            break;
        any |= stretch.len > 0;
    }
    for (; any && from != i; from += (size_t)step)
        reading->outline->lines[from].role = OUTLINE_WRAPPER;
}

static void read_wrappers(struct reading *reading)
{
    struct outline *outline = reading->outline;

    if (!outline->count)
        return;
    read_around(reading, 0, outline->title, 1);
    read_around(reading, outline->count - 1,
                outline->title < outline->count ? outline->title : (size_t)-1, -1);
    for (size_t i = 0; i < outline->count; i++) {
        struct stretch stretch = stretch_of(reading->document, i);
        if (stretch.len && is_page_number(stretch))
            outline->lines[i].role = OUTLINE_WRAPPER;
        outline->wrappers += stretch.len && outline->lines[i].role == OUTLINE_WRAPPER;
    }
}

/* --- the title --- */

static bool is_title(struct stretch stretch)
{
    static const char *const words[] = {"总结", "报告", "汇报", "计划", "要点", "方案", NULL};
    size_t open;

    if (count_of(stretch) > TITLE_MOST)
        return false;
    if (bytes_end_any(stretch.text, stretch.len, closing)) {
        open = find_any(stretch, 0, opening);
        stretch.len = glyph_trimmed(stretch.text, open);
    }
    return bytes_end_any(stretch.text, stretch.len, words) > 0;
}

/* Before the first number and the first paragraph that is too long for a title. */
static void read_title(struct reading *reading)
{
    struct outline *outline = reading->outline;

    outline->title = outline->count;
    for (size_t i = 0; i < outline->count; i++) {
        struct stretch stretch = stretch_of(reading->document, i);
        size_t end;
        if (number_level(stretch, &end))
            return;
        if (is_title(stretch) && !is_advert(reading, i, stretch)) {
            set(reading, i, OUTLINE_TITLE, 0, stretch);
            outline->title = i;
            return;
        }
        if (count_of(stretch) > TITLE_MOST && !is_advert(reading, i, stretch))
            return;
    }
}

static void index_blanks(struct reading *reading)
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
    struct reading reading = {document, blanks, outline};

    *outline = (struct outline){.count = document->count};
    outline->lines = xcalloc(document->count + 1, sizeof *outline->lines);
    index_blanks(&reading);
    read_title(&reading);
    read_wrappers(&reading);
    read_headings(&reading);
}

void outline_free(struct outline *outline)
{
    free(outline->lines);
    free(outline->blanks);
    *outline = (struct outline){.count = 0};
}
