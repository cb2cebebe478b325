/* SPDX-License-Identifier: MIT */
#include "model/create.h"

#include "base/alloc.h"
#include "base/file.h"
#include "model/library.h"
#include "model/places.h"

enum { NAME_BYTES = 120 };

/* drafts/交通运输局党建工作总结-2026.yaml */
static void make_up_path(const struct draft *draft, struct str *path)
{
    struct str folder = STR_INIT, name = STR_INIT, file = STR_INIT;

    str_addf(&name, "%s-%d", draft->form->name, draft->answers.report_year);
    places_file_name(str_text(&name), NAME_BYTES, &file);
    places_home(&folder, "drafts");
    places_unused(str_text(&folder), str_text(&file), ".yaml", path);
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

int create_draft(struct draft *draft, const struct form *form, const char *path)
{
    struct str made_up = STR_INIT;
    int error = path ? 0 : make_drafts_folder();

    draft_init(draft, form);
    if (form->path && !library_has(form->id))
        str_add(&draft->form_file, form->path);
    if (!path)
        make_up_path(draft, &made_up);
    draft->path = path ? xstrdup(path) : str_take(&made_up);
    return error ? error : draft_save(draft, false);
}
