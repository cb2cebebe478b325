/* SPDX-License-Identifier: MIT */
/* How far each list has counted, and the number of a paragraph as it reads. */
#include "import/docx_numbering_data.h"

enum { CHAIN_MOST = 12 }; /* styles that are based on one another */

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
