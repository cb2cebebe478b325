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

enum { MOST_OFFERS = 9 };

struct screen {
    const char *title;
    struct offer offers[MOST_OFFERS];
};

static const struct screen screens[SESSION_MODE_COUNT] = {
    [SESSION_HOME] = {_("首页"),
                      {{COMMAND_ENTER, _("打开")},
                       {COMMAND_RIGHT, NULL},
                       {COMMAND_SEARCH, _("筛选")},
                       {COMMAND_TABLE, _("排序")},
                       {COMMAND_HELP, NULL},
                       {COMMAND_QUIT, NULL}}},
    [SESSION_FILL] = {"",
                      {{COMMAND_ENTER, NULL},
                       {COMMAND_REOPEN, NULL},
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
                          {COMMAND_FINISH, NULL},
                          {COMMAND_HELP, NULL},
                          {COMMAND_QUIT, NULL}}},
    [SESSION_PREVIEW] = {_("全文"),
                         {{COMMAND_ENTER, _("前往填空处")},
                          {COMMAND_ESCAPE, NULL},
                          {COMMAND_PAGE_DOWN, _("下一页")},
                          {COMMAND_FINISH, NULL},
                          {COMMAND_HELP, NULL},
                          {COMMAND_QUIT, NULL}}},
    [SESSION_HELP] = {_("帮助"),
                      {{COMMAND_ESCAPE, NULL},
                       {COMMAND_PAGE_DOWN, _("下一页")},
                       {COMMAND_QUIT, NULL}}},
    [SESSION_TODO] = {_("还缺哪些"),
                      {{COMMAND_ENTER, _("前往")},
                       {COMMAND_ESCAPE, NULL},
                       {COMMAND_TABLE, NULL},
                       {COMMAND_FINISH, NULL},
                       {COMMAND_HELP, NULL},
                       {COMMAND_QUIT, NULL}}},
    [SESSION_TABLE] = {_("对照表"),
                       {{COMMAND_ENTER, _("前往")},
                        {COMMAND_ESCAPE, NULL},
                        {COMMAND_TODO, NULL},
                        {COMMAND_FINISH, NULL},
                        {COMMAND_HELP, NULL},
                        {COMMAND_QUIT, NULL}}},
    [SESSION_SEARCH] = {_("查找"),
                        {{COMMAND_ENTER, _("前往")},
                         {COMMAND_SEARCH, _("另找")},
                         {COMMAND_ESCAPE, NULL},
                         {COMMAND_HELP, NULL},
                         {COMMAND_QUIT, NULL}}},
    [SESSION_PROPOSALS] = {_("接着填下去"),
                           {{COMMAND_ENTER, _("填入")},
                            {COMMAND_ESCAPE, _("不填")},
                            {COMMAND_QUIT, NULL}}},
    [SESSION_MENU] = {"",
                      {{COMMAND_ENTER, _("选定")}, {COMMAND_ESCAPE, NULL}, {COMMAND_QUIT, NULL}}},
    [SESSION_FINISH] = {_("成文"),
                        {{COMMAND_ENTER, _("前往")},
                         {COMMAND_REOPEN, NULL},
                         {COMMAND_ESCAPE, _("返回填报")},
                         {COMMAND_PREVIEW, NULL},
                         {COMMAND_HELP, NULL},
                         {COMMAND_QUIT, NULL}}},
};

/* While the entry asks for something of its own. */
static const struct screen prompting = {
    "", {{COMMAND_ENTER, _("确定")}, {COMMAND_ESCAPE, NULL}, {COMMAND_QUIT, NULL}}};

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

/* Ends at the right margin, a blank before it; left out where it takes more than the row. */
static void put_right(struct canvas *canvas, int row, enum style style, const char *text)
{
    int width = (int)width_text(text, strlen(text)), column = canvas->columns - MARGIN - width;

    if (!width || column <= MARGIN)
        return;
    put(canvas, row, column - 1, STYLE_TEXT, " ");
    put(canvas, row, column, style, text);
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

static bool is_lasting(const struct offer *offer)
{
    return offer->command == COMMAND_HELP || offer->command == COMMAND_QUIT;
}

/* Only what means something now. */
static bool is_offered(const struct offer *offer, const struct session *session)
{
    if (offer->command == COMMAND_REOPEN)
        return session->draft.finalized;
    if (session->mode == SESSION_HOME && !is_lasting(offer) && offer->command != COMMAND_ENTER)
        return session->home.shelf.count > 0;
    if (offer->command == COMMAND_ENTER && !session_has_entry(session))
        return session->cursor < session->page.line_count &&
               session->page.lines[session->cursor].target >= 0;
    return true;
}

static const struct wizard_command *offered(const struct offer *offer,
                                            const struct session *session, const char **label)
{
    bool is_long = session_has_entry(session) && session->edit.multiline;
    bool tab = offer->command == COMMAND_ENTER && is_long;
    const struct wizard_command *command = command_find(tab ? COMMAND_NEXT : offer->command);

    *label = offer->label ? offer->label : command->label;
    return command;
}

static int offer_width(const struct offer *offer, const struct session *session)
{
    const char *label;
    const struct wizard_command *command = offered(offer, session, &label);

    return (int)(width_text(command->key, strlen(command->key)) + 1 +
                 width_text(label, strlen(label)));
}

/* Help and the way out are always there; of the others as many as fit before them. */
static void footer(struct canvas *canvas, int row, const struct session *session)
{
    const struct offer *offers = session->prompt ? prompting.offers : screens[session->mode].offers;
    int column = MARGIN, room = canvas->columns - MARGIN;
    bool full = false;

    for (size_t i = 0; i < MOST_OFFERS && offers[i].command; i++)
        if (is_lasting(&offers[i]))
            room -= offer_width(&offers[i], session) + 2;
    for (size_t i = 0; i < MOST_OFFERS && offers[i].command; i++) {
        const char *label;
        const struct wizard_command *command = offered(&offers[i], session, &label);
        int width = offer_width(&offers[i], session);

        if (!is_offered(&offers[i], session))
            continue;
        full = full || (!is_lasting(&offers[i]) && width > room);
        if (full && !is_lasting(&offers[i]))
            continue;
        room -= is_lasting(&offers[i]) ? 0 : width + 2;
        column = put(canvas, row, column, STYLE_KEY, command->key);
        column = put(canvas, row, column + 1, STYLE_TEXT, label) + 2;
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
        put(canvas, 1, MARGIN, STYLE_HEADING,
            session->mode == SESSION_MENU ? str_text(&session->menu.title)
                                          : screens[session->mode].title);
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

static void hint_line(struct canvas *canvas, int row, const struct session *session)
{
    struct str hint = STR_INIT;

    session_hint(session, &hint);
    put(canvas, row, MARGIN, STYLE_DIM, str_text(&hint));
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
        fill_head(canvas, session);
    if (session_has_entry(session))
        entry(canvas, session);
    message_or_rule(canvas, canvas->rows - 2, session);
    footer(canvas, canvas->rows - 1, session);
}
