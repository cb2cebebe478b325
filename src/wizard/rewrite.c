/* SPDX-License-Identifier: MIT */
/* The chief's pen: the paragraph at hand reworded or struck, for this draft alone. */
#include <stdlib.h>
#include <string.h>

#include "model/reword.h"
#include "text/width.h"
#include "wizard/mode.h"

/* Of a paragraph in a menu. */
enum { SHOWN_CELLS = 40 };

/* The paragraph that was chosen when the menu came up. */
static bool unit_at_hand(const struct session *session, struct reword_unit *unit)
{
    return reword_unit_of(&session->draft, session->field, unit);
}

static struct place place_of(const struct reword_unit *unit)
{
    return (struct place){CHANGE_WORDING, unit->section->index, unit->line};
}

/* Blanks that no paragraph shows any more are asked still: better to know. */
static void say_done(struct session *session, const struct reword_unit *unit, const char *done)
{
    size_t at = 0;
    const struct field *lost = reword_lost(&session->draft, unit, &at);

    if (lost)
        session_say(session, false, _("%s；“%s”不再写进文稿，%s 可以撤销"), done, lost->label,
                    session_key(session, COMMAND_UNDO));
    else
        session_say(session, false, _("%s，%s 可以撤销"), done, session_key(session, COMMAND_UNDO));
}

/* --- rewording --- */

static unsigned ask_words(struct session *session, const char *text);

/* What cannot be used stays in hand: the prompt comes back with it. */
static void keep_words(struct session *session, const char *text)
{
    struct reword_unit unit;
    struct str reason = STR_INIT;

    if (!unit_at_hand(session, &unit))
        return;
    change_record(session, place_of(&unit), false);
    if (reword_put(&session->draft, &unit, text, strlen(text), &reason)) {
        str_clear(&session->refused_words);
        if (session_save(session))
            say_done(session, &unit, *text ? _("已改写这一段") : _("已删去这一段"));
    } else {
        change_drop(session);
        session->refused_for = session->field->index;
        str_clear(&session->refused_words);
        str_add(&session->refused_words, text);
        session_say(session, true, _("没有改：%s"), str_text(&reason));
    }
    str_free(&reason);
}

static unsigned go_on(struct session *session, const char *text)
{
    if (session->refused_words.len && strcmp(str_text(&session->refused_words), text) == 0)
        return ask_words(session, text);
    return EFFECT_REDRAW;
}

static const struct prompt words_prompt = {
    _("{{…}} 是填空处，照样留着；Tab 记下，全部删掉就是删去这一段"), true, keep_words, go_on};

static unsigned ask_words(struct session *session, const char *text)
{
    struct str message = STR_INIT;

    str_add(&message, str_text(&session->message));
    prompt_ask(session, &words_prompt, 0, _("改写这一段（只在这份草稿里）"), text);
    session->edit.selected = false;
    if (message.len)
        session_say(session, true, "%s", str_text(&message));
    str_free(&message);
    return EFFECT_REDRAW;
}

static unsigned reword(struct session *session, int argument)
{
    struct reword_unit unit;
    struct str text = STR_INIT;

    (void)argument;
    session_back(session);
    if (session->refused_words.len && session->refused_for == session->field->index)
        str_add(&text, str_text(&session->refused_words));
    else if (unit_at_hand(session, &unit))
        reword_text(&session->draft, &unit, &text);
    ask_words(session, str_text(&text));
    str_free(&text);
    return EFFECT_REDRAW;
}

/* --- striking, restoring, last year's words --- */

static unsigned strike(struct session *session, int argument)
{
    (void)argument;
    session_back(session);
    keep_words(session, "");
    session_ask(session, session->field);
    return EFFECT_REDRAW;
}

static unsigned restore(struct session *session, int argument)
{
    struct reword_unit unit;

    (void)argument;
    session_back(session);
    if (!unit_at_hand(session, &unit))
        return EFFECT_REDRAW;
    change_record(session, place_of(&unit), false);
    reword_restore(&session->draft, &unit);
    if (session_save(session))
        say_done(session, &unit, _("已恢复模板的原文"));
    session_ask(session, session->field);
    return EFFECT_REDRAW;
}

static const struct rewording *earlier(const struct session *session, int index)
{
    const struct rewording *found = NULL;
    size_t at = 0;

    for (int i = 0; i <= index; i++)
        found = reword_next_unbound(&session->draft, &at);
    return found;
}

static unsigned use_earlier(struct session *session, int index)
{
    const struct rewording *found = earlier(session, index);
    char *text = NULL;
    struct str words = STR_INIT;

    if (found && found->text)
        str_add(&words, found->text);
    text = str_take(&words);
    session_back(session);
    ask_words(session, text ? text : "");
    free(text);
    return EFFECT_REDRAW;
}

static void add_cut(struct str *out, const char *text)
{
    size_t line = strcspn(text, "\n"), len = width_prefix(text, line, SHOWN_CELLS);

    str_addn(out, text, len);
    str_add(out, text[len] ? "..." : "");
}

/* Those of the section that the form's new text left without a place. */
static void add_earlier(struct session *session, const struct reword_unit *unit)
{
    const struct rewording *found;
    const char *label = form_section_label(session->draft.form, unit->section->index);
    size_t at = 0;

    for (int i = 0; (found = reword_next_unbound(&session->draft, &at)); i++) {
        struct str text = STR_INIT;
        if (!found->was || !found->text || !*found->text || !found->label ||
            strcmp(found->label, label) != 0)
            continue;
        add_cut(&text, found->text);
        menu_add(session, use_earlier, i, _("用以前改写过的：%s"), str_text(&text));
        str_free(&text);
    }
}

unsigned action_reword(struct session *session)
{
    struct reword_unit unit;
    struct str text = STR_INIT;

    if (session_is_locked(session))
        return session_refuse_change(session);
    if (session->mode != SESSION_FILL || !session->field)
        return EFFECT_NONE;
    session_commit(session, false);
    if (!unit_at_hand(session, &unit)) {
        session_say(session, false, _("这一项不在哪一段正文里，没有可改写的"));
        return EFFECT_REDRAW;
    }
    reword_text(&session->draft, &unit, &text);
    menu_begin(session, _("改写"), str_text(&text));
    menu_add(session, reword, 0, _("改写这一段，只在这份草稿里"));
    menu_add(session, strike, 0, _("删去这一段"));
    if (reword_state(&session->draft, &unit) != REWORD_AS_IN_FORM)
        menu_add(session, restore, 0, _("恢复模板的原文"));
    add_earlier(session, &unit);
    menu_show(session);
    str_free(&text);
    return EFFECT_REDRAW;
}
