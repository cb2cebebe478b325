/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/save.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/form_walk.h"
#include "text/encoding.h"
#include "writer/writer.h"

/* What is kept from one draft to the next, so that many cost no new memory. */
struct assembly {
    const struct options *options;
    struct opener opener;
    struct save_batch batch; /* where a folder is written */
    struct str text, bytes, name;
};

static void free_assembly(struct assembly *assembly)
{
    opener_free(&assembly->opener);
    str_free(&assembly->text);
    str_free(&assembly->bytes);
    str_free(&assembly->name);
}

/* --- one report --- */

static enum exit_code encode(struct assembly *assembly, const char *word)
{
    const struct options *options = assembly->options;
    enum encoding encoding = ENCODING_UTF8;
    struct str *text = &assembly->text;

    if (options->encoding && strcmp(options->encoding, "gb18030") == 0)
        encoding = ENCODING_GB18030;
    else if (options->windows)
        encoding = ENCODING_UTF8_BOM;
    if (encoding == ENCODING_UTF8)
        return EXIT_FINE;
    str_clear(&assembly->bytes);
    if (!writer_encode(text, encoding, options->windows, &assembly->bytes)) {
        say(_("%s：文稿里有 %s 写不出的字，请用 UTF-8"), word, encoding_name(encoding));
        return EXIT_INVALID;
    }
    str_clear(text);
    str_addn(text, str_text(&assembly->bytes), assembly->bytes.len);
    return EXIT_FINE;
}

/* Assembles into assembly->text, encoded. EXIT_FOUND where a placeholder stands. */
static enum exit_code render(struct assembly *assembly, const struct answers *answers,
                             const char *word)
{
    struct progress progress = form_walk_progress(answers);
    int missing = progress.by_finding[FINDING_OPEN] + progress.by_finding[FINDING_REFUSED];
    enum exit_code code;
    int placeholders;

    str_clear(&assembly->text);
    placeholders = text_writer.write(answers, &assembly->text);
    code = encode(assembly, word);
    if (code != EXIT_FINE || missing + placeholders == 0)
        return code;
    if (missing)
        say(_("%s：还有 %d 项未填或不合规，文稿里留着占位符；用 tianbao check 看是哪几项"), word,
            missing);
    else
        say(_("%s：文稿里有 %d 处算不出来，留着占位符"), word, placeholders);
    return EXIT_FOUND;
}

static enum exit_code assemble_word(struct assembly *assembly, const char *word)
{
    enum exit_code code = opener_input(&assembly->opener, word);

    if (code != EXIT_FINE)
        return code;
    say_diags(&assembly->opener.diags);
    return render(assembly, &assembly->opener.draft.answers, word);
}

static enum exit_code write_one(struct assembly *assembly, const char *target)
{
    struct save_options options = {.mode = SAVE_PUBLIC, .backup = true, .replace = true};
    int error;

    if (!target || strcmp(target, "-") == 0)
        return assembly->bytes.len ? put(&assembly->text) : put_lines(&assembly->text);
    error = save_file(target, str_text(&assembly->text), assembly->text.len, &options);
    if (error)
        say(_("%s：没有写成：%s"), target, file_reason(error));
    return error ? EXIT_SYSTEM : EXIT_FINE;
}

static enum exit_code assemble_one(const struct options *options, const char *word)
{
    struct assembly assembly = {.options = options};
    enum exit_code code, written;

    opener_init(&assembly.opener, options->form);
    code = assemble_word(&assembly, word);
    if (code <= EXIT_FOUND) {
        written = write_one(&assembly, options->output);
        code = exit_worse(code, written);
    }
    free_assembly(&assembly);
    return code;
}

/* --- many into a folder --- */

/* BASENAME.txt */
static void report_name(const char *word, struct str *name)
{
    size_t len;
    const char *base = file_stem(word, &len);

    str_clear(name);
    str_addn(name, base, len);
    str_add(name, text_writer.extension);
}

static int compare_names(const char *one, const char *other)
{
    size_t len, other_len;
    int order;

    one = file_stem(one, &len);
    other = file_stem(other, &other_len);
    order = memcmp(one, other, len < other_len ? len : other_len);
    return order ? order : (len > other_len) - (len < other_len);
}

/* Places in the list of words: by the report's name, equal ones as they stand in the list. */
static int by_name(const void *a, const void *b)
{
    char *const *one = *(char *const *const *)a, *const *other = *(char *const *const *)b;
    int order = compare_names(*one, *other);

    return order ? order : (one > other) - (one < other);
}

static bool names_differ(char **words, int count)
{
    char ***sorted = xcalloc((size_t)count, sizeof *sorted);
    struct str name = STR_INIT;
    bool differ = true;

    for (int i = 0; i < count; i++)
        sorted[i] = &words[i];
    qsort(sorted, (size_t)count, sizeof *sorted, by_name);
    for (int i = 1; i < count && differ; i++) {
        differ = compare_names(*sorted[i - 1], *sorted[i]) != 0;
        if (differ)
            continue;
        report_name(*sorted[i], &name);
        say(_("%s 和 %s 的文稿会同名（%s），请分开汇编；什么也没有写"), *sorted[i - 1], *sorted[i],
            str_text(&name));
    }
    free(sorted);
    str_free(&name);
    return differ;
}

static enum exit_code assemble_into(struct assembly *assembly, const char *word)
{
    enum exit_code code = assemble_word(assembly, word);
    int error;

    if (code > EXIT_FOUND)
        return code;
    report_name(word, &assembly->name);
    error = save_batch_file(&assembly->batch, str_text(&assembly->name), str_text(&assembly->text),
                            assembly->text.len);
    if (!error)
        return code;
    say(_("%s%s：没有写成：%s"), assembly->options->output, str_text(&assembly->name),
        file_reason(error));
    return EXIT_SYSTEM;
}

/* Every `step`th word from `first` on: one process's share. */
static enum exit_code assemble_share(const struct options *options, char **words, int count,
                                     int first, int step)
{
    struct assembly assembly = {.options = options};
    enum exit_code worst = EXIT_FINE;
    int error = save_batch_open(&assembly.batch, options->output);

    if (error) {
        say(_("%s：不能写入这个文件夹：%s"), options->output, file_reason(error));
        return EXIT_SYSTEM;
    }
    opener_init(&assembly.opener, options->form);
    for (int i = first; i < count; i += step) {
        enum exit_code code = assemble_into(&assembly, words[i]);
        worst = exit_worse(worst, code);
    }
    close(assembly.batch.folder);
    free_assembly(&assembly);
    return worst;
}

static enum exit_code wait_for(int jobs, enum exit_code worst)
{
    int status;

    for (; jobs; jobs--) {
        enum exit_code code = EXIT_SYSTEM;
        if (wait(&status) > 0 && WIFEXITED(status))
            code = (enum exit_code)WEXITSTATUS(status);
        worst = exit_worse(worst, code);
    }
    return worst;
}

static enum exit_code assemble_many(const struct options *options, char **words, int count)
{
    int jobs = options->jobs < count ? options->jobs : count, started = 0;
    enum exit_code code;

    for (int i = 1; i < jobs; i++) {
        pid_t child = fork();
        if (child == 0)
            _exit((int)assemble_share(options, words, count, i, jobs));
        started += child > 0;
        if (child < 0) {
            say(_("开不了更多进程，请去掉 -j 再试"));
            return wait_for(started, EXIT_SYSTEM);
        }
    }
    code = assemble_share(options, words, count, 0, jobs);
    return wait_for(started, code);
}

static enum exit_code assemble_folder(const struct options *options, char **words, int count)
{
    struct save_batch batch;
    enum exit_code code;
    int error;

    if (!names_differ(words, count))
        return EXIT_USAGE;
    error = file_make_folder(options->output);
    if (!error)
        error = save_batch_open(&batch, options->output);
    if (error) {
        say(_("%s：不能写入这个文件夹：%s"), options->output, file_reason(error));
        return EXIT_SYSTEM;
    }
    code = assemble_many(options, words, count);
    error = save_batch_finish(&batch);
    if (!error)
        return code;
    say(_("%s：文稿没有全部写到磁盘上：%s；请重新汇编"), options->output, file_reason(error));
    return EXIT_SYSTEM;
}

enum exit_code cli_assemble(const struct options *options, char **arguments, int count)
{
    size_t len = options->output ? strlen(options->output) : 0;

    if (len && options->output[len - 1] == '/')
        return assemble_folder(options, arguments, count);
    if (count > 1) {
        say(_("一次汇编几份要写到文件夹里：-o 文件夹/"));
        return EXIT_USAGE;
    }
    return assemble_one(options, arguments[0]);
}
