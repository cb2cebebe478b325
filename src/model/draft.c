/* SPDX-License-Identifier: MIT */
#include "model/draft.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/save.h"
#include "text/decimal.h"

void draft_init(struct draft *draft, const struct form *form)
{
    memset(draft, 0, sizeof *draft);
    draft->form = form;
    draft->form_version = form->version;
    str_add(&draft->form_id, form->id);
    draft->created_at = clock_now();
    answers_init(&draft->answers, form, answers_report_year(draft->created_at));
}

void draft_free(struct draft *draft)
{
    if (draft->form)
        answers_free(&draft->answers);
    free(draft->path);
    str_free(&draft->form_id);
    str_free(&draft->form_file);
    str_free(&draft->source);
    arena_free(&draft->arena);
    memset(draft, 0, sizeof *draft);
}

/* --- metadata: one row per key that has a meaning --- */

struct metadata {
    const char *key;
    void (*read)(struct draft *, const struct node *, struct diags *);
};

static void bad_value(struct diags *diags, const struct node *node, const char *message)
{
    diags_add(diags, DIAG_ERROR, node->line, node->col, "%s%s", node->key->text, message);
}

static int whole_number(const struct node *node)
{
    struct decimal number;

    if (node->kind != NODE_SCALAR || !decimal_parse(node->text, node->len, &number) ||
        number.scale || number.units < 1 || number.units > 1000000)
        return 0;
    return (int)number.units;
}

static void read_format(struct draft *draft, const struct node *node, struct diags *diags)
{
    int format = whole_number(node);

    draft->read_only = format > DRAFT_FORMAT;
    if (!format)
        bad_value(diags, node, _(" 应是整数，如 1"));
}

static void read_id(struct draft *draft, const struct node *node, struct diags *diags)
{
    if (node->kind != NODE_SCALAR || !node->len)
        bad_value(diags, node, _(" 应是模板的代号"));
    else
        str_add(&draft->form_id, node->text);
}

static void read_version(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->form_version = whole_number(node);
    if (!draft->form_version)
        bad_value(diags, node, _(" 应是整数，如 1"));
}

static void read_status(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->finalized = node->kind == NODE_SCALAR && strcmp(node->text, "finalized") == 0;
    if (!draft->finalized && (node->kind != NODE_SCALAR || strcmp(node->text, "draft") != 0))
        bad_value(diags, node, _(" 只能是 draft（草稿）或 finalized（定稿）"));
}

static time_t read_time(const struct node *node, struct diags *diags)
{
    time_t time = node->kind == NODE_SCALAR ? clock_parse(node->text) : -1;

    if (time < 0)
        bad_value(diags, node, _(" 应是时间，如 2026-12-18T15:02:11+08:00"));
    return time;
}

static void read_created(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->created_at = read_time(node, diags);
}

static void read_saved(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->saved_at = read_time(node, diags);
}

static void read_form_file(struct draft *draft, const struct node *node, struct diags *diags)
{
    (void)diags;
    if (node->kind == NODE_SCALAR)
        str_add(&draft->form_file, node->text);
}

static void read_later(struct draft *draft, const struct node *node, struct diags *diags)
{
    (void)draft;
    (void)node;
    (void)diags;
}

static const struct metadata metadata[] = {
    {"_format", read_format},        {"_form", read_id},
    {"_form_version", read_version}, {"_status", read_status},
    {"_created_at", read_created},   {"_saved_at", read_saved},
    {"_form_file", read_form_file},  {"_at", read_later},
    {"_unconfirmed", read_later},    {"_verify", read_later},
};

static const struct metadata *find_metadata(const char *key)
{
    for (size_t i = 0; i < COUNT_OF(metadata); i++)
        if (strcmp(metadata[i].key, key) == 0)
            return &metadata[i];
    return NULL;
}

static void read_metadata(struct draft *draft, struct diags *diags)
{
    for (const struct node *node = draft->root->first; node; node = node->next) {
        const struct metadata *row = *node->key->text == '_' ? find_metadata(node->key->text)
                                                             : NULL;
        if (row)
            row->read(draft, node, diags);
    }
    if (!draft->form_id.len && !diags->errors)
        diags_add(diags, DIAG_ERROR, draft->root->line, draft->root->col,
                  _("这不是草稿：缺少 _form（模板的代号）"));
}

bool draft_read(struct draft *draft, const char *path, struct diags *diags, int *error)
{
    arena_reset(&draft->arena);
    str_clear(&draft->form_id);
    str_clear(&draft->form_file);
    free(draft->path);
    draft->path = xstrdup(path);
    draft->finalized = draft->read_only = false;
    draft->created_at = clock_now();
    draft->saved_at = 0;
    draft->at = NULL;
    draft->root = node_read(&draft->arena, path, diags, error);
    if (draft->root && draft->root->kind != NODE_MAP)
        diags_add(diags, DIAG_ERROR, draft->root->line, draft->root->col,
                  _("这不是草稿：应是“名称: 内容”一行一项"));
    else if (draft->root)
        read_metadata(draft, diags);
    return draft->root && !diags->errors;
}

/* --- answers --- */

static void put_list(struct draft *draft, const struct field *field, const struct node *list)
{
    struct str text = STR_INIT;

    for (const struct node *item = list->first; item; item = item->next)
        if (item->kind == NODE_SCALAR)
            str_addf(&text, "%s%s", text.len ? "\n" : "", item->text);
    answers_put(&draft->answers, field, str_text(&text), text.len);
    str_free(&text);
}

static void bind_answer(struct draft *draft, const struct node *node, struct diags *diags)
{
    const struct field *field = form_field(draft->form, node->key->text, node->key->len);
    const char *near;

    if (field && field_is_asked(field) && node->kind == NODE_SCALAR)
        answers_put(&draft->answers, field, node->text, node->len);
    else if (field && field_is_asked(field) && node->kind == NODE_LIST)
        put_list(draft, field, node);
    else if (!field) {
        near = form_nearest(draft->form, node->key->text, node->key->len);
        diags_add(diags, DIAG_WARNING, node->key->line, node->key->col,
                  _("模板里没有填报项“%s”%s%s，原样保留"), node->key->text,
                  near ? _("，是不是 ") : "", near ? near : "");
    } else
        diags_add(diags, DIAG_WARNING, node->key->line, node->key->col,
                  _("“%s”不能这样填，原样保留"), node->key->text);
}

/* Calls `set` for every field that a list of names in the metadata holds. */
static void for_names(struct draft *draft, const char *key, void (*set)(struct answer *))
{
    const struct node *list = node_get(draft->root, key);
    const struct node *name = list && list->kind == NODE_LIST ? list->first : NULL;

    for (; name; name = name->next) {
        const struct field *field = form_field(draft->form, name->text ? name->text : "",
                                               name->len);
        if (field)
            set(&draft->answers.items[field->index]);
    }
}

static void set_prefilled(struct answer *answer)
{
    answer->prefilled = answer->typed.state != ANSWER_OPEN;
}

static void set_verify(struct answer *answer)
{
    answer->typed.verify = answer->typed.state == ANSWER_GIVEN;
}

void draft_bind(struct draft *draft, const struct form *form, struct diags *diags)
{
    const struct node *at = node_get(draft->root, "_at");
    int year = answers_report_year(draft->created_at);

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
    for_names(draft, "_unconfirmed", set_prefilled);
    for_names(draft, "_verify", set_verify);
    if (at && at->kind == NODE_SCALAR)
        draft->at = form_field(form, at->text, at->len);
    answers_settle(&draft->answers);
}

/* --- saving --- */

static bool same_answers(const struct draft *a, const struct draft *b)
{
    for (int i = 0; i < a->form->field_count; i++) {
        const struct answer *one = &a->answers.items[i], *other = &b->answers.items[i];
        if (one->typed.state != other->typed.state || one->prefilled != other->prefilled ||
            one->typed.verify != other->typed.verify ||
            strcmp(str_text(&one->typed_text), str_text(&other->typed_text)) != 0)
            return false;
    }
    return true;
}

/* What was written must read back as what is in memory: a mistake of ours may not cost an answer.
 */
static bool reads_back(const struct draft *draft, const struct str *text)
{
    struct draft copy = {0};
    struct diags diags = DIAGS_INIT("");
    bool same = false;

    copy.created_at = draft->created_at;
    copy.root = node_parse(&copy.arena, str_text(text), text->len, &diags);
    if (copy.root) {
        draft_bind(&copy, draft->form, &diags);
        same = same_answers(draft, &copy);
    }
    diags_free(&diags);
    draft_free(&copy);
    return same;
}

int draft_save(struct draft *draft, bool replace)
{
    struct save_options options = {.mode = SAVE_PRIVATE, .backup = true, .replace = replace};
    struct str text = STR_INIT;
    time_t saved_before = draft->saved_at;
    int error;

    draft->saved_at = clock_now();
    draft_write(draft, &text);
    if (draft->read_only)
        error = EROFS;
    else if (!reads_back(draft, &text))
        error = EILSEQ;
    else
        error = save_file(draft->path, str_text(&text), text.len, &options);
    if (error)
        draft->saved_at = saved_before;
    str_free(&text);
    return error;
}
