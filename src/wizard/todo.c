/* SPDX-License-Identifier: MIT */
/* What is missing, office by office: a list to telephone by. */
#include "base/attributes.h"
#include "model/review.h"
#include "wizard/mode.h"

/* From this width on a line has room for the section. */
enum { SECTION_COLUMNS = 60, STATE_CELLS = 6, MARK = 2 };

/* The label with its unit. */
static void add_label(const struct field *field, struct str *out)
{
    str_add(out, field->label);
    if (field->unit)
        str_addf(out, "（%s）", field->unit);
}

static void add_cells(struct session *session, const char *label, const char *section,
                      enum finding finding)
{
    struct page *page = &session->page;
    size_t room = session_room(session, MARK + STATE_CELLS + 1);
    bool has_section = session->columns >= SECTION_COLUMNS;
    size_t width = has_section ? room / 2 : room;

    page_cut(page, STYLE_TEXT, label, width);
    if (has_section) {
        page_add(page, STYLE_TEXT, " ");
        page_cut(page, STYLE_DIM, section, room - width - 1);
    }
    page_add(page, STYLE_TEXT, " ");
    page_add(page, list_style(finding), finding_label(finding));
}

static void missing_line(struct session *session, const struct field *field)
{
    const struct answers *answers = &session->draft.answers;
    enum finding finding = form_walk_finding(answers, field);
    struct str label = STR_INIT, section = STR_INIT;

    add_label(field, &label);
    review_section(answers, field->section, &section);
    list_line(session, field->index);
    if (session->by_words) {
        str_addf(&label, "　%s　%s", str_text(&section), finding_label(finding));
        page_add(&session->page, STYLE_TEXT, str_text(&label));
    } else
        add_cells(session, str_text(&label), str_text(&section), finding);
    str_free(&label);
    str_free(&section);
}

static void office_lines(struct session *session, const struct review_missing *missing,
                         const struct review_office *office)
{
    struct str heading = STR_INIT;

    str_addf(&heading, _("%s %zu 项"), office->name, office->count);
    page_heading(&session->page, str_text(&heading));
    for (size_t i = 0; i < office->count; i++)
        missing_line(session, missing->fields[office->first + i]);
    str_free(&heading);
}

static bool is_unnamed(const struct review_missing *missing, const struct review_office *office)
{
    const char *source = missing->fields[office->first]->source;

    return !source || !*source;
}

/* 还有 12 项：未填 10，待确认 2 */
static void total_line(struct session *session, size_t count)
{
    struct str text = STR_INIT;
    const char *before = "：";

    str_addf(&text, _("还有 %zu 项"), count);
    for (int i = 0; i < FINDING_NONE; i++) {
        int found = session->progress.by_finding[i];
        if (found)
            str_addf(&text, "%s%s %d", before, finding_label((enum finding)i), found);
        before = found ? "，" : before;
    }
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_DIM, str_text(&text));
    str_free(&text);
}

static void nothing_line(struct session *session)
{
    struct str text = STR_INIT;

    str_addf(&text, _("没有缺项；成文请按 %s"), session_key(session, COMMAND_FINISH));
    page_wrapped(&session->page, STYLE_TEXT, -1, str_text(&text), session_text_columns(session));
    str_free(&text);
}

void todo_build(struct session *session)
{
    struct review_missing missing;

    review_missing_init(&missing, &session->draft);
    if (missing.field_count)
        total_line(session, missing.field_count);
    else if (!session->progress.failed_checks)
        nothing_line(session);
    for (int unnamed = 0; unnamed < 2; unnamed++)
        for (size_t i = 0; i < missing.office_count; i++)
            if (is_unnamed(&missing, &missing.offices[i]) == unnamed)
                office_lines(session, &missing, &missing.offices[i]);
    checks_lines(session);
    review_missing_free(&missing);
}
