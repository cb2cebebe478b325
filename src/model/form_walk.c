/* SPDX-License-Identifier: MIT */
#include "model/form_walk.h"

#include "base/attributes.h"

static bool is_asked_now(const struct answers *answers, const struct field *field)
{
    return field_is_asked(field) && answers_of(answers, field)->presence == PRESENT;
}

static const struct field *step(const struct answers *answers, int from, int by)
{
    const struct form *form = answers->form;

    for (int i = from; i >= 0 && i < form->field_count; i += by)
        if (is_asked_now(answers, &form->fields[i]))
            return &form->fields[i];
    return NULL;
}

const struct field *form_walk_next(const struct answers *answers, const struct field *field)
{
    return step(answers, field ? field->index + 1 : 0, 1);
}

const struct field *form_walk_back(const struct answers *answers, const struct field *field)
{
    return step(answers, (field ? field->index : answers->form->field_count) - 1, -1);
}

enum finding form_walk_finding(const struct answers *answers, const struct field *field)
{
    const struct answer *answer = answers_of(answers, field);

    if (answer->reading.state == ANSWER_REFUSED)
        return FINDING_REFUSED;
    if (answer->reading.state == ANSWER_OPEN || answer->reading.incomplete)
        return FINDING_OPEN;
    if (answer->reading.verify)
        return FINDING_VERIFY;
    return answer->unconfirmed ? FINDING_UNCONFIRMED : FINDING_NONE;
}

static const struct {
    const char *label, *name;
} findings[] = {
    [FINDING_REFUSED] = {_("不合规"), "refused"},
    [FINDING_OPEN] = {_("未填"), "open"},
    [FINDING_VERIFY] = {_("待核"), "verify"},
    [FINDING_UNCONFIRMED] = {_("待确认"), "unconfirmed"},
    [FINDING_NONE] = {"", ""},
};

const char *finding_label(enum finding finding)
{
    return findings[finding].label;
}

const char *finding_name(enum finding finding)
{
    return findings[finding].name;
}

const struct field *form_walk_next_finding(const struct answers *answers, const struct field *field)
{
    const struct field *next = form_walk_next(answers, field);

    for (; next; next = form_walk_next(answers, next))
        if (form_walk_finding(answers, next) != FINDING_NONE)
            return next;
    for (next = form_walk_next(answers, NULL); next && field && next->index <= field->index;
         next = form_walk_next(answers, next))
        if (form_walk_finding(answers, next) != FINDING_NONE)
            return next;
    return NULL;
}

bool check_fails(const struct answers *answers, const struct check *check)
{
    struct value value = {.kind = VALUE_UNANSWERED};

    if (check->assert.expr)
        value = answers_eval(answers, check->assert.expr, NULL);
    return value.kind != VALUE_UNANSWERED && !expr_truth(&value);
}

struct progress form_walk_progress(const struct answers *answers)
{
    struct progress progress = {0};
    const struct field *field = NULL;

    while ((field = form_walk_next(answers, field))) {
        enum finding finding = form_walk_finding(answers, field);
        progress.asked++;
        progress.answered += finding != FINDING_OPEN && finding != FINDING_REFUSED;
        if (finding != FINDING_NONE)
            progress.by_finding[finding]++;
    }
    for (int i = 0; i < answers->form->check_count; i++)
        progress.failed_checks += check_fails(answers, &answers->form->checks[i]);
    return progress;
}

void progress_print(const struct progress *progress, int gates, struct str *out)
{
    int missing = progress->asked - progress->answered - progress->by_finding[FINDING_REFUSED];
    int wrong = progress->by_finding[FINDING_REFUSED] + gates;
    int open = progress->by_finding[FINDING_VERIFY] + progress->by_finding[FINDING_UNCONFIRMED];

    if (wrong)
        str_addf(out, _("错 %d"), wrong);
    if (missing)
        str_addf(out, _("%s缺 %d"), wrong ? " " : "", missing);
    if (!wrong && !missing && open)
        str_addf(out, _("待确认 %d"), open);
    if (!wrong && !missing && !open)
        str_add(out, _("完整"));
}
