/* SPDX-License-Identifier: MIT */
#include "model/recover.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/save.h"
#include "model/copy.h"
#include "model/draft.h"
#include "model/library.h"

enum {
    LOCK_SECONDS = 60, /* longer than anybody takes to make a lock */
    SKEW_SECONDS = 60  /* between the clocks of a disk and of this computer */
};

/* The draft that is looked at, and the file beside it in hand. */
struct finder {
    const char *path;
    const char *name; /* of the draft, without its folder */
    bool readable;
    bool damaged;   /* is not there or not good: with EACCES nobody knows */
    struct stat st; /* of the draft; 0 where it is not there, or from a clock set back since */
    struct draft draft, other;
};

/* --- looking at one file --- */

static bool is_regular(const char *path, struct stat *st)
{
    return lstat(path, st) == 0 && S_ISREG(st->st_mode);
}

static bool can_read(struct draft *draft, const char *path, int *error)
{
    struct diags diags = DIAGS_INIT(NULL);
    bool good = draft_read(draft, path, &diags, error);

    diags_free(&diags);
    return good;
}

static void finder_init(struct finder *finder, const char *path)
{
    int error = 0;

    memset(finder, 0, sizeof *finder);
    finder->path = path;
    finder->name = file_base(path);
    finder->readable = can_read(&finder->draft, path, &error);
    finder->damaged = !finder->readable && error != EACCES;
    if (stat(path, &finder->st) != 0 || finder->st.st_mtime > time(NULL) + SKEW_SECONDS)
        memset(&finder->st, 0, sizeof finder->st);
}

static void finder_free(struct finder *finder)
{
    draft_free(&finder->draft);
    draft_free(&finder->other);
}

static bool is_older(const struct stat *a, const struct stat *b)
{
    if (a->st_mtim.tv_sec != b->st_mtim.tv_sec)
        return a->st_mtim.tv_sec < b->st_mtim.tv_sec;
    return a->st_mtim.tv_nsec < b->st_mtim.tv_nsec;
}

static bool same_bytes(const struct draft *a, const struct draft *b)
{
    return a->on_disk.len == b->on_disk.len &&
           memcmp(str_text(&a->on_disk), str_text(&b->on_disk), a->on_disk.len) == 0;
}

/* What a file of the folder is to the draft, if anything. */
static bool classify(const struct finder *finder, const char *entry, enum recover_kind *kind,
                     size_t *len)
{
    size_t stem = strlen(finder->name);

    *kind = RECOVER_UNSAVED;
    if (beside_is_temporary(entry, finder->name, len))
        return true;
    *kind = RECOVER_BACKUP;
    if (strncmp(entry, finder->name, stem) == 0 && strcmp(entry + stem, ".bak") == 0)
        return true;
    *kind = RECOVER_CONFLICT;
    return copy_is_conflict(entry, finder->path);
}

/* Whether the file is of use; it is then in finder->other. */
static bool is_better(struct finder *finder, const char *path, enum recover_kind kind, size_t len,
                      struct stat *st)
{
    int error;

    if (!is_regular(path, st) || (kind == RECOVER_BACKUP && !finder->damaged))
        return false;
    if (kind == RECOVER_UNSAVED && ((size_t)st->st_size != len || /* cut off */
                                    (!finder->damaged && is_older(st, &finder->st))))
        return false;
    return can_read(&finder->other, path, &error) && (finder->damaged || kind != RECOVER_UNSAVED ||
                                                      !same_bytes(&finder->draft, &finder->other));
}

/* --- the list --- */

static void describe(struct recover_item *item, struct draft *draft)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct form_file found;
    bool good = library_load_for(&found, draft);

    if (good) {
        draft_bind(draft, found.form, &diags);
        item->progress = form_walk_progress(&draft->answers);
    }
    item->form_name = xstrdup(good ? found.form->name : str_text(&draft->form_id));
    draft_free(draft); /* it may not outlive its form */
    form_file_free(&found);
    diags_free(&diags);
}

static void consider(struct recover *recover, struct finder *finder, const char *path,
                     const char *entry)
{
    struct recover_item *item;
    enum recover_kind kind;
    struct stat st;
    size_t len = 0;

    if (!classify(finder, entry, &kind, &len) || !is_better(finder, path, kind, len, &st))
        return;
    ARRAY_ROOM(recover->items, recover->count, recover->cap);
    item = &recover->items[recover->count++];
    memset(item, 0, sizeof *item);
    item->kind = kind;
    item->path = xstrdup(path);
    item->saved_at = st.st_mtime;
    describe(item, &finder->other);
}

static int best_first(const void *a, const void *b)
{
    const struct recover_item *one = a, *other = b;

    if (one->kind != other->kind)
        return one->kind < other->kind ? -1 : 1;
    if (one->saved_at != other->saved_at)
        return one->saved_at < other->saved_at ? 1 : -1;
    return strcmp(other->path, one->path); /* serial numbers grow */
}

/* Calls `look` with the path and the name of every file in the folder of the draft. */
static void each_beside(const char *path, void (*look)(void *self, const char *, const char *),
                        void *self)
{
    size_t len = (size_t)(file_base(path) - path);
    struct str there = STR_INIT;
    struct dirent *entry;
    DIR *dir;

    str_addn(&there, path, len);
    dir = opendir(len ? str_text(&there) : ".");
    while (dir && (entry = readdir(dir))) {
        str_clear(&there);
        str_addn(&there, path, len);
        str_add(&there, entry->d_name);
        look(self, str_text(&there), entry->d_name);
    }
    if (dir)
        closedir(dir);
    str_free(&there);
}

struct search {
    struct recover *recover;
    struct finder finder;
};

static void search_one(void *self, const char *path, const char *entry)
{
    struct search *search = self;

    consider(search->recover, &search->finder, path, entry);
}

void recover_find(struct recover *recover, const char *path)
{
    struct search search = {.recover = recover};

    memset(recover, 0, sizeof *recover);
    finder_init(&search.finder, path);
    recover->readable = search.finder.readable;
    each_beside(path, search_one, &search);
    if (recover->count)
        qsort(recover->items, recover->count, sizeof *recover->items, best_first);
    finder_free(&search.finder);
}

void recover_free(struct recover *recover)
{
    for (size_t i = 0; i < recover->count; i++) {
        free(recover->items[i].path);
        free(recover->items[i].form_name);
    }
    free(recover->items);
    memset(recover, 0, sizeof *recover);
}

/* --- taking --- */

enum { MOST_TRIES = 100 }; /* for a name that nobody has */

/* Gives a file beside the draft at `path`, or the draft, the name of a copy. */
static int rename_copy(const char *path, const char *from, const char *mark, const char *extension,
                       struct str *kept)
{
    int error, tries = MOST_TRIES;

    do {
        copy_path(path, mark, extension, kept);
        error = save_aside(from, file_base(str_text(kept)));
    } while (error == EEXIST && --tries > 0);
    if (error)
        str_clear(kept);
    return error;
}

/* There may be none. */
static int keep_unreadable(const char *path, struct str *kept)
{
    int error = rename_copy(path, path, COPY_UNREADABLE, ".txt", kept);

    return error == ENOENT ? 0 : error;
}

int recover_take(const char *path, const struct recover_item *item, struct str *kept)
{
    struct save_options options = {.mode = SAVE_PRIVATE, .replace = true};
    struct finder finder;
    int error = 0;

    str_clear(kept);
    if (item->kind == RECOVER_CONFLICT)
        return 0;
    finder_init(&finder, path);
    if (!can_read(&finder.other, item->path, &error))
        error = error ? error : EILSEQ;
    else if (finder.damaged)
        error = keep_unreadable(path, kept);
    else if (!finder.readable)
        error = EACCES;
    else {
        options.backup = true;
        options.expected = &finder.draft.on_disk;
    }
    if (!error)
        error = save_file(path, str_text(&finder.other.on_disk), finder.other.on_disk.len,
                          &options);
    if (!error && item->kind == RECOVER_UNSAVED)
        unlink(item->path);
    finder_free(&finder);
    return error == SAVE_CHANGED ? EBUSY : error;
}

int recover_keep(const char *path, struct str *kept)
{
    struct recover recover;
    int error = 0;

    str_clear(kept);
    recover_find(&recover, path);
    for (size_t i = 0; i < recover.count && !error; i++)
        if (recover.items[i].kind == RECOVER_UNSAVED) {
            error = rename_copy(path, recover.items[i].path, COPY_CONFLICT, ".yaml", kept);
            if (!error)
                unlink(recover.items[i].path);
        }
    recover_free(&recover);
    return error;
}

/* --- the rest --- */

/* A whole draft that says something else is nobody's to remove, however old. */
static bool is_of_no_use(struct finder *finder, const char *path, const struct stat *st, size_t len)
{
    int error;

    if ((size_t)st->st_size == len && can_read(&finder->other, path, &error))
        return same_bytes(&finder->draft, &finder->other);
    return is_older(st, &finder->st);
}

static void sweep_one(void *self, const char *path, const char *entry)
{
    struct finder *finder = self;
    char *lock = beside_path(finder->name, ".lock"); /* its temporary name has one dot, too */
    struct stat st;
    size_t len;

    if (!is_regular(path, &st))
        ;
    else if (beside_is_temporary(entry, lock + 1, &len)) {
        if (st.st_mtime < time(NULL) - LOCK_SECONDS)
            unlink(path);
    } else if (beside_is_temporary(entry, finder->name, &len) &&
               is_of_no_use(finder, path, &st, len))
        unlink(path);
    free(lock);
}

void recover_sweep(const char *path)
{
    struct finder finder;

    finder_init(&finder, path);
    if (finder.readable)
        each_beside(path, sweep_one, &finder);
    finder_free(&finder);
}

bool recover_has_backup(const char *path, struct str *backup)
{
    struct draft draft = {0};
    struct stat st;
    int error;
    bool good;

    str_clear(backup);
    str_addf(backup, "%s.bak", path);
    good = is_regular(str_text(backup), &st) && can_read(&draft, str_text(backup), &error);
    draft_free(&draft);
    return good;
}
