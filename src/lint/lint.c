/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "lint/lint_rules.h"

/* Rendering stops there: a form of that size has been told enough. */
enum { MOST_BYTES = 2 * 1024 * 1024 };

static lint_rule *const rules[] = {
    lint_id,         lint_labels,  lint_alike,  lint_twice,   lint_unused,
    lint_order,      lint_units,   lint_hedges, lint_zero,    lint_headings,
    lint_conditions, lint_choices, lint_nested, lint_clauses, lint_quotes,
};

enum diag_severity lint_severity(const struct lint *lint, int section)
{
    const struct form *form = lint->form;
    int numbering = section < 0 ? form->numbering : form->sections[section].numbering;
    int indent = section < 0 ? form->indent : form->sections[section].indent;

    return numbering == LAYOUT_NONE && indent == LAYOUT_NONE ? DIAG_HINT : DIAG_WARNING;
}

/* A finding that is only counted needs no place, which costs reading the text up to it. */
void lint_say(struct lint *lint, enum diag_severity severity, const struct node *map,
              const char *key, const char *format, ...)
{
    const struct node *node = node_of_key(map, key);
    va_list args;

    va_start(args, format);
    diags_addv(lint->diags, severity, node->line, node->col, format, args);
    va_end(args);
}

void lint_say_at(struct lint *lint, enum diag_severity severity, const struct node *scalar,
                 size_t offset, const char *format, ...)
{
    int line = 0, col = 0;
    va_list args;

    if (!diags_full(lint->diags))
        node_place(scalar, lint->diags, offset, &line, &col);
    va_start(args, format);
    diags_addv(lint->diags, severity, line, col, format, args);
    va_end(args);
}

void lint_form(const struct form *form, struct diags *diags)
{
    struct lint lint = {.form = form, .diags = diags, .bytes = MOST_BYTES};

    trial_init(&lint.trial, form);
    answers_init(&lint.answers, form, TRIAL_YEAR);
    lint.forced = xcalloc((size_t)form->field_count + 1, sizeof *lint.forced);
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        rules[i](&lint);
    free(lint.forced);
    answers_free(&lint.answers);
    trial_free(&lint.trial);
    diags_sort(diags);
}
