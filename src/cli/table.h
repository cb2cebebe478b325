/* SPDX-License-Identifier: MIT */
/* Results as rows: aligned for people, tab-separated, or JSON. One description serves the three. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdbool.h>

#include "base/str.h"
#include "cli/cli.h"

struct table_column {
    const char *key;     /* in JSON */
    const char *heading; /* in the first row of --table */
    size_t most;         /* cells of it that people are shown; 0: all */
    bool is_number;      /* in JSON; "" is null */
};

struct table {
    const struct table_column *columns;
    size_t width; /* how many columns */
    char **cells; /* row after row, owned */
    size_t count, cap;
};

void table_init(struct table *table, const struct table_column *columns, size_t width);
void table_free(struct table *table);

/* Adds one cell; every `width` of them make a row. The text is copied. */
void table_add(struct table *table, const char *text);

/* Appends the rows in the form the options ask for. */
void table_print(const struct table *table, const struct options *options, struct str *out);

#endif
