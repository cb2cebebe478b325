/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/file.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/create.h"

static enum exit_code print_new(const struct form *form)
{
    struct draft draft = {0};
    enum exit_code code;

    create_empty(&draft, form);
    code = put_draft(&draft);
    draft_free(&draft);
    return code;
}

static enum exit_code create(const struct form *form, const char *path)
{
    struct draft draft = {0};
    struct str line = STR_INIT;
    int error = create_draft(&draft, form, path);
    enum exit_code code = EXIT_SYSTEM;

    if (error)
        say(_("%s：没有建成草稿：%s"), draft.path, file_reason(error));
    else {
        str_addf(&line, "%s\n", draft.path);
        code = put(&line);
    }
    draft_free(&draft);
    str_free(&line);
    return code;
}

enum exit_code cli_new(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    const struct form *form;
    enum exit_code code;

    (void)count;
    opener_init(&opener, NULL);
    form = opener_form(&opener, arguments[0], &code);
    if (form && options->output && strcmp(options->output, "-") == 0)
        code = print_new(form);
    else if (form)
        code = create(form, options->output);
    opener_free(&opener);
    return code;
}
