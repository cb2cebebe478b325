/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "text/width.h"

/* What curses keeps in one cell: the base character and what stands on it. */
enum { CELL_CHARACTERS = 5 };

static void set_cell(struct cell *cell, enum style style, const char *text, size_t len, int width)
{
    memset(cell, 0, sizeof *cell); /* rows are compared with memcmp */
    memcpy(cell->text, text, len);
    cell->style = (unsigned char)style;
    cell->width = (unsigned char)width;
}

void canvas_init(struct canvas *canvas, int rows, int columns)
{
    canvas->cells = NULL;
    canvas->monochrome = false;
    canvas_resize(canvas, rows, columns);
}

void canvas_resize(struct canvas *canvas, int rows, int columns)
{
    canvas->rows = rows > 0 ? rows : 0;
    canvas->columns = columns > 0 ? columns : 0;
    canvas->cells = xrealloc(canvas->cells, (size_t)canvas->rows * (size_t)canvas->columns *
                                                sizeof *canvas->cells);
    canvas_clear(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    size_t count = (size_t)canvas->rows * (size_t)canvas->columns;

    for (size_t i = 0; i < count; i++)
        set_cell(&canvas->cells[i], STYLE_TEXT, " ", 1, 1);
    canvas->cursor_row = -1;
    canvas->cursor_column = 0;
}

void canvas_free(struct canvas *canvas)
{
    free(canvas->cells);
    memset(canvas, 0, sizeof *canvas);
}

static struct cell *row_of(const struct canvas *canvas, int row)
{
    return canvas->cells + (size_t)row * (size_t)canvas->columns;
}

/* Frees columns [from, to): a wide character that reaches in or out loses its other half. */
static void make_room(struct canvas *canvas, int row, int from, int to)
{
    struct cell *cells = row_of(canvas, row);

    if (cells[from].width == 0)
        set_cell(&cells[from - 1], cells[from - 1].style, " ", 1, 1);
    if (to < canvas->columns && cells[to].width == 0)
        set_cell(&cells[to], cells[to].style, " ", 1, 1);
}

/* A mark without a width joins the character before it, if the cell has room. */
static void join_mark(struct canvas *canvas, int row, int column, const char *text, size_t len)
{
    struct cell *cell = row_of(canvas, row) + column - 1;
    size_t used, characters = 0;

    if (column <= 0)
        return;
    if (cell->width == 0)
        cell--;
    used = strlen(cell->text);
    for (size_t i = 0; i < used; i++)
        characters += !bytes_inside(cell->text[i]);
    if (used + len < CELL_TEXT_SIZE && characters < CELL_CHARACTERS)
        memcpy(cell->text + used, text, len);
}

static void put_cell(struct canvas *canvas, int row, int column, enum style style, const char *text,
                     size_t len, int width)
{
    struct cell *cells = row_of(canvas, row);

    make_room(canvas, row, column, column + width);
    set_cell(&cells[column], style, text, len, width);
    if (width == 2)
        set_cell(&cells[column + 1], style, "", 0, 0);
}

int canvas_put(struct canvas *canvas, int row, int column, enum style style, const char *text,
               size_t len)
{
    if (row < 0 || row >= canvas->rows || column < 0)
        return column;
    while (len > 0) {
        ucs4_t character;
        size_t bytes = (size_t)u8_mbtouc(&character, (const uint8_t *)text, len);
        int width = width_of(character);

        if (column + (width < 0 ? 1 : width) > canvas->columns)
            break;
        if (width == 0)
            join_mark(canvas, row, column, text, bytes);
        else if (width > 0)
            put_cell(canvas, row, column, style, text, bytes, width);
        else
            put_cell(canvas, row, column, style, "?", 1, 1);
        column += width < 0 ? 1 : width;
        text += bytes;
        len -= bytes;
    }
    return column;
}

void canvas_fill(struct canvas *canvas, int row, int from, int to, enum style style, char c)
{
    if (row < 0 || row >= canvas->rows)
        return;
    if (to > canvas->columns)
        to = canvas->columns;
    for (int column = from > 0 ? from : 0; column < to; column++)
        put_cell(canvas, row, column, style, &c, 1, 1);
}

void canvas_line(struct canvas *canvas, int row, int column, const struct page *page, size_t line)
{
    const struct line *which = &page->lines[line];

    for (size_t i = 0; i < which->span_count; i++) {
        const struct page_span *span = &page->spans[which->first_span + i];
        const char *text = page_span_text(page, span);
        int end = column + (int)width_text(text, span->len);

        column = canvas_put(canvas, row, column, span->style, text, span->len);
        if (column < end)
            break; /* cut at the edge: nothing narrower may stand behind the gap */
    }
}

void canvas_row_text(const struct canvas *canvas, int row, struct str *out)
{
    const struct cell *cells = row_of(canvas, row);
    size_t kept = out->len;

    for (int column = 0; column < canvas->columns; column++) {
        str_add(out, cells[column].text);
        if (strcmp(cells[column].text, " ") != 0 && cells[column].width > 0)
            kept = out->len;
    }
    str_splice(out, kept, out->len - kept, "", 0);
}
