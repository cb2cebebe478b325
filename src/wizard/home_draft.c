/* SPDX-License-Identifier: MIT */
/* What can be done with a draft on the home screen, and the trash. Each ends on the home screen
 * again, the line in question chosen and a message below. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "model/filing.h"
#include "model/places.h"
#include "text/safe.h"
#include "wizard/mode.h"

enum { MOST_TRASHED = 99 };

static const char *chosen(const struct session *session)
{
    return str_text(&session->home.chosen);
}

static void add_stem(const char *path, struct str *out)
{
    size_t len;
    const char *stem = file_stem(path, &len);

    safe_add(out, stem, len);
}

/* Says what was not done, and why. */
static unsigned refuse(struct session *session, const char *what, int error)
{
    struct str who = STR_INIT, safe = STR_INIT;

    if (error == EAGAIN && filing_owner(chosen(session), false, &who)) {
        safe_add(&safe, str_text(&who), who.len);
        session_say(session, true, _("没有%s：有人正在填这份草稿：%s"), what, str_text(&safe));
    } else
        session_say(session, true, _("没有%s：%s"), what, file_reason(error));
    str_free(&who);
    str_free(&safe);
    home_show(session, NULL);
    return EFFECT_REDRAW;
}

/* Says what was done; the draft at `path` is chosen. */
static unsigned report(struct session *session, const char *what, const char *path)
{
    struct str name = STR_INIT;

    add_stem(path, &name);
    session_say(session, false, "%s%s", what, str_text(&name));
    str_free(&name);
    home_show(session, path);
    return EFFECT_REDRAW;
}

static unsigned back(struct session *session, int argument)
{
    (void)argument;
    session_enter(session, SESSION_HOME);
    return EFFECT_REDRAW;
}

/* --- the actions --- */

unsigned home_draft_open(struct session *session, int argument)
{
    char *path = xstrdup(chosen(session));

    (void)argument;
    if (!session_open(session, path, NULL, NULL))
        home_show(session, NULL);
    free(path);
    return EFFECT_REDRAW;
}

static unsigned new_from(struct session *session, int argument)
{
    char *path = xstrdup(chosen(session));

    (void)argument;
    if (!session_new_from(session, path, NULL))
        home_show(session, NULL);
    free(path);
    return EFFECT_REDRAW;
}

static unsigned copy(struct session *session, int argument)
{
    struct str made = STR_INIT;
    int error = filing_copy(chosen(session), &made);
    unsigned effect = error ? refuse(session, _("复制"), error)
                            : report(session, _("复制好了："), str_text(&made));

    (void)argument;
    str_free(&made);
    return effect;
}

static unsigned rename_to(struct session *session, const char *name);

static const struct prompt name_prompt = {_("用汉字、字母、数字和 - _ ."), false, NULL, rename_to};

/* What was typed stays in hand, to be changed. */
static unsigned ask_again(struct session *session, const char *name, int error)
{
    prompt_ask(session, &name_prompt, 0, _("草稿的新名称"), name);
    if (error == EINVAL)
        session_say(session, true, _("没有改名：名称是空的"));
    else
        session_say(session, true, _("没有改名：%s"), file_reason(error));
    return EFFECT_REDRAW;
}

static unsigned rename_to(struct session *session, const char *name)
{
    struct str old = STR_INIT, made = STR_INIT;
    unsigned effect = EFFECT_REDRAW;
    int error = 0;

    add_stem(chosen(session), &old);
    if (strcmp(name, str_text(&old)) == 0)
        session_say(session, false, _("名称没有变"));
    else
        error = filing_rename(chosen(session), name, &made);
    if (error == EEXIST || error == EINVAL)
        effect = ask_again(session, name, error);
    else if (error)
        effect = refuse(session, _("改名"), error);
    else if (made.len)
        effect = report(session, _("已改名："), str_text(&made));
    str_free(&old);
    str_free(&made);
    return effect;
}

static unsigned ask_name(struct session *session, int argument)
{
    struct str name = STR_INIT;

    (void)argument;
    if (filing_owner(chosen(session), true, &name)) {
        str_free(&name);
        return refuse(session, _("改名"), EAGAIN);
    }
    session_enter(session, SESSION_HOME);
    add_stem(chosen(session), &name);
    prompt_ask(session, &name_prompt, 0, _("草稿的新名称"), str_text(&name));
    str_free(&name);
    return EFFECT_REDRAW;
}

/* The draft that stands where this one stood, once it is gone: the next one, else the one before;
 * NULL: none is shown. */
static const char *neighbour(const struct session *session)
{
    const struct home *home = &session->home;
    const char *found = NULL;
    bool passed = false;

    for (size_t i = 0; i < home->shelf.count; i++) {
        const char *path = home->shelf.entries[i].path;
        if (strcmp(path, chosen(session)) == 0)
            passed = true;
        else if (shelf_matches(&home->shelf.entries[i], str_text(&home->filter))) {
            found = path;
            if (passed)
                break;
        }
    }
    return found;
}

static unsigned trash(struct session *session, int argument)
{
    const char *next = neighbour(session);
    char *path = next ? xstrdup(next) : NULL;
    struct str made = STR_INIT;
    int error = filing_trash(chosen(session), &made);

    (void)argument;
    if (error)
        refuse(session, _("移到回收站"), error);
    else {
        session_say(session, false, _("已移到 %s；要放回，到首页末尾的“回收站”里选它"),
                    str_text(&made));
        home_show(session, path);
    }
    free(path);
    str_free(&made);
    return EFFECT_REDRAW;
}

static unsigned reopen(struct session *session, int argument)
{
    int error = filing_reopen(chosen(session));

    (void)argument;
    if (error)
        return refuse(session, _("改回草稿"), error);
    return report(session, _("已改回草稿，可以修改："), chosen(session));
}

/* --- the menus --- */

static void print_time(time_t time, struct str *out)
{
    char text[CLOCK_TEXT_SIZE];

    if (!time)
        return;
    clock_print_short(time, text);
    str_add(out, text);
}

static void describe(const struct shelf_entry *entry, struct str *out)
{
    struct str who = STR_INIT;

    if (entry->readable)
        str_addf(out, _("模板：%s\n状态：%s，已填 %d/%d\n"), entry->form_name, entry->state,
                 entry->progress.answered, entry->progress.asked);
    else
        str_addf(out, _("状态：%s\n"), entry->state);
    if (entry->saved_at) {
        str_add(out, _("时间："));
        print_time(entry->saved_at, out);
        str_add(out, "\n");
    }
    str_addf(out, _("文件：%s"), entry->path);
    if (filing_owner(entry->path, false, &who))
        str_addf(out, _("\n正在填的：%s"), str_text(&who));
    str_free(&who);
}

unsigned home_draft_menu(struct session *session)
{
    const struct shelf_entry *entry = home_chosen(session);
    struct str title = STR_INIT, text = STR_INIT;

    if (!entry)
        return EFFECT_NONE;
    add_stem(entry->path, &title);
    describe(entry, &text);
    menu_begin(session, str_text(&title), str_text(&text));
    menu_add(session, home_draft_open, 0, _("打开"));
    if (entry->readable)
        menu_add(session, new_from, 0, _("据此新建今年的（带去年的数）"));
    menu_add(session, copy, 0, _("复制一份"));
    menu_add(session, ask_name, 0, _("改名"));
    menu_add(session, trash, 0, _("移到回收站"));
    if (entry->finalized)
        menu_add(session, reopen, 0, _("改回草稿"));
    session->menu.escape = back;
    menu_show(session);
    str_free(&title);
    str_free(&text);
    return EFFECT_REDRAW;
}

static unsigned restore(struct session *session, int index)
{
    struct str made = STR_INIT;
    int error = filing_restore(session->home.trash.entries[index].path, &made);
    unsigned effect = error ? refuse(session, _("放回"), error)
                            : report(session, _("已放回："), str_text(&made));

    str_free(&made);
    return effect;
}

unsigned home_trash_menu(struct session *session)
{
    struct shelf *shelf = &session->home.trash;
    struct str folder = STR_INIT, text = STR_INIT, line = STR_INIT;

    places_home(&folder, "trash");
    shelf_free(shelf);
    shelf_read(shelf, str_text(&folder), NULL);
    str_addf(&text, _("在 %s；选一份放回草稿里。"), str_text(&folder));
    menu_begin(session, _("回收站"), str_text(&text));
    for (size_t i = 0; i < shelf->count && i < MOST_TRASHED; i++) {
        str_clear(&line);
        add_stem(shelf->entries[i].path, &line);
        str_addf(&line, "　%s　", shelf->entries[i].state);
        print_time(shelf->entries[i].saved_at, &line);
        menu_add(session, restore, (int)i, "%s", str_text(&line));
    }
    session->menu.escape = back;
    menu_show(session);
    str_free(&folder);
    str_free(&text);
    str_free(&line);
    return EFFECT_REDRAW;
}
