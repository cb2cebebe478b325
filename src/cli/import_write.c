/* SPDX-License-Identifier: MIT */
#include "cli/import_write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/file.h"
#include "base/save.h"
#include "cli/import_report.h"
#include "cli/say.h"
#include "cli/shell.h"
#include "import/form_text.h"
#include "lint/lint.h"
#include "model/library.h"
#include "model/places.h"

enum { ID_BYTES = 120 };

/* The form on its way to a file. */
struct writing {
    struct imported imported;
    struct str id, path, form;
    bool to_output; /* -o - */
    struct diags diags;
};

static void free_writing(struct writing *writing)
{
    str_free(&writing->id);
    str_free(&writing->path);
    str_free(&writing->form);
    diags_free(&writing->diags);
}

/* --- where it goes --- */

/* The file's name without its ending, as an id: places_file_name leaves dots, ids have none. */
static void make_id(const char *path, struct str *id)
{
    const char *base = strcmp(path, "-") == 0 ? "" : file_base(path), *dot = strrchr(base, '.');
    struct str stem = STR_INIT;

    str_addn(&stem, base, dot && dot > base ? (size_t)(dot - base) : strlen(base));
    for (size_t i = 0; i < stem.len; i++)
        if (stem.s[i] == '.')
            stem.s[i] = ' ';
    places_file_name(str_text(&stem), ID_BYTES, id);
    str_free(&stem);
}

/* A file is found by an id only where it has its name. */
static bool take_output_name(struct writing *writing, const char *output)
{
    const char *base = file_base(output);
    size_t len = strlen(base), ending = strlen(".yaml");

    if (bytes_end(base, len, ".yaml") && len > ending) {
        str_clear(&writing->id);
        make_id(output, &writing->id);
        if (bytes_equal(base, len - ending, str_text(&writing->id))) {
            str_add(&writing->path, output);
            return true;
        }
    }
    say(_("%s：模板的文件名应是 代号.yaml，代号里只能有字母、汉字、数字、- 和 _"), output);
    return false;
}

static enum exit_code prepare_folder(struct writing *writing, const char *folder)
{
    int error = file_make_folder(folder);

    if (error) {
        say(_("%s：建不了这个文件夹：%s"), folder, file_reason(error));
        return EXIT_SYSTEM;
    }
    str_addf(&writing->path, "%s%s%s.yaml", folder,
             bytes_end(folder, strlen(folder), "/") ? "" : "/", str_text(&writing->id));
    return EXIT_FINE;
}

static enum exit_code choose_place(struct writing *writing, const char *output)
{
    struct str folder = STR_INIT;
    enum exit_code code = EXIT_FINE;

    make_id(writing->imported.path, &writing->id);
    writing->to_output = output && strcmp(output, "-") == 0;
    if (writing->to_output)
        return EXIT_FINE;
    if (output && !bytes_end(output, strlen(output), "/"))
        return take_output_name(writing, output) ? EXIT_FINE : EXIT_USAGE;
    if (output)
        str_add(&folder, output);
    else
        places_home(&folder, "forms");
    code = prepare_folder(writing, str_text(&folder));
    str_free(&folder);
    return code;
}

/* --- the form --- */

/* What lint would say of it at once must not be in it. */
static enum exit_code look_at_form(struct writing *writing)
{
    const char *path = writing->to_output ? NULL : str_text(&writing->path);
    struct diags diags = DIAGS_INIT(path ? path : "-");
    struct form *form = form_load(path, str_text(&writing->form), writing->form.len, &diags);
    enum exit_code code = EXIT_FINE;

    if (!diags.errors)
        lint_form(form, &diags);
    if (diags.errors || diags.warnings) {
        say_diags(&diags);
        code = diags.errors ? EXIT_INVALID : EXIT_FOUND;
    }
    diags_free(&diags);
    form_free(form);
    return code;
}

static enum exit_code make_form(struct writing *writing)
{
    const struct imported *imported = &writing->imported;
    struct form_text_options options = {str_text(&writing->id), imported->options->strip};
    struct diags *diags = &writing->diags;

    diags->source = str_text(&imported->document->text);
    diags->source_len = imported->document->text.len;
    if (!form_text_write(imported->document, imported->blanks, imported->questions, &options,
                         &writing->form, diags) ||
        !form_text_prove(imported->document, imported->blanks, imported->questions, &writing->form,
                         &options, diags)) {
        say_diags(diags);
        return EXIT_INVALID;
    }
    return look_at_form(writing);
}

/* --- writing --- */

static enum exit_code save(const struct writing *writing)
{
    struct save_options options = {.mode = SAVE_PUBLIC};
    const char *path = str_text(&writing->path);
    int error = save_file(path, str_text(&writing->form), writing->form.len, &options);
    struct str line = STR_INIT;
    enum exit_code code;

    if (error == EEXIST)
        say(_("%s：已经有这个模板，没有改动它；请用 -o 写到另一个文件"), path);
    else if (error)
        say(_("%s：没有写成：%s"), path, file_reason(error));
    if (error)
        return EXIT_SYSTEM;
    str_addf(&line, "%s\n", path);
    code = put_lines(&line);
    str_free(&line);
    return code;
}

/* Appends the id where it finds this very file, else the path. */
static void add_word(const struct writing *writing, struct str *out)
{
    struct form_file found;
    bool same;

    if (writing->to_output) {
        str_add(out, _("模板文件"));
        return;
    }
    library_load(&found, str_text(&writing->id));
    same = found.form && found.form->path &&
           strcmp(found.form->path, str_text(&writing->path)) == 0;
    form_file_free(&found);
    import_add_operand(out, str_text(same ? &writing->id : &writing->path));
}

static enum exit_code write_form(struct writing *writing)
{
    enum exit_code found = make_form(writing), code;
    struct str word = STR_INIT, program = STR_INIT;

    if (found > EXIT_FOUND)
        return found;
    code = writing->to_output ? put(&writing->form) : save(writing);
    if (code != EXIT_FINE)
        return code;
    import_report(&writing->imported);
    add_word(writing, &word);
    shell_program(&program);
    say(_("接着：%s fill %s 开始填报；改过模板后用 %s lint %s 检查"), str_text(&program),
        str_text(&word), str_text(&program), str_text(&word));
    str_free(&program);
    str_free(&word);
    return found;
}

enum exit_code import_write(const struct options *options, const char *path,
                            const struct document *document, struct blanks *blanks,
                            const struct questions *questions)
{
    struct writing writing = {.imported = {options, path, document, blanks, questions},
                              .diags = DIAGS_INIT(node_file_name(path))};
    enum exit_code code = EXIT_INVALID;

    if (!blanks->count)
        import_report_none(&writing.imported);
    else
        code = choose_place(&writing, options->output);
    if (blanks->count && code == EXIT_FINE)
        code = write_form(&writing);
    free_writing(&writing);
    return code;
}
