/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/bytes.h"

enum { EINTR_TRIES = 100 }; /* a signal that never ends must not hang us */

/* Returns the descriptor, or -1 with errno. */
static int open_source(const char *path, size_t limit)
{
    struct stat st;
    int error = 0, fd;

    if (!strcmp(path, "-"))
        return STDIN_FILENO;
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) != 0)
        error = errno;
    else if (S_ISDIR(st.st_mode))
        error = EISDIR;
    else if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode))
        error = EINVAL;
    else if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > limit)
        error = EFBIG;
    if (!error)
        return fd;
    close(fd);
    errno = error;
    return -1;
}

static int read_all(int fd, size_t limit, struct str *out)
{
    char buffer[16384];
    size_t total = 0;
    int tries = EINTR_TRIES;

    for (;;) {
        ssize_t got = read(fd, buffer, sizeof buffer);

        if (got == 0)
            return 0;
        if (got < 0 && errno == EINTR && tries-- > 0)
            continue;
        if (got < 0)
            return errno;
        if ((size_t)got > limit - total)
            return EFBIG;
        str_addn(out, buffer, (size_t)got);
        total += (size_t)got;
    }
}

int file_read(const char *path, size_t limit, struct str *out)
{
    size_t before = out->len;
    int fd = open_source(path, limit);
    int error;

    if (fd < 0)
        return errno;
    error = read_all(fd, limit, out);
    if (error && out->s) {
        out->len = before;
        out->s[before] = '\0';
    }
    if (fd != STDIN_FILENO)
        close(fd);
    return error;
}

static const struct {
    int error;
    const char *text;
} reasons[] = {
    {ENOENT, _("没有这个文件或文件夹，请核对名称")},
    {EACCES, _("没有权限，请换一个位置，或请管理员授权")},
    {EPERM, _("系统不允许这样做，请换一个位置，或请管理员处理")},
    {ENOSPC, _("磁盘已满，请删去不用的文件，或换一个位置")},
    {EDQUOT, _("超出磁盘配额，请删去不用的文件，或换一个位置")},
    {EFBIG, _("文件太大，超过了限制")},
    {EROFS, _("磁盘是只读的，请换一个位置")},
    {EIO, _("磁盘读写出错，请换一个位置，并告知管理员")},
    {EEXIST, _("同名文件已经存在，请换一个名称")},
    {EISDIR, _("这是文件夹，不是文件，请写明文件名")},
    {ENOTDIR, _("路径中有一段不是文件夹，请核对")},
    {ELOOP, _("这是符号链接，不能写入，请用它指向的文件")},
    {EINVAL, _("这不是普通文件（而是设备、管道之类），请换一个")},
    {ENAMETOOLONG, _("文件名太长，请取短一些的名称")},
    {EMFILE, _("打开的文件太多，请关闭一些程序再试")},
    {ENFILE, _("系统打开的文件太多，请稍后再试")},
    {ENOMEM, _("内存不足，请关闭一些程序再试")},
    {EBUSY, _("文件正被占用，请稍后再试")},
    {ETXTBSY, _("文件正被占用，请稍后再试")},
    {EINTR, _("操作被打断，请再试一次")},
    {EAGAIN, _("暂时做不到，请稍后再试")},
    {ETIMEDOUT, _("网络磁盘没有回应，请稍后再试")},
    {ESTALE, _("网络磁盘上的文件已经变动，请重新打开")},
    {ENODEV, _("设备不在，请检查磁盘是否接好")},
    {ENXIO, _("设备不在，请检查磁盘是否接好")},
    {EMLINK, _("链接太多，请换一个位置")},
    {EXDEV, _("不在同一个磁盘上，请换一个位置")},
    {ENOTEMPTY, _("文件夹不是空的")},
    {EPIPE, _("接收的程序已经关闭")},
    {EOVERFLOW, _("文件太大，这里读不了")},
    {ENOSYS, _("这个磁盘不支持此操作，请换一个位置")},
    {ENOTSUP, _("这个磁盘不支持此操作，请换一个位置")},
};

const char *file_reason(int error)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        if (reasons[i].error == error)
            return reasons[i].text;
    return _("系统出错，请再试一次，或换一个位置");
}

const char *file_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

const char *file_stem(const char *path, size_t *len)
{
    static const char ending[] = ".yaml";
    const char *base = file_base(path);

    *len = strlen(base);
    if (*len > sizeof ending - 1 && bytes_end(base, *len, ending))
        *len -= sizeof ending - 1;
    return base;
}

char *file_folder(const char *path)
{
    size_t len = strlen(path);

    while (len && path[len - 1] == '/')
        len--;
    while (len && path[len - 1] != '/')
        len--;
    while (len > 1 && path[len - 1] == '/')
        len--;
    return len ? xstrndup(path, len) : xstrdup(".");
}

/* Brings what was opened to disk, and closes it. */
static int sync_opened(int fd)
{
    int error = fsync(fd) != 0 && errno != EINVAL ? errno : 0;

    close(fd);
    return error;
}

int file_sync_above(const char *path)
{
    char *above = file_folder(path);
    int fd = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    free(above);
    if (fd < 0)
        return errno == EACCES ? 0 : errno; /* a folder may be searchable and not readable */
    return sync_opened(fd);
}

int file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int error;

    if (fd < 0)
        return errno;
    error = sync_opened(fd);
    return error ? error : file_sync_above(path);
}

static int check_folder(const char *path)
{
    struct stat st;

    if (stat(path, &st) != 0)
        return errno;
    return S_ISDIR(st.st_mode) ? 0 : ENOTDIR;
}

int file_make_folder(const char *path)
{
    char *above;
    int error = check_folder(path);

    if (error != ENOENT || !*path || !strcmp(path, "."))
        return error;
    above = file_folder(path);
    error = file_make_folder(above);
    if (!error && mkdir(path, 0700) != 0)
        error = errno == EEXIST ? check_folder(path) : errno;
    else if (!error) /* a folder is on disk once the one above it is */
        error = file_sync_above(path);
    free(above);
    return error;
}
