/* SPDX-License-Identifier: MIT */
#include "cli/check.h"

#include "base/attributes.h"
#include "cli/open.h"
#include "cli/say.h"
#include "lint/proof_report.h"
#include "model/reasons.h"
#include "model/review.h"
#include "model/reword.h"

enum { ANSWER_CELLS = 30 };

static const struct table_column columns[] = {
    {"draft", _("草稿"), 0, false},
    {"state", _("状态"), 0, false},
    {"section", _("章节"), 0, false},
    {"field", _("名称"), 0, false},
    {"label", _("填报项"), 0, false},
    {"source", _("提供科室"), 0, false},
    {"answer", _("填报内容"), ANSWER_CELLS, false},
    {"reason", _("原因"), 0, false},
};

static void add_row(struct table *table, const char *draft, const char *state, const char *section,
                    const char *name, const char *label, const char *source, const char *answer,
                    const char *reason)
{
    const char *const cells[] = {draft, state, section, name, label, source, answer, reason};

    for (size_t i = 0; i < COUNT_OF(cells); i++)
        table_add(table, cells[i] ? cells[i] : "");
}

static void add_field_row(struct table *table, const struct draft *draft, const char *state,
                          const struct field *field, const char *reason)
{
    struct str title = STR_INIT;

    review_section(&draft->answers, field->section, &title);
    add_row(table, draft->path, state, str_text(&title), field->name, field->label, field->source,
            answer_text(answers_of(&draft->answers, field)), reason);
    str_free(&title);
}

static void add_field(struct table *table, const struct draft *draft, const struct field *field,
                      bool json)
{
    enum finding finding = form_walk_finding(&draft->answers, field);

    if (finding != FINDING_NONE)
        add_field_row(table, draft, json ? finding_name(finding) : finding_label(finding), field,
                      answers_of(&draft->answers, field)->reason);
}

/* Answers that are kept though nobody asks for them now. */
static void add_hidden(struct table *table, const struct draft *draft, bool json)
{
    for (int i = 0; i < draft->form->field_count; i++) {
        const struct field *field = &draft->form->fields[i];
        const struct answer *answer = answers_of(&draft->answers, field);
        if (answer->presence == HIDDEN && answer->typed.state != ANSWER_OPEN)
            add_field_row(table, draft, json ? "hidden" : _("不写"), field,
                          _("条件不成立，内容保留，不写进文稿"));
    }
}

static void add_checks(struct table *table, const struct draft *draft, bool json)
{
    for (int i = 0; i < draft->form->check_count; i++) {
        const struct check *check = &draft->form->checks[i];
        bool error = check->severity == DIAG_ERROR;
        const char *state = error ? _("错误") : _("提示");
        if (!check_fails(&draft->answers, check))
            continue;
        if (json)
            state = error ? "error" : "warning";
        add_row(table, draft->path, state, _("校验"), check->name, "", "", reasons_of(draft, check),
                check->message);
    }
}

/* Paragraphs in the draft's own words: to be known, nothing to be done. */
static void add_rewordings(struct table *table, const struct draft *draft, bool json)
{
    const struct rewording *rewording;
    size_t at = 0;

    while ((rewording = reword_next(draft, &at))) {
        bool struck = !*rewording->text;
        const char *state = struck ? _("已删去") : _("已改写");
        struct str title = STR_INIT;

        if (json)
            state = struck ? "struck" : "reworded";
        review_section(&draft->answers, rewording->unit.section->index, &title);
        add_row(table, draft->path, state, str_text(&title), "", "", "",
                struck ? rewording->was : rewording->text,
                struck ? _("这一段不写进文稿") : _("这一段与模板不同"));
        str_free(&title);
    }
}

struct proofs {
    struct table *table;
    const struct draft *draft;
    bool json;
};

static void add_proof(void *self, const struct section *section, const char *text, size_t len,
                      const char *message)
{
    const struct proofs *proofs = self;
    struct str title = STR_INIT, stretch = STR_INIT;

    if (section)
        review_section(&proofs->draft->answers, section->index, &title);
    else
        str_add(&title, _("标题"));
    str_addn(&stretch, text, len);
    add_row(proofs->table, proofs->draft->path, proofs->json ? "text" : _("文字"), str_text(&title),
            "", "", "", str_text(&stretch), message);
    str_free(&title);
    str_free(&stretch);
}

static void add_proofs(struct table *table, const struct draft *draft, bool json)
{
    struct proofs proofs = {table, draft, json};

    proof_report(&draft->answers, add_proof, &proofs);
}

enum exit_code check_draft(struct table *table, const struct draft *draft, bool json)
{
    const struct field *field = NULL;

    while ((field = form_walk_next(&draft->answers, field)))
        add_field(table, draft, field, json);
    add_checks(table, draft, json);
    add_proofs(table, draft, json);
    add_rewordings(table, draft, json);
    add_hidden(table, draft, json);
    return review_gates(draft) ? EXIT_FOUND : EXIT_FINE;
}

void check_table(struct table *table)
{
    table_init(table, columns, COUNT_OF(columns));
}

/* JSON is for programs, which rely on the findings. */
static bool is_review(const struct options *options)
{
    return options->table && !options->json;
}

static enum exit_code look(struct table *table, const struct draft *draft,
                           const struct options *options, bool many)
{
    if (!is_review(options))
        return check_draft(table, draft, options->json);
    check_review(table, draft, many);
    return review_gates(draft) ? EXIT_FOUND : EXIT_FINE;
}

enum exit_code cli_check(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct table table;
    struct str text = STR_INIT;
    enum exit_code worst = EXIT_FINE;

    if (options->text)
        return check_text(options, arguments, count);
    opener_init(&opener, options->form);
    if (is_review(options))
        check_review_table(&table, count > 1);
    else
        check_table(&table);
    for (int i = 0; i < count; i++) {
        enum exit_code code = opener_draft(&opener, arguments[i]);
        if (code == EXIT_FINE) {
            say_diags(&opener.diags);
            code = look(&table, &opener.draft, options, count > 1);
        }
        worst = exit_worse(worst, code);
    }
    table_print(&table, options, &text);
    if (put(&text) != EXIT_FINE)
        worst = EXIT_SYSTEM;
    str_free(&text);
    table_free(&table);
    opener_free(&opener);
    return worst;
}
