/* SPDX-License-Identifier: MIT */
/* Last year's answer, taken by one key: it stands in the entry, and Enter accepts it. */

#include "model/compare.h"
#include "wizard/mode.h"

/* As it is typed: of a choice its label, else what the draft would store. */
static const char *last_text(const struct session *session, const struct comparison *comparison)
{
    const struct last_answer *last = &session->draft.answers.last[session->field->index];

    return session->field->choice_count ? str_text(&comparison->last) : str_text(&last->text);
}

unsigned action_last(struct session *session)
{
    struct comparison comparison = {0};

    if (session_is_locked(session))
        return session_refuse_change(session);
    if (session->mode != SESSION_FILL || !session->field)
        return EFFECT_NONE;
    compare_answer(&comparison, &session->draft.answers, session->field);
    if (comparison.known) {
        edit_set(&session->edit, last_text(session, &comparison), session->edit.multiline);
        session_say(session, false, _("已放入去年的内容，按%s确认"),
                    edit_breaks_lines(&session->edit) && !session->by_words ? " Tab " : _("回车"));
    } else
        session_say(session, false, _("这一项没有去年的内容；新建草稿时可以带上去年的草稿"));
    comparison_free(&comparison);
    return EFFECT_REDRAW;
}
