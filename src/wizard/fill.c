/* SPDX-License-Identifier: MIT */
/* Filling in: one field is asked; what is typed is kept and saved before anything else happens. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/remarks.h"
#include "wizard/mode.h"

/* --- asking and keeping --- */

/* Why it is refused, or what was read: said where the clerk looks next. */
static void say_result(struct session *session, const struct field *field)
{
    const struct answer *answer = answers_of(&session->draft.answers, field);
    bool refused = answer->reading.state == ANSWER_REFUSED;

    if (*answer->reason)
        session_say(session, refused, "%s：%s", field->label, answer->reason);
}

/* What was half typed when the last session ended. */
static void take_up_typing(struct session *session, const struct field *field)
{
    const char *typing = remarks_of(&session->draft, REMARK_TYPING, field->index);

    if (!*typing || session_is_locked(session))
        return;
    edit_set(&session->edit, typing, field->type->multiline);
    session->edit.selected = false;
    if (!session->message.len)
        session_say(session, false, _("上次没写完的内容还在，接着写就是"));
}

/* What stands between the cells of a spreadsheet is a bar in a row, an item's end in a list. */
static const char *tab_of(const struct field *field)
{
    if (!field || field->type->family->value != VALUE_LIST)
        return NULL;
    return field->type->family->rows ? "｜" : field->type->multiline ? "\n" : NULL;
}

void session_ask(struct session *session, const struct field *field)
{
    const struct answer *answer = field ? answers_of(&session->draft.answers, field) : NULL;
    struct str text = STR_INIT;

    if (session->mode != SESSION_FILL || !session->field || !field ||
        session->field->section != field->section)
        session->top = 0;
    session->mode = SESSION_FILL;
    session->field = field;
    session->prompt = NULL;
    if (answer && field->choice_count && answer->reading.state == ANSWER_GIVEN)
        answer_print(field, answer, true, &text);
    else if (answer)
        str_addf(&text, "%s%s", answer_text(answer),
                 answer->reading.verify && !field->column_count ? "？" : "");
    edit_set(&session->edit, str_text(&text), field && field->type->multiline);
    session->edit.tab = tab_of(field);
    free(session->before);
    session->before = str_take(&text);
    session->typed = 0;
    if (field)
        take_up_typing(session, field);
    if (answer && answer->reading.state == ANSWER_REFUSED && !session->message.len)
        say_result(session, field);
    session_build(session);
    fill_scroll(session);
}

/* Typed, and taken back: what was saved half typed goes too. */
static void forget_typing(struct session *session, const struct field *field)
{
    if (!*remarks_of(&session->draft, REMARK_TYPING, field->index))
        return;
    remarks_put(&session->draft, REMARK_TYPING, field->index, "");
    session_save(session);
}

void session_commit(struct session *session, bool confirm)
{
    const struct field *field = session->field;
    struct answers *answers = &session->draft.answers;
    const char *text = str_text(&session->edit.text);
    bool changed;

    if (session->mode != SESSION_FILL || session_is_locked(session) || !field || session->prompt)
        return;
    changed = strcmp(text, session->before) != 0;
    if (!changed && !(confirm && answers_of(answers, field)->unconfirmed)) {
        forget_typing(session, field);
        return;
    }
    change_record(session, (struct place){CHANGE_ANSWER, field->index, 0}, false);
    if (changed)
        draft_put(&session->draft, field, text, session->edit.text.len);
    else
        answers_confirm(answers, field);
    answers_settle(answers);
    free(session->before);
    session->before = xstrdup(text);
    if (!session_save(session) || !changed)
        return;
    say_result(session, field);
    if (!*text && !session->message.len && answers_of(answers, field)->unconfirmed)
        session_say(session, false, _("%s：已恢复为默认内容，待确认"), field->label);
}

/* --- moving --- */

static unsigned go(struct session *session, const struct field *field)
{
    session_ask(session, field);
    return EFFECT_REDRAW;
}

static unsigned go_next(struct session *session)
{
    const struct field *next;

    session_commit(session, true);
    next = form_walk_next(&session->draft.answers, session->field);
    return next ? go(session, next) : action_finish(session);
}

static unsigned go_back(struct session *session)
{
    const struct field *back;

    session_commit(session, false);
    back = session->field ? form_walk_back(&session->draft.answers, session->field) : NULL;
    if (!back)
        session_say(session, false, _("已经是第一处"));
    return go(session, back ? back : session->field);
}

/* The first field of the next or previous section that asks anything. */
static const struct field *other_section(const struct session *session, bool forward)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = session->field, *back;
    int here = field ? field->section : -1;

    while (field && field->section == here)
        field = forward ? form_walk_next(answers, field) : form_walk_back(answers, field);
    if (forward || !field)
        return field;
    while ((back = form_walk_back(answers, field)) && back->section == field->section)
        field = back;
    return field;
}

/* The field of this section whose blank is the first to begin on the lines in view. */
static const struct field *first_in_view(const struct session *session)
{
    const struct page *page = &session->page;
    size_t end = session->top + (size_t)session_body_rows(session);
    int before = session->top ? page->lines[session->top - 1].target : -1;

    for (size_t i = session->top; session->field && i < end && i < page->line_count; i++) {
        int target = page->lines[i].target;
        const struct field *field = target >= 0 ? &session->draft.form->fields[target] : NULL;
        if (target != before && field && field->section == session->field->section &&
            answers_of(&session->draft.answers, field)->presence == PRESENT)
            return field;
        before = target;
    }
    return NULL;
}

/* What is asked goes along with the page, unless that would turn the page back: a field may stand
 * in many places. */
static unsigned follow_page(struct session *session)
{
    const struct field *found = first_in_view(session), *field = session->field;
    size_t top = session->top;

    if (!found || found == field)
        return EFFECT_REDRAW;
    session_ask(session, found);
    if (session->top > top + 1 || session->top + 1 < top) {
        session_ask(session, field);
        session->top = top;
        session_fit(session);
    }
    return EFFECT_REDRAW;
}

static unsigned go_page_down(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session);
    const struct field *next;

    session_commit(session, false);
    session_build(session);
    if (session->top + rows < session->page.line_count) {
        session->top += rows > 1 ? rows - 1 : 1;
        session_fit(session);
        return follow_page(session);
    }
    next = other_section(session, true);
    return next ? go(session, next) : action_finish(session);
}

static unsigned go_page_up(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session), up = rows > 1 ? rows - 1 : 1;
    const struct field *field;

    session_commit(session, false);
    session_build(session);
    if (session->top > 0) {
        session->top = session->top > up ? session->top - up : 0;
        return follow_page(session);
    }
    field = other_section(session, false);
    if (!field)
        session_say(session, false, _("已经是第一节"));
    return go(session, field ? field : session->field);
}

/* --- all of it --- */

static unsigned escape(struct session *session)
{
    if (session->came_by != SESSION_FILL) {
        session_commit(session, false);
        list_return(session, session->came_by);
        return EFFECT_REDRAW;
    }
    session_say(session, false, _("退出请按 %s；填的内容随时保存"),
                session_key(session, COMMAND_QUIT));
    return EFFECT_REDRAW;
}

static const struct {
    enum command_id command;
    unsigned (*act)(struct session *);
} actions[] = {
    {COMMAND_ENTER, go_next},          {COMMAND_NEXT, go_next},       {COMMAND_DOWN, go_next},
    {COMMAND_BACK, go_back},           {COMMAND_UP, go_back},         {COMMAND_ESCAPE, escape},
    {COMMAND_PAGE_DOWN, go_page_down}, {COMMAND_PAGE_UP, go_page_up},
};

unsigned fill_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    unsigned effect = EFFECT_NONE;

    if (command == COMMAND_TYPE || command == COMMAND_PASTE)
        return entry_type(session, command, text, len);
    if (entry_apply(session, command, &effect) || action_apply(session, command, &effect))
        return effect;
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        if (actions[i].command == command)
            return actions[i].act(session);
    return EFFECT_NONE;
}
