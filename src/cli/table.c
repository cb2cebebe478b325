/* SPDX-License-Identifier: MIT */
#include "cli/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "text/json.h"
#include "text/safe.h"
#include "text/width.h"

void table_init(struct table *table, const struct table_column *columns, size_t width)
{
    *table = (struct table){columns, width, NULL, 0, 0};
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        free(table->cells[i]);
    free(table->cells);
    *table = (struct table){NULL, 0, NULL, 0, 0};
}

void table_add(struct table *table, const char *text)
{
    ARRAY_ROOM(table->cells, table->count, table->cap);
    table->cells[table->count++] = xstrdup(text);
}

static void print_json_cell(const struct table_column *column, const char *cell, struct str *out)
{
    json_add_string(out, column->key);
    str_add(out, ": ");
    if (!column->is_number)
        json_add_string(out, cell);
    else
        str_add(out, *cell ? cell : "null");
}

static void print_json(const struct table *table, struct str *out)
{
    str_add(out, "[");
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->width;
        str_add(out, column ? ", " : i ? ",\n {" : "\n {");
        print_json_cell(&table->columns[column], table->cells[i], out);
        if (column + 1 == table->width)
            str_addc(out, '}');
    }
    str_add(out, table->count ? "\n]\n" : "]\n");
}

/* Safe to show; tabs and line feeds, which would break the rows, become blanks. */
static void add_on_one_line(struct str *out, const char *cell)
{
    for (;;) {
        size_t len = strcspn(cell, "\t\n");
        safe_add(out, cell, len);
        if (!cell[len])
            return;
        str_addc(out, ' ');
        cell += len + 1;
    }
}

static void print_tabbed(const struct table *table, struct str *out)
{
    for (size_t i = 0; i < table->width; i++)
        str_addf(out, "%s%c", table->columns[i].heading, i + 1 < table->width ? '\t' : '\n');
    for (size_t i = 0; i < table->count; i++) {
        add_on_one_line(out, table->cells[i]);
        str_addc(out, (i + 1) % table->width ? '\t' : '\n');
    }
}

/* --- for people: aligned, without empty columns, what is long cut short --- */

struct layout {
    char **cells;
    size_t *widths; /* of each column; 0: nothing in it */
};

static char *shown(const char *cell, size_t most)
{
    struct str text = STR_INIT;
    size_t bytes;

    add_on_one_line(&text, cell);
    if (most && width_text(str_text(&text), text.len) > most) {
        bytes = width_prefix(str_text(&text), text.len, most - 3);
        str_splice(&text, bytes, text.len - bytes, "...", 3);
    }
    return str_take(&text);
}

static void lay_out(const struct table *table, struct layout *layout)
{
    layout->cells = xcalloc(table->count + 1, sizeof *layout->cells);
    layout->widths = xcalloc(table->width, sizeof *layout->widths);
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->width, width;
        layout->cells[i] = shown(table->cells[i], table->columns[column].most);
        width = width_text(layout->cells[i], strlen(layout->cells[i]));
        if (width > layout->widths[column])
            layout->widths[column] = width;
    }
}

/* Blanks wait until something follows them, so that no line ends in one. */
static void print_row(char **row, const size_t *widths, size_t count, struct str *out)
{
    size_t blanks = 0;

    for (size_t i = 0; i < count; i++) {
        size_t width = width_text(row[i], strlen(row[i]));
        if (width)
            str_addf(out, "%*s%s", (int)blanks, "", row[i]);
        blanks = widths[i] ? (width ? 0 : blanks) + widths[i] - width + 2 : blanks;
    }
    str_addc(out, '\n');
}

static void print_aligned(const struct table *table, struct str *out)
{
    struct layout layout;

    lay_out(table, &layout);
    for (size_t i = 0; i < table->count; i += table->width)
        print_row(layout.cells + i, layout.widths, table->width, out);
    for (size_t i = 0; i < table->count; i++)
        free(layout.cells[i]);
    free(layout.cells);
    free(layout.widths);
}

void table_print(const struct table *table, const struct options *options, struct str *out)
{
    if (options->json)
        print_json(table, out);
    else if (options->table)
        print_tabbed(table, out);
    else
        print_aligned(table, out);
}
