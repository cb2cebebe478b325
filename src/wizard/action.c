/* SPDX-License-Identifier: MIT */
/* What can be asked for in every mode while a draft is open. What is in hand is kept first. */
#include "base/attributes.h"
#include "wizard/mode.h"

static unsigned go_mode(struct session *session, enum session_mode mode)
{
    session_commit(session, false);
    session_enter(session, mode);
    return EFFECT_REDRAW;
}

static unsigned outline(struct session *session)
{
    return go_mode(session, SESSION_OUTLINE);
}

static unsigned preview(struct session *session)
{
    return go_mode(session, SESSION_PREVIEW);
}

static unsigned todo(struct session *session)
{
    return go_mode(session, SESSION_TODO);
}

static unsigned table(struct session *session)
{
    return go_mode(session, SESSION_TABLE);
}

/* What is in hand is a change too: it is undone first, and redone. */
static unsigned undo(struct session *session)
{
    session_commit(session, false);
    return change_undo(session);
}

static unsigned redo(struct session *session)
{
    session_commit(session, false);
    return change_redo(session);
}

static unsigned help(struct session *session)
{
    return go_mode(session, SESSION_HELP);
}

unsigned action_finish(struct session *session)
{
    session_commit(session, false);
    session_assemble(session);
    session_enter(session, SESSION_FINISH);
    return EFFECT_REDRAW;
}

static unsigned next_finding(struct session *session)
{
    const struct field *next;

    session_commit(session, false);
    next = form_walk_next_finding(&session->draft.answers, session->field);
    if (!next)
        session_say(session, false, _("没有未填、不合规、待核或待确认的了；成文请按 %s"),
                    session_key(session, COMMAND_FINISH));
    session_ask(session, next ? next : session->field);
    return EFFECT_REDRAW;
}

static unsigned save(struct session *session)
{
    session_commit(session, false);
    if (session_is_locked(session))
        session_say(session, false, _("这份草稿只能看，没有要保存的"));
    else if (session_save(session) && !session->message.len)
        session_say(session, false, _("已保存：%s"), session->draft.path);
    session_build(session);
    if (session->unsaved)
        session_save_elsewhere(session, false);
    return EFFECT_REDRAW;
}

static unsigned reopen(struct session *session)
{
    if (!session->draft.finalized)
        return session->by_words ? EFFECT_NONE : action_restore(session);
    if (!session_may_reopen(session))
        return session_refuse_change(session);
    session->draft.finalized = false;
    if (session_save(session)) {
        session_say(session, false, _("已改回草稿，可以修改"));
        session_ask(session, session->field);
    } else
        session->draft.finalized = session->unsaved;
    return EFFECT_REDRAW;
}

static unsigned quit(struct session *session)
{
    bool asked = session->quit_asked;

    session_commit(session, false);
    session->quit_asked = !session_save(session) && session->changed;
    if (asked || !session->quit_asked)
        return EFFECT_QUIT;
    str_addf(&session->message, _("；再按 %s 就不保存退出"), session_key(session, COMMAND_QUIT));
    session_save_elsewhere(session, true);
    return EFFECT_REDRAW;
}

static const struct {
    enum command_id command;
    unsigned (*act)(struct session *);
} actions[] = {
    {COMMAND_OUTLINE, outline},
    {COMMAND_PREVIEW, preview},
    {COMMAND_HELP, help},
    {COMMAND_NEXT_FINDING, next_finding},
    {COMMAND_FINISH, action_finish},
    {COMMAND_SAVE, save},
    {COMMAND_REOPEN, reopen},
    {COMMAND_TODO, todo},
    {COMMAND_TABLE, table},
    {COMMAND_SEARCH, action_search},
    {COMMAND_LAST, action_last},
    {COMMAND_NOTE, action_note},
    {COMMAND_ALIKE, action_alike},
    {COMMAND_REWORD, action_reword},
    {COMMAND_RESTORE, action_restore},
    {COMMAND_EDITOR, action_editor},
    {COMMAND_UNDO, undo},
    {COMMAND_REDO, redo},
    {COMMAND_SCREEN, action_screen},
    {COMMAND_QUIT, quit},
};

bool action_apply(struct session *session, enum command_id command, unsigned *effect)
{
    for (size_t i = 0; session->draft.form && i < COUNT_OF(actions); i++) {
        if (actions[i].command != command)
            continue;
        *effect = actions[i].act(session);
        return true;
    }
    return false;
}
