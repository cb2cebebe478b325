/* SPDX-License-Identifier: MIT */
#include "model/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/draft.h"
#include "model/filing.h"
#include "model/library.h"
#include "model/reasons.h"
#include "model/report.h"

/* A form that was looked for: the drafts of a folder that name it alike share it. */
struct sought {
    struct form_file file;
    char *id, *place; /* _form and _form_file */
    bool good;
};

struct reader {
    struct sought *forms;
    size_t count, cap;
    struct draft draft;
    struct diags diags;
};

static const struct form *form_of(struct reader *reader)
{
    const char *id = str_text(&reader->draft.form_id), *place = str_text(&reader->draft.form_file);
    struct sought *found;

    for (size_t i = 0; i < reader->count; i++) {
        found = &reader->forms[i];
        if (strcmp(found->id, id) == 0 && strcmp(found->place, place) == 0)
            return found->good ? found->file.form : NULL;
    }
    ARRAY_ROOM(reader->forms, reader->count, reader->cap);
    found = &reader->forms[reader->count++];
    found->id = xstrdup(id);
    found->place = xstrdup(place);
    found->good = library_load_for(&found->file, &reader->draft) &&
                  strcmp(found->file.form->id, id) == 0;
    return found->good ? found->file.form : NULL;
}

static void free_reader(struct reader *reader)
{
    draft_free(&reader->draft);
    diags_free(&reader->diags);
    for (size_t i = 0; i < reader->count; i++) {
        form_file_free(&reader->forms[i].file);
        free(reader->forms[i].id);
        free(reader->forms[i].place);
    }
    free(reader->forms);
}

static char *title_of(const struct draft *draft)
{
    struct str title = STR_INIT;

    if (draft->form->title.node)
        report_prose(&draft->answers, &draft->form->title, &title);
    if (!title.len)
        str_add(&title, draft->form->name);
    return str_take(&title);
}

static char *state_of(const struct shelf_entry *entry)
{
    struct str state = STR_INIT;

    if (entry->finalized)
        str_add(&state, _("定稿"));
    else
        progress_print(&entry->progress, entry->gates, &state);
    return str_take(&state);
}

static char *owner_of(const char *path)
{
    struct str owner = STR_INIT;

    if (filing_owner(path, true, &owner))
        return str_take(&owner);
    return NULL;
}

static void read_entry(struct reader *reader, struct shelf_entry *entry)
{
    struct draft *draft = &reader->draft;
    const struct form *form = NULL;
    int error;

    diags_clear(&reader->diags);
    if (draft_read(draft, entry->path, &reader->diags, &error))
        form = form_of(reader);
    entry->form_id = xstrdup(str_text(&draft->form_id));
    entry->form_name = xstrdup(form ? form->name : "");
    entry->owner = owner_of(entry->path);
    entry->readable = form != NULL;
    if (!form) {
        entry->title = xstrdup(file_base(entry->path));
        entry->state = xstrdup(_("读不了"));
        return;
    }
    draft_bind(draft, form, &reader->diags);
    entry->finalized = draft->finalized;
    entry->saved_at = draft->saved_at;
    entry->progress = form_walk_progress(&draft->answers);
    entry->gates = reasons_gates(draft);
    entry->title = title_of(draft);
    entry->state = state_of(entry);
}

static void free_entry(struct shelf_entry *entry)
{
    free(entry->path);
    free(entry->form_id);
    free(entry->form_name);
    free(entry->title);
    free(entry->state);
    free(entry->owner);
}

/* Somebody's pipe in a folder of many would be waited for. */
static bool is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode);
}

static void add(struct shelf *shelf, struct reader *reader, const char *folder, const char *name,
                const char *form_id)
{
    struct shelf_entry *entry;
    struct str path = STR_INIT;

    if (!filing_is_draft(name))
        return;
    str_addf(&path, "%s/%s", folder, name);
    if (!is_file(str_text(&path))) {
        str_free(&path);
        return;
    }
    ARRAY_ROOM(shelf->entries, shelf->count, shelf->cap);
    entry = &shelf->entries[shelf->count];
    memset(entry, 0, sizeof *entry);
    entry->path = str_take(&path);
    read_entry(reader, entry);
    if (form_id && strcmp(form_id, entry->form_id) != 0)
        free_entry(entry);
    else
        shelf->count++;
}

/* What is the most pressing, from the worst to the best. */
static const struct {
    enum finding finding;
    const char *name;
} pressing[] = {
    {FINDING_REFUSED, "refused"},
    {FINDING_OPEN, "missing"},
    {FINDING_VERIFY, "unconfirmed"},
    {FINDING_UNCONFIRMED, "unconfirmed"},
};

static size_t most_pressing(const struct shelf_entry *entry)
{
    size_t i = 0;

    if (entry->gates)
        return i; /* as what is refused */
    while (i < COUNT_OF(pressing) && !entry->progress.by_finding[pressing[i].finding])
        i++;
    return i;
}

const char *shelf_state_name(const struct shelf_entry *entry)
{
    size_t worst = most_pressing(entry);

    if (!entry->readable)
        return "unreadable";
    if (entry->finalized)
        return "finalized";
    return worst < COUNT_OF(pressing) ? pressing[worst].name : "complete";
}

/* --- order --- */

/* Without the ending, so that NAME stands before NAME-2. */
static int by_name(const void *a, const void *b)
{
    size_t len, other_len;
    const char *one = file_stem(((const struct shelf_entry *)a)->path, &len);
    const char *other = file_stem(((const struct shelf_entry *)b)->path, &other_len);
    int order = memcmp(one, other, len < other_len ? len : other_len);

    return order ? order : (len > other_len) - (len < other_len);
}

static int newest_first(const void *a, const void *b)
{
    const struct shelf_entry *one = a, *other = b;

    if (one->saved_at != other->saved_at)
        return one->saved_at < other->saved_at ? 1 : -1;
    return by_name(a, b);
}

/* Unreadable ones first, finalized ones last. */
static int rank(const struct shelf_entry *entry)
{
    if (!entry->readable)
        return -1;
    return entry->finalized ? (int)COUNT_OF(pressing) + 1 : (int)most_pressing(entry);
}

static int by_state(const void *a, const void *b)
{
    int one = rank(a), other = rank(b);

    return one != other ? one - other : newest_first(a, b);
}

void shelf_sort(struct shelf *shelf, enum shelf_order order)
{
    static int (*const orders[])(const void *, const void *) = {
        [SHELF_BY_TIME] = newest_first, [SHELF_BY_NAME] = by_name, [SHELF_BY_STATE] = by_state};

    if (shelf->count)
        qsort(shelf->entries, shelf->count, sizeof *shelf->entries, orders[order]);
}

/* --- filter --- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(const char *text, const char *word)
{
    size_t same = 0;

    while (word[same] && lower(text[same]) == lower(word[same]))
        same++;
    return !word[same];
}

bool shelf_holds(const char *text, const char *word)
{
    while (*text && !begins(text, word))
        text++;
    return *text || !*word;
}

bool shelf_matches(const struct shelf_entry *entry, const char *word)
{
    const char *const texts[] = {entry->title, file_base(entry->path), entry->form_name,
                                 entry->form_id, entry->state};

    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (shelf_holds(texts[i], word))
            return true;
    return false;
}

void shelf_read(struct shelf *shelf, const char *folder, const char *form_id)
{
    struct reader reader = {.diags = DIAGS_INIT(NULL)};
    struct dirent *file;
    DIR *dir = opendir(folder);

    memset(shelf, 0, sizeof *shelf);
    shelf->error = dir || errno == ENOENT ? 0 : errno;
    while (dir && (file = readdir(dir)))
        add(shelf, &reader, folder, file->d_name, form_id);
    if (dir)
        closedir(dir);
    shelf_sort(shelf, SHELF_BY_TIME);
    free_reader(&reader);
}

void shelf_free(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        free_entry(&shelf->entries[i]);
    free(shelf->entries);
    memset(shelf, 0, sizeof *shelf);
}
