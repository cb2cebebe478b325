/* SPDX-License-Identifier: MIT */
#include "model/create.h"

#include <errno.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/library.h"
#include "model/places.h"
#include "model/reword.h"

enum { NAME_BYTES = 120, MOST_TRIES = 100 };

/* drafts/交通运输局党建工作总结-2026.yaml */
static void make_up_path(struct draft *draft)
{
    struct str folder = STR_INIT, name = STR_INIT, file = STR_INIT, path = STR_INIT;

    str_addf(&name, "%s-%d", draft->form->name, draft->answers.report_year);
    places_file_name(str_text(&name), NAME_BYTES, &file);
    places_home(&folder, "drafts");
    places_unused(str_text(&folder), str_text(&file), ".yaml", &path);
    free(draft->path);
    draft->path = str_take(&path);
    str_free(&folder);
    str_free(&name);
    str_free(&file);
}

static int make_drafts_folder(void)
{
    struct str folder = STR_INIT;
    int error;

    places_home(&folder, "drafts");
    error = file_make_folder(str_text(&folder));
    str_free(&folder);
    return error;
}

/* A form that its id does not find is remembered by its place. */
static void remember_form(struct draft *draft)
{
    char *path = NULL;

    if (draft->form->path && !library_has(draft->form->id))
        path = realpath(draft->form->path, NULL);
    if (path)
        str_add(&draft->form_file, path);
    free(path);
}

void create_empty(struct draft *draft, const struct form *form)
{
    draft_init(draft, form);
    remember_form(draft);
}

static int save_somewhere(struct draft *draft)
{
    int error = make_drafts_folder();

    make_up_path(draft);
    if (error)
        return error;
    for (int tries = MOST_TRIES; tries > 0; tries--) {
        error = draft_save(draft, false);
        if (error != EEXIST)
            break;
        make_up_path(draft); /* somebody else took the name in between */
    }
    return error;
}

static int save_new(struct draft *draft, const char *path)
{
    if (!path)
        return save_somewhere(draft);
    draft->path = xstrdup(path);
    return draft_save(draft, false);
}

int create_draft(struct draft *draft, const struct form *form, const char *path)
{
    create_empty(draft, form);
    return save_new(draft, path);
}

int create_from(struct draft *draft, const struct form *form, const struct draft *last,
                const char *path, struct carried *carried)
{
    create_empty(draft, form);
    *carried = carry_over(draft, last);
    reword_carry(draft, last);
    return save_new(draft, path);
}
