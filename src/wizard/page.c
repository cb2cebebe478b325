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
    page->lines[page->line_count++] = (struct line){page->span_count, 0, target, false};
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

void page_pad(struct page *page, size_t column)
{
    size_t width = last_line_width(page), start = page->text.len;
    size_t blanks = width < column ? column - width : width > 0;

    while (blanks--)
        str_addc(&page->text, ' ');
    close_span(page, STYLE_TEXT, start);
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

        page_line(page, target);
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
    } while (*text);
    str_free(&safe);
}

const char *page_span_text(const struct page *page, const struct page_span *span)
{
    return str_text(&page->text) + span->start;
}
