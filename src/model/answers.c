/* SPDX-License-Identifier: MIT */
#include "model/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/report.h"
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
    return field->type->family->operand(&answer->reading, answer_text(answer));
}

static struct value last_operand(const struct answers *answers, const struct field *field)
{
    const struct last_answer *last = answers->last ? &answers->last[field->index] : NULL;
    struct value value = {.kind = VALUE_UNANSWERED};

    if (last && last->reading.state == ANSWER_NONE)
        value = (struct value){.kind = field->type->family->value, .text = ""};
    else if (last && last->reading.state == ANSWER_GIVEN)
        value = field->type->family->operand(&last->reading, str_text(&last->text));
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

    return rows_sum(&answers->items[index], &answers->form->fields[index], column);
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

/* --- settling --- */

static enum presence presence_within(const struct answers *answers, enum presence around,
                                     const struct formula *when)
{
    struct value value;

    if (around == HIDDEN || !when->expr)
        return around;
    value = answers_eval(answers, when->expr, NULL);
    if (value.kind == VALUE_UNANSWERED)
        return NOT_YET;
    return expr_truth(&value) ? around : HIDDEN;
}

static void settle_section(struct answers *answers, const struct section *section)
{
    enum presence around = section->parent < 0 ? PRESENT
                                               : answers->sections[section->parent].presence;

    answers->sections[section->index].presence = presence_within(answers, around, &section->when);
}

static void set_calculated(const struct answers *answers, const struct field *field,
                           const struct formula *formula, struct answer *answer)
{
    const char *problem = NULL;
    struct value value = {.kind = VALUE_UNANSWERED};

    if (formula->expr)
        value = answers_eval(answers, formula->expr, &problem);
    type_compute(field, &value, &answer->reading, &answer->text, &answer->remark);
    if (problem)
        str_add(&answer->remark, problem);
}

static void set_default_text(const struct answers *answers, const struct field *field,
                             struct answer *answer)
{
    struct str text = STR_INIT;

    report_prose(answers, &field->default_text, &text);
    type_read(field, answers->report_year, str_text(&text), text.len, &answer->reading,
              &answer->text, &answer->remark);
    str_free(&text);
}

static void set_default(const struct answers *answers, const struct field *field,
                        struct answer *answer)
{
    memset(&answer->reading, 0, sizeof answer->reading);
    str_clear(&answer->text);
    str_clear(&answer->remark);
    if (answer->presence == HIDDEN)
        return;
    if (field->default_value.node)
        set_calculated(answers, field, &field->default_value, answer);
    else if (field->default_text.node)
        set_default_text(answers, field, answer);
    answer->from_default = answer->reading.state == ANSWER_GIVEN ||
                           answer->reading.state == ANSWER_NONE;
}

bool answers_is_default(const struct answers *answers, const struct field *field)
{
    const struct answer *answer = answers_of(answers, field);
    struct answer offered = {.presence = PRESENT};
    bool same;

    set_default(answers, field, &offered);
    same = offered.from_default && offered.reading.state == answer->reading.state &&
           strcmp(str_text(&offered.text), answer_text(answer)) == 0;
    str_free(&offered.text);
    str_free(&offered.remark);
    return same;
}

static bool is_on_offer(const struct answers *answers, const struct choice *choice)
{
    struct value value = {.kind = VALUE_BOOLEAN, .boolean = true};

    if (choice && choice->when.expr)
        value = answers_eval(answers, choice->when.expr, NULL);
    return value.kind == VALUE_UNANSWERED || expr_truth(&value);
}

static void check_choices(const struct answers *answers, const struct field *field,
                          struct answer *answer)
{
    const char *line = answer->reading.state == ANSWER_GIVEN ? answer_text(answer) : "";

    for (; field->choice_count && *line; line += strcspn(line, "\n"), line += *line == '\n')
        if (!is_on_offer(answers, field_choice(field, line, strcspn(line, "\n")))) {
            answer->reading.state = ANSWER_REFUSED;
            answer->reason = _("这个选项现在不能选，请另选一项");
        }
}

static void check_constraint(struct answers *answers, const struct field *field,
                             struct answer *answer)
{
    struct value value;

    if (!field->constraint.expr || answer->reading.state != ANSWER_GIVEN)
        return;
    value = answers_eval(answers, field->constraint.expr, NULL);
    if (value.kind == VALUE_UNANSWERED || expr_truth(&value))
        return;
    answer->reading.state = ANSWER_REFUSED;
    answer->reason = field->constraint_message ? field->constraint_message
                                               : _("与模板对这一项的要求不符，请核对");
}

static void settle_field(struct answers *answers, const struct field *field)
{
    struct answer *answer = item(answers, field);
    enum presence around = field->section < 0 ? PRESENT
                                              : answers->sections[field->section].presence;

    answer->presence = presence_within(answers, around, &field->when);
    answer->from_default = false;
    if (field->calculation.node)
        set_calculated(answers, field, &field->calculation, answer);
    else if (answer->typed.state != ANSWER_OPEN)
        answer->reading = answer->typed;
    else
        set_default(answers, field, answer);
    answer->reason = str_text(&answer->remark);
    check_choices(answers, field, answer);
    check_constraint(answers, field, answer);
    answer->unconfirmed = answer->from_default ||
                          (answer->prefilled && answer->typed.state != ANSWER_OPEN);
}

/* Headings count among the siblings that are there and are numbered; one that is not numbered does
 * not interrupt the count. Sections without a heading lend their children to the level above. */
static void number_sections(struct answers *answers)
{
    const struct form *form = answers->form;
    int counters[FORM_MAX_LEVEL + 2] = {0};

    for (int i = 0; i < form->section_count; i++) {
        const struct section *section = &form->sections[i];
        struct section_state *state = &answers->sections[i];

        state->number = 0;
        if (!section->level || state->presence == HIDDEN)
            continue;
        if (section->numbering != LAYOUT_NONE)
            state->number = ++counters[section->level];
        for (int deeper = section->level + 1; deeper <= FORM_MAX_LEVEL; deeper++)
            counters[deeper] = 0;
    }
}

void answers_settle(struct answers *answers)
{
    const struct form *form = answers->form;

    for (int i = 0; i < form->step_count; i++) {
        const struct form_step *step = &form->steps[i];
        if (step->is_section)
            settle_section(answers, &form->sections[step->index]);
        else
            settle_field(answers, &form->fields[step->index]);
    }
    number_sections(answers);
}
