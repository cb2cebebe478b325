/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>

#include "unit/scratch.h"

enum { MEBIBYTE = 1 << 20 };

static void reads_a_whole_file(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, "先");
    scratch_write("a", "一二三");
    assert_int_equal(file_read("a", MEBIBYTE, &text), 0);
    assert_string_equal(str_text(&text), "先一二三");
    assert_int_equal(file_read("a", 9, &text), 0);
    str_free(&text);
}

static void reads_an_empty_file(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    scratch_write("a", "");
    assert_int_equal(file_read("a", 0, &text), 0);
    assert_int_equal(text.len, 0);
    assert_string_equal(str_text(&text), "");
    str_free(&text);
}

static void says_why_it_cannot_read(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, "前");
    scratch_write("a", "123456");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(file_read("a", 5, &text), EFBIG);
    assert_int_equal(file_read("missing", MEBIBYTE, &text), ENOENT);
    assert_int_equal(file_read("a/b", MEBIBYTE, &text), ENOTDIR);
    assert_int_equal(file_read("folder", MEBIBYTE, &text), EISDIR);
    assert_int_equal(file_read("/dev/zero", MEBIBYTE, &text), EINVAL);
    assert_string_equal(str_text(&text), "前");
    str_free(&text);
}

/* Gives standard input these bytes for one reading. */
static int read_input(const char *bytes, size_t limit, struct str *out)
{
    int ends[2], saved = dup(STDIN_FILENO);
    int error;

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes, strlen(bytes)), (ssize_t)strlen(bytes));
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    error = file_read("-", limit, out);
    dup2(saved, STDIN_FILENO);
    close(saved);
    return error;
}

static void reads_standard_input(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    assert_int_equal(read_input("从管道来", MEBIBYTE, &text), 0);
    assert_string_equal(str_text(&text), "从管道来");
    assert_int_equal(read_input("123456", 5, &text), EFBIG);
    assert_string_equal(str_text(&text), "从管道来");
    assert_int_equal(fcntl(STDIN_FILENO, F_GETFD) < 0, 0);
    str_free(&text);
}

static void reads_a_named_pipe(void **state)
{
    struct str text = STR_INIT;
    int fd;

    (void)state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    fd = open("pipe", O_RDWR); /* so that neither end waits for the other */
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "123456", 6), 6);
    assert_int_equal(file_read("pipe", 5, &text), EFBIG);
    close(fd);
    str_free(&text);
}

static void has_a_sentence_for_each_error(void **state)
{
    static const int errors[] = {ENOENT, EACCES,       EPERM,  ENOSPC, EDQUOT,  EFBIG,
                                 EROFS,  EIO,          EEXIST, EISDIR, ENOTDIR, ELOOP,
                                 EINVAL, ENAMETOOLONG, EMFILE, EINTR};
    const char *other = file_reason(-1);

    (void)state;
    assert_non_null(other);
    for (size_t i = 0; i < COUNT_OF(errors); i++)
        assert_string_not_equal(file_reason(errors[i]), other);
}

static void splits_names(void **state)
{
    (void)state;
    assert_string_equal(file_base("a"), "a");
    assert_string_equal(file_base("/a/甲.yaml"), "甲.yaml");
    assert_string_equal(file_base("a/"), "");
    assert_string_equal(file_base(""), "");
}

static void leaves_other_endings(void **state)
{
    static const char *const names[] = {"abcdefgh", ".yaml", "a.yam", "a/bcdef.yamlx"};
    size_t len;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *stem = file_stem(names[i], &len);
        assert_string_equal(stem, file_base(names[i]));
        assert_int_equal(len, strlen(stem));
    }
}

static void syncs_the_folder_above(void **state)
{
    (void)state;
    assert_int_equal(mkdir("甲", 0700), 0);
    assert_int_equal(file_sync_above("甲/"), 0);
    assert_int_equal(file_sync_above("甲//乙"), 0);
    assert_int_equal(file_sync_above("/"), 0);
    assert_int_equal(file_sync_above("丙/丁"), ENOENT);
}

static void makes_folders(void **state)
{
    struct stat st;

    (void)state;
    assert_int_equal(file_make_folder("甲/乙//丙/"), 0);
    assert_int_equal(stat("甲/乙/丙", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_int_equal(stat("甲", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_int_equal(file_make_folder("甲/乙"), 0);
    assert_int_equal(file_make_folder("."), 0);
    assert_int_equal(file_make_folder("/"), 0);
}

static void refuses_to_make_folders(void **state)
{
    (void)state;
    scratch_write("file", "");
    assert_int_equal(symlink("nowhere", "link"), 0);
    assert_int_equal(file_make_folder("file"), ENOTDIR);
    assert_int_equal(file_make_folder("file/a"), ENOTDIR);
    assert_int_equal(file_make_folder("link"), ENOENT);
    assert_int_equal(file_make_folder(""), ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(reads_a_whole_file),      scratch_test(reads_an_empty_file),
        scratch_test(says_why_it_cannot_read), cmocka_unit_test(reads_standard_input),
        scratch_test(reads_a_named_pipe),      cmocka_unit_test(has_a_sentence_for_each_error),
        cmocka_unit_test(splits_names),        scratch_test(leaves_other_endings),
        scratch_test(syncs_the_folder_above),  scratch_test(makes_folders),
        scratch_test(refuses_to_make_folders),
    };

    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
