/* SPDX-License-Identifier: MIT */
#include "model/rows.h"

#include <stdlib.h>

#include "base/alloc.h"

void rows_free(struct answer *answer, const struct field *repeat)
{
    for (size_t i = 0; i < answer->rows * (size_t)repeat->column_count; i++) {
        str_free(&answer->cells[i].typed_text);
        str_free(&answer->cells[i].remark);
    }
    free(answer->cells);
    free(answer->sums);
    answer->cells = NULL;
    answer->sums = NULL;
    answer->rows = 0;
}

static void read_cell(struct answer *cell, const struct field *column, int year, const char *text,
                      size_t len)
{
    type_read(column, year, text, len, &cell->typed, &cell->typed_text, &cell->remark);
    cell->reading = cell->typed;
    cell->reason = str_text(&cell->remark);
}

static struct value add_up(const struct answer *answer, const struct field *repeat, int column)
{
    struct value sum = {.kind = VALUE_NUMBER}, unanswered = {.kind = VALUE_UNANSWERED};

    for (size_t row = 0; row < answer->rows; row++) {
        const struct answer *cell = rows_cell(answer, repeat, row, column);
        bool none = cell->reading.state == ANSWER_NONE;
        if (!none && cell->reading.state != ANSWER_GIVEN)
            return unanswered;
        if (!none && !decimal_add(sum.number, cell->reading.number.value, &sum.number))
            return unanswered;
    }
    return sum;
}

/* A form can ask for them in ten thousand places. */
static void add_up_all(struct answer *answer, const struct field *repeat)
{
    answer->sums = xcalloc((size_t)repeat->column_count, sizeof *answer->sums);
    for (int column = 0; column < repeat->column_count; column++)
        answer->sums[column] = add_up(answer, repeat, column);
}

void rows_read(struct answer *answer, const struct field *repeat, int year)
{
    const char *text = str_text(&answer->typed_text);
    size_t columns = (size_t)repeat->column_count, next = 0;

    rows_free(answer, repeat);
    if (answer->typed.state != ANSWER_GIVEN)
        return;
    for (const char *c = text; *c; c++)
        answer->rows += *c == '\n';
    answer->rows++;
    answer->cells = xcalloc(answer->rows * columns, sizeof *answer->cells);
    for (size_t i = 0; i < answer->rows * columns; i++, text += next) {
        size_t len = repeat_cell(text, &next);
        read_cell(&answer->cells[i], &repeat->columns[i % columns], year, text, len);
        next += text[next] == '\n' && (i + 1) % columns == 0;
    }
    add_up_all(answer, repeat);
}

const struct answer *rows_cell(const struct answer *answer, const struct field *repeat, size_t row,
                               int column)
{
    static const struct answer open = {.typed = {.state = ANSWER_OPEN}, .reason = ""};

    return row < answer->rows ? &answer->cells[row * (size_t)repeat->column_count + (size_t)column]
                              : &open;
}

struct value rows_sum(const struct answer *answer, int column)
{
    struct value nothing = {.kind = VALUE_NUMBER}, unanswered = {.kind = VALUE_UNANSWERED};

    if (answer->presence == HIDDEN || answer->reading.state == ANSWER_NONE)
        return nothing;
    if (answer->presence == NOT_YET || answer->reading.state != ANSWER_GIVEN)
        return unanswered;
    return answer->sums ? answer->sums[column] : nothing;
}
