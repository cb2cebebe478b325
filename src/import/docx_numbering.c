/* SPDX-License-Identifier: MIT */
#include "import/docx_numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "import/docx_numbering_data.h"

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

long docx_list_of(struct docx_numbering *numbering, const char *id)
{
    bool is_new;
    long index = intern(numbering, &numbering->list_ids, id, &is_new);

    if (is_new) {
        ARRAY_ROOM(numbering->lists, (size_t)index, numbering->lists_cap);
        numbering->lists[index] = (struct list){UNSAID, NULL};
    }
    return index;
}

long docx_scheme_of(struct docx_numbering *numbering, const char *id)
{
    bool is_new;
    long index = intern(numbering, &numbering->scheme_ids, id, &is_new);

    if (is_new) {
        ARRAY_ROOM(numbering->schemes, (size_t)index, numbering->schemes_cap);
        numbering->schemes[index] = (struct scheme){.link = UNSAID};
    }
    return index;
}

long docx_style_of(struct docx_numbering *numbering, const char *id)
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

long docx_whole(const char *text, long otherwise)
{
    long value = text ? strtol(text, NULL, 10) : otherwise;

    return value < 0 ? otherwise : value > 1000000 ? 1000000 : value;
}

int docx_numbering_level(const char *value)
{
    long level = docx_whole(value, UNSAID);

    return level < LEVELS ? (int)level : 0;
}
