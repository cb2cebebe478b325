/* SPDX-License-Identifier: MIT */
/* A compiled template, shown to a view tag by tag, partials included. */
#include "model/template.h"

static bool walk(const struct template *template, size_t from, size_t until,
                 const struct template_view *view, int partials);

static bool is_done(const struct template_view *view)
{
    return view->done && view->done(view->self);
}

static bool walk_section(const struct template *template, const struct tag *tag,
                         const struct template_view *view, int partials)
{
    size_t body = (size_t)(tag - template->tags) + 1;
    size_t times = view->times(view->self, tag);
    bool ok = true;

    if (!times && view->skip)
        view->skip(view->self, template, tag);
    for (size_t turn = 0; turn < times && ok && !is_done(view); turn++) {
        if (view->enter)
            view->enter(view->self, tag, turn);
        ok = walk(template, body, tag->end, view, partials);
        if (view->leave)
            view->leave(view->self, tag, turn);
    }
    return ok;
}

static bool walk_partial(const struct tag *tag, const struct template_view *view, int partials)
{
    const struct template *partial;

    if (partials == TEMPLATE_MAX_DEPTH)
        return false;
    partial = view->partial ? view->partial(view->self, tag) : NULL;
    return !partial || walk(partial, 0, partial->count, view, partials + 1);
}

static bool walk(const struct template *template, size_t from, size_t until,
                 const struct template_view *view, int partials)
{
    bool ok = true;

    for (size_t i = from; i < until && ok && !is_done(view); i = template->tags[i].end) {
        const struct tag *tag = &template->tags[i];

        if (tag->kind == TAG_TEXT)
            view->text(view->self, tag->text, tag->len);
        else if (tag->kind == TAG_VARIABLE)
            view->variable(view->self, tag);
        else if (tag->kind == TAG_PARTIAL)
            ok = walk_partial(tag, view, partials);
        else
            ok = walk_section(template, tag, view, partials);
    }
    return ok;
}

bool template_walk(const struct template *template, const struct template_view *view)
{
    return walk(template, 0, template->count, view, 0);
}

bool template_walk_body(const struct template *template, const struct tag *section,
                        const struct template_view *view)
{
    return walk(template, (size_t)(section - template->tags) + 1, section->end, view, 0);
}
