/* SPDX-License-Identifier: MIT */
/* The home screen: drafts with their state, then forms. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "model/places.h"
#include "model/shelf.h"
#include "text/safe.h"
#include "text/width.h"
#include "wizard/mode.h"

enum { STATE_FROM_RIGHT = 30, TAIL_COLUMNS = 8, LEAST_NAME = 20 };

void home_forget(struct session *session)
{
    for (size_t i = 0; i < session->home_count; i++) {
        free(session->home[i].path);
        free(session->home[i].id);
    }
    session->home_count = 0;
}

/* A new line that leads to a draft (path) or to a new one of a form (id). */
static void entry_line(struct session *session, const char *path, const char *id)
{
    ARRAY_ROOM(session->home, session->home_count, session->home_cap);
    session->home[session->home_count] = (struct home_entry){path ? xstrdup(path) : NULL,
                                                             id ? xstrdup(id) : NULL};
    page_line(&session->page, (int)session->home_count++);
}

static void heading(struct session *session, const char *text)
{
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_HEADING, text);
}

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

/* Drafts of one form and year have one title: the file's name tells them apart. */
static void add_file_name(struct session *session, const char *path)
{
    size_t columns = session_column(session, STATE_FROM_RIGHT + 4);
    struct str safe = STR_INIT;
    size_t len;
    const char *stem = file_stem(path, &len);

    safe_add(&safe, stem, len);
    shorten(&safe, columns > LEAST_NAME ? columns : LEAST_NAME);
    page_add(&session->page, STYLE_TEXT, str_text(&safe));
    str_free(&safe);
}

static void add_drafts(struct session *session)
{
    struct page *page = &session->page;
    struct str folder = STR_INIT;
    struct shelf shelf;

    places_home(&folder, "drafts");
    shelf_read(&shelf, str_text(&folder), session->home_form);
    heading(session, shelf.count ? _("草稿（回车接着填）") : _("草稿：还没有"));
    for (size_t i = 0; i < shelf.count; i++) {
        const struct shelf_entry *entry = &shelf.entries[i];
        char time[CLOCK_TEXT_SIZE] = "";

        if (entry->saved_at)
            clock_print(entry->saved_at, time);
        entry_line(session, entry->path, NULL);
        page_add(page, STYLE_TEXT, "  ");
        add_file_name(session, entry->path);
        page_pad(page, session_column(session, STATE_FROM_RIGHT));
        page_add(page,
                 entry->progress.answered < entry->progress.asked ? STYLE_UNANSWERED : STYLE_DIM,
                 entry->state);
        page_pad(page, session_column(session, 18));
        time[16] = '\0';
        time[10] = time[0] ? ' ' : '\0';
        page_add(page, STYLE_DIM, time);
    }
    shelf_free(&shelf);
    str_free(&folder);
}

static void add_forms(struct session *session)
{
    size_t count;
    struct library_entry *forms = library_list(&count);

    page_line(&session->page, -1);
    heading(session, _("模板（回车新建一份草稿）"));
    for (size_t i = 0; i < count; i++) {
        struct form_file found;
        bool good;
        if (session->home_form && strcmp(session->home_form, forms[i].id) != 0)
            continue;
        good = library_load(&found, forms[i].path ? forms[i].path : forms[i].id);
        entry_line(session, NULL, forms[i].path ? forms[i].path : forms[i].id);
        page_add(&session->page, STYLE_TEXT, "  ");
        page_add(&session->page, good ? STYLE_TEXT : STYLE_REFUSED,
                 good ? found.form->name : forms[i].id);
        page_pad(&session->page, session_column(session, STATE_FROM_RIGHT));
        page_add(&session->page, STYLE_DIM, good ? forms[i].id : _("有错，用 tianbao lint 查看"));
        form_file_free(&found);
    }
    library_list_free(forms, count);
}

void home_build(struct session *session)
{
    struct str home = STR_INIT;

    home_forget(session);
    if (!session->home_form && session->rows >= 20) {
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
    places_home(&home, "");
    page_line(&session->page, -1);
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_DIM, _("草稿和文稿放在 "));
    page_add(&session->page, STYLE_DIM, str_text(&home));
    str_free(&home);
}

void session_home(struct session *session, const char *form_id)
{
    free(session->home_form);
    session->home_form = form_id ? xstrdup(form_id) : NULL;
    session->mode = SESSION_HOME;
    session_enter(session, SESSION_HOME);
}

static unsigned open_chosen(struct session *session, int chosen)
{
    const struct home_entry *entry = &session->home[chosen];
    char *word = xstrdup(entry->path ? entry->path : entry->id);
    bool opened = entry->path ? session_open(session, word, NULL, NULL)
                              : session_new(session, word, NULL);

    free(word);
    if (!opened)
        session_build(session);
    return EFFECT_REDRAW;
}

unsigned home_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    int chosen;
    unsigned effect = list_apply(session, command, &chosen);

    (void)text;
    (void)len;
    if (chosen >= 0)
        return open_chosen(session, chosen);
    if (command == COMMAND_QUIT)
        return EFFECT_QUIT;
    if (command == COMMAND_HELP) {
        session_enter(session, SESSION_HELP);
        return EFFECT_REDRAW;
    }
    if (command == COMMAND_ESCAPE) {
        session_say(session, false, _("退出请按 %s"), session_key(session, COMMAND_QUIT));
        return EFFECT_REDRAW;
    }
    return effect;
}
