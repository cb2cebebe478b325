/* SPDX-License-Identifier: MIT */
/* The sections, and at a glance how each of them stands. */
#include <stdlib.h>

#include "base/alloc.h"
#include "model/reasons.h"
#include "text/width.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

enum { STATE_FROM_RIGHT = 17, MARK = 3 };

struct tally {
    int asked, answered, first, failed_checks;
    int by_finding[FINDING_NONE + 1];
};

static void tally_add(struct tally *tally, const struct field *field, enum finding finding)
{
    tally->first = tally->asked++ ? tally->first : field->index;
    tally->answered += finding != FINDING_OPEN && finding != FINDING_REFUSED;
    tally->by_finding[finding]++;
}

/* A check that stands in the way counts where its first field is. */
static void tally_checks(struct tally *tallies, const struct draft *draft)
{
    for (int i = 0; i < draft->form->check_count; i++) {
        const struct check *check = &draft->form->checks[i];
        const struct field *field = reasons_gate(draft, check) ? about_check(&draft->answers, check)
                                                               : NULL;
        if (field)
            tallies[field->section + 1].failed_checks++;
    }
}

/* One for the form itself, then one for each section. The caller frees them. */
static struct tally *tally_all(const struct draft *draft)
{
    const struct answers *answers = &draft->answers;
    struct tally *tallies = xcalloc((size_t)answers->form->section_count + 1, sizeof(struct tally));
    const struct field *field = NULL;

    while ((field = form_walk_next(answers, field)))
        tally_add(&tallies[field->section + 1], field, form_walk_finding(answers, field));
    tally_checks(tallies, draft);
    return tallies;
}

/* How a section stands: a mark for the margin, the look of it, and what there are so many of. */
struct standing {
    const char *mark;
    enum style style;
    const char *label; /* NULL: nothing but how many are answered */
    int count;         /* 0: not said */
};

/* The most pressing of what is the matter. */
static struct standing stand(const struct tally *tally)
{
    const int *found = tally->by_finding;

    if (found[FINDING_REFUSED])
        return (struct standing){"！", STYLE_REFUSED, finding_label(FINDING_REFUSED),
                                 found[FINDING_REFUSED]};
    if (tally->failed_checks)
        return (struct standing){"！", STYLE_REFUSED, _("校验"), tally->failed_checks};
    if (found[FINDING_VERIFY])
        return (struct standing){"？", STYLE_VERIFY, finding_label(FINDING_VERIFY),
                                 found[FINDING_VERIFY]};
    if (found[FINDING_UNCONFIRMED])
        return (struct standing){"？", STYLE_UNCONFIRMED, finding_label(FINDING_UNCONFIRMED),
                                 found[FINDING_UNCONFIRMED]};
    if (found[FINDING_OPEN])
        return (struct standing){"", STYLE_UNANSWERED, NULL, 0};
    return (struct standing){width_ambiguous_wide() ? "v" : "√", STYLE_DIM, _("完整"), 0};
}

/* 2/6 待核 1 */
static void add_state(struct page *page, const struct tally *tally, const struct standing *standing)
{
    struct str state = STR_INIT;

    str_addf(&state, "%d/%d", tally->answered, tally->asked);
    if (standing->label)
        str_addf(&state, " %s", standing->label);
    if (standing->count)
        str_addf(&state, " %d", standing->count);
    page_add(page, standing->style, str_text(&state));
    str_free(&state);
}

static void outline_line(struct session *session, const struct tally *tally, int section, int depth,
                         const char *heading)
{
    struct page *page = &session->page;
    struct standing standing = stand(tally);
    size_t indent = MARK + 2 * (size_t)depth, state = session_column(session, STATE_FROM_RIGHT);

    page_line(page, tally->asked ? tally->first : TARGET_SECTION + section);
    page_add(page, standing.style, tally->asked ? standing.mark : "");
    if (session->by_words) {
        page_add(page, STYLE_TEXT, heading);
        page_add(page, STYLE_TEXT, "　");
    } else {
        page_pad(page, indent);
        page_cut(page, STYLE_TEXT, heading, state > indent ? state - indent - 1 : 0);
        page_add(page, STYLE_TEXT, " ");
    }
    if (tally->asked)
        add_state(page, tally, &standing);
    else
        page_add(page, STYLE_DIM, _("不用填"));
}

void outline_build(struct session *session)
{
    const struct form *form = session->draft.form;
    const struct answers *answers = &session->draft.answers;
    struct tally *tallies = tally_all(&session->draft);
    struct str heading = STR_INIT;

    if (tallies[0].asked)
        outline_line(session, &tallies[0], -1, 0, form_section_label(form, -1));
    for (int i = 0; i < form->section_count; i++) {
        const struct section *section = &form->sections[i];
        if (answers->sections[i].presence == HIDDEN)
            continue;
        str_clear(&heading);
        layout_heading(answers, i, &heading);
        outline_line(session, &tallies[i + 1], i, section->level > 1 ? section->level - 1 : 0,
                     str_text(&heading));
    }
    str_free(&heading);
    free(tallies);
}
