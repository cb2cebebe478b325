/* SPDX-License-Identifier: MIT */
/* Filling in: the section's text is the screen, one field is asked at the bottom. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* --- the page --- */

/* The fields of the form itself stand in no section's text: they are a list. */
static void build_basics(struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL;
    struct str shown = STR_INIT;

    while ((field = form_walk_next(answers, field)) && field->section < 0) {
        const struct answer *answer = answers_of(answers, field);
        str_clear(&shown);
        if (answer->reading.state == ANSWER_GIVEN)
            answer_print(field, answer, true, &shown);
        else
            str_add(&shown,
                    answer->reading.state == ANSWER_NONE ? _("无") : field_placeholder(field));
        page_line(&session->page, field->index);
        page_add(&session->page, STYLE_TEXT, "　　");
        page_add(&session->page, STYLE_TEXT, field->label);
        page_add(&session->page, STYLE_TEXT, "：");
        page_add(&session->page, field == session->field ? STYLE_CURRENT : layout_style(answer),
                 str_text(&shown));
    }
    str_free(&shown);
}

static void build_section(struct session *session, const struct section *section)
{
    struct page *page = &session->page;

    layout_report(&session->draft.answers, section, session->field, false, session->columns - 2,
                  page);
    if (layout_find(page, STYLE_CURRENT, 0) < page->line_count)
        return;
    page_line(page, -1);
    page_line(page, -1);
    page_add(page, STYLE_DIM, "　　");
    page_add(page, STYLE_CURRENT, session->field->label);
    page_add(page, STYLE_DIM, _("（写在别的章节）"));
}

/* The blank that is asked stays in view with a line of context above and below. */
static void scroll_to_current(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session);
    size_t first = layout_find(&session->page, STYLE_CURRENT, 0), last = first;
    size_t context = rows > 2;

    if (first == session->page.line_count)
        return;
    while (layout_find(&session->page, STYLE_CURRENT, last + 1) == last + 1)
        last++;
    if (last - first >= rows)
        last = first + rows - 1 - context;
    if (last + context >= session->top + rows)
        session->top = last + context + 1 - rows;
    if (first < session->top + context)
        session->top = first < context ? 0 : first - context;
}

void fill_build(struct session *session)
{
    if (!session->field) {
        page_line(&session->page, -1);
        page_add(&session->page, STYLE_DIM, _("　　这个模板没有要填的内容。"));
    } else if (session->field->section < 0)
        build_basics(session);
    else
        build_section(session, &session->draft.form->sections[session->field->section]);
    scroll_to_current(session);
}

/* --- what the lines around it say --- */

void session_title(const struct session *session, struct str *out)
{
    const struct form *form = session->draft.form;
    const struct field *year = form ? form_field(form, "year", strlen("year")) : NULL;
    const struct answer *answer = year ? answers_of(&session->draft.answers, year) : NULL;

    str_add(out, form ? form->name : _("填报"));
    if (answer && answer->reading.state == ANSWER_GIVEN)
        str_addf(out, " · %s", answer_text(answer));
    if (form && session->draft.finalized)
        str_add(out, _("（定稿）"));
}

void session_progress(const struct session *session, struct str *out)
{
    struct progress progress = form_walk_progress(&session->draft.answers);

    str_addf(out, _("已填 %d/%d"), progress.answered, progress.asked);
}

void session_position(const struct session *session, struct str *out)
{
    const struct field *field = NULL;
    int here = 0, of = 0;

    session_progress(session, out);
    while (session->field && (field = form_walk_next(&session->draft.answers, field))) {
        of += field->section == session->field->section;
        here = field == session->field ? of : here;
    }
    if (of)
        str_addf(out, _("  本节 第%d/%d处"), here, of);
}

void session_heading(const struct session *session, struct str *out)
{
    const struct form *form = session->draft.form;
    int section = session->field ? session->field->section : -1;

    if (section < 0)
        str_add(out, form_section_label(form, -1));
    else
        layout_heading(&session->draft.answers, &form->sections[section], out);
}

void session_state(const struct session *session, struct str *out)
{
    enum finding finding = form_walk_finding(&session->draft.answers, session->field);

    if (finding == FINDING_UNCONFIRMED)
        str_add(out, session->edit.multiline ? _("待确认：Tab 确认，也可以改")
                                             : _("待确认：回车确认，也可以改"));
    else if (finding == FINDING_VERIFY || finding == FINDING_REFUSED)
        str_add(out, finding_label(finding));
    if (session->field->blanks > 1)
        str_addf(out, _("%s共%d处，一并修改"), out->len ? "  " : "", session->field->blanks);
}

/* --- asking and keeping --- */

void session_ask(struct session *session, const struct field *field)
{
    const struct answer *answer = field ? answers_of(&session->draft.answers, field) : NULL;
    struct str text = STR_INIT;

    if (!session->field || !field || session->field->section != field->section)
        session->top = 0;
    session->field = field;
    if (answer)
        str_addf(&text, "%s%s", answer_text(answer), answer->reading.verify ? "？" : "");
    edit_set(&session->edit, str_text(&text), field && field->type->multiline);
    free(session->before);
    session->before = str_take(&text);
    session_build(session);
}

/* Why it is refused, or what was read: said where the clerk looks next. */
static void say_result(struct session *session, const struct field *field)
{
    const struct answer *answer = answers_of(&session->draft.answers, field);
    bool refused = answer->reading.state == ANSWER_REFUSED;

    if (*answer->reason)
        session_say(session, refused, "%s：%s", field->label, answer->reason);
}

void session_commit(struct session *session, bool confirm)
{
    const struct field *field = session->field;
    struct answers *answers = &session->draft.answers;
    const char *text = str_text(&session->edit.text);
    bool changed;

    if (!field || session->draft.finalized || session->draft.read_only)
        return;
    changed = strcmp(text, session->before) != 0;
    if (changed)
        answers_put(answers, field, text, session->edit.text.len);
    else if (confirm && answers_of(answers, field)->unconfirmed)
        answers_confirm(answers, field);
    else
        return;
    answers_settle(answers);
    free(session->before);
    session->before = xstrdup(text);
    if (session_save(session) && changed)
        say_result(session, field);
}

/* --- moving --- */

static unsigned go(struct session *session, const struct field *field)
{
    if (field)
        session_ask(session, field);
    else
        session_enter(session, SESSION_FINISH);
    return EFFECT_REDRAW;
}

static unsigned go_next(struct session *session)
{
    session_commit(session, true);
    return go(session, form_walk_next(&session->draft.answers, session->field));
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

static unsigned go_next_finding(struct session *session)
{
    const struct field *next;

    session_commit(session, false);
    next = form_walk_next_finding(&session->draft.answers, session->field);
    if (!next)
        session_say(session, false, _("没有未填、不合规、待核或待确认的了；^W 成文"));
    return go(session, next ? next : session->field);
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

static unsigned go_page_down(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session);

    session_commit(session, false);
    if (session->top + rows < session->page.line_count) {
        session_build(session);
        session->top += rows > 1 ? rows - 1 : 1;
        if (session->top + rows > session->page.line_count)
            session->top = session->page.line_count - rows;
        return EFFECT_REDRAW;
    }
    return go(session, other_section(session, true));
}

static unsigned go_page_up(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session), up = rows > 1 ? rows - 1 : 1;
    const struct field *field;

    session_commit(session, false);
    if (session->top > 0) {
        session->top = session->top > up ? session->top - up : 0;
        return EFFECT_REDRAW;
    }
    field = other_section(session, false);
    if (!field)
        session_say(session, false, _("已经是第一节"));
    return go(session, field ? field : session->field);
}

/* --- typing --- */

static unsigned refuse_change(struct session *session)
{
    session_say(session, true,
                session->draft.finalized ? _("已经定稿；要修改请按 ^R 重新打开")
                                         : _("这份草稿只能看，不能改"));
    return EFFECT_REDRAW;
}

static unsigned type_text(struct session *session, enum command_id command, const char *text,
                          size_t len)
{
    bool had_message = session->message.len > 0;

    if (session->draft.finalized || session->draft.read_only)
        return refuse_change(session);
    if (!session->field)
        return EFFECT_NONE;
    str_clear(&session->message);
    edit_insert(&session->edit, text, len);
    if (command == COMMAND_PASTE && !session->edit.multiline && memchr(text, '\n', len)) {
        session_say(session, false, _("粘贴的几行已并成一行"));
        had_message = true;
    }
    return had_message ? EFFECT_REDRAW : EFFECT_ENTRY;
}

static const struct {
    enum command_id command;
    bool changes;
    bool (*act)(struct edit *);
} edits[] = {
    {COMMAND_BACKSPACE, true, edit_backspace}, {COMMAND_DELETE, true, edit_delete},
    {COMMAND_LEFT, false, edit_left},          {COMMAND_RIGHT, false, edit_right},
    {COMMAND_HOME, false, edit_home},          {COMMAND_END, false, edit_end},
};

static bool apply_edit(struct session *session, enum command_id command, unsigned *effect)
{
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        if (edits[i].command != command)
            continue;
        if (edits[i].changes && (session->draft.finalized || session->draft.read_only))
            *effect = refuse_change(session);
        else
            *effect = edits[i].act(&session->edit) ? EFFECT_REDRAW : EFFECT_REDRAW;
        return true;
    }
    return false;
}

/* In a long answer Enter and the arrows edit; Tab goes on. */
static bool apply_long(struct session *session, enum command_id command, unsigned *effect)
{
    if (!session->edit.multiline)
        return false;
    *effect = EFFECT_ENTRY;
    if (command == COMMAND_ENTER)
        *effect = type_text(session, COMMAND_TYPE, "\n", 1);
    else if (command == COMMAND_UP || command == COMMAND_DOWN)
        edit_vertical(&session->edit, command == COMMAND_UP ? -1 : 1,
                      session_entry_columns(session));
    else
        return false;
    return true;
}

/* --- the rest --- */

static unsigned go_mode(struct session *session, enum session_mode mode)
{
    session_commit(session, false);
    session_enter(session, mode);
    return EFFECT_REDRAW;
}

static unsigned go_outline(struct session *session)
{
    return go_mode(session, SESSION_OUTLINE);
}

static unsigned go_preview(struct session *session)
{
    return go_mode(session, SESSION_PREVIEW);
}

static unsigned go_help(struct session *session)
{
    return go_mode(session, SESSION_HELP);
}

static unsigned go_finish(struct session *session)
{
    return go_mode(session, SESSION_FINISH);
}

static unsigned save(struct session *session)
{
    session_commit(session, false);
    if (session_save(session) && !session->message.len)
        session_say(session, false, _("已保存：%s"), session->draft.path);
    session_build(session);
    return EFFECT_REDRAW;
}

static unsigned reopen(struct session *session)
{
    if (!session->draft.finalized)
        return EFFECT_NONE;
    session->draft.finalized = false;
    if (session_save(session))
        session_say(session, false, _("已改回草稿，可以修改"));
    else
        session->draft.finalized = true;
    return EFFECT_REDRAW;
}

static unsigned escape(struct session *session)
{
    session_say(session, false, _("退出请按 ^Q；填的内容随时保存"));
    return EFFECT_REDRAW;
}

static unsigned quit(struct session *session)
{
    session_commit(session, false);
    return session_save(session) ? EFFECT_QUIT : EFFECT_REDRAW;
}

static const struct {
    enum command_id command;
    unsigned (*act)(struct session *);
} actions[] = {
    {COMMAND_ENTER, go_next},
    {COMMAND_NEXT, go_next},
    {COMMAND_DOWN, go_next},
    {COMMAND_BACK, go_back},
    {COMMAND_UP, go_back},
    {COMMAND_NEXT_FINDING, go_next_finding},
    {COMMAND_PAGE_DOWN, go_page_down},
    {COMMAND_PAGE_UP, go_page_up},
    {COMMAND_OUTLINE, go_outline},
    {COMMAND_PREVIEW, go_preview},
    {COMMAND_HELP, go_help},
    {COMMAND_FINISH, go_finish},
    {COMMAND_SAVE, save},
    {COMMAND_REOPEN, reopen},
    {COMMAND_ESCAPE, escape},
    {COMMAND_QUIT, quit},
};

unsigned fill_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    unsigned effect = EFFECT_NONE;

    if (command == COMMAND_TYPE || command == COMMAND_PASTE)
        return type_text(session, command, text, len);
    if (apply_edit(session, command, &effect) || apply_long(session, command, &effect))
        return effect;
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        if (actions[i].command == command)
            return actions[i].act(session);
    return EFFECT_NONE;
}
