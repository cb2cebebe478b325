/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* setgroups() */
#endif
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/wait.h>
#include <utime.h>

#include "base/clock.h"
#include "unit/scratch.h"

enum { SOMEONE = 65534, ANOTHER = 65533, TAKERS = 32 };

static char host[LOCK_WORD_SIZE];

/* A process that is gone; as its number was given out just now, nobody has it again so soon. */
static long gone(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return (long)child;
}

static void write_lock(const char *on, long pid, const char *started)
{
    struct str text = STR_INIT;

    str_addf(&text, "account: wangfang\nhost: %s\nterminal: pts/3\naddress: 10.1.2.3\npid: %ld\n%s",
             on, pid, started);
    str_add(&text, "since: 2026-12-18T15:02:11+08:00\n");
    unlink(".a.yaml.lock");
    scratch_write(".a.yaml.lock", str_text(&text));
    str_free(&text);
}

static int take(struct lock_owner *owner)
{
    struct lock lock;
    int error = lock_take(&lock, "a.yaml", owner);

    if (error)
        assert_null(lock.path);
    lock_release(&lock);
    return error;
}

static void expect_taken(void)
{
    struct lock_owner owner;

    assert_int_equal(take(&owner), 0);
    assert_int_equal(access(".a.yaml.lock", F_OK), -1);
    scratch_expect_count(".", 0);
}

static void expect_held(long pid)
{
    struct lock_owner owner;

    assert_int_equal(take(&owner), EAGAIN);
    assert_int_equal(owner.pid, pid);
    assert_true(lock_read("a.yaml", &owner));
    assert_int_equal(owner.pid, pid);
}

/* --- one process --- */

static void takes_and_gives_back(void **state)
{
    struct lock lock, second;
    struct lock_owner owner;
    struct stat st;

    (void)state;
    clock_set(1797577331);
    assert_int_equal(setenv("SSH_CONNECTION", "10.1.2.3 50000 10.0.0.1 22", 1), 0);
    assert_false(lock_read("a.yaml", &owner));
    assert_int_equal(lock_take(&lock, "a.yaml", &owner), 0);
    assert_string_equal(lock.path, ".a.yaml.lock");
    assert_int_equal(lstat(".a.yaml.lock", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_int_equal(lock_take(&second, "./a.yaml", &owner), EAGAIN);
    assert_int_equal(owner.pid, getpid());
    assert_string_equal(owner.host, host);
    assert_string_equal(owner.address, "10.1.2.3");
    assert_int_equal(owner.since, 1797577331);
    assert_true(*owner.account);
    assert_true(lock_read("a.yaml", &owner));
    lock_release(&second);
    assert_true(lock_read("a.yaml", &owner));
    lock_release(&lock);
    assert_false(lock_read("a.yaml", &owner));
    lock_release(&lock);
    scratch_expect_count(".", 0);
    unsetenv("SSH_CONNECTION");
    clock_set(0);
}

static void releases_only_its_own(void **state)
{
    struct lock lock;
    struct lock_owner owner;
    int status;

    (void)state;
    assert_int_equal(lock_take(&lock, "a.yaml", &owner), 0);
    if (fork() == 0) {
        lock_release(&lock);
        _exit(0);
    }
    assert_true(wait(&status) > 0);
    assert_int_equal(access(".a.yaml.lock", F_OK), 0);
    write_lock("elsewhere", 7, "");
    lock_release(&lock);
    assert_true(lock_read("a.yaml", &owner));
    assert_string_equal(owner.host, "elsewhere");
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    assert_int_equal(lock_take(&lock, "a.yaml", &owner), 0);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    lock_release(&lock);
    scratch_expect_count(".", 0);
}

static void takes_over_from_the_dead(void **state)
{
    struct lock_owner owner;

    (void)state;
    write_lock(host, gone(), "started: 5\n");
    assert_false(lock_read("a.yaml", &owner));
    expect_taken();
    write_lock(host, gone(), "");
    expect_taken();
}

static void takes_over_a_number_given_out_again(void **state)
{
    char started[64];
    struct lock lock;
    struct lock_owner owner;

    (void)state;
    assert_int_equal(lock_take(&lock, "b", &owner), 0);
    assert_true(lock_read("b", &owner));
    lock_release(&lock);
    if (!owner.started)
        skip(); /* no /proc */
    snprintf(started, sizeof started, "started: %llu\n", owner.started + 1);
    write_lock(host, getpid(), started);
    expect_taken();
    snprintf(started, sizeof started, "started: %llu\n", owner.started);
    write_lock(host, getpid(), started);
    expect_held(getpid());
    write_lock(host, getpid(), "");
    expect_held(getpid());
}

/* Its parent has not asked for it yet, but it will not write any more. */
static void takes_over_from_a_zombie(void **state)
{
    struct lock_owner owner;
    siginfo_t info;
    pid_t child;

    (void)state;
    if (access("/proc/self/stat", R_OK) != 0)
        skip();
    child = fork();
    if (child == 0)
        _exit(0);
    assert_int_equal(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT), 0);
    write_lock(host, child, "");
    assert_int_equal(take(&owner), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void leaves_other_hosts_alone(void **state)
{
    struct lock_owner owner;
    struct str text = STR_INIT;
    long pid = gone();

    (void)state;
    setenv("TZ", "CST-8", 1);
    write_lock("elsewhere", pid, "started: 5\n");
    expect_held(pid);
    assert_int_equal(take(&owner), EAGAIN);
    lock_owner_print(&owner, &text);
    assert_string_equal(str_text(&text), "wangfang（在 elsewhere 上，终端 pts/3，从 10.1.2.3 "
                                         "登录），从12月18日15:02起");
    str_clear(&text);
    write_lock(host, getpid(), "");
    assert_int_equal(take(&owner), EAGAIN);
    *owner.terminal = '\0';
    lock_owner_print(&owner, &text);
    assert_string_equal(str_text(&text), "wangfang（从 10.1.2.3 登录），从12月18日15:02起");
    str_clear(&text);
    memset(&owner, 0, sizeof owner);
    lock_owner_print(&owner, &text);
    assert_string_equal(str_text(&text), "不知是谁");
    str_free(&text);
    unsetenv("TZ");
}

/* --- what is no lock --- */

static void holds_for_what_it_cannot_read(void **state)
{
    char huge[1 << 16];
    static const char *const garbage[] = {
        "x",
        "\n",
        "pid: 1\n",
        "account: a\nhost: h\npid: 0\n",
        "account: a\nhost: h\npid: -1\n",
        "account: a\nhost: h\npid: 1x\n",
        "account: a\nhost: h\npid: 99999999999\n",
        "account: a\nhost: h\npid: 99999999999999999999999\n",
        "account: a\nhost: h\npid: 1",
        "account: a\npid: 1\n",
        "host: h\npid: 1\n",
        "account\nhost: h\npid: 1\n",
        "account\nhost: h: \npid: 1\n",
        "\xFF\xFE\n",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(garbage); i++) {
        unlink(".a.yaml.lock");
        scratch_write(".a.yaml.lock", garbage[i]);
        expect_held(0);
        scratch_expect(".a.yaml.lock", garbage[i]);
    }
    memset(huge, '\n', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    memcpy(huge, "account: a\nhost: h\npid: 1\n", 25);
    unlink(".a.yaml.lock");
    scratch_write(".a.yaml.lock", huge);
    expect_held(0);
}

static void bounds_what_it_reads(void **state)
{
    struct lock_owner owner;
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, "account: ");
    for (int i = 0; i < 90; i++)
        str_add(&text, "王");
    str_add(&text, "\x1B[31m\nhost: elsewhere\tx\npid: 7\nfuture: 1\nsince: yesterday\n");
    scratch_write(".a.yaml.lock", str_text(&text));
    expect_held(7);
    assert_int_equal(take(&owner), EAGAIN);
    assert_int_equal(strlen(owner.account), LOCK_WORD_SIZE - 1);
    assert_string_equal(owner.host, "elsewhere?x");
    assert_int_equal(owner.since, 0);
    str_free(&text);
}

static void never_follows_nor_waits(void **state)
{
    (void)state;
    scratch_write("target", "");
    assert_int_equal(symlink("target", ".a.yaml.lock"), 0);
    expect_held(0);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    assert_int_equal(symlink("none", ".a.yaml.lock"), 0);
    expect_held(0);
    assert_int_equal(access("none", F_OK), -1);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    assert_int_equal(mkfifo(".a.yaml.lock", 0600), 0);
    expect_held(0);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    assert_int_equal(mkdir(".a.yaml.lock", 0700), 0);
    expect_held(0);
    scratch_expect("target", "");
}

static void takes_over_an_empty_one_after_a_minute(void **state)
{
    struct utimbuf ago = {time(NULL) - 120, time(NULL) - 120};
    struct utimbuf just = {time(NULL) - 30, time(NULL) - 30};
    struct utimbuf ahead = {time(NULL) + 900, time(NULL) + 900};

    (void)state;
    scratch_write(".a.yaml.lock", "");
    expect_held(0);
    assert_int_equal(utime(".a.yaml.lock", &ahead), 0);
    expect_held(0);
    assert_int_equal(utime(".a.yaml.lock", &just), 0);
    expect_held(0);
    assert_int_equal(utime(".a.yaml.lock", &ago), 0);
    expect_taken();
    scratch_write(".a.yaml.lock", "x");
    assert_int_equal(utime(".a.yaml.lock", &ago), 0);
    expect_held(0);
}

static void cuts_long_names(void **state)
{
    char name[256], other[256];
    struct lock lock, second, third;
    struct lock_owner owner;

    (void)state;
    for (int i = 0; i < 85; i++)
        memcpy(name + 3 * i, "报", 3);
    name[255] = '\0';
    memcpy(other, name, sizeof name);
    other[254] = 'x';
    assert_int_equal(lock_take(&lock, name, &owner), 0);
    assert_true(strlen(lock.path) < 120);
    assert_memory_equal(lock.path, ".报报报", 10);
    assert_int_equal(lock_take(&second, other, &owner), 0);
    assert_string_not_equal(lock.path, second.path);
    assert_int_equal(lock_take(&third, name, &owner), EAGAIN);
    assert_true(lock_read(name, &owner));
    lock_release(&lock);
    lock_release(&second);
    assert_false(lock_read(name, &owner));
}

/* --- many processes --- */

struct race {
    int start[2], told[2], end[2]; /* pipes: closing one end is the signal */
    pid_t takers[TAKERS];
};

/* Waits for the start, takes, tells, and keeps it until the end, so that all have tried. */
static void taker(struct race *race)
{
    struct lock lock;
    struct lock_owner owner;
    char result;
    int error;

    close(race->start[1]);
    close(race->end[1]);
    if (read(race->start[0], &result, 1) != 0)
        _exit(2);
    error = lock_take(&lock, "a.yaml", &owner);
    result = error == 0 ? '1' : error == EAGAIN ? '0' : '?';
    if (write(race->told[1], &result, 1) != 1 || read(race->end[0], &result, 1) != 0)
        _exit(3);
    lock_release(&lock);
    _exit(0);
}

/* How many of many that start at once take the lock; anything but taken or held fails. */
static int count_taken(void)
{
    struct race race;
    int taken = 0, status;
    char result;

    assert_int_equal(pipe(race.start), 0);
    assert_int_equal(pipe(race.told), 0);
    assert_int_equal(pipe(race.end), 0);
    for (int i = 0; i < TAKERS; i++)
        if ((race.takers[i] = fork()) == 0)
            taker(&race);
    close(race.start[0]);
    close(race.start[1]);
    for (int i = 0; i < TAKERS; i++) {
        assert_int_equal(read(race.told[0], &result, 1), 1);
        assert_int_not_equal(result, '?');
        taken += result == '1';
    }
    close(race.end[0]);
    close(race.end[1]);
    close(race.told[0]);
    close(race.told[1]);
    for (int i = 0; i < TAKERS; i++) {
        assert_int_equal(waitpid(race.takers[i], &status, 0), race.takers[i]);
        assert_int_equal(status, 0);
    }
    return taken;
}

static void lets_one_of_many_take(void **state)
{
    (void)state;
    for (int turn = 0; turn < 20; turn++) {
        assert_int_equal(count_taken(), 1);
        scratch_expect_count(".", 0);
    }
}

static void lets_one_of_many_take_over(void **state)
{
    (void)state;
    for (int turn = 0; turn < 40; turn++) {
        write_lock(host, gone(), turn % 2 ? "started: 5\n" : "");
        assert_int_equal(count_taken(), 1);
        scratch_expect_count(".", 0);
    }
}

/* A taker killed at any moment leaves nothing that keeps others out. */
static void survives_killed_takers(void **state)
{
    (void)state;
    for (int turn = 0; turn < 200; turn++) {
        pid_t child = fork();
        struct lock_owner owner;
        int left, temporary;

        if (child == 0)
            for (;;) {
                struct lock lock;

                lock_take(&lock, "a.yaml", &owner);
                if (turn % 2) /* else the second round is refused */
                    lock_release(&lock);
            }
        for (int i = 0; i < turn * 50; i++)
            getppid();
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        assert_int_equal(take(&owner), 0);
        left = scratch_count(".", &temporary);
        assert_int_equal(left, temporary);
    }
}

/* --- accounts --- */

/* Takes as another account, keeps or gives back; returns the error, and 255 for no such account. */
static int take_as(uid_t user, gid_t group, bool keep)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct lock lock;
        struct lock_owner owner;
        int error = 255;

        if (setgroups(0, NULL) == 0 && setgid(group) == 0 && setuid(user) == 0)
            error = lock_take(&lock, "a.yaml", &owner);
        if (!keep && error == 0)
            lock_release(&lock);
        _exit(error);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void says_where_no_lock_can_be(void **state)
{
    struct lock lock;
    struct lock_owner owner;

    (void)state;
    assert_int_equal(lock_take(&lock, "missing/a.yaml", &owner), ENOENT);
    assert_int_equal(chmod(".", 0555), 0);
    if (geteuid() != 0)
        assert_int_equal(take(&owner), EACCES);
    else
        assert_int_equal(take_as(SOMEONE, SOMEONE, false), EACCES);
    assert_int_equal(chmod(".", 0755), 0);
    scratch_expect_count(".", 0);
}

static void takes_turns_in_a_shared_folder(void **state)
{
    struct lock_owner owner;
    struct stat st;

    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chown(".", 0, SOMEONE), 0);
    assert_int_equal(chmod(".", 02770), 0);
    assert_int_equal(take_as(SOMEONE, SOMEONE, true), 0);
    assert_int_equal(lstat(".a.yaml.lock", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0660);
    assert_int_equal(st.st_gid, SOMEONE);
    assert_false(lock_read("a.yaml", &owner)); /* its process is gone */
    assert_int_equal(take_as(ANOTHER, SOMEONE, true), 0);
    assert_int_equal(lstat(".a.yaml.lock", &st), 0);
    assert_int_equal(st.st_uid, ANOTHER);
    assert_int_equal(take_as(SOMEONE, SOMEONE, false), 0);
    scratch_expect_count(".", 0);
}

/* A lock of somebody alive, that may be read and not written. */
static void is_held_by_another_account(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chmod(".", 0777), 0);
    write_lock(host, getpid(), "");
    assert_int_equal(chmod(".a.yaml.lock", 0644), 0);
    assert_int_equal(take_as(SOMEONE, SOMEONE, false), EAGAIN);
    assert_int_equal(chmod(".a.yaml.lock", 0600), 0);
    assert_int_equal(take_as(SOMEONE, SOMEONE, false), EAGAIN);
    write_lock(host, gone(), "");
    assert_int_equal(chmod(".a.yaml.lock", 0644), 0);
    assert_int_equal(take_as(SOMEONE, SOMEONE, false), EACCES);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    assert_int_equal(mkfifo(".a.yaml.lock", 0644), 0); /* without a writer */
    assert_int_equal(take_as(SOMEONE, SOMEONE, false), EAGAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(takes_and_gives_back),
        scratch_test(releases_only_its_own),
        scratch_test(takes_over_from_the_dead),
        scratch_test(takes_over_a_number_given_out_again),
        scratch_test(takes_over_from_a_zombie),
        scratch_test(leaves_other_hosts_alone),
        scratch_test(holds_for_what_it_cannot_read),
        scratch_test(bounds_what_it_reads),
        scratch_test(never_follows_nor_waits),
        scratch_test(takes_over_an_empty_one_after_a_minute),
        scratch_test(cuts_long_names),
        scratch_test(lets_one_of_many_take),
        scratch_test(lets_one_of_many_take_over),
        scratch_test(survives_killed_takers),
        scratch_test(says_where_no_lock_can_be),
        scratch_test(takes_turns_in_a_shared_folder),
        scratch_test(is_held_by_another_account),
    };

    assert_int_equal(gethostname(host, sizeof host), 0);
    return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
