/* SPDX-License-Identifier: MIT */
/* From text to compiled texts and expressions whose names are fields. */
#include <string.h>

#include "base/bytes.h"
#include "model/loader.h"
#include "model/prose.h"
#include "text/excerpt.h"

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

static void unknown_name(struct binding *binding, const char *name, size_t len, size_t offset,
                         bool in_formula)
{
    static const char *const own[] = {"report_year", NULL};
    const char *near = in_formula ? excerpt_nearest(name, len, own) : NULL;
    struct str text = STR_INIT;

    if (!near && !diags_full(binding->loader->diags))
        near = form_nearest(binding->loader->form, name, len);
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

static void on_unknown(void *self, size_t offset, const char *name, size_t len)
{
    unknown_name(self, name, len, offset, false);
}

static void bind_prose(struct loader *loader, struct prose *prose)
{
    struct binding binding = {loader, prose->node, NULL};
    struct prose_problems problems = {on_problem, on_unknown, &binding};

    if (!prose->node || diags_enough(loader->diags))
        return;
    prose_compile(&prose->template, loader->form, prose->node->text, prose->node->len, &problems);
    for (size_t i = 0; i < prose->template.count; i++) {
        const struct tag *tag = &prose->template.tags[i];
        struct field *field = tag->ref >= 0 && tag->column < 0 ? &loader->form->fields[tag->ref]
                                                               : NULL;
        if (field && tag->kind == TAG_VARIABLE)
            field->blanks++;
        else if (field && tag->kind == TAG_SECTION)
            field->clauses++;
    }
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
    if (!last && bytes_equal(name, len, "report_year"))
        return EXPR_REPORT_YEAR;
    field = form_field(binding->loader->form, name, len);
    if (!field) {
        unknown_name(binding, name, len, offset, true);
        return EXPR_UNKNOWN;
    }
    *index = field->index;
    return last ? EXPR_LAST : EXPR_FIELD;
}

static bool look_up_column(void *self, const char *list, size_t list_len, const char *name,
                           size_t len, size_t offset, int *index, int *column)
{
    struct binding *binding = self;
    const struct field *repeat = form_field(binding->loader->form, list, list_len);
    const struct field *found = repeat ? field_column(repeat, name, len) : NULL;

    if (!repeat)
        unknown_name(binding, list, list_len, offset, true);
    else if (!repeat->column_count)
        on_problem(self, offset, _("sum 只能用于多行项的栏目，例如 sum(rows.x)"));
    else if (!found)
        on_problem(self, offset, _("这个多行项没有这个栏目，请核对点号后面的名称"));
    else if (found->type->family->value != VALUE_NUMBER)
        on_problem(self, offset, _("这个栏目不是数字，不能求和"));
    else {
        *index = repeat->index;
        *column = found->index;
        return true;
    }
    return false;
}

static void bind_formula(struct loader *loader, struct formula *formula, const struct field *self)
{
    struct binding binding = {loader, formula->node, self};
    struct expr_scope scope = {look_up, look_up_column, on_problem, &binding};

    if (formula->node)
        formula->expr = expr_compile(&loader->form->arena, formula->node->text, formula->node->len,
                                     &scope);
}

/* --- fields --- */

static void bind_bound(struct loader *loader, const struct field *field, const struct node *node,
                       const char *key, struct bound *bound)
{
    if (!node)
        return;
    if (field->type->family->value != VALUE_NUMBER)
        loader_error(loader, node, _("%s 只能用于数字，%s不是数字"), key, field->type->label);
    else if (!decimal_parse(node->text, node->len, &bound->value))
        loader_error(loader, node, _("%s 应是一个数，如 100"), key);
    else
        bound->set = true;
}

static void bind_bounds(struct loader *loader, struct field *field)
{
    bind_bound(loader, field, field->min, "min", &field->lowest);
    bind_bound(loader, field, field->max, "max", &field->highest);
    if (field->lowest.set && field->highest.set &&
        decimal_compare(field->lowest.value, field->highest.value) > 0)
        loader_error(loader, field->min, _("min 大于 max，没有数能填，请改正其中一个"));
}

static bool is_plain(const struct prose *prose)
{
    for (size_t i = 0; i < prose->template.count; i++)
        if (prose->template.tags[i].kind != TAG_TEXT)
            return false;
    return true;
}

/* A default without blanks is known now: it must be an answer. */
static void check_default_text(struct loader *loader, const struct field *field)
{
    const struct node *node = field->default_text.node;
    struct str stored = STR_INIT, message = STR_INIT;
    struct reading reading;

    type_read(field, 0, node->text, node->len, &reading, &stored, &message);
    if (reading.state == ANSWER_REFUSED)
        loader_error(loader, node, _("default 不能作“%s”的内容：%s"), field->type->label,
                     str_text(&message));
    str_free(&stored);
    str_free(&message);
}

static void bind_default(struct loader *loader, struct field *field)
{
    const struct node *node = field->default_node;

    if (!node)
        return;
    if (field->type->family->value == VALUE_BOOLEAN &&
        (strcmp(node->text, "是") == 0 || strcmp(node->text, "否") == 0)) {
        loader_error(loader, node, _("是否项的 default 是条件，请把“%s”写成 %s"), node->text,
                     strcmp(node->text, "是") == 0 ? "true" : "false");
    } else if (type_computes(field->type)) {
        field->default_value.node = node;
        bind_formula(loader, &field->default_value, NULL);
    } else {
        field->default_text.node = node;
        bind_prose(loader, &field->default_text);
        if (is_plain(&field->default_text))
            check_default_text(loader, field);
    }
}

static void check_unit(struct loader *loader, const struct field *field)
{
    static const char *const units[] = {"元", "千元", "万元", "亿元", NULL};
    const char *const *unit = units;

    if (!field->unit || field->type->rule.kind != NUMBER_MONEY)
        return;
    while (*unit && strcmp(*unit, field->unit) != 0)
        unit++;
    if (!*unit)
        loader_error(loader, node_of_key(field->node, "unit"),
                     _("金额的 unit 没有“%s”，可以用：元、千元、万元、亿元"), field->unit);
}

static void bind_field(struct loader *loader, struct field *field)
{
    bind_formula(loader, &field->constraint, field);
    bind_formula(loader, &field->calculation, NULL);
    bind_formula(loader, &field->when, NULL);
    if (!field->type)
        return;
    bind_default(loader, field);
    bind_bounds(loader, field);
    check_unit(loader, field);
    for (int i = 0; i < field->choice_count; i++)
        bind_formula(loader, &field->choices[i].when, NULL);
    for (int i = 0; i < field->column_count; i++) {
        bind_bounds(loader, &field->columns[i]);
        check_unit(loader, &field->columns[i]);
    }
    if (field->calculation.node && !field->type->family->compute)
        loader_error(loader, field->calculation.node, _("%s类型不能由计算得出"),
                     field->type->label);
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
