/* SPDX-License-Identifier: MIT */
#include "wizard/offers.h"

#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "wizard/mode.h"

static const struct offers screens[SESSION_MODE_COUNT] = {
    [SESSION_HOME] = {_("首页"),
                      {{COMMAND_ENTER, _("打开")},
                       {COMMAND_RIGHT, NULL},
                       {COMMAND_SEARCH, _("筛选")},
                       {COMMAND_ESCAPE, _("全部")},
                       {COMMAND_TABLE, _("排序")},
                       {COMMAND_HELP, NULL},
                       {COMMAND_QUIT, NULL}}},
    [SESSION_FILL] = {"",
                      {{COMMAND_ENTER, NULL},
                       {COMMAND_NEXT_FINDING, _("未填")},
                       {COMMAND_PAGE_DOWN, _("下节")},
                       {COMMAND_OUTLINE, NULL},
                       {COMMAND_PREVIEW, NULL},
                       {COMMAND_REOPEN, _("改回")},
                       {COMMAND_RESTORE, NULL},
                       {COMMAND_EDITOR, _("编辑")},
                       {COMMAND_LAST, _("去年")},
                       {COMMAND_UNDO, NULL},
                       {COMMAND_TODO, NULL},
                       {COMMAND_REWORD, NULL},
                       {COMMAND_NOTE, NULL},
                       {COMMAND_TABLE, NULL},
                       {COMMAND_SEARCH, NULL},
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
                          {COMMAND_RESTORE, NULL},
                          {COMMAND_ESCAPE, NULL},
                          {COMMAND_REWORD, NULL},
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
                           {{COMMAND_ENTER, _("选定")},
                            {COMMAND_ESCAPE, _("不填")},
                            {COMMAND_QUIT, NULL}}},
    [SESSION_MENU] = {"",
                      {{COMMAND_ENTER, _("选定")}, {COMMAND_ESCAPE, NULL}, {COMMAND_QUIT, NULL}}},
    [SESSION_FINISH] = {_("成文"),
                        {{COMMAND_ENTER, _("前往")},
                         {COMMAND_REOPEN, NULL},
                         {COMMAND_ESCAPE, NULL},
                         {COMMAND_PREVIEW, NULL},
                         {COMMAND_HELP, NULL},
                         {COMMAND_QUIT, NULL}}},
};

/* While the entry asks for something of its own. */
static const struct offers prompting = {"",
                                        {{COMMAND_ENTER, _("确定")},
                                         {COMMAND_EDITOR, _("编辑")},
                                         {COMMAND_ESCAPE, NULL},
                                         {COMMAND_QUIT, NULL}}};

const struct offers *offers_of_mode(enum session_mode mode)
{
    return &screens[mode];
}

const struct offers *offers_of(const struct session *session)
{
    return session->prompt ? &prompting : &screens[session->mode];
}

bool offer_lasts(const struct offer *offer)
{
    return offer->command == COMMAND_HELP || offer->command == COMMAND_QUIT;
}

/* --- what only fits now and then --- */

static bool fits_reopen(const struct session *session)
{
    return session_may_reopen(session);
}

static bool fits_restore(const struct session *session)
{
    const struct page *page = &session->page;

    if (session->mode == SESSION_PREVIEW)
        return session->cursor < page->line_count && page->lines[session->cursor].reworded;
    return session->wording != REWORD_AS_IN_FORM;
}

static bool fits_editor(const struct session *session)
{
    return session->edit.multiline && !getenv("TIANBAO_NO_EDITOR");
}

/* Last year's answer is known, and not this year's already. */
static bool fits_last(const struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = session->field;

    return answers->last && field && answers->last[field->index].text.len &&
           strcmp(str_text(&answers->last[field->index].text),
                  answer_text(answers_of(answers, field))) != 0;
}

/* Always, so that the footer stays as it is from one blank to the next. */
static bool fits_undo(const struct session *session)
{
    return session->draft.form != NULL;
}

/* The most useful first. */
static const struct {
    enum command_id command;
    bool (*fits)(const struct session *session);
    bool when_locked;
} fitting[] = {
    {COMMAND_REOPEN, fits_reopen, true},  {COMMAND_RESTORE, fits_restore, false},
    {COMMAND_EDITOR, fits_editor, false}, {COMMAND_LAST, fits_last, false},
    {COMMAND_UNDO, fits_undo, false},
};

static bool fits(size_t row, const struct session *session)
{
    return (fitting[row].when_locked || session->prompt || !session_is_locked(session)) &&
           fitting[row].fits(session);
}

/* The row of the first one that fits. */
static size_t first_fitting(const struct session *session)
{
    size_t i = 0;

    while (i < COUNT_OF(fitting) && !fits(i, session))
        i++;
    return i;
}

static size_t row_of(enum command_id command)
{
    size_t i = 0;

    while (i < COUNT_OF(fitting) && fitting[i].command != command)
        i++;
    return i;
}

/* Filling in, one of them stands, always in one place; where there is no room for more, before the
 * others. */
static bool stands_filling_in(enum command_id command, const struct session *session)
{
    enum { ROOM_FOR_MORE = 60 };
    size_t first = first_fitting(session);
    bool fits_well = first < COUNT_OF(fitting) && fitting[first].command != COMMAND_UNDO;

    if (row_of(command) < COUNT_OF(fitting))
        return row_of(command) == first;
    return session->columns >= ROOM_FOR_MORE || !fits_well || command == COMMAND_ENTER;
}

bool offer_stands(const struct offer *offer, const struct session *session)
{
    bool is_home = session->mode == SESSION_HOME && !session->prompt;

    if (offer->command == COMMAND_REWORD && session_is_locked(session))
        return false;
    if (is_home && offer->command == COMMAND_ESCAPE)
        return session->home.filter.len > 0;
    if (is_home && !offer_lasts(offer) && offer->command != COMMAND_ENTER)
        return session->home.shelf.count > 0;
    if (offer->command == COMMAND_ENTER && !session_has_entry(session))
        return session->cursor < session->page.line_count &&
               session->page.lines[session->cursor].target >= 0;
    if (session->mode == SESSION_FILL && !session->prompt && !offer_lasts(offer))
        return stands_filling_in(offer->command, session);
    return row_of(offer->command) == COUNT_OF(fitting) || fits(row_of(offer->command), session);
}

enum command_id offer_command(const struct offer *offer, const struct session *session)
{
    bool is_helped = session->mode == SESSION_HELP && session->help_on == SESSION_FILL;
    bool is_long = (session_has_entry(session) || is_helped) && edit_breaks_lines(&session->edit);

    return offer->command == COMMAND_ENTER && is_long ? COMMAND_NEXT : offer->command;
}

const char *offer_label(const struct offer *offer)
{
    return offer->label ? offer->label : command_find(offer->command)->label;
}

const char *session_mode_title(const struct session *session)
{
    if (session->list_head.len)
        return str_text(&session->list_head);
    if (session->mode == SESSION_PROPOSALS && !session->proposals.whole)
        return command_find(COMMAND_ALIKE)->label;
    return session->mode == SESSION_MENU ? str_text(&session->menu.title)
                                         : screens[session->mode].title;
}
