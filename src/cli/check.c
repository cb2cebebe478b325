/* SPDX-License-Identifier: MIT */
#include "cli/check.h"

#include "base/attributes.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/form_walk.h"

static const struct table_column columns[] = {
    {"draft", _("草稿")},      {"state", _("状态")},   {"section", _("章节")},
    {"field", _("名称")},      {"label", _("填报项")}, {"source", _("提供科室")},
    {"answer", _("填报内容")}, {"reason", _("原因")},
};

static void add_row(struct table *table, const char *draft, const char *state, const char *section,
                    const char *name, const char *label, const char *source, const char *answer,
                    const char *reason)
{
    const char *const cells[] = {draft, state, section, name, label, source, answer, reason};

    for (size_t i = 0; i < COUNT_OF(cells); i++)
        table_add(table, cells[i] ? cells[i] : "");
}

static void add_field(struct table *table, const struct draft *draft, const struct field *field,
                      bool json)
{
    const struct answer *answer = answers_of(&draft->answers, field);
    enum finding finding = form_walk_finding(&draft->answers, field);

    if (finding == FINDING_NONE)
        return;
    add_row(table, draft->path, json ? finding_name(finding) : finding_label(finding),
            form_section_label(draft->form, field->section), field->name, field->label,
            field->source, answer_text(answer), answer->reason);
}

/* Answers that are kept though nobody asks for them now. */
static void add_hidden(struct table *table, const struct draft *draft, bool json)
{
    for (int i = 0; i < draft->form->field_count; i++) {
        const struct field *field = &draft->form->fields[i];
        const struct answer *answer = answers_of(&draft->answers, field);
        if (answer->presence == HIDDEN && answer->typed.state != ANSWER_OPEN)
            add_row(table, draft->path, json ? "hidden" : _("不写"),
                    form_section_label(draft->form, field->section), field->name, field->label,
                    field->source, answer_text(answer), _("条件不成立，内容保留，不写进文稿"));
    }
}

static bool add_checks(struct table *table, const struct draft *draft, bool json)
{
    bool failed = false;

    for (int i = 0; i < draft->form->check_count; i++) {
        const struct check *check = &draft->form->checks[i];
        bool error = check->severity == DIAG_ERROR;
        if (!check_fails(&draft->answers, check))
            continue;
        failed = true;
        add_row(table, draft->path,
                json    ? (error ? "error" : "warning")
                : error ? _("错误")
                        : _("提示"),
                _("校验"), check->name, check->message, "", "", "");
    }
    return failed;
}

enum exit_code check_draft(struct table *table, const struct draft *draft, bool json)
{
    const struct field *field = NULL;
    size_t before = table->count;
    bool failed;

    while ((field = form_walk_next(&draft->answers, field)))
        add_field(table, draft, field, json);
    failed = add_checks(table, draft, json) || table->count > before;
    add_hidden(table, draft, json);
    return failed ? EXIT_FOUND : EXIT_FINE;
}

void check_table(struct table *table)
{
    table_init(table, columns, COUNT_OF(columns));
}

enum exit_code cli_check(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct table table;
    struct str text = STR_INIT;
    enum exit_code worst = EXIT_FINE;

    opener_init(&opener, options->form);
    check_table(&table);
    for (int i = 0; i < count; i++) {
        enum exit_code code = opener_draft(&opener, arguments[i]);
        if (code == EXIT_FINE) {
            say_diags(&opener.diags);
            code = check_draft(&table, &opener.draft, options->json);
        }
        worst = code > worst ? code : worst;
    }
    table_print(&table, options, &text);
    if (!put(&text))
        worst = EXIT_SYSTEM;
    str_free(&text);
    table_free(&table);
    opener_free(&opener);
    return worst;
}
