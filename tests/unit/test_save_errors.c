/* SPDX-License-Identifier: MIT */
/* Every call that reading and saving make fails here once, or from then on, with every error a disk
 * has. The functions below stand in for those of the C library. */
#undef _FORTIFY_SOURCE /* it defines some of them inline */
#ifdef __linux__
#define _GNU_SOURCE /* syscall() */
#endif
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>

#include "base/lock.h"
#include "model/draft.h"
#include "model/filing.h"
#include "model/recover.h"
#include "unit/scratch.h"

#ifdef __linux__
#include <sys/syscall.h>

enum call {
    OPEN,
    READ,
    WRITE,
    FSYNC,
    CLOSE,
    RENAME,
    LINK,
    UNLINK,
    STAT,
    CHMOD,
    CHOWN,
    SYNCFS,
    CALLS
};

static struct {
    bool armed, sticky;
    enum call call; /* CALLS: any */
    int ordinal;    /* the how many-th of these calls fails */
    int error;
    int seen;
    size_t most;   /* bytes that one write() takes; 0: all */
    bool no_links; /* as on a memory stick */
} fault;

static bool fails(enum call call)
{
    if (!fault.armed || (fault.call != call && fault.call != CALLS))
        return false;
    fault.seen++;
    if (fault.seen != fault.ordinal && !(fault.sticky && fault.seen > fault.ordinal))
        return false;
    errno = fault.error;
    return true;
}

/* What all files were created with. */
static struct {
    int count, flags, mode;
} created;

/* What somebody else does at the last moment. */
static struct {
    const char *rewrites; /* this file, while ours is being made */
    const char *takes;    /* a name that begins so */
} other;

static void act_as_other(const char *path)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs("别人的", file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void take_name(const char *path)
{
    if (other.takes && strncmp(path, other.takes, strlen(other.takes)) == 0) {
        other.takes = NULL;
        act_as_other(path);
    }
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list args;
    int mode = 0;

    if (flags & O_CREAT) {
        va_start(args, flags);
        mode = va_arg(args, int);
        va_end(args);
        created.count++;
        created.flags &= flags;
        created.mode |= mode;
        if (other.rewrites)
            act_as_other(other.rewrites);
        other.rewrites = NULL;
    }
    return fails(OPEN) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

ssize_t read(int fd, void *data, size_t len)
{
    if (fails(READ))
        return fault.error ? -1 : 0;
    return syscall(SYS_read, fd, data, len);
}

ssize_t write(int fd, const void *data, size_t len)
{
    if (fails(WRITE))
        return fault.error ? -1 : 0;
    if (fault.armed && fault.most && len > fault.most)
        len = fault.most;
    return syscall(SYS_write, fd, data, len);
}

int fsync(int fd)
{
    return fails(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int close(int fd)
{
    bool failed = fails(CLOSE);
    int result = (int)syscall(SYS_close, fd);

    if (failed)
        errno = fault.error;
    return failed ? -1 : result;
}

int renameat(int folder, const char *from, int to_folder, const char *to)
{
    take_name(to);
    return fails(RENAME) ? -1 : (int)syscall(SYS_renameat2, folder, from, to_folder, to, 0);
}

int linkat(int folder, const char *from, int to_folder, const char *to, int flags)
{
    take_name(to);
    if (fails(LINK))
        return -1;
    if (fault.armed && fault.no_links) {
        errno = EPERM;
        return -1;
    }
    return (int)syscall(SYS_linkat, folder, from, to_folder, to, flags);
}

#if LONG_MAX > 0x7FFFFFFF /* elsewhere the kernel's struct stat is another */
int fstatat(int folder, const char *path, struct stat *st, int flags)
{
    return fails(STAT) ? -1 : (int)syscall(SYS_newfstatat, folder, path, st, flags);
}

int fstat(int fd, struct stat *st)
{
    return fails(STAT) ? -1 : (int)syscall(SYS_fstat, fd, st);
}

/* What the header of glibc before 2.33 makes of the two. */
#if defined __GLIBC__ && !__GLIBC_PREREQ(2, 33)
int __fxstatat(int version, int folder, const char *path, struct stat *st, int flags)
{
    (void)version;
    return fstatat(folder, path, st, flags);
}

int __fxstat(int version, int fd, struct stat *st)
{
    (void)version;
    return fstat(fd, st);
}
#endif
#endif

int unlinkat(int folder, const char *path, int flags)
{
    return fails(UNLINK) ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}

int fchmod(int fd, mode_t mode)
{
    return fails(CHMOD) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int fchown(int fd, uid_t user, gid_t group)
{
    return fails(CHOWN) ? -1 : (int)syscall(SYS_fchown, fd, user, group);
}

int syncfs(int fd)
{
    return fails(SYNCFS) ? -1 : (int)syscall(SYS_syncfs, fd);
}

static const int errors[] = {EIO,   ENOSPC, EDQUOT,  EINTR,  EACCES, EROFS,
                             EPERM, ENOSYS, ENOTSUP, EMLINK, EEXIST};
static const struct save_options draft = {SAVE_PRIVATE, true, true, NULL};
static const struct save_options fresh = {SAVE_PRIVATE, false, false, NULL};

static char old_text[3000], new_text[5000];
static const struct str *expected; /* what saving compares the old file with; NULL: nothing */

static void arm(enum call call, int ordinal, int error, bool sticky)
{
    fault.call = call;
    fault.ordinal = ordinal;
    fault.error = error;
    fault.sticky = sticky;
    fault.seen = 0;
    fault.armed = true;
}

/* Whether the call was reached so often at all. */
static bool disarm(void)
{
    fault.armed = false;
    return fault.seen >= fault.ordinal;
}

static bool holds(const char *path, const char *text, size_t len)
{
    struct str read = STR_INIT;
    bool same = file_read(path, 1 << 20, &read) == 0 && read.len == len &&
                memcmp(str_text(&read), text, len) == 0;

    str_free(&read);
    return same;
}

static bool is_old(const char *path)
{
    return holds(path, old_text, sizeof old_text);
}

static bool is_new(const char *path)
{
    return holds(path, new_text, sizeof new_text);
}

/* Runs the case with every fault until the call is not reached so often any more. */
static void with_every_fault(bool (*run)(enum call call, int ordinal, int error, bool sticky))
{
    for (int call = 0; call < CALLS; call++)
        for (size_t i = 0; i < COUNT_OF(errors); i++)
            for (int sticky = 0; sticky < 2; sticky++)
                for (int ordinal = 1; run((enum call)call, ordinal, errors[i], sticky); ordinal++)
                    assert_true(ordinal < 1000);
}

/* Replacing a draft with this fault: what stands there is whole, and "saved" only when it is. */
static bool replace_with_fault(enum call call, int ordinal, int error, bool sticky)
{
    struct save_options options = draft;
    int result, temporary;
    bool reached;

    unlink("a.bak");
    assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), 0);
    unlink("a.bak");
    options.expected = expected;
    arm(call, ordinal, error, sticky);
    result = save_file("a", new_text, sizeof new_text, &options);
    reached = disarm();
    assert_true(result == 0 ? is_new("a") : is_old("a") || (call == FSYNC && is_new("a")));
    if (is_new("a"))
        assert_true(is_old("a.bak"));
    scratch_count(".", &temporary);
    if (call != UNLINK)
        assert_int_equal(temporary, 0);
    return reached;
}

static void keeps_old_or_new_whatever_fails(void **state)
{
    struct str old = STR_INIT;

    (void)state;
    memset(old_text, 'o', sizeof old_text);
    memset(new_text, 'n', sizeof new_text);
    with_every_fault(replace_with_fault);
    fault.most = 1000;
    with_every_fault(replace_with_fault);
    fault.most = 0;
    fault.no_links = true;
    with_every_fault(replace_with_fault);
    fault.no_links = false;
    str_addn(&old, old_text, sizeof old_text);
    expected = &old;
    with_every_fault(replace_with_fault);
    expected = NULL;
    str_free(&old);
}

/* What is left where the temporary file could not be removed. */
static void sweep(void)
{
    DIR *dir = opendir(".");

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        if (!strncmp(entry->d_name, ".a.", 3))
            unlink(entry->d_name);
    closedir(dir);
}

static bool create_with_fault(enum call call, int ordinal, int error, bool sticky)
{
    int result, temporary;
    bool reached;

    unlink("a");
    arm(call, ordinal, error, sticky);
    result = save_file("a", new_text, sizeof new_text, &fresh);
    reached = disarm();
    if (call == UNLINK)
        sweep();
    assert_int_equal(scratch_count(".", &temporary), access("a", F_OK) == 0);
    assert_int_equal(temporary, 0);
    assert_true(result == 0 ? is_new("a") : access("a", F_OK) != 0 || call == FSYNC);
    return reached;
}

static void creates_all_or_nothing(void **state)
{
    (void)state;
    with_every_fault(create_with_fault);
    fault.no_links = true;
    with_every_fault(create_with_fault);
    fault.no_links = false;
}

/* Nobody else's file is ever opened for writing, and nobody else may look into ours. */
static void creates_files_of_its_own(void **state)
{
    static const int flags = O_EXCL | O_NOFOLLOW | O_CLOEXEC;

    (void)state;
    created.flags = flags;
    created.mode = created.count = 0;
    for (int links = 0; links < 2; links++) {
        arm(SYNCFS, 1, 0, false);
        fault.no_links = links == 0;
        unlink("a");
        assert_int_equal(save_file("a", old_text, sizeof old_text, &fresh), 0);
        assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), 0);
    }
    disarm();
    fault.no_links = false;
    assert_int_equal(created.count, 6); /* two each; a name and a copy where there are no links */
    assert_int_equal(created.flags, flags);
    assert_int_equal(created.mode, 0600);
}

/* Cut short between looking at it and reading it, the old file is another one. */
static void takes_what_is_cut_short_for_changed(void **state)
{
    struct save_options options = draft;
    struct str old = STR_INIT;

    (void)state;
    str_addn(&old, old_text, sizeof old_text);
    options.expected = &old;
    assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), 0);
    arm(READ, 1, 0, true);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &options), SAVE_CHANGED);
    disarm();
    assert_true(is_old("a"));
    str_free(&old);
}

/* An error is passed on as it is, and a single EINTR is none. */
static void says_what_failed(void **state)
{
    static const enum call calls[] = {OPEN, WRITE, FSYNC, CLOSE, RENAME, LINK};

    (void)state;
    assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), 0);
    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        arm(calls[i], 1, EIO, false);
        assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), EIO);
        arm(calls[i], 1, EINTR, false);
        assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), 0);
        disarm();
    }
    arm(WRITE, 1, 0, true);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), EIO);
    disarm();
    assert_true(is_old("a"));
}

static void says_when_the_folder_is_not_on_disk(void **state)
{
    (void)state;
    arm(FSYNC, 2, EIO, false);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), EIO);
    arm(FSYNC, 2, EINVAL, false);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), 0);
    arm(FSYNC, 2, EINTR, true);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), EINTR);
    disarm();
}

/* A file of another program: the file, then its folder. */
static void says_when_a_file_is_not_on_disk(void **state)
{
    (void)state;
    scratch_write("a", "旧");
    assert_int_equal(file_sync("a"), 0);
    assert_int_equal(file_sync("没有"), ENOENT);
    for (int ordinal = 1; ordinal <= 2; ordinal++) {
        arm(FSYNC, ordinal, EIO, false);
        assert_int_equal(file_sync("a"), EIO);
    }
    arm(FSYNC, 1, EINVAL, true);
    assert_int_equal(file_sync("a"), 0);
    disarm();
}

static void copies_where_there_are_no_links(void **state)
{
    (void)state;
    assert_int_equal(chmod(".", 0700), 0);
    arm(LINK, 1, EPERM, true);
    assert_int_equal(save_file("a", old_text, sizeof old_text, &fresh), 0);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &fresh), EEXIST);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), 0);
    disarm();
    assert_true(is_new("a"));
    assert_true(is_old("a.bak"));
    scratch_expect_count(".", 2);
}

static void saves_where_there_are_no_modes(void **state)
{
    (void)state;
    assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), 0);
    assert_int_equal(chmod("a", 0640), 0);
    arm(CHMOD, 1, EPERM, true);
    assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), 0);
    disarm();
    assert_int_equal(chmod("a", 0640), 0);
    arm(CHMOD, 1, EIO, true);
    assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), EIO);
    disarm();
    assert_true(is_new("a"));
}

static void keeps_old_when_all_fails_at_once(void **state)
{
    (void)state;
    assert_int_equal(save_file("a", old_text, sizeof old_text, &draft), 0);
    for (int ordinal = 1; ordinal < 8; ordinal++) {
        arm(CALLS, ordinal, ENOSPC, true);
        assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), ENOSPC);
        disarm();
        assert_true(is_old("a"));
    }
}

static void narrows_the_mode_with_the_group(void **state)
{
    static const uid_t owners[] = {0, 65534};
    struct stat st;

    (void)state;
    if (geteuid() != 0)
        skip();
    for (size_t i = 0; i < COUNT_OF(owners); i++) {
        scratch_write("a", "一");
        assert_int_equal(chown("a", owners[i], 65534), 0);
        assert_int_equal(chmod("a", 0664), 0);
        arm(CHOWN, 1, EPERM, true);
        assert_int_equal(save_file("a", new_text, sizeof new_text, &draft), 0);
        disarm();
        assert_int_equal(stat("a", &st), 0);
        assert_int_equal(st.st_mode & 07777, 0644);
        assert_int_equal(st.st_gid, getegid());
    }
}

static void reads_all_or_nothing(void **state)
{
#if LONG_MAX > 0x7FFFFFFF
    static const enum call calls[] = {READ, STAT};
#else
    static const enum call calls[] = {READ};
#endif
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, "前");
    scratch_write("a", "后");
    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        arm(calls[i], 1, EIO, false);
        assert_int_equal(file_read("a", 100, &text), EIO);
    }
    arm(READ, 1, EINTR, true);
    assert_int_equal(file_read("a", 100, &text), EINTR);
    arm(READ, 2, EIO, false);
    assert_int_equal(file_read("a", 100, &text), EIO);
    assert_string_equal(str_text(&text), "前");
    arm(READ, 1, EINTR, false);
    assert_int_equal(file_read("a", 100, &text), 0);
    disarm();
    assert_string_equal(str_text(&text), "前后");
    str_free(&text);
}

static void says_when_a_new_folder_is_not_on_disk(void **state)
{
    (void)state;
    arm(FSYNC, 1, EIO, false);
    assert_int_equal(file_make_folder("甲"), EIO);
    arm(FSYNC, 2, EIO, false);
    assert_int_equal(file_make_folder("乙/丙/丁"), EIO);
    arm(FSYNC, 1, EINVAL, true);
    assert_int_equal(file_make_folder("戊/己"), 0);
    disarm();
}

static bool batch_with_fault(enum call call, int ordinal, int error, bool sticky)
{
    struct save_batch batch;
    int result, finished, temporary;
    bool reached;

    scratch_write("a", "旧");
    assert_int_equal(chmod("a", 0600), 0);
    assert_int_equal(save_batch_open(&batch, "."), 0);
    arm(call, ordinal, error, sticky);
    result = save_batch_file(&batch, "a", new_text, sizeof new_text);
    finished = save_batch_finish(&batch);
    reached = disarm();
    if (result)
        scratch_expect("a", "旧");
    else
        assert_true(is_new("a"));
    if (call == SYNCFS && ordinal == 1 && error != ENOSYS)
        assert_int_equal(finished, error);
    scratch_count(".", &temporary);
    if (call != UNLINK)
        assert_int_equal(temporary, 0);
    return reached;
}

/* --- drafts --- */

static const char form_text[] = "id: t\nname: 表\nfields:\n  - {name: n, label: 数, type: count}\n"
                                "sections:\n  - text: x\n";
static struct form *form;

/* Whatever fails, the next save is no conflict with ourselves, and holds all. */
static bool save_draft_with_fault(enum call call, int ordinal, int error, bool sticky)
{
    struct draft ours;
    struct str text = STR_INIT;
    bool reached;
    int result;

    unlink("d.yaml");
    draft_init(&ours, form);
    ours.path = strdup("d.yaml");
    answers_put(&ours.answers, &form->fields[0], "1", 1);
    assert_int_equal(draft_save(&ours, true), 0);
    answers_put(&ours.answers, &form->fields[0], "2", 1);
    arm(call, ordinal, error, sticky);
    result = draft_save(&ours, true);
    reached = disarm();
    answers_put(&ours.answers, &form->fields[0], "3", 1);
    assert_int_equal(draft_save(&ours, true), 0);
    draft_write(&ours, &text);
    scratch_expect(ours.path, str_text(&text));
    /* It may not be read any more: then nobody knows whose it is. */
    assert_true(strcmp(ours.path, "d.yaml") == 0 || (call == OPEN && error == EACCES));
    if (strcmp(ours.path, "d.yaml") != 0)
        unlink(ours.path);
    assert_true(result != DRAFT_COPIED || error == EACCES);
    str_free(&text);
    draft_free(&ours);
    return reached;
}

static void has_no_conflict_with_itself(void **state)
{
    static const int some[] = {EIO, EINTR, EACCES};
    struct diags diags = DIAGS_INIT("t");

    (void)state;
    form = form_load(NULL, form_text, strlen(form_text), &diags);
    assert_non_null(form);
    for (int call = 0; call < CALLS; call++)
        for (size_t i = 0; i < COUNT_OF(some); i++)
            for (int ordinal = 1; save_draft_with_fault((enum call)call, ordinal, some[i], false);)
                assert_true(++ordinal < 1000);
    form_free(form);
    diags_free(&diags);
}

static struct draft saved_draft(void)
{
    struct draft ours;

    draft_init(&ours, form);
    ours.path = strdup("d.yaml");
    answers_put(&ours.answers, &form->fields[0], "1", 1);
    assert_int_equal(draft_save(&ours, true), 0);
    return ours;
}

/* The name of a conflict copy was free a moment ago. */
static void copies_over_nobody(void **state)
{
    struct diags diags = DIAGS_INIT("t");
    struct draft ours;
    struct str text = STR_INIT;

    (void)state;
    form = form_load(NULL, form_text, strlen(form_text), &diags);
    ours = saved_draft();
    scratch_write("d.yaml", "别人改的\n");
    other.takes = "d-冲突-";
    assert_int_equal(draft_save(&ours, true), DRAFT_COPIED);
    assert_null(other.takes);
    draft_write(&ours, &text);
    scratch_expect(ours.path, str_text(&text));
    scratch_expect("d.yaml", "别人改的\n");
    scratch_expect_files(".", 3); /* and what took the name */
    str_free(&text);
    draft_free(&ours);
    form_free(form);
    diags_free(&diags);
}

/* While what a crash left is taken, another program saves the draft. */
static void recovers_over_nobody(void **state)
{
    struct diags diags = DIAGS_INIT("t");
    struct recover recover;
    struct str left = STR_INIT, name = STR_INIT, kept = STR_INIT;
    struct draft ours;

    (void)state;
    form = form_load(NULL, form_text, strlen(form_text), &diags);
    ours = saved_draft();
    answers_put(&ours.answers, &form->fields[0], "2", 1);
    draft_write(&ours, &left);
    str_addf(&name, ".d.yaml.1-1-1-%zu.tmp", left.len);
    scratch_write(str_text(&name), str_text(&left));
    recover_find(&recover, "d.yaml");
    assert_int_equal(recover.count, 1);
    other.rewrites = "d.yaml";
    assert_int_equal(recover_take("d.yaml", &recover.items[0], &kept), EBUSY);
    assert_null(other.rewrites);
    scratch_expect("d.yaml", "别人的");
    scratch_expect(str_text(&name), str_text(&left));
    recover_free(&recover);
    str_free(&left);
    str_free(&name);
    str_free(&kept);
    draft_free(&ours);
    form_free(form);
    diags_free(&diags);
}

/* The old name goes once the new one is on disk. */
static void renames_when_it_is_on_disk(void **state)
{
    struct str made = STR_INIT;

    (void)state;
    scratch_write("d.yaml", "一");
    scratch_write("d.yaml.bak", "前");
    for (int ordinal = 1; ordinal <= 2; ordinal++) {
        arm(FSYNC, ordinal, EIO, false);
        assert_int_equal(filing_rename("d.yaml", "新", &made), EIO);
        assert_true(disarm());
        scratch_expect("d.yaml", "一");
        scratch_expect("d.yaml.bak", "前");
        scratch_expect_files(".", 2);
    }
    assert_int_equal(filing_rename("d.yaml", "新", &made), 0);
    scratch_expect("新.yaml", "一");
    scratch_expect("新.yaml.bak", "前");
    scratch_expect_files(".", 2);
    str_free(&made);
}

static bool move_aside_with_fault(enum call call, int ordinal, int error, bool sticky)
{
    bool reached;
    int result;

    unlink("b");
    unlink("a");
    scratch_write("a", "一");
    arm(call, ordinal, error, sticky);
    result = save_aside("a", "b");
    reached = disarm();
    scratch_expect(result == 0 || access("a", F_OK) != 0 ? "b" : "a", "一");
    return reached;
}

static void moves_aside_all_or_nothing(void **state)
{
    (void)state;
    with_every_fault(move_aside_with_fault);
    fault.no_links = true;
    with_every_fault(move_aside_with_fault);
    fault.no_links = false;
}

/* A lock is made or not, and what fails keeps nobody out afterwards. */
static bool lock_with_fault(enum call call, int ordinal, int error, bool sticky)
{
    struct lock lock;
    struct lock_owner owner;
    bool reached;
    int result;

    if (sticky && (error == EINTR || error == EEXIST))
        return false; /* it would try a long time */
    arm(call, ordinal, error, sticky);
    result = lock_take(&lock, "a", &owner);
    reached = disarm();
    assert_int_equal(lock_read("a", &owner), result == 0);
    assert_true(result == 0 || !lock.path);
    assert_true(sticky || error != EINTR || result == 0);
    lock_release(&lock);
    assert_int_equal(lock_take(&lock, "a", &owner), 0);
    lock_release(&lock);
    return reached;
}

static void locks_or_does_not(void **state)
{
    (void)state;
    with_every_fault(lock_with_fault);
    fault.no_links = true;
    with_every_fault(lock_with_fault);
    fault.no_links = false;
}

static void batches_whole_files(void **state)
{
    (void)state;
    with_every_fault(batch_with_fault);
}
#endif

int main(void)
{
#ifdef __linux__
    const struct CMUnitTest tests[] = {
        scratch_test(keeps_old_or_new_whatever_fails),
        scratch_test(creates_all_or_nothing),
        scratch_test(creates_files_of_its_own),
        scratch_test(takes_what_is_cut_short_for_changed),
        scratch_test(says_what_failed),
        scratch_test(says_when_the_folder_is_not_on_disk),
        scratch_test(says_when_a_file_is_not_on_disk),
        scratch_test(copies_where_there_are_no_links),
        scratch_test(saves_where_there_are_no_modes),
        scratch_test(keeps_old_when_all_fails_at_once),
        scratch_test(narrows_the_mode_with_the_group),
        scratch_test(reads_all_or_nothing),
        scratch_test(says_when_a_new_folder_is_not_on_disk),
        scratch_test(batches_whole_files),
        scratch_test(has_no_conflict_with_itself),
        scratch_test(copies_over_nobody),
        scratch_test(recovers_over_nobody),
        scratch_test(renames_when_it_is_on_disk),
        scratch_test(moves_aside_all_or_nothing),
        scratch_test(locks_or_does_not),
    };

    return cmocka_run_group_tests_name("save errors", tests, NULL, NULL);
#else
    return 0;
#endif
}
