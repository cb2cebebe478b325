/* SPDX-License-Identifier: MIT */
#include "model/draft_metadata.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "model/reword.h"
#include "model/yaml_write.h"
#include "text/decimal.h"

struct metadata {
    const char *key;
    void (*read)(struct draft *, const struct node *, struct diags *);
    void (*bind)(struct draft *, const struct node *);
    void (*write)(const struct draft *, const char *key, struct str *out);
};

static void bad_value(struct diags *diags, const struct node *node, const char *message)
{
    diags_add(diags, DIAG_ERROR, node->line, node->col, "%s%s", node->key->text, message);
}

static void write_figure(struct str *out, const char *key, const char *text)
{
    yaml_write_scalar(out, 0, key, text, strlen(text), YAML_FIGURE);
}

/* --- numbers --- */

static int read_number(const struct node *node, struct diags *diags)
{
    struct decimal number;

    if (node->kind == NODE_SCALAR && decimal_parse(node->text, node->len, &number) &&
        !number.scale && number.units > 0 && number.units <= 1000000)
        return (int)number.units;
    bad_value(diags, node, _(" 应是整数，如 1"));
    return 0;
}

static void write_number(struct str *out, const char *key, int number)
{
    struct str text = STR_INIT;

    str_addf(&text, "%d", number);
    write_figure(out, key, str_text(&text));
    str_free(&text);
}

static void read_format(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->read_only = read_number(node, diags) > DRAFT_FORMAT;
}

static void write_format(const struct draft *draft, const char *key, struct str *out)
{
    (void)draft;
    write_number(out, key, DRAFT_FORMAT);
}

static void read_version(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->form_version = read_number(node, diags);
}

static void write_version(const struct draft *draft, const char *key, struct str *out)
{
    write_number(out, key, draft->form_version);
}

/* --- words --- */

static void read_id(struct draft *draft, const struct node *node, struct diags *diags)
{
    if (node->kind != NODE_SCALAR || !node->len)
        bad_value(diags, node, _(" 应是模板的代号"));
    else
        str_add(&draft->form_id, node->text);
}

static void write_id(const struct draft *draft, const char *key, struct str *out)
{
    write_figure(out, key, str_text(&draft->form_id));
}

static void read_form_file(struct draft *draft, const struct node *node, struct diags *diags)
{
    if (node->kind != NODE_SCALAR)
        bad_value(diags, node, _(" 应是模板文件的路径"));
    else
        str_add(&draft->form_file, node->text);
}

static void write_form_file(const struct draft *draft, const char *key, struct str *out)
{
    if (draft->form_file.len)
        write_figure(out, key, str_text(&draft->form_file));
}

static void read_status(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->finalized = node->kind == NODE_SCALAR && strcmp(node->text, "finalized") == 0;
    if (!draft->finalized && (node->kind != NODE_SCALAR || strcmp(node->text, "draft") != 0))
        bad_value(diags, node, _(" 只能是 draft（草稿）或 finalized（定稿）"));
}

static void write_status(const struct draft *draft, const char *key, struct str *out)
{
    write_figure(out, key, draft->finalized ? "finalized" : "draft");
}

/* --- times --- */

static time_t read_time(const struct node *node, struct diags *diags)
{
    time_t time = node->kind == NODE_SCALAR ? clock_parse(node->text) : -1;

    if (time < 0)
        bad_value(diags, node, _(" 应是时间，如 2026-12-18T15:02:11+08:00"));
    return time;
}

static void write_time(struct str *out, const char *key, time_t time)
{
    char text[CLOCK_TEXT_SIZE];

    if (!time)
        return;
    clock_print(time, text);
    write_figure(out, key, text);
}

static void read_created(struct draft *draft, const struct node *node, struct diags *diags)
{
    if (read_time(node, diags) >= 0) {
        draft->created[0] = '\0';
        strncat(draft->created, node->text, sizeof draft->created - 1);
    }
}

static void write_created(const struct draft *draft, const char *key, struct str *out)
{
    write_figure(out, key, draft->created);
}

static void read_saved(struct draft *draft, const struct node *node, struct diags *diags)
{
    draft->saved_at = read_time(node, diags);
}

static void write_saved(const struct draft *draft, const char *key, struct str *out)
{
    write_time(out, key, draft->saved_at);
}

/* --- names of fields --- */

static const struct field *named(const struct draft *draft, const struct node *name)
{
    return name->kind == NODE_SCALAR ? form_field(draft->form, name->text, name->len) : NULL;
}

static void bind_at(struct draft *draft, const struct node *node)
{
    draft->at = named(draft, node);
}

static void write_at(const struct draft *draft, const char *key, struct str *out)
{
    if (draft->at)
        write_figure(out, key, draft->at->name);
}

/* The names of a list, or the one name that stands in its place. */
static const struct node *first_name(const struct node *node)
{
    return !node || node->kind == NODE_SCALAR ? node : node->kind == NODE_LIST ? node->first : NULL;
}

static const struct node *next_name(const struct node *list, const struct node *name)
{
    return list == name ? NULL : name->next;
}

static void for_names(struct draft *draft, const struct node *list, void (*set)(struct answer *))
{
    for (const struct node *name = first_name(list); name; name = next_name(list, name))
        if (named(draft, name))
            set(&draft->answers.items[named(draft, name)->index]);
}

/* The fields in question, then the names read that no field has. */
static void write_names(const struct draft *draft, const char *key,
                        bool (*belongs)(const struct answer *), struct str *out)
{
    const struct node *list = draft->root ? node_get(draft->root, key) : NULL;
    const char **names = NULL;
    size_t count = 0, cap = 0;

    for (int i = 0; i < draft->form->field_count; i++)
        if (belongs(&draft->answers.items[i])) {
            ARRAY_ROOM(names, count, cap);
            names[count++] = draft->form->fields[i].name;
        }
    for (const struct node *name = first_name(list); name; name = next_name(list, name))
        if (name->kind == NODE_SCALAR && name->len && !named(draft, name)) {
            ARRAY_ROOM(names, count, cap);
            names[count++] = name->text;
        }
    if (count)
        yaml_write_list(out, 0, key, names, count);
    free(names);
}

static void set_prefilled(struct answer *answer)
{
    answer->prefilled = answer->typed.state != ANSWER_OPEN;
}

static bool is_prefilled(const struct answer *answer)
{
    return answer->prefilled;
}

static void bind_unconfirmed(struct draft *draft, const struct node *node)
{
    for_names(draft, node, set_prefilled);
}

static void write_unconfirmed(const struct draft *draft, const char *key, struct str *out)
{
    write_names(draft, key, is_prefilled, out);
}

static void set_verify(struct answer *answer)
{
    answer->typed.verify = answer->typed.state == ANSWER_GIVEN;
}

static bool is_to_verify(const struct answer *answer)
{
    return answer->typed.verify;
}

static void bind_verify(struct draft *draft, const struct node *node)
{
    for_names(draft, node, set_verify);
}

static void write_verify(const struct draft *draft, const char *key, struct str *out)
{
    write_names(draft, key, is_to_verify, out);
}

/* --- texts kept beside the answers --- */

static void bind_reasons(struct draft *draft, const struct node *node)
{
    remarks_bind(draft, REMARK_REASON, node);
}

static void write_reasons(const struct draft *draft, const char *key, struct str *out)
{
    remarks_write(draft, REMARK_REASON, key, out);
}

static void bind_notes(struct draft *draft, const struct node *node)
{
    remarks_bind(draft, REMARK_NOTE, node);
}

static void write_notes(const struct draft *draft, const char *key, struct str *out)
{
    remarks_write(draft, REMARK_NOTE, key, out);
}

static void bind_typing(struct draft *draft, const struct node *node)
{
    remarks_bind(draft, REMARK_TYPING, node);
    typing_bind(draft, node);
}

static void write_typing(const struct draft *draft, const char *key, struct str *out)
{
    remarks_write(draft, REMARK_TYPING, key, out);
}

/* --- the table --- */

static const struct metadata rows[] = {
    {"_format", read_format, NULL, write_format},
    {"_form", read_id, NULL, write_id},
    {"_form_version", read_version, NULL, write_version},
    {"_status", read_status, NULL, write_status},
    {"_created_at", read_created, NULL, write_created},
    {"_saved_at", read_saved, NULL, write_saved},
    {"_form_file", read_form_file, NULL, write_form_file},
    {"_at", NULL, bind_at, write_at},
    {"_unconfirmed", NULL, bind_unconfirmed, write_unconfirmed},
    {"_verify", NULL, bind_verify, write_verify},
    {"_last", NULL, last_bind, last_write},
    {"_reasons", NULL, bind_reasons, write_reasons},
    {"_notes", NULL, bind_notes, write_notes},
    {"_typing", NULL, bind_typing, write_typing},
    {"_text", NULL, NULL, reword_write},
};

static const struct metadata *find(const char *key)
{
    for (size_t i = 0; *key == '_' && i < COUNT_OF(rows); i++)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

bool metadata_is_known(const char *key)
{
    return find(key) != NULL;
}

void metadata_read(struct draft *draft, struct diags *diags)
{
    for (const struct node *node = draft->root->first; node; node = node->next) {
        const struct metadata *row = find(node->key->text);
        if (row && row->read)
            row->read(draft, node, diags);
    }
    if (!draft->form_id.len && !diags->errors)
        diags_add(diags, DIAG_ERROR, draft->root->line, draft->root->col,
                  _("这不是草稿：缺少 _form（模板的代号）"));
}

void metadata_bind(struct draft *draft)
{
    for (const struct node *node = draft->root->first; node; node = node->next) {
        const struct metadata *row = find(node->key->text);
        if (row && row->bind)
            row->bind(draft, node);
    }
}

void metadata_write(const struct draft *draft, struct str *out)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        rows[i].write(draft, rows[i].key, out);
}
