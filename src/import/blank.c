/* SPDX-License-Identifier: MIT */
#include "import/blank.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "import/figure.h"
#include "import/glyph.h"
#include "import/kinds.h"
#include "import/placeholder.h"
#include "import/unit.h"

/* A line being read. `next` and `figure` wait until it is their turn. */
struct reader {
    struct blanks *blanks;
    const struct document *document;
    const struct blank_options *options;
    const char *line;
    size_t len, index;
    struct placeholder next;
    struct figure figure;
    bool has_next, has_figure;
};

/* --- one after the other --- */

static void look_for_figure(struct reader *reader, size_t from)
{
    if (!reader->options->figures && !reader->options->year)
        return;
    reader->has_figure = figure_next(reader->line, reader->len, from, reader->options,
                                     &reader->figure);
}

static bool has_point(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at += glyph_size(text + at))
        if (text[at] == '.' || bytes_begin(text + at, len - at, "．"))
            return true;
    return false;
}

/* Takes what comes first, and sees to the two behind it. */
static bool take(struct reader *reader, struct site *site, bool *filled)
{
    const struct placeholder *next = &reader->next;
    size_t end;

    if (!reader->has_next && !reader->has_figure)
        return false;
    *filled = reader->has_figure && (!reader->has_next || reader->figure.start < next->start);
    *site = (struct site){.line = reader->line, .len = reader->len};
    if (*filled) {
        site->start = reader->figure.start;
        site->end = reader->figure.start + reader->figure.len;
        site->has_digits = true;
    } else {
        site->start = next->start;
        site->end = next->start + next->len;
        site->has_digits = next->digits > 0;
        site->is_year = next->year;
    }
    end = site->end;
    site->signs = glyph_count(reader->line + site->start, site->end - site->start);
    site->has_point = has_point(reader->line + site->start, site->end - site->start);
    if (!*filled || (reader->has_next && next->start < end))
        reader->has_next = placeholder_next(reader->line, reader->len, end, &reader->next);
    if (reader->has_figure && reader->figure.start < end)
        look_for_figure(reader, end);
    return true;
}

/* Whether the next placeholder follows with nothing but the mark between. */
static bool joins(const struct reader *reader, size_t end, const char *mark)
{
    return reader->has_next && reader->next.start == end + strlen(mark) &&
           bytes_begin(reader->line + end, reader->len - end, mark);
}

static void extend(struct reader *reader, struct site *site)
{
    bool filled;
    struct site more;

    if (!take(reader, &more, &filled))
        return;
    site->end = more.end;
    site->signs += more.signs;
}

/* --- putting together --- */

static void join_decimal(struct reader *reader, struct site *site)
{
    static const char *const points[] = {".", "．", "·", NULL};

    for (size_t i = 0; points[i] && !site->has_point; i++)
        if (joins(reader, site->end, points[i])) {
            extend(reader, site);
            site->has_point = true;
        }
}

/* X,XXX元: thousands. */
static void join_thousands(struct reader *reader, struct site *site)
{
    const struct placeholder *next = &reader->next;
    struct unit unit;

    while (!site->has_digits && site->signs % 3 && site->signs < 9 &&
           joins(reader, site->end, ",") && next->len == 3 && !next->digits &&
           glyph_is_letter(reader->line + next->start, 3) &&
           unit_read(&unit, reader->line + next->start + 3, reader->len - next->start - 3))
        extend(reader, site);
}

/* 0XXX-XXXXXXX: the number of a telephone. */
static void join_telephone(struct reader *reader, struct site *site)
{
    if (site->has_digits && reader->line[site->start] == '0' && joins(reader, site->end, "-"))
        extend(reader, site);
}

/* × × between words: a name of two characters. */
static void join_spaced(struct reader *reader, struct site *site)
{
    size_t size = site->end - site->start, end = site->end + 1 + size;

    if (site->signs == 1 && end < reader->len && reader->line[site->end] == ' ' &&
        joins(reader, site->end, " ") && reader->next.len == size &&
        memcmp(reader->line + site->start, reader->line + reader->next.start, size) == 0 &&
        site_before_blanks(site) == site->start &&
        !glyph_blanks(reader->line + end, reader->len - end))
        extend(reader, site);
}

/* X、X、X are one list, unless a unit follows: 第X、X季度. */
static void join_list(struct reader *reader, struct site *site)
{
    struct unit unit;

    if (bytes_end(reader->line, site->start, "第"))
        return;
    while (!site->has_point && joins(reader, site->end, "、")) {
        size_t end = reader->next.start + reader->next.len;
        if (unit_read(&unit, reader->line + end, reader->len - end))
            return;
        extend(reader, site);
        site->is_last_of_several = true;
    }
}

/* The end of 年 …, where the date goes on from; 0: it does not. */
static size_t date_part(const struct reader *reader, size_t end, const char *const *words)
{
    size_t at = end + glyph_blanks(reader->line + end, reader->len - end), size;

    size = bytes_begin_any(reader->line + at, reader->len - at, words);
    return size ? at + size : 0;
}

static bool next_stands_at(const struct reader *reader, size_t at)
{
    return reader->has_next &&
           reader->next.start == at + glyph_blanks(reader->line + at, reader->len - at);
}

/* X年X月X日, X月X日: literals included. A year and a month alone stay two. */
static bool join_date(struct reader *reader, struct site *site, bool *no_year)
{
    static const char *const year[] = {"年", NULL}, *const month[] = {"月", NULL};
    static const char *const day[] = {"日", "号", NULL};
    struct placeholder last;
    size_t at = date_part(reader, site->end, year), from = site->end;
    size_t after;

    *no_year = !at;
    if (at) {
        if (!next_stands_at(reader, at))
            return false;
        from = reader->next.start + reader->next.len;
    }
    at = date_part(reader, from, month);
    if (!at || !placeholder_next(reader->line, reader->len, at, &last) ||
        last.start != at + glyph_blanks(reader->line + at, reader->len - at))
        return false;
    after = date_part(reader, last.start + last.len, day);
    if (!after)
        return false;
    while (reader->has_next && reader->next.start < after)
        extend(reader, site);
    site->end = after;
    return true;
}

/* --- blanks --- */

static void add(struct reader *reader, const struct site *site, const struct blank *judged)
{
    struct blanks *blanks = reader->blanks;
    size_t base = reader->document->lines[reader->index].start;
    struct blank *blank;

    ARRAY_ROOM(blanks->items, blanks->count, blanks->cap);
    blank = &blanks->items[blanks->count++];
    *blank = *judged;
    blank->line = reader->index;
    blank->start = base + site->start;
    blank->len = site->end - site->start;
    blank->behind += base;
    blank->field = -1;
}

/* The second one of 第X、X季度. */
static bool goes_on_counting(const struct reader *reader, const struct site *site,
                             const struct blank *blank)
{
    static const char *const marks[] = {"、", "和", "至", "到", NULL};
    const struct blanks *blanks = reader->blanks;
    const struct blank *last = blanks->count ? &blanks->items[blanks->count - 1] : NULL;
    size_t base = reader->document->lines[reader->index].start, end;

    if (!last || last->line != reader->index || last->kind != BLANK_ORDINAL || blank->quoted ||
        (blank->kind != BLANK_NAME && blank->kind != BLANK_COUNT))
        return false;
    end = last->start + last->len - base;
    return end < site->start && site->start - end <= 3 &&
           bytes_begin_any(reader->line + end, site->start - end, marks);
}

/* The first one of X—X年, X-X人 is what the second one is. */
static void judge_range(struct reader *reader)
{
    static const char *const marks[] = {"-", "－", "–", "—", "——", "～", "~", "至", "到", NULL};
    const struct blanks *blanks = reader->blanks;
    struct blank *first, *second;
    const char *text = reader->document->text.s;
    size_t end, gap;

    if (blanks->count < 2)
        return;
    second = &blanks->items[blanks->count - 1];
    first = second - 1;
    end = first->start + first->len;
    gap = second->start - end;
    if (first->line != second->line || first->kind != BLANK_NAME || first->quoted ||
        blank_is_words(second) || !gap || gap > 6 || bytes_begin_any(text + end, gap, marks) < gap)
        return;
    first->kind = second->kind;
    first->unit = second->unit;
    first->doubt = second->doubt;
    first->approximate = second->approximate;
}

static void read_line(struct reader *reader)
{
    struct site site;
    bool filled;

    reader->has_next = placeholder_next(reader->line, reader->len, 0, &reader->next);
    reader->has_figure = false;
    look_for_figure(reader, 0);
    while (take(reader, &site, &filled)) {
        struct blank blank = {.kind = BLANK_NAME, .filled = filled, .unit = ""};
        if (!filled && join_date(reader, &site, &blank.no_year)) {
            blank.kind = BLANK_DATE;
            blank.behind = site.end;
        } else {
            blank.no_year = false;
            if (!filled) {
                join_thousands(reader, &site);
                join_decimal(reader, &site);
                join_telephone(reader, &site);
                join_spaced(reader, &site);
                join_list(reader, &site);
            }
            kinds_judge(&blank, &site, &reader->blanks->arena);
            if (goes_on_counting(reader, &site, &blank)) {
                blank.kind = BLANK_ORDINAL;
                blank.unit = "";
            }
        }
        add(reader, &site, &blank);
        judge_range(reader);
    }
}

void blanks_find(struct blanks *blanks, const struct document *document,
                 const struct blank_options *options)
{
    struct reader reader = {.blanks = blanks, .document = document, .options = options};

    *blanks = (struct blanks){.arena = ARENA_INIT};
    for (size_t i = 0; i < document->count; i++) {
        reader.index = i;
        reader.line = document->text.s + document->lines[i].start;
        reader.len = document->lines[i].len;
        read_line(&reader);
    }
    if (options->figures || options->year)
        figures_drop_wrapped(blanks, document);
}

void blanks_free(struct blanks *blanks)
{
    free(blanks->items);
    arena_free(&blanks->arena);
    *blanks = (struct blanks){.arena = ARENA_INIT};
}

/* --- words --- */

static const struct {
    const char *name, *label;
} kinds[] = {
    [BLANK_COUNT] = {"count", _("数量")}, [BLANK_DECIMAL] = {"decimal", _("小数")},
    [BLANK_MONEY] = {"money", _("金额")}, [BLANK_PERCENT] = {"percent", _("百分比")},
    [BLANK_MONTH] = {"month", _("月份")}, [BLANK_ORDINAL] = {"ordinal", _("序数")},
    [BLANK_YEAR] = {"year", _("年份")},   [BLANK_DATE] = {"date", _("日期")},
    [BLANK_NAME] = {"name", _("名称")},   [BLANK_LIST] = {"list", _("并列的几项")},
};

static const char *const doubts[] = {
    [DOUBT_NONE] = "",
    [DOUBT_NO_MEASURE] = _("后面没有量词，当作数量"),
    [DOUBT_YEARS] = _("可能是年份，也可能是几年"),
    [DOUBT_BODY] = _("可能是数量，当作名称"),
    [DOUBT_MONEY] = _("没有写明“元”，当作金额"),
};

bool blank_is_words(const struct blank *blank)
{
    return blank->kind == BLANK_NAME || blank->kind == BLANK_LIST;
}

const char *blank_kind_name(enum blank_kind kind)
{
    return kinds[kind].name;
}

const char *blank_kind_label(enum blank_kind kind)
{
    return kinds[kind].label;
}

const char *doubt_reason(enum doubt doubt)
{
    return doubts[doubt];
}
