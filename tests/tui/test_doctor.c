/* SPDX-License-Identifier: MIT */
/* What is found out about a terminal and said of it: by doctor, and by the wizard on one that
 * cannot show Chinese. */
#include "unit/scratch.h"

#include <signal.h>

#include "base/attributes.h"
#include "support/locale.h"
#include "support/pty.h"
#include "text/encoding.h"
#include "text/width.h"
#include "tui/terminal.h"

static const char *program, *locpath;

static int setup(void **state)
{
    static const char *const unset[] = {"NO_COLOR", "TMUX", "STY", "SSH_CONNECTION", "LC_CTYPE"};

    scratch_enter(state);
    for (size_t i = 0; i < COUNT_OF(unset); i++)
        unsetenv(unset[i]);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TIANBAO_HOME", "home", 1);
    return 0;
}

static struct pty *start(const char *command, enum pty_kind kind, bool gbk_locale)
{
    const char *argv[] = {program, command, strcmp(command, "fill") ? NULL : "water-bureau", NULL};
    const char *environment[] = {"LC_ALL=zh_CN.GBK", locpath, NULL};
    struct pty_options options = {.argv = argv, .term = "xterm", .rows = 40, .kind = kind};

    if (gbk_locale)
        options.environment = environment;
    return pty_start(&options);
}

static void expect_end(struct pty *pty, const char *keys, int code)
{
    pty_send(pty, keys);
    assert_int_equal(pty_exit(pty), code);
    assert_true(pty_settings_restored(pty));
    assert_null(pty_fault(pty));
    pty_free(pty);
}

/* --- doctor --- */

static void test_widths(void **state)
{
    (void)state;
    for (enum pty_kind kind = PTY_NARROW; kind <= PTY_GBK; kind++) {
        struct pty *pty;

        if (kind == PTY_GBK && !locpath)
            skip();
        pty = start("doctor", kind, kind == PTY_GBK);
        assert_true(pty_wait_text(pty, "两个汉字占  4 格"));
        assert_true(pty_wait_text(pty, kind == PTY_NARROW ? "1 格" : "按两格排版"));
        assert_true(pty_wait_text(pty, kind == PTY_NARROW ? "错位就用 --ambiguous=wide"
                                                          : "错位就用 --ambiguous=narrow"));
        assert_true(pty_wait_text(pty, "看颜色      红字  紫字；"));
        assert_true(pty_wait_text(pty, "  “看这里”|"));
        assert_true(pty_wait_text(pty, "窗口        40 行 80 列"));
        assert_true(pty_wait_text(pty, "按 q、^C 或两次 Esc 结束："));
        expect_end(pty, "q", 0);
    }
}

static void test_keys(void **state)
{
    static const char *const pressed[][2] = {
        {"\033[A", "1B 5B 41   ↑\r\n"},
        {"\033[1;5A", "1B 5B 31 3B 35 41   Ctrl-↑  行上移"},
        {"\033OP", "1B 4F 50   F1  帮助"},
        {"国", "E5 9B BD   文字 国"},
        {"\016", "0E   ^N  找未填"},
        {"\002", "02   ^B，没有用到"},
        {"\033[15~", "1B 5B 31 35 7E   F5，没有用到"},
        {"\033[99~", "1B 5B 39 39 7E   不认识的按键"},
        {"\xE2\x80\xAE", "E2 80 AE   文字 <U+202E>"},
        {"\r", "0D   回车  下一处"},
        {"\023", "13   ^S  保存"},
        {"\032", "1A   ^Z"},
        {"\033", "1B   Esc  返回"},
    };
    struct pty *pty = start("doctor", PTY_NARROW, false);

    (void)state;
    assert_true(pty_wait_text(pty, "结束："));
    for (size_t i = 0; i < COUNT_OF(pressed); i++) {
        pty_send(pty, pressed[i][0]);
        assert_true(pty_wait_output(pty, pressed[i][1]));
    }
    expect_end(pty, "\033", 0);
}

static void test_no_answer(void **state)
{
    const char *argv[] = {program, "doctor", NULL};
    struct pty_options options = {
        .argv = argv, .term = "xterm", .rows = 40, .kind = PTY_NARROW, .mute = true};
    struct pty *pty = pty_start(&options);

    (void)state;
    assert_true(pty_wait_text(pty, "终端没有回答"));
    assert_true(pty_wait_text(pty, "给 tianbao 加上 --ambiguous=narrow 或 wide"));
    assert_true(pty_wait_text(pty, "结束："));
    expect_end(pty, "\003", 1);
}

static void test_end_from_outside(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        struct pty *pty = start("doctor", PTY_NARROW, false);

        assert_true(pty_wait_text(pty, "结束："));
        pty_signal(pty, signals[i]);
        expect_end(pty, "", 0);
    }
}

/* --- the wrong character set --- */

static void expect_advice(struct pty *pty)
{
    assert_true(pty_wait_text(pty, "PuTTY: Window > Translation"));
    assert_true(pty_wait_text(pty, "Xshell: File > Properties > Terminal > Encoding"));
}

static void test_doctor_sees_the_wrong_charset(void **state)
{
    (void)state;
    for (int gbk = 0; gbk < (locpath ? 2 : 1); gbk++) {
        struct pty *pty = start("doctor", gbk ? PTY_NARROW : PTY_GBK, gbk);

        expect_advice(pty);
        assert_true(pty_wait_text(pty, gbk ? "请运行 export LC_ALL=C.UTF-8"
                                           : "请把终端的编码设为 UTF-8。"));
        assert_int_equal(pty_exit(pty), 1); /* there is nothing to be read about keys */
        assert_true(pty_settings_restored(pty));
        pty_free(pty);
    }
}

/* Whatever a terminal takes its bytes for: whole characters of other widths, and no controls. */
static void test_sample(void **state)
{
    size_t len = strlen(terminal_sample);
    struct str gbk = STR_INIT;

    (void)state;
    assert_int_equal(width_text(terminal_sample, len), TERMINAL_SAMPLE_CELLS);
    assert_true(len % 2 == 0 && len != TERMINAL_SAMPLE_CELLS);
    for (size_t i = 0; i < len; i++)
        assert_true((unsigned char)terminal_sample[i] >= 0xA0);
    assert_true(encoding_encode(ENCODING_GB18030, terminal_sample, len, &gbk));
    assert_int_equal(encoding_check_utf8(str_text(&gbk), gbk.len), gbk.len);
    assert_true(width_text(str_text(&gbk), gbk.len) < TERMINAL_SAMPLE_CELLS);
    str_free(&gbk);
}

/* In ASCII, and in the character set that the terminal has. */
static void test_wizard_sees_the_wrong_charset(void **state)
{
    (void)state;
    for (int gbk = 0; gbk < (locpath ? 2 : 1); gbk++) {
        struct pty *pty = start("fill", gbk ? PTY_NARROW : PTY_GBK, gbk);

        expect_advice(pty);
        assert_true(pty_wait_text(pty, gbk ? "请运行 export LC_ALL=C.UTF-8"
                                           : "请把终端的编码设为 UTF-8。"));
        pty_send(pty, "x"); /* any key goes on, and is not typed */
        assert_true(pty_wait_gone(pty, "Any key goes on"));
        assert_true(pty_wait_text(pty, " > 2"));
        pty_send(pty, "\021");
        assert_int_equal(pty_exit(pty), 0);
        assert_true(pty_settings_restored(pty));
        pty_free(pty);
    }
}

/* Where the sample has no room nothing is asked yet: the answer would say nothing. */
static void test_a_sliver_of_a_window(void **state)
{
    const char *argv[] = {program, "fill", "water-bureau", NULL};
    struct pty_options options = {
        .argv = argv, .term = "xterm", .rows = 24, .columns = 3, .kind = PTY_NARROW};
    struct pty *pty = pty_start(&options);

    (void)state;
    assert_true(pty_wait_output(pty, "\033[?1049h"));
    pty_quiet(pty, 50);
    assert_null(strstr(pty_output(pty), "\033[6n"));
    pty_resize(pty, 24, 80);
    assert_true(pty_wait_text(pty, "总结年度"));
    assert_non_null(strstr(pty_output(pty), "\033[6n"));
    expect_end(pty, "\021", 0);
}

static void test_linux_console(void **state)
{
    const char *argv[] = {program, "fill", "water-bureau", NULL};
    const char *environment[] = {"SSH_CONNECTION=1 2 3 4", NULL};
    struct pty_options options = {.argv = argv, .environment = environment, .term = "linux"};
    struct pty *pty = pty_start(&options);

    (void)state;
    assert_true(pty_wait_text(pty, "The Linux console cannot show Chinese"));
    assert_true(pty_wait_text(pty, "Use fbterm or kmscon on it, or log in with ssh"));
    pty_send(pty, "7");
    assert_true(pty_wait_text(pty, "^Q 退出"));
    assert_true(pty_wait_text(pty, " > 2"));
    pty_send(pty, "\021");
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
}

/* What commands say reads right on a GBK terminal. */
static void test_words_in_gbk(void **state)
{
    struct pty *pty;

    (void)state;
    if (!locpath)
        skip();
    pty = start("list", PTY_GBK, true);
    assert_true(pty_wait_text(pty, "水务局党建工作总结"));
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
    pty = start("lst", PTY_GBK, true);
    assert_true(pty_wait_text(pty, "没有命令 lst，是不是 list？"));
    assert_int_equal(pty_exit(pty), 2);
    pty_free(pty);
}

/* --- what others wrote, shown by a command --- */

static void test_report_cannot_steer_a_terminal(void **state)
{
    const char *argv[] = {program, "assemble", "./evil.yaml", NULL};
    struct pty_options options = {.argv = argv};
    struct pty *pty;

    (void)state;
    scratch_write("evil.yaml", "id: evil\nversion: 1\nname: 坏\ntitle: \"甲\\e[2J\\u202E乙\"\n"
                               "sections:\n  - text: \"一\\e]0;题\\a二\"\n");
    pty = pty_start(&options);
    assert_true(pty_wait_text(pty, "甲<U+001B>[2J<U+202E>乙"));
    assert_true(pty_wait_text(pty, "　　一<U+001B>]0;题<U+0007>二"));
    assert_int_equal(pty_exit(pty), 0);
    assert_null(strchr(pty_output(pty), '\033'));
    pty_free(pty);
}

#define doctor_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        doctor_test(test_widths),
        doctor_test(test_keys),
        doctor_test(test_no_answer),
        doctor_test(test_end_from_outside),
        doctor_test(test_sample),
        doctor_test(test_doctor_sees_the_wrong_charset),
        doctor_test(test_wizard_sees_the_wrong_charset),
        doctor_test(test_a_sliver_of_a_window),
        doctor_test(test_linux_console),
        doctor_test(test_words_in_gbk),
        doctor_test(test_report_cannot_steer_a_terminal),
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
