/* SPDX-License-Identifier: MIT */
/* check --text: finished text from anywhere. */
#include "base/attributes.h"
#include "base/bytes.h"
#include "cli/check.h"
#include "cli/open.h"
#include "cli/say.h"
#include "lint/proof.h"
#include "model/node.h"

static const struct table_column columns[] = {
    {"file", _("文件"), 0, false}, {"line", _("行"), 0, true},       {"column", _("列"), 0, true},
    {"text", _("文字"), 0, false}, {"message", _("原因"), 0, false},
};

/* One file, and how far its findings have come. */
struct reading_on {
    struct diags diags;
    struct table *table; /* NULL: for people */
    size_t offset;
    int line, col;
};

static void go_to(struct reading_on *file, size_t offset)
{
    for (const char *text = file->diags.source; file->offset < offset; file->offset++) {
        char c = text[file->offset];
        file->line += c == '\n';
        file->col = c == '\n' ? 1 : file->col + !bytes_inside(c);
    }
}

static void add_number(struct table *table, int number)
{
    struct str text = STR_INIT;

    str_addf(&text, "%d", number);
    table_add(table, str_text(&text));
    str_free(&text);
}

static void add_row(const struct reading_on *file, const char *text, size_t len,
                    const char *message)
{
    struct str stretch = STR_INIT;

    str_addn(&stretch, text, len);
    table_add(file->table, file->diags.file);
    add_number(file->table, file->line);
    add_number(file->table, file->col);
    table_add(file->table, str_text(&stretch));
    table_add(file->table, message);
    str_free(&stretch);
}

static void found(void *self, size_t offset, size_t len, const char *message)
{
    struct reading_on *file = self;

    go_to(file, offset);
    if (file->table)
        add_row(file, file->diags.source + offset, len, message);
    else
        diags_add(&file->diags, DIAG_WARNING, file->line, file->col, "%s", message);
}

static enum exit_code check_file(const char *path, struct table *table)
{
    struct reading_on file = {DIAGS_INIT(node_file_name(path)), table, 0, 1, 1};
    struct str text = STR_INIT;
    enum exit_code code = EXIT_FINE;
    size_t before = table ? table->count : 0;
    int error = 0;

    if (node_text(path, &text, &file.diags, &error)) {
        file.diags.source = str_text(&text);
        file.diags.source_len = text.len;
        proof_text(str_text(&text), text.len, found, &file);
        if (file.diags.warnings || (table && table->count > before))
            code = EXIT_FOUND;
    } else
        code = code_of_error(error);
    say_diags(&file.diags);
    diags_free(&file.diags);
    str_free(&text);
    return code;
}

enum exit_code check_text(const struct options *options, char **paths, int count)
{
    bool rows = options->json || options->table;
    enum exit_code worst = EXIT_FINE;
    struct table table;
    struct str text = STR_INIT;

    table_init(&table, columns, COUNT_OF(columns));
    for (int i = 0; i < count; i++) {
        enum exit_code code = check_file(paths[i], rows ? &table : NULL);
        worst = exit_worse(worst, code);
    }
    if (rows)
        table_print(&table, options, &text);
    if (put(&text) != EXIT_FINE)
        worst = EXIT_SYSTEM;
    str_free(&text);
    table_free(&table);
    return worst;
}
