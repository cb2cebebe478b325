/* SPDX-License-Identifier: MIT */
/* The clerk's editor: a script that changes the file it is given. */
#include <sys/stat.h>

#include "base/file.h"
#include "tui/editor.h"
#include "unit/scratch.h"

static int setup(void **state)
{
    scratch_enter(state);
    assert_int_equal(mkdir("drafts", 0700), 0);
    unsetenv("VISUAL");
    unsetenv("TIANBAO_NO_EDITOR");
    setenv("EDITOR", "./editor", 1);
    return 0;
}

static void script(const char *line)
{
    struct str text = STR_INIT;

    str_addf(&text, "#!/bin/sh\n%s\n", line);
    scratch_write("editor", str_text(&text));
    assert_int_equal(chmod("editor", 0700), 0);
    str_free(&text);
}

/* What comes of the text 旧的; the reason is in `why`. */
static void expect(bool good, const char *expected, const char *reason, int files)
{
    struct str text = STR_INIT, why = STR_INIT;

    str_add(&text, "旧的");
    assert_int_equal(editor_run("drafts", &text, &why), good);
    assert_string_equal(str_text(&text), expected);
    if (!strstr(str_text(&why), reason) || (!*reason && why.len))
        fail_msg("not %s but %s", reason, str_text(&why));
    scratch_expect_files("drafts", files);
    str_free(&text);
    str_free(&why);
}

static void test_comes_back(void **state)
{
    (void)state;
    script("printf '，新的\\n第二行\\n' >>\"$1\"");
    expect(true, "旧的，新的\n第二行", "", 0);
    script(": >\"$1\"");
    expect(true, "", "", 0);
    script("true");
    expect(true, "旧的", "", 0);
    script("iconv -f UTF-8 -t GB18030 \"$1\" >g && cat g >\"$1\"");
    expect(true, "旧的", "", 0);
}

static void test_file_is_private_and_has_the_text(void **state)
{
    struct str seen = STR_INIT;

    (void)state;
    script("cp \"$1\" seen; ls -l \"$1\" | cut -c 1-10 >>seen");
    expect(true, "旧的", "", 0);
    assert_int_equal(file_read("seen", 100, &seen), 0);
    assert_string_equal(str_text(&seen), "旧的-rw-------\n");
    str_free(&seen);
}

static void test_follows_no_link(void **state)
{
    char link[60];

    (void)state;
    scratch_write("theirs", "别人的");
    for (int i = 0; i < 2; i++) {
        snprintf(link, sizeof link, "drafts/.tianbao-%ld-%d.txt", (long)getpid(), i);
        assert_int_equal(symlink(i ? "../theirs" : "../none", link), 0);
    }
    script("printf 好 >\"$1\"");
    expect(true, "好", "", 2);
    scratch_expect("theirs", "别人的");
    assert_int_not_equal(access("none", F_OK), 0);
}

static void test_command_is_split_and_no_shell_is_asked(void **state)
{
    (void)state;
    script("[ \"$#\" = 3 ] && [ \"$1\" = -x ] && [ \"$2\" = '$(touch' ] && printf 好 >\"$3\"");
    setenv("EDITOR", " ./editor -x\t$(touch ", 1);
    expect(true, "好", "", 0);
    setenv("VISUAL", "./editor -x $(touch", 1);
    setenv("EDITOR", "none", 1);
    expect(true, "好", "", 0);
}

/* What was written is never thrown away with the refusal. */
static void test_refused(void **state)
{
    (void)state;
    script("exit 1");
    expect(false, "旧的", "没有正常结束", 0);
    setenv("EDITOR", "./none", 1);
    expect(false, "旧的", "编辑器 ./none 打不开", 0);
    setenv("EDITOR", "", 1);
    expect(false, "旧的", "没有设定编辑器", 0);
    setenv("EDITOR", "./editor", 1);
    setenv("TIANBAO_NO_EDITOR", "1", 1);
    expect(false, "旧的", "不许启动编辑器", 0);
    unsetenv("TIANBAO_NO_EDITOR");
    script("printf 写了 >\"$1\"; kill -9 $$");
    expect(false, "旧的", "；写的还在 drafts/.tianbao-", 1);
    script("printf '\\377\\376\\377' >\"$1\"");
    expect(false, "旧的", "内容还在 drafts/.tianbao-", 2);
    script("dd if=/dev/zero bs=65537 count=1 2>&- | tr '\\0' x >\"$1\"");
    expect(false, "旧的", "编辑器写的还在 drafts/.tianbao-", 3);
}

/* Nobody waits at a shell for an editor that stops. */
static void test_stopped_goes_on(void **state)
{
    (void)state;
    script("kill -STOP $$; printf 好 >\"$1\"");
    expect(true, "好", "", 0);
}

#define editor_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        editor_test(test_comes_back),      editor_test(test_file_is_private_and_has_the_text),
        editor_test(test_follows_no_link), editor_test(test_command_is_split_and_no_shell_is_asked),
        editor_test(test_refused),         editor_test(test_stopped_goes_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
