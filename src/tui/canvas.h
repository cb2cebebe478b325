/* SPDX-License-Identifier: MIT */
/* A grid of cells: what a screen should look like, before any terminal. */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "wizard/page.h"

/* A character and the marks on it, as many as fit: UTF-8 in `text`, NUL-terminated. The second cell
 * of a wide one has width 0 and no text. */
enum { CELL_TEXT_SIZE = 24 };
struct cell {
    char text[CELL_TEXT_SIZE];
    unsigned char width; /* 1, 2; 0: the cell before reaches into this one */
    unsigned char style; /* enum style */
};

struct canvas {
    int rows, columns;
    struct cell *cells;            /* rows × columns */
    int cursor_row, cursor_column; /* from 0; row -1: hidden */
    bool monochrome;               /* states want a mark besides their attributes */
};

/* All blanks, cursor hidden. */
void canvas_init(struct canvas *canvas, int rows, int columns);
void canvas_resize(struct canvas *canvas, int rows, int columns); /* blanks it too */
void canvas_clear(struct canvas *canvas);
void canvas_free(struct canvas *canvas);

/* Writes text from a cell on, within the row; what would pass the right edge, a wide character that
 * would straddle it included, is left out. Returns the column behind it. Unsafe characters are the
 * caller's; one without a width shows as ?. */
int canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *text,
               size_t len);

/* Fills columns [from, to) of a row with a one-cell character. */
void canvas_fill(struct canvas *canvas, int row, int from, int to, enum style style, char c);

/* One line of a page at a row, from a column on. */
void canvas_line(struct canvas *canvas, int row, int column, const struct page *page, size_t line);

/* The row as text, trailing blanks gone, for tests and for people: appended to `out`. */
void canvas_row_text(const struct canvas *canvas, int row, struct str *out);

#endif
