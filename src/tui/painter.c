/* SPDX-License-Identifier: MIT */
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "tui/painter.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "text/width.h"
#include "tui/terminal.h"

enum { PAIR_NONE, PAIR_RED, PAIR_MAGENTA };
enum { WIDE_QUESTION_MARK = 0xFF1F };

/* Attributes alone tell the states apart; colour is added. Of the eight only these two can be read
 * on a dark and on a light background. The line that is typed in is plain, so that a keystroke
 * costs no attributes. */
static const struct look {
    attr_t attributes;
    short pair;
} looks[STYLE_COUNT] = {
    [STYLE_TEXT] = {A_NORMAL, PAIR_NONE},
    [STYLE_TITLE] = {A_BOLD, PAIR_NONE},
    [STYLE_HEADING] = {A_BOLD, PAIR_NONE},
    [STYLE_DIM] = {A_NORMAL, PAIR_NONE},
    [STYLE_KEY] = {A_BOLD, PAIR_NONE},
    [STYLE_SELECTED] = {A_REVERSE, PAIR_NONE},
    [STYLE_ANSWERED] = {A_UNDERLINE, PAIR_NONE},
    [STYLE_UNANSWERED] = {A_BOLD, PAIR_MAGENTA},
    [STYLE_UNCONFIRMED] = {A_BOLD | A_UNDERLINE, PAIR_MAGENTA},
    [STYLE_VERIFY] = {A_REVERSE | A_UNDERLINE, PAIR_MAGENTA},
    [STYLE_REFUSED] = {A_REVERSE | A_BOLD, PAIR_RED},
    [STYLE_CURRENT] = {A_REVERSE, PAIR_NONE},
    [STYLE_HIT] = {A_BOLD | A_UNDERLINE, PAIR_NONE},
    [STYLE_OFF] = {A_DIM, PAIR_NONE},
    [STYLE_ENTRY] = {A_NORMAL, PAIR_NONE},
    [STYLE_MESSAGE] = {A_BOLD, PAIR_NONE},
    [STYLE_ERROR] = {A_BOLD, PAIR_RED},
};

struct painter {
    SCREEN *screen;
    struct outbox *outbox;
    bool colours, utf8, width_known, cursor_shown, asking;
    int rows, columns;
    struct cell *shown; /* rows × columns as painted last; NULL: unknown */
    cchar_t *row;       /* columns */
};

static bool has_columns(void)
{
    const char *string = terminal_string("hpa");

    return string && strcmp(string, "\033[%i%p1%dG") == 0;
}

static bool has_colours(void)
{
    return terminal_wants_colours() && has_colors() && start_color() != ERR &&
           use_default_colors() != ERR && init_pair(PAIR_RED, COLOR_RED, -1) != ERR &&
           init_pair(PAIR_MAGENTA, COLOR_MAGENTA, -1) != ERR;
}

/* A failed newterm() leaks, and some fail for a terminal that cannot move its cursor: so the type
 * is looked up before. */
static SCREEN *open_screen(FILE *out, const char **reason)
{
    SCREEN *screen = NULL;
    bool known = terminal_look_up(reason);

    terminal_forget();
    if (known && !(screen = newterm(NULL, out, stdin)))
        *reason = _("不认识环境变量 TERM 所说的终端类型");
    return screen;
}

struct painter *painter_open(struct outbox *outbox, const char **reason)
{
    SCREEN *screen = open_screen(outbox->file, reason);
    struct painter *painter;

    if (!screen)
        return NULL;
    painter = xcalloc(1, sizeof *painter);
    painter->screen = screen;
    painter->outbox = outbox;
    painter->colours = has_colours();
    outbox->has_columns = has_columns();
    painter->utf8 = outbox->utf8 = terminal_is_utf8();
    painter->cursor_shown = true;
    nonl();
    typeahead(-1); /* a paint is never cut short by keys that wait */
    return painter;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    delscreen(painter->screen);
    free(painter->shown);
    free(painter->row);
    free(painter);
}

const char *painter_library(void)
{
    return curses_version();
}

bool painter_has_colours(const struct painter *painter)
{
    return painter->colours;
}

void painter_size(const struct painter *painter, int *rows, int *columns)
{
    *rows = painter->rows;
    *columns = painter->columns;
}

void painter_forget(struct painter *painter)
{
    free(painter->shown);
    painter->shown = NULL;
}

void painter_enter(struct painter *painter)
{
    def_prog_mode();
    painter->outbox->plain = false;
    painter_forget(painter);
}

void painter_resize(struct painter *painter, int rows, int columns)
{
    if (rows > 0 && columns > 0)
        resize_term(rows, columns);
    getmaxyx(stdscr, painter->rows, painter->columns);
    painter->outbox->columns = painter->columns;
    painter->row = xrealloc(painter->row, ((size_t)painter->columns + 1) * sizeof(cchar_t));
    painter_forget(painter);
}

/* Not by curs_set, which would write at once. */
static void show_cursor(struct painter *painter, bool shown)
{
    const char *string = terminal_string(shown ? "cnorm" : "civis");

    if (shown != painter->cursor_shown && string && !strstr(string, "$<"))
        str_add(&painter->outbox->out, string);
    painter->cursor_shown = shown;
}

void painter_leave(struct painter *painter)
{
    show_cursor(painter, true);
    outbox_before(painter->outbox);
    endwin();
    outbox_collect(painter->outbox);
}

/* A cell as curses has it. What the locale lacks shows as a question mark of the same width; any
 * locale that has Chinese has both. */
static void set_cell(const struct painter *painter, const struct cell *cell, cchar_t *out)
{
    const struct look *look = &looks[cell->style];
    const uint8_t *text = (const uint8_t *)cell->text;
    wchar_t characters[CCHARW_MAX + 1];
    size_t count = 0;
    ucs4_t character;

    while (count < CCHARW_MAX && (text = u8_next(&character, text))) {
        if (painter->utf8 || terminal_can_show(character))
            characters[count++] = (wchar_t)character;
        else if (count == 0)
            characters[count++] = cell->width == 2 ? WIDE_QUESTION_MARK : L'?';
    }
    characters[count] = L'\0';
    setcchar(out, characters, look->attributes, painter->colours ? look->pair : PAIR_NONE, NULL);
}

static void put_row(struct painter *painter, int row, const struct cell *cells, int columns)
{
    int count = 0;

    for (int column = 0; column < columns; column++)
        if (cells[column].width > 0)
            set_cell(painter, &cells[column], &painter->row[count++]);
    mvwadd_wchnstr(stdscr, row, 0, painter->row, count);
}

static bool has_ambiguous(const struct cell *cells, int columns)
{
    ucs4_t character;

    for (int column = 0; column < columns; column++)
        if (u8_next(&character, (const uint8_t *)cells[column].text) &&
            width_is_ambiguous(character))
            return true;
    return false;
}

/* The row goes to curses where it differs from what is shown, and that sends what differs in it.
 * True when it does. */
static bool paint_row(struct painter *painter, const struct canvas *canvas, int row)
{
    int columns = canvas->columns < painter->columns ? canvas->columns : painter->columns;
    const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
    struct cell *shown = painter->shown + (size_t)row * (size_t)painter->columns;
    size_t size = (size_t)columns * sizeof(struct cell);

    if (memcmp(cells, shown, size) == 0)
        return false;
    if (!painter->width_known && (has_ambiguous(cells, columns) || has_ambiguous(shown, columns)))
        wredrawln(stdscr, row, 1);
    memcpy(shown, cells, size);
    put_row(painter, row, cells, columns);
    return true;
}

static void update(struct painter *painter)
{
    wnoutrefresh(stdscr);
    outbox_before(painter->outbox);
    doupdate();
    outbox_collect(painter->outbox);
}

/* At home on the cleared screen, where curses has its cursor. Bytes that the terminal takes for
 * another character set leave up to six cells. */
static void put_questions(struct painter *painter)
{
    const char *const asked[] = {"“", terminal_sample};

    update(painter);
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        terminal_encode(asked[i], strlen(asked[i]), &painter->outbox->out);
        str_add(&painter->outbox->out, "\033[6n");
        str_add(&painter->outbox->out, "\r      \r");
    }
}

/* Whether curses may not know its column after that row: up to 6.2 it is one off after the last
 * one, where one cell is left behind a wide character. */
static bool loses_column(const struct painter *painter, const struct canvas *canvas, int row)
{
    const struct cell *end = canvas->cells + (size_t)(row + 1) * (size_t)canvas->columns;

    return row + 1 == painter->rows && canvas->columns > 2 && end[-2].width == 0;
}

/* All but the row of the cursor. True when curses may not know its column then. */
static bool paint_others(struct painter *painter, const struct canvas *canvas)
{
    int rows = canvas->rows < painter->rows ? canvas->rows : painter->rows;
    bool changed = false;

    for (int row = 0; row < rows; row++)
        if (row != canvas->cursor_row)
            changed = paint_row(painter, canvas, row);
    return changed && rows > 0 && loses_column(painter, canvas, rows - 1);
}

/* A carriage return leads to the left end from any column. */
static void find_column(struct painter *painter)
{
    wmove(stdscr, painter->rows - 1, 0);
    update(painter);
}

/* Sends them, and leaves the cursor where that ends. */
static void update_others(struct painter *painter, bool lost)
{
    if (lost) {
        find_column(painter);
        return;
    }
    leaveok(stdscr, TRUE);
    update(painter);
    leaveok(stdscr, FALSE);
}

/* The row of the cursor comes last: the way there is taken but once. */
void painter_paint(struct painter *painter, const struct canvas *canvas)
{
    int row = canvas->cursor_row;

    if (!painter->shown) {
        painter->shown = xcalloc((size_t)painter->rows * (size_t)painter->columns,
                                 sizeof *painter->shown);
        werase(stdscr);
        clearok(curscr, TRUE);
    }
    if (painter->asking)
        put_questions(painter);
    painter->asking = false;
    update_others(painter, paint_others(painter, canvas));
    show_cursor(painter, row >= 0);
    if (row >= 0 && row < painter->rows) {
        if (paint_row(painter, canvas, row) && loses_column(painter, canvas, row))
            find_column(painter);
        wmove(stdscr, row, canvas->cursor_column);
    }
    update(painter);
}

void painter_erase(struct painter *painter)
{
    werase(stdscr);
    clearok(curscr, TRUE);
    update(painter);
    painter_forget(painter);
}

void painter_trust_width(struct painter *painter, bool known)
{
    painter->width_known = known;
}

void painter_ask_widths(struct painter *painter)
{
    painter->asking = true;
    painter_forget(painter);
}
