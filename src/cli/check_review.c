/* SPDX-License-Identifier: MIT */
/* check --table: this year beside last year, to be pasted into a spreadsheet and passed round. */
#include "base/attributes.h"
#include "cli/check.h"
#include "model/review.h"

static const struct table_column columns[] = {
    {"draft", _("草稿"), 0, false},   {"section", _("章节"), 0, false},
    {"label", _("填报项"), 0, false}, {"now", _("本年"), 0, false},
    {"last", _("去年"), 0, false},    {"change", _("增减"), 0, false},
    {"rate", _("同比"), 0, false},    {"source", _("提供科室"), 0, false},
    {"state", _("状态"), 0, false},   {"note", _("备注"), 0, false},
};

struct review {
    struct table *table;
    const char *path; /* NULL: no column for it */
};

static void add_row(void *self, const struct review_row *row)
{
    const struct review *review = self;
    const struct field *field = row->field;
    struct str label = STR_INIT;
    const char *const cells[] = {row->section,
                                 NULL, /* the label */
                                 row->now,
                                 str_text(&row->comparison->last),
                                 str_text(&row->comparison->change),
                                 str_text(&row->comparison->rate),
                                 field->source ? field->source : "",
                                 row->state,
                                 row->note};

    str_add(&label, field->label);
    if (field->unit)
        str_addf(&label, "（%s）", field->unit);
    if (review->path)
        table_add(review->table, review->path);
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        table_add(review->table, cells[i] ? cells[i] : str_text(&label));
    str_free(&label);
}

void check_review_table(struct table *table, bool many)
{
    table_init(table, columns + !many, COUNT_OF(columns) - !many);
}

void check_review(struct table *table, const struct draft *draft, bool many)
{
    struct review review = {table, many ? draft->path : NULL};

    review_walk(draft, add_row, &review);
}
