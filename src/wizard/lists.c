/* SPDX-License-Identifier: MIT */
/* Pages with a cursor on the lines that lead somewhere; the full text is one. */

#include "base/alloc.h"
#include "base/attributes.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* --- moving in a list --- */

static bool can_choose(const struct session *session, size_t line)
{
    return line < session->page.line_count && session->page.lines[line].target >= 0;
}

static void move_cursor(struct session *session, int by)
{
    size_t line = session->cursor;

    do
        line += (size_t)by;
    while (line < session->page.line_count && !can_choose(session, line));
    if (line < session->page.line_count)
        session->cursor = line;
    else if (by > 0)
        session->top++;
    else
        session->top -= session->top > 0;
}

static void turn_page(struct session *session, int by)
{
    size_t rows = (size_t)session_body_rows(session), line = session->cursor;

    line = by > 0 ? line + rows : line > rows ? line - rows : 0;
    if (line >= session->page.line_count)
        line = session->page.line_count ? session->page.line_count - 1 : 0;
    session->top = by > 0 ? session->top + rows : session->top > rows ? session->top - rows : 0;
    session->cursor = line;
    if (!can_choose(session, line))
        move_cursor(session, by);
    if (!can_choose(session, session->cursor))
        move_cursor(session, -by);
}

static void jump(struct session *session, size_t line, int by)
{
    session->cursor = session->top = line;
    if (!can_choose(session, line))
        move_cursor(session, by);
    session->top = line;
}

unsigned list_apply(struct session *session, enum command_id command, int *chosen)
{
    size_t last = session->page.line_count ? session->page.line_count - 1 : 0;

    *chosen = -1;
    if (command == COMMAND_UP || command == COMMAND_BACK)
        move_cursor(session, -1);
    else if (command == COMMAND_DOWN || command == COMMAND_NEXT)
        move_cursor(session, 1);
    else if (command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN)
        turn_page(session, command == COMMAND_PAGE_UP ? -1 : 1);
    else if (command == COMMAND_HOME || command == COMMAND_END)
        jump(session, command == COMMAND_HOME ? 0 : last, command == COMMAND_HOME ? 1 : -1);
    else if (command == COMMAND_ENTER && can_choose(session, session->cursor))
        *chosen = session->page.lines[session->cursor].target;
    else
        return EFFECT_NONE;
    session_fit(session);
    return EFFECT_REDRAW;
}

/* --- lines that lead somewhere --- */

enum { DIGITS = 9 };

static bool has_digits(const struct session *session)
{
    return session->mode == SESSION_FINISH;
}

/* The line that the n-th digit takes, from 1; line_count where there is none. */
static size_t numbered_line(const struct page *page, int n)
{
    size_t line;

    for (line = 0; line < page->line_count; line++)
        if (page->lines[line].target >= 0 && --n == 0)
            break;
    return line;
}

/* The digit that takes the line that comes next, or the blanks in its place. */
static void add_mark(const struct session *session, struct str *out)
{
    int n = 1;

    while (n <= DIGITS && numbered_line(&session->page, n) < session->page.line_count)
        n++;
    if (session->by_words)
        return;
    if (has_digits(session) && n <= DIGITS)
        str_addf(out, "%d  ", n);
    else
        str_add(out, has_digits(session) ? "   " : "  ");
}

void list_line(struct session *session, int target)
{
    struct str mark = STR_INIT;

    add_mark(session, &mark);
    page_line(&session->page, target);
    page_add(&session->page, STYLE_TEXT, str_text(&mark));
    str_free(&mark);
}

void list_wrapped(struct session *session, enum style style, int target, const char *text)
{
    struct str line = STR_INIT;

    if (target >= 0)
        add_mark(session, &line);
    str_add(&line, text);
    page_wrapped(&session->page, style, target, str_text(&line), session_text_columns(session));
    str_free(&line);
}

bool list_digit(struct session *session, enum command_id command, const char *text, size_t len)
{
    size_t line = session->page.line_count;

    if (command == COMMAND_TYPE && len == 1 && *text > '0' && *text <= '0' + DIGITS)
        line = numbered_line(&session->page, *text - '0');
    if (line == session->page.line_count)
        return false;
    session->cursor = line;
    return true;
}

enum style list_style(enum finding finding)
{
    static const enum style styles[] = {[FINDING_REFUSED] = STYLE_REFUSED,
                                        [FINDING_OPEN] = STYLE_UNANSWERED,
                                        [FINDING_VERIFY] = STYLE_VERIFY,
                                        [FINDING_UNCONFIRMED] = STYLE_UNCONFIRMED,
                                        [FINDING_NONE] = STYLE_DIM};

    return styles[finding];
}

/* --- leaving a list and coming back --- */

void list_remember(struct session *session)
{
    session->list_top = session->top;
    session->list_cursor = session->cursor;
}

static bool leads_to(const struct session *session, size_t line, const struct field *field)
{
    return field && line < session->page.line_count &&
           session->page.lines[line].target == field->index;
}

/* What was chosen may be gone from a list of what is missing: the next one stands there now. In the
 * order of the document the field in hand is found again. */
void list_return(struct session *session, enum session_mode mode)
{
    bool shrinks = mode == SESSION_TODO || mode == SESSION_FINISH || mode == SESSION_SEARCH;
    size_t top = session->list_top, line = session->list_cursor;

    session_enter(session, mode);
    session->top = top;
    if (shrinks && line >= session->page.line_count)
        line = session->page.line_count ? session->page.line_count - 1 : 0;
    if (shrinks || leads_to(session, line, session->field))
        session->cursor = line;
    if (!can_choose(session, session->cursor))
        move_cursor(session, 1);
    if (!can_choose(session, session->cursor))
        move_cursor(session, -1);
    session_fit(session);
}

/* A blank of the full text may wait for another answer: that one comes first. */
static const struct field *asked_for(struct session *session, const struct field *field)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *first;

    if (answers_of(answers, field)->presence == PRESENT)
        return field;
    first = about_condition(answers, field);
    if (first)
        session_say(session, false, _("先填“%s”，才知道要不要填“%s”"), first->label, field->label);
    return first ? first : form_walk_next(answers, NULL);
}

/* What asks nothing can be read, and reworded. */
static unsigned read_section(struct session *session, int section)
{
    const struct page *page = &session->page;

    session_enter(session, SESSION_PREVIEW);
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].section >= section) {
            session->cursor = i;
            session->top = i ? i - 1 : 0;
            break;
        }
    session_fit(session);
    return EFFECT_REDRAW;
}

unsigned list_choose(struct session *session, int target)
{
    enum session_mode list = session->mode;

    if (target >= TARGET_SECTION)
        return read_section(session, target - TARGET_SECTION);
    if (target >= TARGET_CHECK)
        return checks_choose(session, target - TARGET_CHECK);
    list_remember(session);
    session_ask(session, asked_for(session, &session->draft.form->fields[target]));
    session->came_by = list;
    return EFFECT_REDRAW;
}

unsigned list_mode_apply(struct session *session, enum command_id command, const char *text,
                         size_t len)
{
    int chosen;
    unsigned effect = list_apply(session, command, &chosen);

    (void)text;
    (void)len;
    if (chosen >= 0 && session->draft.form)
        return list_choose(session, chosen);
    if (command == COMMAND_ESCAPE || (command == COMMAND_ENTER && chosen < 0))
        return session_back(session);
    if (action_apply(session, command, &effect))
        return effect;
    return command == COMMAND_QUIT ? EFFECT_QUIT : effect;
}

/* --- preview --- */

/* Every line leads somewhere: those above the first blank to that one. */
void preview_build(struct session *session)
{
    struct page *page = &session->page;
    size_t first = 0;

    layout_report(&session->draft.answers, !session_is_locked(session),
                  session_text_columns(session), page);
    while (first < page->line_count && page->lines[first].target < 0)
        first++;
    for (size_t i = 0; i < first && first < page->line_count; i++)
        page->lines[i].target = page->lines[first].target;
}
