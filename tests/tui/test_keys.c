/* SPDX-License-Identifier: MIT */
/* The program itself: whatever TERM says, what a key sends does the same, and nothing of it lands
 * in the answer. */
#include "tui/pair.h"

#include <curses.h>
#include <signal.h>
#include <term.h>
#include <time.h>

static const char *const terminals[] = {
    "xterm", "xterm-256color",  "linux",         "putty", "putty-256color", "vt100",
    "vt220", "screen-256color", "tmux-256color", "rxvt",  "rxvt-unicode",
};

static const struct sample {
    const char *bytes;
    enum command_id command;
    const char *text;
} samples[] = {
    {"12", COMMAND_TYPE, "12"},
    /* F1 in three forms, and those that do nothing */
    {"\033OP", COMMAND_HELP, NULL},
    {"\033", COMMAND_ESCAPE, NULL},
    {"\033[11~", COMMAND_HELP, NULL},
    {"\033", COMMAND_ESCAPE, NULL},
    {"\033[[A", COMMAND_HELP, NULL},
    {"\033", COMMAND_ESCAPE, NULL},
    {"\033OQ", COMMAND_NONE, NULL},
    {"\033OR", COMMAND_NONE, NULL},
    {"\033OS", COMMAND_NONE, NULL},
    {"\033[12~", COMMAND_NONE, NULL},
    {"\033[13~", COMMAND_NONE, NULL},
    {"\033[14~", COMMAND_NONE, NULL},
    {"\033[15~", COMMAND_NONE, NULL},
    {"\033[[B", COMMAND_NONE, NULL},
    {"\033[[C", COMMAND_NONE, NULL},
    {"\033[[D", COMMAND_NONE, NULL},
    {"\033[[E", COMMAND_NONE, NULL},
    /* the cursor block */
    {"\033[H", COMMAND_HOME, NULL},
    {"3", COMMAND_TYPE, "3"},
    {"\033[F", COMMAND_END, NULL},
    {"\033OH", COMMAND_HOME, NULL},
    {"4", COMMAND_TYPE, "4"},
    {"\033OF", COMMAND_END, NULL},
    {"\033[1~", COMMAND_HOME, NULL},
    {"5", COMMAND_TYPE, "5"},
    {"\033[4~", COMMAND_END, NULL},
    {"\033[7~", COMMAND_HOME, NULL},
    {"\033[3~", COMMAND_DELETE, NULL},
    {"\033[8~", COMMAND_END, NULL},
    {"\033[D", COMMAND_LEFT, NULL},
    {"\033OD", COMMAND_LEFT, NULL},
    {"6", COMMAND_TYPE, "6"},
    {"\033[C", COMMAND_RIGHT, NULL},
    {"\033OC", COMMAND_RIGHT, NULL},
    {"\177", COMMAND_BACKSPACE, NULL},
    {"\010", COMMAND_BACKSPACE, NULL},
    {"\033[B", COMMAND_DOWN, NULL},
    {"\033OB", COMMAND_DOWN, NULL},
    {"\033[A", COMMAND_UP, NULL},
    {"\033OA", COMMAND_UP, NULL},
    {"\033[Z", COMMAND_BACK, NULL},
    {"\t", COMMAND_NEXT, NULL},
    {"\033[6~", COMMAND_PAGE_DOWN, NULL},
    {"\033[5~", COMMAND_PAGE_UP, NULL},
    /* the keypad in application mode */
    {"\033Op", COMMAND_TYPE, "0"},
    {"\033Oq", COMMAND_TYPE, "1"},
    {"\033Or", COMMAND_TYPE, "2"},
    {"\033Os", COMMAND_TYPE, "3"},
    {"\033Ot", COMMAND_TYPE, "4"},
    {"\033Ou", COMMAND_TYPE, "5"},
    {"\033Ov", COMMAND_TYPE, "6"},
    {"\033Ow", COMMAND_TYPE, "7"},
    {"\033Ox", COMMAND_TYPE, "8"},
    {"\033Oy", COMMAND_TYPE, "9"},
    {"\033On", COMMAND_TYPE, "."},
    {"\033Ol", COMMAND_TYPE, "+"},
    {"\033Om", COMMAND_TYPE, "-"},
    {"\033OM", COMMAND_ENTER, NULL},
    {"\033[99~", COMMAND_NONE, NULL},
};

/* Neither the mouse, which takes away selecting, nor the keypad's other mode, nor lines drawn with
 * another character set; and no more than the terminal has. */
static void expect_modest(const struct pair *pair)
{
    static const char *const unwanted[] = {"\033[?9h", "\033[?1000h", "\033[?1002h", "\033[?1003h",
                                           "\033=",    "\033(0",      "\016"};
    const char *output = pty_output(pair->pty);

    for (size_t i = 0; i < COUNT_OF(unwanted); i++)
        if (strstr(output, unwanted[i]))
            fail_msg("%s is sent ESC %s", pair->term, unwanted[i] + 1);
    for (const char *at = output; strcmp(pair->term, "vt100") == 0 && (at = strstr(at, "\033["));) {
        at += 2 + strspn(at + 2, "0123456789;");
        assert_null(strchr("dGXPLM@", *at)); /* of later ones */
    }
}

static void test_every_term(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(terminals); i++) {
        struct pair pair;
        bool colours;
        int found;

        if (setupterm(terminals[i], 1, &found) != OK) {
            print_message("# no terminfo for %s\n", terminals[i]);
            continue;
        }
        colours = tigetnum("colors") > 1;
        del_curterm(cur_term);
        open_pair_on(&pair, terminals[i], colours, "water-bureau", PTY_VTERM, 24, 80);
        for (size_t j = 0; j < COUNT_OF(samples); j++) {
            const struct sample *sample = &samples[j];

            pty_send(pair.pty, sample->bytes);
            session_apply(&pair.session, sample->command, sample->text,
                          sample->text ? strlen(sample->text) : 0);
            expect_same(&pair, sample->bytes + 1);
        }
        expect_modest(&pair);
        close_pair(&pair);
        assert_int_equal(system("rm -r home model"), 0);
    }
}

/* Neither freezes the screen nor ends the program, and nothing typed is lost. */
static void test_control_keys(void **state)
{
    struct pair pair;

    (void)state;
    open_pair(&pair, "water-bureau", PTY_NARROW, 24, 80);
    press(&pair, "2027\034\003");
    expect_same(&pair, "^\\ ^C");
    press(&pair, "\032\031");
    expect_same(&pair, "^Z ^Y");
    pty_send(pair.pty, "\023");
    assert_true(pty_wait_text(pair.pty, "已保存："));
    close_pair(&pair);
}

/* ESCDELAY in the environment is how long an escape waits for what belongs to it. */
static void test_escape_delay(void **state)
{
    const char *argv[] = {program, "fill", "water-bureau", NULL};
    const char *environment[] = {"ESCDELAY=60000", NULL};
    struct pty_options options = {.argv = argv, .environment = environment, .term = "xterm"};
    struct pty *pty;

    (void)state;
    setenv("TIANBAO_HOME", "home", 1);
    pty = pty_start(&options);
    assert_true(pty_wait_text(pty, "总结年度"));
    pty_send(pty, "\033");
    pty_quiet(pty, 300); /* longer than the delay without */
    pty_send(pty, "OP");
    assert_true(pty_wait_row(pty, 1, " 帮助"));
    pty_send(pty, "\021");
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
}

static long milliseconds(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000L + time.tv_nsec / 1000000L;
}

/* Whatever ends it from outside, it saves and is gone within a second; one that waited on a lost
 * terminal would spin. */
static void test_ends_within_a_second(void **state)
{
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT, 0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        struct pair pair;
        long before;

        open_pair(&pair, "water-bureau", PTY_NARROW, 24, 80);
        before = milliseconds();
        if (signals[i])
            pty_signal(pair.pty, signals[i]);
        else
            pty_hangup(pair.pty);
        assert_int_equal(pty_exit(pair.pty), 0);
        assert_true(milliseconds() - before < 1000);
        if (signals[i])
            assert_true(pty_settings_restored(pair.pty));
        end_pair(&pair);
        assert_int_equal(system("rm -r home model"), 0);
    }
}

/* The end of its input is all that some programs hear of a lost terminal. */
static void test_ends_with_its_input(void **state)
{
    const char *argv[] = {program, "fill", "water-bureau", NULL};
    struct pty_options options = {.argv = argv, .term = "xterm", .detached = true};
    struct pty *pty;

    (void)state;
    setenv("TIANBAO_HOME", "home", 1);
    pty = pty_start(&options);
    assert_true(pty_wait_text(pty, "总结年度"));
    pty_send(pty, "2027");
    assert_true(pty_wait_text(pty, "> 2027"));
    pty_hangup(pty);
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
    assert_int_equal(system("grep -q '^year: 2027$' home/drafts/*.yaml"), 0);
}

#define keys_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        keys_test(test_every_term),          keys_test(test_control_keys),
        keys_test(test_escape_delay),        keys_test(test_ends_within_a_second),
        keys_test(test_ends_with_its_input),
    };

    (void)argc;
    if (!find_program(argv[0]))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
