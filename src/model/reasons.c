/* SPDX-License-Identifier: MIT */
#include "model/reasons.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/form_walk.h"
#include "model/yaml_write.h"

static size_t index_of(const struct draft *draft, const struct check *check)
{
    return (size_t)(check - draft->form->checks);
}

const char *reasons_of(const struct draft *draft, const struct check *check)
{
    const char *reason = draft->reasons ? draft->reasons[index_of(draft, check)] : NULL;

    return reason ? reason : "";
}

void reasons_put(struct draft *draft, const struct check *check, const char *text)
{
    char **place;

    if (!draft->reasons)
        draft->reasons = xcalloc((size_t)draft->form->check_count, sizeof *draft->reasons);
    place = &draft->reasons[index_of(draft, check)];
    free(*place);
    *place = *text ? xstrdup(text) : NULL;
}

bool reasons_gate(const struct draft *draft, const struct check *check)
{
    bool excused = check->severity == DIAG_WARNING && *reasons_of(draft, check);

    return !excused && check_fails(&draft->answers, check);
}

static const struct check *check_of(const struct draft *draft, const char *name)
{
    for (int i = 0; i < draft->form->check_count; i++)
        if (strcmp(draft->form->checks[i].name, name) == 0)
            return &draft->form->checks[i];
    return NULL;
}

void reasons_bind(struct draft *draft, const struct node *node)
{
    for (const struct node *reason = node->kind == NODE_MAP ? node->first : NULL; reason;
         reason = reason->next) {
        const struct check *check = check_of(draft, reason->key->text);
        if (check && reason->kind == NODE_SCALAR)
            reasons_put(draft, check, reason->text);
    }
}

static void write_line(struct str *out, size_t *count, const char *key, const char *name,
                       const char *reason)
{
    if (!(*count)++)
        str_addf(out, "%s:\n", key);
    yaml_write_scalar(out, 1, name, reason, strlen(reason), YAML_TEXT);
}

void reasons_write(const struct draft *draft, const char *key, struct str *out)
{
    const struct node *kept = draft->root ? node_get(draft->root, key) : NULL;
    size_t count = 0;

    for (int i = 0; i < draft->form->check_count; i++) {
        const struct check *check = &draft->form->checks[i];
        if (*reasons_of(draft, check))
            write_line(out, &count, key, check->name, reasons_of(draft, check));
    }
    kept = kept && kept->kind == NODE_MAP ? kept->first : NULL;
    for (; kept; kept = kept->next)
        if (kept->kind == NODE_SCALAR && !check_of(draft, kept->key->text))
            write_line(out, &count, key, kept->key->text, kept->text);
}

void reasons_free(struct draft *draft)
{
    for (int i = 0; draft->reasons && i < draft->form->check_count; i++)
        free(draft->reasons[i]);
    free(draft->reasons);
    draft->reasons = NULL;
}
