/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* setgroups() */
#endif
#include "model/recover.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "base/attributes.h"
#include "base/beside.h"
#include "base/clock.h"
#include "model/draft.h"
#include "unit/scratch.h"

enum { SOMEONE = 65534 };

static const char form_text[] = "id: t\nname: 表\nversion: 1\nfields:\n"
                                "  - {name: a, label: 甲, type: count}\n"
                                "  - {name: b, label: 乙, type: count}\n"
                                "  - {name: c, label: 丙, type: text}\n"
                                "sections:\n  - text: x\n";

#define HEAD "_format: 1\n_form: t\n_form_version: 1\n_created_at: 2026-12-18T15:02:11+08:00\n"
#define ONE  HEAD "a: 1\n"
#define TWO  HEAD "a: 1\nb: 2\n"

static const long now = 1597577331; /* any clock is behind it by now */

static void make_form(void)
{
    assert_int_equal(setenv("TIANBAO_FORMS", "forms", 1), 0);
    assert_int_equal(mkdir("forms", 0700), 0);
    scratch_write("forms/t.yaml", form_text);
}

static void set_time(const char *path, long seconds, long nanoseconds)
{
    struct timespec times[2] = {{seconds, nanoseconds}, {seconds, nanoseconds}};

    assert_int_equal(utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), 0);
}

static void write_at(const char *path, const char *text, long seconds)
{
    unlink(path);
    scratch_write(path, text);
    set_time(path, seconds, 0);
}

/* A temporary file of d.yaml as a killed program leaves it; returns its name. */
static char *leave(const char *text, size_t len, long seconds)
{
    static unsigned long serial;
    char name[BESIDE_SIZE];

    beside_temporary(name, "d.yaml", ++serial, len);
    write_at(name, text, seconds);
    return strdup(name);
}

/* The kinds and paths of what is found, in order: "unsaved .d.yaml.…\n". */
static void expect_found(bool readable, const char *found)
{
    static const char *const kinds[] = {"unsaved", "backup", "conflict"};
    struct recover recover;
    struct str text = STR_INIT;

    recover_find(&recover, "d.yaml");
    assert_int_equal(recover.readable, readable);
    for (size_t i = 0; i < recover.count; i++) {
        const struct recover_item *item = &recover.items[i];

        str_addf(&text, "%s %s %s %d/%d\n", kinds[item->kind], item->path, item->form_name,
                 item->progress.answered, item->progress.asked);
    }
    assert_string_equal(str_text(&text), found);
    recover_free(&recover);
    str_free(&text);
}

/* Takes the one thing that is found. */
static int take_first(struct str *kept)
{
    struct recover recover;
    int error;

    recover_find(&recover, "d.yaml");
    assert_true(recover.count > 0);
    error = recover_take("d.yaml", &recover.items[0], kept);
    recover_free(&recover);
    return error;
}

static void expect_unsaved(const char *name, const char *progress)
{
    struct str text = STR_INIT;

    str_addf(&text, "unsaved %s 表 %s\n", name, progress);
    expect_found(true, str_text(&text));
    str_free(&text);
}

/* --- what is found --- */

static void finds_nothing_beside_a_good_draft(void **state)
{
    (void)state;
    make_form();
    write_at("d.yaml", ONE, now);
    write_at("d.yaml.bak", TWO, now + 9);
    write_at("e-冲突-20200816-192851.yaml", TWO, now + 9);
    write_at("d-冲突-20200816-192851.yaml.bak", TWO, now + 9);
    write_at(".d.yaml.lock", "", now + 9);
    expect_found(true, "");
}

static void finds_what_had_no_name_yet(void **state)
{
    char *name;

    (void)state;
    make_form();
    write_at("d.yaml", ONE, now);
    name = leave(TWO, strlen(TWO), now + 1);
    expect_unsaved(name, "2/3");
    set_time(name, now, 0); /* within one tick of the clock */
    expect_unsaved(name, "2/3");
    set_time("d.yaml", now, 1);
    expect_found(true, "");
    set_time(name, now, 2);
    expect_unsaved(name, "2/3");
    write_at(name, ONE, now + 1); /* its length is wrong, and it says the same */
    expect_found(true, "");
    free(name);
}

static void passes_over_what_is_not_whole(void **state)
{
    char *cut, *same, *broken, *link, *pipe;

    (void)state;
    make_form();
    write_at("d.yaml", ONE, now);
    cut = leave(ONE "b: 2\n", strlen(TWO) + 1, now + 1); /* YAML would take it */
    same = leave(ONE, strlen(ONE), now + 1);
    broken = leave("a: [\n", 5, now + 1);
    link = leave(TWO, strlen(TWO), now + 1);
    assert_int_equal(rename(link, "target"), 0);
    assert_int_equal(symlink("target", link), 0);
    pipe = leave(TWO, strlen(TWO), now + 1);
    assert_int_equal(unlink(pipe), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    expect_found(true, "");
    free(cut), free(same), free(broken), free(link), free(pipe);
}

static void finds_the_version_before_a_broken_draft(void **state)
{
    static const char *const broken[] = {"", "a: [\n", "a: 1\n", HEAD "a: 1\nb: \"2\n", "\xFF\n"};

    (void)state;
    make_form();
    write_at("d.yaml.bak", ONE, now);
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        write_at("d.yaml", broken[i], now + 5);
        expect_found(false, "backup d.yaml.bak 表 1/3\n");
    }
    assert_int_equal(unlink("d.yaml"), 0);
    expect_found(false, "backup d.yaml.bak 表 1/3\n");
    write_at("d.yaml.bak", HEAD "a: [\n", now);
    expect_found(false, "");
}

static void finds_conflict_copies(void **state)
{
    (void)state;
    make_form();
    write_at("d.yaml", ONE, now);
    write_at("d-冲突-20200816-192851.yaml", TWO, now - 5);
    write_at("d-冲突-20261218-150212.yaml", HEAD, now + 5);
    write_at("d-冲突-20261218-150213.yaml", "a: [\n", now + 5);
    expect_found(true, "conflict d-冲突-20261218-150212.yaml 表 0/3\n"
                       "conflict d-冲突-20200816-192851.yaml 表 2/3\n");
}

static void lists_the_best_first(void **state)
{
    char *name;
    struct str expected = STR_INIT;

    (void)state;
    make_form();
    write_at("d.yaml", "", now);
    write_at("d.yaml.bak", ONE, now - 9);
    write_at("d-冲突-1.yaml", ONE, now + 9);
    name = leave(TWO, strlen(TWO), now - 5); /* older than the damage */
    str_addf(&expected,
             "unsaved %s 表 2/3\nbackup d.yaml.bak 表 1/3\nconflict d-冲突-1.yaml 表 1/3\n", name);
    expect_found(false, str_text(&expected));
    str_free(&expected);
    free(name);
}

static void knows_no_form(void **state)
{
    (void)state;
    setenv("TIANBAO_FORMS", "none", 1);
    write_at("d.yaml", "", now);
    write_at("d.yaml.bak", "_format: 1\n_form: unheard-of\na: 1\n", now);
    expect_found(false, "backup d.yaml.bak unheard-of 0/0\n");
}

/* What may not be read is not damaged. */
static void leaves_what_may_not_be_read(void **state)
{
    pid_t child;
    int status;

    (void)state;
    if (geteuid() != 0)
        skip();
    make_form();
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod("forms", 0755), 0);
    write_at("d.yaml", "", now);
    assert_int_equal(chmod("d.yaml", 0600), 0);
    write_at("d.yaml.bak", ONE, now);
    if ((child = fork()) == 0) {
        struct recover recover;

        if (setgroups(0, NULL) != 0 || setgid(SOMEONE) != 0 || setuid(SOMEONE) != 0)
            _exit(9);
        recover_find(&recover, "d.yaml");
        _exit(recover.readable || recover.count);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

/* --- what is taken --- */

static void takes_what_had_no_name_yet(void **state)
{
    struct str kept = STR_INIT;
    char *name;

    (void)state;
    make_form();
    write_at("d.yaml", ONE, now);
    assert_int_equal(chmod("d.yaml", 0640), 0);
    name = leave(TWO, strlen(TWO), now + 1);
    assert_int_equal(take_first(&kept), 0);
    assert_string_equal(str_text(&kept), "");
    scratch_expect("d.yaml", TWO);
    scratch_expect("d.yaml.bak", ONE);
    expect_found(true, "");
    scratch_expect_count(".", 3);
    free(name);
    str_free(&kept);
}

static void keeps_the_broken_draft(void **state)
{
    struct str kept = STR_INIT;

    (void)state;
    make_form();
    clock_set(now);
    setenv("TZ", "CST-8", 1);
    write_at("d.yaml", "a: [\n", now);
    write_at("d.yaml.bak", ONE, now);
    assert_int_equal(take_first(&kept), 0);
    assert_string_equal(str_text(&kept), "d-损坏-20200816-192851.txt");
    scratch_expect("d-损坏-20200816-192851.txt", "a: [\n");
    scratch_expect("d.yaml", ONE);
    scratch_expect("d.yaml.bak", ONE);
    write_at("d.yaml", "b: [\n", now);
    assert_int_equal(take_first(&kept), 0);
    assert_string_equal(str_text(&kept), "d-损坏-20200816-192851-2.txt");
    scratch_expect("d-损坏-20200816-192851.txt", "a: [\n");
    scratch_expect(str_text(&kept), "b: [\n");
    scratch_expect("d.yaml", ONE);
    assert_int_equal(unlink("d.yaml"), 0);
    assert_int_equal(take_first(&kept), 0);
    assert_string_equal(str_text(&kept), "");
    scratch_expect("d.yaml", ONE);
    expect_found(true, "");
    clock_set(0);
    str_free(&kept);
}

static void leaves_conflict_copies(void **state)
{
    struct str kept = STR_INIT;

    (void)state;
    make_form();
    write_at("d.yaml", ONE, now);
    write_at("d-冲突-1.yaml", TWO, now);
    assert_int_equal(take_first(&kept), 0);
    scratch_expect("d.yaml", ONE);
    scratch_expect("d-冲突-1.yaml", TWO);
    scratch_expect_count(".", 3);
    str_free(&kept);
}

static void refuses_what_is_gone(void **state)
{
    char backup[] = "d.yaml.bak";
    struct recover_item item = {.kind = RECOVER_BACKUP, .path = backup};
    struct str kept = STR_INIT;

    (void)state;
    write_at("d.yaml", "a: [\n", now);
    assert_int_equal(recover_take("d.yaml", &item, &kept), ENOENT);
    write_at("d.yaml.bak", "a: [\n", now);
    assert_int_equal(recover_take("d.yaml", &item, &kept), EILSEQ);
    assert_int_equal(unlink("d.yaml"), 0);
    assert_int_equal(mkdir("d.yaml", 0700), 0);
    write_at("d.yaml.bak", ONE, now);
    assert_int_equal(recover_take("d.yaml", &item, &kept), EISDIR);
    scratch_expect_count(".", 2);
    str_free(&kept);
}

static void keeps_what_nobody_can_be_asked_about(void **state)
{
    struct str kept = STR_INIT;
    char *name;

    (void)state;
    make_form();
    clock_set(now);
    setenv("TZ", "CST-8", 1);
    write_at("d.yaml", ONE, now);
    assert_int_equal(recover_keep("d.yaml", &kept), 0);
    assert_string_equal(str_text(&kept), "");
    name = leave(TWO, strlen(TWO), now + 1);
    assert_int_equal(recover_keep("d.yaml", &kept), 0);
    assert_string_equal(str_text(&kept), "d-冲突-20200816-192851.yaml");
    scratch_expect(str_text(&kept), TWO);
    scratch_expect("d.yaml", ONE);
    assert_int_equal(access(name, F_OK), -1);
    expect_found(true, "conflict d-冲突-20200816-192851.yaml 表 2/3\n");
    recover_sweep("d.yaml");
    scratch_expect_count(".", 3);
    clock_set(0);
    free(name);
    str_free(&kept);
}

/* --- sweeping --- */

/* What the clerk did not take stays, whatever was saved since. */
static void sweeps_what_is_of_no_use(void **state)
{
    char *older, *same, *newer, *cut, *torn, *lock;
    char name[BESIDE_SIZE];

    (void)state;
    write_at("d.yaml", ONE, now);
    older = leave(TWO, strlen(TWO), now - 1);
    same = leave(ONE, strlen(ONE), now + 1);
    newer = leave(TWO, strlen(TWO), now + 1);
    cut = leave("a", 5, now - 1);
    torn = leave("a: [\n", 5, now - 1);
    beside_temporary(name, "d.yaml.lock", 1, 5);
    write_at(name, "x", time(NULL) - 120);
    lock = strdup(name);
    beside_temporary(name, "d.yaml.lock", 2, 5);
    write_at(name, "x", time(NULL));
    write_at(".e.yaml.1-2-3-4.tmp", "x", now - 9);
    recover_sweep("d.yaml");
    assert_int_equal(access(older, F_OK), 0);
    assert_int_equal(access(same, F_OK), -1);
    assert_int_equal(access(cut, F_OK), -1);
    assert_int_equal(access(torn, F_OK), -1);
    assert_int_equal(access(lock, F_OK), -1);
    assert_int_equal(access(newer, F_OK), 0);
    assert_int_equal(access(name, F_OK), 0);
    assert_int_equal(access(".e.yaml.1-2-3-4.tmp", F_OK), 0);
    scratch_expect("d.yaml", ONE);
    free(older), free(same), free(newer), free(cut), free(torn), free(lock);
}

static void sweeps_nothing_beside_a_broken_draft(void **state)
{
    char *older;

    (void)state;
    write_at("d.yaml", "a: [\n", now);
    older = leave(TWO, strlen(TWO), now - 1);
    recover_sweep("d.yaml");
    recover_sweep("missing/d.yaml");
    assert_int_equal(access(older, F_OK), 0);
    free(older);
}

/* A draft from the future tells that the clock was set back: what is beside it may be newer. */
static void finds_what_a_clock_set_back_makes_look_old(void **state)
{
    char *older, *cut;
    struct str found = STR_INIT;

    (void)state;
    make_form();
    write_at("d.yaml", ONE, time(NULL) + 3600);
    older = leave(TWO, strlen(TWO), time(NULL));
    cut = leave("a", 5, time(NULL));
    recover_sweep("d.yaml");
    assert_int_equal(access(cut, F_OK), 0);
    str_addf(&found, "unsaved %s 表 2/3\n", older);
    expect_found(true, str_text(&found));
    str_free(&found);
    free(older), free(cut);
}

/* --- a real kill --- */

/* Saves 1, 2, 3 … until it is killed, and tells each number once it is on disk. */
static void save_forever(int told)
{
    struct diags diags = DIAGS_INIT("t");
    struct form *form = form_load(NULL, form_text, strlen(form_text), &diags);
    struct draft draft;

    draft_init(&draft, form);
    draft.path = strdup("d.yaml");
    for (int i = 1;; i++) {
        char text[16];

        snprintf(text, sizeof text, "%d", i);
        answers_put(&draft.answers, &form->fields[0], text, strlen(text));
        answers_settle(&draft.answers);
        if (draft_save(&draft, true) != 0 || write(told, &i, sizeof i) != sizeof i)
            _exit(1);
    }
}

static int saved_figure(void)
{
    struct str text = STR_INIT;
    const char *at;
    int figure;

    assert_int_equal(file_read("d.yaml", 1 << 20, &text), 0);
    at = strstr(str_text(&text), "\na: ");
    figure = at ? atoi(at + 4) : -1;
    str_free(&text);
    return figure;
}

static void loses_nothing_when_killed(void **state)
{
    (void)state;
    make_form();
    for (int turn = 0; turn < 40; turn++) {
        int told[2], last = 0, next;
        struct recover recover;
        struct str kept = STR_INIT;
        pid_t child;

        assert_int_equal(pipe(told), 0);
        unlink("d.yaml");
        if ((child = fork()) == 0)
            save_forever(told[1]);
        close(told[1]);
        for (int i = 0; i < 1 + turn % 4; i++)
            assert_int_equal(read(told[0], &last, sizeof last), sizeof last);
        for (int i = 0; i < turn * 100; i++)
            getppid();
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        while (read(told[0], &next, sizeof next) == (ssize_t)sizeof next)
            last = next;
        close(told[0]);
        recover_find(&recover, "d.yaml");
        assert_true(recover.readable);
        assert_true(saved_figure() == last || saved_figure() == last + 1);
        if (recover.count) {
            assert_int_equal(recover_take("d.yaml", &recover.items[0], &kept), 0);
            assert_int_equal(saved_figure(), last + 1);
        }
        recover_free(&recover);
        recover_sweep("d.yaml");
        recover_find(&recover, "d.yaml");
        assert_int_equal(recover.count, 0);
        recover_free(&recover);
        str_free(&kept);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(finds_nothing_beside_a_good_draft),
        scratch_test(finds_what_had_no_name_yet),
        scratch_test(passes_over_what_is_not_whole),
        scratch_test(finds_the_version_before_a_broken_draft),
        scratch_test(finds_conflict_copies),
        scratch_test(lists_the_best_first),
        scratch_test(knows_no_form),
        scratch_test(leaves_what_may_not_be_read),
        scratch_test(takes_what_had_no_name_yet),
        scratch_test(keeps_the_broken_draft),
        scratch_test(leaves_conflict_copies),
        scratch_test(refuses_what_is_gone),
        scratch_test(keeps_what_nobody_can_be_asked_about),
        scratch_test(sweeps_what_is_of_no_use),
        scratch_test(finds_what_a_clock_set_back_makes_look_old),
        scratch_test(sweeps_nothing_beside_a_broken_draft),
        scratch_test(loses_nothing_when_killed),
    };

    return cmocka_run_group_tests_name("recover", tests, NULL, NULL);
}
