/* SPDX-License-Identifier: MIT */
/* What the lines around the page and the entry say. */
#include <string.h>

#include "base/attributes.h"
#include "model/compare.h"
#include "model/remarks.h"
#include "model/reword.h"
#include "text/width.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* From this width on the state of what is asked is said in words. */
enum { STATE_COLUMNS = 72 };

/* Cells of last year's words at most and at least, and of what stands around them. */
enum { LAST_CELLS = 20, LAST_LEAST = 8, LAST_AROUND = 12 };

/* Where the change begins, the rate, and where that ends, beside a figure of last year of so many
 * cells; each cell more moves the change on by one and the rate by two. And the gap before. */
enum { CHANGE_COLUMN = 11, RATE_COLUMN = 25, END_COLUMN = 40, FIGURE_CELLS = 6, GAP = 2 };

static bool is_narrow(const struct session *session)
{
    return session->columns < STATE_COLUMNS;
}

/* --- the head --- */

void session_title(const struct session *session, struct str *out)
{
    const struct form *form = session->draft.form;
    const struct field *year = form ? form_field(form, "year", strlen("year")) : NULL;
    const struct answer *answer = year ? answers_of(&session->draft.answers, year) : NULL;

    str_add(out, form ? form->name : _("填报"));
    if (answer && answer->reading.state == ANSWER_GIVEN)
        str_addf(out, " · %s", answer_text(answer));
    if (form && session->draft.finalized)
        str_add(out, _("（定稿）"));
    else if (form && session_is_locked(session))
        str_add(out, _("（只读）"));
    else if (form && session->unsaved)
        str_add(out, _("（未保存）"));
}

void session_progress(const struct session *session, struct str *out)
{
    str_addf(out, _("已填 %d/%d"), session->progress.answered, session->progress.asked);
}

void session_position(const struct session *session, struct str *out)
{
    session_progress(session, out);
    if (session->places)
        str_addf(out, is_narrow(session) ? _(" 第%d/%d处") : _("  本节 第%d/%d处"), session->place,
                 session->places);
}

/* Those above it first: every chapter has a （一）. */
static void add_headings(const struct answers *answers, int section, struct str *out)
{
    int parent = section < 0 ? -1 : answers->form->sections[section].parent;

    if (parent >= 0) {
        add_headings(answers, parent, out);
        str_add(out, " > ");
    }
    layout_heading(answers, section, out);
}

void session_heading(const struct session *session, struct str *out)
{
    add_headings(&session->draft.answers, session->field ? session->field->section : -1, out);
}

/* --- what is asked --- */

void session_label(const struct session *session, struct str *out)
{
    if (session->prompt) {
        str_add(out, str_text(&session->prompt_label));
        return;
    }
    str_add(out, session->field->label);
    if (session->field->unit)
        str_addf(out, "（%s）", session->field->unit);
}

/* Where there is no room, the mark before the paragraph says so. */
static void add_rewording(const struct session *session, struct str *out)
{
    if (session->wording != REWORD_AS_IN_FORM && !is_narrow(session))
        str_addf(out, "%s%s", out->len ? "  " : "",
                 session->wording == REWORD_STRUCK ? _("本段已删去") : _("本段已改写"));
}

static void add_finding(const struct session *session, struct str *out)
{
    enum finding finding = form_walk_finding(&session->draft.answers, session->field);

    if (finding == FINDING_UNCONFIRMED && !is_narrow(session))
        str_addf(out, _("待确认：按%s"),
                 edit_breaks_lines(&session->edit) && !session->by_words ? " Tab" : _("回车"));
    else if (finding != FINDING_OPEN)
        str_add(out, finding_label(finding));
    if (session->blanks > 1)
        str_addf(out, is_narrow(session) ? _("%s共%d处") : _("%s共%d处，一并修改"),
                 out->len ? "  " : "", session->blanks);
    add_rewording(session, out);
}

/* What the label and the state so far leave of the line. */
static size_t room_beside(const struct session *session, const struct str *out)
{
    struct str label = STR_INIT;
    size_t room;

    session_label(session, &label);
    str_addn(&label, str_text(out), out->len);
    room = session_room(session, (int)width_text(str_text(&label), label.len));
    str_free(&label);
    return room;
}

/* Words that leave no room for the label are left to the list that compares. All take the room of
 * the longest, so that what stands before them stays where it is. */
static void add_last_words(const struct session *session, const char *last, struct str *out)
{
    size_t beside = room_beside(session, out), start = out->len;
    size_t room = beside > LAST_AROUND ? beside - LAST_AROUND : 0;
    size_t most = room < LAST_CELLS ? room : LAST_CELLS;

    if (room < LAST_LEAST)
        return;
    str_addf(out, _("%s去年 "), out->len ? "  " : "");
    layout_cut(last, most, out);
    width_pad(out, start, session->by_words ? 0 : most + LAST_AROUND - GAP);
}

/* In columns where there is room, so that a digit changes no more than the figures it is about. */
static void add_last_figure(const struct session *session, const struct comparison *comparison,
                            struct str *out)
{
    int cells = (int)width_text(str_text(&comparison->last), comparison->last.len);
    int more = cells > FIGURE_CELLS ? cells - FIGURE_CELLS : 0, end = END_COLUMN + 2 * more;
    bool named = !is_narrow(session);
    bool stands = named && !session->by_words && room_beside(session, out) >= (size_t)(end + GAP);
    const struct {
        int column;
        const char *name;
        const struct str *text;
    } pieces[] = {{0, _("去年 "), &comparison->last},
                  {CHANGE_COLUMN + more, named ? _("  增减 ") : " ", &comparison->change},
                  {RATE_COLUMN + 2 * more, named ? _("  同比 ") : " ", &comparison->rate}};
    size_t start;

    str_add(out, out->len ? "  " : "");
    start = out->len;
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        if (!pieces[i].text->len)
            continue;
        width_pad(out, start, stands ? (size_t)pieces[i].column : 0);
        str_add(out, pieces[i].name);
        layout_cut(str_text(pieces[i].text), LAST_CELLS, out);
    }
    width_pad(out, start, stands ? (size_t)end : 0);
}

/* Last year beside what is in the entry, which is the answer or on its way to be one. */
static void add_last(const struct session *session, struct str *out)
{
    struct comparison comparison = {0};

    compare_typed(&comparison, &session->draft.answers, session->field,
                  str_text(&session->edit.text), session->edit.text.len);
    if (comparison.known && session->field->type->family->figure)
        add_last_figure(session, &comparison, out);
    else if (comparison.known)
        add_last_words(session, str_text(&comparison.last), out);
    comparison_free(&comparison);
}

void session_state(const struct session *session, struct str *out)
{
    if (session->prompt)
        return;
    add_finding(session, out);
    add_last(session, out);
}

/* --- the line under the entry --- */

/* Whether what is in the entry makes a clause of its own go. */
static bool drops_clause(const struct session *session)
{
    const struct field *field = session->field;
    struct str stored = STR_INIT, message = STR_INIT;
    struct reading reading;
    struct value value;
    bool drops;

    if (!field->clauses || !session->edit.text.len)
        return false;
    type_read(field, session->draft.answers.report_year, str_text(&session->edit.text),
              session->edit.text.len, &reading, &stored, &message);
    drops = reading.state == ANSWER_NONE;
    if (reading.state == ANSWER_GIVEN) {
        value = type_operand(field->type, &reading, str_text(&stored));
        drops = !expr_truth(&value);
    }
    str_free(&stored);
    str_free(&message);
    return drops;
}

/* Behind the one before it, or on a line of its own where it would be broken. */
static void add_choice(const struct session *session, int number, const char *label,
                       struct str *out)
{
    const char *line = out->len ? strrchr(str_text(out), '\n') : NULL;
    struct str item = STR_INIT;
    size_t width;

    str_addf(&item, "%d %s", number, label);
    line = line ? line + 1 : str_text(out);
    width = width_text(line, strlen(line)) + width_text(str_text(&item), item.len) + 2;
    if (number > 1)
        str_add(out, width > (size_t)session_text_columns(session) ? "\n" : "  ");
    str_addn(out, str_text(&item), item.len);
    str_free(&item);
}

/* What can be typed where that is not free: the menu of a choice, the cells of a row. */
static void add_offers(const struct session *session, struct str *out)
{
    const struct field *field = session->field;

    if (field->type->family->value == VALUE_BOOLEAN)
        str_add(out, _("1 是  2 否"));
    if (field->type->family == &type_several_of)
        str_add(out, _("可以选几个，如 1,2 · "));
    for (int i = 0; i < field->choice_count; i++)
        add_choice(session, i + 1, field->choices[i].label, out);
    for (int i = 0; i < field->column_count; i++) {
        str_addf(out, "%s%s", i ? "｜" : _("每行："), field->columns[i].label);
        if (field->columns[i].unit)
            str_addf(out, "（%s）", field->columns[i].unit);
    }
}

/* With the mark before it. */
static size_t piece_width(const char *text)
{
    return text ? 3 + width_text(text, strlen(text)) : 0;
}

/* Last year's answer is the better example. */
static bool has_last(const struct session *session)
{
    const struct last_answer *last = session->draft.answers.last;

    return last && last[session->field->index].reading.state != ANSWER_OPEN;
}

/* Whether an example leaves room for who supplies the answer; it stands in the help as well. */
static bool example_fits(const struct session *session, const struct str *line)
{
    const struct field *field = session->field;

    return session->by_words || width_text(str_text(line), line->len) + 4 +
                                        piece_width(field->example) + piece_width(field->source) <=
                                    (size_t)session_text_columns(session);
}

static void add_hint(const struct session *session, struct str *out)
{
    enum { EXAMPLE = 2 };
    const struct field *field = session->field;
    const char *note = remarks_of(&session->draft, REMARK_NOTE, field->index);
    const char *const pieces[][2] = {{_("备注："), *note ? note : NULL},
                                     {"", field->hint},
                                     {_("例："), field->example},
                                     {"", field->source}};
    struct str offers = STR_INIT;
    size_t start = out->len;

    if (drops_clause(session))
        str_addf(out, _("%s：这一句不写进文稿"), str_text(&session->edit.text));
    add_offers(session, &offers);
    if (offers.len)
        str_addf(out, "%s%s", out->len > start ? " · " : "", str_text(&offers));
    str_free(&offers);
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        if (pieces[i][1] && (i != EXAMPLE || (!has_last(session) && example_fits(session, out))))
            str_addf(out, "%s%s%s", out->len > start ? " · " : "", pieces[i][0], pieces[i][1]);
}

void session_hint(const struct session *session, struct str *out)
{
    if (session->prompt)
        str_add(out, str_text(&session->prompt_hint));
    else
        add_hint(session, out);
}
