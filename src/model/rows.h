/* SPDX-License-Identifier: MIT */
/* The rows of an answered repeat, cell by cell. */
#ifndef MODEL_ROWS_H
#define MODEL_ROWS_H

#include "model/answers.h"

/* Reads the cells of what was typed anew. */
void rows_read(struct answer *answer, const struct field *repeat, int year);
void rows_free(struct answer *answer, const struct field *repeat);

/* A cell; one that is unanswered where there is no such row. Borrowed. */
const struct answer *rows_cell(const struct answer *answer, const struct field *repeat, size_t row,
                               int column);

/* sum(rows.x): unanswered while the repeat or one of its cells is. */
struct value rows_sum(const struct answer *answer, int column);

#endif
