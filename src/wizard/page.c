/* SPDX-License-Identifier: MIT */
#include "wizard/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "text/safe.h"
#include "text/width.h"
#include "text/wrap.h"

void page_clear(struct page *page)
{
    str_clear(&page->text);
    page->span_count = page->line_count = 0;
}

void page_free(struct page *page)
{
    str_free(&page->text);
    free(page->spans);
    free(page->lines);
    *page = (struct page)PAGE_INIT;
}

void page_line(struct page *page, int target)
{
    ARRAY_ROOM(page->lines, page->line_count, page->line_cap);
    page->lines[page->line_count++] = (struct line){
        .first_span = page->span_count, .target = target, .section = -1};
}

/* What was added to the text since `start` becomes a span of the last line. */
static void close_span(struct page *page, enum style style, size_t start)
{
    if (page->text.len == start)
        return;
    if (!page->line_count)
        page_line(page, -1);
    ARRAY_ROOM(page->spans, page->span_count, page->span_cap);
    page->spans[page->span_count++] = (struct page_span){start, page->text.len - start, style};
    page->lines[page->line_count - 1].span_count++;
}

void page_heading(struct page *page, const char *text)
{
    page_line(page, -1);
    page_add(page, STYLE_HEADING, text);
}

void page_add(struct page *page, enum style style, const char *text)
{
    page_addn(page, style, text, strlen(text));
}

void page_addn(struct page *page, enum style style, const char *text, size_t len)
{
    size_t start = page->text.len;

    safe_add(&page->text, text, len);
    close_span(page, style, start);
}

static size_t last_line_width(const struct page *page)
{
    const struct line *line;
    size_t width = 0;

    if (!page->line_count)
        return 0;
    line = &page->lines[page->line_count - 1];
    for (size_t i = 0; i < line->span_count; i++) {
        const struct page_span *span = &page->spans[line->first_span + i];
        width += width_text(page_span_text(page, span), span->len);
    }
    return width;
}

static void add_blanks(struct page *page, size_t count)
{
    size_t start = page->text.len;

    while (count--)
        str_addc(&page->text, ' ');
    close_span(page, STYLE_TEXT, start);
}

void page_pad(struct page *page, size_t column)
{
    size_t width = last_line_width(page);

    add_blanks(page, width < column ? column - width : width > 0);
}

/* The text as it can be shown in so many cells. Returns how many it takes. */
static size_t cut(const char *text, size_t columns, struct str *out)
{
    static const char more[] = "...";
    size_t dots = columns > 2 * strlen(more) ? strlen(more) : 0;

    safe_add(out, text, strlen(text));
    if (width_text(str_text(out), out->len) > columns) {
        size_t keep = width_prefix(str_text(out), out->len, columns - dots);
        str_splice(out, keep, out->len - keep, more, dots);
    }
    return width_text(str_text(out), out->len);
}

void page_cut(struct page *page, enum style style, const char *text, size_t columns)
{
    struct str shown = STR_INIT;
    size_t width = cut(text, columns, &shown);

    page_add(page, style, str_text(&shown));
    add_blanks(page, columns - width);
    str_free(&shown);
}

void page_cut_right(struct page *page, enum style style, const char *text, size_t columns)
{
    struct str shown = STR_INIT;
    size_t width = cut(text, columns, &shown);

    add_blanks(page, columns - width);
    page_add(page, style, str_text(&shown));
    str_free(&shown);
}

/* One paragraph that is safe already. */
static void add_wrapped(struct page *page, enum style style, int target, const struct str *text,
                        int columns)
{
    struct wrap wrap = WRAP_INIT;

    wrap_text(&wrap, str_text(text), text->len, columns);
    for (size_t i = 0; i < wrap.count; i++) {
        size_t end = i + 1 < wrap.count ? wrap.starts[i + 1] : text->len;
        size_t start = page->text.len;

        page_line(page, i ? -1 : target);
        str_addn(&page->text, str_text(text) + wrap.starts[i], end - wrap.starts[i]);
        close_span(page, style, start);
    }
    if (!wrap.count)
        page_line(page, target);
    wrap_free(&wrap);
}

void page_wrapped(struct page *page, enum style style, int target, const char *text, int columns)
{
    struct str safe = STR_INIT;

    do {
        size_t len = strcspn(text, "\n");

        str_clear(&safe);
        safe_add(&safe, text, len);
        add_wrapped(page, style, target, &safe, columns < 2 ? 2 : columns);
        text += len + (text[len] == '\n');
        target = -1;
    } while (*text);
    str_free(&safe);
}

const char *page_span_text(const struct page *page, const struct page_span *span)
{
    return str_text(&page->text) + span->start;
}
