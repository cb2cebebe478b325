/* SPDX-License-Identifier: MIT */
/* What a field is made of: the choices of a select, the columns of a repeat. */
#include <string.h>

#include "model/loader.h"
#include "model/type_words.h"

static bool needs(struct loader *loader, const struct field *field, bool wanted,
                  const struct node *list, const char *key)
{
    if (wanted && !list)
        loader_error(loader, field->node, _("%s类型要有 %s"), field->type->label, key);
    else if (!wanted && list)
        loader_error(loader, list, _("%s类型没有 %s，请改类型，或删去这一处"), field->type->label,
                     key);
    else if (list && (list->kind != NODE_LIST || !list->count))
        loader_error(loader, list, _("%s 应是一个列表，每一项以“- ”开头"), key);
    else
        return wanted;
    return false;
}

/* X, 无 and their kin mean something else wherever they are typed. */
static bool is_taken_otherwise(const char *word)
{
    return type_is_unanswered(word, strlen(word)) || type_is_none(word, strlen(word));
}

static void load_choice(struct loader *loader, struct field *field, const struct node *node)
{
    struct choice *choice = &field->choices[field->choice_count];
    const struct choice *same;

    choice->node = node;
    loader_read(loader, &choice_keys, node, choice);
    if (!choice->value)
        return;
    if (!choice->label)
        choice->label = choice->value;
    if (is_taken_otherwise(choice->value) || is_taken_otherwise(choice->label))
        loader_error(loader, node, _("选项不能叫“%s”：填它的意思是还没填，或没有；请换一个词"),
                     is_taken_otherwise(choice->value) ? choice->value : choice->label);
    same = field_choice(field, choice->value, strlen(choice->value));
    if (same && strcmp(same->value, choice->value) == 0)
        loader_error(loader, node, _("选项“%s”已经有了，请换一个 value"), choice->value);
    field->choice_count++;
}

static void load_choices(struct loader *loader, struct field *field)
{
    const struct node *list = field->choice_list;

    field->choices = arena_alloc(&loader->form->arena, list->count * sizeof *field->choices);
    for (const struct node *node = list->first; node; node = node->next)
        load_choice(loader, field, node);
}

/* Keys that ask what a single row cannot answer. */
static void refuse_keys(struct loader *loader, const struct node *column)
{
    static const char *const keys[] = {"when",    "calculation", "constraint", "default",
                                       "prefill", "was",         "fields",     NULL};

    for (const char *const *key = keys; *key && column->kind == NODE_MAP; key++)
        if (node_get(column, *key))
            loader_error(loader, node_get(column, *key),
                         _("栏目里不能用 %s，请写在多行项上，或删去"), *key);
}

static void load_column(struct loader *loader, struct field *field, const struct node *node)
{
    struct field *column = &field->columns[field->column_count];

    column->node = node;
    column->index = field->column_count;
    column->section = field->section;
    loader_read(loader, &field_keys, node, column);
    refuse_keys(loader, node);
    if (!column->name || !column->type)
        return;
    if (column->type->multiline)
        loader_error(loader, node, _("栏目不能是%s类型，一格只有一行"), column->type->label);
    loader_check_name(loader, column);
    for (int i = 0; i < field->column_count; i++)
        if (strcmp(field->columns[i].name, column->name) == 0)
            loader_error(loader, node, _("栏目“%s”已经有了，请换一个名称"), column->name);
    loader_items(loader, column);
    field->column_count++;
}

void loader_items(struct loader *loader, struct field *field)
{
    if (!field->type)
        return;
    if (needs(loader, field, field->type->family->choices, field->choice_list, "choices"))
        load_choices(loader, field);
    if (!needs(loader, field, field->type->family->rows, field->column_list, "fields"))
        return;
    if (field->default_node)
        loader_error(loader, field->default_node, _("多行项没有 default，请删去"));
    field->columns = arena_alloc(&loader->form->arena,
                                 field->column_list->count * sizeof *field->columns);
    for (const struct node *node = field->column_list->first; node; node = node->next)
        load_column(loader, field, node);
    if (field->max_items && field->max_items < field->min_items)
        loader_error(loader, field->node,
                     _("min_items 大于 max_items，怎样填都不行，请改正其中一个"));
}
