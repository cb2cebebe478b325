/* SPDX-License-Identifier: MIT */
/* Answers of several rows: a line each, its cells between bars, so that rows are typed, pasted from
 * a spreadsheet, moved and deleted as text. A cell that is still open is stored as X. */
#include <string.h>

#include "base/attributes.h"
#include "model/form.h"

static const char *const bars[] = {"｜", "|", "\t", NULL};

static size_t bar_at(const char *text)
{
    for (const char *const *bar = bars; *bar; bar++)
        if (strncmp(text, *bar, strlen(*bar)) == 0)
            return strlen(*bar);
    return 0;
}

size_t repeat_cell(const char *line, size_t *next)
{
    size_t len = 0;

    while (line[len] && line[len] != '\n' && !bar_at(line + len))
        len++;
    *next = len + (line[len] && line[len] != '\n' ? bar_at(line + len) : 0);
    return len;
}

static bool refuse(struct str *message, int row, const struct field *column, const char *reason)
{
    struct str text = STR_INIT;

    str_addf(&text, _("第%d行"), row);
    if (column)
        str_addf(&text, "“%s”", column->label);
    str_addf(&text, "：%s", reason);
    str_clear(message);
    str_add(message, str_text(&text));
    str_free(&text);
    return false;
}

/* One cell, appended to the row in its stored form. */
static bool add_cell(const struct field *column, int year, int row, const char *text, size_t len,
                     struct reading *reading, struct str *stored, struct str *message)
{
    struct reading cell;
    struct str value = STR_INIT;

    type_read(column, year, text, len, &cell, &value, message);
    if (column->index)
        str_add(stored, "｜");
    str_add(stored, cell.state == ANSWER_OPEN ? "X" : str_text(&value));
    str_free(&value);
    reading->incomplete |= cell.state == ANSWER_OPEN;
    reading->verify |= cell.verify;
    if (cell.verify)
        str_add(stored, "？");
    return cell.state != ANSWER_REFUSED || refuse(message, row, column, str_text(message));
}

static bool add_row(const struct field *field, int year, int row, const char *line,
                    struct reading *reading, struct str *stored, struct str *message)
{
    size_t len, next = 0;

    if (stored->len)
        str_addc(stored, '\n');
    for (int i = 0; i < field->column_count; i++, line += next) {
        len = repeat_cell(line, &next);
        if (!add_cell(&field->columns[i], year, row, line, len, reading, stored, message))
            return false;
    }
    return !*line || *line == '\n' || refuse(message, row, NULL, _("栏目多了，请删去多出的内容"));
}

static bool is_empty(const char *line)
{
    line += strspn(line, " \t\r");
    return *line == '\n' || !*line;
}

static bool fits(const struct field *field, int rows, struct str *message)
{
    bool few = rows < field->min_items, many = field->max_items && rows > field->max_items;

    if (few || many) {
        str_clear(message);
        str_addf(message, few ? _("至少要填%d行，现在有%d行") : _("至多填%d行，现在有%d行"),
                 few ? field->min_items : field->max_items, rows);
    }
    return !few && !many;
}

static bool parse_rows(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    struct str all = STR_INIT;
    bool good = true;
    int rows = 0;

    str_addn(&all, text, len);
    for (const char *line = str_text(&all); *line && good;) {
        if (!is_empty(line))
            good = add_row(field, year, ++rows, line, reading, stored, message);
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    str_free(&all);
    return good && fits(field, rows, message);
}

/* As a blank of its own, which forms hardly want: cells by ，, rows by ；. */
static void print_rows(const struct field *field, const struct reading *reading, const char *stored,
                       bool hedge, struct str *out)
{
    size_t len, next;

    (void)field;
    (void)reading;
    (void)hedge;
    for (const char *cell = stored; *cell; cell += next) {
        len = repeat_cell(cell, &next);
        str_addn(out, cell, len);
        if (cell[len])
            str_add(out, cell[len] == '\n' ? "；" : "，");
        next += cell[next] == '\n' && next == len;
    }
}

const struct type_family type_rows = {
    .value = VALUE_LIST,
    .rows = true,
    .parse = parse_rows,
    .print = print_rows,
};
