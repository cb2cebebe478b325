/* SPDX-License-Identifier: MIT */

#include "base/clock.h"
#include "base/file.h"
#include "cli/say.h"
#include "cli/table.h"
#include "model/library.h"
#include "model/places.h"
#include "model/shelf.h"

static const struct table_column columns[] = {
    {"kind", _("种类"), 0, false},  {"name", _("名称"), 0, false}, {"state", _("状态"), 0, false},
    {"saved", _("时间"), 0, false}, {"form", _("模板"), 0, false}, {"path", _("文件"), 0, false},
};

/* Programs get words and numbers where people get a phrase. */
static const struct table_column json_columns[] = {
    {"kind", NULL, 0, false},   {"name", NULL, 0, false},    {"state", NULL, 0, false},
    {"asked", NULL, 0, true},   {"answered", NULL, 0, true}, {"missing", NULL, 0, true},
    {"refused", NULL, 0, true}, {"verify", NULL, 0, true},   {"unconfirmed", NULL, 0, true},
    {"saved", NULL, 0, false},  {"form", NULL, 0, false},    {"path", NULL, 0, false},
};

/* One line of the list; `progress` is NULL where there is none to tell of. */
struct row {
    const char *kind, *name, *state, *saved, *form, *path;
    const struct progress *progress;
};

static void add_number(struct table *table, const struct progress *progress, int number)
{
    struct str text = STR_INIT;

    if (progress)
        str_addf(&text, "%d", number);
    table_add(table, str_text(&text));
    str_free(&text);
}

static void add_numbers(struct table *table, const struct progress *progress)
{
    const struct progress none = {0}, *of = progress ? progress : &none;
    const int numbers[] = {of->asked,
                           of->answered,
                           of->by_finding[FINDING_OPEN],
                           of->by_finding[FINDING_REFUSED],
                           of->by_finding[FINDING_VERIFY],
                           of->by_finding[FINDING_UNCONFIRMED]};

    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        add_number(table, progress, numbers[i]);
}

static void add_row(struct table *table, const struct row *row)
{
    table_add(table, row->kind);
    table_add(table, row->name);
    table_add(table, row->state);
    if (table->columns == json_columns)
        add_numbers(table, row->progress);
    table_add(table, row->saved);
    table_add(table, row->form);
    table_add(table, row->path);
}

static enum exit_code add_drafts(struct table *table, bool json)
{
    enum exit_code code = EXIT_FINE;
    struct str folder = STR_INIT;
    struct shelf shelf;

    places_home(&folder, "drafts");
    shelf_read(&shelf, str_text(&folder), NULL);
    for (size_t i = 0; i < shelf.count; i++) {
        const struct shelf_entry *entry = &shelf.entries[i];
        char saved[CLOCK_TEXT_SIZE] = "";
        if (entry->saved_at)
            clock_print(entry->saved_at, saved);
        add_row(table,
                &(struct row){json ? "draft" : _("草稿"), entry->title,
                              json ? shelf_state_name(entry) : entry->state, saved, entry->form_id,
                              entry->path, entry->readable ? &entry->progress : NULL});
    }
    if (shelf.error) {
        say(_("%s：草稿列不出来：%s"), str_text(&folder), file_reason(shelf.error));
        code = EXIT_SYSTEM;
    }
    shelf_free(&shelf);
    str_free(&folder);
    return code;
}

static void add_forms(struct table *table, bool json)
{
    size_t count;
    struct library_entry *forms = library_list(&count);

    for (size_t i = 0; i < count; i++) {
        struct form_file found;
        const char *path = forms[i].path ? forms[i].path : json ? "" : _("（内置）");
        bool good = library_load(&found, forms[i].path ? forms[i].path : forms[i].id);
        const char *bad = json ? "unreadable" : _("有错");

        add_row(table,
                &(struct row){json ? "form" : _("模板"), good ? found.form->name : forms[i].id,
                              good ? "" : bad, "", forms[i].id, path, NULL});
        form_file_free(&found);
    }
    library_list_free(forms, count);
}

enum exit_code cli_list(const struct options *options, char **arguments, int count)
{
    struct table table;
    struct str text = STR_INIT;
    enum exit_code code, written;

    (void)arguments;
    (void)count;
    if (options->json)
        table_init(&table, json_columns, COUNT_OF(json_columns));
    else
        table_init(&table, columns, COUNT_OF(columns));
    code = add_drafts(&table, options->json);
    add_forms(&table, options->json);
    table_print(&table, options, &text);
    written = put(&text);
    table_free(&table);
    str_free(&text);
    return exit_worse(code, written);
}
