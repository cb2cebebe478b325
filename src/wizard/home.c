/* SPDX-License-Identifier: MIT */
/* The home screen: what it shows, the line where the clerk is, and what can be asked for. */
#include "wizard/home.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/filing.h"
#include "model/places.h"
#include "wizard/mode.h"

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

void home_read(struct home *home)
{
    struct str folder = STR_INIT;

    if (home->is_read)
        return;
    forget(home);
    places_home(&folder, "drafts");
    shelf_read(&home->shelf, str_text(&folder), home->only);
    shelf_sort(&home->shelf, home->order);
    read_forms(home);
    home->trashed = home->only ? 0 : filing_trashed();
    home->is_read = true;
    str_free(&folder);
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
