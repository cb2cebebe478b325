/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* mount() */
#include <sys/mount.h>
#endif
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "unit/scratch.h"

enum { SOMEONE = 65534 }; /* an account that is not ours, when we are root */

static const struct save_options draft = {SAVE_PRIVATE, true, true, NULL};
static const struct save_options report = {SAVE_PUBLIC, false, true, NULL};
static const struct save_options fresh = {SAVE_PRIVATE, false, false, NULL};

static int save(const char *path, const char *text, const struct save_options *options)
{
    return save_file(path, text, strlen(text), options);
}

static mode_t mode_of(const char *path)
{
    struct stat st;

    assert_int_equal(lstat(path, &st), 0);
    return st.st_mode & 07777;
}

static gid_t group_of(const char *path)
{
    struct stat st;

    assert_int_equal(lstat(path, &st), 0);
    return st.st_gid;
}

static void writes_what_it_was_given(void **state)
{
    const char data[] = "一\0二";

    (void)state;
    assert_int_equal(save_file("a", data, sizeof data - 1, &draft), 0);
    assert_int_equal(save("b", "", &draft), 0);
    assert_int_equal(save("./c", "丙", &report), 0);
    scratch_expect("b", "");
    scratch_expect("c", "丙");
    scratch_expect_count(".", 3);
    assert_int_equal(access("a.bak", F_OK), -1);
}

static void keeps_the_version_before(void **state)
{
    (void)state;
    assert_int_equal(save("a", "一", &draft), 0);
    assert_int_equal(save("a", "二", &draft), 0);
    scratch_expect("a.bak", "一");
    assert_int_equal(save("a", "三", &draft), 0);
    scratch_expect("a", "三");
    scratch_expect("a.bak", "二");
    scratch_expect_count(".", 2);
}

/* As after a crash between the two renames: both names are one file. */
static void keeps_it_when_both_are_one_file(void **state)
{
    (void)state;
    scratch_write("a", "一");
    assert_int_equal(link("a", "a.bak"), 0);
    assert_int_equal(save("a", "二", &draft), 0);
    scratch_expect("a", "二");
    scratch_expect("a.bak", "一");
    scratch_expect_count(".", 2);
}

static void gives_modes_to_new_files(void **state)
{
    (void)state;
    umask(0);
    assert_int_equal(save("draft", "", &draft), 0);
    umask(027);
    assert_int_equal(save("report", "", &report), 0);
    assert_int_equal(mkdir("shared", 0700), 0);
    assert_int_equal(chmod("shared", 02770), 0);
    assert_int_equal(save("shared/draft", "", &draft), 0);
    assert_int_equal(mode_of("draft"), 0600);
    assert_int_equal(mode_of("report"), 0640);
    if (mode_of("shared") & S_ISGID)
        assert_int_equal(mode_of("shared/draft"), 0660);
}

static void keeps_the_mode_of_what_it_replaces(void **state)
{
    static const mode_t modes[] = {0600, 0640, 0660, 0644, 0400, 0755};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        scratch_write("a", "一");
        assert_int_equal(chmod("a", modes[i]), 0);
        assert_int_equal(save("a", "二", i % 2 ? &report : &draft), 0);
        assert_int_equal(mode_of("a"), modes[i]);
        unlink("a");
    }
}

static void keeps_group_and_owner(void **state)
{
    struct stat st;

    (void)state;
    if (geteuid() != 0)
        skip();
    scratch_write("a", "一");
    assert_int_equal(chown("a", 0, SOMEONE), 0);
    assert_int_equal(chmod("a", 0660), 0);
    assert_int_equal(save("a", "二", &draft), 0);
    assert_int_equal(group_of("a"), SOMEONE);
    assert_int_equal(chown("a", SOMEONE, SOMEONE), 0);
    assert_int_equal(save("a", "三", &draft), 0);
    assert_int_equal(stat("a", &st), 0);
    assert_int_equal(st.st_uid, SOMEONE);
    assert_int_equal(st.st_gid, SOMEONE);
    assert_int_equal(st.st_mode & 07777, 0660);
}

static void takes_the_group_of_a_shared_folder(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(mkdir("shared", 0700), 0);
    assert_int_equal(chown("shared", 0, SOMEONE), 0);
    assert_int_equal(chmod("shared", 02770), 0);
    assert_int_equal(save("shared/a", "一", &draft), 0);
    assert_int_equal(group_of("shared/a"), SOMEONE);
    assert_int_equal(mode_of("shared/a"), 0660);
}

/* Saves as an account without privileges; the result is that of save_file(). */
static int save_as_someone(const char *path, const char *text, const struct save_options *options)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        bool other = geteuid() != 0 ||
                     (setgroups(0, NULL) == 0 && setgid(SOMEONE) == 0 && setuid(SOMEONE) == 0);

        _exit(other ? save(path, text, options) : 255);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void never_widens_a_group_it_cannot_keep(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chmod(".", 0777), 0);
    scratch_write("a", "一");
    assert_int_equal(chmod("a", 0664), 0);
    assert_int_equal(save_as_someone("a", "二", &report), 0);
    assert_int_equal(mode_of("a"), 0644);
    assert_int_equal(group_of("a"), SOMEONE);
}

static void refuses_an_unwritable_folder(void **state)
{
    (void)state;
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(mkdir("locked", 0755), 0);
    scratch_write("locked/a", "一");
    assert_int_equal(chmod("locked", 0555), 0);
    assert_int_equal(save_as_someone("locked/a", "二", &draft), EACCES);
    assert_int_equal(save_as_someone("locked/b", "二", &fresh), EACCES);
    scratch_expect("locked/a", "一");
    scratch_expect_count("locked", 1);
    assert_int_equal(chmod("locked", 0755), 0);
}

static void refuses_what_is_no_file(void **state)
{
    static const struct {
        const char *path;
        int error;
    } cases[] = {
        {"folder", EISDIR},    {"folder/", EISDIR}, {".", EISDIR},         {"..", EISDIR},
        {"/", EISDIR},         {"link", ELOOP},     {"dangling", ELOOP},   {"pipe", EINVAL},
        {"/dev/null", EINVAL}, {"", ENOENT},        {"missing/a", ENOENT}, {"file/a", ENOTDIR},
    };
    int temporary;

    (void)state;
    scratch_write("file", "一");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("file", "link"), 0);
    assert_int_equal(symlink("none", "dangling"), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(save(cases[i].path, "二", &draft), cases[i].error);
        assert_int_equal(save(cases[i].path, "二", &fresh), cases[i].error);
    }
    scratch_expect("file", "一");
    assert_int_equal(scratch_count(".", &temporary), 5);
    assert_int_equal(temporary, 0);
}

static void follows_links_to_folders(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("folder", "link"), 0);
    assert_int_equal(save("link/a", "一", &draft), 0);
    scratch_expect("folder/a", "一");
}

static void never_replaces_unasked(void **state)
{
    (void)state;
    assert_int_equal(save("a", "一", &fresh), 0);
    assert_int_equal(save("a", "二", &fresh), EEXIST);
    scratch_expect("a", "一");
    scratch_expect_count(".", 1);
}

/* Of many who create one name at once, one succeeds and the others are told. */
static void lets_one_of_many_create(void **state)
{
    int created = 0;

    (void)state;
    for (int i = 0; i < 8; i++)
        if (fork() == 0) {
            int error = save("a", "一", &fresh);

            _exit(error == 0 ? 1 : error == EEXIST ? 0 : 2);
        }
    for (int i = 0; i < 8; i++) {
        int status;

        assert_true(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) < 2);
        created += WEXITSTATUS(status);
    }
    assert_int_equal(created, 1);
    scratch_expect_count(".", 1);
}

static void replaces_a_link_as_backup(void **state)
{
    (void)state;
    scratch_write("a", "一");
    scratch_write("other", "他");
    assert_int_equal(symlink("other", "a.bak"), 0);
    assert_int_equal(save("a", "二", &draft), 0);
    scratch_expect("other", "他");
    scratch_expect("a.bak", "一");
    scratch_expect_count(".", 3);
}

static void keeps_the_old_where_no_backup_can_be(void **state)
{
    char name[256];

    (void)state;
    scratch_write("a", "一");
    assert_int_equal(mkdir("a.bak", 0700), 0);
    assert_int_equal(save("a", "二", &draft), EISDIR);
    scratch_expect("a", "一");
    scratch_expect_count(".", 2);
    memset(name, 'n', 254);
    name[254] = '\0';
    scratch_write(name, "一");
    assert_int_equal(save(name, "二", &draft), ENAMETOOLONG);
    scratch_expect(name, "一");
    scratch_expect_count(".", 3);
}

static void keeps_the_old_past_the_size_limit(void **state)
{
    struct rlimit before, small = {4096, 4096};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    char *large = calloc(1, 8192);

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(save("a", "一", &draft), 0);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_int_equal(save_file("a", large, 8192, &draft), EFBIG);
    assert_int_equal(save_file("b", large, 8192, &fresh), EFBIG);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    scratch_expect("a", "一");
    scratch_expect_count(".", 1);
    free(large);
}

static void keeps_the_old_on_a_full_disk(void **state)
{
    (void)state;
#ifdef __linux__
    char *large = calloc(1, 1 << 17);

    assert_int_equal(mkdir("disk", 0700), 0);
    if (mount("none", "disk", "tmpfs", 0, "size=64k") != 0) {
        free(large);
        skip();
    }
    assert_int_equal(save("disk/a", "一", &draft), 0);
    assert_int_equal(save_file("disk/a", large, 1 << 17, &draft), ENOSPC);
    scratch_expect("disk/a", "一");
    scratch_expect_count("disk", 1);
    assert_int_equal(save("disk/a", "二", &draft), 0);
    assert_int_equal(mount("none", "disk", "tmpfs", MS_REMOUNT | MS_RDONLY, "size=64k"), 0);
    assert_int_equal(save("disk/a", "三", &draft), EROFS);
    scratch_expect("disk/a", "二");
    assert_int_equal(umount("disk"), 0);
    free(large);
#else
    skip();
#endif
}

static void writes_a_batch(void **state)
{
    struct save_batch batch;
    char name[32];

    (void)state;
    assert_int_equal(mkdir("out", 0755), 0);
    scratch_write("out/7.txt", "旧");
    assert_int_equal(chmod("out/7.txt", 0600), 0);
    umask(027);
    assert_int_equal(save_batch_open(&batch, "out"), 0);
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "%d.txt", i);
        assert_int_equal(save_batch_file(&batch, name, name, strlen(name)), 0);
    }
    assert_int_equal(save_batch_file(&batch, "8.txt", "又", 3), 0);
    assert_int_equal(save_batch_finish(&batch), 0);
    scratch_expect("out/8.txt", "又");
    scratch_expect("out/199.txt", "199.txt");
    scratch_expect("out/7.txt", "7.txt");
    assert_int_equal(mode_of("out/7.txt"), 0600);
    assert_int_equal(mode_of("out/8.txt"), 0640);
    scratch_expect_count("out", 200);
}

static void refuses_in_a_batch(void **state)
{
    struct save_batch batch;

    (void)state;
    assert_int_equal(save_batch_open(&batch, "missing"), ENOENT);
    scratch_write("file", "一");
    assert_int_equal(save_batch_open(&batch, "file"), ENOTDIR);
    assert_int_equal(symlink("file", "link"), 0);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(save_batch_open(&batch, "."), 0);
    assert_int_equal(save_batch_file(&batch, "link", "二", 3), ELOOP);
    assert_int_equal(save_batch_file(&batch, "folder", "二", 3), EISDIR);
    assert_int_equal(save_batch_file(&batch, "..", "二", 3), EISDIR);
    assert_int_equal(save_batch_file(&batch, "../a", "二", 3), EINVAL);
    assert_int_equal(save_batch_file(&batch, "", "二", 3), EINVAL);
    assert_int_equal(save_batch_finish(&batch), 0);
    scratch_expect("file", "一");
    scratch_expect_count(".", 3);
}

static void replaces_only_what_it_expects(void **state)
{
    struct save_options options = draft;
    struct str text = STR_INIT;
    struct stat before, after;
    struct timespec times[2];

    (void)state;
    str_add(&text, "一二");
    options.expected = &text;
    assert_int_equal(save("a", "一二", &options), 0); /* nothing there */
    assert_int_equal(save("a", "三", &options), 0);
    assert_int_equal(save("a", "四", &options), SAVE_CHANGED);
    scratch_expect("a", "三");
    scratch_expect("a.bak", "一二");
    /* Another text of the same size, in the same file, of the same time. */
    assert_int_equal(save("a", "一二", &report), 0);
    assert_int_equal(stat("a", &before), 0);
    scratch_write("a", "一三");
    times[0] = before.st_atim;
    times[1] = before.st_mtim;
    assert_int_equal(utimensat(AT_FDCWD, "a", times, 0), 0);
    assert_int_equal(stat("a", &after), 0);
    assert_true(after.st_ino == before.st_ino && after.st_size == before.st_size &&
                after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
    assert_int_equal(save("a", "五", &options), SAVE_CHANGED);
    scratch_expect("a", "一三");
    scratch_expect("a.bak", "一二");
    scratch_expect_count(".", 2);
    str_free(&text);
}

static void tells_what_is_there(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, "一");
    assert_false(save_is_there("a", &text));
    assert_false(save_is_there("missing/a", &text));
    scratch_write("a", "一");
    assert_true(save_is_there("a", &text));
    assert_int_equal(symlink("a", "link"), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_false(save_is_there("link", &text));
    assert_false(save_is_there("pipe", &text));
    str_free(&text);
}

static void gives_another_name(void **state)
{
    (void)state;
    scratch_write("a", "一");
    scratch_write("taken", "他");
    assert_int_equal(save_aside("a", "taken"), EEXIST);
    assert_int_equal(save_aside("none", "b"), ENOENT);
    assert_int_equal(save_aside("missing/a", "b"), ENOENT);
    assert_int_equal(save_aside(".", "b"), EISDIR);
    assert_int_equal(save_aside("a", "b"), 0);
    scratch_expect("b", "一");
    scratch_expect("taken", "他");
}

/* The name of a temporary file tells whose it is and how long it gets. */
static void names_temporary_files(void **state)
{
    static const char *const others[] = {
        ".a.yaml.1-2-3f-x.tmp",
        ".a.yaml.1-2-3f-.tmp",
        ".a.yaml.1-2-3f-4.tmp2",
        ".a.yaml.tmp",
        ".a.yaml.1-2-3f",
        ".a.yaml.1-2-3f-4",
        ".a.yaml.1-x-3f-4.tmp",
        ".a.yaml.1-2-x-4.tmp",
        ".a.yaml.x-2-3f-4.tmp",
        "a.yaml.1-2-3f-4.tmp",
        ".a.yam.1-2-3f-4.tmp",
        ".a.yaml.lock",
        ".a.yaml-1-2-3f-4.tmp",
        ".a.yaml.bak.1-2-3f-4.tmp",
        ".a.yaml.1-2-3f-99999999999999999999999999.tmp",
    };
    char name[BESIDE_SIZE], again[BESIDE_SIZE], whole[256];
    size_t len = 0;

    (void)state;
    beside_temporary(name, "a.yaml", 7, 4711);
    beside_temporary(again, "a.yaml", 8, 4711);
    assert_string_not_equal(name, again);
    assert_true(beside_is_temporary(name, "a.yaml", &len));
    assert_int_equal(len, 4711);
    assert_false(beside_is_temporary(name, "a", &len));
    assert_false(beside_is_temporary(name, "b.yaml", &len));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(beside_is_temporary(others[i], "a.yaml", &len));
    memset(whole, 'n', 255);
    whole[255] = '\0';
    beside_temporary(name, whole, 1, 5);
    assert_true(strlen(name) <= 143);
    assert_true(beside_is_temporary(name, whole, &len));
    for (size_t i = 1; i + 3 < sizeof whole; i += 3)
        memcpy(whole + i, "填", 4); /* is not cut in two */
    beside_temporary(name, whole, 1, 5);
    assert_non_null(strstr(name, "填~"));
    memset(whole, '\x80', 255); /* no text at all */
    beside_temporary(name, whole, 1, 5);
    assert_true(beside_is_temporary(name, whole, &len));
    whole[254] = 'm';
    assert_false(beside_is_temporary(name, whole, &len));
    whole[251] = '\0';
    assert_int_equal(save(whole, "一", &draft), 0);
    assert_int_equal(save(whole, "二", &draft), 0);
    scratch_expect(whole, "二");
    scratch_expect_count(".", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(writes_what_it_was_given),
        scratch_test(keeps_the_version_before),
        scratch_test(keeps_it_when_both_are_one_file),
        scratch_test(gives_modes_to_new_files),
        scratch_test(keeps_the_mode_of_what_it_replaces),
        scratch_test(keeps_group_and_owner),
        scratch_test(takes_the_group_of_a_shared_folder),
        scratch_test(never_widens_a_group_it_cannot_keep),
        scratch_test(refuses_an_unwritable_folder),
        scratch_test(refuses_what_is_no_file),
        scratch_test(follows_links_to_folders),
        scratch_test(never_replaces_unasked),
        scratch_test(lets_one_of_many_create),
        scratch_test(replaces_a_link_as_backup),
        scratch_test(keeps_the_old_where_no_backup_can_be),
        scratch_test(keeps_the_old_past_the_size_limit),
        scratch_test(keeps_the_old_on_a_full_disk),
        scratch_test(writes_a_batch),
        scratch_test(refuses_in_a_batch),
        scratch_test(replaces_only_what_it_expects),
        scratch_test(tells_what_is_there),
        scratch_test(gives_another_name),
        scratch_test(names_temporary_files),
    };

    return cmocka_run_group_tests_name("save", tests, NULL, NULL);
}
