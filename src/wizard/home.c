/* SPDX-License-Identifier: MIT */
/* The home screen: drafts with their state, then forms. */
#include "wizard/home.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "model/filing.h"
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

/* --- reading --- */

static void forget(struct home *home)
{
    shelf_free(&home->shelf);
    for (size_t i = 0; i < home->form_count; i++) {
        free(home->forms[i].word);
        free(home->forms[i].id);
        free(home->forms[i].name);
    }
    free(home->forms);
    home->forms = NULL;
    home->form_count = 0;
    home->is_read = false;
}

void home_free(struct home *home)
{
    forget(home);
    shelf_free(&home->trash);
    free(home->only);
    str_free(&home->filter);
    str_free(&home->chosen);
}

static void read_forms(struct home *home)
{
    size_t count;
    struct library_entry *entries = library_list(&count);

    home->forms = xcalloc(count + 1, sizeof *home->forms);
    for (size_t i = 0; i < count; i++) {
        const char *word = entries[i].path ? entries[i].path : entries[i].id;
        struct home_form *form = &home->forms[home->form_count];
        struct form_file found;

        if (home->only && strcmp(home->only, entries[i].id) != 0)
            continue;
        form->good = library_load(&found, word);
        form->word = xstrdup(word);
        form->id = xstrdup(entries[i].id);
        form->name = xstrdup(form->good ? found.form->name : form->id);
        home->form_count++;
        form_file_free(&found);
    }
    library_list_free(entries, count);
}

static void read_all(struct home *home)
{
    struct str folder = STR_INIT;

    forget(home);
    places_home(&folder, "drafts");
    shelf_read(&home->shelf, str_text(&folder), home->only);
    shelf_sort(&home->shelf, home->order);
    read_forms(home);
    home->trashed = home->only ? 0 : filing_trashed();
    home->is_read = true;
    str_free(&folder);
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
    bool is_done = entry->readable && entry->progress.answered == entry->progress.asked;
    struct page *page = &session->page;
    char time[CLOCK_TEXT_SIZE] = "";
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
    clock_print(entry->saved_at, time);
    time[strlen("2026-12-20")] = ' ';
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
    page_pad(&session->page, session_column(session, *more ? columns->state : 2));
    page_add(&session->page, STYLE_DIM, more);
}

/* --- the page --- */

static void heading(struct session *session, const char *text)
{
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_HEADING, text);
}

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
    heading(session, str_text(&text));
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
    heading(session, _("模板（回车新建一份草稿）"));
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

void home_build(struct session *session)
{
    struct str home = STR_INIT;

    if (!session->home.is_read)
        read_all(&session->home);
    if (!session->home.only && session->rows >= 20) {
        page_wrapped(&session->page, STYLE_DIM, -1,
                     session->by_words
                         ? _("打行号，按回车。每填一处自动保存；随时打 :quit 退出，下次接着填。")
                         : _("用 ↑ ↓ 选一行，按回车。每填一处自动保存；随时按 ^Q "
                             "退出，下次接着填。"),
                     session_text_columns(session));
        page_line(&session->page, -1);
    }
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

/* --- the line where the clerk is --- */

/* The path of a draft, the word of a form, "" of the trash. */
static const char *word_of(const struct home *home, int target)
{
    size_t index = (size_t)target;

    if (index < home->shelf.count)
        return home->shelf.entries[index].path;
    index -= home->shelf.count;
    return index < home->form_count ? home->forms[index].word : "";
}

static void choose(struct home *home, const char *word)
{
    char *copy = xstrdup(word); /* it may be the very one */

    str_clear(&home->chosen);
    str_add(&home->chosen, copy);
    free(copy);
}

static void remember(struct session *session)
{
    const struct page *page = &session->page;

    if (session->cursor < page->line_count && page->lines[session->cursor].target >= 0)
        choose(&session->home, word_of(&session->home, page->lines[session->cursor].target));
}

bool home_choose(struct session *session)
{
    const struct page *page = &session->page;
    const char *chosen = str_text(&session->home.chosen);

    for (size_t i = 0; *chosen && i < page->line_count; i++) {
        int target = page->lines[i].target;
        if (target < 0 || strcmp(word_of(&session->home, target), chosen) != 0)
            continue;
        session->cursor = i;
        session_fit(session);
        return true;
    }
    return false;
}

const struct shelf_entry *home_chosen(const struct session *session)
{
    const struct shelf *shelf = &session->home.shelf;

    for (size_t i = 0; i < shelf->count; i++)
        if (strcmp(shelf->entries[i].path, str_text(&session->home.chosen)) == 0)
            return &shelf->entries[i];
    return NULL;
}

void home_show(struct session *session, const char *path)
{
    struct home *home = &session->home;

    if (path)
        choose(home, path);
    home->is_read = false;
    session_enter(session, SESSION_HOME);
    if (!home->filter.len || !home_chosen(session) || home_choose(session))
        return;
    str_clear(&home->filter);
    session_enter(session, SESSION_HOME);
}

void session_home(struct session *session, const char *form_id)
{
    struct home *home = &session->home;

    free(home->only);
    home->only = form_id ? xstrdup(form_id) : NULL;
    session->mode = SESSION_HOME;
    home_show(session, "");
}

/* --- commands --- */

static unsigned set_filter(struct session *session, const char *word)
{
    struct str *filter = &session->home.filter;
    size_t start = strspn(word, " "), len = strlen(word);

    while (len > start && word[len - 1] == ' ')
        len--;
    str_clear(filter);
    str_addn(filter, word + start, len - start);
    session_enter(session, SESSION_HOME);
    return EFFECT_REDRAW;
}

/* Nothing stands there in line mode, where an empty line would keep it. */
static unsigned ask_filter(struct session *session)
{
    static const struct prompt prompt = {_("名称、模板、状态里的字，如 缺、定稿；空着回车就是全部"),
                                         false, NULL, set_filter};

    prompt_ask(session, &prompt, 0, _("筛选草稿和模板"),
               session->by_words ? "" : str_text(&session->home.filter));
    return EFFECT_REDRAW;
}

static unsigned next_order(struct session *session)
{
    struct home *home = &session->home;

    home->order = (home->order + 1) % SHELF_ORDER_COUNT;
    shelf_sort(&home->shelf, home->order);
    session_enter(session, SESSION_HOME);
    return EFFECT_REDRAW;
}

static unsigned more(struct session *session)
{
    const struct page *page = &session->page;
    int target = session->cursor < page->line_count ? page->lines[session->cursor].target : -1;

    if (target >= 0 && (size_t)target < session->home.shelf.count)
        return home_draft_menu(session);
    session_say(session, false, _("先选一份草稿，再按 %s"), session_key(session, COMMAND_RIGHT));
    return EFFECT_REDRAW;
}

static unsigned help(struct session *session)
{
    session_enter(session, SESSION_HELP);
    return EFFECT_REDRAW;
}

/* First out of the filter. */
static unsigned leave(struct session *session)
{
    if (session->home.filter.len)
        return set_filter(session, "");
    session_say(session, false, _("退出请按 %s"), session_key(session, COMMAND_QUIT));
    return EFFECT_REDRAW;
}

static unsigned quit(struct session *session)
{
    (void)session;
    return EFFECT_QUIT;
}

static const struct {
    enum command_id command;
    unsigned (*act)(struct session *);
} actions[] = {
    {COMMAND_RIGHT, more}, {COMMAND_SEARCH, ask_filter}, {COMMAND_TABLE, next_order},
    {COMMAND_HELP, help},  {COMMAND_ESCAPE, leave},      {COMMAND_QUIT, quit},
};

static unsigned open_chosen(struct session *session, size_t chosen)
{
    const struct home *home = &session->home;

    if (chosen < home->shelf.count)
        return home_draft_open(session, 0);
    if (chosen == home->shelf.count + home->form_count)
        return home_trash_menu(session);
    if (!session_new(session, home->forms[chosen - home->shelf.count].word, NULL))
        home_show(session, NULL);
    return EFFECT_REDRAW;
}

unsigned home_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    int chosen;
    unsigned effect = list_apply(session, command, &chosen);

    (void)text;
    (void)len;
    remember(session);
    if (chosen >= 0)
        return open_chosen(session, (size_t)chosen);
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        if (actions[i].command == command)
            return actions[i].act(session);
    return effect;
}
