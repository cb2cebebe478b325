/* SPDX-License-Identifier: MIT */
#include "wizard/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/remarks.h"
#include "model/reword.h"
#include "wizard/mode.h"

/* --- what can be changed, as a text --- */

/* The typed text as a person types it, behind a mark of whether it was typed or prefilled. */
static void read_answer(const struct draft *draft, struct place place, struct str *out)
{
    const struct answer *answer = &draft->answers.items[place.index];

    if (answer->typed.state == ANSWER_OPEN)
        return;
    str_addf(out, "%c%s%s", answer->prefilled ? '~' : '=', str_text(&answer->typed_text),
             answer->typed.verify ? "？" : "");
}

static void put_answer(struct draft *draft, struct place place, const char *state)
{
    const struct field *field = &draft->form->fields[place.index];
    const char *text = *state ? state + 1 : "";

    draft_put(draft, field, text, strlen(text));
    draft->answers.items[place.index].prefilled = *state == '~';
}

static const char *name_of_answer(const struct draft *draft, struct place place)
{
    return draft->form->fields[place.index].label;
}

static void read_reason(const struct draft *draft, struct place place, struct str *out)
{
    str_add(out, remarks_of(draft, REMARK_REASON, place.index));
}

static void put_reason(struct draft *draft, struct place place, const char *state)
{
    remarks_put(draft, REMARK_REASON, place.index, state);
}

static const char *name_of_reason(const struct draft *draft, struct place place)
{
    (void)draft;
    (void)place;
    return _("情况说明");
}

static void read_note(const struct draft *draft, struct place place, struct str *out)
{
    str_add(out, remarks_of(draft, REMARK_NOTE, place.index));
}

static void put_note(struct draft *draft, struct place place, const char *state)
{
    remarks_put(draft, REMARK_NOTE, place.index, state);
}

static struct reword_unit unit_of(const struct draft *draft, struct place place)
{
    struct reword_unit unit = {0};

    reword_unit_at(&draft->form->sections[place.index], place.line, &unit);
    return unit;
}

static void read_wording(const struct draft *draft, struct place place, struct str *out)
{
    struct reword_unit unit = unit_of(draft, place);
    enum reword_state state = reword_state(draft, &unit);

    if (state == REWORD_STRUCK)
        str_add(out, "-");
    if (state != REWORD_REWORDED)
        return;
    str_add(out, "=");
    reword_text(draft, &unit, out);
}

/* It could be used before: there is no reason against it. */
static void put_wording(struct draft *draft, struct place place, const char *state)
{
    struct reword_unit unit = unit_of(draft, place);
    struct str reason = STR_INIT;

    if (!*state)
        reword_restore(draft, &unit);
    else
        reword_put(draft, &unit, state + 1, strlen(state + 1), &reason);
    str_free(&reason);
}

static const char *name_of_wording(const struct draft *draft, struct place place)
{
    (void)draft;
    (void)place;
    return _("改写");
}

static const struct {
    void (*read)(const struct draft *draft, struct place place, struct str *out);
    void (*put)(struct draft *draft, struct place place, const char *state);
    const char *(*name)(const struct draft *draft, struct place place);
} kinds[CHANGE_KIND_COUNT] = {
    [CHANGE_ANSWER] = {read_answer, put_answer, name_of_answer},
    [CHANGE_REASON] = {read_reason, put_reason, name_of_reason},
    [CHANGE_NOTE] = {read_note, put_note, name_of_answer},
    [CHANGE_WORDING] = {read_wording, put_wording, name_of_wording},
};

/* --- steps --- */

static void forget(struct changes *changes)
{
    while (changes->count)
        free(changes->items[--changes->count].state);
}

void changes_free(struct session *session)
{
    forget(&session->undo);
    forget(&session->redo);
    free(session->undo.items);
    free(session->redo.items);
    session->undo = session->redo = (struct changes){NULL, 0, 0};
}

static void remember(struct session *session, struct changes *changes, unsigned step,
                     struct place place)
{
    struct str state = STR_INIT;

    kinds[place.kind].read(&session->draft, place, &state);
    ARRAY_ROOM(changes->items, changes->count, changes->cap);
    changes->items[changes->count++] = (struct change){step, place, str_take(&state)};
}

void change_record(struct session *session, struct place place, bool more)
{
    session->step += !more;
    session->changed = true;
    forget(&session->redo);
    remember(session, &session->undo, session->step, place);
}

void change_drop(struct session *session)
{
    free(session->undo.items[--session->undo.count].state);
}

static bool is_in_step(const struct changes *from, unsigned step)
{
    return from->count && from->items[from->count - 1].step == step;
}

/* Puts the last step of `from` back; what it replaces goes to `to`. Returns what it began with. */
static struct change put_back(struct session *session, struct changes *from, struct changes *to)
{
    unsigned step = from->items[from->count - 1].step;
    struct change change = {0};

    while (is_in_step(from, step)) {
        change = from->items[--from->count];
        remember(session, to, step, change.place);
        kinds[change.place.kind].put(&session->draft, change.place, change.state);
        free(change.state);
    }
    answers_settle(&session->draft.answers);
    session->changed = true;
    return change;
}

/* The first field of the section that is asked; NULL: none is. */
static const struct field *field_in(const struct session *session, int section)
{
    const struct field *field = NULL;

    while ((field = form_walk_next(&session->draft.answers, field)))
        if (field->section == section)
            break;
    return field;
}

/* The field that shows what was changed: the one in hand where none does better. */
static const struct field *field_of(const struct session *session, struct place place)
{
    const struct field *field = session->field, *shows = NULL;

    if (place.kind == CHANGE_ANSWER || place.kind == CHANGE_NOTE)
        shows = &session->draft.form->fields[place.index];
    else if (place.kind == CHANGE_WORDING && field && field->section != place.index)
        shows = field_in(session, place.index);
    field = shows ? shows : field;
    if (field && answers_of(&session->draft.answers, field)->presence != PRESENT)
        field = form_walk_next(&session->draft.answers, NULL);
    return field;
}

/* Whether the screen shows such a change itself. */
static bool is_shown(const struct session *session, enum change_kind kind)
{
    return (kind == CHANGE_WORDING && session->mode == SESSION_PREVIEW) ||
           (kind == CHANGE_REASON &&
            (session->mode == SESSION_FINISH || session->mode == SESSION_TODO));
}

static unsigned turn_back(struct session *session, struct changes *from, struct changes *to,
                          const char *done, const char *none)
{
    struct change change;
    bool stays;

    if (session_is_locked(session))
        return session_refuse_change(session);
    if (!from->count) {
        session_say(session, false, "%s", none);
        return EFFECT_REDRAW;
    }
    change = put_back(session, from, to);
    stays = is_shown(session, change.place.kind);
    if (!stays)
        session->field = field_of(session, change.place);
    if (session_save(session))
        session_say(session, false, "%s%s", done,
                    kinds[change.place.kind].name(&session->draft, change.place));
    if (stays)
        session_build(session);
    else
        session_ask(session, session->field);
    return EFFECT_REDRAW;
}

unsigned change_undo(struct session *session)
{
    return turn_back(session, &session->undo, &session->redo, _("已撤销："),
                     _("没有可以撤销的改动"));
}

unsigned change_redo(struct session *session)
{
    return turn_back(session, &session->redo, &session->undo, _("已重做："),
                     _("没有可以重做的改动"));
}
