/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>

#include "cli/open.h"
#include "cli/say.h"
#include "lint/form_test.h"
#include "text/safe.h"

/* One line a case, as the Test Anything Protocol has it. True where all pass. */
static bool run_cases(const struct form_tests *tests, struct coverage *coverage, struct str *out)
{
    bool all = true;

    for (size_t i = 0; i < tests->count; i++) {
        bool passes = form_tests_run(tests, i, coverage);
        str_addf(out, "%s %zu - ", passes ? "ok" : "not ok", i + 1);
        safe_add(out, tests->cases[i].name, strlen(tests->cases[i].name));
        str_addc(out, '\n');
        all &= passes;
    }
    return all;
}

static void add_coverage(const struct coverage *coverage, struct str *out)
{
    size_t whole = coverage_whole(coverage);

    if (coverage->count)
        str_addf(out, _("条件 %zu/%zu 两面都试过（%zu%%）\n"), whole, coverage->count,
                 whole * 100 / coverage->count);
    else
        str_add(out, _("模板里没有条件\n"));
}

static enum exit_code run(const struct form_tests *tests)
{
    const struct form *form = tests->form;
    struct diags untried = DIAGS_INIT(form->path);
    struct coverage coverage;
    struct str out = STR_INIT;
    enum exit_code code;

    untried.source = str_text(&form->source);
    untried.source_len = form->source.len;
    coverage_init(&coverage, form);
    code = run_cases(tests, &coverage, &out) ? EXIT_FINE : EXIT_FOUND;
    add_coverage(&coverage, &out);
    coverage_report(&coverage, &untried);
    diags_sort(tests->diags);
    diags_sort(&untried);
    say_diags(tests->diags);
    say_diags(&untried);
    if (put(&out) != EXIT_FINE)
        code = EXIT_SYSTEM;
    diags_free(&untried);
    coverage_free(&coverage);
    str_free(&out);
    return code;
}

static enum exit_code read_and_run(const struct form *form, const char *path)
{
    struct diags diags = DIAGS_INIT(path);
    struct form_tests tests;
    enum exit_code code;
    int error = 0;

    if (form_tests_read(&tests, form, path, &diags, &error)) {
        code = run(&tests);
    } else {
        say_diags(&diags);
        code = code_of_error(error);
    }
    if (error == ENOENT)
        say(_("测试写在模板旁边的 %s 里；写法见 man tianbao"), path);
    diags_free(&diags);
    form_tests_free(&tests);
    return code;
}

enum exit_code cli_test(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct str path = STR_INIT;
    const struct form *form;
    enum exit_code code;

    (void)options;
    (void)count;
    opener_init(&opener, NULL);
    form = opener_form(&opener, arguments[0], &code);
    if (form && form_tests_path(form, &path))
        code = read_and_run(form, str_text(&path));
    else if (form) {
        say(_("%s 不是一个文件，旁边没有测试；请给出模板文件的路径"), arguments[0]);
        code = EXIT_SYSTEM;
    }
    str_free(&path);
    opener_free(&opener);
    return code;
}
