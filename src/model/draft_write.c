/* SPDX-License-Identifier: MIT */
/* A draft as YAML: metadata, the answers in asking order, then what the form does not know. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "model/draft.h"
#include "model/yaml_write.h"

static void write_figure(struct str *out, const char *key, const char *text)
{
    yaml_write_scalar(out, 0, key, text, strlen(text), YAML_FIGURE);
}

static void write_number(struct str *out, const char *key, int number)
{
    struct str text = STR_INIT;

    str_addf(&text, "%d", number);
    write_figure(out, key, str_text(&text));
    str_free(&text);
}

static void write_time(struct str *out, const char *key, time_t time)
{
    char text[CLOCK_TEXT_SIZE];

    if (!time)
        return;
    clock_print(time, text);
    write_figure(out, key, text);
}

static bool is_prefilled(const struct answer *answer)
{
    return answer->prefilled;
}

static bool is_to_verify(const struct answer *answer)
{
    return answer->typed.verify;
}

static void write_names(struct str *out, const struct draft *draft, const char *key,
                        bool (*belongs)(const struct answer *))
{
    const struct form *form = draft->form;
    const char **names = xcalloc((size_t)form->field_count, sizeof *names);
    size_t count = 0;

    for (int i = 0; i < form->field_count; i++)
        if (belongs(&draft->answers.items[i]))
            names[count++] = form->fields[i].name;
    if (count)
        yaml_write_list(out, 0, key, names, count);
    free(names);
}

static bool is_written_by_us(const char *key)
{
    static const char *const keys[] = {
        "_format",    "_form", "_form_version", "_status", "_created_at", "_saved_at",
        "_form_file", "_at",   "_unconfirmed",  "_verify", NULL};

    for (const char *const *own = keys; *own; own++)
        if (strcmp(*own, key) == 0)
            return true;
    return false;
}

static void write_metadata(struct str *out, const struct draft *draft)
{
    write_number(out, "_format", DRAFT_FORMAT);
    write_figure(out, "_form", str_text(&draft->form_id));
    write_number(out, "_form_version", draft->form_version);
    write_figure(out, "_status", draft->finalized ? "finalized" : "draft");
    write_time(out, "_created_at", draft->created_at);
    write_time(out, "_saved_at", draft->saved_at);
    if (draft->form_file.len)
        write_figure(out, "_form_file", str_text(&draft->form_file));
    if (draft->at)
        write_figure(out, "_at", draft->at->name);
    write_names(out, draft, "_unconfirmed", is_prefilled);
    write_names(out, draft, "_verify", is_to_verify);
}

static void write_list(struct str *out, const struct field *field, const char *text)
{
    const char **items = NULL;
    size_t count = 0, cap = 0;
    char *copy = xstrdup(text), *next = copy;

    while (next) {
        char *line_end = strchr(next, '\n');
        ARRAY_ROOM(items, count, cap);
        items[count++] = next;
        if (line_end)
            *line_end++ = '\0';
        next = line_end;
    }
    yaml_write_list(out, 0, field->name, items, count);
    free(items);
    free(copy);
}

static void write_answer(struct str *out, const struct field *field, const struct answer *answer)
{
    const char *text = str_text(&answer->typed_text);

    if (answer->typed.state == ANSWER_GIVEN && strcmp(field->type->name, "list") == 0)
        write_list(out, field, text);
    else if (answer->typed.state != ANSWER_OPEN)
        yaml_write_scalar(out, 0, field->name, text, answer->typed_text.len,
                          field->type->number ? YAML_FIGURE : YAML_TEXT);
}

static bool is_kept(const struct draft *draft, const struct node *node)
{
    const struct field *field;

    if (*node->key->text == '_')
        return !is_written_by_us(node->key->text);
    field = form_field(draft->form, node->key->text, node->key->len);
    return !field || !field_is_asked(field) || node->kind == NODE_MAP;
}

void draft_write(const struct draft *draft, struct str *out)
{
    const struct form *form = draft->form;
    const struct node *node = draft->root ? draft->root->first : NULL;

    write_metadata(out, draft);
    for (; node; node = node->next)
        if (*node->key->text == '_' && is_kept(draft, node))
            yaml_write_node(out, 0, node->key->text, node);
    for (int i = 0; i < form->field_count; i++)
        write_answer(out, &form->fields[i], &draft->answers.items[i]);
    node = draft->root ? draft->root->first : NULL;
    for (; node; node = node->next)
        if (*node->key->text != '_' && is_kept(draft, node))
            yaml_write_node(out, 0, node->key->text, node);
}
