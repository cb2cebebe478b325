/* SPDX-License-Identifier: MIT */
#include "import/form_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "model/form.h"
#include "model/node.h"

enum {
    MARGIN = 1024,
    TAG = 16
}; /* bytes: what else a text holds, what a tag has beside its name */

struct finder {
    const struct form_source *source;
    struct form_parts *parts;
    int levels[FORM_MAX_LEVEL]; /* of the headings around */
    size_t depth;
    struct diags *diags;
};

static struct form_part *add_part(struct finder *finder, size_t depth, size_t first)
{
    struct form_part *part;

    ARRAY_ROOM(finder->parts->items, finder->parts->count, finder->parts->cap);
    part = &finder->parts->items[finder->parts->count++];
    *part = (struct form_part){.depth = depth, .title = FORM_NO_LINE, .first = first};
    return part;
}

static const char *text_of(const struct finder *finder, size_t line)
{
    return finder->source->document->text.s + finder->source->document->lines[line].start;
}

/* Nested in the last heading of a higher level; how far down they are does not count. */
static void add_heading(struct finder *finder, size_t line, const struct outline_line *heading)
{
    struct form_part *part;

    while (finder->depth && finder->levels[finder->depth - 1] >= heading->level)
        finder->depth--;
    part = add_part(finder, finder->depth, line);
    finder->levels[finder->depth++] = heading->level;
    if (heading->role == OUTLINE_HEADING) {
        part->title = line;
        part->first = line + 1;
    } else {
        part->label = text_of(finder, line) + heading->start;
        part->label_len = heading->len;
    }
}

static void add_opening(struct finder *finder, size_t line, bool alone)
{
    struct form_part *part = add_part(finder, 0, line);

    part->label = alone ? _("正文") : _("开头");
    part->label_len = strlen(part->label);
}

/* The most that the line comes to as a template. */
static size_t size_of(const struct finder *finder, size_t line)
{
    const struct outline *outline = &finder->source->outline;
    size_t size = finder->source->document->lines[line].len + 1;

    for (size_t i = outline->blanks[line]; i < outline->blanks[line + 1]; i++)
        size += strlen(form_source_question(finder->source, i)->name) + TAG;
    return size;
}

/* A text too long for one scalar goes on in a section within, which shows no heading. */
static void continue_part(struct finder *finder, size_t line)
{
    struct form_part last = finder->parts->items[finder->parts->count - 1], *part;

    part = add_part(finder, last.depth + !last.continued, line);
    part->continued = true;
    part->label = _("续");
    part->label_len = strlen(part->label);
}

static bool is_heading(const struct outline_line *line)
{
    return line->role == OUTLINE_HEADING || line->role == OUTLINE_RUN_IN;
}

static bool has_headings(const struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        if (is_heading(&outline->lines[i]))
            return true;
    return false;
}

/* The first line is the form's own title, where it is one. */
static size_t first_line(struct finder *finder)
{
    const struct outline *outline = &finder->source->outline;
    size_t line = 0;

    while (line < outline->count && !form_source_keeps(finder->source, line))
        line++;
    if (line < outline->title || line + 1 >= outline->count)
        return line;
    finder->parts->title = line;
    return line + 1;
}

static bool say_too_long(struct finder *finder, size_t line)
{
    diags_add(finder->diags, DIAG_ERROR, (int)line + 1, 1,
              _("这一段超过 %d KB，模板里放不下；请在文档里把它分成几段，再导入"),
              NODE_MAX_SCALAR / 1024);
    return false;
}

/* Whether the line begins a part of its own, which is then there. */
static bool begin_part(struct finder *finder, size_t line, bool fits, bool alone)
{
    const struct outline_line *role = &finder->source->outline.lines[line];

    if (is_heading(role))
        add_heading(finder, line, role);
    else if (!finder->parts->count)
        add_opening(finder, line, alone);
    else if (!fits)
        continue_part(finder, line);
    else
        return false;
    return true;
}

bool form_parts_find(struct form_parts *parts, const struct form_source *source,
                     struct diags *diags)
{
    struct finder finder = {.source = source, .parts = parts, .diags = diags};
    bool alone = !has_headings(&source->outline);
    size_t size = 0; /* of the text in hand */

    *parts = (struct form_parts){.title = FORM_NO_LINE};
    for (size_t i = first_line(&finder); i < source->outline.count; i++) {
        size_t own = size_of(&finder, i);
        if (!form_source_keeps(source, i))
            continue;
        if (own + MARGIN > NODE_MAX_SCALAR)
            return say_too_long(&finder, i);
        if (begin_part(&finder, i, size + own + MARGIN <= NODE_MAX_SCALAR, alone))
            size = 0;
        size += own;
        parts->items[parts->count - 1].end = i + 1;
    }
    return true;
}

void form_parts_free(struct form_parts *parts)
{
    free(parts->items);
    *parts = (struct form_parts){NULL, 0, 0, FORM_NO_LINE};
}
