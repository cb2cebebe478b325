/* SPDX-License-Identifier: MIT */
#include "wizard/menu.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "wizard/mode.h"

static void clear(struct menu *menu)
{
    for (size_t i = 0; i < menu->count; i++)
        free(menu->items[i].label);
    menu->count = 0;
    menu->escape = NULL;
    str_clear(&menu->title);
    str_clear(&menu->text);
}

void menu_free(struct menu *menu)
{
    clear(menu);
    free(menu->items);
    str_free(&menu->title);
    str_free(&menu->text);
}

void menu_begin(struct session *session, const char *title, const char *text)
{
    clear(&session->menu);
    str_add(&session->menu.title, title);
    str_add(&session->menu.text, text);
}

void menu_add(struct session *session, menu_act *act, int argument, const char *format, ...)
{
    struct menu *menu = &session->menu;
    struct str label = STR_INIT;
    va_list args;

    va_start(args, format);
    str_addv(&label, format, args);
    va_end(args);
    ARRAY_ROOM(menu->items, menu->count, menu->cap);
    menu->items[menu->count++] = (struct menu_item){str_take(&label), act, argument};
}

void menu_show(struct session *session)
{
    session_commit(session, false);
    session_enter(session, SESSION_MENU);
}

void menu_build(struct session *session)
{
    const struct menu *menu = &session->menu;
    struct page *page = &session->page;
    int columns = session_text_columns(session);
    struct str line = STR_INIT;

    if (menu->text.len) {
        page_wrapped(page, STYLE_TEXT, -1, str_text(&menu->text), columns);
        page_line(page, -1);
    }
    for (size_t i = 0; i < menu->count; i++) {
        str_clear(&line);
        if (!session->by_words)
            str_addf(&line, "%zu  ", i + 1);
        str_add(&line, menu->items[i].label);
        page_wrapped(page, STYLE_TEXT, (int)i, str_text(&line), columns);
    }
    str_free(&line);
}

static unsigned act(struct session *session, size_t index)
{
    return session->menu.items[index].act(session, session->menu.items[index].argument);
}

unsigned menu_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    struct menu *menu = &session->menu;
    int chosen;
    unsigned effect = list_apply(session, command, &chosen);

    if (chosen >= 0)
        return act(session, (size_t)chosen);
    if (command == COMMAND_TYPE && len == 1 && *text > '0' && (size_t)(*text - '0') <= menu->count)
        return act(session, (size_t)(*text - '1'));
    if (command == COMMAND_ESCAPE)
        return menu->escape ? menu->escape(session, 0) : session_back(session);
    if (command == COMMAND_QUIT && !session->draft.form)
        return EFFECT_QUIT;
    action_apply(session, command, &effect);
    return effect;
}
