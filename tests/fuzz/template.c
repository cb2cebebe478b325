/* SPDX-License-Identifier: MIT */
/* Compiling and walking a template, well-formed or not. */
#include <stdbool.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "model/template.h"

/* Bodies in bodies, each several times, would never end; partials hold as many as templates do. */
enum { WALK_MOST = 1000, DEPTH_MOST = TEMPLATE_MAX_DEPTH * (TEMPLATE_MAX_DEPTH + 1) };

struct walk {
    const struct template *template;
    const char *source;
    size_t len;
    long steps;
    int depth;
    size_t problems;
};

static void problem(void *self, size_t offset, const char *message)
{
    struct walk *walk = self;

    EXPECT(offset <= walk->len && *message);
    walk->problems++;
}

static size_t times(void *self, const struct tag *tag)
{
    struct walk *walk = self;
    size_t wanted = tag->len ? (unsigned char)tag->text[0] % 4 : 1;

    EXPECT(tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED);
    return ++walk->steps > WALK_MOST ? 0 : wanted;
}

static void enter(void *self, const struct tag *tag, size_t turn)
{
    struct walk *walk = self;

    EXPECT(turn < 4 && tag->end <= walk->template->count);
    EXPECT(++walk->depth <= DEPTH_MOST);
}

static void leave(void *self, const struct tag *tag, size_t turn)
{
    struct walk *walk = self;

    (void)tag, (void)turn;
    EXPECT(--walk->depth >= 0);
}

static void text(void *self, const char *text, size_t len)
{
    struct walk *walk = self;

    walk->steps++;
    EXPECT(text >= walk->source && text + len <= walk->source + walk->len);
}

static void variable(void *self, const struct tag *tag)
{
    struct walk *walk = self;

    walk->steps++;
    EXPECT(tag->kind == TAG_VARIABLE && tag->offset < walk->len && tag->len);
}

/* Every second partial is the template itself, which never comes to an end. */
static const struct template *partial(void *self, const struct tag *tag)
{
    struct walk *walk = self;

    return tag->len % 2 ? walk->template : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct template template = TEMPLATE_INIT;
    struct walk walk = {.template = &template, .source = (const char *)data, .len = size};
    const struct template_view view = {times,    enter,   leave, NULL, text,
                                       variable, partial, &walk, NULL};
    bool good;

    if (size && memchr(data, '\0', size)) /* no form holds it */
        return 0;
    good = template_compile(&template, walk.source, size, problem, &walk);
    EXPECT(good == (walk.problems == 0));
    for (size_t i = 0; i < template.count; i++)
        EXPECT(template.tags[i].end > i && template.tags[i].end <= template.count);
    template_walk(&template, &view);
    EXPECT(walk.depth == 0);
    for (size_t i = 0; i < template.count && i < 16; i++)
        if (template.tags[i].kind == TAG_SECTION)
            template_walk_body(&template, &template.tags[i], &view);
    EXPECT(walk.depth == 0);
    template_free(&template);
    return 0;
}
