/* SPDX-License-Identifier: MIT */
#include "model/carry.h"

#include <string.h>

#include "model/draft_metadata.h"
#include "model/rows.h"

bool carry_read(struct draft *last, const char *path, const struct form *form, struct diags *diags,
                int *error)
{
    struct diags kept = DIAGS_INIT(NULL);

    if (!draft_read(last, path, diags, error))
        return false;
    draft_bind(last, form, &kept); /* what it says of keeping entries holds for that draft alone */
    diags_free(&kept);
    return true;
}

/* A default that nobody accepted is none: the form offers its own again. */
static bool has_value(const struct answer *answer)
{
    enum answer_state state = answer->reading.state;

    return answer->presence != HIDDEN && !answer->from_default &&
           (state == ANSWER_GIVEN || state == ANSWER_NONE);
}

/* Of what was asked: a calculation has a value in any draft. */
static int count_values(const struct draft *last)
{
    int count = 0;

    for (int i = 0; i < last->form->field_count; i++)
        count += field_is_asked(&last->form->fields[i]) && has_value(&last->answers.items[i]);
    return count;
}

bool carry_fits(const struct draft *last)
{
    return strcmp(str_text(&last->form_id), last->form->id) == 0 || count_values(last) > 0;
}

/* The rows of a repeat without the 待核 marks that their cells hold. */
static void add_rows(const struct field *repeat, const struct answer *answer, struct str *text)
{
    for (size_t row = 0; row < answer->rows; row++)
        for (int i = 0; i < repeat->column_count; i++) {
            const struct answer *cell = rows_cell(answer, repeat, row, i);
            str_add(text, i ? "｜" : row ? "\n" : "");
            str_add(text, cell->typed.state == ANSWER_OPEN ? "X" : str_text(&cell->typed_text));
        }
}

static void add_text(const struct field *field, const struct answer *answer, struct str *text)
{
    str_clear(text);
    if (field->column_count && answer->reading.state == ANSWER_GIVEN)
        add_rows(field, answer, text);
    else
        str_add(text, answer_text(answer));
}

/* A default that was accepted as it stands gives way to this year's, which speaks of this year. */
static bool is_copied(const struct draft *last, const struct field *field)
{
    return field->prefill == PREFILL_COPY && field_is_asked(field) &&
           !answers_is_default(&last->answers, field);
}

/* What is calculated has last year's result beside it, and counts for nothing here. */
static void carry_field(struct draft *draft, const struct field *field, const struct str *text,
                        bool copied, struct carried *carried)
{
    if (field->prefill == PREFILL_NEVER)
        return;
    answers_put_last(&draft->answers, field, str_text(text), text->len);
    if (copied)
        answers_prefill(&draft->answers, field, str_text(text), text->len);
    carried->copied += copied;
    carried->reference += field_is_asked(field) && !copied;
}

static int count_unknown(const struct draft *last)
{
    const struct node *node = last->root ? last->root->first : NULL;
    int count = 0;

    for (; node; node = node->next)
        count += *node->key->text != '_' && !draft_takes(draft_field(last->form, node->key), node);
    for (int i = 0; i < last->form->field_count; i++)
        count += last->answers.items[i].reading.state == ANSWER_REFUSED &&
                 field_is_asked(&last->form->fields[i]);
    return count;
}

struct carried carry_over(struct draft *draft, const struct draft *last)
{
    struct carried carried = {.matched = count_values(last), .unknown = count_unknown(last)};
    struct str text = STR_INIT;

    for (int i = 0; i < draft->form->field_count; i++) {
        const struct field *field = &draft->form->fields[i];
        if (!has_value(&last->answers.items[i]))
            continue;
        add_text(field, &last->answers.items[i], &text);
        carry_field(draft, field, &text, is_copied(last, field), &carried);
    }
    answers_settle(&draft->answers);
    str_free(&text);
    return carried;
}
