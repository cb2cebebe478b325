/* SPDX-License-Identifier: MIT */
#include "model/prose.h"

#include "base/attributes.h"
#include "base/bytes.h"

/* What is being compiled, for the callbacks. */
struct binding {
    const struct form *form;
    const struct prose_problems *problems;
    bool failed;
};

static void on_problem(void *self, size_t offset, const char *message)
{
    struct binding *binding = self;

    binding->failed = true;
    binding->problems->problem(binding->problems->self, offset, message);
}

/* What is no field's name; true where it was one of these. */
static bool bind_special(struct binding *binding, struct tag *tag, bool in_clause)
{
    bool number = bytes_equal(tag->text, tag->len, "no");
    bool item = bytes_equal(tag->text, tag->len, ".");

    if (tag->kind == TAG_PARTIAL)
        on_problem(binding, tag->offset,
                   _("模板里不能引用别的文件（{{> …}}），请把那段文字写在这里"));
    else if (number && tag->kind != TAG_VARIABLE)
        on_problem(binding, tag->offset, _("no 是序号，不能作条件，请写成 {{no}}"));
    else if (item && (tag->kind != TAG_VARIABLE || !in_clause))
        on_problem(binding, tag->offset,
                   _("{{.}} 是列表的一项，只能写在 {{#列表}} 和 {{/列表}} 之间"));
    else if (number || item)
        tag->ref = number ? REF_NUMBER : REF_ITEM;
    return number || item || tag->kind == TAG_PARTIAL;
}

/* The clauses around the tag at hand, outermost first: a repeat lends its body the names of its
 * columns. */
struct clauses {
    const struct tag *around[TEMPLATE_MAX_DEPTH];
    size_t depth;
};

static bool bind_column(const struct form *form, const struct clauses *clauses, struct tag *tag)
{
    for (size_t i = clauses->depth; i > 0; i--) {
        int ref = clauses->around[i - 1]->ref;
        const struct field *repeat = ref >= 0 && clauses->around[i - 1]->column < 0
                                         ? &form->fields[ref]
                                         : NULL;
        const struct field *column = repeat ? field_column(repeat, tag->text, tag->len) : NULL;
        if (column) {
            tag->ref = ref;
            tag->column = column->index;
            return true;
        }
    }
    return false;
}

static void bind_tag(struct binding *binding, const struct clauses *clauses, struct tag *tag)
{
    const struct prose_problems *problems = binding->problems;
    const struct field *field;

    if (tag->kind == TAG_TEXT || bind_special(binding, tag, clauses->depth > 0))
        return;
    if (bind_column(binding->form, clauses, tag))
        return;
    field = form_field(binding->form, tag->text, tag->len);
    if (field) {
        tag->ref = field->index;
        return;
    }
    binding->failed = true;
    problems->unknown(problems->self, tag->offset, tag->text, tag->len);
}

bool prose_compile(struct template *template, const struct form *form, const char *text, size_t len,
                   const struct prose_problems *problems)
{
    struct binding binding = {form, problems, false};
    struct clauses clauses = {.depth = 0};

    template_compile(template, text, len, on_problem, &binding);
    for (size_t i = 0; i < template->count; i++) {
        struct tag *tag = &template->tags[i];
        while (clauses.depth && clauses.around[clauses.depth - 1]->end <= i)
            clauses.depth--;
        bind_tag(&binding, &clauses, tag);
        if (tag->kind == TAG_SECTION && clauses.depth < TEMPLATE_MAX_DEPTH)
            clauses.around[clauses.depth++] = tag;
    }
    return !binding.failed;
}

bool prose_shows(const struct tag *tag, const struct field *field)
{
    bool repeats = tag->kind == TAG_SECTION &&
                   (tag->repeats || (field->column_count && tag->column < 0));

    return tag->ref == field->index && (tag->kind == TAG_VARIABLE || repeats);
}
