/* SPDX-License-Identifier: MIT */
/* A heading, or a line that leads in with ：, whose text can all drop out. */
#include <string.h>

#include "base/bytes.h"
#include "lint/lint_rules.h"

static bool is_blank(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t'))
        at++;
    return at == len;
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

/* A line that ends in ：, and nothing after it to the end of the section's text. */
static void check_lead(struct lint *lint, const struct section *section)
{
    static const char *const colon[] = {"：", NULL};
    const struct template *template = &section->text.template;

    for (size_t i = 0; i < template->count; i = template->tags[i].end) {
        const struct tag *tag = &template->tags[i];
        size_t len = tag->kind == TAG_TEXT ? tag->len : 0;
        while (len && tag->text[len - 1] == '\n')
            len--;
        if (len < tag->len && bytes_end_any(tag->text, len, colon) && i + 1 < template->count &&
            !stands(lint, template, i + 1))
            lint_say_at(lint, lint_severity(lint, section->index), section->text.node,
                        tag->offset + len - strlen(*colon),
                        _("后面各项都填无或 0 时，冒号后面没有了下文；请把这一句也放进条件里"));
    }
}

static void look_at(struct lint *lint, const struct section *section)
{
    if (!section->level || stands(lint, &section->text.template, 0) ||
        anything_within(lint, section))
        return;
    lint_say(lint, lint_severity(lint, section->index), section->node, "title",
             _("各项都填无或 0 时，“%s”只剩标题，下面没有内容；请给这一节写上 "
               "when，留一句总要写的话，或给总要填的一项写上 required: true"),
             form_section_label(lint->form, section->index));
}

/* Words alone, or nothing: what is there does not drop out, and what is not there was not meant. */
static bool has_tags(const struct section *section)
{
    const struct template *template = &section->text.template;

    for (size_t i = 0; i < template->count; i++)
        if (template->tags[i].kind != TAG_TEXT)
            return true;
    return false;
}

static void check_section(struct lint *lint, const struct section *section)
{
    struct trial *trial = &lint->trial;

    if (!has_tags(section) && section->end == section->index + 1)
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
    if (!trial_section(trial, section->index) || trial->too_much)
        return;
    look_at(lint, section);
    check_lead(lint, section);
}

void lint_headings(struct lint *lint)
{
    for (int i = 0; i < lint->form->section_count; i++)
        check_section(lint, &lint->form->sections[i]);
}
