/* SPDX-License-Identifier: MIT */
#include "wizard/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "wizard/mode.h"

/* The lines of the page that are no proposal. */
enum { TARGET_FILL = 1 << 24, TARGET_WHOLE };

static void clear(struct proposals *proposals)
{
    while (proposals->count)
        free(proposals->items[--proposals->count].text);
    free(proposals->whole);
    proposals->whole = NULL;
    proposals->beyond = 0;
}

void proposals_free(struct proposals *proposals)
{
    clear(proposals);
    free(proposals->items);
    *proposals = (struct proposals){NULL, 0, 0, 0, NULL};
}

/* --- what is proposed --- */

static bool takes_figures(const struct field *field)
{
    return field->type->family->figure && !field->type->multiline;
}

/* Of a row of several columns the first one counts. */
static size_t cell_of(const char *line, size_t len)
{
    const char *tab = memchr(line, '\t', len);

    return tab ? (size_t)(tab - line) : len;
}

static void propose(struct proposals *proposals, const struct field *field, const char *text,
                    size_t len)
{
    struct str cell = STR_INIT;

    str_addn(&cell, text, len);
    ARRAY_ROOM(proposals->items, proposals->count, proposals->cap);
    proposals->items[proposals->count++] = (struct proposal){field, str_take(&cell), len > 0};
}

static const struct field *next_figure(const struct answers *answers, const struct field *field)
{
    while (field && (field = form_walk_next(answers, field)))
        if (takes_figures(field))
            break;
    return field;
}

bool proposal_lines(struct session *session, const char *text, size_t len)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = session->field;
    const char *end;
    struct str whole = STR_INIT;

    if (!takes_figures(field) || !memchr(text, '\n', len))
        return false;
    clear(&session->proposals);
    str_addn(&whole, text, len);
    session->proposals.whole = str_take(&whole);
    end = text + len;
    for (const char *line = text; line <= end;) {
        const char *line_end = memchr(line, '\n', (size_t)(end - line));
        size_t size = (size_t)((line_end ? line_end : end) - line);
        if (field)
            propose(&session->proposals, field, line, cell_of(line, size));
        else
            session->proposals.beyond++;
        line += size + 1;
        field = next_figure(answers, field);
    }
    session_commit(session, false);
    session_enter(session, SESSION_PROPOSALS);
    return true;
}

/* Whether a name asked by the one may be meant by the other as well: the same blank, left open in
 * the same way. Figures never are. */
static bool is_alike(const struct field *one, const struct field *other)
{
    return one != other && one->type == other->type && one->type->family->value == VALUE_TEXT &&
           !one->choice_count && !other->choice_count &&
           strcmp(field_placeholder(one), field_placeholder(other)) == 0;
}

unsigned action_alike(struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL;
    struct str text = STR_INIT;

    if (session_is_locked(session))
        return session_refuse_change(session);
    if (session->mode != SESSION_FILL || !session->field)
        return EFFECT_NONE;
    session_commit(session, false);
    str_add(&text, answer_text(answers_of(answers, session->field)));
    clear(&session->proposals);
    while (text.len && (field = form_walk_next(answers, field)))
        if (is_alike(session->field, field) &&
            strcmp(answer_text(answers_of(answers, field)), str_text(&text)) != 0) {
            propose(&session->proposals, field, str_text(&text), text.len);
            session->proposals.items[session->proposals.count - 1].is_taken = false;
        }
    if (session->proposals.count)
        session_enter(session, SESSION_PROPOSALS);
    else
        session_say(session, false, _("没有相像的项可以照填"));
    str_free(&text);
    return EFFECT_REDRAW;
}

/* --- the page --- */

static size_t taken(const struct proposals *proposals)
{
    size_t count = 0;

    for (size_t i = 0; i < proposals->count; i++)
        count += proposals->items[i].is_taken;
    return count;
}

/* What the field would make of it: a reason against it, or what it had. */
static void add_remark(struct session *session, const struct proposal *proposal)
{
    const struct answer *answer = answers_of(&session->draft.answers, proposal->field);
    struct str stored = STR_INIT, message = STR_INIT;
    struct reading reading;

    type_read(proposal->field, session->draft.answers.report_year, proposal->text,
              strlen(proposal->text), &reading, &stored, &message);
    if (reading.state == ANSWER_REFUSED) {
        page_add(&session->page, STYLE_REFUSED, "  ");
        page_add(&session->page, STYLE_REFUSED, str_text(&message));
    } else if (answer->reading.state == ANSWER_GIVEN) {
        page_add(&session->page, STYLE_DIM, _("  原来是 "));
        page_add(&session->page, STYLE_DIM, answer_text(answer));
    }
    str_free(&stored);
    str_free(&message);
}

void proposals_build(struct session *session)
{
    struct page *page = &session->page;
    struct proposals *proposals = &session->proposals;
    struct str text = STR_INIT;

    page_wrapped(page, STYLE_TEXT, -1,
                 proposals->whole
                     ? _("粘贴了几行数字，可以一行一处接着填下去。回车去掉或恢复一行的勾。")
                     : _("这几项和刚才那一项相像。内容相同的，在那一行按回车打勾，再到这里填入。"),
                 session_text_columns(session));
    str_addf(&text, _("填入打勾的 %zu 处"), taken(proposals));
    page_line(page, TARGET_FILL);
    page_add(page, STYLE_HEADING, str_text(&text));
    for (size_t i = 0; i < proposals->count; i++) {
        const struct proposal *proposal = &proposals->items[i];
        page_line(page, (int)i);
        page_add(page, STYLE_TEXT, proposal->is_taken ? "  [x] " : "  [ ] ");
        page_add(page, STYLE_TEXT, proposal->field->label);
        page_add(page, STYLE_TEXT, _("："));
        page_add(page, STYLE_ANSWERED, proposal->text);
        add_remark(session, proposal);
    }
    if (proposals->beyond) {
        str_clear(&text);
        str_addf(&text, _("  后面没有填数字的地方了，还有 %zu 行不填"), proposals->beyond);
        page_line(page, -1);
        page_add(page, STYLE_REFUSED, str_text(&text));
    }
    if (proposals->whole) {
        page_line(page, TARGET_WHOLE);
        page_add(page, STYLE_TEXT, _("不分开，并成一行放进这一处"));
    }
    str_free(&text);
}

/* --- taking it --- */

static unsigned fill_in(struct session *session)
{
    struct proposals *proposals = &session->proposals;
    const struct field *last = session->field;
    size_t done = 0;

    for (size_t i = 0; i < proposals->count; i++) {
        const struct proposal *proposal = &proposals->items[i];
        if (!proposal->is_taken)
            continue;
        change_record(session, (struct place){CHANGE_ANSWER, proposal->field->index, 0},
                      done++ > 0);
        draft_put(&session->draft, proposal->field, proposal->text, strlen(proposal->text));
        if (proposals->whole) /* further down the column */
            last = proposal->field;
    }
    answers_settle(&session->draft.answers);
    session->field = last;
    if (done && session_save(session))
        session_say(session, false, _("已填入 %zu 处；按 %s 可以一并撤销"), done,
                    session_key(session, COMMAND_UNDO));
    session_ask(session, last);
    return EFFECT_REDRAW;
}

static unsigned take_whole(struct session *session)
{
    session_ask(session, session->field);
    edit_insert(&session->edit, session->proposals.whole, strlen(session->proposals.whole));
    session_say(session, false, _("粘贴的几行已并成一行"));
    return EFFECT_REDRAW;
}

unsigned proposals_apply(struct session *session, enum command_id command, const char *text,
                         size_t len)
{
    int chosen;
    unsigned effect = list_apply(session, command, &chosen);

    (void)text;
    (void)len;
    if (chosen == TARGET_FILL)
        return fill_in(session);
    if (chosen == TARGET_WHOLE)
        return take_whole(session);
    if (chosen >= 0) {
        session->proposals.items[chosen].is_taken = !session->proposals.items[chosen].is_taken;
        session_build(session);
        return EFFECT_REDRAW;
    }
    if (command == COMMAND_ESCAPE || command == COMMAND_UNDO) /* the change before it stays */
        return session_back(session);
    action_apply(session, command, &effect);
    return effect;
}
