/* SPDX-License-Identifier: MIT */
#include "lint/passage.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "model/report.h"

enum { TAG_COST = 32 }; /* of rendering a tag, in bytes of text */

/* --- cutting --- */

struct cut {
    struct lint *lint;
    const struct prose *prose;
    void (*each)(struct lint *lint, const struct passage *passage, void *self);
    void *self;
    size_t tag, skipped; /* where the passage begins: a tag, and bytes of its text */
    struct passage passage;
};

/* Hands on the tags from the beginning up to `until`, and `len` bytes of that one. */
static void hand_on(struct cut *cut, size_t until, size_t len)
{
    struct template *own = &cut->passage.prose.template;
    const struct template *all = &cut->prose->template;

    own->count = 0;
    cut->passage.size = 0;
    for (size_t i = cut->tag; i < until + (len > 0) && i < all->count; i++) {
        struct tag *tag;
        ARRAY_ROOM(own->tags, own->count, own->cap);
        tag = &own->tags[own->count++];
        *tag = all->tags[i];
        tag->end -= cut->tag;
        if (i == until)
            tag->len = len;
        if (i == cut->tag && tag->kind == TAG_TEXT) {
            tag->text += cut->skipped;
            tag->len -= cut->skipped;
            tag->offset += cut->skipped;
        }
        cut->passage.size += tag->len + TAG_COST;
    }
    if (!own->count)
        return;
    cut->passage.prose.node = cut->prose->node;
    cut->passage.end = own->tags[own->count - 1].offset;
    if (own->tags[own->count - 1].kind == TAG_TEXT)
        cut->passage.end += own->tags[own->count - 1].len;
    cut->each(cut->lint, &cut->passage, cut->self);
}

static void cut_text(struct cut *cut, size_t i)
{
    const struct tag *tag = &cut->prose->template.tags[i];
    size_t at = 0;

    for (;;) {
        const char *feed = memchr(tag->text + at, '\n', tag->len - at);
        if (!feed)
            return;
        at = (size_t)(feed - tag->text);
        if (i > cut->tag || at > cut->skipped)
            hand_on(cut, i, at);
        cut->tag = i;
        cut->skipped = ++at;
    }
}

/* A clause whose last line has ended ends its passage. */
static bool ends_line(const struct template *template, const struct tag *clause)
{
    const struct tag *last = &template->tags[clause->end - 1];

    return last != clause && last->kind == TAG_TEXT && last->len &&
           last->text[last->len - 1] == '\n';
}

void passage_each(struct lint *lint, const struct prose *prose,
                  void (*each)(struct lint *lint, const struct passage *passage, void *self),
                  void *self)
{
    const struct template *template = &prose->template;
    struct cut cut = {.lint = lint, .prose = prose, .each = each, .self = self};

    for (size_t i = 0; i < template->count; i = template->tags[i].end) {
        const struct tag *tag = &template->tags[i];
        if (tag->kind == TAG_TEXT) {
            cut_text(&cut, i);
        } else if ((tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED) &&
                   ends_line(template, tag)) {
            hand_on(&cut, tag->end, 0);
            cut.tag = tag->end;
            cut.skipped = 0;
        }
    }
    if (cut.tag < template->count &&
        (cut.tag + 1 < template->count || template->tags[cut.tag].kind != TAG_TEXT ||
         cut.skipped < template->tags[cut.tag].len))
        hand_on(&cut, template->count, 0);
    free(cut.passage.prose.template.tags);
}

/* --- rendering --- */

static void on_begin(void *self, const struct report_block *block)
{
    struct rendering *out = self;

    (void)block;
    ARRAY_ROOM(out->lines, out->line_count, out->line_cap);
    out->lines[out->line_count++] = (struct rendered_line){out->text.len, 0, out->spot_count, 0};
}

static struct spot *add_spot(struct rendering *out)
{
    ARRAY_ROOM(out->spots, out->spot_count, out->spot_cap);
    out->spots[out->spot_count] = (struct spot){.at = out->text.len};
    return &out->spots[out->spot_count++];
}

/* Something that drops out: joined to what drops out right before it. */
static void drop(struct rendering *out, bool opens, bool ends)
{
    const struct rendered_line *line = &out->lines[out->line_count - 1];
    struct spot *last = out->spot_count > line->spot ? &out->spots[out->spot_count - 1] : NULL;

    if (!last || last->blank || last->at != out->text.len) {
        last = add_spot(out);
        last->opens = opens;
    }
    last->ends = ends;
}

static void on_text(void *self, const char *text, size_t len, bool off)
{
    struct rendering *out = self;

    if (off)
        drop(out,
             bytes_begin_any(text, len, fault_marks) || bytes_begin_any(text, len, fault_openers),
             bytes_end_any(text, len, fault_marks) > 0);
    else
        str_addn(&out->text, text, len);
}

static void on_blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                     bool off)
{
    struct rendering *out = self;
    struct spot *spot;

    if (off) {
        drop(out, false, false);
        return;
    }
    spot = add_spot(out);
    spot->blank = true;
    spot->len = len;
    spot->loose = !blank->field->type->family->figure;
    str_addn(&out->text, text, len);
}

/* A paragraph of which nothing is left will not be written. */
static void on_end(void *self, const struct report_block *block)
{
    struct rendering *out = self;
    struct rendered_line *line = &out->lines[out->line_count - 1];

    (void)block;
    line->stop = out->text.len;
    line->spot_stop = out->spot_count;
    if (line->start == line->stop)
        out->line_count--;
}

void passage_render(struct lint *lint, const struct passage *passage, struct rendering *out)
{
    struct report_scope scope = {.off = true, .forced = lint->forced};
    struct report_listener listener = {on_begin, on_text, on_blank, on_end, out};

    str_clear(&out->text);
    out->spot_count = out->line_count = 0;
    report_prose_walk(&lint->answers, &passage->prose, &scope, &listener);
    lint->bytes -= (long)passage->size;
}

void rendering_free(struct rendering *rendering)
{
    str_free(&rendering->text);
    free(rendering->spots);
    free(rendering->lines);
}
