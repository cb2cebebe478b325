/* SPDX-License-Identifier: MIT */
/* What is on the screen while filling in: the section's text, and what the lines around it say. */
#include <string.h>

#include "base/attributes.h"
#include "text/width.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* From this width on the state of what is asked is said in words. */
enum { STATE_COLUMNS = 72 };

/* --- the page --- */

/* The fields of the form itself stand in no section's text: they are a list. */
static void build_basics(struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL;
    struct str shown = STR_INIT;

    while ((field = form_walk_next(answers, field)) && field->section < 0) {
        const struct answer *answer = answers_of(answers, field);
        str_clear(&shown);
        if (answer->reading.state == ANSWER_GIVEN)
            answer_print(field, answer, true, &shown);
        else
            str_add(&shown,
                    answer->reading.state == ANSWER_NONE ? _("无") : field_placeholder(field));
        page_line(&session->page, field->index);
        page_add(&session->page, STYLE_TEXT, "　　");
        page_add(&session->page, STYLE_TEXT, field->label);
        page_add(&session->page, STYLE_TEXT, "：");
        page_add(&session->page, field == session->field ? STYLE_CURRENT : layout_style(answer),
                 str_text(&shown));
    }
    str_free(&shown);
}

static void build_section(struct session *session, const struct section *section)
{
    struct page *page = &session->page;

    layout_report(&session->draft.answers, section, session->field, false,
                  session_text_columns(session), page);
    if (layout_find(page, STYLE_CURRENT, 0) < page->line_count)
        return;
    page_line(page, -1);
    page_line(page, -1);
    page_add(page, STYLE_DIM, "　　");
    page_add(page, STYLE_CURRENT, session->field->label);
    page_add(page, STYLE_DIM, _("（写在别的章节）"));
}

/* The blank that is asked stays in view with a line of context above and below. */
void fill_scroll(struct session *session)
{
    size_t rows = (size_t)session_body_rows(session);
    size_t first = layout_find(&session->page, STYLE_CURRENT, 0), last = first;
    size_t context = rows > 2;

    if (first == session->page.line_count)
        return;
    while (layout_find(&session->page, STYLE_CURRENT, last + 1) == last + 1)
        last++;
    if (last - first >= rows)
        last = first + rows - 1 - context;
    if (last + context >= session->top + rows)
        session->top = last + context + 1 - rows;
    if (first < session->top + context)
        session->top = first < context ? 0 : first - context;
}

void fill_build(struct session *session)
{
    if (!session->field) {
        page_line(&session->page, -1);
        page_add(&session->page, STYLE_DIM, _("　　这个模板没有要填的内容。"));
    } else if (session->field->section < 0)
        build_basics(session);
    else
        build_section(session, &session->draft.form->sections[session->field->section]);
}

/* --- what the lines around it say --- */

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
    else if (form && session->draft.read_only)
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
        str_addf(out, _("  本节 第%d/%d处"), session->place, session->places);
}

/* Those above it first: every chapter has a （一）. */
static void add_headings(const struct answers *answers, int section, struct str *out)
{
    const struct section *sections = answers->form->sections;

    if (sections[section].parent >= 0) {
        add_headings(answers, sections[section].parent, out);
        str_add(out, " › ");
    }
    layout_heading(answers, &sections[section], out);
}

void session_heading(const struct session *session, struct str *out)
{
    const struct form *form = session->draft.form;
    int section = session->field ? session->field->section : -1;

    if (section < 0)
        str_add(out, form_section_label(form, -1));
    else
        add_headings(&session->draft.answers, section, out);
}

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

void session_state(const struct session *session, struct str *out)
{
    enum finding finding = FINDING_NONE;
    bool narrow = session->columns < STATE_COLUMNS;

    if (session->prompt)
        return;
    finding = form_walk_finding(&session->draft.answers, session->field);
    if (finding == FINDING_UNCONFIRMED && !narrow)
        str_addf(out, _("待确认：按%s确认，也可以改"),
                 session->edit.multiline && !session->by_words ? " Tab " : _("回车"));
    else if (finding != FINDING_OPEN)
        str_add(out, finding_label(finding));
    if (session->field->blanks > 1)
        str_addf(out, narrow ? _("%s共%d处") : _("%s共%d处，一并修改"), out->len ? "  " : "",
                 session->field->blanks);
}

/* What can be typed where that is not free: the menu of a choice, the cells of a row. */
static void add_offers(const struct field *field, struct str *out)
{
    if (field->type->family->value == VALUE_BOOLEAN)
        str_add(out, _("1 是  2 否"));
    for (int i = 0; i < field->choice_count; i++)
        str_addf(out, "%s%d %s", i ? "  " : "", i + 1, field->choices[i].label);
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

/* Whether an example leaves room for who supplies the answer; it stands in the help as well. */
static bool example_fits(const struct session *session, const struct str *line)
{
    const struct field *field = session->field;

    return session->by_words || width_text(str_text(line), line->len) + 4 +
                                        piece_width(field->example) + piece_width(field->source) <=
                                    (size_t)session_text_columns(session);
}

void session_hint(const struct session *session, struct str *out)
{
    enum { EXAMPLE = 1 };
    const struct field *field = session->field;
    const char *const pieces[][2] = {
        {"", field->hint}, {_("例："), field->example}, {"", field->source}};
    size_t start = out->len;

    if (session->prompt) {
        str_add(out, session->prompt->hint);
        return;
    }
    add_offers(field, out);
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        if (pieces[i][1] && (i != EXAMPLE || example_fits(session, out)))
            str_addf(out, "%s%s%s", out->len > start ? " · " : "", pieces[i][0], pieces[i][1]);
}
