/* SPDX-License-Identifier: MIT */
/* The paragraph at hand reworded or struck, as a superior has marked it, for this draft alone. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/reword.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* Of a paragraph in a menu. */
enum { SHOWN_CELLS = 40 };

/* Of blanks, explained under the words. */
enum { MOST_NAMES = 12 };

/* --- which paragraph --- */

/* The one that the menu and the prompt are about. */
static bool unit_at_hand(const struct session *session, struct reword_unit *unit)
{
    const struct place *place = &session->reworded;

    return reword_unit_at(&session->draft.form->sections[place->index], place->line, unit);
}

static struct place place_of(const struct reword_unit *unit)
{
    return (struct place){CHANGE_WORDING, unit->section->index, unit->line};
}

/* That of the field which is asked, or of the line that is chosen in the full text. */
static bool find_unit(const struct session *session, struct reword_unit *unit)
{
    const struct page *page = &session->page;
    const struct line *line = session->cursor < page->line_count ? &page->lines[session->cursor]
                                                                 : NULL;

    if (session->mode == SESSION_FILL)
        return reword_unit_of(&session->draft, session->field, unit);
    return line && line->section >= 0 &&
           reword_unit_of_offset(&session->draft.form->sections[line->section], line->offset, unit);
}

/* Takes the paragraph in hand. False, with a message: there is none. */
static bool take_unit(struct session *session, struct reword_unit *unit)
{
    session_commit(session, false);
    if (!find_unit(session, unit)) {
        session_say(session, false,
                    session->mode == SESSION_FILL ? _("这一项不在哪一段正文里，没有可改写的")
                                                  : _("请选正文里的一段，标题不能改写"));
        return false;
    }
    session->reworded = place_of(unit);
    session->reworded_in = session->mode;
    return true;
}

/* The same where it can be changed now; else `effect` is what comes of the key. */
static bool take_to_change(struct session *session, struct reword_unit *unit, unsigned *effect)
{
    *effect = EFFECT_REDRAW;
    if (session_is_locked(session))
        *effect = session_refuse_change(session);
    else if (session->mode == SESSION_PREVIEW || (session->mode == SESSION_FILL && session->field))
        return take_unit(session, unit);
    else
        *effect = EFFECT_NONE;
    return false;
}

/* Back from the menu to where the paragraph was chosen. */
static void go_back(struct session *session)
{
    if (session->reworded_in == SESSION_FILL) {
        session_ask(session, session->field);
        return;
    }
    session_enter(session, SESSION_PREVIEW);
    session->top = session->list_top;
    session->cursor = session->list_cursor;
    session_fit(session);
}

static void show_anew(struct session *session)
{
    if (session->mode == SESSION_FILL)
        session_ask(session, session->field);
    else
        session_build(session);
}

/* Blanks that no paragraph shows any more are asked still: better to know. */
static void say_done(struct session *session, const struct reword_unit *unit, const char *done)
{
    size_t at = 0;
    const struct field *first = reword_lost(&session->draft, unit, &at), *lost = first;
    int count = 0;

    for (; lost; lost = reword_lost(&session->draft, unit, &at))
        count++;
    session_say(session, false, "%s", done);
    if (count == 1)
        str_addf(&session->message, _("；“%s”不再写进文稿"), first->label);
    else if (count)
        str_addf(&session->message, _("；“%s”等 %d 项不再写进文稿"), first->label, count);
    str_addf(&session->message, _("，%s 可以撤销"), session_key(session, COMMAND_UNDO));
}

/* --- rewording --- */

static unsigned ask_words(struct session *session, const char *text);

/* What cannot be used stays in hand: the prompt comes back with it. */
static void keep_words(struct session *session, const char *text)
{
    struct reword_unit unit;
    struct str reason = STR_INIT, name = STR_INIT;

    if (!unit_at_hand(session, &unit))
        return;
    change_record(session, place_of(&unit), false);
    if (reword_put(&session->draft, &unit, text, strlen(text), &reason)) {
        str_clear(&session->refused_words);
        if (session_save(session))
            say_done(session, &unit, *text ? _("已改写这一段") : _("已删去这一段"));
    } else {
        change_drop(session);
        session->refused_at = session->reworded;
        str_clear(&session->refused_words);
        str_add(&session->refused_words, text);
        typing_name_words(&unit, &name);
        typing_put(&session->draft, str_text(&name), text);
        session_save(session);
        session_say(session, true, _("没有改：%s"), str_text(&reason));
    }
    str_free(&name);
    str_free(&reason);
}

void rewrite_close(struct session *session)
{
    const struct place *place = &session->refused_at;
    struct reword_unit unit;
    struct str name = STR_INIT;

    if (session->refused_words.len &&
        reword_unit_at(&session->draft.form->sections[place->index], place->line, &unit) &&
        reword_keep(&session->draft, &unit, str_text(&session->refused_words))) {
        typing_name_words(&unit, &name);
        typing_put(&session->draft, str_text(&name), "");
    }
    str_free(&name);
    str_clear(&session->refused_words);
}

static unsigned go_on(struct session *session, const char *text)
{
    if (session->refused_words.len && strcmp(str_text(&session->refused_words), text) == 0)
        return ask_words(session, text);
    return EFFECT_REDRAW;
}

static const struct prompt words_prompt = {
    _("{{…}} 是填空处，照样留着；Tab 记下，全部删掉就是删去这一段"), true, keep_words, go_on};

static bool is_named(const struct template *template, size_t from, size_t to, int field)
{
    while (from < to && template->tags[from].ref != field)
        from++;
    return from < to;
}

/* {{meetings}} 召开党组会（次）: what the names stand for. */
static void add_names(const struct session *session, struct str *out)
{
    struct reword_unit unit;
    const struct template *template;
    size_t start, first = 0;
    bool has_clause = false;
    int names = 0;

    if (!unit_at_hand(session, &unit))
        return;
    template = &unit.section->text.template;
    start = (size_t)(unit.source - unit.section->text.node->text);
    while (first < template->count && template->tags[first].offset < start)
        first++;
    for (size_t i = first; i < template->count && names < MOST_NAMES; i++) {
        const struct tag *tag = &template->tags[i];
        if (tag->offset >= start + unit.len)
            break;
        has_clause = has_clause || tag->kind == TAG_SECTION;
        if (tag->kind == TAG_TEXT || tag->ref < 0 || is_named(template, first, i, tag->ref))
            continue;
        str_addf(out, "%s{{%s}} %s", names++ ? "  " : "\n",
                 session->draft.form->fields[tag->ref].name,
                 session->draft.form->fields[tag->ref].label);
    }
    if (has_clause)
        str_add(out, _("\n{{#…}} 到 {{/…}} 的那一句，没有就不写"));
}

static unsigned ask_words(struct session *session, const char *text)
{
    struct str message = STR_INIT, name = STR_INIT;
    struct reword_unit unit;

    str_add(&message, str_text(&session->message));
    prompt_ask(session, &words_prompt, 0, _("改写这一段（只在这份草稿里）"), text);
    if (session->by_words) {
        str_clear(&session->prompt_hint);
        str_add(&session->prompt_hint, _("{{…}} 是填空处，照样留着"));
    }
    add_names(session, &session->prompt_hint);
    session_build(session);
    session->edit.selected = false;
    if (message.len)
        session_say(session, true, "%s", str_text(&message));
    if (unit_at_hand(session, &unit))
        typing_name_words(&unit, &name);
    prompt_keep_typing(session, str_text(&name));
    str_free(&name);
    str_free(&message);
    return EFFECT_REDRAW;
}

static bool is_refused(const struct session *session)
{
    return session->refused_words.len && session->refused_at.index == session->reworded.index &&
           session->refused_at.line == session->reworded.line;
}

static unsigned reword(struct session *session, int argument)
{
    struct reword_unit unit;
    struct str text = STR_INIT;

    (void)argument;
    go_back(session);
    str_clear(&session->message); /* about the field */
    if (is_refused(session))
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
    go_back(session);
    keep_words(session, "");
    show_anew(session);
    return EFFECT_REDRAW;
}

static void put_back(struct session *session, const struct reword_unit *unit)
{
    change_record(session, place_of(unit), false);
    reword_restore(&session->draft, unit);
    if (session_save(session))
        say_done(session, unit, _("已恢复模板的原文"));
    show_anew(session);
}

static unsigned restore(struct session *session, int argument)
{
    struct reword_unit unit;

    (void)argument;
    go_back(session);
    if (unit_at_hand(session, &unit))
        put_back(session, &unit);
    return EFFECT_REDRAW;
}

unsigned action_restore(struct session *session)
{
    struct reword_unit unit;
    unsigned effect;

    if (!take_to_change(session, &unit, &effect))
        return effect;
    if (reword_state(&session->draft, &unit) == REWORD_AS_IN_FORM)
        session_say(session, false, _("这一段就是模板的原文，没有要恢复的"));
    else
        put_back(session, &unit);
    return effect;
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
    char *text = xstrdup(found && found->text ? found->text : "");

    go_back(session);
    ask_words(session, text);
    free(text);
    return EFFECT_REDRAW;
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
        layout_cut(found->text, SHOWN_CELLS, &text);
        menu_add(session, use_earlier, i, _("用以前改写过的：%s"), str_text(&text));
        str_free(&text);
    }
}

static unsigned leave(struct session *session, int argument)
{
    (void)argument;
    go_back(session);
    return EFFECT_REDRAW;
}

unsigned action_reword(struct session *session)
{
    struct reword_unit unit;
    struct str text = STR_INIT;
    unsigned effect;

    if (!take_to_change(session, &unit, &effect))
        return effect;
    list_remember(session);
    reword_text(&session->draft, &unit, &text);
    menu_begin(session, _("改写"), str_text(&text));
    menu_add(session, reword, 0, _("改写这一段，只在这份草稿里"));
    menu_add(session, strike, 0, _("删去这一段"));
    if (reword_state(&session->draft, &unit) != REWORD_AS_IN_FORM)
        menu_add(session, restore, 0, _("恢复模板的原文（平时直接按 %s）"),
                 session_key(session, COMMAND_RESTORE));
    add_earlier(session, &unit);
    session->menu.escape = leave;
    menu_show(session);
    str_free(&text);
    return effect;
}
