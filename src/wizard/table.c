/* SPDX-License-Identifier: MIT */
/* This year beside last year, in the order of the document: the review before it goes out. */
#include <string.h>

#include "base/attributes.h"
#include "model/review.h"
#include "text/width.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

enum column { LABEL, NOW, LAST, CHANGE, RATE, SOURCE, STATE, NOTE, COLUMN_COUNT };

/* Cells that a column may always take, and in a narrow window (0: left out there). */
static const struct {
    const char *name;
    size_t least, narrow;
    bool is_number; /* its head stands over numbers */
} columns[COLUMN_COUNT] = {
    [LABEL] = {_("填报项"), 18, 14, false}, [NOW] = {_("本年"), 9, 8, true},
    [LAST] = {_("去年"), 9, 8, true},       [CHANGE] = {_("增减"), 7, 5, true},
    [RATE] = {_("同比"), 8, 0, true},       [SOURCE] = {_("提供科室"), 8, 0, false},
    [STATE] = {_("状态"), 6, 0, false},     [NOTE] = {_("备注"), 6, 0, false},
};

/* What all of them take with the blanks between them. */
enum { LEAST = 78 };

struct cells {
    const char *text[COLUMN_COUNT];
    enum style style[COLUMN_COUNT];
    bool right[COLUMN_COUNT];
};

struct listing {
    struct session *session;
    size_t widths[COLUMN_COUNT];  /* 0: left out */
    size_t figures[COLUMN_COUNT]; /* the widest figure: one cut short would be another */
    int section;                  /* of the row before; -2: there is none */
    struct str label, now, last;
};

static void add_cells(struct page *page, const size_t *widths, const struct cells *cells)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (!widths[i])
            continue;
        if (i)
            page_add(page, STYLE_TEXT, " ");
        if (cells->right[i])
            page_cut_right(page, cells->style[i], cells->text[i], widths[i]);
        else
            page_cut(page, cells->style[i], cells->text[i], widths[i]);
    }
}

static void build_head(struct session *session, const size_t *widths)
{
    struct page page = PAGE_INIT;
    struct cells cells;

    for (int i = 0; i < COLUMN_COUNT; i++) {
        cells.text[i] = columns[i].name;
        cells.style[i] = STYLE_HEADING;
        cells.right[i] = columns[i].is_number;
    }
    add_cells(&page, widths, &cells);
    str_addn(&session->list_head, str_text(&page.text), page.text.len);
    page_free(&page);
}

/* --- rows --- */

static bool is_number(const struct field *field)
{
    return field->type->family->value == VALUE_NUMBER;
}

/* For the ear: 集体学习（次）　本年 12　去年 9 … */
static void add_words(struct page *page, const struct cells *cells)
{
    page_add(page, STYLE_TEXT, cells->text[LABEL]);
    for (int i = NOW; i < COLUMN_COUNT; i++) {
        if (!*cells->text[i])
            continue;
        page_add(page, STYLE_TEXT, "　");
        page_add(page, STYLE_TEXT, columns[i].name);
        page_add(page, STYLE_TEXT, " ");
        page_add(page, cells->style[i], cells->text[i]);
    }
}

static void fill_cells(struct listing *listing, const struct review_row *row, struct cells *cells)
{
    const struct field *field = row->field;
    enum style style = list_style(row->finding);
    const struct cells filled = {
        .text = {str_text(&listing->label), str_text(&listing->now), str_text(&listing->last),
                 str_text(&row->comparison->change), str_text(&row->comparison->rate),
                 field->source ? field->source : "", row->state, row->note},
        .style = {STYLE_TEXT, row->finding == FINDING_NONE ? STYLE_TEXT : style, STYLE_DIM,
                  STYLE_TEXT, STYLE_TEXT, STYLE_DIM, style, STYLE_DIM},
    };

    *cells = filled;
    for (int i = NOW; i <= RATE; i++)
        cells->right[i] = is_number(field);
}

static void read_row(struct listing *listing, const struct review_row *row, struct cells *cells)
{
    const struct field *field = row->field;

    str_clear(&listing->label);
    str_add(&listing->label, field->label);
    if (field->unit)
        str_addf(&listing->label, "（%s）", field->unit);
    layout_join(row->finding == FINDING_OPEN && !*row->now ? field_placeholder(field) : row->now,
                &listing->now);
    layout_join(str_text(&row->comparison->last), &listing->last);
    fill_cells(listing, row, cells);
}

static void add_row(void *self, const struct review_row *row)
{
    struct listing *listing = self;
    struct session *session = listing->session;
    struct cells cells;

    read_row(listing, row, &cells);
    if (row->field->section != listing->section)
        layout_add_heading(&session->draft.answers, row->field->section, &session->page);
    listing->section = row->field->section;
    page_line(&session->page, row->field->index);
    if (session->by_words)
        add_words(&session->page, &cells);
    else
        add_cells(&session->page, listing->widths, &cells);
}

/* --- widths --- */

static void measure_row(void *self, const struct review_row *row)
{
    struct listing *listing = self;
    struct cells cells;

    read_row(listing, row, &cells);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        size_t width = width_text(cells.text[i], strlen(cells.text[i]));
        listing->widths[i] = width > listing->widths[i] ? width : listing->widths[i];
        if (cells.right[i] && width > listing->figures[i])
            listing->figures[i] = width;
    }
}

/* Gives a column that is there up to so much, of the room that is left; returns how much. */
static size_t widen(size_t *width, size_t wanted, size_t room)
{
    size_t more = *width && wanted > *width ? wanted - *width : 0;

    more = more < room ? more : room;
    *width += more;
    return more;
}

/* Every column its least, or what it holds; what is left goes to figures, then to the columns that
 * hold more, the label first. */
static void share_out(struct listing *listing)
{
    static const enum column wanting[] = {LABEL, NOTE, NOW, LAST, SOURCE, CHANGE, RATE, STATE};
    bool narrow = session_text_columns(listing->session) < LEAST;
    size_t room = session_room(listing->session, 0), wanted[COLUMN_COUNT], used = 0;

    memcpy(wanted, listing->widths, sizeof wanted);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        size_t least = narrow ? columns[i].narrow : columns[i].least;
        listing->widths[i] = wanted[i] < least ? wanted[i] : least;
        used += listing->widths[i] + (i && least);
    }
    room = room > used ? room - used : 0;
    for (int i = RATE; i >= NOW; i--)
        room -= widen(&listing->widths[i], listing->figures[i], room);
    for (size_t i = 0; i < COUNT_OF(wanting); i++)
        room -= widen(&listing->widths[wanting[i]], wanted[wanting[i]], room);
}

void table_build(struct session *session)
{
    struct listing listing = {.session = session, .section = -2};

    for (int i = 0; i < COLUMN_COUNT; i++)
        listing.widths[i] = width_text(columns[i].name, strlen(columns[i].name));
    if (!session->by_words) {
        review_walk(&session->draft, measure_row, &listing);
        share_out(&listing);
        build_head(session, listing.widths);
    }
    review_walk(&session->draft, add_row, &listing);
    str_free(&listing.label);
    str_free(&listing.now);
    str_free(&listing.last);
}
