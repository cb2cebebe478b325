/* SPDX-License-Identifier: MIT */
#include "model/wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/prose.h"

/* The form was loaded and the draft's words were tried before: no mistakes are left. */
static void ignore_problem(void *self, size_t offset, const char *message)
{
    (void)self;
    (void)offset;
    (void)message;
}

static void ignore_name(void *self, size_t offset, const char *name, size_t len)
{
    (void)self;
    (void)offset;
    (void)name;
    (void)len;
}

static struct stretch *add(struct wording *wording, const struct form *form, const char *text,
                           size_t len)
{
    struct prose_problems problems = {ignore_problem, ignore_name, NULL};
    struct stretch *stretch;

    ARRAY_ROOM(wording->stretches, wording->count, wording->cap);
    stretch = &wording->stretches[wording->count++];
    *stretch = (struct stretch){.template = TEMPLATE_INIT};
    prose_compile(&stretch->template, form, text, len, &problems);
    return stretch;
}

struct stretch *wording_keep(struct wording *wording, const struct form *form,
                             const struct section *section, size_t start, size_t end)
{
    struct stretch *stretch = add(wording, form, section->text.node->text + start, end - start);

    stretch->start = start;
    stretch->end = end;
    return stretch;
}

void wording_change(struct wording *wording, const struct form *form, const struct section *section,
                    size_t start, size_t end, const char *text)
{
    struct stretch *stretch;

    if (text)
        stretch = add(wording, form, text, strlen(text));
    else
        stretch = wording_keep(wording, form, section, start, end);
    stretch->start = start;
    stretch->end = end;
    stretch->changed = true;
    stretch->struck = !text;
}

void wording_clear(struct wording *wording)
{
    for (size_t i = 0; i < wording->count; i++)
        template_free(&wording->stretches[i].template);
    free(wording->stretches);
    *wording = (struct wording){NULL, 0, 0};
}
