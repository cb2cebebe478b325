/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "cli/import_write.h"
#include "cli/open.h"
#include "cli/say.h"
#include "import/flow.h"
#include "import/glyph.h"
#include "model/node.h"
#include "text/json.h"
#include "text/safe.h"
#include "text/width.h"

/* One document and what was found in it. */
struct findings {
    const struct options *options;
    const char *path;
    struct document document;
    struct blanks blanks;
    struct questions questions;
    struct question_merge *merges;

    size_t merge_count;
};

/* --- one row for each blank --- */

/* Where in the document a blank stands: its column follows the blank before it in the line. */
struct place {
    size_t line, at, column;
};

static size_t column_of(struct place *place, const struct document *document,
                        const struct blank *blank)
{
    if (place->line != blank->line || !place->column)
        *place = (struct place){blank->line, document->lines[blank->line].start, 1};
    place->column += glyph_count(document->text.s + place->at, blank->start - place->at);
    place->at = blank->start;
    return place->column;
}

/* What is said about one blank. */
struct row {
    const struct blank *blank;
    const struct question *question;
    size_t column;
    struct str placeholder;
};

static void add_pair(struct str *out, const char *key, const char *text)
{
    str_add(out, key);
    json_add_string(out, text);
}

static void add_number(struct str *out, const char *key, size_t number)
{
    str_add(out, key);
    str_add_number(out, number);
}

static void add_json(const struct document *document, const struct row *row, struct str *out)
{
    const struct blank *blank = row->blank;
    const struct str *placeholder = &row->placeholder;

    add_number(out, "\n {\"line\": ", blank->line + 1);
    add_number(out, ", \"column\": ", row->column);
    add_number(out, ", \"offset\": ", document->lines[blank->line].point + row->column - 1);
    add_number(out, ", \"length\": ", glyph_count(placeholder->s, placeholder->len));
    add_pair(out, ", \"placeholder\": ", placeholder->s);
    add_pair(out, ", \"kind\": ", blank_kind_name(blank->kind));
    add_pair(out, ", \"unit\": ", blank->unit);
    str_add(out, blank->approximate ? ", \"approximate\": true" : ", \"approximate\": false");
    add_pair(out, ", \"field\": ", row->question->name);
    add_pair(out, ", \"label\": ", row->question->label);
    str_addc(out, '}');
}

/* The text in at least so many cells. */
static void add_padded(struct str *out, const char *text, size_t cells)
{
    static const char blanks[] = "                                ";
    size_t width = width_text(text, strlen(text));

    safe_add(out, text, strlen(text));
    str_addn(out, blanks, (width < cells ? cells - width : 0) + 2);
}

enum { PLACE_CELLS = 8, PLACEHOLDER_CELLS = 8, KIND_CELLS = 18, LABEL_CELLS = 24 };

/* The label, the field's name where it is another one, why the choice is not sure. */
static void add_label(const struct row *row, struct str *out)
{
    const struct question *question = row->question;
    bool named = strcmp(question->name, question->label) != 0;

    if (!named && row->blank->doubt == DOUBT_NONE) {
        safe_add(out, question->label, strlen(question->label));
        return;
    }
    add_padded(out, question->label, LABEL_CELLS);
    if (named) {
        str_add(out, _("名称："));
        str_add(out, question->name);
    }
    if (row->blank->doubt != DOUBT_NONE)
        str_addf(out, "%s%s", named ? "  " : "", doubt_reason(row->blank->doubt));
}

static void add_cells(const struct row *row, struct str *out)
{
    const struct blank *blank = row->blank;
    struct str cell = STR_INIT;

    add_number(&cell, "", blank->line + 1);
    add_number(&cell, ":", row->column);
    add_padded(out, str_text(&cell), PLACE_CELLS);
    add_padded(out, row->placeholder.s, PLACEHOLDER_CELLS);
    str_clear(&cell);
    str_add(&cell, blank_kind_label(blank->kind));
    if (*blank->unit)
        str_addc(&cell, ' ');
    str_add(&cell, blank->unit);
    str_add(&cell, blank->approximate ? _("（约数）") : "");
    add_padded(out, str_text(&cell), KIND_CELLS);
    add_label(row, out);
    str_addc(out, '\n');
    str_free(&cell);
}

static enum exit_code put_and_clear(struct str *out)
{
    enum exit_code code = put(out);

    str_clear(out);
    return code;
}

enum { OUT_MOST = 64 * 1024 };

static enum exit_code show(const struct findings *findings)
{
    const struct document *document = &findings->document;
    struct row row = {.placeholder = STR_INIT};
    struct place place = {0, 0, 0};
    struct str out = STR_INIT;
    enum exit_code code = EXIT_FINE;
    bool json = findings->options->json;

    str_add(&out, json ? "[" : "");
    for (size_t i = 0; i < findings->blanks.count && code == EXIT_FINE; i++) {
        row.blank = &findings->blanks.items[i];
        row.question = &findings->questions.items[row.blank->field];
        row.column = column_of(&place, document, row.blank);
        str_clear(&row.placeholder);
        str_addn(&row.placeholder, document->text.s + row.blank->start, row.blank->len);
        if (json) {
            str_add(&out, i ? "," : "");
            add_json(document, &row, &out);
        } else
            add_cells(&row, &out);
        if (out.len > OUT_MOST)
            code = put_and_clear(&out);
    }
    if (json)
        str_add(&out, findings->blanks.count ? "\n]\n" : "]\n");
    if (code == EXIT_FINE)
        code = put(&out);
    str_free(&row.placeholder);
    str_free(&out);
    return code;
}

/* --- reading --- */

/* a=b of each --merge. */
static bool read_merges(struct findings *findings)
{
    const struct options *options = findings->options;

    findings->merges = options->merge_count
                           ? xcalloc((size_t)options->merge_count, sizeof *findings->merges)
                           : NULL;
    for (int i = 0; i < options->merge_count; i++) {
        const char *equals = strchr(options->merges[i], '=');
        char *copy;
        if (!equals || equals == options->merges[i] || !equals[1]) {
            say(_("--merge 应写成 --merge 名称=名称，后一项并入前一项：%s"), options->merges[i]);
            return false;
        }
        copy = xstrdup(options->merges[i]);
        copy[equals - options->merges[i]] = '\0';
        findings->merges[findings->merge_count++] = (struct question_merge){
            copy, copy + (equals - options->merges[i]) + 1};
    }
    return true;
}

static void findings_free(struct findings *findings)
{
    for (size_t i = 0; i < findings->merge_count; i++)
        free((char *)findings->merges[i].kept);
    free(findings->merges);
    questions_free(&findings->questions);
    blanks_free(&findings->blanks);
    document_free(&findings->document);
}

static enum exit_code read_document(struct findings *findings)
{
    const struct options *options = findings->options;
    struct diags diags = DIAGS_INIT(node_file_name(findings->path));
    enum exit_code code = EXIT_FINE;
    int error = 0;

    if (!document_read(&findings->document, findings->path, &diags, &error))
        code = code_of_error(error);
    else {
        struct blank_options found = {options->figures,
                                      options->year ? blanks_year(&findings->document) : 0};
        if (!flow_read(&findings->document, &found, findings->merges, findings->merge_count,
                       &findings->blanks, &findings->questions, &diags))
            code = EXIT_USAGE;
    }
    say_diags(&diags);
    diags_free(&diags);
    return code;
}

enum exit_code cli_import(const struct options *options, char **arguments, int count)
{
    struct findings findings = {.options = options, .path = arguments[0]};
    enum exit_code code;

    (void)count;
    code = read_merges(&findings) ? read_document(&findings) : EXIT_USAGE;
    if (code == EXIT_FINE && (options->json || options->dry_run))
        code = show(&findings);
    else if (code == EXIT_FINE)
        code = import_write(options, findings.path, &findings.document, &findings.blanks,
                            &findings.questions);
    findings_free(&findings);
    return code;
}
