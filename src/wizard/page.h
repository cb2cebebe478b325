/* SPDX-License-Identifier: MIT */
/* What any screen shows between its rules: lines of styled text. Styles say what a piece means; the
 * terminal decides how that looks. */
#ifndef WIZARD_PAGE_H
#define WIZARD_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum style {
    STYLE_TEXT,
    STYLE_TITLE,    /* the form's name, the report's title */
    STYLE_HEADING,  /* of a section */
    STYLE_DIM,      /* explanations, rules, 去年 */
    STYLE_KEY,      /* a key in the footer */
    STYLE_SELECTED, /* the line under the cursor of a list */
    STYLE_ANSWERED, /* blanks: */
    STYLE_UNANSWERED,
    STYLE_UNCONFIRMED,
    STYLE_VERIFY, /* 待核 */
    STYLE_REFUSED,
    STYLE_CURRENT, /* the blank that is being asked */
    STYLE_HIT,     /* what was looked for */
    STYLE_OFF,     /* a clause that will not be written */
    STYLE_ENTRY,   /* the entry line */
    STYLE_MESSAGE,
    STYLE_ERROR,
    STYLE_COUNT
};

/* A stretch of a line; `start` and `len` are bytes of the page's text. */
struct page_span {
    size_t start, len;
    enum style style;
};

/* Spans of one line follow each other without a gap. `target` is the owner's: what Enter on this
 * line goes to, -1 for a line that cannot be chosen. */
struct line {
    size_t first_span, span_count;
    int target;
    bool reworded; /* of a paragraph in the draft's own words */
    int section;   /* of a paragraph of the report: whose text it is, -1: none; and where it */
    size_t offset; /* begins there */
};

struct page {
    struct str text; /* already safe to show */
    struct page_span *spans;
    size_t span_count, span_cap;
    struct line *lines;
    size_t line_count, line_cap;
};

#define PAGE_INIT                                                                                  \
    {                                                                                              \
        STR_INIT, NULL, 0, 0, NULL, 0, 0                                                           \
    }

void page_clear(struct page *page);
void page_free(struct page *page);

/* Begins a new line; spans added from now on are on it. */
void page_line(struct page *page, int target);

/* A line of its own, which cannot be chosen. */
void page_heading(struct page *page, const char *text);

/* Adds text to the last line, made safe to show. */
void page_add(struct page *page, enum style style, const char *text);
void page_addn(struct page *page, enum style style, const char *text, size_t len);

/* Pads the last line with blanks up to a column (in cells), by one blank at least unless the line
 * is empty. */
void page_pad(struct page *page, size_t column);

/* Adds text cut to `columns` cells, ending in ... where it was longer; and the same so that it ends
 * at the column `columns` cells on from here. Both fill up what the text leaves of them. */
void page_cut(struct page *page, enum style style, const char *text, size_t columns);
void page_cut_right(struct page *page, enum style style, const char *text, size_t columns);

/* Adds whole paragraphs wrapped to `columns` cells: one or more lines, the first of them with the
 * target, so that one choice is one step of the cursor. */
void page_wrapped(struct page *page, enum style style, int target, const char *text, int columns);

/* The text of one span. Borrowed until the page changes. */
const char *page_span_text(const struct page *page, const struct page_span *span);

#endif
