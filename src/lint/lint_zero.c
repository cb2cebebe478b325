/* SPDX-License-Identifier: MIT */
/* A figure that may be 0 where no clause drops with it: 开展志愿服务0次. */
#include <string.h>

#include "base/bytes.h"
#include "lint/lint_rules.h"

/* The clauses around a place, outermost first. */
struct around {
    const struct tag *clauses[TEMPLATE_MAX_DEPTH];
    size_t depth;
};

static void enter(struct around *around, const struct template *template, const struct tag *tag)
{
    size_t at = (size_t)(tag - template->tags);

    while (around->depth && around->clauses[around->depth - 1]->end <= at)
        around->depth--;
    if ((tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED) && tag->ref >= 0 &&
        around->depth < TEMPLATE_MAX_DEPTH)
        around->clauses[around->depth++] = tag;
}

/* Figures that read oddly as 0 or as nothing; a rate, a balance or a year does not. */
static bool counts(const struct field *field)
{
    static const char *const names[] = {"count", "money", "ordinal", "month"};

    if (field->required || (field->lowest.set && field->lowest.value.units > 0))
        return false;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(field->type->name, names[i]) == 0)
            return true;
    return false;
}

/* What is good news at 0 is meant to be written. */
static bool is_welcome(const struct tag *before)
{
    enum { NEAR = 45 }; /* bytes: fifteen Han */
    static const char *const words[] = {"事故", "伤亡", "违纪", "违法", "差错", "投诉",
                                        "逾期", "超期", "案件", "为",   NULL};
    size_t from = before->len > NEAR ? before->len - NEAR : 0;

    for (size_t i = from; before->kind == TAG_TEXT && i < before->len; i++)
        if (bytes_begin_any(before->text + i, before->len - i, words))
            return true;
    return false;
}

static bool is_of(const struct around *around, int field)
{
    for (size_t i = 0; i < around->depth; i++)
        if (around->clauses[i]->kind == TAG_SECTION && around->clauses[i]->ref == field)
            return true;
    return false;
}

/* With the figure at 0 and all else as the clauses around want it: do they stand? */
static bool stands_at_zero(struct lint *lint, const struct around *around,
                           const struct section *section, int field)
{
    struct trial *trial = &lint->trial;
    struct trial_leaf *zero;

    trial_reset(trial);
    trial_add_field(trial, field);
    trial_add_section(trial, section->index);
    for (size_t i = 0; i < around->depth; i++)
        trial_add_field(trial, around->clauses[i]->ref);
    zero = trial_ready(trial) ? trial_leaf(trial, field) : NULL;
    if (!zero || zero->off < 0)
        return false;
    for (size_t i = 0; i < around->depth; i++) {
        struct trial_leaf *leaf = trial_leaf(trial, around->clauses[i]->ref);
        if (leaf && around->clauses[i]->kind == TAG_INVERTED)
            trial_set(trial, leaf, leaf->off);
    }
    trial_set(trial, zero, zero->off);
    for (size_t i = 0; i < around->depth; i++)
        if (trial_stands(trial, around->clauses[i]->ref) !=
            (around->clauses[i]->kind == TAG_SECTION))
            return false;
    return trial_section(trial, section->index) && !trial->too_much;
}

static void check_zero(struct lint *lint, const struct around *around,
                       const struct section *section, const struct tag *tag)
{
    const struct field *field = &lint->form->fields[tag->ref];
    const struct tag *before = tag > section->text.template.tags ? tag - 1 : tag;
    const char *unit = field->unit ? field->unit : "";
    enum diag_severity severity = section->numbering == LAYOUT_NONE ? DIAG_HINT : DIAG_WARNING;

    if (!counts(field) || !field_is_asked(field) || is_of(around, tag->ref) || is_welcome(before) ||
        !stands_at_zero(lint, around, section, tag->ref))
        return;
    if (field->type->none)
        lint_say_at(lint, severity, section->text.node, tag->offset,
                    _("%s 填无或 0 时，文中仍写“0%s”；请把这一句放进 {{#%s}}…{{/%s}}，不会是 0 "
                      "的请给它写上 min: 1"),
                    field->name, unit, field->name, field->name);
    else
        lint_say_at(
            lint, severity, section->text.node, tag->offset,
            _("%s 填无时，文中这一处是空的；请把这一句放进 {{#%s}}…{{/%s}}，不会是无的请给它"
              "写上 required: true"),
            field->name, field->name, field->name);
}

void lint_zero(struct lint *lint)
{
    for (int s = 0; s < lint->form->section_count; s++) {
        const struct section *section = &lint->form->sections[s];
        const struct template *template = &section->text.template;
        struct around around = {.depth = 0};
        for (size_t i = 0; i < template->count; i++) {
            enter(&around, template, &template->tags[i]);
            if (template->tags[i].kind == TAG_VARIABLE && template->tags[i].ref >= 0)
                check_zero(lint, &around, section, &template->tags[i]);
        }
    }
}
