/* SPDX-License-Identifier: MIT */
/* A heading, or a line that leads in with ：, whose text can all drop out. */
#include <string.h>

#include "lint/lint_rules.h"

static bool is_blank(const char *text, size_t len)
{
    while (len && (*text == ' ' || *text == '\n' || *text == '\t'))
        text++, len--;
    return len == 0;
}

/* Whether anything of the tags from `i` on is written however little is answered. */
static bool stands(struct lint *lint, const struct template *template, size_t i)
{
    while (i < template->count) {
        const struct tag *tag = &template->tags[i++];
        if (tag->kind == TAG_TEXT && !is_blank(tag->text, tag->len))
            return true;
        if (tag->ref < 0)
            continue;
        if (tag->kind == TAG_VARIABLE && (lint->form->fields[tag->ref].required ||
                                          lint->form->fields[tag->ref].type->family->figure))
            return true;
        if ((tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED) &&
            trial_stands(&lint->trial, tag->ref) != (tag->kind == TAG_SECTION))
            i = tag->end;
    }
    return false;
}

static void add_conditions(struct lint *lint, const struct template *template)
{
    for (size_t i = 0; i < template->count; i++)
        if (template->tags[i].kind != TAG_TEXT && template->tags[i].ref >= 0)
            trial_add_field(&lint->trial, template->tags[i].ref);
}

/* The sections within, until one that has a heading of its own or stands. */
static bool anything_within(struct lint *lint, const struct section *section)
{
    const struct form *form = lint->form;

    for (int i = section->index + 1; i < section->end;) {
        const struct section *inner = &form->sections[i];
        if (!trial_section(&lint->trial, i)) {
            i = inner->end;
            continue;
        }
        if (inner->level || stands(lint, &inner->text.template, 0))
            return true;
        i++;
    }
    return false;
}

static void check_heading(struct lint *lint, const struct section *section)
{
    struct trial *trial = &lint->trial;

    if (!section->level || (!section->text.node && section->end == section->index + 1))
        return;
    trial_reset(trial);
    trial_add_section(trial, section->index);
    add_conditions(lint, &section->text.template);
    for (int i = section->index + 1; i < section->end; i++) {
        trial_add_section(trial, i);
        if (!lint->form->sections[i].level)
            add_conditions(lint, &lint->form->sections[i].text.template);
        else
            i = lint->form->sections[i].end - 1;
    }
    if (!trial_ready(trial))
        return;
    trial_set_all(trial, false);
    if (trial_section(trial, section->index) && !stands(lint, &section->text.template, 0) &&
        !anything_within(lint, section) && !trial->too_much)
        lint_say(
            lint, DIAG_WARNING, section->node, "title",
            _("各项都填无或 0 时，“%s”只剩标题，下面没有内容；请给这一节写上 when，或留一句总要"
              "写的话"),
            form_section_label(lint->form, section->index));
}

void lint_headings(struct lint *lint)
{
    for (int i = 0; i < lint->form->section_count; i++)
        check_heading(lint, &lint->form->sections[i]);
}
