/* SPDX-License-Identifier: MIT */
#include "model/remarks.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/draft_metadata.h"
#include "model/yaml_write.h"

/* --- what they are kept by --- */

static int check_count(const struct form *form)
{
    return form->check_count;
}

static const char *check_name(const struct form *form, int index)
{
    return form->checks[index].name;
}

static int check_index(const struct form *form, const struct node *name)
{
    for (int i = 0; i < form->check_count; i++)
        if (strcmp(form->checks[i].name, name->text) == 0)
            return i;
    return -1;
}

static int field_count(const struct form *form)
{
    return form->field_count;
}

static const char *field_name(const struct form *form, int index)
{
    return form->fields[index].name;
}

static int field_index(const struct form *form, const struct node *name)
{
    const struct field *field = draft_field(form, name);

    return field ? field->index : -1;
}

struct owners {
    int (*count)(const struct form *);
    const char *(*name)(const struct form *, int index);
    int (*index)(const struct form *, const struct node *name); /* -1: none has it */
};

static const struct owners checks = {check_count, check_name, check_index};
static const struct owners fields = {field_count, field_name, field_index};
static const struct owners *const owners[] = {
    [REMARK_REASON] = &checks,
    [REMARK_NOTE] = &fields,
    [REMARK_TYPING] = &fields,
};

/* --- the texts --- */

const char *remarks_of(const struct draft *draft, enum remark_kind kind, int index)
{
    const char *text = draft->remarks[kind] ? draft->remarks[kind][index] : NULL;

    return text ? text : "";
}

void remarks_put(struct draft *draft, enum remark_kind kind, int index, const char *text)
{
    char ***texts = &draft->remarks[kind], *copy = *text ? xstrdup(text) : NULL;

    if (!*texts && !copy)
        return;
    if (!*texts)
        *texts = xcalloc((size_t)owners[kind]->count(draft->form), sizeof **texts);
    free((*texts)[index]);
    (*texts)[index] = copy;
}

bool remarks_same(const struct draft *a, const struct draft *b)
{
    for (int kind = 0; kind < REMARK_KINDS; kind++)
        for (int i = 0; i < owners[kind]->count(a->form); i++)
            if (strcmp(remarks_of(a, kind, i), remarks_of(b, kind, i)) != 0)
                return false;
    return true;
}

void remarks_free(struct draft *draft)
{
    for (int kind = 0; kind < REMARK_KINDS; kind++) {
        char **texts = draft->remarks[kind];
        for (int i = 0; texts && i < owners[kind]->count(draft->form); i++)
            free(texts[i]);
        free(texts);
        draft->remarks[kind] = NULL;
    }
}

/* --- in the draft --- */

/* Of no name the form knows, or no text, and nothing has taken its place since. */
static bool is_kept(const struct draft *draft, enum remark_kind kind, const struct node *node)
{
    int index = owners[kind]->index(draft->form, node->key);

    if (kind == REMARK_TYPING && typing_is_ours(node))
        return false;
    return index < 0 || (node->kind != NODE_SCALAR && !*remarks_of(draft, kind, index));
}

void remarks_bind(struct draft *draft, enum remark_kind kind, const struct node *node)
{
    const struct node *text = node->kind == NODE_MAP ? node->first : NULL;

    for (; text; text = text->next) {
        int index = owners[kind]->index(draft->form, text->key);
        if (index >= 0 && text->kind == NODE_SCALAR)
            remarks_put(draft, kind, index, text->text);
    }
}

void remarks_write(const struct draft *draft, enum remark_kind kind, const char *key,
                   struct str *out)
{
    const struct node *node = draft->root ? node_get(draft->root, key) : NULL;
    size_t start = out->len, head;

    str_addf(out, "%s:\n", key);
    head = out->len;
    for (int i = 0; i < owners[kind]->count(draft->form); i++) {
        const char *text = remarks_of(draft, kind, i);
        if (*text)
            yaml_write_scalar(out, 1, owners[kind]->name(draft->form, i), text, strlen(text),
                              YAML_TEXT);
    }
    if (kind == REMARK_TYPING)
        typing_write(draft, out);
    for (node = node && node->kind == NODE_MAP ? node->first : NULL; node; node = node->next)
        if (is_kept(draft, kind, node))
            yaml_write_node(out, 1, node->key->text, node);
    if (out->len == head)
        str_splice(out, start, head - start, "", 0);
}
