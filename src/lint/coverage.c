/* SPDX-License-Identifier: MIT */
#include "lint/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "model/report.h"

static void add(struct coverage *coverage, const struct condition *condition)
{
    ARRAY_ROOM(coverage->items, coverage->count, coverage->cap);
    coverage->items[coverage->count++] = *condition;
}

static void add_clauses(struct coverage *coverage, const struct prose *prose)
{
    for (size_t i = 0; i < prose->template.count; i++) {
        const struct tag *tag = &prose->template.tags[i];
        struct condition condition = {.node = prose->node, .offset = tag->offset, .tag = tag};
        if (tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED)
            add(coverage, &condition);
    }
}

static void add_section(struct coverage *coverage, const struct section *section)
{
    struct condition condition = {.node = section->when.node, .section = section};

    if (condition.node)
        add(coverage, &condition);
    add_clauses(coverage, &section->title);
    add_clauses(coverage, &section->text);
}

static void add_field(struct coverage *coverage, const struct field *field)
{
    struct condition condition = {.node = field->when.node, .field = field};

    if (condition.node)
        add(coverage, &condition);
}

void coverage_init(struct coverage *coverage, const struct form *form)
{
    memset(coverage, 0, sizeof *coverage);
    add_clauses(coverage, &form->title);
    for (int i = 0; i < form->section_count; i++)
        add_section(coverage, &form->sections[i]);
    for (int i = 0; i < form->field_count; i++)
        add_field(coverage, &form->fields[i]);
    for (size_t i = 0; i < coverage->count; i++)
        if (coverage->items[i].tag)
            map_add(&coverage->by_tag, (const char *)&coverage->items[i].tag,
                    sizeof coverage->items[i].tag, (long)i);
}

void coverage_free(struct coverage *coverage)
{
    free(coverage->items);
    map_free(&coverage->by_tag);
}

/* --- trying --- */

static void note(struct condition *condition, bool stands)
{
    condition->stood |= stands;
    condition->dropped |= !stands;
}

static void note_clause(void *self, const struct tag *tag, bool stands)
{
    struct coverage *coverage = self;
    long i = map_find(&coverage->by_tag, (const char *)&tag, sizeof tag);

    if (i >= 0)
        note(&coverage->items[i], stands);
}

static enum presence presence_around(const struct answers *answers,
                                     const struct condition *condition)
{
    int around = condition->field ? condition->field->section : condition->section->parent;

    return around < 0 ? PRESENT : answers->sections[around].presence;
}

static void note_when(struct condition *condition, const struct answers *answers)
{
    enum presence presence = condition->field
                                 ? answers_of(answers, condition->field)->presence
                                 : answers->sections[condition->section->index].presence;

    if (presence_around(answers, condition) == PRESENT && presence != NOT_YET)
        note(condition, presence == PRESENT);
}

void coverage_note(struct coverage *coverage, const struct answers *answers)
{
    struct report_scope scope = {.clause = note_clause, .self = coverage};
    struct report_listener nobody = {NULL, NULL, NULL, NULL, NULL};

    report_walk(answers, &scope, &nobody);
    for (size_t i = 0; i < coverage->count; i++)
        if (!coverage->items[i].tag)
            note_when(&coverage->items[i], answers);
}

/* --- telling --- */

static bool is_whole(const struct condition *condition)
{
    return condition->stood && condition->dropped;
}

size_t coverage_whole(const struct coverage *coverage)
{
    size_t count = 0;

    for (size_t i = 0; i < coverage->count; i++)
        count += is_whole(&coverage->items[i]);
    return count;
}

static const char *missing(const struct condition *condition)
{
    if (!condition->stood && !condition->dropped)
        return _("一次也没有试到");
    return condition->stood ? _("没有试过不成立的一面") : _("没有试过成立的一面");
}

static void report(const struct condition *condition, struct diags *diags)
{
    const struct tag *tag = condition->tag;
    int line, col;

    node_place(condition->node, diags, condition->offset, &line, &col);
    if (tag)
        diags_add(diags, DIAG_HINT, line, col, _("条件 {{%c%.*s}} %s"),
                  tag->kind == TAG_SECTION ? '#' : '^', (int)tag->len, tag->text,
                  missing(condition));
    else
        diags_add(diags, DIAG_HINT, line, col, _("条件 when: %s %s"), condition->node->text,
                  missing(condition));
}

void coverage_report(const struct coverage *coverage, struct diags *diags)
{
    for (size_t i = 0; i < coverage->count; i++)
        if (!is_whole(&coverage->items[i]))
            report(&coverage->items[i], diags);
}
