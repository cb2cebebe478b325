/* SPDX-License-Identifier: MIT */
#include "tui/draw.h"

#include <string.h>

#include "text/safe.h"
#include "text/width.h"
#include "wizard/offers.h"

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

/* Ends at the right margin; a blank before it; left out where it takes more than the row. */
static void put_right(struct canvas *canvas, int row, enum style style, const char *text)
{
    int width = (int)width_text(text, strlen(text));
    int column = canvas->columns - MARGIN - width;

    if (!width || column <= MARGIN)
        return;
    put(canvas, row, column - 1, STYLE_TEXT, " ");
    column = put(canvas, row, column, style, text);
    canvas_fill(canvas, row, column, canvas->columns, STYLE_TEXT, ' '); /* no rest behind it */
}

static void rule(struct canvas *canvas, int row)
{
    canvas_fill(canvas, row, 0, canvas->columns, STYLE_DIM, '-');
}

/* The rule above the footer makes room for a message; a long one takes the row above too. */
static void message_or_rule(struct canvas *canvas, int row, const struct session *session)
{
    enum style style = session->is_error ? STYLE_ERROR : STYLE_MESSAGE;
    struct page page = PAGE_INIT;

    if (!session->message.len)
        rule(canvas, row);
    else
        page_wrapped(&page, style, -1, str_text(&session->message), canvas->columns - 2 * MARGIN);
    for (size_t i = 0; i < page.line_count && i < 2; i++) {
        int at = page.line_count > 1 ? row - 1 + (int)i : row;
        canvas_fill(canvas, at, 0, canvas->columns, STYLE_TEXT, ' ');
        canvas_line(canvas, at, MARGIN, &page, i);
    }
    page_free(&page);
}

/* How the key is written, and what it does here. */
static const struct wizard_command *offered(const struct offer *offer,
                                            const struct session *session, const char **label)
{
    *label = offer_label(offer);
    return command_find(offer_command(offer, session));
}

/* Enter leaves its room to the key that stands in for it: the others stay where they are. */
static int key_width(const struct offer *offer, const struct wizard_command *command)
{
    const char *usual = command_find(offer->command)->key;
    size_t own = width_text(usual, strlen(usual));
    size_t here = width_text(command->key, strlen(command->key));

    return (int)(own > here ? own : here);
}

static int offer_width(const struct offer *offer, const struct session *session)
{
    const char *label;
    const struct wizard_command *command = offered(offer, session, &label);

    return key_width(offer, command) + 1 + (int)width_text(label, strlen(label));
}

/* Help and the way out are always there; of the others as many as fit before them. */
static void footer(struct canvas *canvas, int row, const struct session *session)
{
    const struct offer *offers = offers_of(session)->offers;
    int column = MARGIN, room = canvas->columns - MARGIN;
    bool full = false;

    for (size_t i = 0; i < OFFERS_MOST && offers[i].command; i++)
        if (offer_lasts(&offers[i]))
            room -= offer_width(&offers[i], session) + 2;
    for (size_t i = 0; i < OFFERS_MOST && offers[i].command; i++) {
        const char *label;
        const struct wizard_command *command = offered(&offers[i], session, &label);
        int width = offer_width(&offers[i], session);

        if (!offer_stands(&offers[i], session))
            continue;
        full = full || (!offer_lasts(&offers[i]) && width > room);
        if (full && !offer_lasts(&offers[i]))
            continue;
        room -= offer_lasts(&offers[i]) ? 0 : width + 2;
        put(canvas, row, column, STYLE_KEY, command->key);
        column += key_width(&offers[i], command) + 1;
        column = put(canvas, row, column, STYLE_TEXT, label) + 2;
    }
}

/* What stands before a line: that it is reworded; without colours the state of its blanks. */
static void mark(struct canvas *canvas, int row, const struct page *page, const struct line *line)
{
    static const char marks[STYLE_COUNT] = {
        [STYLE_REFUSED] = '!',    [STYLE_VERIFY] = '?', [STYLE_UNCONFIRMED] = '*',
        [STYLE_UNANSWERED] = '_', [STYLE_OFF] = '-',    [STYLE_CURRENT] = '>'};
    static const char order[] = ">!?*_-";
    const char *found = order + sizeof order - 1;

    for (size_t i = 0; canvas->monochrome && i < line->span_count; i++) {
        char of_span = marks[page->spans[line->first_span + i].style];
        const char *place = of_span ? strchr(order, of_span) : NULL;
        found = place && place < found ? place : found;
    }
    if (*found || line->reworded)
        canvas_fill(canvas, row, 0, MARGIN, STYLE_DIM, *found ? *found : '=');
}

/* A hit of a search keeps its look, so that it shows. */
static void select_row(struct canvas *canvas, int row)
{
    struct cell *cells = canvas->cells + row * canvas->columns;

    for (int column = 0; column < canvas->columns; column++)
        if (cells[column].style != STYLE_HIT)
            cells[column].style = STYLE_SELECTED;
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
        mark(canvas, row, &session->page, &session->page.lines[line]);
        if (session->mode == SESSION_FILL || line != session->cursor ||
            session->page.lines[line].target < 0)
            continue;
        select_row(canvas, row);
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
        put(canvas, 1, MARGIN, STYLE_HEADING, session_mode_title(session));
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
    struct str text = STR_INIT;

    session_label(session, &text);
    put(canvas, row, MARGIN, STYLE_HEADING, str_text(&text));
    str_clear(&text);
    session_state(session, &text);
    put_right(canvas, row, STYLE_DIM, str_text(&text));
    str_free(&text);
}

/* Text in hand, from `start` to `end`, as it can be shown. */
static void shown(const struct edit *edit, size_t start, size_t end, struct str *out)
{
    str_clear(out);
    safe_add(out, str_text(&edit->text) + start, end - start);
}

/* One line: as much before the caret as fits, and what follows it. */
static void entry_short(struct canvas *canvas, int row, const struct session *session)
{
    const struct edit *edit = &session->edit;
    size_t columns = (size_t)session_entry_columns(session), start = edit->caret, width = 0;
    struct str text = STR_INIT;

    while (start) {
        size_t back = width_back(str_text(&edit->text), start);
        shown(edit, back, edit->caret, &text);
        if (width_text(str_text(&text), text.len) > columns)
            break;
        start = back;
        width = width_text(str_text(&text), text.len);
    }
    put(canvas, row, MARGIN, STYLE_TEXT, "> ");
    canvas->cursor_row = row;
    canvas->cursor_column = MARGIN + 2 + (int)width;
    shown(edit, start, edit->text.len, &text);
    canvas_put(canvas, row, MARGIN + 2, edit->selected ? STYLE_SELECTED : STYLE_ENTRY,
               str_text(&text), text.len);
    str_free(&text);
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
        shown(edit, wrap.starts[line], wrap.starts[line] + edit_line_len(edit, &wrap, line), &safe);
        canvas_put(canvas, row + i, MARGIN + 2, STYLE_ENTRY, str_text(&safe), safe.len);
    }
    canvas->cursor_row = row + caret_row - top;
    canvas->cursor_column = MARGIN + 2 + caret_column;
    wrap_free(&wrap);
    str_free(&safe);
}

/* Above the last rule; a menu of choices may take several lines. */
static void hint_lines(struct canvas *canvas, const struct session *session)
{
    int rows = session_hint_rows(session);
    struct str hint = STR_INIT;
    struct page page = PAGE_INIT;

    session_hint(session, &hint);
    if (rows == 1) {
        page_line(&page, -1);
        page_cut(&page, STYLE_DIM, str_text(&hint), (size_t)(canvas->columns - 2 * MARGIN));
    } else
        page_wrapped(&page, STYLE_DIM, -1, str_text(&hint), canvas->columns - 2 * MARGIN);
    for (int i = 0; i < rows && (size_t)i < page.line_count; i++)
        canvas_line(canvas, canvas->rows - 2 - rows + i, MARGIN, &page, (size_t)i);
    page_free(&page);
    str_free(&hint);
}

/* The lines around the entry. */
static void entry(struct canvas *canvas, const struct session *session)
{
    int row = HEAD_ROWS + session_body_rows(session);

    rule(canvas, row);
    if (session->field || session->prompt) {
        label_line(canvas, row + 1, session);
        if (session->edit.multiline)
            entry_long(canvas, row + 2, session);
        else
            entry_short(canvas, row + 2, session);
        hint_lines(canvas, session);
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
        fill_head(canvas, session);
    if (session_has_entry(session))
        entry(canvas, session);
    message_or_rule(canvas, canvas->rows - 2, session);
    footer(canvas, canvas->rows - 1, session);
}
