/* SPDX-License-Identifier: MIT */
#include "model/subject.h"

#include <string.h>

#include "model/rows.h"

static size_t row_of(const struct surroundings *around, int repeat)
{
    size_t i = around->depth;

    while (i > 0 && (around->clauses[i - 1]->ref != repeat || around->clauses[i - 1]->column >= 0))
        i--;
    return i > 0 ? around->turns[i - 1] : 0;
}

struct subject subject_of(const struct answers *answers, const struct surroundings *around,
                          const struct tag *tag)
{
    struct subject subject = {NULL, NULL, NULL};

    if (tag->ref < 0)
        return subject;
    subject.field = subject.owner = &answers->form->fields[tag->ref];
    subject.answer = answers_of(answers, subject.owner);
    if (tag->column >= 0) {
        subject.field = &subject.owner->columns[tag->column];
        subject.answer = rows_cell(subject.answer, subject.owner, row_of(around, tag->ref),
                                   tag->column);
    }
    return subject;
}

static bool is_unanswered(const struct subject *subject)
{
    return answer_operand(subject->field, subject->answer).kind == VALUE_UNANSWERED;
}

/* --- clauses --- */

/* Whether {{#x}} stands: with its placeholder for what is unanswered, but for a question of yes or
 * no; {{^x}} is the opposite only for what is answered. */
static bool stands(const struct subject *subject)
{
    const struct field *field = subject->field;
    struct value value = answer_operand(field, subject->answer);

    if (value.kind == VALUE_UNANSWERED)
        return !field_is_asked(field) || field->type->family->value != VALUE_BOOLEAN;
    return expr_truth(&value);
}

bool subject_shows_items(const struct subject *subject, const struct tag *clause)
{
    const struct type_family *family = subject->field->type->family;

    return clause->kind == TAG_SECTION && (clause->repeats || family->rows) &&
           family->value == VALUE_LIST;
}

static bool is_itemized(const struct subject *subject, const struct tag *clause)
{
    return subject_shows_items(subject, clause) && subject->answer->reading.state == ANSWER_GIVEN &&
           !is_unanswered(subject);
}

static size_t item_count(const struct answer *answer)
{
    size_t count = 1;

    for (const char *c = answer_text(answer); *c; c++)
        count += *c == '\n';
    return count;
}

size_t subject_times(const struct subject *subject, const struct tag *clause)
{
    if (clause->kind == TAG_INVERTED)
        return !is_unanswered(subject) && !stands(subject);
    if (!stands(subject))
        return 0;
    return is_itemized(subject, clause) ? item_count(subject->answer) : 1;
}

/* --- blanks --- */

void subject_print(const struct subject *subject, struct str *out)
{
    if (is_unanswered(subject))
        str_add(out, field_placeholder(subject->field));
    else if (subject->answer->presence == PRESENT && subject->answer->reading.state == ANSWER_GIVEN)
        answer_print(subject->field, subject->answer, true, out);
}

void subject_print_item(const struct subject *subject, const struct tag *clause, size_t turn,
                        struct str *out)
{
    const char *item = answer_text(subject->answer);
    const struct choice *choice;

    if (!is_itemized(subject, clause)) {
        subject_print(subject, out);
        return;
    }
    for (; turn; turn--)
        item += strcspn(item, "\n") + 1;
    choice = field_choice(subject->field, item, strcspn(item, "\n"));
    if (choice)
        str_add(out, choice->label);
    else
        str_addn(out, item, strcspn(item, "\n"));
}
