/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* syncfs() */
#endif
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/str.h"

/* A signal that never ends, or a folder full of our names, must not hang us. */
enum { TRIES = 100, WHOLE_TRIES = 3, TEMP_SIZE = 96 };

/* The file that is to be written: its folder, its name there, and what stands there now. */
struct target {
    int folder;
    const char *name;
    bool exists;
    struct stat old; /* when it exists */
    unsigned long *serial;
};

/* Only a regular file may be replaced; a symbolic link is not followed. */
static int look(struct target *target)
{
    const struct stat *old = &target->old;

    target->exists = fstatat(target->folder, target->name, &target->old, AT_SYMLINK_NOFOLLOW) == 0;
    if (!target->exists)
        return errno == ENOENT ? 0 : errno;
    if (S_ISREG(old->st_mode))
        return 0;
    return S_ISDIR(old->st_mode) ? EISDIR : S_ISLNK(old->st_mode) ? ELOOP : EINVAL;
}

static void make_name(char name[TEMP_SIZE], unsigned long *serial)
{
    struct timespec now = {0, 0};

    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(name, TEMP_SIZE, ".tianbao-%ld-%lu-%lx%lx.tmp", (long)getpid(), ++*serial,
             (unsigned long)now.tv_sec, (unsigned long)now.tv_nsec);
}

static int create(int folder, const char *name, mode_t mode)
{
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}

/* Returns a descriptor, or -1 with errno. */
static int open_temp(const struct target *target, mode_t mode, char name[TEMP_SIZE])
{
    int fd = -1;

    for (int tries = TRIES; fd < 0 && tries > 0; tries--) {
        make_name(name, target->serial);
        fd = create(target->folder, name, mode);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

static int write_all(int fd, const char *data, size_t len)
{
    int tries = TRIES;

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

/* Closes the descriptor; the first error stands. */
static int close_after(int fd, int error)
{
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

/* Writes the temporary file. On failure it is gone. */
static int write_temp(const struct target *target, const char *data, size_t len,
                      enum save_mode mode, char temp[TEMP_SIZE])
{
    bool follow_umask = mode == SAVE_PUBLIC && !target->exists;
    int fd = open_temp(target, follow_umask ? 0666 : 0600, temp);
    int error = 0;

    if (fd < 0)
        return errno;
    if (target->exists)
        error = inherit(fd, &target->old);
    else if (mode == SAVE_PRIVATE)
        error = set_private(fd, target->folder);
    if (!error)
        error = write_all(fd, data, len);
    if (!error && fsync(fd) != 0)
        error = errno;
    error = close_after(fd, error);
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
    int tries = TRIES;

    for (;;) {
        ssize_t got = read(fd, buffer, sizeof buffer);

        if (got < 0 && errno == EINTR && tries-- > 0)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        str_addn(out, buffer, (size_t)got);
    }
}

/* For file systems without hard links. */
static int copy_old(const struct target *target, char copy[TEMP_SIZE])
{
    struct str text = STR_INIT;
    int fd = openat(target->folder, target->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    int error;

    if (fd < 0)
        return errno;
    error = read_all(fd, &text);
    close(fd);
    if (!error)
        error = write_temp(target, str_text(&text), text.len, SAVE_PRIVATE, copy);
    str_free(&text);
    return error;
}

/* A second name for the version before. */
static int name_old(const struct target *target, char name[TEMP_SIZE])
{
    for (int tries = TRIES; tries > 0; tries--) {
        make_name(name, target->serial);
        if (linkat(target->folder, target->name, target->folder, name, 0) == 0)
            return 0;
        if (errno != EEXIST)
            break;
    }
    return is_link_refused(errno) ? copy_old(target, name) : errno;
}

/* The version before becomes NAME.bak and keeps its own name until the new one takes it. */
static int keep_backup(const struct target *target)
{
    size_t len = strlen(target->name);
    char *backup = xmalloc(len + sizeof ".bak");
    char name[TEMP_SIZE];
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
static int place_by_name(const struct target *target, const char *temp)
{
    int fd = create(target->folder, target->name, 0600);
    int error;

    if (fd < 0)
        return errno;
    close(fd);
    if (renameat(target->folder, temp, target->folder, target->name) == 0)
        return 0;
    error = errno;
    unlinkat(target->folder, target->name, 0);
    return error;
}

/* Puts the temporary file where there must be none yet: EEXIST without a race. */
static int place_new(const struct target *target, const char *temp)
{
    if (linkat(target->folder, temp, target->folder, target->name, 0) == 0) {
        unlinkat(target->folder, temp, 0);
        return 0;
    }
    return is_link_refused(errno) ? place_by_name(target, temp) : errno;
}

static int place(const struct target *target, const char *temp, bool replace)
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

static int sync_folder(int folder)
{
    int tries = TRIES;

    while (fsync(folder) != 0) {
        if (errno == EINVAL) /* some network disks cannot sync a folder */
            return 0;
        if (errno != EINTR || tries-- == 0)
            return errno;
    }
    return 0;
}

/* Everything up to the rename, which can be tried again from the start. */
static int save_once(struct target *target, const char *data, size_t len,
                     const struct save_options *options)
{
    char temp[TEMP_SIZE];
    int error = look(target);

    if (!error && target->exists && !options->replace)
        error = EEXIST;
    if (!error)
        error = write_temp(target, data, len, options->mode, temp);
    if (error)
        return error;
    if (target->exists && options->backup)
        error = keep_backup(target);
    if (!error)
        return place(target, temp, options->replace);
    unlinkat(target->folder, temp, 0);
    return error;
}

static int open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Opens the folder that the last component of the path is in; -1 with errno. */
static int open_folder_of(const char *path)
{
    size_t len = (size_t)(file_base(path) - path);
    char *folder = len ? xstrndup(path, len) : xstrdup(".");
    int fd = open_folder(folder);
    int error = errno;

    free(folder);
    errno = error;
    return fd;
}

int save_file(const char *path, const char *data, size_t len, const struct save_options *options)
{
    static unsigned long serial;
    struct target target = {.name = file_base(path), .serial = &serial};
    int error, tries = WHOLE_TRIES;

    if (!*target.name)
        return *path ? EISDIR : ENOENT;
    target.folder = open_folder_of(path);
    if (target.folder < 0)
        return errno;
    do
        error = save_once(&target, data, len, options);
    while (error == EINTR && --tries > 0);
    if (!error)
        error = sync_folder(target.folder);
    close(target.folder);
    return error;
}

int save_batch_open(struct save_batch *batch, const char *folder)
{
    mode_t mask = umask(0);

    umask(mask);
    batch->mode = 0666 & ~(unsigned)mask;
    batch->serial = 0;
    batch->folder = open_folder(folder);
    return batch->folder < 0 ? errno : 0;
}

static int batch_once(struct target *target, unsigned mode, const char *data, size_t len)
{
    char temp[TEMP_SIZE];
    int error = look(target);
    bool keep = target->exists && (target->old.st_mode & 0777) != mode;
    int fd;

    if (error)
        return error;
    fd = open_temp(target, keep ? 0600 : 0666, temp);
    if (fd < 0)
        return errno;
    if (keep)
        error = inherit(fd, &target->old);
    if (!error)
        error = write_all(fd, data, len);
    error = close_after(fd, error);
    if (!error)
        return place(target, temp, true);
    unlinkat(target->folder, temp, 0);
    return error;
}

int save_batch_file(struct save_batch *batch, const char *name, const char *data, size_t len)
{
    struct target target = {.folder = batch->folder, .name = name, .serial = &batch->serial};
    int error, tries = WHOLE_TRIES;

    if (!*name || strchr(name, '/'))
        return EINVAL;
    do
        error = batch_once(&target, batch->mode, data, len);
    while (error == EINTR && --tries > 0);
    return error;
}

static int sync_file_system(int folder)
{
#ifdef __linux__
    if (syncfs(folder) == 0)
        return 0;
    if (errno != ENOSYS)
        return errno;
#endif
    sync();
    return sync_folder(folder);
}

int save_batch_finish(struct save_batch *batch)
{
    int error = sync_file_system(batch->folder);

    close(batch->folder);
    batch->folder = -1;
    return error;
}
