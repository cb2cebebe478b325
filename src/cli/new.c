/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/file.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/create.h"

static void say_carried(const char *last, const struct carried *carried)
{
    say(_("从 %s 带来：照抄 %d 项，待确认；作参考 %d 项"), last, carried->copied,
        carried->reference);
    if (carried->unknown)
        say(_("另有 %d 项没有带过来：模板里没有，或者内容不合规"), carried->unknown);
}

static enum exit_code print_new(const struct form *form, const struct draft *last,
                                struct carried *carried)
{
    struct draft draft = {0};
    enum exit_code code;

    create_empty(&draft, form);
    if (last)
        *carried = carry_over(&draft, last);
    code = put_draft(&draft);
    draft_free(&draft);
    return code;
}

static enum exit_code create(const struct form *form, const struct draft *last, const char *path,
                             struct carried *carried)
{
    struct draft draft = {0};
    struct str line = STR_INIT;
    int error = last ? create_from(&draft, form, last, path, carried)
                     : create_draft(&draft, form, path);
    enum exit_code code = EXIT_SYSTEM;

    if (error)
        say(_("%s：没有建成草稿：%s"), draft.path, file_reason(error));
    else {
        str_addf(&line, "%s\n", draft.path);
        code = put_lines(&line);
    }
    draft_free(&draft);
    str_free(&line);
    return code;
}

enum exit_code cli_new(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct carried carried;
    const struct draft *last = NULL;
    const struct form *form;
    enum exit_code code;

    (void)count;
    opener_init(&opener, NULL);
    form = opener_form(&opener, arguments[0], &code);
    if (form && options->from) {
        code = opener_last(&opener, options->from, form);
        last = code == EXIT_FINE ? &opener.draft : NULL;
    }
    if (code == EXIT_FINE && options->output && strcmp(options->output, "-") == 0)
        code = print_new(form, last, &carried);
    else if (code == EXIT_FINE)
        code = create(form, last, options->output, &carried);
    if (code == EXIT_FINE && last)
        say_carried(options->from, &carried);
    opener_free(&opener);
    return code;
}
