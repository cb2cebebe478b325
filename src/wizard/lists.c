/* SPDX-License-Identifier: MIT */
/* Outline, preview, help and the last screen: pages with a cursor on the lines that lead somewhere.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/save.h"
#include "model/places.h"
#include "model/report.h"
#include "wizard/layout.h"
#include "wizard/mode.h"
#include "writer/writer.h"

/* --- moving in a list --- */

static bool can_choose(const struct session *session, size_t line)
{
    return line < session->page.line_count && session->page.lines[line].target >= 0;
}

static void move_cursor(struct session *session, int by)
{
    size_t line = session->cursor;

    do
        line += (size_t)by;
    while (line < session->page.line_count && !can_choose(session, line));
    if (line < session->page.line_count)
        session->cursor = line;
    else if (by > 0)
        session->top++;
    else
        session->top -= session->top > 0;
}

static void turn_page(struct session *session, int by)
{
    size_t rows = (size_t)session_body_rows(session), line = session->cursor;

    line = by > 0 ? line + rows : line > rows ? line - rows : 0;
    if (line >= session->page.line_count)
        line = session->page.line_count ? session->page.line_count - 1 : 0;
    session->top = by > 0 ? session->top + rows : session->top > rows ? session->top - rows : 0;
    session->cursor = line;
    if (!can_choose(session, line))
        move_cursor(session, by);
    if (!can_choose(session, session->cursor))
        move_cursor(session, -by);
}

static void jump(struct session *session, size_t line, int by)
{
    session->cursor = line;
    if (!can_choose(session, line))
        move_cursor(session, by);
}

unsigned list_apply(struct session *session, enum command_id command, int *chosen)
{
    size_t last = session->page.line_count ? session->page.line_count - 1 : 0;

    *chosen = -1;
    if (command == COMMAND_UP || command == COMMAND_BACK)
        move_cursor(session, -1);
    else if (command == COMMAND_DOWN || command == COMMAND_NEXT)
        move_cursor(session, 1);
    else if (command == COMMAND_PAGE_UP || command == COMMAND_PAGE_DOWN)
        turn_page(session, command == COMMAND_PAGE_UP ? -1 : 1);
    else if (command == COMMAND_HOME || command == COMMAND_END)
        jump(session, command == COMMAND_HOME ? 0 : last, command == COMMAND_HOME ? 1 : -1);
    else if (command == COMMAND_ENTER && can_choose(session, session->cursor))
        *chosen = session->page.lines[session->cursor].target;
    else
        return EFFECT_NONE;
    session_build(session);
    return EFFECT_REDRAW;
}

static unsigned go_back(struct session *session)
{
    session->mode = session->draft.form ? SESSION_FILL : SESSION_HOME;
    if (session->back_to == SESSION_FINISH && session->draft.form)
        session_enter(session, SESSION_FINISH);
    else if (session->draft.form)
        session_ask(session, session->field);
    else
        session_enter(session, SESSION_HOME);
    return EFFECT_REDRAW;
}

unsigned list_mode_apply(struct session *session, enum command_id command, const char *text,
                         size_t len)
{
    int chosen;
    unsigned effect = list_apply(session, command, &chosen);

    (void)text;
    (void)len;
    if (chosen >= 0 && session->draft.form) {
        session->mode = SESSION_FILL;
        session_ask(session, &session->draft.form->fields[chosen]);
        return EFFECT_REDRAW;
    }
    if (command == COMMAND_QUIT)
        return session_save(session) ? EFFECT_QUIT : EFFECT_REDRAW;
    if (command == COMMAND_ESCAPE || (command == COMMAND_ENTER && chosen < 0))
        return go_back(session);
    if (command == COMMAND_OUTLINE || command == COMMAND_PREVIEW || command == COMMAND_HELP) {
        bool draft_needed = command != COMMAND_HELP;
        if (draft_needed && !session->draft.form)
            return effect;
        session_enter(session, command == COMMAND_OUTLINE   ? SESSION_OUTLINE
                               : command == COMMAND_PREVIEW ? SESSION_PREVIEW
                                                            : SESSION_HELP);
        return EFFECT_REDRAW;
    }
    return effect;
}

/* --- outline --- */

struct tally {
    int asked, answered, first;
};

static struct tally tally_section(const struct session *session, int section)
{
    const struct answers *answers = &session->draft.answers;
    struct tally tally = {0, 0, -1};
    const struct field *field = NULL;

    while ((field = form_walk_next(answers, field))) {
        enum finding finding;
        if (field->section != section)
            continue;
        finding = form_walk_finding(answers, field);
        tally.asked++;
        tally.answered += finding == FINDING_NONE;
        if (tally.first < 0)
            tally.first = field->index;
    }
    return tally;
}

static void outline_line(struct session *session, int section, int depth, const char *heading)
{
    struct page *page = &session->page;
    struct tally tally = tally_section(session, section);
    struct str state = STR_INIT;

    if (tally.asked == 0)
        str_add(&state, _("—"));
    else if (tally.answered == tally.asked)
        str_addf(&state, _("完整 %d/%d"), tally.answered, tally.asked);
    else
        str_addf(&state, _("%d/%d"), tally.answered, tally.asked);
    page_line(page, tally.first);
    for (; depth >= 0; depth--)
        page_add(page, STYLE_TEXT, "  ");
    page_add(page, STYLE_TEXT, heading);
    page_pad(page, (size_t)session->columns - 14);
    page_add(page, tally.answered < tally.asked ? STYLE_UNANSWERED : STYLE_DIM, str_text(&state));
    str_free(&state);
}

void outline_build(struct session *session)
{
    const struct form *form = session->draft.form;
    struct str heading = STR_INIT;

    outline_line(session, -1, 0, form_section_label(form, -1));
    for (int i = 0; i < form->section_count; i++) {
        const struct section *section = &form->sections[i];
        if (session->draft.answers.sections[i].presence == HIDDEN)
            continue;
        str_clear(&heading);
        layout_heading(&session->draft.answers, section, &heading);
        outline_line(session, i, section->level > 1 ? section->level - 1 : 0, str_text(&heading));
    }
    str_free(&heading);
}

/* --- preview --- */

void preview_build(struct session *session)
{
    layout_report(&session->draft.answers, NULL, NULL, true, session->columns - 2, &session->page);
}

/* --- help --- */

static void help_on_field(struct session *session)
{
    const struct field *field = session->field;
    struct page *page = &session->page;
    int columns = session->columns - 2;

    page_line(page, -1);
    page_add(page, STYLE_HEADING, field->label);
    page_add(page, STYLE_DIM, " · ");
    page_add(page, STYLE_DIM, field->type->label);
    if (field->unit) {
        page_add(page, STYLE_DIM, _(" · 单位："));
        page_add(page, STYLE_DIM, field->unit);
    }
    if (field->help)
        page_wrapped(page, STYLE_TEXT, -1, field->help, columns);
    if (field->hint)
        page_wrapped(page, STYLE_TEXT, -1, field->hint, columns);
    page_line(page, -1);
}

static const char *const guide = _(
    "数字怎么填：12、１２、十二、1,200、1.2万、3+5+4 都认得，单位可写可不写。\n"
    "本年没有：填 0 或 无，那一句就不写。　　还不知道：空着，文稿里是占位符 X。\n"
    "要再核对：在数字后面加问号，如 12？，定稿前会提醒。\n"
    "约数：写明可填约数的地方，可以填 30余、约30、近百。\n"
    "名称、日期：照样写，如 2026年1月5日。几个名称之间用顿号隔开。\n"
    "待确认：预先填好的内容，看过按回车就算确认，也可以改。\n"
    "每填一处自动保存；随时可按 ^Q 退出，下次从这里接着填。");

void help_build(struct session *session)
{
    struct page *page = &session->page;

    if (session->field)
        help_on_field(session);
    page_line(page, -1);
    page_add(page, STYLE_HEADING, _("按键"));
    for (size_t i = 0; i < wizard_command_count; i++) {
        const struct wizard_command *command = &wizard_commands[i];
        page_line(page, -1);
        page_add(page, STYLE_KEY, command->keys);
        page_pad(page, 18);
        page_add(page, STYLE_TEXT, command->note);
    }
    page_line(page, -1);
    page_line(page, -1);
    page_add(page, STYLE_HEADING, _("怎样填"));
    page_wrapped(page, STYLE_TEXT, -1, guide, session->columns - 2);
}

/* --- the last screen --- */

/* A report of the same text is there already: nothing to write. */
static bool is_same(const char *path, const struct str *text)
{
    struct str there = STR_INIT;
    bool same = file_read(path, text->len + 1, &there) == 0 && there.len == text->len &&
                memcmp(str_text(&there), str_text(text), text->len) == 0;

    str_free(&there);
    return same;
}

static void name_report(const struct session *session, const struct str *text, struct str *path)
{
    const char *base = session->draft.path ? file_base(session->draft.path) : "";
    struct str folder = STR_INIT, name = STR_INIT, draft = STR_INIT;
    size_t len = strlen(base);

    str_addn(&draft, base, len > 5 ? len - 5 : len);
    places_file_name(str_text(&draft), 150, &name);
    places_home(&folder, "reports");
    if (session->report_path.len && is_same(str_text(&session->report_path), text))
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

bool session_finish(struct session *session)
{
    struct save_options options = {.mode = SAVE_PUBLIC};
    struct str text = STR_INIT, path = STR_INIT, folder = STR_INIT;
    int error;

    text_writer.write(&session->draft.answers, &text);
    places_home(&folder, "reports");
    error = file_make_folder(str_text(&folder));
    name_report(session, &text, &path);
    if (!error && !is_same(str_text(&path), &text))
        error = save_file(str_text(&path), str_text(&text), text.len, &options);
    str_clear(&session->report_path);
    if (error)
        session_say(session, true, _("文稿没有写成：%s"), file_reason(error));
    else
        str_add(&session->report_path, str_text(&path));
    str_free(&text);
    str_free(&path);
    str_free(&folder);
    return error == 0;
}

static void finding_line(struct session *session, const struct field *field, enum finding finding)
{
    struct page *page = &session->page;

    page_line(page, field->index);
    page_add(page, finding == FINDING_REFUSED ? STYLE_REFUSED : STYLE_UNANSWERED,
             finding_label(finding));
    page_pad(page, 8);
    page_add(page, STYLE_TEXT, form_section_label(session->draft.form, field->section));
    page_add(page, STYLE_TEXT, " · ");
    page_add(page, STYLE_TEXT, field->label);
    if (field->source) {
        page_pad(page, (size_t)session->columns - 18);
        page_add(page, STYLE_DIM, field->source);
    }
}

static void findings(struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    const struct field *field = NULL;

    while ((field = form_walk_next(answers, field))) {
        enum finding finding = form_walk_finding(answers, field);
        if (finding != FINDING_NONE)
            finding_line(session, field, finding);
    }
    for (int i = 0; i < answers->form->check_count; i++) {
        const struct check *check = &answers->form->checks[i];
        if (!check_fails(answers, check))
            continue;
        page_line(&session->page, -1);
        page_add(&session->page, check->severity == DIAG_ERROR ? STYLE_REFUSED : STYLE_VERIFY,
                 check->severity == DIAG_ERROR ? _("错误") : _("提示"));
        page_pad(&session->page, 8);
        page_add(&session->page, STYLE_TEXT, check->message);
    }
}

static bool may_finalize(const struct session *session)
{
    struct progress progress = form_walk_progress(&session->draft.answers);

    for (int i = 0; i < FINDING_NONE; i++)
        if (progress.by_finding[i])
            return false;
    for (int i = 0; i < session->draft.form->check_count; i++)
        if (session->draft.form->checks[i].severity == DIAG_ERROR &&
            check_fails(&session->draft.answers, &session->draft.form->checks[i]))
            return false;
    return !session->draft.finalized && !session->draft.read_only && session->report_path.len;
}

void finish_build(struct session *session)
{
    struct page *page = &session->page;
    struct progress progress = form_walk_progress(&session->draft.answers);
    struct str state = STR_INIT;

    if (session->report_path.len) {
        page_line(page, -1);
        page_add(page, STYLE_HEADING, _("文稿写好了，在："));
        page_line(page, -1);
        page_add(page, STYLE_TEXT, str_text(&session->report_path));
    }
    page_line(page, -1);
    page_line(page, -1);
    str_addf(&state, _("已填 %d/%d　"), progress.answered, progress.asked);
    progress_print(&progress, &state);
    page_add(page, STYLE_HEADING, str_text(&state));
    if (progress.answered < progress.asked)
        page_add(page, STYLE_DIM, _("　没填的地方，文稿里是占位符；回车前往"));
    findings(session);
    if (may_finalize(session)) {
        page_line(page, TARGET_FINALIZE);
        page_add(page, STYLE_TEXT, _("定稿：都核对好了，按回车定稿，以后打开只能查看"));
    }
    if (session->draft.finalized) {
        page_line(page, -1);
        page_add(page, STYLE_DIM, _("已经定稿。按 ^R 可以重新打开修改。"));
    }
    str_free(&state);
}

static unsigned finalize(struct session *session)
{
    if (!session_finish(session))
        return EFFECT_REDRAW;
    session->draft.finalized = true;
    session->draft.at = session->field;
    if (draft_save(&session->draft, true) == 0)
        session_say(session, false, _("已定稿"));
    else {
        session->draft.finalized = false;
        session_say(session, true, _("没有保存，仍是草稿；请按 ^S 再试"));
    }
    session_build(session);
    return EFFECT_REDRAW;
}

unsigned finish_apply(struct session *session, enum command_id command, const char *text,
                      size_t len)
{
    bool on_finalize = session->cursor < session->page.line_count &&
                       session->page.lines[session->cursor].target == TARGET_FINALIZE;

    if (command == COMMAND_ENTER && on_finalize)
        return finalize(session);
    if (command == COMMAND_REOPEN || command == COMMAND_SAVE || command == COMMAND_NEXT_FINDING) {
        session->mode = SESSION_FILL;
        session_ask(session, session->field);
        return fill_apply(session, command, text, len);
    }
    if (command == COMMAND_ESCAPE || command == COMMAND_BACK || command == COMMAND_UP) {
        bool at_top = true;
        for (size_t i = 0; command == COMMAND_UP && i < session->cursor; i++)
            at_top &= session->page.lines[i].target < 0;
        if (at_top) {
            session->mode = SESSION_FILL;
            session_ask(session, session->field);
            return EFFECT_REDRAW;
        }
    }
    return list_mode_apply(session, command, text, len);
}
