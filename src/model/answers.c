/* SPDX-License-Identifier: MIT */
#include "model/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/rows.h"

void answers_init(struct answers *answers, const struct form *form, int report_year)
{
    *answers = (struct answers){.form = form, .report_year = report_year};
    answers->items = xcalloc((size_t)form->field_count, sizeof *answers->items);
    answers->sections = xcalloc((size_t)form->section_count, sizeof *answers->sections);
    answers_settle(answers);
}

static void free_last(struct answers *answers)
{
    for (int i = 0; answers->last && i < answers->form->field_count; i++)
        str_free(&answers->last[i].text);
    free(answers->last);
    answers->last = NULL;
}

void answers_clear(struct answers *answers, int report_year)
{
    answers->report_year = report_year;
    for (int i = 0; i < answers->form->field_count; i++) {
        struct answer *answer = &answers->items[i];
        memset(&answer->typed, 0, sizeof answer->typed);
        str_clear(&answer->typed_text);
        str_clear(&answer->remark);
        answer->prefilled = false;
        if (answer->rows)
            rows_free(answer, &answers->form->fields[i]);
    }
    free_last(answers);
}

void answers_free(struct answers *answers)
{
    for (int i = 0; answers->items && i < answers->form->field_count; i++) {
        str_free(&answers->items[i].typed_text);
        str_free(&answers->items[i].text);
        str_free(&answers->items[i].remark);
        rows_free(&answers->items[i], &answers->form->fields[i]);
    }
    if (answers->form)
        free_last(answers);
    free(answers->items);
    free(answers->sections);
    memset(answers, 0, sizeof *answers);
}

int answers_report_year(const char *created)
{
    int year = atoi(created), month = strlen(created) > 5 ? atoi(created + 5) : 0;

    return year - (month < 4);
}

static struct answer *item(struct answers *answers, const struct field *field)
{
    return &answers->items[field->index];
}

const struct answer *answers_of(const struct answers *answers, const struct field *field)
{
    return &answers->items[field->index];
}

void answers_put(struct answers *answers, const struct field *field, const char *text, size_t len)
{
    struct answer *answer = item(answers, field);

    type_read(field, answers->report_year, text, len, &answer->typed, &answer->typed_text,
              &answer->remark);
    answer->prefilled = false;
    if (field->column_count)
        rows_read(answer, field, answers->report_year);
}

void answers_prefill(struct answers *answers, const struct field *field, const char *text,
                     size_t len)
{
    answers_put(answers, field, text, len);
    item(answers, field)->prefilled = item(answers, field)->typed.state != ANSWER_OPEN;
}

void answers_put_last(struct answers *answers, const struct field *field, const char *text,
                      size_t len)
{
    struct str remark = STR_INIT;

    if (!answers->last)
        answers->last = xcalloc((size_t)answers->form->field_count, sizeof *answers->last);
    type_read(field, answers->report_year, text, len, &answers->last[field->index].reading,
              &answers->last[field->index].text, &remark);
    str_free(&remark);
}

void answers_confirm(struct answers *answers, const struct field *field)
{
    struct answer *answer = item(answers, field);

    if (answer->from_default) {
        char *text = xstrdup(str_text(&answer->text));
        answers_put(answers, field, text, strlen(text));
        free(text);
    }
    answer->prefilled = false;
}

const char *answer_text(const struct answer *answer)
{
    return answer->typed.state != ANSWER_OPEN ? str_text(&answer->typed_text)
                                              : str_text(&answer->text);
}

void answer_print(const struct field *field, const struct answer *answer, bool hedge,
                  struct str *out)
{
    field->type->family->print(field, &answer->reading, answer_text(answer), hedge, out);
}

/* --- expressions --- */

struct value answer_operand(const struct field *field, const struct answer *answer)
{
    struct value nothing = {.kind = field->type->family->value, .text = ""};
    struct value unanswered = {.kind = VALUE_UNANSWERED};

    if (answer->presence == HIDDEN || answer->reading.state == ANSWER_NONE)
        return nothing;
    if (answer->presence == NOT_YET || answer->reading.state != ANSWER_GIVEN)
        return unanswered;
    return type_operand(field->type, &answer->reading, answer_text(answer));
}

static struct value last_operand(const struct answers *answers, const struct field *field)
{
    const struct last_answer *last = answers->last ? &answers->last[field->index] : NULL;
    struct value value = {.kind = VALUE_UNANSWERED};

    if (last && last->reading.state == ANSWER_NONE)
        value = (struct value){.kind = field->type->family->value, .text = ""};
    else if (last && last->reading.state == ANSWER_GIVEN)
        value = type_operand(field->type, &last->reading, str_text(&last->text));
    return value;
}

static struct value get(void *self, enum expr_name name, int index)
{
    const struct answers *answers = self;
    struct value value = {.kind = VALUE_UNANSWERED};

    if (name == EXPR_REPORT_YEAR)
        value = (struct value){.kind = VALUE_NUMBER, .number = decimal_of(answers->report_year)};
    else if (name == EXPR_FIELD || name == EXPR_SELF)
        value = answer_operand(&answers->form->fields[index], &answers->items[index]);
    else if (name == EXPR_LAST)
        value = last_operand(answers, &answers->form->fields[index]);
    return value;
}

static struct value sum(void *self, int index, int column)
{
    const struct answers *answers = self;

    return rows_sum(&answers->items[index], column);
}

static bool is_answered(void *self, int index)
{
    const struct answers *answers = self;
    const struct answer *answer = &answers->items[index];

    return answer->presence == PRESENT &&
           (answer->reading.state == ANSWER_GIVEN || answer->reading.state == ANSWER_NONE);
}

struct value answers_eval(const struct answers *answers, const struct expr *expr,
                          const char **problem)
{
    struct expr_env env = {get, is_answered, sum, (void *)answers};

    return expr_eval(expr, &env, problem);
}
