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

/* A draft that is looked through, and the table of what is found in it. */
struct listing {
    struct table *table;
    const struct draft *draft;
    bool json; /* states in words for programs */
};

/* One finding, by the columns; NULL: an empty cell. */
struct row {
    const char *state, *section, *field, *label, *source, *answer, *reason;
};

static void add_row(const struct listing *listing, const struct row *row)
{
    const char *const cells[] = {listing->draft->path, row->state,  row->section, row->field,
                                 row->label,           row->source, row->answer,  row->reason};

    for (size_t i = 0; i < COUNT_OF(cells); i++)
        table_add(listing->table, cells[i] ? cells[i] : "");
}

static void add_field_row(const struct listing *listing, const struct field *field,
                          const char *state, const char *reason)
{
    const struct answers *answers = &listing->draft->answers;
    struct str title = STR_INIT;

    review_section(answers, field->section, &title);
    add_row(listing, &(struct row){.state = state,
                                   .section = str_text(&title),
                                   .field = field->name,
                                   .label = field->label,
                                   .source = field->source,
                                   .answer = answer_text(answers_of(answers, field)),
                                   .reason = reason});
    str_free(&title);
}

static void add_fields(const struct listing *listing)
{
    const struct answers *answers = &listing->draft->answers;
    const struct field *field = NULL;

    while ((field = form_walk_next(answers, field))) {
        enum finding finding = form_walk_finding(answers, field);
        if (finding != FINDING_NONE)
            add_field_row(listing, field,
                          listing->json ? finding_name(finding) : finding_label(finding),
                          answers_of(answers, field)->reason);
    }
}

/* Answers that are kept though nobody asks for them now. */
static void add_hidden(const struct listing *listing)
{
    const struct draft *draft = listing->draft;

    for (int i = 0; i < draft->form->field_count; i++) {
        const struct field *field = &draft->form->fields[i];
        const struct answer *answer = answers_of(&draft->answers, field);
        if (answer->presence == HIDDEN && answer->typed.state != ANSWER_OPEN)
            add_field_row(listing, field, listing->json ? "hidden" : _("不写"),
                          _("条件不成立，内容保留，不写进文稿"));
    }
}

static void add_checks(const struct listing *listing)
{
    const struct draft *draft = listing->draft;

    for (int i = 0; i < draft->form->check_count; i++) {
        const struct check *check = &draft->form->checks[i];
        bool error = check->severity == DIAG_ERROR;
        const char *state = error ? _("错误") : _("提示");
        if (!check_fails(&draft->answers, check))
            continue;
        if (listing->json)
            state = error ? "error" : "warning";
        add_row(listing, &(struct row){.state = state,
                                       .section = _("校验"),
                                       .field = check->name,
                                       .answer = reasons_of(draft, check),
                                       .reason = check->message});
    }
}

/* Paragraphs in the draft's own words: to be known, nothing to be done. */
static void add_rewordings(const struct listing *listing)
{
    const struct rewording *rewording;
    size_t at = 0;

    while ((rewording = reword_next(listing->draft, &at))) {
        bool struck = !*rewording->text;
        const char *state = struck ? _("已删去") : _("已改写");
        struct str title = STR_INIT;

        if (listing->json)
            state = struck ? "struck" : "reworded";
        review_section(&listing->draft->answers, rewording->unit.section->index, &title);
        add_row(listing,
                &(struct row){.state = state,
                              .section = str_text(&title),
                              .answer = struck ? rewording->was : rewording->text,
                              .reason = struck ? _("这一段不写进文稿") : _("这一段与模板不同")});
        str_free(&title);
    }
}

static void add_proof(void *self, const struct section *section, const char *text, size_t len,
                      const char *message)
{
    const struct listing *listing = self;
    struct str title = STR_INIT, stretch = STR_INIT;

    if (section)
        review_section(&listing->draft->answers, section->index, &title);
    else
        str_add(&title, _("标题"));
    str_addn(&stretch, text, len);
    add_row(listing, &(struct row){.state = listing->json ? "text" : _("文字"),
                                   .section = str_text(&title),
                                   .answer = str_text(&stretch),
                                   .reason = message});
    str_free(&title);
    str_free(&stretch);
}

enum exit_code check_draft(struct table *table, const struct draft *draft, bool json)
{
    struct listing listing = {table, draft, json};

    add_fields(&listing);
    add_checks(&listing);
    proof_report(&draft->answers, add_proof, &listing);
    add_rewordings(&listing);
    add_hidden(&listing);
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
