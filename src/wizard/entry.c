/* SPDX-License-Identifier: MIT */
/* What is typed, pasted and edited in the entry; half of a long answer is saved. */
#include <string.h>
#include <unistr.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "model/node.h"
#include "model/remarks.h"
#include "model/typing.h"
#include "wizard/mode.h"

bool session_is_typing(const struct session *session)
{
    if (session->prompt)
        return session->typed && session->prompt_name.len;
    return session->typed && session->edit.multiline && session->mode == SESSION_FILL;
}

unsigned session_tick(struct session *session)
{
    const char *text = str_text(&session->edit.text);

    session->typed = 0;
    if (!(session->prompt ? session->prompt_name.len : session->mode == SESSION_FILL) ||
        session_is_locked(session))
        return EFFECT_REDRAW;
    if (session->prompt)
        typing_put(&session->draft, str_text(&session->prompt_name), text);
    else
        remarks_put(&session->draft, REMARK_TYPING, session->field->index, text);
    session->changed = true;
    session_save(session);
    return EFFECT_REDRAW;
}

/* A draft holds no longer text: a single one would keep all the others from being saved. */
static void cut_off(struct session *session)
{
    struct edit *edit = &session->edit;
    size_t over = edit->text.len > NODE_MAX_SCALAR ? edit->text.len - NODE_MAX_SCALAR : 0;

    if (!over)
        return;
    over = over < edit->caret ? over : edit->caret;
    while (bytes_inside(edit->text.s[edit->caret - over]))
        over++;
    edit->caret -= over;
    str_splice(&edit->text, edit->caret, over, "", 0);
    session_say(session, true, _("一项最多写 64 KiB（约两万字），后面的没有放进来"));
}

unsigned entry_type(struct session *session, enum command_id command, const char *text, size_t len)
{
    if (!session->prompt && session_is_locked(session))
        return session_refuse_change(session);
    if (!session->prompt && !session->field)
        return EFFECT_NONE;
    while (command == COMMAND_PASTE && !session->edit.multiline && len && text[len - 1] == '\n')
        len--; /* of a cell of a spreadsheet */
    if (!len)
        return EFFECT_NONE;
    if (command == COMMAND_PASTE && !session->edit.multiline && memchr(text, '\n', len)) {
        if (!session->prompt && len <= NODE_MAX_SCALAR && proposal_lines(session, text, len))
            return EFFECT_REDRAW;
        session_say(session, false, _("粘贴的几行已并成一行"));
    }
    if (!session->prompt && !session->typed) /* the page may have been turned */
        fill_scroll(session);
    edit_insert(&session->edit, text, len);
    cut_off(session);
    session->typed += u8_mbsnlen((const uint8_t *)text, len);
    return session->typed >= SESSION_TYPED ? session_tick(session) : EFFECT_REDRAW;
}

static const struct {
    enum command_id command;
    bool changes;
    bool (*act)(struct edit *);
} edits[] = {
    {COMMAND_BACKSPACE, true, edit_backspace},
    {COMMAND_DELETE, true, edit_delete},
    {COMMAND_LEFT, false, edit_left},
    {COMMAND_RIGHT, false, edit_right},
    {COMMAND_HOME, false, edit_home},
    {COMMAND_END, false, edit_end},
    {COMMAND_WORD_LEFT, false, edit_word_left},
    {COMMAND_WORD_RIGHT, false, edit_word_right},
    {COMMAND_LINE_UP, true, edit_line_up},
    {COMMAND_LINE_DOWN, true, edit_line_down},
    {COMMAND_LINE_DELETE, true, edit_line_delete},
};

static bool apply_edit(struct session *session, enum command_id command, unsigned *effect)
{
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        if (edits[i].command != command)
            continue;
        *effect = EFFECT_REDRAW;
        if (edits[i].changes && !session->prompt && session_is_locked(session))
            session_refuse_change(session);
        else
            edits[i].act(&session->edit);
        return true;
    }
    return false;
}

/* In a long answer that is being written Enter and the arrows edit; Tab goes on. The arrows pass by
 * one that is empty, or just arrived at and without a line in their direction. */
static bool apply_long(struct session *session, enum command_id command, unsigned *effect)
{
    struct edit *edit = &session->edit;
    bool writes = edit_breaks_lines(edit) || session->prompt;

    *effect = EFFECT_REDRAW;
    if (edit->multiline && command == COMMAND_ENTER && edit_breaks_lines(edit))
        *effect = entry_type(session, COMMAND_TYPE, "\n", 1);
    else if (edit->multiline && (command == COMMAND_UP || command == COMMAND_DOWN))
        return edit_vertical(edit, command == COMMAND_UP ? -1 : 1,
                             session_entry_columns(session)) ||
               writes;
    else
        return false;
    return true;
}

bool entry_apply(struct session *session, enum command_id command, unsigned *effect)
{
    return apply_edit(session, command, effect) || apply_long(session, command, effect);
}
