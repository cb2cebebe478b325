/* SPDX-License-Identifier: MIT */
/* Checks that fail, in the lists that name them: what an error is about can be corrected, a warning
 * can be given its reason. */
#include "base/attributes.h"
#include "model/reasons.h"
#include "wizard/mode.h"

/* --- the lines --- */

static void add_check(struct session *session, int index)
{
    const struct check *check = &session->draft.form->checks[index];
    const char *reason = reasons_of(&session->draft, check);
    bool wrong = check->severity == DIAG_ERROR;
    bool leads = !wrong || about_check(&session->draft.answers, check);
    struct str text = STR_INIT;

    str_addf(&text, "%s：%s", wrong ? _("错误") : _("提示"), check->message);
    if (!wrong && *reason)
        str_addf(&text, _("（情况说明：%s）"), reason);
    else if (!wrong)
        str_add(&text, session->by_words ? _("（打行号写明原因）") : _("（回车写明原因）"));
    list_wrapped(session, wrong ? STYLE_REFUSED : STYLE_VERIFY, leads ? TARGET_CHECK + index : -1,
                 str_text(&text));
    str_free(&text);
}

void checks_lines(struct session *session)
{
    const struct answers *answers = &session->draft.answers;

    if (!session->progress.failed_checks)
        return;
    page_heading(&session->page, _("校验没有通过"));
    for (int i = 0; i < answers->form->check_count; i++)
        if (check_fails(answers, &answers->form->checks[i]))
            add_check(session, i);
}

/* --- choosing one --- */

static void keep_reason(struct session *session, const char *text)
{
    change_record(session, (struct place){CHANGE_REASON, session->prompt_about, 0}, false);
    reasons_put(&session->draft, &session->draft.form->checks[session->prompt_about], text);
    session_save(session);
}

static const struct prompt reason_prompt = {_("写明原因，这条提示就不再妨碍定稿；数字有错请回去改"),
                                            false, keep_reason, NULL};

static unsigned ask_reason(struct session *session, int index)
{
    const struct check *check = &session->draft.form->checks[index];
    struct str label = STR_INIT;

    if (session_is_locked(session))
        return session_refuse_change(session);
    str_addf(&label, _("情况说明：%s"), check->message);
    prompt_ask(session, &reason_prompt, index, str_text(&label),
               reasons_of(&session->draft, check));
    str_clear(&label);
    str_addf(&label, TYPING_REASON "%s", check->name);
    prompt_keep_typing(session, str_text(&label));
    str_free(&label);
    return EFFECT_REDRAW;
}

unsigned checks_choose(struct session *session, int index)
{
    const struct check *check = &session->draft.form->checks[index];
    const struct field *field = about_check(&session->draft.answers, check);

    if (check->severity != DIAG_ERROR)
        return ask_reason(session, index);
    if (!field)
        return EFFECT_NONE;
    list_choose(session, field->index);
    session_say(session, true, "%s", check->message);
    return EFFECT_REDRAW;
}
