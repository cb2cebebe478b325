/* SPDX-License-Identifier: MIT */
/* How wide quotation marks and their kin are, on terminals that do not answer: said on the command
 * line, set with a key, or not known. */
#include "tui/pair.h"

static struct pty_options mute(const char *const *argv, enum pty_kind kind)
{
    return (struct pty_options){
        .argv = argv, .term = "xterm", .rows = 24, .columns = 80, .kind = kind, .mute = true};
}

static const char words[] = "他说“你好”——然后走了…";

/* From the left end to a cell behind them, which is changed. */
static const char change[] = "\033[F\033[D\033[D\177来";

/* Each costs what it is, no more. */
static void write_words(struct pair *pair)
{
    press(pair, "\t");
    press(pair, words);
    expect_same(pair, "words");
    press(pair, "\033[H");
    expect_same(pair, "Home");
    press(pair, change);
    expect_same(pair, "a change behind them");
    press(pair, "\033[F");
    expect_same(pair, "End");
    pty_mark(pair->pty);
    press(pair, "”");
    expect_same(pair, "one more");
    assert_true(pty_bytes(pair->pty) <= 8);
    press(pair, "\t");
    expect_same(pair, "Tab");
}

static void test_said(void **state)
{
    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        const char *argv[] = {
            program, "fill", "water-bureau", "--ambiguous", wide ? "wide" : "narrow", NULL};
        struct pty_options options = mute(argv, wide ? PTY_WIDE : PTY_NARROW);
        struct pair pair;

        begin_pair(&pair, &options);
        width_set_ambiguous_wide(wide);
        assert_true(session_new(&pair.session, "water-bureau", NULL));
        expect_same(&pair, "the start");
        write_words(&pair);
        assert_null(strstr(pty_output(pair.pty), "\033[6n")); /* nor is it asked */
        close_pair(&pair);
        assert_int_equal(system("rm -r home model"), 0);
    }
}

static void test_set_with_a_key(void **state)
{
    const char *argv[] = {program, "fill", "water-bureau", NULL};
    struct pty_options options = mute(argv, PTY_WIDE);
    struct pair pair;

    (void)state;
    begin_pair(&pair, &options);
    assert_true(session_new(&pair.session, "water-bureau", NULL));
    press(&pair, "\035");
    assert_true(pty_wait_text(pair.pty, "引号、破折号等占两格"));
    press(&pair, "2");
    expect_same(&pair, "the choice");
    assert_true(width_ambiguous_wide());
    write_words(&pair);
    close_pair(&pair);
}

/* Curses would change the wrong cell behind a quotation mark that it believes narrow. */
static void test_not_known(void **state)
{
    const char *argv[] = {program, "fill", "water-bureau", NULL};
    struct pty_options options = mute(argv, PTY_WIDE);
    struct pty *pty;

    (void)state;
    setenv("TIANBAO_HOME", "home", 1);
    pty = pty_start(&options);
    assert_true(pty_wait_text(pty, "总结年度"));
    pty_send(pty, "\t他说“你好”然后走了");
    assert_true(pty_wait_text(pty, " > 他说“你好”然后走了"));
    pty_send(pty, "\033[H");
    assert_true(pty_wait_cursor(pty, 20, 3));
    pty_send(pty, "\033[F\033[D\177来");
    assert_true(pty_wait_text(pty, " > 他说“你好”然后来了"));
    pty_send(pty, "\021");
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
}

#define widths_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        widths_test(test_said),
        widths_test(test_set_with_a_key),
        widths_test(test_not_known),
    };

    (void)argc;
    if (!find_program(argv[0]))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
