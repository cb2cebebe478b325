/* SPDX-License-Identifier: MIT */
#include "tui/draw.h"

#include <string.h>

#include "text/safe.h"
#include "text/width.h"

/* What the footer of a mode offers; a label of its own where the command's does not fit. */
struct offer {
    enum command_id command;
    const char *label;
};

enum { MOST_OFFERS = 8 };

struct screen {
    const char *title;
    struct offer offers[MOST_OFFERS];
};

static const struct screen screens[SESSION_MODE_COUNT] = {
    [SESSION_HOME] = {_("首页"),
                      {{COMMAND_ENTER, _("打开")}, {COMMAND_HELP, NULL}, {COMMAND_QUIT, NULL}}},
    [SESSION_FILL] = {"",
                      {{COMMAND_ENTER, NULL},
                       {COMMAND_NEXT_FINDING, NULL},
                       {COMMAND_PAGE_DOWN, NULL},
                       {COMMAND_OUTLINE, NULL},
                       {COMMAND_PREVIEW, NULL},
                       {COMMAND_HELP, NULL},
                       {COMMAND_QUIT, NULL}}},
    [SESSION_OUTLINE] = {_("目录"),
                         {{COMMAND_ENTER, _("前往")},
                          {COMMAND_ESCAPE, NULL},
                          {COMMAND_PREVIEW, NULL},
                          {COMMAND_QUIT, NULL}}},
    [SESSION_PREVIEW] = {_("全文"),
                         {{COMMAND_ENTER, _("前往填空处")},
                          {COMMAND_ESCAPE, NULL},
                          {COMMAND_PAGE_DOWN, _("下一页")},
                          {COMMAND_QUIT, NULL}}},
    [SESSION_HELP] = {_("帮助"),
                      {{COMMAND_ESCAPE, NULL},
                       {COMMAND_PAGE_DOWN, _("下一页")},
                       {COMMAND_QUIT, NULL}}},
    [SESSION_FINISH] = {_("成文"),
                        {{COMMAND_ENTER, _("前往")},
                         {COMMAND_ESCAPE, NULL},
                         {COMMAND_PREVIEW, NULL},
                         {COMMAND_QUIT, NULL}}},
};

enum { HEAD_ROWS = 3, MARGIN = 1 };

/* --- pieces --- */

static int put(struct canvas *canvas, int row, int column, enum style style, const char *text)
{
    struct str safe = STR_INIT;

    safe_add(&safe, text, strlen(text));
    column = canvas_put(canvas, row, column, style, str_text(&safe), safe.len);
    str_free(&safe);
    return column;
}

/* Ends at the right margin; what stands to the left of it stays at least a blank away. */
static void put_right(struct canvas *canvas, int row, enum style style, const char *text)
{
    int width = (int)width_text(text, strlen(text));

    if (width < canvas->columns - 2 * MARGIN)
        put(canvas, row, canvas->columns - MARGIN - width, style, text);
}

static void rule(struct canvas *canvas, int row)
{
    canvas_fill(canvas, row, 0, canvas->columns, STYLE_DIM, '-');
}

/* The rule above the footer makes room for a message. */
static void message_or_rule(struct canvas *canvas, int row, const struct session *session)
{
    if (session->message.len)
        put(canvas, row, MARGIN, session->is_error ? STYLE_ERROR : STYLE_MESSAGE,
            str_text(&session->message));
    else
        rule(canvas, row);
}

static void footer(struct canvas *canvas, int row, const struct session *session)
{
    const struct offer *offer = screens[session->mode].offers;
    int column = MARGIN;

    for (; offer < screens[session->mode].offers + MOST_OFFERS && offer->command; offer++) {
        bool is_long = session->mode == SESSION_FILL && session->edit.multiline;
        bool tab = offer->command == COMMAND_ENTER && is_long;
        const struct wizard_command *command = command_find(tab ? COMMAND_NEXT : offer->command);
        const char *label = offer->label ? offer->label : command->label;
        size_t key = strcspn(command->keys, " ");

        if (column + (int)(key + width_text(label, strlen(label))) + 1 > canvas->columns)
            break;
        column = canvas_put(canvas, row, column, STYLE_KEY, command->keys, key);
        column = put(canvas, row, column + 1, STYLE_TEXT, label) + 2;
    }
}

static void body(struct canvas *canvas, const struct session *session)
{
    int rows = session_body_rows(session);

    for (int i = 0; i < rows; i++) {
        size_t line = session->top + (size_t)i;
        int row = HEAD_ROWS + i;
        if (line >= session->page.line_count)
            break;
        canvas_line(canvas, row, MARGIN, &session->page, line);
        if (session->mode == SESSION_FILL || line != session->cursor ||
            session->page.lines[line].target < 0)
            continue;
        for (int column = 0; column < canvas->columns; column++)
            canvas->cells[row * canvas->columns + column].style = STYLE_SELECTED;
        canvas->cursor_row = row;
        canvas->cursor_column = 0;
    }
}

static void head(struct canvas *canvas, const struct session *session)
{
    struct str title = STR_INIT, progress = STR_INIT;

    session_title(session, &title);
    put(canvas, 0, MARGIN, STYLE_TITLE, str_text(&title));
    if (session->mode != SESSION_FILL) {
        if (session->draft.form)
            session_progress(session, &progress);
        put_right(canvas, 0, STYLE_TEXT, str_text(&progress));
        put(canvas, 1, MARGIN, STYLE_HEADING, screens[session->mode].title);
    }
    rule(canvas, 2);
    str_free(&title);
    str_free(&progress);
}

/* --- filling in --- */

static void fill_head(struct canvas *canvas, const struct session *session)
{
    struct str right = STR_INIT;

    session_position(session, &right);
    put_right(canvas, 0, STYLE_TEXT, str_text(&right));
    str_clear(&right);
    session_heading(session, &right);
    put(canvas, 1, MARGIN, STYLE_HEADING, str_text(&right));
    str_free(&right);
}

static void label_line(struct canvas *canvas, int row, const struct session *session)
{
    const struct field *field = session->field;
    struct str label = STR_INIT, state = STR_INIT;

    str_add(&label, field->label);
    if (field->unit)
        str_addf(&label, "（%s）", field->unit);
    put(canvas, row, MARGIN, STYLE_HEADING, str_text(&label));
    session_state(session, &state);
    put_right(canvas, row, STYLE_DIM, str_text(&state));
    str_free(&label);
    str_free(&state);
}

/* One line: the part around the caret that fits. */
static void entry_short(struct canvas *canvas, int row, const struct session *session)
{
    const struct edit *edit = &session->edit;
    const char *text = str_text(&edit->text);
    size_t columns = (size_t)session_entry_columns(session), start = 0;
    enum style style = edit->selected ? STYLE_SELECTED : STYLE_ENTRY;

    while (width_text(text + start, edit->caret - start) > columns)
        start = width_next(text, edit->text.len, start);
    put(canvas, row, MARGIN, STYLE_TEXT, "> ");
    canvas->cursor_row = row;
    canvas->cursor_column = MARGIN + 2 + (int)width_text(text + start, edit->caret - start);
    if (!edit->text.len && session->field->example)
        put(canvas, row, MARGIN + 2, STYLE_DIM, session->field->example);
    else
        put(canvas, row, MARGIN + 2, style, text + start);
}

/* A long answer: wrapped lines, scrolled so that the caret shows. */
static void entry_long(struct canvas *canvas, int row, const struct session *session)
{
    const struct edit *edit = &session->edit;
    struct wrap wrap = WRAP_INIT;
    struct str safe = STR_INIT;
    int rows = session_entry_rows(session), caret_row, caret_column, top;

    edit_lines(edit, session_entry_columns(session), &wrap);
    edit_caret(edit, &wrap, &caret_row, &caret_column);
    top = caret_row >= rows ? caret_row - rows + 1 : 0;
    put(canvas, row, MARGIN, STYLE_TEXT, "> ");
    for (int i = 0; i < rows && (size_t)(top + i) < wrap.count; i++) {
        size_t line = (size_t)(top + i);
        str_clear(&safe);
        safe_add(&safe, str_text(&edit->text) + wrap.starts[line],
                 edit_line_len(edit, &wrap, line));
        canvas_put(canvas, row + i, MARGIN + 2, STYLE_ENTRY, str_text(&safe), safe.len);
    }
    canvas->cursor_row = row + caret_row - top;
    canvas->cursor_column = MARGIN + 2 + caret_column;
    wrap_free(&wrap);
    str_free(&safe);
}

static void hint_line(struct canvas *canvas, int row, const struct session *session)
{
    const struct field *field = session->field;
    struct str hint = STR_INIT;

    if (field->hint)
        str_add(&hint, field->hint);
    if (field->source)
        str_addf(&hint, "%s%s", hint.len ? " · " : "", field->source);
    put(canvas, row, MARGIN, STYLE_DIM, str_text(&hint));
    str_free(&hint);
}

static void fill(struct canvas *canvas, const struct session *session)
{
    int row = HEAD_ROWS + session_body_rows(session);

    fill_head(canvas, session);
    rule(canvas, row);
    if (session->field) {
        label_line(canvas, row + 1, session);
        if (session->edit.multiline)
            entry_long(canvas, row + 2, session);
        else
            entry_short(canvas, row + 2, session);
        hint_line(canvas, canvas->rows - 3, session);
    }
}

void draw_session(struct canvas *canvas, const struct session *session)
{
    canvas_clear(canvas);
    if (canvas->rows < SESSION_MIN_ROWS || canvas->columns < SESSION_MIN_COLUMNS) {
        put(canvas, 0, 0, STYLE_TEXT, _("窗口太小，请拉大"));
        return;
    }
    head(canvas, session);
    body(canvas, session);
    if (session->mode == SESSION_FILL)
        fill(canvas, session);
    message_or_rule(canvas, canvas->rows - 2, session);
    footer(canvas, canvas->rows - 1, session);
}
