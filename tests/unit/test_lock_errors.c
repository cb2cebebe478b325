/* SPDX-License-Identifier: MIT */
/* What the system may answer while a lock is looked at, taken over and given back: the functions
 * below stand in for those of the C library. Where nobody knows, the lock is held. */
#undef _FORTIFY_SOURCE /* it defines some of them inline */
#ifdef __linux__
#define _GNU_SOURCE /* syscall() */
#endif
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>

#include "base/attributes.h"
#include "base/lock_owner.h"
#include "unit/scratch.h"

#if defined __linux__ && LONG_MAX > 0x7FFFFFFF
#include <sys/syscall.h>

enum call { NONE, OPEN, READ, STAT, LSTAT, LOCK, KILL, HOST, MKDIR };

/* The call fails so often from its how many-th time on. */
static struct {
    enum call call;
    int from, times, error;
} fault;

static bool fails(enum call call)
{
    if (fault.call != call || --fault.from > 0 || fault.times-- <= 0)
        return false;
    errno = fault.error;
    return true;
}

static void arm(enum call call, int from, int times, int error)
{
    fault.call = call;
    fault.from = from;
    fault.times = times;
    fault.error = error;
}

static const char *proc;     /* a file that is read instead of those of processes */
static const char *host;     /* NULL: as it is */
static const char *terminal; /* of descriptor 0; NULL: none */
static int other;            /* lstat() finds the file on another disk (1), another file (2) */
static struct passwd *(*who)(void);

int open(const char *path, int flags, ...)
{
    va_list args;
    int mode = 0;

    if (flags & O_CREAT) {
        va_start(args, flags);
        mode = va_arg(args, int);
        va_end(args);
    }
    if (strncmp(path, "/proc/", 6) == 0)
        path = proc ? proc : path;
    else if (fails(OPEN))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

ssize_t read(int fd, void *data, size_t len)
{
    return fails(READ) ? -1 : syscall(SYS_read, fd, data, len);
}

/* What fortified callers make of it. */
ssize_t __read_chk(int fd, void *buffer, size_t len, size_t room);
ssize_t __read_chk(int fd, void *buffer, size_t len, size_t room)
{
    (void)room;
    return read(fd, buffer, len);
}

int fstat(int fd, struct stat *st)
{
    return fails(STAT) ? -1 : (int)syscall(SYS_fstat, fd, st);
}

int stat(const char *path, struct stat *st)
{
    return fails(STAT) ? -1 : (int)syscall(SYS_newfstatat, AT_FDCWD, path, st, 0);
}

int lstat(const char *path, struct stat *st)
{
    int result = fails(LSTAT)
                     ? -1
                     : (int)syscall(SYS_newfstatat, AT_FDCWD, path, st, AT_SYMLINK_NOFOLLOW);

    if (other)
        *(other == 1 ? &st->st_dev : &st->st_ino) += 1;
    return result;
}

/* What the header of glibc before 2.33 makes of the three. */
#if defined __GLIBC__ && !__GLIBC_PREREQ(2, 33)
int __fxstat(int version, int fd, struct stat *st)
{
    (void)version;
    return fstat(fd, st);
}

int __xstat(int version, const char *path, struct stat *st)
{
    (void)version;
    return stat(path, st);
}

int __lxstat(int version, const char *path, struct stat *st)
{
    (void)version;
    return lstat(path, st);
}
#endif

int fcntl(int fd, int command, ...)
{
    va_list args;
    void *argument;

    va_start(args, command);
    argument = va_arg(args, void *);
    va_end(args);
    return fails(LOCK) ? -1 : (int)syscall(SYS_fcntl, fd, command, argument);
}

int kill(pid_t pid, int signal)
{
    return fails(KILL) ? -1 : (int)syscall(SYS_kill, pid, signal);
}

int gethostname(char *name, size_t size)
{
    if (fails(HOST))
        return -1;
    snprintf(name, size, "%s", host ? host : "here");
    return 0;
}

int isatty(int fd)
{
    return fd == 0 && terminal;
}

char *ttyname(int fd)
{
    return fd == 0 && *terminal ? (char *)terminal : NULL;
}

struct passwd *getpwuid(uid_t user)
{
    (void)user;
    return who();
}

static struct passwd nobody;

static struct passwd *nobody_known(void)
{
    return NULL;
}

static struct passwd *somebody(void)
{
    return &nobody;
}

/* --- looking --- */

static void write_lock(const char *on, long pid, const char *more)
{
    struct str text = STR_INIT;

    str_addf(&text, "account: wangfang\nhost: %s\npid: %ld\n%s", on, pid, more);
    scratch_write(".a.yaml.lock", str_text(&text));
    str_free(&text);
}

static int take(void)
{
    struct lock lock;
    struct lock_owner owner;
    int error = lock_take(&lock, "a.yaml", &owner);

    lock_release(&lock);
    return error;
}

/* A number that no process has. */
#define GONE 0x7FFFFFF0l

static void holds_what_cannot_be_looked_at(void **state)
{
    static const int errors[] = {EIO, EMFILE, EACCES, EROFS, EPERM};
    struct lock_owner owner;

    (void)state;
    write_lock("here", GONE, "");
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        arm(OPEN, 1, 9, errors[i]);
        assert_true(lock_read("a.yaml", &owner));
        assert_int_equal(owner.pid, 0);
    }
    arm(STAT, 1, 1, EIO);
    assert_true(lock_read("a.yaml", &owner));
    arm(READ, 1, 1, EIO);
    assert_true(lock_read("a.yaml", &owner));
    arm(READ, 1, INT_MAX, EINTR);
    assert_true(lock_read("a.yaml", &owner));
    arm(READ, 1, 3, EINTR);
    assert_false(lock_read("a.yaml", &owner));
    arm(NONE, 0, 0, 0);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    arm(OPEN, 1, 1, ENOTDIR);
    assert_false(lock_read("a.yaml", &owner));
    arm(NONE, 0, 0, 0);
}

/* It may be read and not written: of a colleague. */
static void reads_where_it_may_not_write(void **state)
{
    static const int errors[] = {EACCES, EROFS, EPERM};
    struct lock_owner owner;

    (void)state;
    write_lock("here", (long)getpid(), "");
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        arm(OPEN, 1, 1, errors[i]);
        assert_true(lock_read("a.yaml", &owner));
        assert_int_equal(owner.pid, getpid());
    }
    write_lock("here", GONE, "");
    arm(OPEN, 1, 1, EACCES);
    assert_int_equal(take(), EACCES);
    arm(NONE, 0, 0, 0);
}

static void keeps_a_lock_it_cannot_take_over(void **state)
{
    static const struct {
        enum call call;
        int from, error, result;
    } cases[] = {
        {LOCK, 1, EIO, EIO},     {LOCK, 1, EACCES, EAGAIN}, {LOCK, 1, EAGAIN, EAGAIN},
        {LSTAT, 1, EIO, EAGAIN}, {STAT, 2, EIO, EAGAIN},    {STAT, 3, EIO, EAGAIN},
        {LOCK, 1, EINTR, EINTR}, {OPEN, 1, EMFILE, EAGAIN},
    };
    static const int unknown[] = {ENOLCK, ENOSYS, ENOTSUP}; /* to such a disk */
    struct lock_owner owner;

    (void)state;
    write_lock("here", GONE, "");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        arm(cases[i].call, cases[i].from, INT_MAX, cases[i].error);
        assert_int_equal(take(), cases[i].result);
        arm(NONE, 0, 0, 0);
        assert_int_equal(access(".a.yaml.lock", F_OK), 0);
    }
    for (other = 1; other <= 2; other++)
        assert_int_equal(take(), EAGAIN);
    other = 0;
    arm(LOCK, 1, 1, EACCES);
    assert_int_equal(take(), 0);
    arm(NONE, 0, 0, 0);
    assert_false(lock_read("a.yaml", &owner));
    for (size_t i = 0; i < COUNT_OF(unknown); i++) {
        write_lock("here", GONE, "");
        arm(LOCK, 1, INT_MAX, unknown[i]);
        assert_int_equal(take(), 0);
        arm(NONE, 0, 0, 0);
    }
}

static void leaves_what_it_cannot_read_again(void **state)
{
    struct lock lock;
    struct lock_owner owner;

    (void)state;
    assert_int_equal(lock_take(&lock, "a.yaml", &owner), 0);
    arm(READ, 1, 1, EIO);
    lock_release(&lock);
    arm(NONE, 0, 0, 0);
    assert_int_equal(unlink(".a.yaml.lock"), 0);
    assert_int_equal(lock_take(&lock, "a.yaml", &owner), 0);
    lock.pid++; /* as in a child */
    lock_release(&lock);
    assert_true(lock_read("a.yaml", &owner));
}

/* --- who --- */

static void knows_processes_as_far_as_it_can(void **state)
{
    static const struct {
        const char *stat, *started;
        bool held;
    } cases[] = {
        {"1 (a) S 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 77 1\n", "started: 77\n", true},
        {"1 (a) S 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 77 1\n", "started: 78\n", false},
        {"1 (a) S 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 77 1\n", "", true},
        {"1 (a) S 1 1\n", "started: 78\n", true},
        {"1 (a) Z 1 1\n", "started: 78\n", false},
        {"1 (a)", "started: 78\n", true},
        {"1 a", "started: 78\n", true},
        {"", "started: 78\n", true},
    };
    struct lock_owner owner;

    (void)state;
    proc = "proc";
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        scratch_write("proc", cases[i].stat);
        write_lock("here", (long)getpid(), cases[i].started);
        if (lock_read("a.yaml", &owner) != cases[i].held)
            fail_msg("%s%s", cases[i].stat, cases[i].started);
    }
    proc = NULL;
    arm(KILL, 1, 1, EPERM); /* somebody else's */
    write_lock("here", GONE, "");
    assert_true(lock_read("a.yaml", &owner));
    arm(NONE, 0, 0, 0);
}

static void names_itself_as_well_as_it_can(void **state)
{
    struct lock_owner owner;
    char number[20];

    (void)state;
    snprintf(number, sizeof number, "%ld", (long)getuid());
    lock_owner_self(&owner);
    assert_string_equal(owner.account, number);
    assert_string_equal(owner.host, "here");
    assert_string_equal(owner.terminal, "");
    who = somebody;
    lock_owner_self(&owner);
    assert_string_equal(owner.account, number);
    nobody.pw_name = (char *)"";
    lock_owner_self(&owner);
    assert_string_equal(owner.account, number);
    nobody.pw_name = (char *)"wang\nfang";
    terminal = "/dev/pts/3";
    host = "";
    lock_owner_self(&owner);
    assert_string_equal(owner.account, "wang?fang");
    assert_string_equal(owner.terminal, "pts/3");
    assert_string_equal(owner.host, "localhost");
    terminal = "console";
    arm(HOST, 1, 1, EIO);
    lock_owner_self(&owner);
    assert_string_equal(owner.terminal, "console");
    assert_string_equal(owner.host, "localhost");
    terminal = "";
    lock_owner_self(&owner);
    assert_string_equal(owner.terminal, "");
    arm(NONE, 0, 0, 0);
    terminal = host = NULL;
    who = nobody_known;
}

static void reads_no_half_lock(void **state)
{
    static const char cut[] = "account: a\nhost: b\npid: 1";
    struct lock_owner owner;
    struct str text = STR_INIT;

    (void)state;
    assert_false(lock_owner_parse(&owner, cut, strlen(cut)));
    assert_false(lock_owner_parse(&owner, cut, 0));
    assert_false(lock_owner_parse(&owner, "account: a\n\0\n", 13));
    str_addf(&text, "account: %1100s\nhost: b\npid: 1\n", "a");
    assert_false(lock_owner_parse(&owner, str_text(&text), text.len));
    str_clear(&text);
    assert_true(lock_owner_parse(&owner, "account: a\nhost: b\npid: 1\n", strlen(cut) + 1));
    owner.since = (time_t)LONG_MAX; /* a year that no calendar has */
    lock_owner_print(&owner, &text);
    assert_string_equal(str_text(&text), "a（在 b 上）");
    str_free(&text);
}

/* --- folders --- */

int mkdir(const char *path, mode_t mode)
{
    return fails(MKDIR) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

static void makes_folders_as_far_as_it_can(void **state)
{
    (void)state;
    assert_int_equal(file_make_folder("a"), 0);
    arm(STAT, 1, 1, ENOENT); /* somebody makes it meanwhile */
    assert_int_equal(file_make_folder("a"), 0);
    arm(STAT, 1, INT_MAX, ENOENT); /* not even this folder is there */
    assert_int_equal(file_make_folder("b/c"), ENOENT);
    arm(MKDIR, 1, 1, ENOSPC);
    assert_int_equal(file_make_folder("b/c"), ENOSPC);
    arm(OPEN, 1, 1, EACCES); /* may be searched and not read */
    assert_int_equal(file_make_folder("d"), 0);
    arm(OPEN, 1, 1, EIO);
    assert_int_equal(file_make_folder("e"), EIO);
    arm(NONE, 0, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(holds_what_cannot_be_looked_at),
        scratch_test(reads_where_it_may_not_write),
        scratch_test(keeps_a_lock_it_cannot_take_over),
        scratch_test(leaves_what_it_cannot_read_again),
        scratch_test(knows_processes_as_far_as_it_can),
        scratch_test(names_itself_as_well_as_it_can),
        scratch_test(reads_no_half_lock),
        scratch_test(makes_folders_as_far_as_it_can),
    };

    who = nobody_known;
    return cmocka_run_group_tests_name("lock errors", tests, NULL, NULL);
}
#else
/* Elsewhere the kernel's structures are others. */
static void needs_64_bits(void **state)
{
    (void)state;
    skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {scratch_test(needs_64_bits)};

    return cmocka_run_group_tests_name("lock errors", tests, NULL, NULL);
}
#endif
