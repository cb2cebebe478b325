/* SPDX-License-Identifier: MIT */
#include "model/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/file.h"
#include "model/embedded.h"
#include "model/node.h"
#include "model/places.h"
#include "text/excerpt.h"

/* Whether a word names a file rather than an id. */
static bool is_path(const char *word)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};

    return strchr(word, '/') || bytes_end_any(word, strlen(word), endings);
}

static const struct embedded_form *find_embedded(const char *id)
{
    for (size_t i = 0; i < embedded_form_count; i++)
        if (strcmp(embedded_forms[i].id, id) == 0)
            return &embedded_forms[i];
    return NULL;
}

static bool is_file(const char *path)
{
    struct stat there;

    return stat(path, &there) == 0 && S_ISREG(there.st_mode);
}

/* What a form in a folder may be called; *.test.yaml holds tests of one. */
static bool is_id(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/') && !bytes_end(name, strlen(name), ".test");
}

static bool find_in_folders(const char *id, struct str *path)
{
    for (size_t i = 0; is_id(id) && places_forms(i, path); i++) {
        str_addf(path, "/%s.yaml", id);
        if (is_file(str_text(path)))
            return true;
    }
    str_clear(path);
    return false;
}

bool library_has(const char *id)
{
    struct str path = STR_INIT;
    bool has = !is_path(id) && (find_in_folders(id, &path) || find_embedded(id));

    str_free(&path);
    return has;
}

/* --- loading --- */

static void begin(struct form_file *found, const char *file)
{
    struct diags none = DIAGS_INIT(NULL);

    memset(found, 0, sizeof *found);
    str_add(&found->file, file);
    found->diags = none;
    found->diags.file = str_text(&found->file);
}

static bool load_text(struct form_file *found, const char *path, const char *text, size_t len)
{
    found->form = form_load(path, text, len, &found->diags);
    return found->diags.errors == 0;
}

static bool load_path(struct form_file *found, const char *path)
{
    struct str text = STR_INIT;
    bool good;

    begin(found, node_file_name(path));
    good = node_text(path, &text, &found->diags, &found->error) &&
           load_text(found, strcmp(path, "-") == 0 ? NULL : path, str_text(&text), text.len);
    str_free(&text);
    return good;
}

static void not_found(struct form_file *found, const char *id)
{
    size_t count;
    struct library_entry *entries = library_list(&count);
    const char **ids = xcalloc(count + 1, sizeof *ids);
    const char *near;

    for (size_t i = 0; i < count; i++)
        ids[i] = entries[i].id;
    near = excerpt_nearest(id, strlen(id), ids);
    begin(found, id);
    found->error = ENOENT;
    diags_add(&found->diags, DIAG_ERROR, 0, 0, _("没有这个模板%s%s；用 tianbao list 看有哪些"),
              near ? _("，是不是 ") : "", near ? near : "");
    free(ids);
    library_list_free(entries, count);
}

static bool load_id(struct form_file *found, const char *id)
{
    const struct embedded_form *embedded = find_embedded(id);
    struct str path = STR_INIT;
    bool good = false;

    if (find_in_folders(id, &path))
        good = load_path(found, str_text(&path));
    else if (embedded) {
        begin(found, id);
        good = load_text(found, NULL, embedded->text, embedded->len);
    } else
        not_found(found, id);
    str_free(&path);
    return good;
}

bool library_load(struct form_file *found, const char *word)
{
    bool is_file_name = is_path(word) || strcmp(word, "-") == 0;

    return is_file_name || (!library_has(word) && is_file(word)) ? load_path(found, word)
                                                                 : load_id(found, word);
}

bool library_outside(const struct draft *draft, struct str *path)
{
    const char *id = str_text(&draft->form_id), *own = draft->path ? draft->path : "";

    str_clear(path);
    if (library_has(id))
        return false;
    if (is_id(id)) {
        str_addn(path, own, (size_t)(file_base(own) - own));
        str_addf(path, "%s.yaml", id);
        if (is_file(str_text(path)))
            return true;
        str_clear(path);
    }
    str_add(path, str_text(&draft->form_file));
    return is_file(str_text(path));
}

bool library_load_for(struct form_file *found, const struct draft *draft)
{
    struct str path = STR_INIT;
    bool outside = library_outside(draft, &path);
    bool good = outside ? load_path(found, str_text(&path))
                        : load_id(found, str_text(&draft->form_id));

    found->outside = outside;
    str_free(&path);
    return good;
}

void form_file_free(struct form_file *found)
{
    diags_free(&found->diags);
    form_free(found->form);
    str_free(&found->file);
    memset(found, 0, sizeof *found);
}

/* --- listing --- */

struct listing {
    struct library_entry *entries;
    size_t count, cap;
};

static void add_entry(struct listing *list, const char *id, const char *path)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->entries[i].id, id) == 0)
            return;
    ARRAY_ROOM(list->entries, list->count, list->cap);
    list->entries[list->count].id = xstrdup(id);
    list->entries[list->count++].path = path ? xstrdup(path) : NULL;
}

static void add_folder(struct listing *list, const char *folder)
{
    struct str path = STR_INIT;
    struct dirent *entry;
    DIR *dir = opendir(folder);

    while (dir && (entry = readdir(dir))) {
        struct str id = STR_INIT;
        size_t len = strlen(entry->d_name);
        if (bytes_end(entry->d_name, len, ".yaml"))
            str_addn(&id, entry->d_name, len - strlen(".yaml"));
        str_clear(&path);
        str_addf(&path, "%s/%s", folder, entry->d_name);
        if (is_id(str_text(&id)) && is_file(str_text(&path)))
            add_entry(list, str_text(&id), str_text(&path));
        str_free(&id);
    }
    if (dir)
        closedir(dir);
    str_free(&path);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct library_entry *)a)->id, ((const struct library_entry *)b)->id);
}

struct library_entry *library_list(size_t *count)
{
    struct listing list = {NULL, 0, 0};
    struct str folder = STR_INIT;

    for (size_t i = 0; places_forms(i, &folder); i++)
        add_folder(&list, str_text(&folder));
    for (size_t i = 0; i < embedded_form_count; i++)
        add_entry(&list, embedded_forms[i].id, NULL);
    if (list.count)
        qsort(list.entries, list.count, sizeof *list.entries, by_id);
    str_free(&folder);
    *count = list.count;
    return list.entries;
}

void library_list_free(struct library_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(entries[i].id);
        free(entries[i].path);
    }
    free(entries);
}
