/* SPDX-License-Identifier: MIT */
/* The only way a file is written: whole and on disk, or not at all.
 *
 * The folder is held open; a temporary file is created in it (O_CREAT|O_EXCL|O_NOFOLLOW|O_CLOEXEC,
 * 0600), written, synced and closed; the version before stays as NAME.bak; rename; the folder is
 * synced. Any failure before the rename removes the temporary file and leaves the old one whole.
 * The program has to ignore SIGXFSZ, or a limit on the size of files ends it instead of EFBIG. */
#ifndef BASE_SAVE_H
#define BASE_SAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/beside.h"
#include "base/str.h"

/* Another result than errno values: the file is not the one that was expected. */
enum { SAVE_CHANGED = -1 };

enum save_mode {
    SAVE_PRIVATE, /* a new file is 0600, in a setgid folder 0660: drafts */
    SAVE_PUBLIC   /* a new file follows the umask: reports, forms */
};

struct save_options {
    enum save_mode mode;
    bool backup;                /* keep the version before as NAME.bak */
    bool replace;               /* an existing regular file may be replaced; without it EEXIST */
    const struct str *expected; /* what an existing file must hold, else SAVE_CHANGED; NULL: any */
};

/* Writes the file at `path`; one that is replaced keeps its mode and group. Returns 0 once it is on
 * disk, or an errno value: EEXIST; EISDIR for a folder, ELOOP for a symbolic link and EINVAL for
 * any other thing that is no regular file in the place of the file. */
int save_file(const char *path, const char *data, size_t len, const struct save_options *options);

/* Whether the file at `path` holds these bytes: where saving failed it may have done so when all
 * but the folder was on disk. */
bool save_is_there(const char *path, const struct str *text);

/* Gives the file at `path` the name `aside` in the same folder, which nothing may have yet: EEXIST.
 * Where the disk knows hard links it has its old name as well, until it is replaced. */
int save_aside(const char *path, const char *aside);

/* Many reports into one folder: temporary name and rename each, no .bak and no sync of its own;
 * one save_batch_finish() syncs the file system. Reports follow the umask; one that replaces
 * another keeps its mode and group. A name with a slash in it is EINVAL. */
struct save_batch {
    int folder;             /* descriptor */
    unsigned long serial;   /* makes temporary names unique */
    char temp[BESIDE_SIZE]; /* the temporary name: free again once the file has its own */
};

/* All return 0 or an errno value. A batch that was opened is finished exactly once. */
int save_batch_open(struct save_batch *batch, const char *folder);
int save_batch_file(struct save_batch *batch, const char *name, const char *data, size_t len);
int save_batch_finish(struct save_batch *batch);

#endif
