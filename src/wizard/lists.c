/* SPDX-License-Identifier: MIT */
/* Outline, preview and help: pages with a cursor on the lines that lead somewhere. */
#include <stdlib.h>

#include "base/alloc.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

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
    session->cursor = session->top = line;
    if (!can_choose(session, line))
        move_cursor(session, by);
    session->top = line;
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
    session_fit(session);
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
        enum session_mode list = session->mode;
        session_ask(session, &session->draft.form->fields[chosen]);
        session->came_by = list;
        return EFFECT_REDRAW;
    }
    if (command == COMMAND_ESCAPE || (command == COMMAND_ENTER && chosen < 0))
        return session_back(session);
    if (action_apply(session, command, &effect))
        return effect;
    return command == COMMAND_QUIT ? EFFECT_QUIT : effect;
}

/* --- outline --- */

struct tally {
    int asked, answered, first;
    int by_finding[FINDING_NONE + 1];
};

static void tally_add(struct tally *tally, const struct field *field, enum finding finding)
{
    tally->first = tally->asked++ ? tally->first : field->index;
    tally->answered += finding != FINDING_OPEN && finding != FINDING_REFUSED;
    tally->by_finding[finding]++;
}

/* One for the form itself, then one for each section. The caller frees them. */
static struct tally *tally_all(const struct answers *answers)
{
    struct tally *tallies = xcalloc((size_t)answers->form->section_count + 1, sizeof(struct tally));
    const struct field *field = NULL;

    while ((field = form_walk_next(answers, field)))
        tally_add(&tallies[field->section + 1], field, form_walk_finding(answers, field));
    return tallies;
}

/* 2/6, and the most pressing of what is the matter but for what is merely unanswered. */
static void print_tally(const struct tally *tally, struct str *out)
{
    str_addf(out, "%d/%d", tally->answered, tally->asked);
    for (int i = 0; i < FINDING_NONE; i++)
        if (i != FINDING_OPEN && tally->by_finding[i]) {
            str_addf(out, " %s %d", finding_label((enum finding)i), tally->by_finding[i]);
            return;
        }
    if (tally->answered == tally->asked)
        str_add(out, _(" 完整"));
}

static void outline_line(struct session *session, const struct tally *tally, int depth,
                         const char *heading)
{
    struct page *page = &session->page;
    struct str state = STR_INIT;

    if (tally->asked)
        print_tally(tally, &state);
    page_line(page, tally->asked ? tally->first : -1);
    for (; depth >= 0; depth--)
        page_add(page, STYLE_TEXT, "  ");
    page_add(page, STYLE_TEXT, heading);
    page_pad(page, session_column(session, 17));
    page_add(page, tally->by_finding[FINDING_NONE] < tally->asked ? STYLE_UNANSWERED : STYLE_DIM,
             tally->asked ? str_text(&state) : _("不用填"));
    str_free(&state);
}

void outline_build(struct session *session)
{
    const struct form *form = session->draft.form;
    const struct answers *answers = &session->draft.answers;
    struct tally *tallies = tally_all(answers);
    struct str heading = STR_INIT;

    outline_line(session, &tallies[0], 0, form_section_label(form, -1));
    for (int i = 0; i < form->section_count; i++) {
        const struct section *section = &form->sections[i];
        if (answers->sections[i].presence == HIDDEN)
            continue;
        str_clear(&heading);
        layout_heading(answers, section, &heading);
        outline_line(session, &tallies[i + 1], section->level > 1 ? section->level - 1 : 0,
                     str_text(&heading));
    }
    str_free(&heading);
    free(tallies);
}

/* --- preview --- */

/* Every line leads somewhere: those above the first blank to that one. */
void preview_build(struct session *session)
{
    struct page *page = &session->page;
    size_t first = 0;

    layout_report(&session->draft.answers, NULL, NULL, true, session_text_columns(session), page);
    while (first < page->line_count && page->lines[first].target < 0)
        first++;
    for (size_t i = 0; i < first && first < page->line_count; i++)
        page->lines[i].target = page->lines[first].target;
}

/* --- help --- */

static void help_on_field(struct session *session)
{
    const struct field *field = session->field;
    struct page *page = &session->page;
    const char *const pieces[][2] = {{"", field->help},
                                     {_("注意："), field->hint},
                                     {_("例如："), field->example},
                                     {_("提供科室："), field->source}};
    struct str text = STR_INIT;

    page_line(page, -1);
    session_label(session, &text);
    page_add(page, STYLE_HEADING, str_text(&text));
    page_add(page, STYLE_DIM, " · ");
    page_add(page, STYLE_DIM, field->type->label);
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        if (!pieces[i][1])
            continue;
        str_clear(&text);
        str_addf(&text, "%s%s", pieces[i][0], pieces[i][1]);
        page_wrapped(page, STYLE_TEXT, -1, str_text(&text), session_text_columns(session));
    }
    page_line(page, -1);
    str_free(&text);
}

static const char *const guide = _(
    "数字怎么填：12、１２、十二、1,200、1.2万、3+5+4 都认得，单位可写可不写。\n"
    "本年没有：填 0 或 无，那一句就不写。　　还不知道：空着，文稿里是占位符 X。\n"
    "要再核对：在数字后面加问号，如 12？，定稿前会提醒。\n"
    "约数：写明可填约数的地方，可以填 30余、约30、近百。\n"
    "名称、日期：照样写，如 2026年1月5日。几个名称之间用顿号隔开。\n"
    "待确认：预先填好的内容，看过按回车就算确认，也可以改。\n"
    "填错了：直接重填；全部删掉再回车，或者填 X，就是还没有填。\n"
    "每填一处自动保存，随时可以退出，下次从这里接着填。");

static void help_on_commands(struct session *session)
{
    struct page *page = &session->page;

    page_line(page, -1);
    page_add(page, STYLE_HEADING, session->by_words ? _("命令") : _("按键"));
    for (size_t i = 0; i < wizard_command_count; i++) {
        const struct wizard_command *command = &wizard_commands[i];
        if (session->by_words && !command->word)
            continue;
        page_line(page, -1);
        page_add(page, STYLE_KEY, session->by_words ? command->word : command->key);
        if (command->other && !session->by_words) {
            page_add(page, STYLE_TEXT, " ");
            page_add(page, STYLE_KEY, command->other);
        }
        page_pad(page, 14);
        page_add(page, STYLE_TEXT, command->note);
    }
    page_line(page, -1);
}

void help_build(struct session *session)
{
    struct page *page = &session->page;

    if (session->field)
        help_on_field(session);
    help_on_commands(session);
    page_line(page, -1);
    page_add(page, STYLE_HEADING, _("怎样填"));
    page_wrapped(page, STYLE_TEXT, -1, guide, session_text_columns(session));
}
