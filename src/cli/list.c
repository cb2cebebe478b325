/* SPDX-License-Identifier: MIT */

#include "base/clock.h"
#include "cli/say.h"
#include "cli/table.h"
#include "model/library.h"
#include "model/places.h"
#include "model/shelf.h"

static const struct table_column columns[] = {
    {"kind", _("种类"), 0},  {"name", _("名称"), 0}, {"state", _("状态"), 0},
    {"saved", _("时间"), 0}, {"form", _("模板"), 0}, {"path", _("文件"), 0},
};

static void add_row(struct table *table, const char *kind, const char *name, const char *state,
                    const char *saved, const char *form, const char *path)
{
    const char *const cells[] = {kind, name, state, saved, form, path};

    for (size_t i = 0; i < COUNT_OF(cells); i++)
        table_add(table, cells[i]);
}

static void add_drafts(struct table *table, bool json)
{
    struct str folder = STR_INIT;
    struct shelf shelf;

    places_home(&folder, "drafts");
    shelf_read(&shelf, str_text(&folder), NULL);
    for (size_t i = 0; i < shelf.count; i++) {
        const struct shelf_entry *entry = &shelf.entries[i];
        char saved[CLOCK_TEXT_SIZE] = "";
        if (entry->saved_at)
            clock_print(entry->saved_at, saved);
        add_row(table, json ? "draft" : _("草稿"), entry->title, entry->state, saved,
                entry->form_id, entry->path);
    }
    shelf_free(&shelf);
    str_free(&folder);
}

static void add_forms(struct table *table, bool json)
{
    size_t count;
    struct library_entry *forms = library_list(&count);

    for (size_t i = 0; i < count; i++) {
        struct form_file found;
        const char *path = forms[i].path ? forms[i].path : _("（内置）");
        bool good = library_load(&found, forms[i].path ? forms[i].path : forms[i].id);

        add_row(table, json ? "form" : _("模板"), good ? found.form->name : forms[i].id,
                good ? "" : _("有错"), "", forms[i].id, path);
        form_file_free(&found);
    }
    library_list_free(forms, count);
}

enum exit_code cli_list(const struct options *options, char **arguments, int count)
{
    struct table table;
    struct str text = STR_INIT;
    enum exit_code code;

    (void)arguments;
    (void)count;
    table_init(&table, columns, COUNT_OF(columns));
    add_drafts(&table, options->json);
    add_forms(&table, options->json);
    table_print(&table, options, &text);
    code = put(&text);
    table_free(&table);
    str_free(&text);
    return code;
}
