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

static void print_json(const struct table *table, struct str *out)
{
    str_add(out, "[");
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->width;
        str_add(out, column ? ", " : i ? ",\n {" : "\n {");
        json_add_string(out, table->columns[column].key);
        str_add(out, ": ");
        json_add_string(out, table->cells[i]);
        if (column + 1 == table->width)
            str_addc(out, '}');
    }
    str_add(out, table->count ? "\n]\n" : "]\n");
}

/* Tabs and line feeds would break the rows. */
static void print_tabbed(const struct table *table, struct str *out)
{
    for (size_t i = 0; i < table->width; i++)
        str_addf(out, "%s%c", table->columns[i].heading, i + 1 < table->width ? '\t' : '\n');
    for (size_t i = 0; i < table->count; i++) {
        for (const char *c = table->cells[i]; *c; c++)
            str_addc(out, *c == '\t' || *c == '\n' ? ' ' : *c);
        str_addc(out, (i + 1) % table->width ? '\t' : '\n');
    }
}

static void print_padded(struct str *out, const char *text, size_t cells, bool last)
{
    struct str safe = STR_INIT;

    safe_add(&safe, text, strlen(text));
    str_add(out, str_text(&safe));
    for (size_t i = width_text(str_text(&safe), safe.len); !last && i < cells + 2; i++)
        str_addc(out, ' ');
    if (last)
        str_addc(out, '\n');
    str_free(&safe);
}

static void print_aligned(const struct table *table, struct str *out)
{
    size_t *cells = xcalloc(table->width, sizeof *cells);

    for (size_t i = 0; i < table->count; i++) {
        size_t width = width_text(table->cells[i], strlen(table->cells[i]));
        if (width > cells[i % table->width])
            cells[i % table->width] = width;
    }
    for (size_t i = 0; i < table->count; i++)
        print_padded(out, table->cells[i], cells[i % table->width], (i + 1) % table->width == 0);
    free(cells);
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
