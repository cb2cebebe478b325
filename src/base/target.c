/* SPDX-License-Identifier: MIT */
#include "base/target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/str.h"

int target_look(struct target *target)
{
    const struct stat *old = &target->old;

    target->exists = fstatat(target->folder, target->name, &target->old, AT_SYMLINK_NOFOLLOW) == 0;
    if (!target->exists)
        return errno == ENOENT ? 0 : errno;
    if (S_ISREG(old->st_mode))
        return 0;
    return S_ISDIR(old->st_mode) ? EISDIR : S_ISLNK(old->st_mode) ? ELOOP : EINVAL;
}

static int create(int folder, const char *name, mode_t mode)
{
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}

/* Returns a descriptor, or -1 with errno. */
static int open_temp(const struct target *target, mode_t mode, size_t len,
                     char name[TARGET_TEMP_SIZE])
{
    int fd = -1;

    for (int tries = TARGET_TRIES; fd < 0 && tries > 0; tries--) {
        if (!*name || tries < TARGET_TRIES)
            beside_temporary(name, target->name, ++*target->serial, len);
        fd = create(target->folder, name, mode);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

static int write_all(int fd, const char *data, size_t len)
{
    int tries = TARGET_TRIES;

    while (len > 0) {
        ssize_t written = write(fd, data, len);

        if (written < 0 && errno == EINTR && tries-- > 0)
            continue;
        if (written <= 0)
            return written < 0 ? errno : EIO;
        data += written;
        len -= (size_t)written;
    }
    return 0;
}

static int set_mode(int fd, mode_t mode)
{
    if (fchmod(fd, mode) == 0)
        return 0;
    /* A memory stick knows no modes; it is still a place to save to. */
    return errno == EPERM || errno == ENOTSUP || errno == ENOSYS ? 0 : errno;
}

static bool take_group(int fd, const struct stat *now, const struct stat *old)
{
    if (now->st_uid != old->st_uid && fchown(fd, old->st_uid, old->st_gid) == 0)
        return true; /* the administrator saved a clerk's file */
    return now->st_gid == old->st_gid || fchown(fd, (uid_t)-1, old->st_gid) == 0;
}

/* Gives the new file the group and mode of the one it replaces. */
static int inherit(int fd, const struct stat *old)
{
    struct stat now;
    mode_t mode = old->st_mode & 0777;

    if (fstat(fd, &now) != 0)
        return errno;
    if (!take_group(fd, &now, old))
        mode = (mode & ~(mode_t)070) | (mode & 07) << 3; /* another group: no more than everyone */
    return (now.st_mode & 0777) == mode ? 0 : set_mode(fd, mode);
}

static int set_private(int fd, int folder)
{
    struct stat st;

    if (fstat(folder, &st) != 0)
        return errno;
    return set_mode(fd, st.st_mode & S_ISGID ? 0660 : 0600);
}

int target_write(const struct target *target, const char *data, size_t len, enum save_mode mode,
                 bool sync, char temp[TARGET_TEMP_SIZE])
{
    bool follow_umask = mode == SAVE_PUBLIC && !target->exists;
    int fd = open_temp(target, follow_umask ? 0666 : 0600, len, temp);
    int error = 0;

    if (fd < 0)
        return errno;
    if (target->exists)
        error = inherit(fd, &target->old);
    else if (mode == SAVE_PRIVATE)
        error = set_private(fd, target->folder);
    if (!error)
        error = write_all(fd, data, len);
    if (!error && sync && fsync(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    if (error)
        unlinkat(target->folder, temp, 0);
    return error;
}

static bool is_link_refused(int error)
{
    return error == EPERM || error == ENOTSUP || error == ENOSYS || error == EMLINK;
}

static int read_all(int fd, struct str *out)
{
    char buffer[16384];
    int tries = TARGET_TRIES;

    for (;;) {
        ssize_t got = read(fd, buffer, sizeof buffer);

        if (got < 0 && errno == EINTR && tries-- > 0)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        str_addn(out, buffer, (size_t)got);
    }
}

/* Neither a link that was put there meanwhile nor a pipe without a writer can hold us up. */
static int open_old(const struct target *target)
{
    return openat(target->folder, target->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

int target_compare(const struct target *target, const struct str *expected)
{
    struct str text = STR_INIT;
    struct stat st;
    int fd = open_old(target);
    int error = 0;

    if (fd < 0)
        return errno == EACCES ? SAVE_CHANGED : errno;
    if (fstat(fd, &st) != 0)
        error = errno;
    else if (!S_ISREG(st.st_mode) || (uintmax_t)st.st_size != expected->len)
        error = SAVE_CHANGED;
    else
        error = read_all(fd, &text);
    close(fd);
    if (!error &&
        (text.len != expected->len || memcmp(str_text(&text), str_text(expected), text.len) != 0))
        error = SAVE_CHANGED;
    str_free(&text);
    return error;
}

/* For file systems without hard links. */
static int copy_old(const struct target *target, char copy[TARGET_TEMP_SIZE])
{
    struct str text = STR_INIT;
    int fd = open_old(target);
    int error;

    if (fd < 0)
        return errno;
    error = read_all(fd, &text);
    close(fd);
    if (!error)
        error = target_write(target, str_text(&text), text.len, SAVE_PRIVATE, true, copy);
    str_free(&text);
    return error;
}

/* A second name for the version before. */
static int name_old(const struct target *target, char name[TARGET_TEMP_SIZE])
{
    for (int tries = TARGET_TRIES; tries > 0; tries--) {
        beside_temporary(name, target->name, ++*target->serial, (size_t)target->old.st_size);
        if (linkat(target->folder, target->name, target->folder, name, 0) == 0)
            return 0;
        if (errno != EEXIST)
            break;
    }
    return is_link_refused(errno) ? copy_old(target, name) : errno;
}

int target_backup(const struct target *target)
{
    size_t len = strlen(target->name);
    char *backup = xmalloc(len + sizeof ".bak");
    char name[TARGET_TEMP_SIZE];
    int error = name_old(target, name);

    if (!error) {
        memcpy(backup, target->name, len);
        memcpy(backup + len, ".bak", sizeof ".bak");
        if (renameat(target->folder, name, target->folder, backup) != 0)
            error = errno;
        /* rename() leaves both names when they are one file already, as after a crash just here. */
        unlinkat(target->folder, name, 0);
    }
    free(backup);
    return error;
}

/* Without hard links the name is taken first, which only one of two can do, then filled. */
static int rename_new(int folder, const char *from, const char *to)
{
    int fd = create(folder, to, 0600);
    int error;

    if (fd < 0)
        return errno;
    close(fd);
    if (renameat(folder, from, folder, to) == 0)
        return 0;
    error = errno;
    unlinkat(folder, to, 0);
    return error;
}

/* Puts the temporary file where there must be none yet: EEXIST without a race. */
static int place_new(const struct target *target, const char *temp)
{
    if (linkat(target->folder, temp, target->folder, target->name, 0) == 0) {
        unlinkat(target->folder, temp, 0);
        return 0;
    }
    return is_link_refused(errno) ? rename_new(target->folder, temp, target->name) : errno;
}

int target_aside(const struct target *target, const char *aside)
{
    if (linkat(target->folder, target->name, target->folder, aside, 0) == 0)
        return 0;
    return is_link_refused(errno) ? rename_new(target->folder, target->name, aside) : errno;
}

int target_place(const struct target *target, const char *temp, bool replace)
{
    int error;

    if (!replace)
        error = place_new(target, temp);
    else
        error = renameat(target->folder, temp, target->folder, target->name) ? errno : 0;
    if (error)
        unlinkat(target->folder, temp, 0);
    return error;
}
