/* SPDX-License-Identifier: MIT */
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/lock_owner.h"
#include "base/target.h"

enum { LOCK_TRIES = 200, EMPTY_SECONDS = 60 };

/* What stands in the place of a lock. */
enum state { LOCK_MISSING, LOCK_HELD, LOCK_STALE };

/* --- looking --- */

/* Appends LOCK_MOST bytes and one more at most. */
static bool read_some(int fd, struct str *out)
{
    char buffer[LOCK_MOST + 1];
    int tries = LOCK_TRIES;

    while (out->len <= LOCK_MOST) {
        ssize_t got = read(fd, buffer, sizeof buffer - out->len);

        if (got < 0 && errno == EINTR && tries-- > 0)
            continue;
        if (got <= 0)
            return got == 0;
        str_addn(out, buffer, (size_t)got);
    }
    return true;
}

/* Who makes one writes it at once: nothing was ever in it, or a lost current took it. */
static bool is_abandoned(const struct stat *st)
{
    return st->st_size == 0 && st->st_mtime < time(NULL) - EMPTY_SECONDS;
}

static enum state judge(int fd, struct lock_owner *owner)
{
    struct str text = STR_INIT;
    struct stat st;
    enum state state = LOCK_HELD;

    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return LOCK_HELD;
    if (!read_some(fd, &text) || !lock_owner_parse(owner, str_text(&text), text.len))
        memset(owner, 0, sizeof *owner);
    if (owner->pid ? lock_owner_is_gone(owner) : is_abandoned(&st))
        state = LOCK_STALE;
    str_free(&text);
    return state;
}

/* Opens the lock as far as may be, and says what it is. `*fd` is -1 where it cannot be opened. */
static enum state look(const char *path, struct lock_owner *owner, int *fd)
{
    int flags = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

    memset(owner, 0, sizeof *owner);
    *fd = open(path, O_RDWR | flags);
    if (*fd < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
        *fd = open(path, O_RDONLY | flags);
    if (*fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? LOCK_MISSING : LOCK_HELD;
    return judge(*fd, owner);
}

bool lock_read(const char *path, struct lock_owner *owner)
{
    char *lock = beside_path(path, ".lock");
    int fd;
    enum state state = look(lock, owner, &fd);

    if (fd >= 0)
        close(fd);
    free(lock);
    return state == LOCK_HELD;
}

/* --- taking --- */

/* Writes the lock under a temporary name, then gives it its own, where `replace` says so in the
 * place of another. */
static int put(const struct lock *lock, bool replace)
{
    static unsigned long serial;
    const char *name = file_base(lock->path);
    size_t len = (size_t)(name - lock->path);
    char *folder = len ? xstrndup(lock->path, len) : xstrdup(".");
    struct target target = {.name = name, .serial = &serial};
    char temp[TARGET_TEMP_SIZE];
    int error;

    beside_temporary(temp, name + 1, ++serial, strlen(lock->text)); /* it has a dot already */
    target.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (target.folder < 0)
        return errno;
    error = target_write(&target, lock->text, strlen(lock->text), SAVE_PRIVATE, false, temp);
    if (!error)
        error = target_place(&target, temp, replace);
    close(target.folder);
    return error;
}

/* Whether the path still names what was opened. */
static bool is_same(const char *path, int fd)
{
    struct stat opened, there;

    return fstat(fd, &opened) == 0 && lstat(path, &there) == 0 && opened.st_dev == there.st_dev &&
           opened.st_ino == there.st_ino;
}

/* Some network disks know no locks of the system: of two at this very moment both may get it there,
 * and the comparison before each save keeps them apart. */
static bool knows_no_locks(int error)
{
    return error == ENOLCK || error == ENOSYS || error == ENOTSUP;
}

/* Of many who saw a stale lock, the one that gets the system's lock on that very file replaces it.
 * The others find another file of this name afterwards. The system's lock ends with the process, so
 * that one killed here is in nobody's way. EAGAIN: look again. */
static int take_over(const struct lock *lock, int stale)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    if (fcntl(stale, F_SETLK, &whole) != 0 && !knows_no_locks(errno))
        return errno == EACCES ? EAGAIN : errno == EBADF ? EACCES : errno;
    return is_same(lock->path, stale) ? put(lock, true) : EAGAIN;
}

/* EAGAIN: held, EEXIST: look again. */
static int try_once(const struct lock *lock, struct lock_owner *owner)
{
    int fd, error;
    enum state state = look(lock->path, owner, &fd);

    if (state == LOCK_MISSING)
        return put(lock, false);
    error = state == LOCK_HELD ? EAGAIN : take_over(lock, fd);
    if (state == LOCK_STALE && error == EAGAIN)
        error = EEXIST;
    if (fd >= 0)
        close(fd);
    return error;
}

int lock_take(struct lock *lock, const char *path, struct lock_owner *owner)
{
    struct lock_owner self;
    int error, tries = LOCK_TRIES;

    lock_owner_self(&self);
    lock->path = beside_path(path, ".lock");
    lock->text = lock_owner_text(&self);
    lock->pid = getpid();
    for (;;) {
        error = try_once(lock, owner);
        if ((error != EEXIST && error != EINTR) || --tries == 0)
            break;
        poll(NULL, 0, 1); /* the one that is taking it over needs a moment */
    }
    if (!error)
        return 0;
    free(lock->path);
    free(lock->text);
    memset(lock, 0, sizeof *lock);
    return error == EEXIST ? EAGAIN : error;
}

/* --- giving back --- */

static bool is_ours(const struct lock *lock)
{
    struct str text = STR_INIT;
    bool ours;
    int fd;

    if (lock->pid != getpid())
        return false;
    fd = open(lock->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ours = read_some(fd, &text) && strcmp(str_text(&text), lock->text) == 0;
    close(fd);
    str_free(&text);
    return ours;
}

void lock_release(struct lock *lock)
{
    if (!lock->path)
        return;
    if (is_ours(lock))
        unlink(lock->path);
    free(lock->path);
    free(lock->text);
    memset(lock, 0, sizeof *lock);
}
