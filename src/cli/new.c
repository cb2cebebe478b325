/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/create.h"

enum exit_code cli_new(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct draft draft = {0};
    struct str line = STR_INIT;
    const struct form *form;
    enum exit_code code;
    int error;

    (void)count;
    opener_init(&opener, NULL);
    form = opener_form(&opener, arguments[0], &code);
    if (form) {
        error = create_draft(&draft, form, options->output);
        if (error) {
            say(_("%s：没有建成草稿：%s"), draft.path, file_reason(error));
            code = EXIT_SYSTEM;
        } else {
            str_addf(&line, "%s\n", draft.path);
            code = put(&line) ? EXIT_FINE : EXIT_SYSTEM;
        }
        draft_free(&draft);
    }
    str_free(&line);
    opener_free(&opener);
    return code;
}
