/* SPDX-License-Identifier: MIT */
/* Opening a draft that somebody has open, that a crash left something beside, or that cannot be
 * read; saving and finalizing where that fails. */
#ifdef __linux__
#define _GNU_SOURCE /* syscall() */
#endif
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include "base/file.h"
#include "base/lock.h"
#include "unit/face.h"

static const char draft_text[] = "_format: 1\n"
                                 "_form: small\n"
                                 "_form_version: 1\n"
                                 "_status: draft\n"
                                 "_created_at: 2026-12-18T15:02:11+08:00\n"
                                 "_at: studies\n"
                                 "year: 2026\n"
                                 "org: 江州市局\n";

static bool open_draft(struct face *face)
{
    begin(face, 24, 80);
    return session_open(&face->session, "draft.yaml", NULL, NULL);
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

static void expect_in(const char *path, const char *part)
{
    struct str text = STR_INIT;

    assert_int_equal(file_read(path, 1 << 20, &text), 0);
    if (!strstr(str_text(&text), part))
        fail_msg("missing in %s: %s\n%s", path, part, str_text(&text));
    str_free(&text);
}

/* --- the form has moved on --- */

static void test_newer_form(void **state)
{
    static const char form[] = "id: moved\nversion: 3\nname: 年报\nsections:\n"
                               "  - title: 甲\n    fields:\n"
                               "      - {name: a, label: 甲数, type: count}\n"
                               "      - {name: b, label: 乙数, type: count}\n"
                               "    text: |\n      今年甲{{a}}，乙{{b}}。\n";
    static const char draft[] = "_form: moved\n_form_version: 1\n"
                                "_created_at: 2026-12-18T15:02:11+08:00\na: 3\n_text:\n"
                                "  - section: 甲\n    was: 甲{{a}}。\n    text: 甲有{{a}}。\n";
    struct face face;

    (void)state;
    scratch_write("forms/moved.yaml", form);
    scratch_write("draft.yaml", draft);
    for (int i = 0; i < 2; i++) { /* nothing was saved: told again */
        assert_true(open_draft(&face));
        assert_true(on_screen(&face, " 模板从第 1 版改到了第 3 版，新问的按 ^N 前往；改写过的 1 段"
                                     "原文变了，没有用\n 上，在那一段按 ^U 可以选用\n"));
        press(&face, i ? "\0165\r" : "\016");
        end(&face);
    }
    expect_in("draft.yaml", "_form_version: 3\n");
    expect_in("draft.yaml", "甲有{{a}}。\n");
    assert_true(open_draft(&face));
    assert_false(on_screen(&face, "模板从第"));
    press(&face, "\025");
    assert_true(on_screen(&face, "3  用以前改写过的：甲有{{a}}。"));
    end(&face);
}

/* --- somebody has it open --- */

static void test_lock_is_held_while_open(void **state)
{
    struct face face;

    (void)state;
    scratch_write("draft.yaml", draft_text);
    assert_true(open_draft(&face));
    assert_true(is_there(".draft.yaml.lock"));
    end(&face);
    assert_false(is_there(".draft.yaml.lock"));
    open_new(&face, 24, 80);
    assert_true(is_there("home/drafts/.小结-2026.yaml.lock"));
    end(&face);
    assert_false(is_there("home/drafts/.小结-2026.yaml.lock"));
}

static void test_in_use(void **state)
{
    struct lock lock;
    struct lock_owner owner;
    struct face face;

    (void)state;
    scratch_write("draft.yaml", draft_text);
    assert_int_equal(lock_take(&lock, "draft.yaml", &owner), 0);
    assert_true(open_draft(&face));
    assert_true(on_screen(&face, " 这份草稿正在用\n"));
    assert_true(on_screen(&face, " 有人打开着："));
    assert_true(on_screen(&face, "| 1  只看，不改\n"));
    press(&face, "1");
    assert_true(on_screen(&face, "小结 · 2026（只读）"));
    press(&face, "5");
    assert_true(on_screen(&face, "这份草稿只能看，不能改"));
    press(&face, "\023");
    assert_true(on_screen(&face, "这份草稿只能看，没有要保存的"));
    press(&face, "\020");
    assert_false(on_screen(&face, "^U"));
    end(&face);
    expect_in("draft.yaml", "org: 江州市局\n");
    assert_true(is_there(".draft.yaml.lock"));
    lock_release(&lock);
}

/* A finalized one is made a draft again only where it is not open elsewhere. */
static void test_in_use_and_finalized(void **state)
{
    struct lock lock;
    struct lock_owner owner;
    struct face face;
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, draft_text);
    str_splice(&text, (size_t)(strstr(text.s, "draft\n") - text.s), 5, "finalized", 9);
    scratch_write("draft.yaml", str_text(&text));
    str_free(&text);
    assert_int_equal(lock_take(&lock, "draft.yaml", &owner), 0);
    assert_true(open_draft(&face));
    press(&face, "1");
    assert_true(on_screen(&face, "这份草稿现在只能查看"));
    assert_false(on_screen(&face, "^R"));
    press(&face, "\022");
    assert_true(on_screen(&face, "这份草稿只能看，不能改"));
    assert_true(face.session.draft.finalized);
    press(&face, "\027");
    assert_false(on_screen(&face, "修改请按"));
    end(&face);
    expect_in("draft.yaml", "_status: finalized\n");
    lock_release(&lock);
}

static void test_in_use_a_copy_is_filled_in(void **state)
{
    struct lock lock;
    struct lock_owner owner;
    struct face face;

    (void)state;
    scratch_write("draft.yaml", draft_text);
    assert_int_equal(lock_take(&lock, "draft.yaml", &owner), 0);
    assert_true(open_draft(&face));
    press(&face, "2");
    assert_true(on_screen(&face, "正在填的是副本 draft-2.yaml"));
    press(&face, "12\r");
    expect_in("draft-2.yaml", "org: 江州市局\nstudies: 12\n");
    assert_true(is_there(".draft-2.yaml.lock"));
    end(&face);
    assert_false(is_there(".draft-2.yaml.lock"));
    lock_release(&lock);
}

static void test_in_use_try_again(void **state)
{
    struct lock lock;
    struct lock_owner owner;
    struct face face;

    (void)state;
    scratch_write("draft.yaml", draft_text);
    assert_int_equal(lock_take(&lock, "draft.yaml", &owner), 0);
    assert_true(open_draft(&face));
    assert_false(on_screen(&face, "还有人打开着它"));
    press(&face, "3");
    assert_true(on_screen(&face, " 这份草稿正在用\n"));
    assert_true(on_screen(&face, "还有人打开着它；等对方退出了再试"));
    lock_release(&lock);
    press(&face, "3");
    assert_true(on_screen(&face, " 集体学习（次）"));
    press(&face, "12\r");
    expect_in("draft.yaml", "studies: 12\n");
    end(&face);
    assert_int_equal(lock_take(&lock, "draft.yaml", &owner), 0);
    assert_true(open_draft(&face));
    press(&face, "\033");
    assert_true(on_screen(&face, " 首页\n"));
    end(&face);
    lock_release(&lock);
}

/* --- what a crash left --- */

static void test_unreadable_offers_the_version_before(void **state)
{
    struct face face;

    (void)state;
    scratch_write("draft.yaml.bak", draft_text);
    scratch_write("draft.yaml", "_form: small\nyear: 2026\norg: [江州\n");
    assert_true(open_draft(&face));
    assert_true(on_screen(&face, " 找到了更新的内容\n"));
    assert_true(on_screen(&face, "draft.yaml：第"));
    assert_true(on_screen(&face, "这份草稿读不了，不会去动它"));
    assert_true(on_screen(&face, "| 1  用上一次保存的那份：小结，"));
    press(&face, "\r");
    assert_true(on_screen(&face, "已恢复；读不了的那份还在，改名为 draft-损坏-"));
    press(&face, "12\r");
    expect_in("draft.yaml", "org: 江州市局\nstudies: 12\n");
    end(&face);
}

static void test_unreadable_is_left_alone(void **state)
{
    struct face face;

    (void)state;
    scratch_write("draft.yaml.bak", draft_text);
    scratch_write("draft.yaml", "_form: small\nyear: 2026\norg: [江州\n");
    assert_true(open_draft(&face));
    press(&face, "\033");
    assert_true(on_screen(&face, " 首页\n"));
    end(&face);
    expect_in("draft.yaml", "org: [江州\n");
    assert_int_equal(unlink("draft.yaml.bak"), 0);
    assert_false(open_draft(&face));
    end(&face);
    expect_in("draft.yaml", "org: [江州\n");
}

/* --- two programs, one draft --- */

static void test_changed_by_another_program(void **state)
{
    struct face face;

    (void)state;
    scratch_write("draft.yaml", draft_text);
    assert_true(open_draft(&face));
    scratch_write("draft.yaml", "_form: small\norg: 别人写的\n");
    press(&face, "12\r");
    assert_true(on_screen(&face, "草稿刚被别的程序改过，没有覆盖；您填的存成了 draft-冲突-"));
    expect_in("draft.yaml", "org: 别人写的\n");
    assert_false(is_there(".draft.yaml.lock"));
    press(&face, "7\r");
    expect_in("draft.yaml", "org: 别人写的\n");
    expect_in(face.session.draft.path, "studies: 12\nlectures: 7\n");
    end(&face);
}

/* The copy is no finished one unless the clerk says so again. */
static void test_changed_while_finalizing(void **state)
{
    struct face face;

    (void)state;
    scratch_write("draft.yaml", draft_text);
    assert_true(open_draft(&face));
    press(&face, "4\r0\r无\t");
    assert_true(on_screen(&face, "打行号定稿") || on_screen(&face, "按回车定稿"));
    scratch_write("draft.yaml", "_form: small\norg: 别人写的\n");
    press(&face, "\r");
    assert_true(on_screen(&face, "草稿刚被别的程序改过，没有覆盖；您填的存成了 draft-冲突-"));
    assert_false(face.session.draft.finalized);
    expect_in(face.session.draft.path, "_status: draft\n");
    expect_in("draft.yaml", "org: 别人写的\n");
    press(&face, "\r");
    expect_in(face.session.draft.path, "_status: finalized\n");
    scratch_write(face.session.draft.path, "_form: small\norg: 别人写的\n");
    press(&face, "\022");
    assert_true(on_screen(&face, "草稿刚被别的程序改过"));
    assert_false(face.session.draft.finalized);
    expect_in(face.session.draft.path, "_status: draft\n");
    end(&face);
}

/* --- finalizing --- */

static void open_finish(struct face *face)
{
    scratch_write("draft.yaml", draft_text);
    assert_true(open_draft(face));
    press(face, "4\r0\r无\t");
}

/* The report has to be there first. */
static void test_no_report_no_final_draft(void **state)
{
    struct face face;

    (void)state;
    open_finish(&face);
    assert_true(on_screen(&face, "按回车定稿"));
    assert_int_equal(unlink("home/reports/draft.txt"), 0);
    assert_int_equal(rmdir("home/reports"), 0);
    scratch_write("home/reports", "");
    press(&face, "\r");
    assert_true(on_screen(&face, "文稿没有写成："));
    assert_false(face.session.draft.finalized);
    expect_in("draft.yaml", "_status: draft\n");
    end(&face);
    expect_in("draft.yaml", "_status: draft\n");
}

#ifdef __linux__
static struct {
    const char *folder; /* of which fsync() fails, or */
    int ordinal;        /* the how many-th call; 0: none */
    int seen;
} unsynced;

int fsync(int fd)
{
    struct stat st, folder;
    bool fails = unsynced.ordinal && ++unsynced.seen == unsynced.ordinal;

    if (unsynced.folder && fstat(fd, &st) == 0 && stat(unsynced.folder, &folder) == 0)
        fails = st.st_ino == folder.st_ino && st.st_dev == folder.st_dev;
    if (!fails)
        return (int)syscall(SYS_fsync, fd);
    errno = EIO;
    return -1;
}

/* Whatever of it fails, the draft is no finished one, and the clerk is told. */
static void test_finalizing_fails(void **state)
{
    struct face face;

    (void)state;
    for (int ordinal = 1; ordinal <= 4; ordinal++) {
        open_finish(&face);
        assert_true(on_screen(&face, "按回车定稿"));
        unsynced.ordinal = ordinal;
        unsynced.seen = 0;
        press(&face, "\r");
        assert_true(unsynced.seen >= ordinal);
        unsynced.ordinal = 0;
        assert_true(on_screen(&face, ordinal <= 2 ? "没有保存：" : "没有定稿，仍是草稿："));
        assert_false(face.session.draft.finalized);
        end(&face);
        expect_in("draft.yaml", "_status: draft\n");
    }
}

/* A report that stands there, and may not be on disk, is written again. */
static void test_report_is_brought_to_disk(void **state)
{
    struct face face;

    (void)state;
    assert_int_equal(mkdir("home", 0700), 0);
    assert_int_equal(mkdir("home/reports", 0700), 0);
    unsynced.folder = "home/reports";
    open_finish(&face);
    assert_true(on_screen(&face, "文稿没有写成："));
    assert_true(is_there("home/reports/draft.txt"));
    press(&face, "\033");
    assert_true(on_screen(&face, " 存在的不足"));
    press(&face, "\t");
    assert_true(on_screen(&face, "文稿没有写成："));
    press(&face, "\033");
    unsynced.folder = NULL;
    press(&face, "\t");
    assert_true(on_screen(&face, "按回车定稿"));
    press(&face, "\r");
    assert_true(on_screen(&face, "已定稿"));
    end(&face);
    expect_in("draft.yaml", "_status: finalized\n");
}

/* Nor is it taken for granted of one that another program wrote. */
static void test_report_of_another_is_brought_to_disk(void **state)
{
    struct face face;

    (void)state;
    open_finish(&face);
    end(&face);
    assert_true(is_there("home/reports/draft.txt"));
    unsynced.folder = "home/reports";
    open_finish(&face);
    unsynced.folder = NULL;
    assert_true(on_screen(&face, "文稿没有写成："));
    press(&face, "\033");
    press(&face, "\t");
    assert_true(on_screen(&face, "按回车定稿"));
    end(&face);
    assert_false(is_there("home/reports/draft-2.txt"));
}
#endif

/* --- where it cannot be saved --- */

/* Opens a draft whose folder is gone then, as when a memory stick is pulled out. */
static void open_in_lost_folder(struct face *face, const char *home)
{
    assert_int_equal(mkdir("there", 0700), 0);
    scratch_write("there/draft.yaml", draft_text);
    begin(face, 24, 80);
    setenv("HOME", home, 1);
    assert_true(session_open(&face->session, "there/draft.yaml", NULL, NULL));
    assert_int_equal(unlink("there/.draft.yaml.lock"), 0);
    assert_int_equal(unlink("there/draft.yaml"), 0);
    assert_int_equal(rmdir("there"), 0);
}

static void test_another_place(void **state)
{
    struct face face;

    (void)state;
    assert_int_equal(mkdir("stick", 0700), 0);
    open_in_lost_folder(&face, "stick");
    press(&face, "12\r");
    assert_true(on_screen(&face, "没有保存："));
    assert_true(on_screen(&face, "（未保存）"));
    press(&face, "\023");
    assert_true(on_screen(&face, " 存到别处\n"));
    assert_true(on_screen(&face, " > stick/draft.yaml|"));
    press(&face, "nowhere/x.yaml\r");
    assert_true(on_screen(&face, "那里也没有存成："));
    scratch_write("taken.yaml", "别人的");
    press(&face, "\023taken.yaml\r");
    assert_true(on_screen(&face, "那里也没有存成：同名文件已经存在"));
    scratch_expect("taken.yaml", "别人的");
    press(&face, "\023\r");
    assert_true(on_screen(&face, "已保存：stick/draft.yaml"));
    assert_false(on_screen(&face, "（未保存）"));
    expect_in("stick/draft.yaml", "studies: 12\n");
    press(&face, "7\r");
    expect_in("stick/draft.yaml", "lectures: 7\n");
    assert_true(is_there("stick/.draft.yaml.lock"));
    end(&face);
}

static void test_another_place_on_leaving(void **state)
{
    struct face face;

    (void)state;
    open_in_lost_folder(&face, ".");
    press(&face, "12\021");
    assert_true(on_screen(&face, "按 ^Q 就不保存退出"));
    assert_false(face.quit);
    press(&face, "\r");
    assert_true(face.quit);
    expect_in("draft.yaml", "studies: 12\n");
    end(&face);
}

/* Nobody can be asked: the terminal is gone. */
static void test_rescued_elsewhere(void **state)
{
    struct face face;

    (void)state;
    open_in_lost_folder(&face, "gone");
    press(&face, "12");
    assert_true(session_close(&face.session));
    expect_in("draft.yaml", "studies: 12\n");
    end(&face);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        face_test(test_newer_form),
        face_test(test_lock_is_held_while_open),
        face_test(test_in_use),
        face_test(test_in_use_and_finalized),
        face_test(test_in_use_a_copy_is_filled_in),
        face_test(test_in_use_try_again),
        face_test(test_unreadable_offers_the_version_before),
        face_test(test_unreadable_is_left_alone),
        face_test(test_changed_by_another_program),
        face_test(test_changed_while_finalizing),
        face_test(test_no_report_no_final_draft),
#ifdef __linux__
        face_test(test_finalizing_fails),
        face_test(test_report_is_brought_to_disk),
        face_test(test_report_of_another_is_brought_to_disk),
#endif
        face_test(test_another_place),
        face_test(test_another_place_on_leaving),
        face_test(test_rescued_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
