/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "cli/import_write.h"
#include "cli/open.h"
#include "cli/say.h"
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

static void add_pair(struct str *out, const char *key, const char *text)
{
    str_add(out, ", ");
    json_add_string(out, key);
    str_add(out, ": ");
    json_add_string(out, text);
}

static void add_json(const struct findings *findings, struct str *out)
{
    const struct document *document = &findings->document;
    struct str placeholder = STR_INIT;
    struct place place = {0, 0, 0};

    str_add(out, "[");
    for (size_t i = 0; i < findings->blanks.count; i++) {
        const struct blank *blank = &findings->blanks.items[i];
        const struct question *question = &findings->questions.items[blank->field];
        size_t column = column_of(&place, document, blank);
        str_clear(&placeholder);
        str_addn(&placeholder, document->text.s + blank->start, blank->len);
        str_addf(out, "%s\n {\"line\": %zu, \"column\": %zu, \"offset\": %zu, \"length\": %zu",
                 i ? "," : "", blank->line + 1, column,
                 document->lines[blank->line].point + column - 1,
                 glyph_count(placeholder.s, placeholder.len));
        add_pair(out, "placeholder", str_text(&placeholder));
        add_pair(out, "kind", blank_kind_name(blank->kind));
        add_pair(out, "unit", blank->unit);
        str_addf(out, ", \"approximate\": %s", blank->approximate ? "true" : "false");
        add_pair(out, "field", question->name);
        add_pair(out, "label", question->label);
        str_addc(out, '}');
    }
    str_add(out, findings->blanks.count ? "\n]\n" : "]\n");
    str_free(&placeholder);
}

/* The text in at least so many cells. */
static void add_padded(struct str *out, const char *text, size_t cells)
{
    size_t width;

    safe_add(out, text, strlen(text));
    for (width = width_text(text, strlen(text)); width < cells; width++)
        str_addc(out, ' ');
    str_add(out, "  ");
}

static void add_rows(const struct findings *findings, struct str *out)
{
    const struct document *document = &findings->document;
    struct str cell = STR_INIT;
    struct place place = {0, 0, 0};

    for (size_t i = 0; i < findings->blanks.count; i++) {
        const struct blank *blank = &findings->blanks.items[i];
        const struct question *question = &findings->questions.items[blank->field];
        str_clear(&cell);
        str_addf(&cell, "%zu:%zu", blank->line + 1, column_of(&place, document, blank));
        add_padded(out, str_text(&cell), 8);
        str_clear(&cell);
        str_addn(&cell, document->text.s + blank->start, blank->len);
        add_padded(out, str_text(&cell), 8);
        str_clear(&cell);
        str_addf(&cell, "%s%s%s%s", blank_kind_label(blank->kind), *blank->unit ? " " : "",
                 blank->unit, blank->approximate ? _("（约数）") : "");
        add_padded(out, str_text(&cell), 16);
        if (blank->doubt == DOUBT_NONE)
            str_addf(out, "%s\n", question->name);
        else {
            add_padded(out, question->name, 24);
            str_addf(out, "%s\n", doubt_reason(blank->doubt));
        }
    }
    str_free(&cell);
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
        blanks_find(&findings->blanks, &findings->document, &found);
        if (!questions_make(&findings->questions, &findings->document, &findings->blanks,
                            findings->merges, findings->merge_count, &diags))
            code = EXIT_USAGE;
    }
    say_diags(&diags);
    diags_free(&diags);
    return code;
}

static enum exit_code show(const struct findings *findings)
{
    struct str out = STR_INIT;
    enum exit_code code;

    if (findings->options->json)
        add_json(findings, &out);
    else
        add_rows(findings, &out);
    code = put(&out);
    str_free(&out);
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
