/* SPDX-License-Identifier: MIT */
/* The page of the home screen: drafts with their state, then forms, then the trash. */
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "model/places.h"
#include "text/safe.h"
#include "text/width.h"
#include "wizard/mode.h"

enum { TAIL_COLUMNS = 8, LEAST_NAME = 13, MARGINS = 4, IN_USE_COLUMNS = 4 };

/* Where the columns begin, counted from the right edge, by the columns that the window has at
 * least. Where owner and time are one, the owner stands instead of the time. */
static const struct columns {
    int least, state, owner, time;
    size_t time_from, time_len; /* what is shown of 2026-12-20 10:41 */
} layouts[] = {{100, 48, 36, 18, 0, 16}, {60, 30, 18, 18, 0, 16}, {0, 21, 12, 12, 5, 5}};

static const struct columns *columns_of(const struct session *session)
{
    const struct columns *found = layouts;

    while (found->least > session->columns)
        found++;
    return found;
}

/* --- lines; their targets count the drafts, then the forms, then the trash --- */

/* Cuts the middle out: the year and the number at the end tell names apart. */
static void shorten(struct str *name, size_t columns)
{
    size_t start = width_prefix(str_text(name), name->len, columns - TAIL_COLUMNS - 3);
    size_t end = name->len;

    if (width_text(str_text(name), name->len) <= columns)
        return;
    while (end && width_text(str_text(name) + end, name->len - end) < TAIL_COLUMNS)
        end = width_back(str_text(name), end);
    str_splice(name, start, end - start, "...", 3);
}

static void add_name(struct session *session, const char *name, size_t len, enum style style,
                     int from_right)
{
    size_t columns = session_column(session, from_right + MARGINS);
    struct str safe = STR_INIT;

    safe_add(&safe, name, len);
    shorten(&safe, columns > LEAST_NAME ? columns : LEAST_NAME);
    page_add(&session->page, STYLE_TEXT, "  ");
    page_add(&session->page, style, str_text(&safe));
    str_free(&safe);
}

static void add_owner(struct session *session, const char *owner, const struct columns *columns)
{
    int room = columns->owner - (columns->owner > columns->time ? columns->time : 0) - 2;
    struct str safe = STR_INIT;

    safe_add(&safe, owner, strlen(owner));
    page_pad(&session->page, session_column(session, columns->owner));
    page_addn(&session->page, STYLE_UNANSWERED, str_text(&safe),
              width_prefix(str_text(&safe), safe.len, (size_t)(room - IN_USE_COLUMNS)));
    page_add(&session->page, STYLE_UNANSWERED, _("在用"));
    str_free(&safe);
}

/* Drafts of one form and year have one title: the file's name tells them apart. */
static void add_draft(struct session *session, const struct shelf_entry *entry, int target)
{
    const struct columns *columns = columns_of(session);
    bool is_done = entry->readable && !entry->gates &&
                   entry->progress.answered == entry->progress.asked;
    struct page *page = &session->page;
    char time[CLOCK_TEXT_SIZE];
    size_t len;
    const char *stem = file_stem(entry->path, &len);

    page_line(page, target);
    add_name(session, stem, len, STYLE_TEXT, columns->state);
    page_pad(page, session_column(session, columns->state));
    page_add(page, is_done ? STYLE_DIM : STYLE_UNANSWERED, entry->state);
    if (entry->owner)
        add_owner(session, entry->owner, columns);
    if (!entry->saved_at || (entry->owner && columns->owner == columns->time))
        return;
    clock_print_short(entry->saved_at, time);
    page_pad(page, session_column(session, columns->time));
    page_addn(page, STYLE_DIM, time + columns->time_from, columns->time_len);
}

static void add_form(struct session *session, const struct home_form *form, int target)
{
    const struct columns *columns = columns_of(session);
    bool is_narrow = columns->least == 0;
    const char *more = !form->good ? is_narrow ? _("有错") : _("有错，用 tianbao lint 查看")
                       : is_narrow ? ""
                                   : form->id;

    page_line(&session->page, target);
    add_name(session, form->name, strlen(form->name), form->good ? STYLE_TEXT : STYLE_REFUSED,
             *more ? columns->state : 0);
    if (!*more)
        return;
    page_pad(&session->page, session_column(session, columns->state));
    page_add(&session->page, STYLE_DIM, more);
}

/* --- the page --- */

/* 草稿 3/40，含“缺”　按时间 */
static void drafts_heading(struct session *session, size_t shown)
{
    static const char *const orders[] = {[SHELF_BY_TIME] = _("　按时间排"),
                                         [SHELF_BY_NAME] = _("　按名称排"),
                                         [SHELF_BY_STATE] = _("　按状态排")};
    const struct home *home = &session->home;
    struct str text = STR_INIT;

    if (!home->shelf.count)
        str_add(&text, _("草稿：还没有"));
    else if (home->filter.len)
        str_addf(&text, _("草稿 %zu/%zu，含“%s”"), shown, home->shelf.count,
                 str_text(&home->filter));
    else
        str_add(&text, _("草稿（回车接着填）"));
    page_heading(&session->page, str_text(&text));
    if (home->shelf.count)
        page_add(&session->page, STYLE_DIM, orders[home->order]);
    str_free(&text);
}

static void add_drafts(struct session *session)
{
    const struct home *home = &session->home;
    size_t shown = 0;

    for (size_t i = 0; i < home->shelf.count; i++)
        shown += shelf_matches(&home->shelf.entries[i], str_text(&home->filter));
    drafts_heading(session, shown);
    for (size_t i = 0; i < home->shelf.count; i++)
        if (shelf_matches(&home->shelf.entries[i], str_text(&home->filter)))
            add_draft(session, &home->shelf.entries[i], (int)i);
}

static void add_forms(struct session *session)
{
    const struct home *home = &session->home;
    const char *word = str_text(&home->filter);

    page_line(&session->page, -1);
    page_heading(&session->page, _("模板（回车新建一份草稿）"));
    for (size_t i = 0; i < home->form_count; i++)
        if (shelf_holds(home->forms[i].name, word) || shelf_holds(home->forms[i].id, word))
            add_form(session, &home->forms[i], (int)(home->shelf.count + i));
}

static void add_trash(struct session *session)
{
    const struct home *home = &session->home;
    struct str text = STR_INIT;

    if (!home->trashed)
        return;
    str_addf(&text, _("  回收站（%zu）"), home->trashed);
    page_line(&session->page, -1);
    page_line(&session->page, (int)(home->shelf.count + home->form_count));
    page_add(&session->page, STYLE_TEXT, str_text(&text));
    str_free(&text);
}

/* No drafts in the list may not look as if there were none. */
static void add_problem(struct session *session)
{
    struct str text = STR_INIT;

    if (!session->home.shelf.error)
        return;
    str_addf(&text, _("草稿列不出来：%s"), file_reason(session->home.shelf.error));
    page_wrapped(&session->page, STYLE_REFUSED, -1, str_text(&text), session_text_columns(session));
    page_line(&session->page, -1);
    str_free(&text);
}

void home_build(struct session *session)
{
    struct str home = STR_INIT;

    home_read(&session->home);
    if (!session->home.only && session->rows >= 20) {
        page_wrapped(&session->page, STYLE_DIM, -1,
                     session->by_words
                         ? _("打行号，按回车。每填一处自动保存；随时打 :quit 退出，下次接着填。")
                         : _("用 ↑ ↓ 选一行，按回车。每填一处自动保存；随时按 ^Q "
                             "退出，下次接着填。"),
                     session_text_columns(session));
        page_line(&session->page, -1);
    }
    add_problem(session);
    add_drafts(session);
    add_forms(session);
    add_trash(session);
    places_home(&home, "");
    page_line(&session->page, -1);
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_DIM, _("草稿和文稿放在 "));
    page_add(&session->page, STYLE_DIM, str_text(&home));
    str_free(&home);
}
