/* SPDX-License-Identifier: MIT */
/* A note (备注) on the field that is asked: where a figure came from, whom to ask. */
#include "model/remarks.h"
#include "wizard/mode.h"

static void keep_note(struct session *session, const char *text)
{
    change_record(session, (struct place){CHANGE_NOTE, session->prompt_about, 0}, false);
    remarks_put(&session->draft, REMARK_NOTE, session->prompt_about, text);
    session_save(session);
}

static const struct prompt note_prompt = {_("写给自己和同事看，不进文稿；全部删掉就是不要了"),
                                          false, keep_note, NULL};

unsigned action_note(struct session *session)
{
    const struct field *field = session->field;
    struct str label = STR_INIT;

    if (session_is_locked(session))
        return session_refuse_change(session);
    if (session->mode != SESSION_FILL || !field)
        return EFFECT_NONE;
    str_addf(&label, _("备注：%s"), field->label);
    prompt_ask(session, &note_prompt, field->index, str_text(&label),
               remarks_of(&session->draft, REMARK_NOTE, field->index));
    str_clear(&label);
    str_addf(&label, TYPING_NOTE "%s", field->name);
    prompt_keep_typing(session, str_text(&label));
    str_free(&label);
    return EFFECT_REDRAW;
}
