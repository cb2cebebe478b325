/* SPDX-License-Identifier: MIT */
/* The entry handed to an editor, and taken back. The face starts it: nothing here knows how. */
#include <string.h>

#include "wizard/mode.h"

/* An editor may be open for long, and what it gave back is in no file of its own any more. */
unsigned action_editor(struct session *session)
{
    if (!session->prompt && session_is_locked(session))
        return session_refuse_change(session);
    if (!session->draft.form) /* a name on the home screen: no draft to write beside */
        return EFFECT_NONE;
    if (!session->prompt && (session->mode != SESSION_FILL || !session->field))
        return EFFECT_NONE;
    if (session->typed)
        session_tick(session);
    return EFFECT_EDIT;
}

void session_edited(struct session *session, const char *text, const char *why)
{
    if (text) {
        edit_set(&session->edit, "", session->edit.multiline);
        edit_insert(&session->edit, text, strlen(text));
        session_say(session, false, _("已从编辑器拿回，按%s记下"),
                    edit_breaks_lines(&session->edit) && !session->by_words ? " Tab " : _("回车"));
        if (strcmp(str_text(&session->edit.text), session->before) != 0)
            session_tick(session);
    } else
        session_say(session, true, "%s", why);
    session_build(session);
}
