/* SPDX-License-Identifier: MIT */
/* A draft as YAML: metadata, the answers in asking order, then what the form does not know. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/draft_metadata.h"
#include "model/yaml_write.h"

static void write_list(struct str *out, int indent, const struct field *field, const char *text)
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
    yaml_write_list(out, indent, field->name, items, count);
    free(items);
    free(copy);
}

/* Open cells are there too, as X, so that a colleague sees what is to be filled in by hand. */
static void write_row(struct str *out, int indent, const struct field *repeat, const char *line)
{
    size_t start = out->len, next, len;
    struct str cell = STR_INIT;

    for (int i = 0; i < repeat->column_count; i++, line += next) {
        const struct field *column = &repeat->columns[i];
        len = repeat_cell(line, &next);
        str_clear(&cell);
        str_addn(&cell, line, len);
        yaml_write_scalar(out, indent + 2, column->name, str_text(&cell), cell.len,
                          column->type->family->figure ? YAML_FIGURE : YAML_TEXT);
    }
    out->s[start + 2 * (size_t)(indent + 1)] = '-';
    str_free(&cell);
}

static void write_rows(struct str *out, int indent, const struct field *repeat, const char *text)
{
    str_addf(out, "%*s%s:\n", 2 * indent, "", repeat->name);
    for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n')
        write_row(out, indent, repeat, line);
}

void draft_write_value(struct str *out, int indent, const struct field *field,
                       enum answer_state state, const struct str *text)
{
    if (state == ANSWER_GIVEN && field->column_count)
        write_rows(out, indent, field, str_text(text));
    else if (state == ANSWER_GIVEN && field->type->family->value == VALUE_LIST)
        write_list(out, indent, field, str_text(text));
    else if (state != ANSWER_OPEN)
        yaml_write_scalar(out, indent, field->name, str_text(text), text->len,
                          field->type->family->figure ? YAML_FIGURE : YAML_TEXT);
}

/* An answer given since takes the place of what could not be read. */
static bool is_kept(const struct draft *draft, const struct node *node)
{
    const struct field *field;

    if (*node->key->text == '_')
        return !metadata_is_known(node->key->text);
    field = draft_field(draft->form, node->key);
    return !draft_takes(field, node) &&
           (!field || draft->answers.items[field->index].typed.state == ANSWER_OPEN);
}

static void write_kept(const struct draft *draft, bool metadata, struct str *out)
{
    const struct node *node = draft->root ? draft->root->first : NULL;

    for (; node; node = node->next)
        if ((*node->key->text == '_') == metadata && is_kept(draft, node))
            yaml_write_node(out, 0, node->key->text, node);
}

void draft_write(const struct draft *draft, struct str *out)
{
    const struct form *form = draft->form;

    metadata_write(draft, out);
    write_kept(draft, true, out);
    for (int i = 0; i < form->field_count; i++) {
        const struct answer *answer = &draft->answers.items[i];
        draft_write_value(out, 0, &form->fields[i], answer->typed.state, &answer->typed_text);
    }
    write_kept(draft, false, out);
}
