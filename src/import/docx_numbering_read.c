/* SPDX-License-Identifier: MIT */
/* word/numbering.xml and word/styles.xml, read as events. */
#include <string.h>

#include "import/docx_numbering_data.h"

/* --- word/numbering.xml --- */

static struct override *override_at(struct docx_numbering *numbering, int ilvl)
{
    struct list *list = &numbering->lists[numbering->list];

    if (!list->overrides) {
        list->overrides = arena_alloc(&numbering->arena, LEVELS * sizeof *list->overrides);
        for (int i = 0; i < LEVELS; i++)
            list->overrides[i].start = UNSAID;
    }
    return &list->overrides[ilvl];
}

static void begin_scheme(struct docx_numbering *numbering, const char *const *attributes)
{
    numbering->list = UNSAID;
    numbering->scheme = docx_scheme_of(numbering, docx_attribute(attributes, "abstractNumId"));
}

static void begin_list(struct docx_numbering *numbering, const char *const *attributes)
{
    numbering->scheme = UNSAID;
    numbering->list = docx_list_of(numbering, docx_attribute(attributes, "numId"));
}

static void take_scheme(struct docx_numbering *numbering, const char *const *attributes)
{
    long scheme = docx_scheme_of(numbering, docx_attribute(attributes, "val"));

    if (numbering->list != UNSAID)
        numbering->lists[numbering->list].scheme = scheme;
}

static void take_link(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->scheme != UNSAID)
        numbering->schemes[numbering->scheme].link = docx_style_of(
            numbering, docx_attribute(attributes, "val"));
}

static void begin_override(struct docx_numbering *numbering, const char *const *attributes)
{
    numbering->ilvl = docx_numbering_level(docx_attribute(attributes, "ilvl"));
}

static void take_override(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->list != UNSAID && numbering->ilvl >= 0)
        override_at(numbering, numbering->ilvl)->start = docx_whole(
            docx_attribute(attributes, "val"), 0);
}

static void begin_level(struct docx_numbering *numbering, const char *const *attributes)
{
    int ilvl = docx_numbering_level(docx_attribute(attributes, "ilvl"));
    struct level **place = NULL;

    if (ilvl >= 0 && numbering->list != UNSAID)
        place = &override_at(numbering, ilvl)->level;
    else if (ilvl >= 0 && numbering->scheme != UNSAID)
        place = &numbering->schemes[numbering->scheme].levels[ilvl];
    numbering->level = NULL;
    if (!place)
        return;
    if (!*place)
        *place = arena_alloc(&numbering->arena, sizeof **place);
    numbering->level = *place;
    **place = (struct level){0, UNSAID, docx_format_find("decimal"), "", UNSAID, false};
}

static void take_start(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->level)
        numbering->level->start = docx_whole(docx_attribute(attributes, "val"), 0);
}

static void take_restart(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->level)
        numbering->level->restart = docx_whole(docx_attribute(attributes, "val"), UNSAID);
}

static void take_format(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *name = docx_attribute(attributes, "val");

    if (numbering->level && name)
        numbering->level->format = docx_format_find(name);
}

static void take_text(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *text = docx_attribute(attributes, "val");

    if (numbering->level && text && strlen(text) <= TEXT_MOST)
        numbering->level->text = arena_strndup(&numbering->arena, text, strlen(text));
}

static void take_decimal(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *value = docx_attribute(attributes, "val");

    if (numbering->level)
        numbering->level->decimal = !value || (strcmp(value, "0") && strcmp(value, "false"));
}

static void take_level_style(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->level)
        numbering->level->style = docx_style_of(numbering, docx_attribute(attributes, "val"));
}

/* --- word/styles.xml --- */

static void begin_style(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *type = docx_attribute(attributes, "type");
    const char *is_default = docx_attribute(attributes, "default");

    numbering->style = docx_style_of(numbering, docx_attribute(attributes, "styleId"));
    if (type && strcmp(type, "paragraph") == 0 && is_default &&
        (strcmp(is_default, "1") == 0 || strcmp(is_default, "true") == 0))
        numbering->default_style = numbering->style;
}

static void take_based(struct docx_numbering *numbering, const char *const *attributes)
{
    long based = docx_style_of(numbering, docx_attribute(attributes, "val"));

    if (numbering->style != UNSAID)
        numbering->styles[numbering->style].based = based;
}

static void take_style_list(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *id = docx_attribute(attributes, "val");

    if (numbering->style != UNSAID && id)
        numbering->styles[numbering->style].place.list = strcmp(id, "0") == 0
                                                             ? NO_LIST
                                                             : docx_list_of(numbering, id);
}

static void take_style_level(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->style != UNSAID)
        numbering->styles[numbering->style].place.level = docx_numbering_level(
            docx_attribute(attributes, "val"));
}

/* --- reading --- */

struct element {
    const char *name;
    void (*take)(struct docx_numbering *numbering, const char *const *attributes);
};

static const struct element numbering_elements[] = {
    {"abstractNum", begin_scheme},
    {"num", begin_list},
    {"abstractNumId", take_scheme},
    {"numStyleLink", take_link},
    {"lvlOverride", begin_override},
    {"startOverride", take_override},
    {"lvl", begin_level},
    {"start", take_start},
    {"lvlRestart", take_restart},
    {"numFmt", take_format},
    {"lvlText", take_text},
    {"isLgl", take_decimal},
    {"pStyle", take_level_style},
    {NULL, NULL},
};

static const struct element style_elements[] = {
    {"style", begin_style},
    {"basedOn", take_based},
    {"numId", take_style_list},
    {"ilvl", take_style_level},
    {NULL, NULL},
};

static void start(struct docx_numbering *numbering, const struct element *elements,
                  const char *name, const char *const *attributes)
{
    if (numbering->skipped || strcmp(name, "pPrChange") == 0) {
        numbering->skipped++;
        return;
    }
    for (; elements->name; elements++)
        if (strcmp(elements->name, name) == 0)
            elements->take(numbering, attributes);
}

static void start_numbering(void *numbering, const char *name, const char *const *attributes)
{
    start(numbering, numbering_elements, name, attributes);
}

static void start_styles(void *numbering, const char *name, const char *const *attributes)
{
    start(numbering, style_elements, name, attributes);
}

static void end(void *reader, const char *name)
{
    struct docx_numbering *numbering = reader;

    (void)name;
    numbering->skipped -= numbering->skipped > 0;
}

const struct docx_events docx_numbering_events = {start_numbering, end, NULL, NULL};
const struct docx_events docx_style_events = {start_styles, end, NULL, NULL};
