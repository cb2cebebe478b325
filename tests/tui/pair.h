/* SPDX-License-Identifier: MIT */
/* The program on an emulated terminal and a session here that gets the same keys: what the one
 * shows is what the other draws. */
#ifndef TUI_PAIR_H
#define TUI_PAIR_H

#include "unit/scratch.h"

#include <iconv.h>

#include "base/alloc.h"
#include "support/locale.h"
#include "support/pty.h"
#include "text/width.h"
#include "tui/canvas.h"
#include "tui/draw.h"
#include "tui/keymap.h"

static const char *program;
static const char *locpath; /* of a private zh_CN.GBK; NULL where none can be made */

static const struct kind {
    enum pty_kind kind;
    const char *name;
} kinds[] = {{PTY_NARROW, "UTF-8, narrow"}, {PTY_WIDE, "UTF-8, wide"}, {PTY_GBK, "GBK"}};

/* A program on an emulated terminal, and the same session here. */
struct pair {
    struct pty *pty;
    struct session session;
    struct canvas canvas;
    enum pty_kind kind;
    iconv_t to_terminal; /* of PTY_GBK */
    bool painted;        /* it comes out the same, but is painted on the way */
    const char *term;    /* NULL: xterm, whose colours are looked at too */
    unsigned seed;
};

/* --- the screens are the same --- */

static inline bool is_in_charset(const struct pair *pair, const char *text, size_t len)
{
    char *bytes = xrealloc(NULL, len + 1), *in = (char *)text, *out = bytes;
    size_t out_left = len;
    bool is_in = pair->kind != PTY_GBK ||
                 iconv(pair->to_terminal, &in, &len, &out, &out_left) != (size_t)-1;

    free(bytes);
    return is_in;
}

/* What the charset lacks shows as a question mark of the same width, or not at all. */
static inline void expected_text(const struct pair *pair, const struct cell *cell, char *out)
{
    for (const char *at = cell->text; *at;) {
        size_t len = 1;

        while ((at[len] & 0xC0) == 0x80)
            len++;
        if (is_in_charset(pair, at, len)) {
            memcpy(out, at, len);
            out += len;
        } else if (at == cell->text) {
            out += sprintf(out, "%s", cell->width == 2 ? "？" : "?");
        }
        at += len;
    }
    *out = '\0';
}

enum { BOLD = 1, UNDERLINE = 2, REVERSE = 4, COLOUR = 8 };

static const int looks[STYLE_COUNT] = {
    [STYLE_TITLE] = BOLD,
    [STYLE_HEADING] = BOLD,
    [STYLE_KEY] = BOLD,
    [STYLE_SELECTED] = REVERSE,
    [STYLE_ANSWERED] = UNDERLINE,
    [STYLE_UNANSWERED] = BOLD | COLOUR,
    [STYLE_UNCONFIRMED] = BOLD | UNDERLINE | COLOUR,
    [STYLE_VERIFY] = REVERSE | UNDERLINE | COLOUR,
    [STYLE_REFUSED] = REVERSE | BOLD | COLOUR,
    [STYLE_CURRENT] = REVERSE,
    [STYLE_MESSAGE] = BOLD,
    [STYLE_ERROR] = BOLD | COLOUR,
};

static inline int look_of(const struct pty_cell *cell)
{
    return cell->bold * BOLD | cell->underline * UNDERLINE | cell->reverse * REVERSE |
           cell->coloured * COLOUR;
}

static inline bool is_cell(struct pair *pair, int row, int column)
{
    const struct cell *cell = &pair->canvas.cells[row * pair->canvas.columns + column];
    struct pty_cell shown = pty_cell(pair->pty, row, column);
    char text[64];

    if (cell->width == 0)
        return !*shown.text;
    expected_text(pair, cell, text);
    return shown.width == cell->width && strcmp(*shown.text ? shown.text : " ", text) == 0 &&
           (pair->term || look_of(&shown) == looks[cell->style]);
}

/* And nothing is on its way that what comes next could overtake. */
static inline bool is_same(struct pty *pty, const void *data)
{
    struct pair *pair = (struct pair *)data;
    int row, column;

    pty_cursor(pty, &row, &column);
    if (pair->canvas.cursor_row < 0
            ? pty_cursor_visible(pty) && !pair->term /* some cannot hide it */
            : !pty_cursor_visible(pty) || pair->canvas.cursor_row != row ||
                  pair->canvas.cursor_column != column)
        return false;
    for (row = 0; row < pair->canvas.rows; row++)
        for (column = 0; column < pair->canvas.columns; column++)
            if (!is_cell(pair, row, column))
                return false;
    return pty_has_read(pty) && (!pair->painted || pty_bytes(pty) > 0);
}

/* What the rows do not tell: a cell's look, the cursor. */
static inline void say_difference(struct pair *pair)
{
    int row, column;

    pty_cursor(pair->pty, &row, &column);
    fprintf(stderr, "cursor %d %d, wanted %d %d\n", row, column, pair->canvas.cursor_row,
            pair->canvas.cursor_column);
    for (row = 0; row < pair->canvas.rows; row++)
        for (column = 0; column < pair->canvas.columns; column++) {
            struct pty_cell shown = pty_cell(pair->pty, row, column);
            const struct cell *cell = &pair->canvas.cells[row * pair->canvas.columns + column];
            if (is_cell(pair, row, column))
                continue;
            fprintf(stderr, "first at %d %d: %s, width %d, look %d; wanted %s, width %d, look %d\n",
                    row, column, shown.text, shown.width, look_of(&shown), cell->text, cell->width,
                    looks[cell->style]);
            return;
        }
}

static inline void expect_same(struct pair *pair, const char *after)
{
    draw_session(&pair->canvas, &pair->session);
    if (!pty_wait(pair->pty, is_same, pair)) {
        pty_show(pair->pty);
        for (int row = 0; row < pair->canvas.rows; row++) {
            struct str text = STR_INIT;
            canvas_row_text(&pair->canvas, row, &text);
            fprintf(stderr, "%3d>%s\n", row, str_text(&text));
            str_free(&text);
        }
        say_difference(pair);
        fail_msg("%s: the screen is another one after %s",
                 pair->term ? pair->term : kinds[pair->kind - 1].name, after);
    }
    if (pty_fault(pair->pty))
        fail_msg("%s: %s", kinds[pair->kind - 1].name, pty_fault(pair->pty));
}

/* --- keys --- */

static inline void send_encoded(struct pair *pair, const char *keys)
{
    size_t in_left = strlen(keys), out_left = in_left;
    char *bytes = xrealloc(NULL, in_left + 1), *in = (char *)keys, *out = bytes;

    if (pair->kind != PTY_GBK)
        pty_send(pair->pty, keys);
    else if (iconv(pair->to_terminal, &in, &in_left, &out, &out_left) != (size_t)-1)
        pty_sendn(pair->pty, bytes, (size_t)(out - bytes));
    free(bytes);
}

static inline void press(struct pair *pair, const char *keys)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct key key;

    if (!is_in_charset(pair, keys, strlen(keys)))
        return;
    send_encoded(pair, keys);
    key_feed(&decoder, keys, strlen(keys));
    while (key_next(&decoder, true, &key))
        session_apply(&pair->session, keymap_command(&key), key.text, key.len);
    key_decoder_free(&decoder);
}

/* The program as told, and a session that has nothing open yet. */
static inline void begin_pair(struct pair *pair, const struct pty_options *options)
{
    memset(pair, 0, sizeof *pair);
    pair->to_terminal = iconv_open("GBK", "UTF-8");
    pair->kind = options->kind;
    pair->seed = 1;
    setenv("TIANBAO_HOME", "home", 1);
    pair->pty = pty_start(options);
    setenv("TIANBAO_HOME", "model", 1);
    session_init(&pair->session, options->rows, options->columns);
    canvas_init(&pair->canvas, options->rows, options->columns);
}

/* The program with a form or a draft. `colours`: whether a terminal of that name has some. */
static inline void start_pair(struct pair *pair, const char *term, bool colours, const char *word,
                              enum pty_kind kind, int rows, int columns)
{
    const char *argv[] = {program, "fill", word, NULL};
    const char *gbk[] = {"LC_ALL=zh_CN.GBK", locpath, NULL};
    struct pty_options options = {.argv = argv, .rows = rows, .columns = columns, .kind = kind};

    options.term = term ? term : "xterm";
    if (kind == PTY_GBK)
        options.environment = gbk;
    begin_pair(pair, &options);
    pair->term = term;
    pair->canvas.monochrome = !colours;
    width_set_ambiguous_wide(kind == PTY_WIDE || kind == PTY_GBK);
}

static inline void open_pair_on(struct pair *pair, const char *term, bool colours, const char *form,
                                enum pty_kind kind, int rows, int columns)
{
    start_pair(pair, term, colours, form, kind, rows, columns);
    assert_true(session_new(&pair->session, form, NULL));
    expect_same(pair, "the start");
}

static inline void open_pair(struct pair *pair, const char *form, enum pty_kind kind, int rows,
                             int columns)
{
    open_pair_on(pair, NULL, true, form, kind, rows, columns);
}

static inline void end_pair(struct pair *pair)
{
    pty_free(pair->pty);
    canvas_free(&pair->canvas);
    session_free(&pair->session);
    iconv_close(pair->to_terminal);
    width_set_ambiguous_wide(false);
}

static inline void close_pair(struct pair *pair)
{
    pty_send(pair->pty, "\021");
    if (pty_exit(pair->pty) != 0) {
        pty_show(pair->pty);
        fail_msg("%s: it does not end well", kinds[pair->kind - 1].name);
    }
    assert_true(pty_settings_restored(pair->pty));
    end_pair(pair);
}

static inline int setup(void **state)
{
    scratch_enter(state);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "Asia/Shanghai", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    unsetenv("SSH_CONNECTION");
    return 0;
}

static inline bool find_program(const char *argv0)
{
    program = getenv("TIANBAO");
    locpath = locale_gbk(argv0);
    if (!program || *program != '/')
        puts("not ok - TIANBAO is not the absolute path of the program");
    return program && *program == '/';
}

#endif
