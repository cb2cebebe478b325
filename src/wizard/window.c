/* SPDX-License-Identifier: MIT */
/* How the window is shared out between page, entry and the lines around them. */
#include "wizard/mode.h"

bool session_has_entry(const struct session *session)
{
    return session->mode == SESSION_FILL || session->prompt;
}

int session_entry_rows(const struct session *session)
{
    bool is_long = session_has_entry(session) && session->edit.multiline;
    int most = session->rows / 2 - 4;

    return is_long && most > 1 ? most : 1;
}

int session_entry_columns(const struct session *session)
{
    return session->columns > 7 ? session->columns - 5 : 2;
}

int session_text_columns(const struct session *session)
{
    return session->columns > 4 ? session->columns - 2 : 2;
}

/* Line mode knows no edge; nothing is padded as far as that. */
size_t session_column(const struct session *session, int from_right)
{
    enum { MOST_COLUMNS = 1024 };
    int columns = session->columns < MOST_COLUMNS ? session->columns : MOST_COLUMNS;

    return columns > from_right ? (size_t)(columns - from_right) : 0;
}

size_t session_room(const struct session *session, int taken)
{
    int columns = session_text_columns(session);

    return columns > taken ? (size_t)(columns - taken) : 0;
}

int session_hint_rows(const struct session *session)
{
    const struct field *field = session->field;
    bool is_menu = session->prompt || (field && (field->choice_count || field->column_count));
    int most = 2 + (session->rows - SESSION_MIN_ROWS) / 4, rows;
    struct page page = PAGE_INIT;
    struct str hint = STR_INIT;

    if (!is_menu || most < 2)
        return 1;
    session_hint(session, &hint);
    page_wrapped(&page, STYLE_DIM, -1, str_text(&hint), session_text_columns(session));
    rows = (int)page.line_count;
    page_free(&page);
    str_free(&hint);
    return rows < most ? rows : most;
}

/* Filling in: two lines above, the rule, then below it rule, label, entry, hint, rule and footer.
 * Lists have no entry. */
int session_body_rows(const struct session *session)
{
    int around = session_has_entry(session)
                     ? 7 + session_entry_rows(session) + session_hint_rows(session)
                     : 5;

    return session->rows > around ? session->rows - around : 1;
}
