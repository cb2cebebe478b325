/* SPDX-License-Identifier: MIT */
#include "cli/open.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/beside.h"
#include "base/file.h"
#include "cli/say.h"
#include "model/carry.h"
#include "model/places.h"
#include "model/recover.h"

void opener_init(struct opener *opener, const char *form_option)
{
    struct diags none = DIAGS_INIT(NULL);

    memset(opener, 0, sizeof *opener);
    opener->form_option = form_option;
    opener->diags = none;
}

void opener_free(struct opener *opener)
{
    lock_release(&opener->lock);
    draft_free(&opener->draft);
    for (size_t i = 0; i < opener->count; i++)
        form_file_free(&opener->forms[i]);
    free(opener->forms);
    diags_free(&opener->diags);
    str_free(&opener->path);
}

enum exit_code code_of_error(int error)
{
    return error && error != EFBIG ? EXIT_SYSTEM : EXIT_INVALID;
}

/* Keeps what was loaded; its findings were said where it is no good. */
static const struct form *keep(struct opener *opener, struct form_file *found, bool good,
                               enum exit_code *code)
{
    const struct form *form = found->form;

    *code = good ? EXIT_FINE : code_of_error(found->error);
    if (!good) {
        say_diags(&found->diags);
        form_file_free(found);
        return NULL;
    }
    ARRAY_ROOM(opener->forms, opener->count, opener->cap);
    opener->forms[opener->count++] = *found;
    return form;
}

const struct form *opener_form(struct opener *opener, const char *word, enum exit_code *code)
{
    struct form_file found;
    bool good = library_load(&found, word);

    return keep(opener, &found, good, code);
}

/* Whether a form that was loaded is the one that would be found for the draft. */
static bool serves(const struct opener *opener, const struct form_file *found)
{
    struct str path = STR_INIT;
    bool same;

    if (strcmp(found->form->id, str_text(&opener->draft.form_id)) != 0)
        return false;
    if (!found->outside)
        return true;
    same = library_outside(&opener->draft, &path) &&
           strcmp(str_text(&path), str_text(&found->file)) == 0;
    str_free(&path);
    return same;
}

static const struct form *form_of_draft(struct opener *opener, enum exit_code *code)
{
    struct form_file found;

    *code = EXIT_FINE;
    if (opener->form_option && !opener->given)
        opener->given = opener_form(opener, opener->form_option, code);
    if (opener->form_option)
        return opener->given;
    for (size_t i = 0; i < opener->count; i++)
        if (serves(opener, &opener->forms[i]))
            return opener->forms[i].form;
    return keep(opener, &found, library_load_for(&found, &opener->draft), code);
}

/* Standard input, which can be read once only. */
static bool is_input(const char *word)
{
    return strcmp(word, "-") == 0;
}

/* A bare name that is no file here is looked up in the drafts folder. */
static const char *find_draft(struct opener *opener, const char *word)
{
    struct stat there;

    str_clear(&opener->path);
    if (!is_input(word) && !strchr(word, '/') && stat(word, &there) != 0) {
        places_home(&opener->path, "drafts");
        str_addf(&opener->path, "/%s", word);
        if (stat(str_text(&opener->path), &there) == 0)
            return str_text(&opener->path);
        str_add(&opener->path, ".yaml");
        if (stat(str_text(&opener->path), &there) == 0)
            return str_text(&opener->path);
    }
    return word;
}

/* Gives the draft that was read its form. */
static enum exit_code bind(struct opener *opener, const char *word)
{
    enum exit_code code;
    const struct form *form = form_of_draft(opener, &code);

    if (!form && !opener->form_option)
        say(_("%s：找不到或读不了它的模板 %s；用 --form 指明模板文件"), word,
            str_text(&opener->draft.form_id));
    if (!form)
        return code;
    if (strcmp(form->id, str_text(&opener->draft.form_id)) != 0) {
        say(_("%s 是模板“%s”的草稿，不是“%s”的"), word, str_text(&opener->draft.form_id), form->id);
        return EXIT_INVALID;
    }
    draft_bind(&opener->draft, form, &opener->diags);
    return EXIT_FINE;
}

static enum exit_code read_draft(struct opener *opener, const char *word)
{
    int error = 0;

    diags_clear(&opener->diags);
    if (draft_read(&opener->draft, find_draft(opener, word), &opener->diags, &error))
        return EXIT_FINE;
    return code_of_error(error);
}

/* What is wrong with a draft, and where its version before is. */
static void say_unreadable(const struct opener *opener)
{
    struct str backup = STR_INIT;

    say_diags(&opener->diags);
    if (!is_input(opener->draft.path) && recover_has_backup(opener->draft.path, &backup))
        say(_("上一次保存的样子还读得出来，在 %s"), str_text(&backup));
    str_free(&backup);
}

enum exit_code opener_draft(struct opener *opener, const char *word)
{
    enum exit_code code = read_draft(opener, word);

    if (code == EXIT_FINE)
        return bind(opener, word);
    say_unreadable(opener);
    return code;
}

static enum exit_code say_in_use(const char *path, const struct lock_owner *owner)
{
    struct str who = STR_INIT;
    char *lock = beside_path(path, ".lock");

    lock_owner_print(owner, &who);
    say(_("%s 有人打开着：%s。没有改动，请等对方退出后再试；确知已没有人用，可删去 %s"), path,
        str_text(&who), lock);
    str_free(&who);
    free(lock);
    return EXIT_SYSTEM;
}

/* What a program that was ended had not saved yet would be older than the draft from now on. */
static enum exit_code tidy(const char *path)
{
    struct str kept = STR_INIT;
    int error = recover_keep(path, &kept);

    if (error)
        say(_("%s 旁边有上次没存完的内容，没能另存，所以没有改动：%s"), path, file_reason(error));
    else if (kept.len)
        say(_("%s 上次有没存完的内容，已另存成 %s，请比对后留一份"), path, str_text(&kept));
    if (!error)
        recover_sweep(path);
    str_free(&kept);
    return error ? EXIT_SYSTEM : EXIT_FINE;
}

bool opener_is_pipe(struct opener *opener, const char *word)
{
    const char *path = find_draft(opener, word);
    struct stat there;

    if (is_input(word) || library_has(word) || stat(path, &there) != 0 || !S_ISFIFO(there.st_mode))
        return false;
    opener->diags.file = path;
    diags_add(&opener->diags, DIAG_ERROR, 0, 0, "%s", file_reason(EINVAL));
    say_diags(&opener->diags);
    return true;
}

enum exit_code opener_draft_locked(struct opener *opener, const char *word)
{
    struct lock_owner owner;
    const char *path;
    enum exit_code code;
    int error;

    if (is_input(word))
        return opener_draft(opener, word);
    if (opener_is_pipe(opener, word))
        return EXIT_SYSTEM;
    path = find_draft(opener, word);
    lock_release(&opener->lock);
    error = lock_take(&opener->lock, path, &owner);
    if (error == EAGAIN)
        return say_in_use(path, &owner);
    code = opener_draft(opener, word);
    return !error && code == EXIT_FINE ? tidy(opener->draft.path) : code;
}

enum exit_code opener_last(struct opener *opener, const char *word, const struct form *form)
{
    struct draft *last = &opener->draft;
    int error = 0;

    diags_clear(&opener->diags);
    if (!carry_read(last, find_draft(opener, word), form, &opener->diags, &error)) {
        say_diags(&opener->diags);
        return code_of_error(error);
    }
    if (carry_fits(last))
        return EXIT_FINE;
    say(_("%s 是模板“%s”的草稿，没有一项与“%s”的名称相同，没有内容可以带过来"), word,
        str_text(&last->form_id), form->id);
    return EXIT_INVALID;
}

static bool has_sections(const struct node *root)
{
    return root && root->kind == NODE_MAP && node_get(root, "sections");
}

enum exit_code opener_input(struct opener *opener, const char *word)
{
    bool is_form = library_has(word);
    enum exit_code code = is_form ? EXIT_FINE : read_draft(opener, word);
    const struct form *form;

    if (!is_form && code == EXIT_FINE)
        return bind(opener, word);
    if (code == EXIT_INVALID && (is_input(word) || !has_sections(opener->draft.root))) {
        say_unreadable(opener);
        return code;
    }
    form = opener_form(opener, word, &code);
    if (form) {
        diags_clear(&opener->diags);
        draft_free(&opener->draft);
        draft_init(&opener->draft, form);
    }
    return code;
}

bool opener_is_draft(struct opener *opener, const char *word)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct arena arena = ARENA_INIT;
    const struct node *root;
    bool is_draft;
    int error = 0;

    if (library_has(word))
        return false;
    if (is_input(word))
        return true;
    root = node_read(&arena, find_draft(opener, word), &diags, &error);
    is_draft = !error && !has_sections(root);
    diags_free(&diags);
    arena_free(&arena);
    return is_draft;
}

enum exit_code put_draft(const struct draft *draft)
{
    struct str text = STR_INIT;
    enum exit_code code;

    draft_write(draft, &text);
    code = put(&text);
    str_free(&text);
    return code;
}
