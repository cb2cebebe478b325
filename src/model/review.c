/* SPDX-License-Identifier: MIT */
#include "model/review.h"

#include "base/attributes.h"
#include "model/reasons.h"
#include "model/report.h"

void review_section(const struct answers *answers, int section, struct str *out)
{
    const struct section *found = section < 0 ? NULL : &answers->form->sections[section];

    if (found && found->title.node && !found->label)
        report_prose(answers, &found->title, out);
    else
        str_add(out, form_section_label(answers->form, section));
}

bool review_gates(const struct draft *draft)
{
    const struct field *field = NULL;

    while ((field = form_walk_next(&draft->answers, field)))
        if (form_walk_finding(&draft->answers, field) != FINDING_NONE)
            return true;
    return reasons_gates(draft) > 0;
}

static void add_now(const struct field *field, const struct answer *answer, struct str *out)
{
    str_clear(out);
    if (answer->reading.state == ANSWER_GIVEN)
        answer_print(field, answer, true, out);
    else if (answer->reading.state != ANSWER_OPEN)
        str_add(out, answer_text(answer));
}

void review_walk(const struct draft *draft, void (*row)(void *self, const struct review_row *row),
                 void *self)
{
    const struct answers *answers = &draft->answers;
    const struct field *field = NULL;
    struct comparison comparison = {0};
    struct str section = STR_INIT, now = STR_INIT;
    int in = -2; /* no section yet */

    while ((field = form_walk_next(answers, field))) {
        struct review_row seen = {.field = field, .comparison = &comparison};
        if (field->section != in) {
            str_clear(&section);
            review_section(answers, field->section, &section);
            in = field->section;
        }
        add_now(field, answers_of(answers, field), &now);
        compare_answer(&comparison, answers, field);
        seen.section = str_text(&section);
        seen.now = str_text(&now);
        seen.finding = form_walk_finding(answers, field);
        seen.state = seen.finding == FINDING_NONE ? _("已填") : finding_label(seen.finding);
        seen.note = remarks_of(draft, REMARK_NOTE, field->index);
        row(self, &seen);
    }
    comparison_free(&comparison);
    str_free(&section);
    str_free(&now);
}
