/* SPDX-License-Identifier: MIT */
/* What is on the screen while filling in: the section's text. */
#include "base/attributes.h"
#include "model/reword.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

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

/* Why the text of the section does not show the field. */
static void why_absent(const struct session *session, struct str *out)
{
    const struct draft *draft = &session->draft;
    const struct field *field = session->field, *live = reword_default(draft, field, true),
                       *settled = reword_default(draft, field, false);

    if (!field->blanks)
        str_add(out, _("（不写进文稿，只决定有的话写不写）"));
    else if (answers_of(&draft->answers, field)->reading.state == ANSWER_NONE)
        str_add(out, _("（没有，这里不写）"));
    else if (live)
        str_addf(out, _("（写在“%s”里）"), live->label);
    else if (session->blanks)
        str_add(out, _("（写在别的章节）"));
    else if (settled)
        str_addf(out, _("（“%s”已经写定，要改到那里改）"), settled->label);
    else
        str_add(out, _("（改写后的文字里没有这一项）"));
}

static void build_section(struct session *session, const struct section *section)
{
    struct page *page = &session->page;
    struct str why = STR_INIT;

    layout_section(&session->draft.answers, section, session->field, session_text_columns(session),
                   page);
    if (layout_find(page, STYLE_CURRENT, 0) < page->line_count)
        return;
    page_line(page, -1);
    page_line(page, -1);
    page_add(page, STYLE_DIM, "　　");
    page_add(page, STYLE_CURRENT, session->field->label);
    why_absent(session, &why);
    page_add(page, STYLE_DIM, str_text(&why));
    str_free(&why);
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
