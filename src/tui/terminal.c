/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE  /* SIGWINCH */
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "tui/terminal.h"

#include <curses.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include "base/alloc.h"
#include "text/width.h"
#include "tui/outbox.h"
#include "tui/tty.h"

enum { PAIR_NONE, PAIR_RED, PAIR_MAGENTA };
enum { WIDE_QUESTION_MARK = 0xFF1F, ZHONG = 0x4E2D /* 中 */ };

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

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
static const char ask_cursor[] = "\033[6n";

struct terminal {
    SCREEN *screen;
    struct outbox outbox;
    struct str farewell;
    bool colours, utf8, width_known, cursor_shown, asking;
    int rows, columns;
    struct cell *shown; /* rows × columns as painted last; NULL: unknown */
    cchar_t *row;       /* columns */
};

/* The one that is open: what die() gives back. */
static struct terminal *opened;

static void forget_shown(struct terminal *terminal)
{
    free(terminal->shown);
    terminal->shown = NULL;
}

static void take_size(struct terminal *terminal)
{
    int rows, columns;

    if (tty_size(&rows, &columns))
        resize_term(rows, columns);
    getmaxyx(stdscr, terminal->rows, terminal->columns);
    terminal->outbox.columns = terminal->columns;
    terminal->row = xrealloc(terminal->row, ((size_t)terminal->columns + 1) * sizeof(cchar_t));
    forget_shown(terminal);
}

/* What a crash writes: no more than the strings, since nothing can be computed then. */
static void prepare_farewell(struct terminal *terminal)
{
    static const char *const capabilities[] = {"sgr0", "cnorm", "rmcup"};

    str_add(&terminal->farewell, paste_off);
    for (size_t i = 0; i < COUNT_OF(capabilities); i++) {
        const char *string = terminal_string(capabilities[i]);
        if (string && !strstr(string, "$<"))
            str_add(&terminal->farewell, string);
    }
}

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
    if (!screen)
        tty_restore();
    return screen;
}

const char *terminal_library(void)
{
    return curses_version();
}

static void close_opened(void)
{
    terminal_close(opened);
}

/* Not by curs_set, which would write at once. */
static void show_cursor(struct terminal *terminal, bool shown)
{
    const char *string = terminal_string(shown ? "cnorm" : "civis");

    if (shown != terminal->cursor_shown && string && !strstr(string, "$<"))
        str_add(&terminal->outbox.out, string);
    terminal->cursor_shown = shown;
}

/* Raw after curses has set what it likes; from then on it keeps to that. */
static void enter(struct terminal *terminal)
{
    tty_raw();
    def_prog_mode();
    str_add(&terminal->outbox.out, paste_on);
    terminal->outbox.plain = false;
    forget_shown(terminal);
}

static void leave(struct terminal *terminal)
{
    show_cursor(terminal, true);
    str_add(&terminal->outbox.out, paste_off);
    outbox_before(&terminal->outbox);
    endwin();
    outbox_collect(&terminal->outbox);
    outbox_send(&terminal->outbox);
    tty_restore();
}

static void free_all(struct terminal *terminal)
{
    outbox_close(&terminal->outbox);
    str_free(&terminal->farewell);
    free(terminal->shown);
    free(terminal->row);
    free(terminal);
}

struct terminal *terminal_open(const char **reason)
{
    struct terminal *terminal;

    if (!tty_save()) {
        *reason = _("标准输入或标准输出不是终端");
        return NULL;
    }
    if (!terminal_can_show(ZHONG)) {
        *reason = _("本机没有能写中文的区域设置，请管理员安装 C.UTF-8 或 zh_CN.UTF-8"
                    "（no locale with Chinese on this system: install C.UTF-8）");
        return NULL;
    }
    terminal = xcalloc(1, sizeof *terminal);
    tty_catch_signals(); /* before curses, which leaves handlers of others alone */
    outbox_open(&terminal->outbox);
    terminal->screen = open_screen(terminal->outbox.file, reason);
    if (!terminal->screen) {
        tty_release_signals();
        free_all(terminal);
        return NULL;
    }
    opened = terminal;
    die_set_cleanup(close_opened);
    prepare_farewell(terminal);
    tty_set_farewell(str_text(&terminal->farewell));
    terminal->colours = has_colours();
    terminal->outbox.has_columns = has_columns();
    terminal->utf8 = terminal->outbox.utf8 = terminal_is_utf8();
    terminal->cursor_shown = true;
    nonl();
    typeahead(-1); /* a paint is never cut short by keys that wait */
    enter(terminal);
    take_size(terminal);
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    opened = NULL;
    die_set_cleanup(NULL);
    leave(terminal);
    tty_set_farewell("");
    tty_release_signals();
    delscreen(terminal->screen);
    free_all(terminal);
}

bool terminal_is_monochrome(const struct terminal *terminal)
{
    return !terminal->colours;
}

void terminal_size(const struct terminal *terminal, int *rows, int *columns)
{
    *rows = terminal->rows;
    *columns = terminal->columns;
}

/* A cell as curses has it. What the locale lacks shows as a question mark of the same width; any
 * locale that has Chinese has both. */
static void set_cell(const struct terminal *terminal, const struct cell *cell, cchar_t *out)
{
    const struct look *look = &looks[cell->style];
    const uint8_t *text = (const uint8_t *)cell->text;
    wchar_t characters[CCHARW_MAX + 1];
    size_t count = 0;
    ucs4_t character;

    while (count < CCHARW_MAX && (text = u8_next(&character, text))) {
        if (terminal->utf8 || terminal_can_show(character))
            characters[count++] = (wchar_t)character;
        else if (count == 0)
            characters[count++] = cell->width == 2 ? WIDE_QUESTION_MARK : L'?';
    }
    characters[count] = L'\0';
    setcchar(out, characters, look->attributes, terminal->colours ? look->pair : PAIR_NONE, NULL);
}

static void put_row(struct terminal *terminal, int row, const struct cell *cells, int columns)
{
    int count = 0;

    for (int column = 0; column < columns; column++)
        if (cells[column].width > 0)
            set_cell(terminal, &cells[column], &terminal->row[count++]);
    mvwadd_wchnstr(stdscr, row, 0, terminal->row, count);
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
static bool paint_row(struct terminal *terminal, const struct canvas *canvas, int row)
{
    int columns = canvas->columns < terminal->columns ? canvas->columns : terminal->columns;
    const struct cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
    struct cell *shown = terminal->shown + (size_t)row * (size_t)terminal->columns;
    size_t size = (size_t)columns * sizeof(struct cell);

    if (memcmp(cells, shown, size) == 0)
        return false;
    if (!terminal->width_known && (has_ambiguous(cells, columns) || has_ambiguous(shown, columns)))
        wredrawln(stdscr, row, 1);
    memcpy(shown, cells, size);
    put_row(terminal, row, cells, columns);
    return true;
}

static void update(struct terminal *terminal)
{
    wnoutrefresh(stdscr);
    outbox_before(&terminal->outbox);
    doupdate();
    outbox_collect(&terminal->outbox);
}

/* At home on the cleared screen, where curses has its cursor. Bytes that the terminal takes for
 * another character set leave up to six cells. */
static void put_questions(struct terminal *terminal)
{
    const char *const asked[] = {"“", terminal_sample};

    update(terminal);
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        terminal_encode(asked[i], strlen(asked[i]), &terminal->outbox.out);
        str_add(&terminal->outbox.out, ask_cursor);
        str_add(&terminal->outbox.out, "\r      \r");
    }
}

/* All but the row of the cursor. True when curses may not know its column then: up to 6.2 it is one
 * off after the last row, where one cell is left behind a wide character. */
static bool paint_others(struct terminal *terminal, const struct canvas *canvas)
{
    int rows = canvas->rows < terminal->rows ? canvas->rows : terminal->rows;
    const struct cell *end = canvas->cells + (size_t)rows * (size_t)canvas->columns;
    bool changed = false;

    for (int row = 0; row < rows; row++)
        if (row != canvas->cursor_row)
            changed = paint_row(terminal, canvas, row);
    return changed && rows == terminal->rows && canvas->columns > 2 && end[-2].width == 0;
}

/* Sends them, and leaves the cursor where that ends. */
static void update_others(struct terminal *terminal, bool lost)
{
    if (lost)
        wmove(stdscr, terminal->rows - 1, 0); /* a carriage return leads there from any column */
    leaveok(stdscr, !lost);
    update(terminal);
    leaveok(stdscr, FALSE);
}

/* The row of the cursor comes last: the way there is taken but once. */
void terminal_paint(struct terminal *terminal, const struct canvas *canvas)
{
    int row = canvas->cursor_row;

    if (!terminal->shown) {
        terminal->shown = xcalloc((size_t)terminal->rows * (size_t)terminal->columns,
                                  sizeof *terminal->shown);
        werase(stdscr);
        clearok(curscr, TRUE);
    }
    if (terminal->asking)
        put_questions(terminal);
    terminal->asking = false;
    update_others(terminal, paint_others(terminal, canvas));
    show_cursor(terminal, row >= 0);
    if (row >= 0 && row < terminal->rows) {
        paint_row(terminal, canvas, row);
        wmove(stdscr, row, canvas->cursor_column);
    }
    update(terminal);
    outbox_send(&terminal->outbox);
}

void terminal_notice(struct terminal *terminal, const struct str *bytes)
{
    werase(stdscr);
    clearok(curscr, TRUE);
    update(terminal);
    str_addn(&terminal->outbox.out, str_text(bytes), bytes->len);
    outbox_send(&terminal->outbox);
    forget_shown(terminal);
}

void terminal_repaint(struct terminal *terminal)
{
    forget_shown(terminal);
}

void terminal_trust_width(struct terminal *terminal, bool known)
{
    terminal->width_known = known;
}

void terminal_ask_widths(struct terminal *terminal)
{
    terminal->asking = true;
    forget_shown(terminal);
}

static void resume(struct terminal *terminal)
{
    enter(terminal);
    take_size(terminal);
}

void terminal_leave(struct terminal *terminal, const char *text)
{
    leave(terminal);
    if (!text)
        return;
    tty_raw();
    for (; *text; text++)
        str_addn(&terminal->outbox.out, *text == '\n' ? "\r\n" : text, *text == '\n' ? 2 : 1);
    outbox_send(&terminal->outbox);
}

void terminal_enter(struct terminal *terminal)
{
    resume(terminal);
}

/* A stop that can be caught leaves the shell its screen and settings. */
static void suspend(struct terminal *terminal)
{
    leave(terminal);
    raise(SIGSTOP);
    tty_signalled(SIGCONT);
    resume(terminal);
}

static bool resized(struct terminal *terminal)
{
    int rows = terminal->rows, columns = terminal->columns;

    tty_size(&rows, &columns);
    if (rows == terminal->rows && columns == terminal->columns)
        return false;
    take_size(terminal);
    return true;
}

/* What the signals since the last call come to; false for nothing. */
static bool signal_event(struct terminal *terminal, enum terminal_event *event)
{
    if (tty_signalled(SIGHUP))
        return *event = TERMINAL_HANGUP, true;
    if (tty_signalled(SIGTERM) || tty_signalled(SIGINT))
        return *event = TERMINAL_TERMINATE, true;
    if (tty_signalled(SIGTSTP)) {
        suspend(terminal);
        return *event = TERMINAL_RESUMED, true;
    }
    if (tty_signalled(SIGCONT)) {
        leave(terminal); /* whatever the shell made of it meanwhile */
        resume(terminal);
        return *event = TERMINAL_RESUMED, true;
    }
    *event = TERMINAL_RESIZED;
    return tty_signalled(SIGWINCH) && resized(terminal);
}

enum terminal_event terminal_wait(struct terminal *terminal, int milliseconds, struct str *in)
{
    enum tty_input input;

    do {
        enum terminal_event event;
        if (signal_event(terminal, &event))
            return event;
        input = tty_read(milliseconds, in);
    } while (input == TTY_SIGNALLED);
    if (input == TTY_TIMEOUT)
        return TERMINAL_TIMEOUT;
    return input == TTY_BYTES ? TERMINAL_BYTES : TERMINAL_HANGUP;
}
