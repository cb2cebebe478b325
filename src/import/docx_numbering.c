/* SPDX-License-Identifier: MIT */
#include "import/docx_numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/attributes.h"
#include "base/map.h"
#include "import/docx_format.h"

/* More entries, and longer texts of levels, are left aside: Word has not so many. */
enum { LEVELS = 9, ENTRIES_MOST = 32767, TEXT_MOST = 255, CHAIN_MOST = 12 };
enum { UNSAID = -1, NO_LIST = -2 };

struct level {
    long start, restart; /* restart: the w:lvlRestart, or UNSAID */
    const struct docx_format *format;
    const char *text;
    long style; /* whose paragraphs stand on this level, or UNSAID */
    bool decimal;
};

/* What a list says otherwise than its scheme. */
struct override {
    struct level *level;
    long start;
    bool used;
};

/* w:num, w:abstractNum and w:style. */
struct list {
    long scheme;
    struct override *overrides;
};

struct scheme {
    struct level *levels[LEVELS];
    long link; /* the style whose list has the levels */
    long counters[LEVELS];
    bool counting[LEVELS];
};

struct style {
    long based;
    struct docx_place place;
};

struct docx_numbering {
    struct arena arena;
    struct map list_ids, scheme_ids, style_ids;
    struct list *lists;
    struct scheme *schemes;
    struct style *styles;
    size_t lists_cap, schemes_cap, styles_cap;
    long default_style;
    /* while a part is read: */
    long list, scheme, style;
    int ilvl;
    struct level *level;
    size_t skipped; /* how deep in what has been changed, and is no longer so */
};

struct docx_numbering *docx_numbering_new(void)
{
    struct docx_numbering *numbering = xcalloc(1, sizeof *numbering);

    numbering->default_style = UNSAID;
    numbering->list = numbering->scheme = numbering->style = UNSAID;
    return numbering;
}

void docx_numbering_free(struct docx_numbering *numbering)
{
    arena_free(&numbering->arena);
    map_free(&numbering->list_ids);
    map_free(&numbering->scheme_ids);
    map_free(&numbering->style_ids);
    free(numbering->lists);
    free(numbering->schemes);
    free(numbering->styles);
    free(numbering);
}

/* --- entries by their ids --- */

static long find(const struct map *ids, const char *id)
{
    return id ? map_find(ids, id, strlen(id)) : UNSAID;
}

/* The entry, which is new (*is_new) where nobody has named it yet; UNSAID where there is no room.
 */
static long intern(struct docx_numbering *numbering, struct map *ids, const char *id, bool *is_new)
{
    long index = find(ids, id);

    *is_new = false;
    if (index != UNSAID || !id || ids->count >= ENTRIES_MOST)
        return index;
    *is_new = true;
    index = (long)ids->count;
    map_add(ids, arena_strndup(&numbering->arena, id, strlen(id)), strlen(id), index);
    return index;
}

static long list_of(struct docx_numbering *numbering, const char *id)
{
    bool is_new;
    long index = intern(numbering, &numbering->list_ids, id, &is_new);

    if (is_new) {
        ARRAY_ROOM(numbering->lists, (size_t)index, numbering->lists_cap);
        numbering->lists[index] = (struct list){UNSAID, NULL};
    }
    return index;
}

static long scheme_of(struct docx_numbering *numbering, const char *id)
{
    bool is_new;
    long index = intern(numbering, &numbering->scheme_ids, id, &is_new);

    if (is_new) {
        ARRAY_ROOM(numbering->schemes, (size_t)index, numbering->schemes_cap);
        numbering->schemes[index] = (struct scheme){.link = UNSAID};
    }
    return index;
}

static long style_of(struct docx_numbering *numbering, const char *id)
{
    bool is_new;
    long index = intern(numbering, &numbering->style_ids, id, &is_new);

    if (is_new) {
        ARRAY_ROOM(numbering->styles, (size_t)index, numbering->styles_cap);
        numbering->styles[index] = (struct style){UNSAID, {UNSAID, UNSAID, UNSAID}};
    }
    return index;
}

long docx_numbering_style(const struct docx_numbering *numbering, const char *id)
{
    return find(&numbering->style_ids, id);
}

/* A list that is not there numbers nothing, as 0 does on purpose. */
long docx_numbering_list(const struct docx_numbering *numbering, const char *id)
{
    long index = find(&numbering->list_ids, id);

    return !id ? UNSAID : index == UNSAID ? NO_LIST : index;
}

static long whole(const char *text, long otherwise)
{
    long value = text ? strtol(text, NULL, 10) : otherwise;

    return value < 0 ? otherwise : value > 1000000 ? 1000000 : value;
}

int docx_numbering_level(const char *value)
{
    long level = whole(value, UNSAID);

    return level < LEVELS ? (int)level : 0;
}

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
    numbering->scheme = scheme_of(numbering, docx_attribute(attributes, "abstractNumId"));
}

static void begin_list(struct docx_numbering *numbering, const char *const *attributes)
{
    numbering->scheme = UNSAID;
    numbering->list = list_of(numbering, docx_attribute(attributes, "numId"));
}

static void take_scheme(struct docx_numbering *numbering, const char *const *attributes)
{
    long scheme = scheme_of(numbering, docx_attribute(attributes, "val"));

    if (numbering->list != UNSAID)
        numbering->lists[numbering->list].scheme = scheme;
}

static void take_link(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->scheme != UNSAID)
        numbering->schemes[numbering->scheme].link = style_of(numbering,
                                                              docx_attribute(attributes, "val"));
}

static void begin_override(struct docx_numbering *numbering, const char *const *attributes)
{
    numbering->ilvl = docx_numbering_level(docx_attribute(attributes, "ilvl"));
}

static void take_override(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->list != UNSAID && numbering->ilvl >= 0)
        override_at(numbering, numbering->ilvl)->start = whole(docx_attribute(attributes, "val"),
                                                               0);
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
        numbering->level->start = whole(docx_attribute(attributes, "val"), 0);
}

static void take_restart(struct docx_numbering *numbering, const char *const *attributes)
{
    if (numbering->level)
        numbering->level->restart = whole(docx_attribute(attributes, "val"), UNSAID);
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
        numbering->level->style = style_of(numbering, docx_attribute(attributes, "val"));
}

/* --- word/styles.xml --- */

static void begin_style(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *type = docx_attribute(attributes, "type");
    const char *is_default = docx_attribute(attributes, "default");

    numbering->style = style_of(numbering, docx_attribute(attributes, "styleId"));
    if (type && strcmp(type, "paragraph") == 0 && is_default &&
        (strcmp(is_default, "1") == 0 || strcmp(is_default, "true") == 0))
        numbering->default_style = numbering->style;
}

static void take_based(struct docx_numbering *numbering, const char *const *attributes)
{
    long based = style_of(numbering, docx_attribute(attributes, "val"));

    if (numbering->style != UNSAID)
        numbering->styles[numbering->style].based = based;
}

static void take_style_list(struct docx_numbering *numbering, const char *const *attributes)
{
    const char *id = docx_attribute(attributes, "val");

    if (numbering->style != UNSAID && id)
        numbering->styles[numbering->style].place.list = strcmp(id, "0") == 0
                                                             ? NO_LIST
                                                             : list_of(numbering, id);
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

/* --- counting --- */

/* The list that stands for a scheme which only names a numbering style: that style's. */
static long scheme_at(const struct docx_numbering *numbering, long list)
{
    long scheme = numbering->lists[list].scheme;

    if (scheme == UNSAID || numbering->schemes[scheme].link == UNSAID)
        return scheme;
    list = numbering->styles[numbering->schemes[scheme].link].place.list;
    return list < 0 ? scheme : numbering->lists[list].scheme;
}

static const struct level *level_at(const struct docx_numbering *numbering, long list, int ilvl)
{
    const struct override *overrides = numbering->lists[list].overrides;
    long scheme = scheme_at(numbering, list);

    if (overrides && overrides[ilvl].level)
        return overrides[ilvl].level;
    return scheme == UNSAID ? NULL : numbering->schemes[scheme].levels[ilvl];
}

/* The level that is linked with the paragraph's style, or with one that is based on. */
static int linked_level(const struct docx_numbering *numbering, long list, long style)
{
    for (int i = 0; style != UNSAID && i < CHAIN_MOST; i++) {
        for (int k = 0; k < LEVELS; k++) {
            const struct level *level = level_at(numbering, list, k);
            if (level && level->style == style)
                return k;
        }
        style = numbering->styles[style].based;
    }
    return UNSAID;
}

/* What the paragraph leaves open its style says, or the one that is based on. */
static struct docx_place resolve(const struct docx_numbering *numbering, struct docx_place place)
{
    struct docx_place found = place;
    long style;

    if (place.style == UNSAID)
        place.style = numbering->default_style;
    style = place.style;
    for (int i = 0; style != UNSAID && i < CHAIN_MOST; i++) {
        const struct style *said = &numbering->styles[style];
        if (found.list == UNSAID)
            found.list = said->place.list;
        if (found.level == UNSAID)
            found.level = said->place.level;
        style = said->based;
    }
    if (found.list >= 0 && place.list == UNSAID && place.level == UNSAID) {
        int linked = linked_level(numbering, found.list, place.style);
        found.level = linked == UNSAID ? found.level : linked;
    }
    if (found.level == UNSAID)
        found.level = 0;
    return found;
}

static void count(struct docx_numbering *numbering, struct scheme *scheme, long list, int ilvl)
{
    struct override *overrides = numbering->lists[list].overrides;
    const struct level *level = level_at(numbering, list, ilvl);

    if (overrides && overrides[ilvl].start != UNSAID && !overrides[ilvl].used) {
        overrides[ilvl].used = true;
        scheme->counters[ilvl] = overrides[ilvl].start;
    } else {
        scheme->counters[ilvl] = scheme->counting[ilvl] ? scheme->counters[ilvl] + 1 : level->start;
    }
    scheme->counting[ilvl] = true;
    for (int i = ilvl + 1; i < LEVELS; i++) {
        const struct level *below = level_at(numbering, list, i);
        if (below && (below->restart == UNSAID || ilvl < below->restart))
            scheme->counting[i] = false;
    }
}

static void add_number(const struct docx_numbering *numbering, const struct scheme *scheme,
                       long list, const struct level *shown, int ilvl, struct str *out)
{
    const struct level *level = level_at(numbering, list, ilvl);

    if (level)
        docx_format_add(shown->decimal ? docx_format_find("decimal") : level->format,
                        scheme->counting[ilvl] ? scheme->counters[ilvl] : level->start, out);
}

void docx_numbering_count(struct docx_numbering *numbering, struct docx_place place,
                          struct str *out)
{
    const struct level *level;
    struct scheme *scheme;

    place = resolve(numbering, place);
    if (place.list < 0 || !(level = level_at(numbering, place.list, place.level)) ||
        scheme_at(numbering, place.list) == UNSAID)
        return;
    scheme = &numbering->schemes[scheme_at(numbering, place.list)];
    count(numbering, scheme, place.list, place.level);
    if (docx_format_is_bullet(level->format))
        return;
    for (const char *at = level->text; *at; at++)
        if (at[0] == '%' && at[1] >= '1' && at[1] <= '9')
            add_number(numbering, scheme, place.list, level, *++at - '1', out);
        else
            str_addc(out, *at);
}
