/* SPDX-License-Identifier: MIT */
/* What a draft knows of last year, under _last: values by field, in the form of its answers. */
#include "model/draft_metadata.h"
#include "model/yaml_write.h"

static const struct field *last_field(const struct draft *draft, const struct node *value)
{
    const struct field *field = value->key ? draft_field(draft->form, value->key) : NULL;

    return draft_reads(field, value) ? field : NULL;
}

void last_bind(struct draft *draft, const struct node *node)
{
    struct str text = STR_INIT;

    for (const struct node *value = node->first; value; value = value->next) {
        const struct field *field = last_field(draft, value);
        if (!field)
            continue;
        draft_entry(field, value, &text);
        answers_put_last(&draft->answers, field, str_text(&text), text.len);
    }
    str_free(&text);
}

static bool is_kept_last(const struct draft *draft, const struct node *value)
{
    const struct field *field = draft_field(draft->form, value->key);
    const struct last_answer *last = draft->answers.last;

    return !field || (!draft_reads(field, value) &&
                      (!last || last[field->index].reading.state == ANSWER_OPEN));
}

/* In asking order, then what was read and means nothing to the form. */
void last_write(const struct draft *draft, const char *key, struct str *out)
{
    const struct last_answer *last = draft->answers.last;
    const struct node *node = draft->root ? node_get(draft->root, key) : NULL;
    size_t start = out->len, head;

    if (node && node->kind != NODE_MAP) {
        yaml_write_node(out, 0, key, node);
        return;
    }
    str_addf(out, "%s:\n", key);
    head = out->len;
    for (int i = 0; last && i < draft->form->field_count; i++)
        draft_write_value(out, 1, &draft->form->fields[i], last[i].reading.state, &last[i].text);
    for (node = node ? node->first : NULL; node; node = node->next)
        if (is_kept_last(draft, node))
            yaml_write_node(out, 1, node->key->text, node);
    if (out->len == head)
        str_splice(out, start, head - start, "", 0);
}
