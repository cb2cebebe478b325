/* SPDX-License-Identifier: MIT */
/* From text to compiled texts and expressions whose names are fields. */
#include <string.h>

#include "model/loader.h"

/* What is being compiled, for the callbacks. */
struct binding {
    struct loader *loader;
    const struct node *node;
    const struct field *self; /* whose expression it is, or NULL */
};

static void on_problem(void *self, size_t offset, const char *message)
{
    struct binding *binding = self;

    loader_error_at(binding->loader, binding->node, offset, message);
}

static void unknown_name(struct binding *binding, const char *name, size_t len, size_t offset)
{
    const char *near = form_nearest(binding->loader->form, name, len);
    struct str text = STR_INIT;

    str_add(&text, _("没有名为“"));
    str_addn(&text, name, len);
    if (near)
        str_addf(&text, _("”的填报项，是不是 %s？"), near);
    else
        str_add(&text, _("”的填报项，请在 fields 里加上，或改正名称"));
    on_problem(binding, offset, str_text(&text));
    str_free(&text);
}

/* --- texts --- */

static void bind_tag(struct binding *binding, struct tag *tag)
{
    const struct field *field;

    if (tag->kind == TAG_TEXT)
        return;
    if (tag->kind == TAG_PARTIAL) {
        on_problem(binding, tag->offset,
                   _("模板里不能引用别的文件（{{> …}}），请把那段文字写在这里"));
        return;
    }
    if (tag->len == 2 && memcmp(tag->text, "no", 2) == 0) {
        tag->ref = REF_NUMBER;
        return;
    }
    if (tag->len == 1 && *tag->text == '.') {
        tag->ref = REF_ITEM;
        return;
    }
    field = form_field(binding->loader->form, tag->text, tag->len);
    if (!field) {
        unknown_name(binding, tag->text, tag->len, tag->offset);
        return;
    }
    tag->ref = field->index;
    if (tag->kind == TAG_VARIABLE)
        binding->loader->form->fields[field->index].blanks++;
}

static void bind_prose(struct loader *loader, struct prose *prose)
{
    struct binding binding = {loader, prose->node, NULL};

    if (!prose->node)
        return;
    if (!template_compile(&prose->template, prose->node->text, prose->node->len, on_problem,
                          &binding))
        return;
    for (size_t i = 0; i < prose->template.count; i++)
        bind_tag(&binding, &prose->template.tags[i]);
}

/* --- expressions --- */

static enum expr_name look_up(void *self, const char *name, size_t len, bool last, size_t offset,
                              int *index)
{
    struct binding *binding = self;
    const struct field *field;

    if (len == 1 && *name == '.') {
        *index = binding->self ? binding->self->index : -1;
        if (binding->self)
            return EXPR_SELF;
        on_problem(self, offset, _("句点代表本填报项，只能用在填报项的 constraint 里"));
        return EXPR_UNKNOWN;
    }
    if (!last && len == strlen("report_year") && memcmp(name, "report_year", len) == 0)
        return EXPR_REPORT_YEAR;
    field = form_field(binding->loader->form, name, len);
    if (!field) {
        unknown_name(binding, name, len, offset);
        return EXPR_UNKNOWN;
    }
    *index = field->index;
    return last ? EXPR_LAST : EXPR_FIELD;
}

static void bind_formula(struct loader *loader, struct formula *formula, const struct field *self)
{
    struct binding binding = {loader, formula->node, self};
    struct expr_scope scope = {look_up, on_problem, &binding};

    if (formula->node)
        formula->expr = expr_compile(&loader->form->arena, formula->node->text, formula->node->len,
                                     &scope);
}

/* --- fields --- */

static void bind_bound(struct loader *loader, const struct field *field, const struct node *node,
                       const char *key, struct reading *bound)
{
    struct str stored = STR_INIT, message = STR_INIT;

    if (!node)
        return;
    if (!field->type->rule.kind && !field->type->none_is_zero)
        loader_error(loader, node, _("%s 只能用于数字，%s不是数字"), key, field->type->label);
    else if (node->kind != NODE_SCALAR)
        loader_error(loader, node, _("%s 应是一个数"), key);
    else {
        type_read(field, 0, node->text, node->len, bound, &stored, &message);
        if (bound->state != ANSWER_GIVEN)
            loader_error(loader, node, _("%s 应是一个数：%s"), key, str_text(&message));
    }
    str_free(&stored);
    str_free(&message);
}

static void bind_default(struct loader *loader, struct field *field)
{
    const struct node *node = field->default_node;

    if (!node)
        return;
    if (node->kind != NODE_SCALAR)
        loader_error(loader, node, _("default 的值应是一段文字"));
    else if (field->type->computes)
        field->default_value.node = node;
    else
        field->default_text.node = node;
}

static void bind_field(struct loader *loader, struct field *field)
{
    struct reading lowest = {ANSWER_OPEN}, highest = {ANSWER_OPEN};

    if (!field->type)
        return;
    bind_default(loader, field);
    bind_bound(loader, field, field->min, "min", &lowest);
    bind_bound(loader, field, field->max, "max", &highest);
    field->lowest = lowest;
    field->highest = highest;
    bind_formula(loader, &field->constraint, field);
    bind_formula(loader, &field->calculation, field);
    bind_formula(loader, &field->when, field);
    bind_formula(loader, &field->default_value, field);
    bind_prose(loader, &field->default_text);
}

void loader_bind(struct loader *loader)
{
    struct form *form = loader->form;

    bind_prose(loader, &form->title);
    for (int i = 0; i < form->field_count; i++)
        bind_field(loader, &form->fields[i]);
    for (int i = 0; i < form->section_count; i++) {
        bind_formula(loader, &form->sections[i].when, NULL);
        bind_prose(loader, &form->sections[i].title);
        bind_prose(loader, &form->sections[i].text);
    }
    for (int i = 0; i < form->check_count; i++)
        bind_formula(loader, &form->checks[i].assert, NULL);
}
