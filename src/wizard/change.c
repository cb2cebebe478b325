/* SPDX-License-Identifier: MIT */
#include "wizard/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/remarks.h"
#include "wizard/mode.h"

/* --- what can be changed, as a text --- */

/* The typed text as a person types it, behind a mark of whether it was typed or prefilled. */
static void read_answer(const struct draft *draft, int index, struct str *out)
{
    const struct answer *answer = &draft->answers.items[index];

    if (answer->typed.state == ANSWER_OPEN)
        return;
    str_addf(out, "%c%s%s", answer->prefilled ? '~' : '=', str_text(&answer->typed_text),
             answer->typed.verify ? "？" : "");
}

static void put_answer(struct draft *draft, int index, const char *state)
{
    const struct field *field = &draft->form->fields[index];
    const char *text = *state ? state + 1 : "";

    draft_put(draft, field, text, strlen(text));
    draft->answers.items[index].prefilled = *state == '~';
}

static const char *name_of_answer(const struct draft *draft, int index)
{
    return draft->form->fields[index].label;
}

static void read_reason(const struct draft *draft, int index, struct str *out)
{
    str_add(out, remarks_of(draft, REMARK_REASON, index));
}

static void put_reason(struct draft *draft, int index, const char *state)
{
    remarks_put(draft, REMARK_REASON, index, state);
}

static const char *name_of_reason(const struct draft *draft, int index)
{
    (void)draft;
    (void)index;
    return _("情况说明");
}

static void read_note(const struct draft *draft, int index, struct str *out)
{
    str_add(out, remarks_of(draft, REMARK_NOTE, index));
}

static void put_note(struct draft *draft, int index, const char *state)
{
    remarks_put(draft, REMARK_NOTE, index, state);
}

static const struct {
    void (*read)(const struct draft *draft, int index, struct str *out);
    void (*put)(struct draft *draft, int index, const char *state);
    const char *(*name)(const struct draft *draft, int index);
} kinds[CHANGE_KIND_COUNT] = {
    [CHANGE_ANSWER] = {read_answer, put_answer, name_of_answer},
    [CHANGE_REASON] = {read_reason, put_reason, name_of_reason},
    [CHANGE_NOTE] = {read_note, put_note, name_of_answer},
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
                     enum change_kind kind, int index)
{
    struct str state = STR_INIT;

    kinds[kind].read(&session->draft, index, &state);
    ARRAY_ROOM(changes->items, changes->count, changes->cap);
    changes->items[changes->count++] = (struct change){step, kind, index, str_take(&state)};
}

void change_record(struct session *session, enum change_kind kind, int index, bool more)
{
    session->step += !more;
    forget(&session->redo);
    remember(session, &session->undo, session->step, kind, index);
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
        remember(session, to, step, change.kind, change.index);
        kinds[change.kind].put(&session->draft, change.index, change.state);
        free(change.state);
    }
    answers_settle(&session->draft.answers);
    return change;
}

static unsigned turn_back(struct session *session, struct changes *from, struct changes *to,
                          const char *done, const char *none)
{
    struct change change;
    const struct field *field = session->field;

    if (session_is_locked(session))
        return session_refuse_change(session);
    if (!from->count) {
        session_say(session, false, "%s", none);
        return EFFECT_REDRAW;
    }
    change = put_back(session, from, to);
    if (change.kind != CHANGE_REASON)
        field = &session->draft.form->fields[change.index];
    if (field && answers_of(&session->draft.answers, field)->presence != PRESENT)
        field = form_walk_next(&session->draft.answers, NULL);
    session->field = field;
    if (session_save(session))
        session_say(session, false, "%s%s", done,
                    kinds[change.kind].name(&session->draft, change.index));
    session_ask(session, field);
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
