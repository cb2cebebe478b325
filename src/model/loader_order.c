/* SPDX-License-Identifier: MIT */
/* The order in which fields and sections can be settled: a depth-first sort without recursion,
 * since a chain of calculations may be as long as the form. */
#include <stdlib.h>

#include "base/alloc.h"
#include "model/loader.h"

/* Fields are numbered as they are, section i is field_count + i. */
struct edges {
    int *to;
    size_t count, cap;
};

enum { UNSEEN = -1, DONE = -2, RING_SHOWN = 10 };

struct order {
    struct loader *loader;
    struct edges edges; /* of all, those of one after those of another */
    size_t *first;      /* [n + 1] where those of each begin */
    int *state;         /* UNSEEN, DONE, or the depth on the path, from 0 */
    int *path;
    size_t *next; /* edge to follow, by depth of the path */
    int depth;
};

static void add_edge(void *self, int to)
{
    struct edges *edges = self;

    ARRAY_ROOM(edges->to, edges->count, edges->cap);
    edges->to[edges->count++] = to;
}

static void add_formula(struct edges *edges, const struct formula *formula)
{
    if (formula->expr)
        expr_fields(formula->expr, add_edge, edges);
}

static void add_prose(struct edges *edges, const struct prose *prose)
{
    for (size_t i = 0; i < prose->template.count; i++)
        if (prose->template.tags[i].ref >= 0)
            add_edge(edges, prose->template.tags[i].ref);
}

/* A constraint speaks of its own field: that is no ring. */
static void add_constraint(struct edges *edges, const struct field *field)
{
    size_t kept = edges->count, i = kept;

    add_formula(edges, &field->constraint);
    for (; i < edges->count; i++)
        if (edges->to[i] != field->index)
            edges->to[kept++] = edges->to[i];
    edges->count = kept;
}

static void add_field(struct edges *edges, const struct form *form, const struct field *field)
{
    if (field->section >= 0)
        add_edge(edges, form->field_count + field->section);
    add_formula(edges, &field->calculation);
    add_formula(edges, &field->when);
    add_formula(edges, &field->default_value);
    add_prose(edges, &field->default_text);
    for (int i = 0; i < field->choice_count; i++)
        add_formula(edges, &field->choices[i].when);
    add_constraint(edges, field);
}

static void add_section(struct edges *edges, const struct form *form, const struct section *section)
{
    if (section->parent >= 0)
        add_edge(edges, form->field_count + section->parent);
    add_formula(edges, &section->when);
}

static const char *name_of(const struct form *form, int index)
{
    return index < form->field_count ? form->fields[index].name
                                     : form_section_label(form, index - form->field_count);
}

/* a → b → a; of a long one its beginning and its end. */
static void add_ring(struct str *out, const struct order *order, int from)
{
    const struct form *form = order->loader->form;
    int shown = RING_SHOWN / 2;

    for (int i = from; i < order->depth; i++) {
        if (i - from == shown && order->depth - i > shown) {
            str_add(out, "… → ");
            i = order->depth - shown;
        }
        str_addf(out, "%s → ", name_of(form, order->path[i]));
    }
    str_add(out, name_of(form, order->path[from]));
}

static void report_ring(struct order *order, int from)
{
    const struct form *form = order->loader->form;
    int first = order->path[from];
    const struct node *node = first < form->field_count
                                  ? form->fields[first].node
                                  : form->sections[first - form->field_count].node;
    struct str ring = STR_INIT;

    if (!diags_full(order->loader->diags))
        add_ring(&ring, order, from);
    loader_error(order->loader, node, _("条件或计算绕成了一圈：%s，请断开其中一处"),
                 str_text(&ring));
    str_free(&ring);
}

static void push(struct order *order, int index)
{
    order->state[index] = order->depth;
    order->next[order->depth] = order->first[index];
    order->path[order->depth++] = index;
}

static void finish(struct order *order, int index)
{
    struct form *form = order->loader->form;
    bool is_section = index >= form->field_count;

    order->state[index] = DONE;
    order->depth--;
    form->steps[form->step_count++] = (struct form_step){
        is_section, is_section ? index - form->field_count : index};
}

static void settle_from(struct order *order, int start)
{
    push(order, start);
    while (order->depth) {
        int top = order->path[order->depth - 1];
        size_t edge = order->next[order->depth - 1]++;
        int to;

        if (edge == order->first[top + 1]) {
            finish(order, top);
            continue;
        }
        to = order->edges.to[edge];
        if (order->state[to] == UNSEEN)
            push(order, to);
        else if (order->state[to] != DONE)
            report_ring(order, order->state[to]);
    }
}

void loader_order(struct loader *loader)
{
    struct form *form = loader->form;
    int total = form->field_count + form->section_count;
    size_t room = (size_t)total + 1;
    struct order order = {.loader = loader};

    order.first = xcalloc(room, sizeof *order.first);
    order.state = xcalloc(room, sizeof *order.state);
    order.path = xcalloc(room, sizeof *order.path);
    order.next = xcalloc(room, sizeof *order.next);
    form->steps = xcalloc(room, sizeof *form->steps);
    for (int i = 0; i < total; i++) {
        order.first[i] = order.edges.count;
        order.state[i] = UNSEEN;
        if (i < form->field_count)
            add_field(&order.edges, form, &form->fields[i]);
        else
            add_section(&order.edges, form, &form->sections[i - form->field_count]);
    }
    order.first[total] = order.edges.count;
    for (int i = 0; i < total; i++)
        if (order.state[i] == UNSEEN)
            settle_from(&order, i);
    free(order.edges.to);
    free(order.first);
    free(order.state);
    free(order.path);
    free(order.next);
}
