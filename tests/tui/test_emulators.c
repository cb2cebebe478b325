/* SPDX-License-Identifier: MIT */
/* The program itself against emulated terminals of three kinds (UTF-8 with narrow and with wide
 * ambiguous characters, GBK): after every key and every change of the window, each cell is what a
 * session with the same keys draws. LONG=1 in the environment: the full numbers. */
#include "unit/scratch.h"

#include <iconv.h>

#include "base/attributes.h"
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
    bool resized;        /* all is painted anew, be it the same */
    unsigned seed;
};

static int times(int quick, int full)
{
    return getenv("LONG") ? full : quick;
}

static int below(struct pair *pair, int limit)
{
    pair->seed = pair->seed * 1103515245u + 12345u;
    return (int)((pair->seed >> 16) % (unsigned)limit);
}

/* --- the screens are the same --- */

static bool is_in_charset(const struct pair *pair, const char *text, size_t len)
{
    char bytes[16], *in = (char *)text, *out = bytes;
    size_t out_left = sizeof bytes;

    return pair->kind != PTY_GBK ||
           iconv(pair->to_terminal, &in, &len, &out, &out_left) != (size_t)-1;
}

/* What the charset lacks shows as a question mark of the same width, or not at all. */
static void expected_text(const struct pair *pair, const struct cell *cell, char *out)
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
    [STYLE_UNCONFIRMED] = UNDERLINE | COLOUR,
    [STYLE_VERIFY] = BOLD | UNDERLINE | COLOUR,
    [STYLE_REFUSED] = BOLD | COLOUR,
    [STYLE_CURRENT] = REVERSE,
    [STYLE_MESSAGE] = BOLD,
    [STYLE_ERROR] = BOLD | COLOUR,
};

static int look_of(const struct pty_cell *cell)
{
    return cell->bold * BOLD | cell->underline * UNDERLINE | cell->reverse * REVERSE |
           cell->coloured * COLOUR;
}

static bool is_cell(struct pair *pair, int row, int column)
{
    const struct cell *cell = &pair->canvas.cells[row * pair->canvas.columns + column];
    struct pty_cell shown = pty_cell(pair->pty, row, column);
    char text[64];

    expected_text(pair, cell, text);
    return shown.width == cell->width && strcmp(shown.text, text) == 0 &&
           (cell->width == 0 || look_of(&shown) == looks[cell->style]);
}

/* And nothing is on its way that what comes next could overtake. */
static bool is_same(struct pty *pty, const void *data)
{
    struct pair *pair = (struct pair *)data;
    int row, column;

    pty_cursor(pty, &row, &column);
    if (pair->canvas.cursor_row != (pty_cursor_visible(pty) ? row : -1) ||
        (pty_cursor_visible(pty) && pair->canvas.cursor_column != column))
        return false;
    for (row = 0; row < pair->canvas.rows; row++)
        for (column = 0; column < pair->canvas.columns; column++)
            if (!is_cell(pair, row, column))
                return false;
    return pty_has_read(pty) && (!pair->resized || pty_bytes(pty) > 0);
}

static void expect_same(struct pair *pair, const char *after)
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
        fail_msg("%s: the screen is another one after %s", kinds[pair->kind - 1].name, after);
    }
    if (pty_fault(pair->pty))
        fail_msg("%s: %s", kinds[pair->kind - 1].name, pty_fault(pair->pty));
}

/* --- keys --- */

static void send_encoded(struct pair *pair, const char *keys)
{
    char bytes[256], *in = (char *)keys, *out = bytes;
    size_t in_left = strlen(keys), out_left = sizeof bytes;

    if (pair->kind == PTY_GBK) {
        if (iconv(pair->to_terminal, &in, &in_left, &out, &out_left) == (size_t)-1)
            return;
        pty_sendn(pair->pty, bytes, (size_t)(out - bytes));
    } else {
        pty_send(pair->pty, keys);
    }
}

static void press(struct pair *pair, const char *keys)
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

static void open_pair(struct pair *pair, enum pty_kind kind, int rows, int columns)
{
    const char *argv[] = {program, "fill", "transport-bureau", NULL};
    const char *gbk[] = {"LC_ALL=zh_CN.GBK", locpath, NULL};
    struct pty_options options = {.argv = argv, .rows = rows, .columns = columns, .kind = kind};

    memset(pair, 0, sizeof *pair);
    options.term = "xterm";
    if (kind == PTY_GBK)
        options.environment = gbk;
    pair->to_terminal = iconv_open("GBK", "UTF-8");
    pair->kind = kind;
    pair->seed = 1;
    setenv("TIANBAO_HOME", "home", 1);
    pair->pty = pty_start(&options);
    setenv("TIANBAO_HOME", "model", 1);
    width_set_ambiguous_wide(kind != PTY_NARROW);
    session_init(&pair->session, rows, columns);
    canvas_init(&pair->canvas, rows, columns);
    assert_true(session_new(&pair->session, "transport-bureau", NULL));
    expect_same(pair, "the start");
}

static void close_pair(struct pair *pair)
{
    pty_send(pair->pty, "\021");
    assert_int_equal(pty_exit(pair->pty), 0);
    assert_true(pty_settings_restored(pair->pty));
    pty_free(pair->pty);
    canvas_free(&pair->canvas);
    session_free(&pair->session);
    iconv_close(pair->to_terminal);
    width_set_ambiguous_wide(false);
}

/* --- tests --- */

static const char *const edits[] = {"7",         "次",
                                    "。",        "“",
                                    "”",         "…",
                                    "—",         "·",
                                    "①",         "℃",
                                    "е",         "Ａ",
                                    "　",        "国",
                                    "12",        "他说“你好”",
                                    "\177",      "\010",
                                    "\033[D",    "\033[C",
                                    "\033[H",    "\033[F",
                                    "\033[3~",   "\033[D",
                                    "\033[C",    "\033[A",
                                    "\033[B",    "\r",
                                    "\t",        "\033[Z",
                                    "\016",      "\017",
                                    "\020",      "\007",
                                    "\033[6~",   "\033[5~",
                                    "e\xCC\x81", "\xF0\x9F\x98\x80",
                                    "б",         "\xE2\x80\xAE"};

static void press_any(struct pair *pair)
{
    const char *key = edits[below(pair, COUNT_OF(edits))];

    press(pair, key);
    if (pair->session.mode == SESSION_FINISH) { /* shows where the files are, which differs */
        press(pair, "\033[Z");
        key = "the way back";
    }
    expect_same(pair, key);
}

static bool has_kind(enum pty_kind kind)
{
    return kind != PTY_GBK || locpath;
}

static void edit_at_random(enum pty_kind kind)
{
    struct pair pair;

    if (!has_kind(kind))
        skip();
    open_pair(&pair, kind, 24, 80);
    for (int i = 0; i < times(400, 10000); i++)
        press_any(&pair);
    close_pair(&pair);
}

static void test_edits_narrow(void **state)
{
    (void)state;
    edit_at_random(PTY_NARROW);
}

static void test_edits_wide(void **state)
{
    (void)state;
    edit_at_random(PTY_WIDE);
}

static void test_edits_gbk(void **state)
{
    (void)state;
    edit_at_random(PTY_GBK);
}

static void resize_at_random(enum pty_kind kind)
{
    struct pair pair;

    if (!has_kind(kind))
        skip();
    open_pair(&pair, kind, 24, 80);
    for (int i = 0; i < times(150, 5000); i++) {
        int rows = 1 + below(&pair, 60), columns = 1 + below(&pair, 200);
        char after[40];

        if (below(&pair, 8) == 0)
            rows = 1 + below(&pair, 12), columns = 1 + below(&pair, 40);
        snprintf(after, sizeof after, "a change to %d×%d", rows, columns);
        pair.resized = rows != pair.canvas.rows || columns != pair.canvas.columns;
        pty_mark(pair.pty);
        pty_resize(pair.pty, rows, columns);
        session_resize(&pair.session, rows, columns);
        canvas_resize(&pair.canvas, rows, columns);
        expect_same(&pair, after);
        pair.resized = false;
        press_any(&pair);
    }
    close_pair(&pair);
}

static void test_sizes_narrow(void **state)
{
    (void)state;
    resize_at_random(PTY_NARROW);
}

static void test_sizes_wide(void **state)
{
    (void)state;
    resize_at_random(PTY_WIDE);
}

static void test_sizes_gbk(void **state)
{
    (void)state;
    resize_at_random(PTY_GBK);
}

static int setup(void **state)
{
    scratch_enter(state);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "Asia/Shanghai", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    return 0;
}

#define emulator_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        emulator_test(test_edits_narrow), emulator_test(test_edits_wide),
        emulator_test(test_edits_gbk),    emulator_test(test_sizes_narrow),
        emulator_test(test_sizes_wide),   emulator_test(test_sizes_gbk),
    };

    (void)argc;
    program = getenv("TIANBAO");
    if (!program || *program != '/') {
        puts("not ok - TIANBAO is not the absolute path of the program");
        return 1;
    }
    locpath = locale_gbk(argv[0]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
