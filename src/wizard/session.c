/* SPDX-License-Identifier: MIT */
#include "wizard/session.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "wizard/mode.h"

static const struct {
    mode_build *build;
    mode_apply *apply;
} modes[SESSION_MODE_COUNT] = {
    [SESSION_HOME] = {home_build, home_apply},
    [SESSION_FILL] = {fill_build, fill_apply},
    [SESSION_OUTLINE] = {outline_build, list_mode_apply},
    [SESSION_PREVIEW] = {preview_build, list_mode_apply},
    [SESSION_HELP] = {help_build, help_apply},
    [SESSION_FINISH] = {finish_build, finish_apply},
    [SESSION_TODO] = {todo_build, list_mode_apply},
    [SESSION_TABLE] = {table_build, list_mode_apply},
    [SESSION_SEARCH] = {search_build, list_mode_apply},
    [SESSION_PROPOSALS] = {proposals_build, proposals_apply},
    [SESSION_MENU] = {menu_build, menu_apply},
};

void session_init(struct session *session, int rows, int columns)
{
    memset(session, 0, sizeof *session);
    session->rows = rows;
    session->columns = columns;
}

void session_free(struct session *session)
{
    session_close_draft(session);
    home_free(&session->home);
    free(session->opening);
    free(session->opening_form);
    free(session->before);
    edit_free(&session->edit);
    page_free(&session->page);
    str_free(&session->message);
    str_free(&session->report_path);
    str_free(&session->report_text);
    str_free(&session->windows_path);
    str_free(&session->windows_text);
    str_free(&session->list_head);
    str_free(&session->word);
    str_free(&session->shown);
    str_free(&session->prompt_label);
    str_free(&session->prompt_hint);
    str_free(&session->prompt_name);
    str_free(&session->refused_words);
    menu_free(&session->menu);
    proposals_free(&session->proposals);
    memset(session, 0, sizeof *session);
}

void session_say(struct session *session, bool is_error, const char *format, ...)
{
    va_list args;

    str_clear(&session->message);
    va_start(args, format);
    str_addv(&session->message, format, args);
    va_end(args);
    session->is_error = is_error;
}

/* --- the window --- */

/* What the line under the cursor leads to; -1 for none. */
static int chosen_target(const struct session *session)
{
    bool is_line = session->mode != SESSION_FILL && session->cursor < session->page.line_count;

    return is_line ? session->page.lines[session->cursor].target : -1;
}

/* The choice stays, wherever its line stands now. */
static void follow(struct session *session, int target)
{
    const struct page *page = &session->page;

    if (target < 0 || chosen_target(session) == target)
        return;
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].target == target) {
            session->cursor = i;
            break;
        }
    session_fit(session);
}

void session_resize(struct session *session, int rows, int columns)
{
    int target = chosen_target(session);

    session->rows = rows;
    session->columns = columns;
    session_build(session);
    follow(session, target);
    if (session->mode == SESSION_FILL)
        fill_scroll(session);
}

void session_warn_charset(struct session *session)
{
    session_say(session, true,
                _("Set the terminal to UTF-8 (Xshell: encoding UTF-8; PuTTY: Translation UTF-8) "
                  "请把终端编码设为 UTF-8"));
}

/* --- modes --- */

/* How far the work has come, and where among the fields of its section the asked one is. */
static void count(struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL;
    struct reword_unit unit;

    session->place = session->places = session->blanks = 0;
    session->wording = REWORD_AS_IN_FORM;
    if (!session->draft.form)
        return;
    if (session->field && session->draft.rewordings &&
        reword_unit_of(&session->draft, session->field, &unit))
        session->wording = reword_state(&session->draft, &unit);
    if (session->field)
        session->blanks = reword_blanks(&session->draft, session->field);
    session->progress = form_walk_progress(answers);
    while (session->field && (field = form_walk_next(answers, field))) {
        session->places += field->section == session->field->section;
        session->place = field == session->field ? session->places : session->place;
    }
}

static bool has_choice(const struct session *session)
{
    return chosen_target(session) >= 0;
}

void session_fit(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session), count = session->page.line_count;

    if (session->cursor >= count)
        session->cursor = count ? count - 1 : 0;
    if (has_choice(session) && session->cursor < session->top)
        session->top = session->cursor;
    if (has_choice(session) && session->cursor >= session->top + rows)
        session->top = session->cursor - rows + 1;
    if (session->top + rows > count)
        session->top = count > rows ? count - rows : 0;
}

/* The chosen line may be gone: the cursor goes to the one before it, else to one behind. */
static void settle_cursor(struct session *session)
{
    const struct page *page = &session->page;
    size_t line = session->cursor < page->line_count ? session->cursor : page->line_count;

    if (session->mode == SESSION_FILL || has_choice(session))
        return;
    while (line && page->lines[line - 1].target < 0)
        line--;
    if (line) {
        session->cursor = line - 1;
        return;
    }
    while (line < page->line_count && page->lines[line].target < 0)
        line++;
    if (line < page->line_count)
        session->cursor = line;
}

void session_build(struct session *session)
{
    page_clear(&session->page);
    str_clear(&session->list_head);
    count(session);
    modes[session->mode].build(session);
    settle_cursor(session);
    session_fit(session);
}

/* The line of a document that a field stands on: its own, else the last one before those of later
 * fields; the first that can be chosen at worst. */
static size_t line_of(const struct page *page, const struct field *field)
{
    size_t line = 0, near;

    while (line < page->line_count && page->lines[line].target < 0)
        line++;
    near = line;
    for (; field && line < page->line_count; line++)
        if (page->lines[line].target == field->index)
            return line;
    for (line = near; field && line < page->line_count; line++) {
        int target = page->lines[line].target;
        if (target > field->index && target < TARGET_FINALIZE)
            break;
        near = target >= 0 && target <= field->index ? line : near;
    }
    return near < page->line_count ? near : 0;
}

void session_enter(struct session *session, enum session_mode mode)
{
    bool is_place = mode != SESSION_HOME && mode != SESSION_HELP && mode != SESSION_MENU &&
                    mode != SESSION_PROPOSALS &&
                    (mode != SESSION_FINISH || session->came_by == SESSION_FINISH);

    if (session->mode == SESSION_FILL || session->mode == SESSION_HOME ||
        session->mode == SESSION_FINISH)
        session->back_to = session->mode;
    if (mode == SESSION_HELP && session->mode != SESSION_HELP) {
        session->help_on = session->mode;
        list_remember(session);
    }
    session->came_by = SESSION_FILL;
    session->mode = mode;
    session->top = session->cursor = 0;
    session_build(session);
    session->cursor = line_of(&session->page, is_place ? session->field : NULL);
    if (mode == SESSION_HOME)
        home_choose(session);
    session_fit(session);
}

unsigned session_back(struct session *session)
{
    if (!session->draft.form || session->back_to == SESSION_FINISH)
        session_enter(session, session->draft.form ? SESSION_FINISH : SESSION_HOME);
    else
        session_ask(session, session->field);
    return EFFECT_REDRAW;
}

const char *session_key(const struct session *session, enum command_id command)
{
    const struct wizard_command *found = command_find(command);

    return session->by_words && found->word ? found->word : found->key;
}

/* A key with Ctrl does what it does alone where there is no text to edit, or no lines in it. */
static enum command_id as_alone(const struct session *session, enum command_id command)
{
    static const struct {
        enum command_id command, alone;
        bool on_lines;
    } rows[] = {
        {COMMAND_WORD_LEFT, COMMAND_LEFT, false},    {COMMAND_WORD_RIGHT, COMMAND_RIGHT, false},
        {COMMAND_LINE_UP, COMMAND_UP, true},         {COMMAND_LINE_DOWN, COMMAND_DOWN, true},
        {COMMAND_LINE_DELETE, COMMAND_DELETE, true},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].command == command &&
            (!session_has_entry(session) || (rows[i].on_lines && !session->edit.multiline)))
            return rows[i].alone;
    return command;
}

static bool takes_digits(const struct session *session)
{
    return !session->prompt && !session->by_words &&
           (session->mode == SESSION_MENU || session->mode == SESSION_FINISH);
}

static unsigned apply(struct session *session, enum command_id command, const char *text,
                      size_t len)
{
    return session->prompt ? prompt_apply(session, command, text, len)
                           : modes[session->mode].apply(session, command, text, len);
}

unsigned session_apply(struct session *session, enum command_id command, const char *text,
                       size_t len)
{
    unsigned effect = EFFECT_NONE;

    command = as_alone(session, command);
    if (command == COMMAND_NONE)
        return EFFECT_NONE;
    if (command == COMMAND_INTERRUPT) {
        session_say(session, false, _("退出请按 %s"), session_key(session, COMMAND_QUIT));
        return EFFECT_REDRAW;
    }
    if (command != COMMAND_QUIT)
        session->quit_asked = false;
    str_clear(&session->message);
    /* Typed ahead, the digit that chooses comes together with what follows it. */
    while (command == COMMAND_TYPE && len > 1 && takes_digits(session)) {
        effect |= apply(session, command, text++, 1);
        str_clear(&session->message);
        len--;
    }
    return effect | apply(session, command, text, len);
}
