/* SPDX-License-Identifier: MIT */
/* The real terminal, through paint_demo: what it costs, and that it is given back. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/str.h"
#include "support/pty.h"
#include "support/scribble.h"
#include "unit/check.h"

enum { ENTRY_ROW = 20, ENTRY_COLUMN = 3 };

static char folder[1000], demo[1024], scribbler[1024];

static struct pty *start(const char *term, const char *argument, const char *const *environment)
{
    const char *argv[] = {demo, argument, NULL};
    struct pty_options options = {.argv = argv, .environment = environment, .term = term};

    return pty_start(&options);
}

static struct pty *start_shown(void)
{
    static const char *const environment[] = {"LC_ALL=C.UTF-8", "NO_COLOR", NULL};
    struct pty *pty = start(NULL, NULL, environment);

    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN));
    return pty;
}

static void test_first_screen(void **state)
{
    struct pty *pty = start_shown();

    (void)state;
    assert_string_equal(pty_row(pty, 0), " 交通运输局党建工作总结 · 2026                          "
                                         "已填 12/27  本节 第2/4处");
    assert_string_equal(
        pty_row(pty, 3),
        " 　　坚持把理论学习摆在首位。全年中心组集体学习12次，组织集中研讨交流X次，外请");
    pty_quiet(pty, 50);
    assert_true(pty_bytes(pty) <= 4096);
    assert_true(pty_pieces(pty) <= 2);
    assert_non_null(strstr(pty_output(pty), "\033[?2004h"));
    assert_null(strstr(pty_output(pty), "\033=")); /* the keypad stays numeric */
    pty_free(pty);
}

static void expect_cost(struct pty *pty, const char *keys, int row, int column, size_t most)
{
    pty_mark(pty);
    pty_send(pty, keys);
    assert_true(pty_wait_cursor(pty, row, column));
    pty_quiet(pty, 50);
    assert_int_equal(pty_pieces(pty), 1);
    if (pty_bytes(pty) > most)
        fail_msg("%zu bytes, more than %zu", pty_bytes(pty), most);
}

static void test_cost_of_keys(void **state)
{
    struct pty *pty = start_shown();

    (void)state;
    pty_quiet(pty, 50);
    expect_cost(pty, "7", ENTRY_ROW, ENTRY_COLUMN + 1, 4);
    expect_cost(pty, "\033Oq", ENTRY_ROW, ENTRY_COLUMN + 2, 4);
    expect_cost(pty, "\r", ENTRY_ROW, ENTRY_COLUMN, 300);
    assert_true(pty_wait_text(pty, "研讨交流1次"));
    pty_send(pty, "\x17"); /* the widths are known */
    expect_cost(pty, "5", ENTRY_ROW, ENTRY_COLUMN + 1, 4);
    expect_cost(pty, "\r", ENTRY_ROW, ENTRY_COLUMN, 160);
    assert_true(pty_wait_text(pty, "第4/4处"));
    pty_free(pty);
}

static void test_idle_is_silent(void **state)
{
    struct pty *pty = start_shown();

    (void)state;
    pty_quiet(pty, 50);
    assert_int_equal(pty_quiet(pty, 500), 0);
    pty_free(pty);
}

static void test_states_differ(void **state)
{
    static const char *const environments[][3] = {{"LC_ALL=C.UTF-8", "NO_COLOR", NULL},
                                                  {"LC_ALL=C.UTF-8", "NO_COLOR=1", NULL}};

    (void)state;
    for (int monochrome = 0; monochrome < 2; monochrome++) {
        struct pty *pty = start(NULL, NULL, environments[monochrome]);
        struct pty_cell cell;

        assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN));
        cell = pty_cell(pty, 3, 47); /* answered */
        assert_string_equal(cell.text, "1");
        assert_true(cell.underline && !cell.reverse && !cell.bold);
        cell = pty_cell(pty, 3, 69); /* current */
        assert_string_equal(cell.text, "X");
        assert_true(cell.reverse && !cell.underline);
        cell = pty_cell(pty, 4, 13); /* unanswered */
        assert_string_equal(cell.text, "X");
        assert_true(cell.bold && !cell.reverse && !cell.underline);
        assert_int_equal(cell.coloured, !monochrome);
        pty_free(pty);
    }
}

static void test_widths_are_asked(void **state)
{
    struct pty *pty = start(NULL, "ask", NULL);

    (void)state;
    assert_true(pty_wait_row(pty, 15, " [1][4]"));
    assert_true(pty_wait_row(pty, 1, " 二、理论学习"));
    pty_send(pty, "\001"); /* again, with the screen there */
    assert_true(pty_wait_row(pty, 15, " [1][4][1][4]"));
    assert_true(pty_wait_row(pty, 1, " 二、理论学习"));
    pty_free(pty);
}

static void test_given_back(void **state)
{
    static const struct {
        const char *keys;
        int signal, code;
    } ends[] = {
        {"\003", 0, 0},  {"\004", 0, 3},     {"", SIGTERM, 0},   {"", SIGHUP, 0},
        {"", SIGINT, 0}, {"", SIGQUIT, 131}, {"", SIGABRT, 134},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        struct pty *pty = start_shown();

        pty_mark(pty);
        pty_send(pty, ends[i].keys);
        if (ends[i].signal)
            pty_signal(pty, ends[i].signal);
        assert_int_equal(pty_exit(pty), ends[i].code);
        assert_true(pty_settings_restored(pty));
        assert_non_null(strstr(pty_output(pty), "\033[?1049l"));
        assert_non_null(strstr(pty_output(pty), "\033[?2004l"));
        pty_free(pty);
    }
}

static void test_raw_while_running(void **state)
{
    struct pty *pty = start_shown();
    struct termios settings = pty_settings(pty);

    (void)state;
    assert_false(settings.c_lflag & (ICANON | ECHO | ISIG | IEXTEN));
    assert_false(settings.c_iflag & (IXON | ICRNL | ISTRIP));
    pty_send(pty, "\023\0327"); /* neither ^S nor ^Z stops anything */
    assert_true(pty_wait_row(pty, ENTRY_ROW, " > 7"));
    pty_free(pty);
}

static void test_stop_and_continue(void **state)
{
    static const int stops[] = {SIGSTOP, SIGTSTP};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(stops); i++) {
        struct pty *pty = start_shown();

        pty_signal(pty, stops[i]);
        assert_true(pty_stopped(pty));
        pty_quiet(pty, 20);
        assert_int_equal(pty_settings_restored(pty), stops[i] == SIGTSTP);
        pty_mark(pty);
        pty_signal(pty, SIGCONT);
        pty_send(pty, "7");
        assert_true(pty_wait_row(pty, ENTRY_ROW, " > 7"));
        assert_true(pty_wait_row(pty, 1, " 二、理论学习"));
        assert_non_null(strstr(pty_output(pty), "\033[?1049h"));
        assert_false(pty_settings(pty).c_lflag & ICANON);
        pty_send(pty, "\003");
        assert_int_equal(pty_exit(pty), 0);
        assert_true(pty_settings_restored(pty));
        pty_free(pty);
    }
}

static void test_any_size(void **state)
{
    static const int sizes[][2] = {{10, 30}, {1, 1}, {2, 3}, {100, 200}, {1, 80}, {24, 1}};
    struct pty *pty = start_shown();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        pty_quiet(pty, 20);
    }
    pty_resize(pty, 24, 80);
    assert_true(pty_wait_row(pty, 23,
                             " 回车 下一处  ^N 找未填  PgDn 下一节  ^O 目录  ^P 全文  "
                             "^G 帮助  ^Q 退出"));
    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN));
    assert_true(pty_wait_row(pty, 1, " 二、理论学习"));
    pty_free(pty);
}

static void test_lost_connection(void **state)
{
    struct pty *pty = start_shown();

    (void)state;
    pty_hangup(pty);
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
}

static void test_no_terminal(void **state)
{
    static const char *const unset[] = {"TERM", NULL};
    static const struct {
        const char *term;
        const char *const *environment;
        const char *reason;
    } refused[] = {
        {"dumb", NULL, "不能移动光标"},
        {"no-such-terminal", NULL, "不认识"},
        {"", unset, "没有设置终端类型"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct pty *pty = start(refused[i].term, NULL, refused[i].environment);

        assert_int_equal(pty_exit(pty), 3);
        assert_non_null(strstr(pty_output(pty), refused[i].reason));
        assert_null(strchr(pty_output(pty), '\033'));
        assert_true(pty_settings_restored(pty));
        pty_free(pty);
    }
}

static void test_not_a_terminal(void **state)
{
    char command[1100];
    const char *argv[] = {"sh", "-c", command, NULL};
    struct pty_options options = {.argv = argv};
    struct pty *pty;

    (void)state;
    snprintf(command, sizeof command, "'%s' | cat", demo);
    pty = pty_start(&options);
    assert_int_equal(pty_exit(pty), 0);
    assert_non_null(strstr(pty_output(pty), "不是终端"));
    assert_null(strchr(pty_output(pty), '\033'));
    pty_free(pty);
}

static void test_missing_locale(void **state)
{
    static const char *const locales[] = {"LC_ALL=zh_XX.UTF-8", "LC_ALL=C", "LC_ALL="};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(locales); i++) {
        const char *const environment[] = {locales[i], "LANG", "LC_CTYPE", NULL};
        struct pty *pty = start(NULL, NULL, environment);

        assert_true(pty_wait_row(pty, 1, " 二、理论学习"));
        pty_free(pty);
    }
}

/* Where no locale has Chinese, curses would show question marks; a line of text passes. */
static void test_no_locale(void **state)
{
    struct pty *pty = start(NULL, "no locale", NULL);

    (void)state;
    assert_int_equal(pty_exit(pty), 3);
    assert_non_null(strstr(pty_output(pty), "本机没有能写中文的区域设置"));
    assert_non_null(strstr(pty_output(pty), "no locale with Chinese"));
    assert_null(strchr(pty_output(pty), '\033'));
    assert_true(pty_settings_restored(pty));
    pty_free(pty);
}

/* The emulator reads UTF-8 only, so this looks at the bytes. */
static void test_gb18030(void **state)
{
    char command[3200], path[1100];
    const char *environment[] = {path, "LC_ALL=zh_CN.GB18030", NULL};
    struct pty *pty;

    (void)state;
    snprintf(path, sizeof path, "LOCPATH=%slocale", folder);
    snprintf(command, sizeof command,
             "cd '%s' && mkdir -p locale && { test -d locale/zh_CN.GB18030 || "
             "localedef -i zh_CN -f GB18030 locale/zh_CN.GB18030; } >/dev/null 2>&1",
             *folder ? folder : ".");
    if (system(command) != 0)
        skip();
    pty = start(NULL, NULL, environment);
    assert_true(pty_wait_output(pty, "\315\313\263\366")); /* 退出, the last on the screen */
    assert_non_null(strstr(pty_output(pty), "\241\260\310\375\273\341\322\273\277\316\241\261"));
    assert_null(strstr(pty_output(pty), "退出"));
    pty_send(pty, "\003");
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
}

static void expect_canvas(struct pty *pty, const struct canvas *canvas)
{
    assert_true(pty_wait_cursor(pty, canvas->cursor_row, canvas->cursor_column));
    for (int row = 0; row < canvas->rows; row++) {
        struct str text = STR_INIT;

        canvas_row_text(canvas, row, &text);
        assert_true(pty_wait_row(pty, row, str_text(&text)));
        str_free(&text);
    }
}

/* What curses makes of the differences comes out right, wide characters half replaced included. */
static void test_random_changes(void **unused)
{
    const char *argv[] = {scribbler, NULL};
    struct pty_options options = {.argv = argv, .rows = SCRIBBLE_ROWS, .columns = SCRIBBLE_COLUMNS};
    struct pty *pty = pty_start(&options);
    struct canvas canvas;
    unsigned state = 1;

    (void)unused;
    canvas_init(&canvas, SCRIBBLE_ROWS, SCRIBBLE_COLUMNS);
    for (int i = 0; i < 3000; i++) {
        pty_send(pty, i < 500 ? "x" : "w");
        scribble(&canvas, &state);
        expect_canvas(pty, &canvas);
    }
    pty_send(pty, "q");
    assert_int_equal(pty_exit(pty), 0);
    canvas_free(&canvas);
    pty_free(pty);
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_screen),      cmocka_unit_test(test_cost_of_keys),
        cmocka_unit_test(test_idle_is_silent),    cmocka_unit_test(test_states_differ),
        cmocka_unit_test(test_widths_are_asked),  cmocka_unit_test(test_given_back),
        cmocka_unit_test(test_raw_while_running), cmocka_unit_test(test_stop_and_continue),
        cmocka_unit_test(test_any_size),          cmocka_unit_test(test_lost_connection),
        cmocka_unit_test(test_no_terminal),       cmocka_unit_test(test_not_a_terminal),
        cmocka_unit_test(test_missing_locale),    cmocka_unit_test(test_no_locale),
        cmocka_unit_test(test_gb18030),           cmocka_unit_test(test_random_changes),
    };
    const char *slash = strrchr(argv[0], '/');

    (void)argc;
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - argv[0] + 1) : 0, argv[0]);
    snprintf(demo, sizeof demo, "%spaint_demo", folder);
    snprintf(scribbler, sizeof scribbler, "%sscribble_demo", folder);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
