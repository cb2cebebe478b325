/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/attributes.h"
#include "model/places.h"
#include "unit/scratch.h"

static const struct {
    const char *text;
    size_t bytes;
    const char *name;
} names[] = {
    {"江州市水务局2026年党建工作总结", 120, "江州市水务局2026年党建工作总结"},
    {"Report_2026-1.2", 120, "Report_2026-1.2"},
    {"../../etc/passwd", 120, "etc-passwd"},
    {"/etc/passwd", 120, "etc-passwd"},
    {".bashrc", 120, "bashrc"},
    {"-rf *", 120, "rf"},
    {"-.-..甲", 120, "甲"},
    {"甲 乙\t丙\n丁", 120, "甲-乙-丙-丁"},
    {"甲、（乙）《丙》", 120, "甲-乙-丙"},
    {"甲 - 乙", 120, "甲--乙"},
    {"$(reboot) `x` \"y\" 'z' ; | & < >", 120, "reboot-x-y-z"},
    {"\x1b]0;题\x07\x7f", 120, "0-题"},
    {"a\xE2\x80\xAE"
     "b\xE2\x80\x8B"
     "c",
     120, "a-b-c"},
    {"甲...", 120, "甲"},
    {"甲.-.", 120, "甲"},
    {"甲乙丙", 8, "甲乙"},
    {"甲乙丙", 9, "甲乙丙"},
    {"ab丙", 3, "ab"},
    {"甲\xFF乙", 120, "甲"},
    {"\xFF", 120, "文稿"},
    {"...", 120, "文稿"},
    {"甲", 2, "文稿"},
    {"", 120, "文稿"},
};

static void names_no_file_outside(void **state)
{
    struct str name = STR_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        places_file_name(names[i].text, names[i].bytes, &name);
        assert_string_equal(str_text(&name), names[i].name);
    }
    str_free(&name);
}

/* A link that leads nowhere has its name all the same. */
static void finds_a_name_that_nothing_has(void **state)
{
    struct str path = STR_INIT;

    (void)state;
    places_unused(".", "甲", ".txt", &path);
    assert_string_equal(str_text(&path), "./甲.txt");
    scratch_write("甲.txt", "");
    assert_int_equal(symlink("none", "甲-2.txt"), 0);
    places_unused(".", "甲", ".txt", &path);
    assert_string_equal(str_text(&path), "./甲-3.txt");
    str_free(&path);
}

static void expect_home(const char *own, const char *home, const char *part, const char *expected)
{
    struct str path = STR_INIT;

    own ? setenv("TIANBAO_HOME", own, 1) : unsetenv("TIANBAO_HOME");
    home ? setenv("HOME", home, 1) : unsetenv("HOME");
    places_home(&path, part);
    assert_string_equal(str_text(&path), expected);
    str_free(&path);
}

static void finds_home(void **state)
{
    (void)state;
    expect_home("own", "/home/a", "drafts", "own/drafts");
    expect_home("own", "/home/a", NULL, "own");
    expect_home("", "/home/a", "", "/home/a/tianbao");
    expect_home(NULL, "/home/a", "drafts", "/home/a/tianbao/drafts");
    expect_home(NULL, "", "drafts", "./tianbao/drafts");
    expect_home(NULL, NULL, "drafts", "./tianbao/drafts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(names_no_file_outside),
        scratch_test(finds_a_name_that_nothing_has),
        scratch_test(finds_home),
    };

    return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
