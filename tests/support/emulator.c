/* SPDX-License-Identifier: MIT */
#include "support/emulator.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>
#include <uniwidth.h>

#include "base/str.h"

enum { ESC = 0x1B, MOST_NUMBERS = 8, LONGEST = 64 };

struct emulator {
    enum pty_kind kind;
    int rows, columns, row, column, top, bottom; /* the scrolling region: [top, bottom) */
    bool wraps, visible, inserts;                /* wraps: the last column was written */
    struct pty_cell *cells, style, repeated;
    int saved_row, saved_column;
    unsigned char pending[LONGEST];
    size_t pending_len;
    struct str answers;
    char fault[200];
    iconv_t gb18030;
};

static void fault(struct emulator *emulator, const char *what, const unsigned char *bytes,
                  size_t len)
{
    size_t used;

    if (*emulator->fault)
        return;
    used = (size_t)snprintf(emulator->fault, sizeof emulator->fault, "%s:", what);
    for (size_t i = 0; i < len && used + 4 < sizeof emulator->fault; i++)
        used += (size_t)sprintf(emulator->fault + used, " %02X", bytes[i]);
}

static struct pty_cell *cell_at(const struct emulator *emulator, int row, int column)
{
    return emulator->cells + row * emulator->columns + column;
}

static void blank(struct emulator *emulator, int row, int from, int to)
{
    const struct pty_cell empty = {" ", 1, false, false, false, false};

    for (int column = from; column < to; column++)
        *cell_at(emulator, row, column) = empty;
}

/* A wide character that reaches over the edge of [from, to) loses its other half. */
static void cut(struct emulator *emulator, int row, int from, int to)
{
    if (from > 0 && from < emulator->columns && cell_at(emulator, row, from)->width == 0)
        blank(emulator, row, from - 1, from + 1);
    if (to < emulator->columns && cell_at(emulator, row, to)->width == 0)
        blank(emulator, row, to - 1, to + 1);
}

static void erase(struct emulator *emulator, int row, int from, int to)
{
    if (to > emulator->columns)
        to = emulator->columns;
    cut(emulator, row, from, to);
    blank(emulator, row, from, to);
}

static void scroll(struct emulator *emulator, int top, int bottom, int count)
{
    size_t size = (size_t)emulator->columns * sizeof(struct pty_cell);

    for (; count > 0; count--) {
        memmove(cell_at(emulator, top, 0), cell_at(emulator, top + 1, 0),
                size * (size_t)(bottom - top - 1));
        blank(emulator, bottom - 1, 0, emulator->columns);
    }
    for (; count < 0; count++) {
        memmove(cell_at(emulator, top + 1, 0), cell_at(emulator, top, 0),
                size * (size_t)(bottom - top - 1));
        blank(emulator, top, 0, emulator->columns);
    }
}

static void line_feed(struct emulator *emulator)
{
    if (emulator->row == emulator->bottom - 1)
        scroll(emulator, emulator->top, emulator->bottom, 1);
    else if (emulator->row < emulator->rows - 1)
        emulator->row++;
}

static void move(struct emulator *emulator, int row, int column)
{
    emulator->row = row < 0 ? 0 : row >= emulator->rows ? emulator->rows - 1 : row;
    emulator->column = column < 0                    ? 0
                       : column >= emulator->columns ? emulator->columns - 1
                                                     : column;
    emulator->wraps = false;
}

/* Moves the rest of the row by so many cells. */
static void shift(struct emulator *emulator, int cells)
{
    int row = emulator->row, at = emulator->column, width = emulator->columns;
    int count = cells < 0 ? -cells : cells;

    if (count > width - at)
        count = width - at;
    cut(emulator, row, at, cells < 0 ? at + count : width);
    if (cells > 0) {
        cut(emulator, row, at, width - count);
        memmove(cell_at(emulator, row, at) + count, cell_at(emulator, row, at),
                sizeof(struct pty_cell) * (size_t)(width - at - count));
        blank(emulator, row, at, at + count);
    } else {
        memmove(cell_at(emulator, row, at), cell_at(emulator, row, at) + count,
                sizeof(struct pty_cell) * (size_t)(width - at - count));
        blank(emulator, row, width - count, width);
    }
}

static void join(struct emulator *emulator, const char *text)
{
    int column = emulator->wraps ? emulator->column : emulator->column - 1;
    struct pty_cell *cell;

    if (column < 0)
        return;
    cell = cell_at(emulator, emulator->row, column);
    if (cell->width == 0)
        cell--;
    if (strlen(cell->text) + strlen(text) < sizeof cell->text)
        strcat(cell->text, text);
}

static void put(struct emulator *emulator, const char *text, int width)
{
    struct pty_cell *cell;

    if (width == 0) {
        join(emulator, text);
        return;
    }
    if (emulator->wraps || emulator->column + width > emulator->columns) {
        if (!emulator->wraps)
            fault(emulator, "straddles the edge", (const unsigned char *)text, strlen(text));
        emulator->column = 0;
        emulator->wraps = false;
        line_feed(emulator);
    }
    if (width > emulator->columns)
        return;
    if (emulator->inserts)
        shift(emulator, width);
    cut(emulator, emulator->row, emulator->column, emulator->column + width);
    cell = cell_at(emulator, emulator->row, emulator->column);
    *cell = emulator->style;
    snprintf(cell->text, sizeof cell->text, "%s", text);
    cell->width = width;
    emulator->repeated = *cell;
    if (width == 2)
        cell[1] = emulator->style, cell[1].width = 0, *cell[1].text = '\0';
    emulator->column += width;
    if (emulator->column == emulator->columns) {
        emulator->column--;
        emulator->wraps = true;
    }
}

/* --- characters --- */

/* Not by our own function: it is what is tested. (The library widens a few signs like © too, which
 * terminals do not: tests keep away from them; before 1.0 it has emoji narrow, terminals have not.)
 * A GBK terminal gives two bytes two cells. */
static int width_here(const struct emulator *emulator, ucs4_t character, size_t bytes)
{
    bool is_emoji = character >= 0x1F300 && character < 0x1FB00;
    bool is_wide = is_emoji || (emulator->kind == PTY_GBK && bytes == 2);

    return is_wide ? 2 : uc_width(character, emulator->kind == PTY_NARROW ? "UTF-8" : "GBK");
}

static void put_character(struct emulator *emulator, ucs4_t character, size_t bytes)
{
    uint8_t text[8] = {0};
    int width = width_here(emulator, character, bytes);

    u8_uctomb(text, character, sizeof text - 1);
    if (width < 0)
        fault(emulator, "no character to show", emulator->pending, bytes);
    else
        put(emulator, (const char *)text, width);
}

/* Each of these returns the bytes of the character at `s`, 0 when it goes on behind `len`. What is
 * none shows as one replacement for each byte. */
static size_t take_utf8(struct emulator *emulator, const unsigned char *s, size_t len)
{
    ucs4_t character;
    int bytes = u8_mbtoucr(&character, s, len);

    if (bytes == -2)
        return 0;
    put_character(emulator, bytes > 0 ? character : 0xFFFD, 1);
    return bytes > 0 ? (size_t)bytes : 1;
}

static size_t take_gb18030(struct emulator *emulator, const unsigned char *s, size_t len)
{
    size_t bytes = *s < 0x80 ? 1 : len < 2 ? 0 : s[1] >= '0' && s[1] <= '9' ? 4 : 2;
    char utf8[8], *in = (char *)s, *out = utf8;
    size_t in_left = bytes, out_left = sizeof utf8;
    ucs4_t character = 0xFFFD;

    if (!bytes || bytes > len)
        return 0;
    iconv(emulator->gb18030, NULL, NULL, NULL, NULL);
    if (iconv(emulator->gb18030, &in, &in_left, &out, &out_left) == (size_t)-1) {
        put(emulator, "?", 1);
        return 1;
    }
    u8_mbtoucr(&character, (const uint8_t *)utf8, (size_t)(out - utf8));
    put_character(emulator, character, bytes);
    return bytes;
}

/* --- sequences --- */

static void select_style(struct emulator *emulator, const int *numbers, int count)
{
    struct pty_cell *style = &emulator->style;

    for (int i = 0; i < count; i++) {
        int n = numbers[i];
        if (n == 0)
            memset(style, 0, sizeof *style);
        else if (n == 1 || n == 22)
            style->bold = n == 1;
        else if (n == 4 || n == 24)
            style->underline = n == 4;
        else if (n == 7 || n == 27)
            style->reverse = n == 7;
        else if ((n >= 30 && n <= 37) || n == 39)
            style->coloured = n != 39;
    }
}

static void set_mode(struct emulator *emulator, int mode, bool on)
{
    if (mode == 25)
        emulator->visible = on;
    if (mode != 1049)
        return;
    for (int row = 0; row < emulator->rows; row++)
        blank(emulator, row, 0, emulator->columns);
}

static void erase_screen(struct emulator *emulator, int which)
{
    for (int row = 0; row < emulator->rows; row++)
        if (which == 2 || (which == 0 && row > emulator->row) ||
            (which == 1 && row < emulator->row))
            erase(emulator, row, 0, emulator->columns);
    if (which == 0)
        erase(emulator, emulator->row, emulator->column, emulator->columns);
}

static void set_region(struct emulator *emulator, int first, int last)
{
    emulator->top = first ? first - 1 : 0;
    emulator->bottom = last ? last : emulator->rows;
    if (emulator->bottom > emulator->rows || emulator->top >= emulator->bottom)
        emulator->top = 0, emulator->bottom = emulator->rows;
    move(emulator, 0, 0);
}

static void report(struct emulator *emulator)
{
    str_addf(&emulator->answers, "\033[%d;%dR", emulator->row + 1, emulator->column + 1);
}

/* ESC [ with its final, without a private mark; `n` is the first number, at least 1. The do_*
 * functions are false for what they do not know. */
static bool do_move(struct emulator *emulator, char final, int n, const int *numbers)
{
    int row = emulator->row, column = emulator->column;

    if (final == 'A')
        move(emulator, row - n, column);
    else if (final == 'B')
        move(emulator, row + n, column);
    else if (final == 'C')
        move(emulator, row, column + n);
    else if (final == 'D')
        move(emulator, row, column - n);
    else if (final == 'G')
        move(emulator, row, n - 1);
    else if (final == 'd')
        move(emulator, n - 1, column);
    else if (final == 'H')
        move(emulator, n - 1, (numbers[1] ? numbers[1] : 1) - 1);
    else
        return false;
    return true;
}

static bool do_erase(struct emulator *emulator, char final, int n, const int *numbers)
{
    int row = emulator->row, column = emulator->column;

    if (final == 'J')
        erase_screen(emulator, numbers[0]);
    else if (final == 'K')
        erase(emulator, row, numbers[0] ? 0 : column,
              numbers[0] == 1 ? column + 1 : emulator->columns);
    else if (final == 'X')
        erase(emulator, row, column, column + n);
    else if (final == '@' || final == 'P')
        shift(emulator, final == '@' ? n : -n);
    else if (final == 'L' || final == 'M')
        scroll(emulator, row, emulator->bottom, final == 'M' ? n : -n);
    else if (final == 'S' || final == 'T')
        scroll(emulator, emulator->top, emulator->bottom, final == 'S' ? n : -n);
    else
        return false;
    return true;
}

static bool do_other(struct emulator *emulator, char final, int n, const int *numbers, int count)
{
    if (final == 'b')
        for (int i = 0; i < n; i++)
            put(emulator, emulator->repeated.text, emulator->repeated.width);
    else if (final == 'm')
        select_style(emulator, numbers, count ? count : 1);
    else if (final == 'n' && n == 6)
        report(emulator);
    else if (final == 'r')
        set_region(emulator, numbers[0], numbers[1]);
    else if ((final == 'h' || final == 'l') && n == 4)
        emulator->inserts = final == 'h';
    else
        return final == 't' && (n == 22 || n == 23);
    return true;
}

static bool do_csi(struct emulator *emulator, char final, const int *numbers, int count)
{
    int n = numbers[0] ? numbers[0] : 1;

    return do_move(emulator, final, n, numbers) || do_erase(emulator, final, n, numbers) ||
           do_other(emulator, final, n, numbers, count);
}

static size_t take_csi(struct emulator *emulator, const unsigned char *s, size_t len)
{
    int numbers[MOST_NUMBERS] = {0}, count = 0;
    bool private = len > 2 && s[2] == '?', known = true;
    size_t end = 2;

    while (end < len && (s[end] < 0x40 || s[end] > 0x7E))
        end++;
    if (end == len)
        return 0;
    for (size_t i = 2; i < end && count < MOST_NUMBERS; i++) {
        if (s[i] >= '0' && s[i] <= '9') {
            count = count ? count : 1;
            numbers[count - 1] = numbers[count - 1] * 10 + s[i] - '0';
        } else if (s[i] == ';') {
            count = (count ? count : 1) + 1;
        }
    }
    if (private && (s[end] == 'h' || s[end] == 'l'))
        set_mode(emulator, numbers[0], s[end] == 'h');
    else
        known = !private && do_csi(emulator, (char)s[end], numbers, count);
    if (!known)
        fault(emulator, "unknown sequence", s, end + 1);
    return end + 1;
}

static size_t take_escape(struct emulator *emulator, const unsigned char *s, size_t len)
{
    if (len < 2)
        return 0;
    if (s[1] == '[')
        return take_csi(emulator, s, len);
    if (s[1] == '(')
        return len < 3 ? 0 : 3;
    if (s[1] == '7')
        emulator->saved_row = emulator->row, emulator->saved_column = emulator->column;
    else if (s[1] == '8')
        move(emulator, emulator->saved_row, emulator->saved_column);
    else if (s[1] == 'M' && emulator->row == emulator->top)
        scroll(emulator, emulator->top, emulator->bottom, -1);
    else if (s[1] == 'M')
        move(emulator, emulator->row - 1, emulator->column);
    else if (s[1] != '>')
        fault(emulator, "unknown sequence", s, 2);
    return 2;
}

static size_t take_control(struct emulator *emulator, unsigned char byte)
{
    switch (byte) {
    case '\r':
        move(emulator, emulator->row, 0);
        break;
    case '\n':
        line_feed(emulator);
        break;
    case '\b':
        move(emulator, emulator->row, emulator->column - 1);
        break;
    case '\t':
        move(emulator, emulator->row, (emulator->column / 8 + 1) * 8);
        break;
    case '\a':
        break;
    default:
        fault(emulator, "a control", &byte, 1);
    }
    return 1;
}

static size_t take(struct emulator *emulator, const unsigned char *s, size_t len)
{
    if (*s == ESC)
        return take_escape(emulator, s, len);
    if (*s < 0x20 || *s == 0x7F)
        return take_control(emulator, *s);
    return emulator->kind == PTY_GBK ? take_gb18030(emulator, s, len) : take_utf8(emulator, s, len);
}

void emulator_write(struct emulator *emulator, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        size_t taken = 1;

        emulator->pending[emulator->pending_len++] = (unsigned char)bytes[i];
        while (emulator->pending_len && taken) {
            taken = take(emulator, emulator->pending, emulator->pending_len);
            emulator->pending_len -= taken;
            memmove(emulator->pending, emulator->pending + taken, emulator->pending_len);
        }
        if (emulator->pending_len == LONGEST) {
            fault(emulator, "endless sequence", emulator->pending, LONGEST);
            emulator->pending_len = 0;
        }
    }
}

/* --- the rest --- */

struct emulator *emulator_new(enum pty_kind kind, int rows, int columns)
{
    struct emulator *emulator = calloc(1, sizeof *emulator);

    if (!emulator)
        abort();
    emulator->kind = kind;
    emulator->visible = true;
    emulator->gb18030 = iconv_open("UTF-8", "GB18030");
    emulator_resize(emulator, rows, columns);
    return emulator;
}

void emulator_free(struct emulator *emulator)
{
    if (!emulator)
        return;
    if (emulator->gb18030 != (iconv_t)-1)
        iconv_close(emulator->gb18030);
    free(emulator->cells);
    str_free(&emulator->answers);
    free(emulator);
}

/* As most terminals have it: what is cut off is gone, nothing is wrapped anew. */
void emulator_resize(struct emulator *emulator, int rows, int columns)
{
    struct pty_cell *old = emulator->cells;
    int old_rows = emulator->rows, old_columns = emulator->columns;

    emulator->cells = calloc((size_t)rows * (size_t)columns, sizeof *old);
    if (!emulator->cells)
        abort();
    emulator->rows = rows;
    emulator->columns = columns;
    for (int row = 0; row < rows; row++) {
        blank(emulator, row, 0, columns);
        for (int column = 0; row < old_rows && column < columns && column < old_columns; column++)
            *cell_at(emulator, row, column) = old[row * old_columns + column];
        if (row < old_rows && columns < old_columns && old[row * old_columns + columns].width == 0)
            blank(emulator, row, columns - 1, columns);
    }
    free(old);
    emulator->top = 0;
    emulator->bottom = rows;
    move(emulator, emulator->row, emulator->column);
}

size_t emulator_answer(struct emulator *emulator, char *bytes, size_t size)
{
    size_t len = emulator->answers.len < size ? emulator->answers.len : size;

    memcpy(bytes, str_text(&emulator->answers), len);
    str_splice(&emulator->answers, 0, len, "", 0);
    return len;
}

void emulator_size(const struct emulator *emulator, int *rows, int *columns)
{
    *rows = emulator->rows;
    *columns = emulator->columns;
}

void emulator_cursor(const struct emulator *emulator, int *row, int *column)
{
    *row = emulator->row;
    *column = emulator->column;
}

bool emulator_cursor_visible(const struct emulator *emulator)
{
    return emulator->visible;
}

struct pty_cell emulator_cell(const struct emulator *emulator, int row, int column)
{
    return *cell_at(emulator, row, column);
}

const char *emulator_fault(const struct emulator *emulator)
{
    return *emulator->fault ? emulator->fault : NULL;
}
