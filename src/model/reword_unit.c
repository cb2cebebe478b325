/* SPDX-License-Identifier: MIT */
/* The units of a form's text, and which of them show a field. */

#include "base/bytes.h"
#include "model/prose.h"
#include "model/rewordings.h"

static bool is_blank(const char *text, size_t len)
{
    static const char *const blanks[] = {"　", " ", "\t", "\r", "\n", NULL};
    size_t size;

    while (len && (size = bytes_begin_any(text, len, blanks))) {
        text += size;
        len -= size;
    }
    return !len;
}

static int count_lines(const char *text, size_t len)
{
    int lines = 1;

    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n';
    return lines;
}

size_t rewordings_start(const struct reword_unit *unit)
{
    return (size_t)(unit->source - unit->section->text.node->text);
}

bool reword_unit_next(struct reword_unit *unit)
{
    const struct node *node = unit->section->text.node;
    size_t at, end;

    while (node) {
        at = unit->source ? rewordings_start(unit) + unit->len + 1 : 0;
        unit->line = unit->source ? unit->line + unit->lines : 0;
        if (at >= node->len)
            break;
        end = template_run(node->text, node->len, at);
        unit->source = node->text + at;
        unit->len = end - at - (node->text[end - 1] == '\n');
        unit->lines = count_lines(unit->source, unit->len);
        if (!is_blank(unit->source, unit->len))
            return true;
    }
    return false;
}

bool rewordings_next_unit(const struct form *form, struct reword_unit *unit)
{
    int next = unit->section ? unit->section->index + 1 : 0;

    while (!unit->section || !reword_unit_next(unit)) {
        if (next >= form->section_count)
            return false;
        *unit = (struct reword_unit){.section = &form->sections[next++]};
    }
    return true;
}

bool reword_unit_at(const struct section *section, int line, struct reword_unit *unit)
{
    *unit = (struct reword_unit){.section = section};
    while (reword_unit_next(unit))
        if (line < unit->line + unit->lines)
            return line >= unit->line;
    return false;
}

bool reword_unit_of_offset(const struct section *section, size_t offset, struct reword_unit *unit)
{
    return reword_unit_at(section, count_lines(section->text.node->text, offset) - 1, unit);
}

/* --- where a field stands --- */

/* Told of the section's text in the draft's words, piece by piece; `stretch` NULL: the form's. */
typedef void visit_text(void *self, const struct section *section, const struct template *template,
                        const struct stretch *stretch);

static void visit(const struct draft *draft, const struct section *section, visit_text *told,
                  void *self)
{
    const struct wording *wordings = draft->answers.wordings;
    const struct wording *wording = wordings ? &wordings[section->index] : NULL;

    if (!wording || !wording->count)
        told(self, section, &section->text.template, NULL);
    for (size_t i = 0; wording && i < wording->count; i++)
        told(self, section, &wording->stretches[i].template, &wording->stretches[i]);
}

struct count {
    const struct field *field;
    int blanks;
};

static void count_blanks(void *self, const struct section *section, const struct template *template,
                         const struct stretch *stretch)
{
    struct count *count = self;

    (void)section;
    for (size_t i = 0; (!stretch || !stretch->struck) && i < template->count; i++)
        count->blanks += template->tags[i].column < 0 &&
                         prose_shows(&template->tags[i], count->field);
}

int reword_blanks(const struct draft *draft, const struct field *field)
{
    const struct form *form = draft->form;
    struct count count = {field, 0};

    count_blanks(&count, NULL, &form->title.template, NULL);
    for (int i = 0; i < form->section_count; i++) {
        count_blanks(&count, &form->sections[i], &form->sections[i].title.template, NULL);
        visit(draft, &form->sections[i], count_blanks, &count);
    }
    for (int i = 0; i < form->field_count; i++)
        if (draft->answers.items[i].from_default)
            count_blanks(&count, NULL, &form->fields[i].default_text.template, NULL);
    return count.blanks;
}

const struct field *reword_default(const struct draft *draft, const struct field *field, bool live)
{
    struct count count = {field, 0};

    for (int i = 0; i < draft->form->field_count; i++) {
        const struct field *around = &draft->form->fields[i];
        if (draft->answers.items[i].from_default == live)
            count_blanks(&count, NULL, &around->default_text.template, NULL);
        if (count.blanks)
            return around;
    }
    return NULL;
}

/* Whether the unit, which begins there, shows the field before that tag already. */
static bool is_shown_before(const struct template *template, size_t tag, size_t start,
                            const struct field *field)
{
    while (tag > 0 && template->tags[tag - 1].offset >= start)
        if (prose_shows(&template->tags[--tag], field))
            return true;
    return false;
}

const struct field *reword_lost(const struct draft *draft, const struct reword_unit *unit,
                                size_t *at)
{
    const struct template *template = &unit->section->text.template;
    size_t start = rewordings_start(unit), end = start + unit->len;

    for (; *at < template->count; (*at)++) {
        const struct tag *tag = &template->tags[*at];
        const struct field *field = tag->ref >= 0 ? &draft->form->fields[tag->ref] : NULL;
        if (!field || tag->offset < start || tag->offset >= end || !prose_shows(tag, field))
            continue;
        if (is_shown_before(template, *at, start, field) || reword_blanks(draft, field))
            continue;
        (*at)++;
        return field;
    }
    return NULL;
}

/* The best place so far: the lower its rank the better. */
enum { ELSEWHERE = 1, CONDITION = 2, REPLACED = 4, NOWHERE = 8 };

struct quest {
    const struct field *field;
    const struct section *section;
    size_t offset; /* in the form's text */
    int rank;
};

static void consider(struct quest *quest, const struct section *section, const struct tag *tag,
                     size_t offset, int rank)
{
    rank += section->index == quest->field->section ? 0 : ELSEWHERE;
    rank += prose_shows(tag, quest->field) ? 0 : CONDITION;
    if (tag->ref != quest->field->index || rank >= quest->rank)
        return;
    quest->rank = rank;
    quest->section = section;
    quest->offset = offset;
}

static void look_in(void *self, const struct section *section, const struct template *template,
                    const struct stretch *stretch)
{
    size_t start = stretch ? stretch->start : 0;
    bool changed = stretch && stretch->changed;

    for (size_t i = 0; i < template->count; i++)
        consider(self, section, &template->tags[i],
                 start + (changed ? 0 : template->tags[i].offset),
                 changed && stretch->struck ? REPLACED : 0);
    template = &section->text.template;
    for (size_t i = 0; changed && i < template->count; i++)
        if (template->tags[i].offset >= start && template->tags[i].offset < stretch->end)
            consider(self, section, &template->tags[i], start, REPLACED);
}

bool reword_unit_of(const struct draft *draft, const struct field *field, struct reword_unit *unit)
{
    struct quest quest = {field, NULL, 0, NOWHERE};

    for (int i = 0; i < draft->form->section_count; i++)
        if (draft->form->sections[i].text.node)
            visit(draft, &draft->form->sections[i], look_in, &quest);
    return quest.section && reword_unit_of_offset(quest.section, quest.offset, unit);
}
