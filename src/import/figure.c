/* SPDX-License-Identifier: MIT */
#include "import/figure.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/outline.h"
#include "import/title.h"
#include "import/unit.h"

static bool is_digit(const char *line, size_t len, size_t at)
{
    return at < len && glyph_is_digit(line + at, len - at);
}

/* 1,200 and 35.6: a mark between two digits. */
static size_t mark_between(const char *line, size_t len, size_t at)
{
    static const char *const marks[] = {",", ".", "．", NULL};
    size_t size = bytes_begin_any(line + at, len - at, marks);

    return size && is_digit(line, len, at + size) ? size : 0;
}

static size_t digits_end(const char *line, size_t len, size_t at)
{
    size_t size;

    for (;;)
        if (is_digit(line, len, at))
            at += glyph_size(line + at);
        else if ((size = mark_between(line, len, at)))
            at += size;
        else
            return at;
}

/* Signs that make it a range, a time, a size, a number that is no figure. */
static bool is_joined(const char *line, size_t len, size_t start, size_t end)
{
    static const char *const before[] = {"-", "－", "–", "—",  "～", "~",  "×", "*", "/",
                                         ":", "：", ".", "第", "#",  "＃", "_", "@", NULL};
    static const char *const behind[] = {"-",  "－", "–",    "—",    "～", "~",  "×",  "*",
                                         "/",  ":",  "：",   "年",   "月", "日", "号", "个月",
                                         "周", "岁", "小时", "分钟", "秒", "时", "点", "级",
                                         "届", "天", "代",   "度",   NULL};
    static const char *const colons[] = {"：", ":", NULL};
    size_t back = glyph_back(line, start);

    if (glyph_is_letter(line + back, start - back))
        return true;
    if (bytes_end_any(line, start, colons)) /* 人数：45人, but 8:00 and 电话：12345 */
        return is_digit(line, len, end) || (back && is_digit(line, back, glyph_back(line, back)));
    return bytes_end_any(line, start, before) || bytes_begin_any(line + end, len - end, behind);
}

/* 64排CT, 5kW: a model, a size. */
static bool is_before_letter(const char *line, size_t len, size_t at)
{
    return at < len && glyph_is_letter(line + at, len - at);
}

static bool is_counted(const char *line, size_t len, size_t end)
{
    static const char *const spans[] = {"年", "月", "周", "日", "岁", "小时", "分钟", "天", NULL};
    struct unit unit;

    return !is_before_letter(line, len, end) && unit_read(&unit, line + end, len - end) &&
           !is_before_letter(line, len, end + unit.len) &&
           !bytes_begin_any(unit.word, strlen(unit.word), spans) &&
           !bytes_begin_any(unit.word, strlen(unit.word),
                            (const char *[]){"个月", "度", "级", "代", "号", NULL}) &&
           (*unit.word || *unit.scale);
}

static int year_at(const char *line, size_t len, size_t start, size_t end)
{
    static const char *const years[] = {"年", NULL};
    int year = 0;

    if (end - start != 4 || !bytes_begin_any(line + end, len - end, years))
        return 0;
    for (size_t i = start; i < end; i++) {
        if (line[i] < '0' || line[i] > '9')
            return 0;
        year = year * 10 + (line[i] - '0');
    }
    return year >= 1900 && year <= 2100 ? year : 0;
}

static bool is_date(const char *line, size_t len, size_t at)
{
    size_t month = at + strlen("年"), end = digits_end(line, len, month);

    return end > month && bytes_begin(line + end, len - end, "月");
}

bool figure_next(const char *line, size_t len, size_t from, const struct blank_options *options,
                 struct figure *found)
{
    for (size_t at = from; at < len; at += glyph_size(line + at)) {
        size_t end;
        int year;
        if (!is_digit(line, len, at))
            continue;
        end = digits_end(line, len, at);
        year = year_at(line, len, at, end);
        found->start = at;
        found->len = end - at;
        found->is_year = year && options->year && year >= options->year - 1 &&
                         year <= options->year + 1 && !is_date(line, len, end) &&
                         !bytes_end_any(line, at,
                                        (const char *[]){"-", "－", "—", "～", "~", NULL});
        if (found->is_year)
            return true;
        if (options->figures && !is_joined(line, len, at, end) && is_counted(line, len, end))
            return true;
        at = end - glyph_size(line + glyph_back(line, end));
    }
    return false;
}

void figures_drop_wrapped(struct blanks *blanks, const struct document *document)
{
    struct outline outline = {.count = 0};
    size_t kept = 0;

    outline_find(&outline, document, blanks);
    for (size_t i = 0; i < blanks->count; i++)
        if (!blanks->items[i].filled ||
            outline.lines[blanks->items[i].line].role != OUTLINE_WRAPPER)
            blanks->items[kept++] = blanks->items[i];
    blanks->count = kept;
    outline_free(&outline);
}

int blanks_year(const struct document *document)
{
    for (size_t i = 0; i < document->count; i++) {
        const char *line = document->text.s + document->lines[i].start;
        size_t len = document->lines[i].len;
        if (!title_is(stretch_trim((struct stretch){line, len})))
            continue;
        for (size_t at = 0; at < len; at += glyph_size(line + at)) {
            size_t end = is_digit(line, len, at) ? digits_end(line, len, at) : at;
            int year = end > at ? year_at(line, len, at, end) : 0;
            if (year)
                return year;
            if (end > at)
                at = end - glyph_size(line + glyph_back(line, end));
        }
        return 0;
    }
    return 0;
}
