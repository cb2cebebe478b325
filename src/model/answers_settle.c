/* SPDX-License-Identifier: MIT */
/* What follows from the answers: what takes part, defaults and calculations, what is refused, the
 * numbers of headings. */
#include <string.h>

#include "model/answers.h"
#include "model/node.h"
#include "model/report.h"

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

/* They come to far less than a draft may hold. A form that somebody sends could double them with
 * every field: behind these bytes they give nothing. */
enum { DERIVED_MAX = NODE_MAX_FILE };

static void set_calculated(const struct answers *answers, const struct field *field,
                           const struct formula *formula, struct answer *answer, size_t *derived)
{
    const char *problem = NULL;
    struct value value = {.kind = VALUE_UNANSWERED};

    if (formula->expr && *derived < DERIVED_MAX)
        value = answers_eval(answers, formula->expr, &problem);
    type_compute(field, &value, &answer->reading, &answer->text, &answer->remark);
    if (problem)
        str_add(&answer->remark, problem);
    *derived += answer->text.len;
}

static void set_default_text(const struct answers *answers, const struct field *field,
                             struct answer *answer, size_t *derived)
{
    struct str text = STR_INIT;

    if (*derived < DERIVED_MAX && report_prose(answers, &field->default_text, &text))
        type_read(field, answers->report_year, str_text(&text), text.len, &answer->reading,
                  &answer->text, &answer->remark);
    else
        str_add(&answer->remark, _("模板自带的内容太长，没有用上"));
    *derived += text.len;
    str_free(&text);
}

static void set_default(const struct answers *answers, const struct field *field,
                        struct answer *answer, size_t *derived)
{
    memset(&answer->reading, 0, sizeof answer->reading);
    str_clear(&answer->text);
    str_clear(&answer->remark);
    if (answer->presence == HIDDEN)
        return;
    if (field->default_value.node)
        set_calculated(answers, field, &field->default_value, answer, derived);
    else if (field->default_text.node)
        set_default_text(answers, field, answer, derived);
    answer->from_default = answer->reading.state == ANSWER_GIVEN ||
                           answer->reading.state == ANSWER_NONE;
}

bool answers_is_default(const struct answers *answers, const struct field *field)
{
    const struct answer *answer = answers_of(answers, field);
    struct answer offered = {.presence = PRESENT};
    size_t derived = 0;
    bool same;

    set_default(answers, field, &offered, &derived);
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

static void settle_field(struct answers *answers, const struct field *field, size_t *derived)
{
    struct answer *answer = &answers->items[field->index];
    enum presence around = field->section < 0 ? PRESENT
                                              : answers->sections[field->section].presence;

    answer->presence = presence_within(answers, around, &field->when);
    answer->from_default = false;
    if (field->calculation.node)
        set_calculated(answers, field, &field->calculation, answer, derived);
    else if (answer->typed.state != ANSWER_OPEN)
        answer->reading = answer->typed;
    else
        set_default(answers, field, answer, derived);
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
    size_t derived = 0;

    for (int i = 0; i < form->step_count; i++) {
        const struct form_step *step = &form->steps[i];
        if (step->is_section)
            settle_section(answers, &form->sections[step->index]);
        else
            settle_field(answers, &form->fields[step->index], &derived);
    }
    number_sections(answers);
}
