/* SPDX-License-Identifier: MIT */
#include "model/form.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "model/loader.h"
#include "text/excerpt.h"

/* --- names --- */

static const char *const reserved[] = {"last",     "no",  "report_year", "and",  "or",    "not",
                                       "answered", "sum", "has",         "true", "false", NULL};

static bool is_composed(const char *name)
{
    size_t len = strlen(name), size;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)name, len, NULL, &size);
    bool same;

    if (!composed)
        die_out_of_memory();
    same = size == len && memcmp(composed, name, len) == 0;
    free(composed);
    return same;
}

static bool is_name(const char *name)
{
    const uint8_t *next = (const uint8_t *)name;
    ucs4_t c;

    for (bool first = true; (next = u8_next(&c, next)); first = false) {
        bool letter = uc_is_property_alphabetic(c);
        bool digit = (c >= '0' && c <= '9') || c == '_';
        if (!letter && !(digit && !first))
            return false;
    }
    return *name && is_composed(name);
}

static bool is_id(const char *id)
{
    const uint8_t *next = (const uint8_t *)id;
    ucs4_t c;

    while ((next = u8_next(&c, next)))
        if (!uc_is_property_alphabetic(c) && !(c >= '0' && c <= '9') && c != '-' && c != '_')
            return false;
    return *id && *id != '-';
}

void loader_check_name(struct loader *loader, const struct field *field)
{
    const struct node *node = node_of_key(field->node, "name");

    for (const char *const *word = reserved; *word; word++)
        if (strcmp(*word, field->name) == 0)
            loader_error(loader, node, _("“%s”是模板语言自己的词，请换一个名称"), field->name);
    if (!is_name(field->name))
        loader_error(loader, node,
                     _("名称“%s”不合规：以字母或汉字开头，后面只能有字母、汉字、数字和 _"),
                     field->name);
}

static void add_name(struct loader *loader, const struct field *field)
{
    struct form *form = loader->form;
    long other = map_add(&form->by_name, field->name, strlen(field->name), field->index);

    loader_check_name(loader, field);
    if (other >= 0)
        loader_error(loader, node_of_key(field->node, "name"),
                     _("名称“%s”在第%d行已经用过，请换一个"), field->name,
                     form->fields[other].node->line);
}

/* --- fields, sections, checks --- */

static void load_field(struct loader *loader, const struct node *node, int section)
{
    struct form *form = loader->form;
    struct field *field;

    ARRAY_ROOM(form->fields, (size_t)form->field_count, form->field_cap);
    field = &form->fields[form->field_count];
    memset(field, 0, sizeof *field);
    field->node = node;
    field->index = form->field_count++;
    field->section = section;
    loader_read(loader, &field_keys, node, field);
    if (field->name && *field->name)
        add_name(loader, field);
    if (!field->prefill && field->type)
        field->prefill = (int)field->type->prefill;
    loader_items(loader, field);
}

static void load_fields(struct loader *loader, const struct node *list, int section)
{
    if (!list)
        return;
    for (const struct node *node = list->first; node; node = node->next) {
        if (loader->form->field_count == FORM_MAX_FIELDS) {
            if (!loader->too_many)
                loader_error(loader, node, _("填报项超过%d个，请拆成几个模板"), FORM_MAX_FIELDS);
            loader->too_many = true;
            return;
        }
        load_field(loader, node, section);
    }
}

static void inherit(int *own, int from)
{
    if (*own == LAYOUT_INHERIT)
        *own = from;
}

static void load_sections(struct loader *loader, const struct node *list, int parent);

static void load_section(struct loader *loader, const struct node *node, int parent)
{
    struct form *form = loader->form;
    struct section *section;
    int index = form->section_count++;
    int level = 0;

    ARRAY_ROOM(form->sections, (size_t)index, form->section_cap);
    section = &form->sections[index];
    *section = (struct section){.node = node, .index = index, .parent = parent};
    loader_read(loader, &section_keys, node, section);
    inherit(&section->numbering, parent < 0 ? form->numbering : form->sections[parent].numbering);
    inherit(&section->indent, parent < 0 ? form->indent : form->sections[parent].indent);
    for (int above = parent; above >= 0; above = form->sections[above].parent)
        level += form->sections[above].level > 0;
    section->level = section->title.node ? level + 1 : 0;
    if (section->level > FORM_MAX_LEVEL)
        loader_error(loader, node, _("标题最多四级，请把这一节并入上一级"));
    load_fields(loader, section->field_list, index);
    load_sections(loader, form->sections[index].section_list, index);
    form->sections[index].end = form->section_count;
}

static void load_sections(struct loader *loader, const struct node *list, int parent)
{
    if (!list)
        return;
    for (const struct node *node = list->first; node; node = node->next)
        load_section(loader, node, parent);
}

static void load_check(struct loader *loader, const struct node *node, struct map *names)
{
    struct form *form = loader->form;
    struct check *check;
    long other = -1;

    ARRAY_ROOM(form->checks, (size_t)form->check_count, form->check_cap);
    check = &form->checks[form->check_count++];
    *check = (struct check){.node = node};
    loader_read(loader, &check_keys, node, check);
    if (check->name)
        other = map_add(names, check->name, strlen(check->name), form->check_count - 1);
    if (other >= 0)
        loader_error(loader, node_of_key(node, "name"), _("校验“%s”在第%d行已经有了，请换一个名称"),
                     check->name, form->checks[other].node->line);
}

static void load_checks(struct loader *loader, const struct node *list)
{
    struct map names = MAP_INIT;

    if (!list)
        return;
    for (const struct node *node = list->first; node; node = node->next)
        load_check(loader, node, &names);
    map_free(&names);
}

/* --- the form --- */

static void read_form(struct loader *loader)
{
    struct form *form = loader->form;

    loader_read(loader, &form_keys, form->node, form);
    if (form->id && *form->id && !is_id(form->id))
        loader_error(loader, node_of_key(form->node, "id"),
                     _("代号“%s”不合规：只能有字母、汉字、数字、- 和 _"), form->id);
    inherit(&form->numbering, LAYOUT_AUTO);
    inherit(&form->indent, LAYOUT_AUTO);
    load_fields(loader, form->field_list, -1);
    load_sections(loader, form->section_list, -1);
    load_checks(loader, form->check_list);
    loader_bind(loader);
    loader_order(loader);
    diags_sort(loader->diags);
}

struct form *form_load(const char *path, const char *text, size_t len, struct diags *diags)
{
    struct form *form = xcalloc(1, sizeof *form);
    struct loader loader = {form, diags, false};

    form->version = 1;
    form->path = path ? xstrdup(path) : NULL;
    str_addn(&form->source, text, len);
    diags->source = form->source.s;
    diags->source_len = len;
    form->node = node_parse_through(&form->arena, form->source.s, len, diags);
    if (form->node)
        read_form(&loader);
    return form;
}

void form_free(struct form *form)
{
    if (!form)
        return;
    template_free(&form->title.template);
    for (int i = 0; i < form->field_count; i++)
        template_free(&form->fields[i].default_text.template);
    for (int i = 0; i < form->section_count; i++) {
        template_free(&form->sections[i].title.template);
        template_free(&form->sections[i].text.template);
    }
    free(form->fields);
    free(form->sections);
    free(form->checks);
    free(form->steps);
    free(form->path);
    map_free(&form->by_name);
    str_free(&form->source);
    arena_free(&form->arena);
    free(form);
}

const struct field *form_field(const struct form *form, const char *name, size_t len)
{
    long index = map_find(&form->by_name, name, len);

    return index < 0 ? NULL : &form->fields[index];
}

const char *form_nearest(const struct form *form, const char *name, size_t len)
{
    const char **names = xcalloc((size_t)form->field_count + 1, sizeof *names);
    const char *near;
    int count = 0;

    for (int i = 0; i < form->field_count; i++)
        if (form->fields[i].name)
            names[count++] = form->fields[i].name;
    near = excerpt_nearest(name, len, names);
    free(names);
    return near;
}

const char *form_section_label(const struct form *form, int section)
{
    const struct section *it = section < 0 ? NULL : &form->sections[section];

    if (!it)
        return _("基本信息");
    if (it->label)
        return it->label;
    return it->title.node ? it->title.node->text : _("正文");
}

const struct field *field_column(const struct field *repeat, const char *name, size_t len)
{
    for (int i = 0; i < repeat->column_count; i++)
        if (bytes_equal(name, len, repeat->columns[i].name))
            return &repeat->columns[i];
    return NULL;
}

const char *field_placeholder(const struct field *field)
{
    return field->placeholder ? field->placeholder : "X";
}

bool field_is_asked(const struct field *field)
{
    return !field->calculation.node;
}
