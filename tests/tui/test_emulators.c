/* SPDX-License-Identifier: MIT */
/* The program itself against emulated terminals of three kinds (UTF-8 with narrow and with wide
 * ambiguous characters, GBK): after every key and every change of the window, each cell is what a
 * session with the same keys draws. TEST_LONG=1 in the environment: the full numbers. */
#include "tui/pair.h"

static int times(int quick, int full)
{
    return getenv("TEST_LONG") ? full : quick;
}

static int below(struct pair *pair, int limit)
{
    pair->seed = pair->seed * 1103515245u + 12345u;
    return (int)((pair->seed >> 16) % (unsigned)limit);
}

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
        if (pair->canvas.rows >= SESSION_MIN_ROWS && pair->canvas.columns >= SESSION_MIN_COLUMNS)
            assert_true(pty_wait_row(pair->pty, 1, " 成文"));
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
    open_pair(&pair, "transport-bureau", kind, 24, 80);
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
    open_pair(&pair, "transport-bureau", kind, 24, 80);
    for (int i = 0; i < times(150, 5000); i++) {
        int rows = 1 + below(&pair, 60), columns = 1 + below(&pair, 200);
        char after[40];

        if (below(&pair, 8) == 0)
            rows = 1 + below(&pair, 12), columns = 1 + below(&pair, 40);
        snprintf(after, sizeof after, "a change to %d×%d", rows, columns);
        pair.painted = rows != pair.canvas.rows || columns != pair.canvas.columns;
        pty_mark(pair.pty);
        pty_resize(pair.pty, rows, columns);
        session_resize(&pair.session, rows, columns);
        canvas_resize(&pair.canvas, rows, columns);
        expect_same(&pair, after);
        pair.painted = false;
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

#define emulator_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        emulator_test(test_edits_narrow), emulator_test(test_edits_wide),
        emulator_test(test_edits_gbk),    emulator_test(test_sizes_narrow),
        emulator_test(test_sizes_wide),   emulator_test(test_sizes_gbk),
    };

    (void)argc;
    if (!find_program(argv[0]))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
