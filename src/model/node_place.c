/* SPDX-License-Identifier: MIT */
/* From a byte of a scalar's text back to its line and column in the file, by style. */
#include <string.h>

#include "model/node.h"
#include "model/node_source.h"

/* Bytes of one unit of a quoted scalar: a character, an escape or a doubled quote. */
static size_t unit_len(const char *s, size_t left, char quote)
{
    static const struct {
        char letter;
        size_t len;
    } escapes[] = {{'x', 4}, {'u', 6}, {'U', 10}};
    size_t len = source_bytes(s, left, 1);

    if (quote == '\'' && *s == '\'')
        return 2;
    if (quote != '"' || *s != '\\' || left < 2)
        return len;
    for (size_t i = 0; i < COUNT_OF(escapes); i++)
        if (s[1] == escapes[i].letter)
            return escapes[i].len;
    return 2;
}

/* The column of a byte of text that stands on one line of the source, or 0. Each unit of the source
 * is one code point of the text. */
static int column_in_line(const struct node *scalar, struct source_line line, size_t offset)
{
    size_t at = source_bytes(line.text, line.len, scalar->col - 1);
    int units = source_columns(scalar->text, offset), all;
    char quote = '\0';

    if (scalar->style == NODE_QUOTED && at < line.len)
        quote = line.text[at++];
    else if (line.len - at < scalar->len || memcmp(line.text + at, scalar->text, scalar->len) != 0)
        return 0;
    all = source_columns(scalar->text, scalar->len);
    for (int i = 0; i < all && at < line.len; i++) {
        if (i == units)
            units = -1 - source_columns(line.text, at);
        at += unit_len(line.text + at, line.len - at, quote);
    }
    if (at > line.len || (quote && (at == line.len || line.text[at] != quote)))
        return 0;
    return units < 0 ? -units : source_columns(line.text, at) + 1;
}

/* How far a literal block is indented: what the first of its lines that holds anything has more
 * than the text. */
static size_t block_indent(const struct node *scalar, const struct diags *diags)
{
    const char *end = scalar->text + scalar->len, *next = scalar->text;

    for (int number = scalar->line + 1; next; number++) {
        struct source_line inside = source_cut(next, end, &next);
        struct source_line outside = source_line(diags->source, diags->source_len, number);

        if (inside.len)
            return outside.len > inside.len ? outside.len - inside.len : 0;
    }
    return 0;
}

static void place_in_block(const struct node *scalar, const struct diags *diags, size_t offset,
                           int *line, int *col)
{
    const char *start = scalar->text;

    *line = scalar->line + 1;
    for (const char *s = scalar->text; s < scalar->text + offset; s++) {
        if (*s != '\n')
            continue;
        start = s + 1;
        ++*line;
    }
    *col = (int)block_indent(scalar, diags) + 1 +
           source_columns(start, (size_t)(scalar->text + offset - start));
}

void node_place(const struct node *scalar, const struct diags *diags, size_t offset, int *line,
                int *col)
{
    int found;

    *line = scalar->line;
    *col = scalar->col;
    if (!diags->source || scalar->kind != NODE_SCALAR || scalar->style == NODE_FOLDED)
        return;
    if (offset > scalar->len)
        offset = scalar->len;
    if (scalar->style == NODE_LITERAL) {
        place_in_block(scalar, diags, offset, line, col);
        return;
    }
    found = column_in_line(scalar, source_line(diags->source, diags->source_len, scalar->line),
                           offset);
    if (found)
        *col = found;
}
