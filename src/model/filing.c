/* SPDX-License-Identifier: MIT */
#include "model/filing.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/save.h"
#include "model/draft.h"
#include "model/library.h"
#include "model/node.h"
#include "model/places.h"

/* Of a name that was typed; of one that a file has had: -99.yaml.bak has to find room behind it. */
enum { NAME_BYTES = 120, KEPT_BYTES = 240, MOST_TRIES = 100 };

bool filing_is_draft(const char *name)
{
    return *name != '.' && strlen(name) > strlen(".yaml") && bytes_end(name, strlen(name), ".yaml");
}

bool filing_owner(const char *path, bool brief, struct str *out)
{
    struct lock_owner owner;
    bool held = lock_read(path, &owner);

    if (held && !brief)
        lock_owner_print(&owner, out);
    else if (held)
        str_add(out, owner.pid && *owner.account ? owner.account : _("有人"));
    return held;
}

/* --- one file --- */

static int copy_file(const char *from, const char *to)
{
    const struct save_options options = {.mode = SAVE_PRIVATE};
    struct str text = STR_INIT;
    int error = file_read(from, NODE_MAX_FILE, &text);

    if (!error)
        error = save_file(to, str_text(&text), text.len, &options);
    str_free(&text);
    return error;
}

/* A second name, which nobody can have taken in between; a copy where there are no such names, or
 * not across disks. */
static int name_also(const char *from, const char *to)
{
    if (link(from, to) == 0)
        return 0;
    if (errno == EPERM || errno == EXDEV || errno == EMLINK || errno == EOPNOTSUPP ||
        errno == ENOSYS)
        return copy_file(from, to);
    return errno;
}

static int move_file(const char *from, const char *to)
{
    struct stat st;
    int error;

    if (lstat(from, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode))
        return S_ISLNK(st.st_mode) ? ELOOP : EINVAL;
    error = name_also(from, to);
    if (error)
        return error;
    error = file_sync_above(to); /* before the old name goes */
    if (!error && unlink(from) != 0)
        error = errno;
    if (error)
        unlink(to);
    return error;
}

/* --- a draft and the version before --- */

static int move_both(const char *from, const char *to)
{
    struct str old = STR_INIT, kept = STR_INIT;
    int error;

    str_addf(&old, "%s.bak", from);
    str_addf(&kept, "%s.bak", to);
    error = move_file(str_text(&old), str_text(&kept));
    if (!error || error == ENOENT) {
        bool has_backup = !error;
        error = move_file(from, to);
        if (error && has_backup)
            move_file(str_text(&kept), str_text(&old));
    }
    str_free(&old);
    str_free(&kept);
    return error;
}

/* A folder that may only be read has no room for a lock: moving says so then. */
static int take_lock(struct lock *lock, const char *path)
{
    struct lock_owner owner;

    return lock_take(lock, path, &owner) == EAGAIN ? EAGAIN : 0;
}

static int move_locked(const char *from, const char *to)
{
    struct lock lock = LOCK_NONE;
    int error = take_lock(&lock, from);

    if (!error)
        error = move_both(from, to);
    lock_release(&lock);
    return error;
}

/* The name of the file as it is, if it is not too long for a number behind it. */
static void keep_name(const char *path, struct str *name)
{
    size_t len;
    const char *stem = file_stem(path, &len);

    if (len > KEPT_BYTES)
        places_file_name(stem, KEPT_BYTES, name);
    else
        str_addn(name, stem, len);
}

/* The same name in the folder, or one with a number behind it. */
static int put_somewhere(const char *path, const char *folder,
                         int (*put)(const char *from, const char *to), struct str *made)
{
    struct str name = STR_INIT;
    int error = EEXIST;

    keep_name(path, &name);
    for (int tries = MOST_TRIES; error == EEXIST && tries > 0; tries--) {
        places_unused(folder, str_text(&name), ".yaml", made);
        error = put(path, str_text(made));
    }
    str_free(&name);
    return error;
}

int filing_copy(const char *path, struct str *made)
{
    char *folder = file_folder(path);
    int error = put_somewhere(path, folder, copy_file, made);

    free(folder);
    return error;
}

static bool has_name(const char *text)
{
    return text[strspn(text, " \t\n　")] != '\0';
}

int filing_rename(const char *path, const char *name, struct str *made)
{
    struct str typed = STR_INIT, clean = STR_INIT;
    char *folder = file_folder(path);
    size_t len = strlen(name);
    bool named;

    str_addn(&typed, name, bytes_end(name, len, ".yaml") ? len - strlen(".yaml") : len);
    places_file_name(str_text(&typed), NAME_BYTES, &clean);
    str_clear(made);
    str_addf(made, "%s/%s.yaml", folder, str_text(&clean));
    named = has_name(str_text(&typed));
    str_free(&typed);
    str_free(&clean);
    free(folder);
    return named ? move_locked(path, str_text(made)) : EINVAL;
}

static int put_into(const char *path, const char *part, struct str *made)
{
    struct str folder = STR_INIT;
    int error;

    places_home(&folder, part);
    error = file_make_folder(str_text(&folder));
    if (!error)
        error = put_somewhere(path, str_text(&folder), move_locked, made);
    str_free(&folder);
    return error;
}

int filing_trash(const char *path, struct str *made)
{
    return put_into(path, "trash", made);
}

int filing_restore(const char *path, struct str *made)
{
    return put_into(path, "drafts", made);
}

size_t filing_trashed(void)
{
    struct str folder = STR_INIT;
    struct dirent *file;
    size_t count = 0;
    DIR *dir;

    places_home(&folder, "trash");
    dir = opendir(str_text(&folder));
    while (dir && (file = readdir(dir)))
        count += filing_is_draft(file->d_name);
    if (dir)
        closedir(dir);
    str_free(&folder);
    return count;
}

static int reopen(const char *path)
{
    struct draft draft = {0};
    struct form_file found = {0};
    struct diags diags = DIAGS_INIT(path);
    int error;

    if (!draft_read(&draft, path, &diags, &error) || draft.read_only ||
        !library_load_for(&found, &draft))
        error = error ? error : EINVAL;
    else {
        draft_bind(&draft, found.form, &diags);
        draft.finalized = false;
        error = draft_save(&draft, true);
    }
    draft_free(&draft);
    form_file_free(&found);
    diags_free(&diags);
    return error == DRAFT_COPIED ? EBUSY : error;
}

int filing_reopen(const char *path)
{
    struct lock lock = LOCK_NONE;
    int error = take_lock(&lock, path);

    if (!error)
        error = reopen(path);
    lock_release(&lock);
    return error;
}
