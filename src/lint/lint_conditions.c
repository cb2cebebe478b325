/* SPDX-License-Identifier: MIT */
/* Conditions that never hold, choices nobody can take, clauses inside their own opposite. */

#include "lint/lint_rules.h"

enum { MOST_COMBINATIONS = 4096 };

enum verdict { SOMETIMES, NEVER, ALWAYS };

/* Tries every value that matters, where that is possible. `section` is where it applies, or -1. */
static enum verdict judge(struct lint *lint, const struct expr *expr, int section)
{
    struct trial *trial = &lint->trial;
    bool held = false, failed = false; /* both stay false in a section that never is */

    trial_reset(trial);
    trial_add_expr(trial, expr);
    trial_add_section(trial, section);
    if (!trial_ready(trial) || !trial->exact || trial_combinations(trial) > MOST_COMBINATIONS)
        return SOMETIMES;
    trial_first(trial);
    do {
        struct value value = trial_eval(trial, expr);
        if (value.kind == VALUE_UNANSWERED || trial->too_much)
            return SOMETIMES;
        if (!trial_section(trial, section))
            continue;
        held |= expr_truth(&value);
        failed |= !expr_truth(&value);
    } while (!(held && failed) && trial_next(trial));
    return held == failed ? SOMETIMES : held ? ALWAYS : NEVER;
}

static void check(struct lint *lint, const struct formula *formula, int section, const char *what)
{
    enum verdict verdict;

    if (!formula->expr)
        return;
    verdict = judge(lint, formula->expr, section);
    if (verdict == NEVER)
        lint_say_at(lint, DIAG_WARNING, formula->node, 0,
                    _("条件 %s 无论怎么填都不成立，%s；请核对条件和各项的 min、max、when"),
                    formula->node->text, what);
    else if (verdict == ALWAYS)
        lint_say_at(lint, DIAG_HINT, formula->node, 0,
                    _("条件 %s 无论怎么填都成立，写不写一样；请核对，或删去它"),
                    formula->node->text);
}

void lint_conditions(struct lint *lint)
{
    const struct form *form = lint->form;

    for (int i = 0; i < form->section_count; i++)
        check(lint, &form->sections[i].when, form->sections[i].parent, _("这一章节永远不会出现"));
    for (int i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        check(lint, &field->when, field->section, _("这一项永远不会问"));
        if (field->type->family->value == VALUE_BOOLEAN)
            check(lint, &field->calculation, -1, _("用它作条件的从句永远不写"));
    }
}

/* --- choices --- */

static void check_choice(struct lint *lint, const struct field *field, const struct choice *choice)
{
    if (choice->when.expr && judge(lint, choice->when.expr, field->section) == NEVER)
        lint_say(
            lint, DIAG_WARNING, choice->node, "when",
            _("选项“%s”的条件 %s 无论怎么填都不成立，这个选项永远选不到；请核对条件，或删去它"),
            choice->label, choice->when.node->text);
}

void lint_choices(struct lint *lint)
{
    for (int i = 0; i < lint->form->field_count; i++) {
        const struct field *field = &lint->form->fields[i];
        for (int k = 0; k < field->choice_count; k++)
            check_choice(lint, field, &field->choices[k]);
    }
}

/* --- a clause in its own opposite --- */

static void check_nested(struct lint *lint, const struct prose *prose)
{
    const struct tag *around[TEMPLATE_MAX_DEPTH];
    size_t depth = 0;

    for (size_t i = 0; i < prose->template.count; i++) {
        const struct tag *tag = &prose->template.tags[i];
        while (depth && around[depth - 1]->end <= i)
            depth--;
        if ((tag->kind != TAG_SECTION && tag->kind != TAG_INVERTED) || tag->ref < 0)
            continue;
        for (size_t k = 0; k < depth; k++)
            if (around[k]->ref == tag->ref && around[k]->kind != tag->kind)
                lint_say_at(
                    lint, DIAG_WARNING, prose->node, tag->offset,
                    _("{{%c%s}} 写在 {{%c%s}} 里面，两个条件相反，这一段永远不写；请移到外面"),
                    tag->kind == TAG_SECTION ? '#' : '^', lint->form->fields[tag->ref].name,
                    tag->kind == TAG_SECTION ? '^' : '#', lint->form->fields[tag->ref].name);
        if (depth < TEMPLATE_MAX_DEPTH)
            around[depth++] = tag;
    }
}

void lint_nested(struct lint *lint)
{
    for (int i = 0; i < lint->form->section_count; i++)
        check_nested(lint, &lint->form->sections[i].text);
    for (int i = 0; i < lint->form->field_count; i++)
        check_nested(lint, &lint->form->fields[i].default_text);
}
