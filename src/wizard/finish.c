/* SPDX-License-Identifier: MIT */
/* The last screen: the report is written, what is still the matter is listed, the draft finalized.
 */
#include <string.h>

#include "base/file.h"
#include "base/save.h"
#include "model/places.h"
#include "model/reasons.h"
#include "wizard/layout.h"
#include "wizard/mode.h"
#include "writer/writer.h"

enum { NAME_BYTES = 150 };

/* A report of the same text is there already: nothing to write. */
static bool is_same(const char *path, const struct str *text)
{
    struct str there = STR_INIT;
    bool same = file_read(path, text->len + 1, &there) == 0 && there.len == text->len &&
                memcmp(str_text(&there), str_text(text), text->len) == 0;

    str_free(&there);
    return same;
}

/* Where the report goes: over the one this session wrote, as long as nobody changed it since; else
 * beside whatever has the name already. */
static void name_report(const struct session *session, const struct str *text, struct str *path)
{
    struct str folder = STR_INIT, name = STR_INIT, draft = STR_INIT;
    size_t len;
    const char *stem = file_stem(session->draft.path, &len);

    str_addn(&draft, stem, len);
    places_file_name(str_text(&draft), NAME_BYTES, &name);
    places_home(&folder, "reports");
    if (session->report_path.len && is_same(str_text(&session->report_path), &session->report_text))
        str_add(path, str_text(&session->report_path));
    else {
        str_addf(path, "%s/%s%s", str_text(&folder), str_text(&name), text_writer.extension);
        if (!is_same(str_text(path), text))
            places_unused(str_text(&folder), str_text(&name), text_writer.extension, path);
    }
    str_free(&folder);
    str_free(&name);
    str_free(&draft);
}

bool session_assemble(struct session *session)
{
    struct save_options options = {.mode = SAVE_PUBLIC, .replace = true};
    struct str text = STR_INIT, path = STR_INIT, folder = STR_INIT;
    int error;

    text_writer.write(&session->draft.answers, &text);
    places_home(&folder, "reports");
    error = file_make_folder(str_text(&folder));
    name_report(session, &text, &path);
    if (!error && !is_same(str_text(&path), &text))
        error = save_file(str_text(&path), str_text(&text), text.len, &options);
    str_clear(&session->report_path);
    str_clear(&session->report_text);
    if (error)
        session_say(session, true, _("文稿没有写成：%s"), file_reason(error));
    else {
        str_add(&session->report_path, str_text(&path));
        str_addn(&session->report_text, str_text(&text), text.len);
    }
    str_free(&text);
    str_free(&path);
    str_free(&folder);
    return error == 0;
}

/* --- what is still the matter --- */

static void finding_line(struct session *session, const struct field *field, enum finding finding)
{
    struct page *page = &session->page;
    struct str section = STR_INIT;

    if (field->section >= 0)
        layout_heading(&session->draft.answers, &session->draft.form->sections[field->section],
                       &section);
    page_line(page, field->index);
    page_add(page, STYLE_TEXT, "  ");
    page_add(page, finding == FINDING_REFUSED ? STYLE_REFUSED : STYLE_TEXT, field->label);
    page_pad(page, session_column(session, 0) * 2 / 5);
    page_add(page, STYLE_DIM,
             field->section < 0 ? form_section_label(session->draft.form, -1) : str_text(&section));
    if (field->source) {
        page_pad(page, session_column(session, 16));
        page_add(page, STYLE_DIM, field->source);
    }
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

static void failed_checks(struct session *session)
{
    const struct answers *answers = &session->draft.answers;

    for (int i = 0; i < answers->form->check_count; i++) {
        const struct check *check = &answers->form->checks[i];
        const char *reason = reasons_of(&session->draft, check);
        bool wrong = check->severity == DIAG_ERROR;
        struct str text = STR_INIT;
        if (!check_fails(answers, check))
            continue;
        str_addf(&text, "%s：%s", wrong ? _("错误") : _("提示"), check->message);
        if (!wrong && *reason)
            str_addf(&text, _("（情况说明：%s）"), reason);
        else if (!wrong)
            str_add(&text, session->by_words ? _("（打行号写明原因）") : _("（回车写明原因）"));
        page_wrapped(&session->page, wrong ? STYLE_REFUSED : STYLE_VERIFY,
                     wrong ? -1 : TARGET_CHECK + i, str_text(&text), session_text_columns(session));
        str_free(&text);
    }
}

static bool may_finalize(const struct session *session)
{
    for (int i = 0; i < FINDING_NONE; i++)
        if (session->progress.by_finding[i])
            return false;
    for (int i = 0; i < session->draft.form->check_count; i++)
        if (reasons_gate(&session->draft, &session->draft.form->checks[i]))
            return false;
    return !session_is_locked(session) && session->report_path.len;
}

/* --- the screen --- */

/* The path alone on its line, whole, so that it can be copied. */
static void report_lines(struct session *session)
{
    struct page *page = &session->page;

    if (!session->report_path.len)
        return;
    page_line(page, -1);
    page_add(page, STYLE_HEADING, _("文稿写好了，在："));
    page_wrapped(page, STYLE_TEXT, -1, str_text(&session->report_path),
                 session_text_columns(session));
    page_line(page, -1);
}

static void progress_lines(struct session *session)
{
    const struct progress *progress = &session->progress;
    struct str text = STR_INIT;

    session_progress(session, &text);
    if (!progress->by_finding[FINDING_VERIFY] && !progress->by_finding[FINDING_UNCONFIRMED] &&
        progress->answered == progress->asked)
        str_add(&text, _("　完整"));
    page_line(&session->page, -1);
    page_add(&session->page, STYLE_HEADING, str_text(&text));
    if (progress->answered < progress->asked)
        page_wrapped(&session->page, STYLE_DIM, -1,
                     session->by_words
                         ? _("没填好的各项，文稿里先写占位符；打行号前往，填好再来成文。")
                         : _("没填好的各项，文稿里先写占位符；选一项按回车前往，填好再来成文。"),
                     session_text_columns(session));
    str_free(&text);
}

void finish_build(struct session *session)
{
    struct page *page = &session->page;

    report_lines(session);
    progress_lines(session);
    /* Above the warnings that have their reason, so that it is what Enter chooses. */
    if (may_finalize(session)) {
        page_line(page, TARGET_FINALIZE);
        page_add(page, STYLE_TEXT,
                 session->by_words ? _("定稿：都核对好了，打行号定稿，以后打开只能查看")
                                   : _("定稿：都核对好了，按回车定稿，以后打开只能查看"));
    }
    for (int i = 0; i < FINDING_NONE; i++)
        findings_of(session, (enum finding)i);
    failed_checks(session);
    if (session->draft.finalized) {
        page_line(page, -1);
        page_add(page, STYLE_DIM, _("已经定稿，只能查看。要修改请按 "));
        page_add(page, STYLE_KEY, session_key(session, COMMAND_REOPEN));
        page_add(page, STYLE_DIM, _(" 重新打开。"));
    }
}

static unsigned finalize(struct session *session)
{
    int error;

    if (!session_assemble(session))
        return EFFECT_REDRAW;
    session->draft.finalized = true;
    session->draft.at = session->field;
    error = draft_save(&session->draft, true);
    session->draft.finalized = error == 0;
    if (error)
        session_say(session, true, _("没有定稿，仍是草稿：%s"), file_reason(error));
    else
        session_say(session, false, _("已定稿"));
    session_build(session);
    return EFFECT_REDRAW;
}

/* Whether nothing that can be chosen stands above the cursor. */
static bool at_top(const struct session *session)
{
    for (size_t i = 0; i < session->cursor; i++)
        if (session->page.lines[i].target >= 0)
            return false;
    return true;
}

static void keep_reason(struct session *session, const char *text)
{
    change_record(session, (struct place){CHANGE_REASON, session->prompt_about, 0}, false);
    reasons_put(&session->draft, &session->draft.form->checks[session->prompt_about], text);
    session_save(session);
}

static const struct prompt reason_prompt = {_("写明原因，这条提示就不再妨碍定稿；数字有错请回去改"),
                                            false, keep_reason, NULL};

static unsigned ask_reason(struct session *session, int index)
{
    const struct check *check = &session->draft.form->checks[index];
    struct str label = STR_INIT;

    if (session_is_locked(session))
        return session_refuse_change(session);
    str_addf(&label, _("情况说明：%s"), check->message);
    prompt_ask(session, &reason_prompt, index, str_text(&label),
               reasons_of(&session->draft, check));
    str_free(&label);
    return EFFECT_REDRAW;
}

unsigned finish_apply(struct session *session, enum command_id command, const char *text,
                      size_t len)
{
    int target = session->cursor < session->page.line_count
                     ? session->page.lines[session->cursor].target
                     : -1;

    if (command == COMMAND_ENTER && target == TARGET_FINALIZE)
        return finalize(session);
    if (command == COMMAND_ENTER && target >= TARGET_CHECK)
        return ask_reason(session, target - TARGET_CHECK);
    if (command == COMMAND_ESCAPE || (command == COMMAND_BACK && at_top(session))) {
        session_ask(session, session->field);
        return EFFECT_REDRAW;
    }
    return list_mode_apply(session, command, text, len);
}
