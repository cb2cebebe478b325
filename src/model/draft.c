/* SPDX-License-Identifier: MIT */
#include "model/draft.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/save.h"
#include "model/copy.h"
#include "model/draft_metadata.h"
#include "model/remarks.h"
#include "model/reword.h"

enum { MOST_TRIES = 100 };

void draft_init(struct draft *draft, const struct form *form)
{
    memset(draft, 0, sizeof *draft);
    draft->form = form;
    draft->form_version = form->version;
    str_add(&draft->form_id, form->id);
    clock_print(clock_now(), draft->created);
    answers_init(&draft->answers, form, answers_report_year(draft->created));
}

void draft_free(struct draft *draft)
{
    if (draft->form) {
        remarks_free(draft);
        typing_free(draft);
        reword_free(draft);
        answers_free(&draft->answers);
    }
    free(draft->path);
    str_free(&draft->form_id);
    str_free(&draft->form_file);
    str_free(&draft->on_disk);
    arena_free(&draft->arena);
    memset(draft, 0, sizeof *draft);
}

/* --- reading --- */

bool draft_read(struct draft *draft, const char *path, struct diags *diags, int *error)
{
    arena_reset(&draft->arena);
    str_clear(&draft->form_id);
    str_clear(&draft->form_file);
    free(draft->path);
    draft->path = xstrdup(path);
    draft->form_version = 1;
    draft->finalized = draft->read_only = false;
    draft->created[0] = '\0';
    draft->saved_at = 0;
    draft->at = NULL;
    draft->root = node_read_bytes(&draft->arena, path, &draft->on_disk, diags, error);
    if (draft->root && draft->root->kind != NODE_MAP)
        diags_add(diags, DIAG_ERROR, draft->root->line, draft->root->col,
                  _("这不是草稿：应是“名称: 内容”一行一项"));
    else if (draft->root)
        metadata_read(draft, diags);
    if (!draft->created[0])
        clock_print(clock_now(), draft->created);
    return draft->root && !diags->errors;
}

/* --- answers --- */

static void add_items(const struct node *list, struct str *text)
{
    for (const struct node *item = list->first; item; item = item->next) {
        if (text->len)
            str_addc(text, '\n');
        str_addn(text, item->text, item->len);
    }
}

/* The rows of a repeat: maps of what its columns ask. */
static bool is_row(const struct field *repeat, const struct node *row)
{
    for (const struct node *cell = row->first; cell; cell = cell->next)
        if (cell->kind != NODE_SCALAR || !field_column(repeat, cell->key->text, cell->key->len) ||
            strpbrk(cell->text, "|\t\n") || strstr(cell->text, "｜"))
            return false;
    return row->kind == NODE_MAP && row->count;
}

static bool are_rows(const struct field *repeat, const struct node *list)
{
    for (const struct node *row = list->first; row; row = row->next)
        if (!is_row(repeat, row))
            return false;
    return true;
}

static void add_rows(const struct field *repeat, const struct node *list, struct str *text)
{
    for (const struct node *row = list->first; row; row = row->next)
        for (int i = 0; i < repeat->column_count; i++) {
            const struct node *cell = node_get(row, repeat->columns[i].name);
            str_addf(text, "%s%s",
                     i                    ? "｜"
                     : row != list->first ? "\n"
                                          : "",
                     cell && cell->len ? cell->text : "X");
        }
}

void draft_entry(const struct field *field, const struct node *node, struct str *text)
{
    str_clear(text);
    if (node->kind == NODE_SCALAR)
        str_addn(text, node->text, node->len);
    else if (field->column_count)
        add_rows(field, node, text);
    else
        add_items(node, text);
}

const struct field *draft_field(const struct form *form, const struct node *key)
{
    const struct field *field = form_field(form, key->text, key->len);

    for (int i = 0; !field && i < form->field_count; i++)
        if (form->fields[i].was && strcmp(form->fields[i].was, key->text) == 0)
            return &form->fields[i];
    return field;
}

bool draft_reads(const struct field *field, const struct node *node)
{
    if (!field || node->kind == NODE_MAP)
        return false;
    if (field->column_count && node->kind == NODE_LIST)
        return are_rows(field, node);
    for (const struct node *item = node->first; item; item = item->next)
        if (item->kind != NODE_SCALAR)
            return false;
    return true;
}

bool draft_takes(const struct field *field, const struct node *node)
{
    return field && field_is_asked(field) && draft_reads(field, node);
}

static void report_kept(const struct draft *draft, const struct field *field,
                        const struct node *key, struct diags *diags)
{
    const char *near = field || diags_full(diags) ? NULL
                                                  : form_nearest(draft->form, key->text, key->len);

    if (!field)
        diags_add(diags, DIAG_WARNING, key->line, key->col, _("模板里没有填报项“%s”%s%s，原样保留"),
                  key->text, near ? _("，是不是 ") : "", near ? near : "");
    else
        diags_add(diags, DIAG_WARNING, key->line, key->col,
                  field_is_asked(field) ? _("“%s”的内容应是文字或列表，未能读入，原样保留")
                                        : _("“%s”由模板算出，不用填，原样保留"),
                  key->text);
}

static void bind_answer(struct draft *draft, const struct node *node, struct diags *diags)
{
    const struct field *field = draft_field(draft->form, node->key);
    struct str text = STR_INIT;

    if (draft_takes(field, node)) {
        draft_entry(field, node, &text);
        answers_put(&draft->answers, field, str_text(&text), text.len);
    } else {
        report_kept(draft, field, node->key, diags);
    }
    str_free(&text);
}

void draft_bind(struct draft *draft, const struct form *form, struct diags *diags)
{
    int year = answers_report_year(draft->created);

    if (draft->form)
        remarks_free(draft);
    typing_free(draft);
    reword_free(draft);
    if (draft->form && draft->form != form)
        answers_free(&draft->answers);
    if (draft->form == form)
        answers_clear(&draft->answers, year);
    else
        answers_init(&draft->answers, form, year);
    draft->form = form;
    for (const struct node *node = draft->root->first; node; node = node->next)
        if (*node->key->text != '_')
            bind_answer(draft, node, diags);
    metadata_bind(draft);
    reword_bind(draft, diags);
    answers_settle(&draft->answers);
}

void draft_put(struct draft *draft, const struct field *field, const char *text, size_t len)
{
    answers_put(&draft->answers, field, text, len);
    remarks_put(draft, REMARK_TYPING, field->index, "");
}

/* --- saving --- */

static bool same_last(const struct draft *a, const struct draft *b, int index)
{
    static const struct last_answer nothing = {.text = STR_INIT};
    const struct last_answer *one = a->answers.last ? &a->answers.last[index] : &nothing;
    const struct last_answer *other = b->answers.last ? &b->answers.last[index] : &nothing;

    return one->reading.state == other->reading.state &&
           strcmp(str_text(&one->text), str_text(&other->text)) == 0;
}

static bool same_answers(const struct draft *a, const struct draft *b)
{
    for (int i = 0; i < a->form->field_count; i++) {
        const struct answer *one = &a->answers.items[i], *other = &b->answers.items[i];
        if (one->typed.state != other->typed.state || one->prefilled != other->prefilled ||
            one->typed.verify != other->typed.verify || !same_last(a, b, i) ||
            strcmp(str_text(&one->typed_text), str_text(&other->typed_text)) != 0)
            return false;
    }
    return remarks_same(a, b) && typing_same(a, b);
}

/* What was written must read back as what is in memory: no bug of ours may cost an answer. */
static bool reads_back(const struct draft *draft, const struct str *text)
{
    struct draft copy = {0};
    struct diags diags = DIAGS_INIT("");
    bool same = false;

    memcpy(copy.created, draft->created, sizeof copy.created);
    copy.root = node_parse(&copy.arena, str_text(text), text->len, &diags);
    if (copy.root) {
        draft_bind(&copy, draft->form, &diags);
        same = same_answers(draft, &copy) && reword_same(draft, &copy);
    }
    diags_free(&diags);
    draft_free(&copy);
    return same;
}

/* Saves beside the draft, which another program has changed; from now on this is its file. */
static int save_copy(struct draft *draft, const struct str *text)
{
    struct save_options options = {.mode = SAVE_PRIVATE};
    struct str path = STR_INIT;
    int error, tries = MOST_TRIES;

    do {
        copy_path(draft->path, COPY_CONFLICT, ".yaml", &path);
        error = save_file(str_text(&path), str_text(text), text->len, &options);
    } while (error == EEXIST && --tries > 0);
    if (!error) {
        free(draft->path);
        draft->path = str_take(&path);
    }
    str_free(&path);
    return error ? error : DRAFT_COPIED;
}

static int save_text(struct draft *draft, const struct str *text, bool replace)
{
    struct save_options options = {.mode = SAVE_PRIVATE, .backup = true, .replace = replace};
    int error;

    if (draft->on_disk.len)
        options.expected = &draft->on_disk;
    error = save_file(draft->path, str_text(text), text->len, &options);
    if (error == SAVE_CHANGED)
        error = save_copy(draft, text);
    if (!error || error == DRAFT_COPIED || save_is_there(draft->path, text)) {
        str_clear(&draft->on_disk);
        str_addn(&draft->on_disk, str_text(text), text->len);
    }
    return error;
}

int draft_save(struct draft *draft, bool replace)
{
    struct str text = STR_INIT;
    time_t saved_before = draft->saved_at;
    int error;

    draft->saved_at = clock_now();
    draft_write(draft, &text);
    if (draft->read_only)
        error = EROFS;
    else if (text.len > NODE_MAX_FILE)
        error = EFBIG;
    else if (!reads_back(draft, &text))
        error = EILSEQ;
    else
        error = save_text(draft, &text, replace);
    if (error && error != DRAFT_COPIED)
        draft->saved_at = saved_before;
    str_free(&text);
    return error;
}
