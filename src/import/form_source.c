/* SPDX-License-Identifier: MIT */
#include "import/form_source.h"

#include <string.h>

void form_source_init(struct form_source *source, const struct document *document,
                      const struct blanks *blanks, const struct questions *questions,
                      const struct form_text_options *options)
{
    *source = (struct form_source){document, blanks, questions, options, {.count = 0}};
    outline_find(&source->outline, document, blanks);
}

void form_source_free(struct form_source *source)
{
    outline_free(&source->outline);
}

bool form_source_keeps(const struct form_source *source, size_t line)
{
    return !source->options->strip || source->outline.lines[line].role != OUTLINE_WRAPPER;
}

const struct question *form_source_question(const struct form_source *source, size_t blank)
{
    return &source->questions->items[source->blanks->items[blank].field];
}

void form_source_walk(const struct form_source *source, size_t line, form_source_piece *piece,
                      void *self)
{
    const struct document_line *at = &source->document->lines[line];
    const char *text = source->document->text.s;
    size_t from = at->start, end = at->start + at->len;

    for (size_t i = source->outline.blanks[line]; i < source->outline.blanks[line + 1]; i++) {
        const struct blank *blank = &source->blanks->items[i];
        if (blank->start > from)
            piece(self, NULL, text + from, blank->start - from);
        piece(self, blank, text + blank->start, blank->len);
        from = blank->start + blank->len;
    }
    if (end > from)
        piece(self, NULL, text + from, end - from);
}

/* --- templates --- */

/* {{name}}, or <%name%> where the text itself has what a tag begins with; with more % where it has
 * <% too. */
struct tags {
    const struct form_source *source;
    struct str *out;
    bool braces;    /* {{ is in the text, or { right before a blank */
    bool brace;     /* the piece before ends in { */
    size_t percent; /* how many % the other tags need: one more than behind any < in the text */
};

static void look(void *self, const struct blank *blank, const char *text, size_t len)
{
    struct tags *tags = self;

    if (blank) {
        tags->braces |= tags->brace;
        tags->brace = false;
        return;
    }
    for (size_t i = 0; i < len; i++) {
        size_t run = text[i] == '<' ? strspn(text + i + 1, "%") + 1 : 0;
        tags->braces |= tags->brace && text[i] == '{';
        tags->brace = text[i] == '{';
        if (run > tags->percent)
            tags->percent = run;
    }
}

static void add_percents(const struct tags *tags)
{
    for (size_t i = 0; i < tags->percent; i++)
        str_addc(tags->out, '%');
}

static void add_opening(const struct tags *tags)
{
    str_add(tags->out, tags->braces ? "<" : "{{");
    if (tags->braces)
        add_percents(tags);
}

static void add_closing(const struct tags *tags)
{
    if (tags->braces)
        add_percents(tags);
    str_add(tags->out, tags->braces ? ">" : "}}");
}

static void write(void *self, const struct blank *blank, const char *text, size_t len)
{
    const struct tags *tags = self;

    if (!blank) {
        str_addn(tags->out, text, len);
        return;
    }
    add_opening(tags);
    str_add(tags->out, tags->source->questions->items[blank->field].name);
    add_closing(tags);
}

/* Alone on its line the tag that changes the tags takes its line with it. */
static void add_change(const struct tags *tags, bool feeds)
{
    if (!tags->braces)
        return;
    str_add(tags->out, "{{=");
    add_opening(tags);
    str_addc(tags->out, ' ');
    add_closing(tags);
    str_add(tags->out, feeds ? "=}}\n" : "=}}");
}

void form_source_template(const struct form_source *source, size_t first, size_t end, bool feeds,
                          struct str *out)
{
    struct tags tags = {source, out, false, false, 1};

    for (size_t i = first; i < end; i++) {
        tags.brace = false;
        if (form_source_keeps(source, i))
            form_source_walk(source, i, look, &tags);
    }
    add_change(&tags, feeds);
    for (size_t i = first; i < end; i++) {
        if (!form_source_keeps(source, i))
            continue;
        form_source_walk(source, i, write, &tags);
        if (feeds)
            str_addc(out, '\n');
    }
}
