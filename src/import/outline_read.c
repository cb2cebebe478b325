/* SPDX-License-Identifier: MIT */
/* Stretches of lines, and the lines around a report. */
#include <stdlib.h>

#include "import/glyph.h"
#include "import/outline_read.h"

struct stretch outline_stretch(const struct document *document, size_t line)
{
    const struct document_line *at = &document->lines[line];

    return stretch_trim((struct stretch){document->text.s + at->start, at->len});
}

size_t outline_next(const struct outline_reading *reading, size_t line)
{
    const struct outline *outline = reading->outline;

    while (++line < outline->count)
        if (outline->lines[line].role != OUTLINE_WRAPPER &&
            outline_stretch(reading->document, line).len)
            break;
    return line;
}

static bool is_of_sort(const struct blank *blank, enum outline_blanks sort)
{
    bool year = blank->kind == BLANK_YEAR;

    if (sort == OUTLINE_TYPED)
        return !blank->filled;
    if (sort == OUTLINE_FIGURES && blank_is_words(blank))
        return false;
    return sort == OUTLINE_BLANKS || !year;
}

bool outline_has_blank(const struct outline_reading *reading, size_t line, struct stretch stretch,
                       enum outline_blanks sort)
{
    const struct blanks *blanks = reading->blanks;
    size_t from = (size_t)(stretch.text - reading->document->text.s);
    const size_t *first = &reading->outline->blanks[line];

    for (size_t i = first[0]; i < first[1]; i++) {
        const struct blank *blank = &blanks->items[i];
        if (blank->start >= from && blank->start < from + stretch.len && is_of_sort(blank, sort))
            return true;
    }
    return false;
}

/* --- what stands around --- */

/* 来源：网络　作者：佚名　点击：2356次: two of these and a colon behind each. */
static bool is_of_a_site(struct stretch stretch)
{
    static const char *const keys[] = {"来源",     "作者",     "点击",   "更新时间", "发布时间",
                                       "发布日期", "浏览",     "阅读次", "阅读量",   "字数",
                                       "编辑",     "责任编辑", "点击数", "下载次",   NULL};
    static const char *const colons[] = {"：", ":", NULL};
    int found = 0;

    for (size_t at = 0; (at = stretch_find(stretch, at, keys)) < stretch.len;) {
        size_t end = at + stretch_begins(stretch, at, keys);
        while (glyph_is_han(stretch.text + end, stretch.len - end) && end < at + 12)
            end += glyph_size(stretch.text + end);
        found += stretch_begins(stretch, end, colons) > 0;
        at = end;
    }
    return found > 1;
}

bool outline_is_advert(const struct outline_reading *reading, size_t line, struct stretch stretch)
{
    static const char *const words[] = {
        "范文",     "公众号",   "QQ",       "qq",       "ＱＱ",   "加微信",   "关注微信",
        "仅供参考", "网友上传", "侵权",     "本文由",   "本文档", "http",     "www.",
        "文库",     "下载",     "更多资料", "更多精品", "转载",   "整理发布", "欢迎关注",
        "严禁商用", "客服微信", "任意编辑", "版权归",   "VX：",   "VX:",      NULL};

    return (stretch_find(stretch, 0, words) < stretch.len || is_of_a_site(stretch)) &&
           !outline_has_blank(reading, line, stretch, OUTLINE_TYPED);
}

static size_t skip_any(struct stretch stretch, size_t at, const char *const *words)
{
    size_t size;

    while ((size = stretch_blanks(stretch, at)) || (size = stretch_begins(stretch, at, words)))
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

    size = stretch_numerals(stretch, at, false);
    if (!size)
        return false;
    at = skip_any(stretch, at + size, first);
    paged = stretch_begins(stretch, at, page) > 0;
    at = skip_any(stretch, at, page);
    if (paged) {
        at = skip_any(stretch, skip_any(stretch, at, between), of);
        at += stretch_numerals(stretch, at, false);
        at = skip_any(stretch, at, page);
    }
    size = skip_any(stretch, at, dashes);
    return size == stretch.len && (paged || (dashed && size > at));
}

static bool is_wrapper(const struct outline_reading *reading, size_t line, struct stretch stretch)
{
    return outline_is_advert(reading, line, stretch) || is_page_number(stretch);
}

/* From one end of the document inwards; the empty lines there go with what they part. */
static void read_around(struct outline_reading *reading, size_t from, size_t until, int step)
{
    bool any = false;
    size_t i;

    for (i = from; i != until; i += (size_t)step) {
        struct stretch stretch = outline_stretch(reading->document, i);
        if (stretch.len && !is_wrapper(reading, i, stretch))
            break;
        any |= stretch.len > 0;
    }
    for (; any && from != i; from += (size_t)step)
        reading->outline->lines[from].role = OUTLINE_WRAPPER;
}

/* An advert right below the title, which a site put there: in brackets, or with nothing but what it
 * knows of the document; 开通公众号。 is text. */
static void read_below_title(struct outline_reading *reading)
{
    static const char *const frames[] = {"【", "［", "[", "（", "(", "★", "☆", "＊", "*", NULL};
    struct outline *outline = reading->outline;

    for (size_t i = outline->title + 1; i < outline->count; i++) {
        struct stretch stretch = outline_stretch(reading->document, i);
        if (!stretch.len)
            continue;
        if (!outline_is_advert(reading, i, stretch) ||
            (!stretch_begins(stretch, 0, frames) && !is_of_a_site(stretch)))
            return;
        outline->lines[i].role = OUTLINE_WRAPPER;
    }
}

void outline_read_wrappers(struct outline_reading *reading)
{
    struct outline *outline = reading->outline;

    if (!outline->count)
        return;
    read_around(reading, 0, outline->title, 1);
    read_below_title(reading);
    read_around(reading, outline->count - 1,
                outline->title < outline->count ? outline->title : (size_t)-1, -1);
    for (size_t i = 0; i < outline->count; i++) {
        struct stretch stretch = outline_stretch(reading->document, i);
        if (stretch.len && is_page_number(stretch))
            outline->lines[i].role = OUTLINE_WRAPPER;
        outline->wrappers += stretch.len && outline->lines[i].role == OUTLINE_WRAPPER;
    }
}
