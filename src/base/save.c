/* SPDX-License-Identifier: MIT */
#ifdef __linux__
#define _GNU_SOURCE /* syncfs() */
#endif
#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/target.h"

enum { WHOLE_TRIES = 3 }; /* when a signal interrupts */

static int sync_folder(int folder)
{
    int tries = TARGET_TRIES;

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
    char temp[TARGET_TEMP_SIZE] = "";
    int error = target_look(target);

    if (!error && target->exists && !options->replace)
        error = EEXIST;
    if (!error)
        error = target_write(target, data, len, options->mode, true, temp);
    if (error)
        return error;
    if (target->exists && options->expected) /* as late as can be */
        error = target_compare(target, options->expected);
    if (!error && target->exists && options->backup)
        error = target_backup(target);
    if (!error)
        return target_place(target, temp, options->replace);
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

bool save_is_there(const char *path, const struct str *text)
{
    struct target target = {.name = file_base(path)};
    bool same;

    target.folder = open_folder_of(path);
    if (target.folder < 0)
        return false;
    same = target_compare(&target, text) == 0;
    close(target.folder);
    return same;
}

int save_aside(const char *path, const char *aside)
{
    struct target target = {.name = file_base(path)};
    int error;

    target.folder = open_folder_of(path);
    if (target.folder < 0)
        return errno;
    error = target_look(&target);
    if (!error)
        error = target.exists ? target_aside(&target, aside) : ENOENT;
    if (!error)
        error = sync_folder(target.folder);
    close(target.folder);
    return error;
}

int save_batch_open(struct save_batch *batch, const char *folder)
{
    batch->serial = 0;
    batch->temp[0] = '\0';
    batch->folder = open_folder(folder);
    return batch->folder < 0 ? errno : 0;
}

static int batch_once(struct target *target, const char *data, size_t len,
                      char temp[TARGET_TEMP_SIZE])
{
    int error = target_look(target);

    if (!error)
        error = target_write(target, data, len, SAVE_PUBLIC, false, temp);
    return error ? error : target_place(target, temp, true);
}

int save_batch_file(struct save_batch *batch, const char *name, const char *data, size_t len)
{
    struct target target = {.folder = batch->folder, .name = name, .serial = &batch->serial};
    int error, tries = WHOLE_TRIES;

    if (!*name || strchr(name, '/'))
        return EINVAL;
    do
        error = batch_once(&target, data, len, batch->temp);
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
