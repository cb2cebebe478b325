/* SPDX-License-Identifier: MIT */
#include "model/shelf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/draft.h"
#include "model/library.h"
#include "model/report.h"

/* Forms are read once for all the drafts of a folder. */
struct reader {
    struct form_file *forms;
    size_t count, cap;
    struct draft draft;
    struct diags diags;
};

static const struct form *form_of(struct reader *reader)
{
    const char *id = str_text(&reader->draft.form_id);
    struct form_file *found;

    for (size_t i = 0; i < reader->count; i++)
        if (strcmp(reader->forms[i].form->id, id) == 0)
            return reader->forms[i].form;
    ARRAY_ROOM(reader->forms, reader->count, reader->cap);
    found = &reader->forms[reader->count];
    if (library_load_for(found, &reader->draft) && strcmp(found->form->id, id) == 0)
        return reader->forms[reader->count++].form;
    form_file_free(found);
    return NULL;
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
        progress_print(&entry->progress, &state);
    return str_take(&state);
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
    entry->title = title_of(draft);
    entry->state = state_of(entry);
}

static void free_entry(struct shelf_entry *entry)
{
    free(entry->path);
    free(entry->form_id);
    free(entry->title);
    free(entry->state);
}

static void add(struct shelf *shelf, struct reader *reader, const char *folder, const char *name,
                const char *form_id)
{
    struct shelf_entry *entry;
    struct str path = STR_INIT;
    size_t len = strlen(name);

    if (*name == '.' || len < 6 || strcmp(name + len - 5, ".yaml") != 0)
        return;
    ARRAY_ROOM(shelf->entries, shelf->count, shelf->cap);
    entry = &shelf->entries[shelf->count];
    memset(entry, 0, sizeof *entry);
    str_addf(&path, "%s/%s", folder, name);
    entry->path = str_take(&path);
    read_entry(reader, entry);
    if (form_id && strcmp(form_id, entry->form_id) != 0)
        free_entry(entry);
    else
        shelf->count++;
}

const char *shelf_state_name(const struct shelf_entry *entry)
{
    const int *found = entry->progress.by_finding;

    if (!entry->readable)
        return "unreadable";
    if (entry->finalized)
        return "finalized";
    if (found[FINDING_REFUSED])
        return "refused";
    if (found[FINDING_OPEN])
        return "missing";
    return found[FINDING_VERIFY] || found[FINDING_UNCONFIRMED] ? "unconfirmed" : "complete";
}

static int newest_first(const void *a, const void *b)
{
    const struct shelf_entry *one = a, *other = b;

    if (one->saved_at != other->saved_at)
        return one->saved_at < other->saved_at ? 1 : -1;
    return strcmp(one->path, other->path);
}

void shelf_read(struct shelf *shelf, const char *folder, const char *form_id)
{
    struct reader reader = {.diags = DIAGS_INIT(NULL)};
    struct dirent *file;
    DIR *dir = opendir(folder);

    memset(shelf, 0, sizeof *shelf);
    while (dir && (file = readdir(dir)))
        add(shelf, &reader, folder, file->d_name, form_id);
    if (dir)
        closedir(dir);
    if (shelf->count)
        qsort(shelf->entries, shelf->count, sizeof *shelf->entries, newest_first);
    draft_free(&reader.draft);
    diags_free(&reader.diags);
    for (size_t i = 0; i < reader.count; i++)
        form_file_free(&reader.forms[i]);
    free(reader.forms);
}

void shelf_free(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        free_entry(&shelf->entries[i]);
    free(shelf->entries);
    memset(shelf, 0, sizeof *shelf);
}
