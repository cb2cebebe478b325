/* SPDX-License-Identifier: MIT */
/* What is asked here, what the keys do here, then everything else: from the tables, so that it
 * cannot say anything else than what happens. */

#include "base/attributes.h"
#include "text/decimal.h"
#include "wizard/mode.h"
#include "wizard/offers.h"

/* --- the field --- */

static void paragraph(struct session *session, const char *before, const char *text)
{
    struct str line = STR_INIT;

    str_addf(&line, "%s%s", before, text);
    page_wrapped(&session->page, STYLE_TEXT, -1, str_text(&line), session_text_columns(session));
    str_free(&line);
}

/* 0 到 366; 不小于 4. */
static void add_bounds(struct session *session, const struct field *field)
{
    struct str text = STR_INIT;

    if (field->lowest.set && !field->highest.set)
        str_add(&text, _("不小于 "));
    if (field->lowest.set)
        decimal_print(field->lowest.value, &text);
    if (field->highest.set)
        str_add(&text, field->lowest.set ? _(" 到 ") : _("不大于 "));
    if (field->highest.set)
        decimal_print(field->highest.value, &text);
    if (text.len)
        paragraph(session, _("范围："), str_text(&text));
    str_free(&text);
}

static void add_choices(struct session *session, const struct field *field)
{
    struct str text = STR_INIT;

    for (int i = 0; i < field->choice_count; i++)
        str_addf(&text, "%s%d %s", i ? "  " : "", i + 1, field->choices[i].label);
    if (text.len)
        paragraph(session, _("可选："), str_text(&text));
    str_free(&text);
}

static bool opens_clause(const struct template *template, const struct field *field)
{
    for (size_t i = 0; i < template->count; i++)
        if (template->tags[i].kind == TAG_SECTION && template->tags[i].ref == field->index)
            return true;
    return false;
}

static bool has_clause(const struct form *form, const struct field *field)
{
    for (int i = 0; i < form->section_count; i++)
        if (opens_clause(&form->sections[i].text.template, field) ||
            opens_clause(&form->sections[i].title.template, field))
            return true;
    return false;
}

/* What 0 or 无 makes of the sentence. */
static void add_none(struct session *session, const struct field *field)
{
    bool is_number = field->type->family->value == VALUE_NUMBER;

    if (field->required)
        paragraph(session, "", _("本年没有：这一项必须填写，不能填 无。"));
    else if (has_clause(session->draft.form, field))
        paragraph(session, "",
                  is_number ? _("本年没有：填 0 或 无，文稿里不写那一句。")
                            : _("本年没有：填 无，文稿里不写那一句。"));
    else if (field->type->none)
        paragraph(session, _("本年没有：填 无，记为 "), field->type->none);
    else
        paragraph(session, "", _("本年没有：填 无，文稿里那一处不写字。"));
}

static void help_on_field(struct session *session)
{
    const struct field *field = session->field;
    const char *const pieces[][2] = {{"", field->help},
                                     {_("注意："), field->hint},
                                     {_("例如："), field->example},
                                     {_("提供科室："), field->source},
                                     {_("填法："), field->type->help}};
    struct str label = STR_INIT;

    str_add(&label, field->label);
    if (field->unit)
        str_addf(&label, "（%s）", field->unit);
    page_heading(&session->page, str_text(&label));
    page_add(&session->page, STYLE_DIM, " · ");
    page_add(&session->page, STYLE_DIM, field->type->label);
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        if (pieces[i][1])
            paragraph(session, pieces[i][0], pieces[i][1]);
    add_bounds(session, field);
    add_choices(session, field);
    add_none(session, field);
    paragraph(session, _("还没有填：文稿里写 "), field_placeholder(field));
    page_line(&session->page, -1);
    str_free(&label);
}

/* --- the keys --- */

enum { KEY_COLUMNS = 14 };

static void command_line(struct session *session, const struct wizard_command *command,
                         const char *note)
{
    struct page *page = &session->page;

    if (session->by_words && !command->word)
        return;
    page_line(page, -1);
    page_add(page, STYLE_KEY, session->by_words ? command->word : command->key);
    if (command->other && !session->by_words) {
        page_add(page, STYLE_TEXT, " ");
        page_add(page, STYLE_KEY, command->other);
    }
    page_pad(page, KEY_COLUMNS);
    page_add(page, STYLE_TEXT, note);
}

/* Those of the footer, by the names they have there. */
static void help_on_mode(struct session *session)
{
    const struct offers *offers = offers_of_mode(session->help_on);

    page_heading(&session->page, session->by_words ? _("在这里能用的命令") : _("在这里能用的按键"));
    for (size_t i = 0; i < OFFERS_MOST && offers->offers[i].command; i++)
        if (offer_stands(&offers->offers[i], session) || offers->offers[i].command == COMMAND_ENTER)
            command_line(session, command_find(offer_command(&offers->offers[i], session)),
                         offer_label(&offers->offers[i]));
    page_line(&session->page, -1);
}

static void help_on_commands(struct session *session)
{
    page_heading(&session->page, session->by_words ? _("全部命令") : _("全部按键"));
    for (size_t i = 0; i < wizard_command_count; i++)
        command_line(session, &wizard_commands[i], wizard_commands[i].note);
    page_line(&session->page, -1);
}

/* --- the screen --- */

static const char *const guide = _(
    "数字怎么填：12、１２、十二、1,200、1.2万、3+5+4 都认得，单位可写可不写。\n"
    "本年没有：填 0 或 无，那一句就不写。　　还不知道：空着，文稿里是占位符 X。\n"
    "要再核对：在数字后面加问号，如 12？，定稿前会提醒。\n"
    "约数：写明可填约数的地方，可以填 30余、约30、近百。\n"
    "名称、日期：照样写，如 2026年1月5日。几个名称之间用顿号隔开。\n"
    "待确认：预先填好的内容，看过按回车就算确认，也可以改。\n"
    "填错了：直接重填；全部删掉再回车，或者填 X，就是还没有填。\n"
    "每填一处自动保存，随时可以退出，下次从这里接着填。");

void help_build(struct session *session)
{
    if (session->field && session->help_on == SESSION_FILL)
        help_on_field(session);
    help_on_mode(session);
    help_on_commands(session);
    page_heading(&session->page, _("怎样填"));
    page_wrapped(&session->page, STYLE_TEXT, -1, guide, session_text_columns(session));
}

/* Back to the list that it was asked in, where there was one. */
unsigned help_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    bool leaves = command == COMMAND_ESCAPE || command == COMMAND_ENTER;
    bool by_list = session->help_on != SESSION_HOME && session->help_on != SESSION_FILL;

    if (!leaves || !by_list)
        return list_mode_apply(session, command, text, len);
    list_return(session, session->help_on);
    return EFFECT_REDRAW;
}
