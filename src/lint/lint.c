/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/map.h"

typedef void rule(const struct form *form, struct diags *diags);

static void place_of(const struct node *scalar, const struct diags *diags, const struct tag *tag,
                     int *line, int *col)
{
    node_place(scalar, diags, tag->offset, line, col);
}

/* --- names --- */

static void rule_id(const struct form *form, struct diags *diags)
{
    const struct node *node = node_of_key(form->node, "id");
    const char *base = form->path ? file_base(form->path) : NULL;
    size_t len = strlen(form->id);

    if (base && (strncmp(base, form->id, len) != 0 || strcmp(base + len, ".yaml") != 0))
        diags_add(diags, DIAG_WARNING, node->line, node->col,
                  _("代号 %s 与文件名 %s 不一致，按代号找不到这个文件；请改成一样"), form->id,
                  base);
}

static void rule_labels(const struct form *form, struct diags *diags)
{
    struct map seen = MAP_INIT;

    for (int i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        const struct node *node = node_of_key(field->node, "label");
        long other = map_add(&seen, field->label, strlen(field->label), i);
        if (other >= 0)
            diags_add(diags, DIAG_WARNING, node->line, node->col,
                      _("“%s”与 %s 的 label 相同，填报人分不清；请写得不一样"), field->label,
                      form->fields[other].name);
    }
    map_free(&seen);
}

/* --- use --- */

static void mark(void *self, int index)
{
    bool *used = self;

    used[index] = true;
}

static void mark_formula(bool *used, const struct formula *formula)
{
    if (formula->expr)
        expr_fields(formula->expr, mark, used);
}

static void mark_prose(bool *used, const struct prose *prose)
{
    for (size_t i = 0; i < prose->template.count; i++)
        if (prose->template.tags[i].ref >= 0)
            used[prose->template.tags[i].ref] = true;
}

static void mark_all(bool *used, const struct form *form)
{
    mark_prose(used, &form->title);
    for (int i = 0; i < form->field_count; i++) {
        mark_formula(used, &form->fields[i].calculation);
        mark_formula(used, &form->fields[i].when);
        mark_formula(used, &form->fields[i].constraint);
        mark_formula(used, &form->fields[i].default_value);
        mark_prose(used, &form->fields[i].default_text);
    }
    for (int i = 0; i < form->section_count; i++) {
        mark_formula(used, &form->sections[i].when);
        mark_prose(used, &form->sections[i].title);
        mark_prose(used, &form->sections[i].text);
    }
    for (int i = 0; i < form->check_count; i++)
        mark_formula(used, &form->checks[i].assert);
}

static void rule_unused(const struct form *form, struct diags *diags)
{
    bool *used = xcalloc((size_t)form->field_count, sizeof *used);

    mark_all(used, form);
    for (int i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        const struct node *node = node_of_key(field->node, "name");
        if (!used[i])
            diags_add(diags, DIAG_WARNING, node->line, node->col,
                      _("问了 %s，但哪里也没有用到；在 text 里加上 {{%s}}，或删去这一项"),
                      field->name, field->name);
    }
    free(used);
}

/* --- blanks --- */

/* The fields of a section are asked in the order in which their blanks stand. */
static void check_order(const struct form *form, int section, int *seen_in, struct diags *diags)
{
    const struct prose *prose = &form->sections[section].text;
    int last = -1, line, col;

    for (size_t i = 0; i < prose->template.count; i++) {
        const struct tag *tag = &prose->template.tags[i];
        if (tag->kind != TAG_VARIABLE || tag->ref < 0 || seen_in[tag->ref] == section + 1 ||
            form->fields[tag->ref].section != section)
            continue;
        seen_in[tag->ref] = section + 1;
        if (tag->ref < last) {
            place_of(prose->node, diags, tag, &line, &col);
            diags_add(diags, DIAG_WARNING, line, col,
                      _("{{%s}} 在文中排在 {{%s}} 后面，提问却在前面；请把 fields 的先后改成一致"),
                      form->fields[tag->ref].name, form->fields[last].name);
        } else
            last = tag->ref;
    }
}

static void rule_order(const struct form *form, struct diags *diags)
{
    int *seen_in = xcalloc((size_t)form->field_count, sizeof *seen_in);

    for (int i = 0; i < form->section_count; i++)
        check_order(form, i, seen_in, diags);
    free(seen_in);
}

/* Longer ones first where one begins like another. */
static const char *const units[] = {"人次", "件次", "万元", "亿元", "课时", "小时", "公里",
                                    "次",   "名",   "人",   "个",   "项",   "份",   "件",
                                    "期",   "条",   "户",   "篇",   "场",   "元",   NULL};

static bool begins_with(const struct tag *tag, const char *word)
{
    size_t len = strlen(word);

    return tag->kind == TAG_TEXT && tag->len >= len && memcmp(tag->text, word, len) == 0;
}

/* The text right behind a blank names the unit: it must be the field's. */
static void check_unit(const struct form *form, const struct prose *prose, const struct tag *tag,
                       struct diags *diags)
{
    const struct field *field = tag->ref >= 0 ? &form->fields[tag->ref] : NULL;
    const char *const *unit = units;
    int line, col;

    if (tag->kind != TAG_VARIABLE || !field || !field->unit)
        return;
    while (*unit && !begins_with(tag + 1, *unit))
        unit++;
    if (!*unit || (begins_with(tag + 1, field->unit) && strlen(*unit) <= strlen(field->unit)))
        return;
    place_of(prose->node, diags, tag, &line, &col);
    diags_add(diags, DIAG_WARNING, line, col,
              _("{{%s}} 后面写的是“%s”，它的 unit 是“%s”；请改成一致"), field->name, *unit,
              field->unit);
}

static void rule_units(const struct form *form, struct diags *diags)
{
    for (int s = 0; s < form->section_count; s++) {
        const struct prose *prose = &form->sections[s].text;
        for (size_t i = 0; i + 1 < prose->template.count; i++)
            check_unit(form, prose, &prose->template.tags[i], diags);
    }
}

/* --- all of them --- */

static rule *const rules[] = {rule_id, rule_labels, rule_unused, rule_order, rule_units};

void lint_form(const struct form *form, struct diags *diags)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        rules[i](form, diags);
    diags_sort(diags);
}
