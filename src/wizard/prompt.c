/* SPDX-License-Identifier: MIT */
#include "wizard/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/typing.h"
#include "wizard/mode.h"

void prompt_ask(struct session *session, const struct prompt *prompt, int about, const char *label,
                const char *text)
{
    prompt_leave(session);
    session_commit(session, false);
    session->prompt = prompt;
    session->prompt_about = about;
    str_clear(&session->prompt_label);
    str_add(&session->prompt_label, label);
    str_clear(&session->prompt_name);
    str_clear(&session->prompt_hint);
    str_add(&session->prompt_hint, prompt->hint);
    edit_set(&session->edit, text, prompt->multiline);
    session->edit.tab = NULL;
    session->typed = 0;
    free(session->before);
    session->before = xstrdup(text);
    session_build(session);
}

void prompt_keep_typing(struct session *session, const char *name)
{
    const char *text = typing_of(&session->draft, name);

    str_clear(&session->prompt_name);
    str_add(&session->prompt_name, name);
    if (!*text)
        return;
    edit_set(&session->edit, "", session->edit.multiline);
    edit_insert(&session->edit, text, strlen(text));
    if (!session->message.len)
        session_say(session, false, _("上次没写完的内容还在，接着写就是"));
}

/* Takes the prompt away; returns what was typed, for the caller to free. */
static char *take(struct session *session)
{
    char *text = xstrdup(str_text(&session->edit.text));

    session->prompt = NULL;
    edit_set(&session->edit, "", false);
    free(session->before);
    session->before = xstrdup("");
    return text;
}

/* Where the clerk was. */
static void back(struct session *session)
{
    if (session->mode == SESSION_FILL && session->draft.form)
        session_ask(session, session->field);
    else
        session_build(session);
}

static char *keep(struct session *session)
{
    const struct prompt *prompt = session->prompt;
    bool changed = strcmp(str_text(&session->edit.text), session->before) != 0;
    char *text = take(session);
    const char *name = str_text(&session->prompt_name), *typing = typing_of(&session->draft, name);
    bool half = *typing && (changed || strcmp(typing, text) != 0); /* else still refused */

    session->typed = 0;
    if (half)
        typing_put(&session->draft, name, "");
    if (prompt->keep && changed)
        prompt->keep(session, text);
    else if (half)
        session_save(session);
    return text;
}

void prompt_leave(struct session *session)
{
    if (!session->prompt)
        return;
    free(keep(session));
    back(session);
}

static unsigned accept(struct session *session)
{
    const struct prompt *prompt = session->prompt;
    char *text = keep(session);
    unsigned effect = EFFECT_REDRAW;

    back(session);
    if (prompt->go)
        effect = prompt->go(session, text);
    free(text);
    return effect;
}

unsigned prompt_apply(struct session *session, enum command_id command, const char *text,
                      size_t len)
{
    unsigned effect = EFFECT_REDRAW;
    bool is_enter = command == COMMAND_ENTER || command == COMMAND_NEXT;

    if (command == COMMAND_TYPE || command == COMMAND_PASTE) {
        return entry_type(session, command, text, len);
    }
    if (entry_apply(session, command, &effect))
        return effect;
    if (is_enter)
        return accept(session);
    if (command == COMMAND_EDITOR)
        return action_editor(session);
    prompt_leave(session);
    return command == COMMAND_ESCAPE ? EFFECT_REDRAW : session_apply(session, command, text, len);
}
