/* SPDX-License-Identifier: MIT */
/* Opening a draft: whether somebody has it open, whether a crash left something better beside it,
 * then the draft itself, where the clerk left off. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "model/filing.h"
#include "wizard/mode.h"

void session_close_draft(struct session *session)
{
    draft_free(&session->draft);
    form_file_free(&session->form_file);
    lock_release(&session->lock);
    recover_free(&session->recover);
    changes_free(session);
    session->field = NULL;
    session->prompt = NULL;
    session->came_by = SESSION_FILL;
    session->changed = session->unsaved = false;
    session->quit_asked = session->view_only = false;
    str_clear(&session->refused_words);
    str_clear(&session->report_path);
    str_clear(&session->report_text);
    str_clear(&session->windows_path);
    str_clear(&session->windows_text);
}

bool opening_fail(struct session *session, struct str *why)
{
    const struct diags *diags = &session->form_file.diags;

    if (why && diags->count)
        str_add(why, diags->items[0].text);
    else if (why)
        str_add(why, str_text(&session->message));
    session_close_draft(session);
    return false;
}

bool opening_load_form(struct session *session, const char *form_word)
{
    bool good = form_word ? library_load(&session->form_file, form_word)
                          : library_load_for(&session->form_file, &session->draft);

    if (!good)
        session_say(session, true, _("模板 %s 用不了：%s"), str_text(&session->form_file.file),
                    session->form_file.diags.count ? session->form_file.diags.items[0].text : "");
    return good;
}

/* --- the draft itself --- */

/* Rewordings whose paragraph the form has in other words now: offered where the clerk rewords. */
void opening_add_unbound(const struct session *session, struct str *out)
{
    size_t at = 0;
    int count = 0;

    while (reword_next_unbound(&session->draft, &at))
        count++;
    if (count)
        str_addf(out, _("；改写过的 %d 段原文变了，没有用上，在那一段按 %s 可以选用"), count,
                 session_key(session, COMMAND_REWORD));
}

/* The form has moved on since: told once, as soon as anything is saved. */
static void say_version(struct session *session)
{
    struct draft *draft = &session->draft;

    if (draft->form_version >= draft->form->version)
        return;
    session_say(session, false, _("模板从第 %d 版改到了第 %d 版，新问的按 %s 前往"),
                draft->form_version, draft->form->version,
                session_key(session, COMMAND_NEXT_FINDING));
    opening_add_unbound(session, &session->message);
    draft->form_version = draft->form->version;
}

/* Half typed in a prompt when the last session ended: where it is found. */
static void say_typing(struct session *session, const struct field *at)
{
    const struct typings *typings = &session->draft.typings;
    struct str name = STR_INIT;

    str_addf(&name, TYPING_NOTE "%s", at ? at->name : "");
    if (typing_has_words(&session->draft))
        session_say(session, false, _("上次有一段改写没写完，还在；在那一段按 %s 接着写"),
                    session_key(session, COMMAND_REWORD));
    else if (*typing_of(&session->draft, str_text(&name)))
        session_say(session, false, _("上次有一条备注没写完，还在；按 %s 接着写"),
                    session_key(session, COMMAND_NOTE));
    else if (typings->count &&
             strncmp(typings->items[0].name, TYPING_REASON, strlen(TYPING_REASON)) == 0)
        session_say(session, false, _("上次有一条情况说明没写完，还在；按 %s 在那条提示上接着写"),
                    session_key(session, COMMAND_FINISH));
    str_free(&name);
}

void opening_begin(struct session *session)
{
    const struct field *at = session->draft.at;

    if (!at || answers_of(&session->draft.answers, at)->presence != PRESENT)
        at = form_walk_next(&session->draft.answers, NULL);
    if (session_may_reopen(session))
        session_say(session, false, _("已经定稿，只能查看；要修改请按 %s 重新打开"),
                    session_key(session, COMMAND_REOPEN));
    else if (session->draft.read_only)
        session_say(session, false, _("这份草稿是新版本的程序写的，只能查看"));
    else if (session->view_only && !session->message.len)
        session_say(session, false, _("这份草稿现在只能查看"));
    else if (!session->view_only && !session->message.len)
        say_version(session);
    if (!session->message.len && !session_is_locked(session))
        say_typing(session, at);
    session_ask(session, at);
}

bool opening_read_draft(struct session *session, const char *path, struct diags *diags)
{
    int error = 0;
    bool good = draft_read(&session->draft, path, diags, &error);

    if (!good && diags->count)
        session_say(session, true, _("%s：第%d行第%d列：%s"), file_base(path), diags->items[0].line,
                    diags->items[0].col, diags->items[0].text);
    return good;
}

/* False, with a message, where the file or its form cannot be used. */
static bool load(struct session *session)
{
    struct diags diags = DIAGS_INIT(session->opening);
    bool good = opening_read_draft(session, session->opening, &diags) &&
                opening_load_form(session, session->opening_form);

    if (good)
        draft_bind(&session->draft, session->form_file.form, &diags);
    diags_free(&diags);
    return good;
}

/* From a menu: what cannot be opened leads home. */
static unsigned open_now(struct session *session)
{
    if (load(session))
        opening_begin(session);
    else {
        session_close_draft(session);
        home_show(session, NULL);
    }
    return EFFECT_REDRAW;
}

static unsigned go_home(struct session *session, int argument)
{
    (void)argument;
    session_close_draft(session);
    home_show(session, session->opening);
    return EFFECT_REDRAW;
}

/* --- what a crash left --- */

static unsigned open_as_it_is(struct session *session, int argument)
{
    (void)argument;
    return open_now(session);
}

static unsigned take_recovered(struct session *session, int index)
{
    struct str kept = STR_INIT;
    int error = recover_take(session->opening, &session->recover.items[index], &kept);
    unsigned effect;

    effect = open_now(session);
    if (error)
        session_say(session, true, _("没有恢复：%s"), file_reason(error));
    else if (kept.len)
        session_say(session, false, _("已恢复；读不了的那份还在，改名为 %s"),
                    file_base(str_text(&kept)));
    else
        session_say(session, false, _("已恢复"));
    str_free(&kept);
    return effect;
}

static const char *const recover_names[] = {
    [RECOVER_UNSAVED] = _("上次没来得及换上的内容"),
    [RECOVER_BACKUP] = _("上一次保存的那份"),
    [RECOVER_CONFLICT] = _("冲突副本"),
};

static void add_item(struct session *session, int index)
{
    const struct recover_item *item = &session->recover.items[index];
    char time[CLOCK_TEXT_SIZE];

    clock_print_short(item->saved_at, time);
    menu_add(session, take_recovered, index, _("用%s：%s，%s，已填 %d/%d"),
             recover_names[item->kind], item->form_name, time, item->progress.answered,
             item->progress.asked);
}

/* Conflict copies are drafts of their own: they stand on the home screen. */
static bool is_offered(const struct session *session, size_t index)
{
    return session->recover.items[index].kind != RECOVER_CONFLICT;
}

/* Offers what is better than the draft; false where there is nothing. */
static bool offer_recovery(struct session *session, const char *text)
{
    size_t offered = 0;

    menu_begin(session, _("找到了更新的内容"), text);
    for (size_t i = 0; i < session->recover.count; i++)
        if (is_offered(session, i)) {
            add_item(session, (int)i);
            offered++;
        }
    if (!offered)
        return false;
    menu_add(session, session->recover.readable ? open_as_it_is : go_home, 0,
             session->recover.readable ? _("不用，打开现在的草稿；那份留着不动")
                                       : _("先不动，返回首页"));
    session->menu.escape = go_home;
    menu_show(session);
    return true;
}

static void say_conflicts(struct session *session)
{
    for (size_t i = 0; i < session->recover.count && !session->message.len; i++)
        if (session->recover.items[i].kind == RECOVER_CONFLICT)
            session_say(session, false, _("旁边有一份冲突副本 %s，请核对后只留一份"),
                        file_base(session->recover.items[i].path));
}

/* Opens the draft, or asks first which of several versions is meant. */
static bool open_or_recover(struct session *session, struct str *why)
{
    if (!session->view_only)
        recover_find(&session->recover, session->opening);
    if (session->recover.count && session->recover.readable &&
        offer_recovery(session, _("上次程序没有正常结束，旁边留着比草稿更新的内容。用哪一份？")))
        return true;
    if (!load(session)) {
        struct str text = STR_INIT;
        bool offered;
        str_addf(&text, _("%s\n这份草稿读不了，不会去动它。旁边有能读的，用它接着填？"),
                 str_text(&session->message));
        offered = session->recover.count && offer_recovery(session, str_text(&text));
        if (offered)
            str_clear(&session->message);
        str_free(&text);
        return offered || opening_fail(session, why);
    }
    if (!session->view_only)
        recover_sweep(session->opening);
    say_conflicts(session);
    opening_begin(session);
    return true;
}

/* --- who has it open --- */

static unsigned view_it(struct session *session, int argument)
{
    (void)argument;
    session->view_only = true;
    return open_now(session);
}

static unsigned try_again(struct session *session, int argument)
{
    char *path = xstrdup(session->opening);
    char *form = session->opening_form ? xstrdup(session->opening_form) : NULL;

    (void)argument;
    if (!session_open(session, path, form, NULL))
        home_show(session, NULL);
    else if (!session->draft.form && !session->lock.path)
        session_say(session, false, _("还有人打开着它；等对方退出了再试"));
    free(path);
    free(form);
    return EFFECT_REDRAW;
}

/* A copy beside it, to be filled in instead. */
static unsigned fill_copy(struct session *session, int argument)
{
    struct str made = STR_INIT;
    int error = filing_copy(session->opening, &made);

    (void)argument;
    if (error)
        session_say(session, true, _("没有存成副本：%s"), file_reason(error));
    else if (session_open(session, str_text(&made), NULL, NULL))
        session_say(session, false, _("正在填的是副本 %s"), file_base(session->opening));
    else
        home_show(session, NULL);
    str_free(&made);
    return EFFECT_REDRAW;
}

static bool ask_in_use(struct session *session, const struct lock_owner *owner)
{
    struct str text = STR_INIT;

    str_addf(&text, _("%s\n有人打开着："), file_base(session->opening));
    lock_owner_print(owner, &text);
    str_add(&text, _("\n两个人同时填一份，会互相盖掉，所以现在不能改它。"));
    menu_begin(session, _("这份草稿正在用"), str_text(&text));
    menu_add(session, view_it, 0, _("只看，不改"));
    menu_add(session, fill_copy, 0, _("另存一份副本来填"));
    menu_add(session, try_again, 0, _("对方退出了，再试一次"));
    session->menu.escape = go_home;
    menu_show(session);
    str_free(&text);
    return true;
}

/* --- all of it --- */

bool session_open(struct session *session, const char *path, const char *form_word, struct str *why)
{
    struct lock_owner owner;
    char *opening = xstrdup(path), *form = form_word ? xstrdup(form_word) : NULL;
    int error;

    session_close_draft(session);
    free(session->opening);
    free(session->opening_form);
    session->opening = opening;
    session->opening_form = form;
    error = lock_take(&session->lock, opening, &owner);
    if (error == EAGAIN)
        return ask_in_use(session, &owner);
    if (error && error != ENOENT)
        session_say(session, true, _("这里写不了：%s；填的内容要按 %s 存到别处"),
                    file_reason(error), session_key(session, COMMAND_SAVE));
    return open_or_recover(session, why);
}
