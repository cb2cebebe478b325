/* SPDX-License-Identifier: MIT */
/* The last screen: where the report is, what is still the matter with it, and finalizing. */

#include "base/file.h"
#include "lint/proof_report.h"
#include "model/reasons.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* From this height on there is room for explanations, from this width on for offices. */
enum { ROOMY_ROWS = 20, OTHER_LINES = 12, OFFICE_COLUMNS = 60, MARK = 3 };

/* --- what is still the matter --- */

/* Three columns: label, section and, where there is room for it, office. */
static void add_columns(struct session *session, enum style style, const char *const cells[3])
{
    static const size_t wide[] = {40, 40, 20}, narrow[] = {55, 45, 0}; /* hundredths */
    const size_t *shares = session->columns >= OFFICE_COLUMNS ? wide : narrow;
    size_t room = session_room(session, MARK + 2);

    for (int i = 0; i < 3; i++) {
        const char *text = cells[i] ? cells[i] : "";
        if (i)
            page_add(&session->page, STYLE_TEXT, " ");
        if (session->by_words)
            page_add(&session->page, i ? STYLE_DIM : style, text);
        else if (shares[i])
            page_cut(&session->page, i ? STYLE_DIM : style, text, room * shares[i] / 100);
    }
}

static void finding_line(struct session *session, const struct field *field, enum finding finding)
{
    struct str section = STR_INIT;

    layout_heading(&session->draft.answers, field->section, &section);
    list_line(session, field->index);
    add_columns(session, finding == FINDING_REFUSED ? STYLE_REFUSED : STYLE_TEXT,
                (const char *const[]){field->label, str_text(&section), field->source});
    str_free(&section);
}

static void findings_of(struct session *session, enum finding finding)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL;
    struct str heading = STR_INIT;

    if (!session->progress.by_finding[finding])
        return;
    str_addf(&heading, _("%s %d 项"), finding_label(finding),
             session->progress.by_finding[finding]);
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_UNANSWERED, str_text(&heading));
    while ((field = form_walk_next(answers, field)))
        if (form_walk_finding(answers, field) == finding)
            finding_line(session, field, finding);
    str_free(&heading);
}

static bool may_finalize(const struct session *session)
{
    for (int i = 0; i < FINDING_NONE; i++)
        if (session->progress.by_finding[i])
            return false;
    return !reasons_gates(&session->draft) && !session_is_locked(session) &&
           session->report_path.len;
}

/* --- the finished text --- */

/* The first field of the section that is asked, or the nearest one after it. */
static int nearest_field(const struct session *session, const struct section *section)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL, *last = NULL;

    while ((field = form_walk_next(answers, field))) {
        last = field;
        if (!section || field->section >= section->index)
            break;
    }
    return last ? last->index : -1;
}

static void proof_line(void *self, const struct section *section, const char *text, size_t len,
                       const char *message)
{
    struct session *session = self;
    struct str line = STR_INIT;

    str_addf(&line, "“%.*s”：%s", (int)len, text, message);
    if (section) {
        str_add(&line, _("　见 "));
        layout_heading(&session->draft.answers, section->index, &line);
    }
    list_wrapped(session, STYLE_TEXT, nearest_field(session, section), str_text(&line));
    str_free(&line);
}

static void count_proof(void *self, const struct section *section, const char *text, size_t len,
                        const char *message)
{
    (void)section;
    (void)text;
    (void)len;
    (void)message;
    ++*(int *)self;
}

static void proof_lines(struct session *session, int count)
{
    struct str heading = STR_INIT;

    if (!count)
        return;
    str_addf(&heading, _("文字 %d 处（供参考，不妨碍定稿）"), count);
    page_heading(&session->page, str_text(&heading));
    proof_report(&session->draft.answers, proof_line, session);
    str_free(&heading);
}

/* --- what can be done with it --- */

static unsigned finalize(struct session *session)
{
    int error;

    if (!session_assemble(session))
        return EFFECT_REDRAW;
    if (!session_save(session)) /* and know that the draft is still the one that was read */
        return EFFECT_REDRAW;
    session->draft.finalized = true;
    error = draft_save(&session->draft, true);
    session->draft.finalized = error == 0;
    if (error == DRAFT_COPIED)
        session_save(session); /* changed at this very moment: the copy is a draft again */
    else if (error) {
        session_save(session); /* what could not be brought to disk may be there all the same */
        session_say(session, true, _("没有定稿，仍是草稿：%s"), file_reason(error));
    } else
        session_say(session, false, _("已定稿"));
    session_build(session);
    return EFFECT_REDRAW;
}

static unsigned look(struct session *session)
{
    session_enter(session, SESSION_PREVIEW);
    return EFFECT_REDRAW;
}

static unsigned save_for_windows(struct session *session)
{
    if (session_write_windows(session))
        session_say(session, false, _("已存为 Windows 文本：%s"), str_text(&session->windows_path));
    return EFFECT_REDRAW;
}

static unsigned show(struct session *session)
{
    str_clear(&session->shown);
    str_addn(&session->shown, str_text(&session->report_text), session->report_text.len);
    return EFFECT_REDRAW | EFFECT_SHOW;
}

static const struct {
    int target;
    const char *label;
    unsigned (*act)(struct session *session);
} actions[] = {
    {TARGET_FINALIZE, NULL, finalize}, /* its line stands with what is in its way */
    {TARGET_PREVIEW, _("看文稿"), look},
    {TARGET_WINDOWS, _("存为 Windows 文本（记事本、Word 打开不乱）"), save_for_windows},
    {TARGET_SHOW, _("显示以便复制"), show},
};

/* --- the screen --- */

/* The path alone on its line, whole, so that it can be copied. */
static void report_lines(struct session *session)
{
    struct page *page = &session->page;

    page_heading(page, _("文稿写好了，在："));
    page_wrapped(page, STYLE_TEXT, -1, str_text(&session->report_path),
                 session_text_columns(session));
}

static void progress_lines(struct session *session)
{
    const struct progress *progress = &session->progress;
    struct str text = STR_INIT;

    session_progress(session, &text);
    if (!progress->by_finding[FINDING_VERIFY] && !progress->by_finding[FINDING_UNCONFIRMED] &&
        progress->answered == progress->asked)
        str_add(&text, _("　完整"));
    page_heading(&session->page, str_text(&text));
    if (progress->answered < progress->asked && session->rows >= ROOMY_ROWS)
        page_wrapped(&session->page, STYLE_DIM, -1,
                     session->by_words
                         ? _("没填好的各项，文稿里先写占位符；打行号前往，填好再来成文。")
                         : _("没填好的各项，文稿里先写占位符；按数字或回车前往，填好再来成文。"),
                     session_text_columns(session));
    str_free(&text);
}

static void gate_lines(struct session *session)
{
    /* Above the warnings that have their reason, so that it is what Enter chooses. */
    if (may_finalize(session))
        list_wrapped(session, STYLE_TEXT, TARGET_FINALIZE,
                     session->by_words ? _("定稿：都核对好了，打行号定稿，以后打开只能查看")
                                       : _("定稿：都核对好了，按回车定稿，以后打开只能查看"));
    for (int i = 0; i < FINDING_NONE; i++)
        findings_of(session, (enum finding)i);
    checks_lines(session);
}

static void action_lines(struct session *session)
{
    page_heading(&session->page, _("文稿"));
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        if (actions[i].label)
            list_wrapped(session, STYLE_TEXT, actions[i].target, actions[i].label);
}

static void locked_line(struct session *session)
{
    struct page *page = &session->page;

    page_line(page, -1);
    page_add(page, STYLE_DIM,
             session_may_reopen(session) ? _("已经定稿，只能查看；修改请按 ")
                                         : _("已经定稿，只能查看"));
    if (session_may_reopen(session))
        page_add(page, STYLE_KEY, session_key(session, COMMAND_REOPEN));
}

/* A long list hides what stands below it. */
static void below_line(struct session *session, int proofs)
{
    int lines = session->progress.failed_checks + proofs;
    struct str text = STR_INIT;

    for (int i = 0; i < FINDING_NONE; i++)
        lines += session->progress.by_finding[i];
    page_line(&session->page, -1);
    if (session->by_words || lines + OTHER_LINES <= session_body_rows(session))
        return;
    if (proofs)
        str_addf(&text, _("文字 %d 处可再看，"), proofs);
    str_add(&text, _("看文稿、存为 Windows 文本、复制，都在最下面，按 End 前往。"));
    page_add(&session->page, STYLE_DIM, str_text(&text));
    str_free(&text);
}

static void head_lines(struct session *session, int proofs, bool path_above)
{
    bool written = session->report_path.len > 0;

    if (written && path_above)
        report_lines(session);
    else if (written)
        page_heading(&session->page, _("文稿写好了，在哪里见最下面"));
    if (written && session->rows >= ROOMY_ROWS)
        below_line(session, proofs);
    progress_lines(session);
    if (session->draft.finalized)
        locked_line(session);
    gate_lines(session);
}

/* Whether the first line that can be chosen, or will be below a heading, is in view; it may be two
 * lines long. */
static bool shows_choice(const struct session *session)
{
    const struct page *page = &session->page;
    size_t line = 0;

    while (line < page->line_count && page->lines[line].target < 0)
        line++;
    return line + 1 < (size_t)session_body_rows(session);
}

/* Where the path would push what is to be done out of view, it stands below. */
void finish_build(struct session *session)
{
    bool written = session->report_path.len > 0, above;
    int proofs = 0;

    proof_report(&session->draft.answers, count_proof, &proofs);
    head_lines(session, proofs, true);
    above = shows_choice(session);
    if (!above) {
        page_clear(&session->page);
        head_lines(session, proofs, false);
    }
    proof_lines(session, proofs);
    if (written)
        action_lines(session);
    if (written && !above)
        report_lines(session);
}

/* Whether nothing that can be chosen stands above the cursor. */
static bool at_top(const struct session *session)
{
    for (size_t i = 0; i < session->cursor; i++)
        if (session->page.lines[i].target >= 0)
            return false;
    return true;
}

unsigned finish_apply(struct session *session, enum command_id command, const char *text,
                      size_t len)
{
    int target;

    if (list_digit(session, command, text, len))
        command = COMMAND_ENTER;
    target = session->cursor < session->page.line_count
                 ? session->page.lines[session->cursor].target
                 : -1;
    for (size_t i = 0; i < COUNT_OF(actions); i++)
        if (command == COMMAND_ENTER && target == actions[i].target)
            return actions[i].act(session);
    if (command == COMMAND_ESCAPE || (command == COMMAND_BACK && at_top(session))) {
        session_ask(session, session->field);
        return EFFECT_REDRAW;
    }
    return list_mode_apply(session, command, text, len);
}
