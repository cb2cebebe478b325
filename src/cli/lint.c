/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "base/bytes.h"
#include "cli/cli.h"
#include "cli/say.h"
#include "model/library.h"

/* A glob over a folder of forms names their tests too. */
static bool is_form_test(const char *word)
{
    return bytes_end(word, strlen(word), ".test.yaml");
}

static enum exit_code lint_one(const char *word)
{
    struct form_file found;
    bool good = library_load(&found, word);
    enum exit_code code;

    if (good)
        lint_form(found.form, &found.diags);
    say_diags(&found.diags);
    code = found.diags.errors || found.diags.warnings ? EXIT_FOUND : EXIT_FINE;
    if (found.error && found.error != EFBIG)
        code = EXIT_SYSTEM;
    form_file_free(&found);
    return code;
}

enum exit_code cli_lint(const struct options *options, char **arguments, int count)
{
    enum exit_code worst = EXIT_FINE;

    (void)options;
    for (int i = 0; i < count; i++) {
        enum exit_code code = is_form_test(arguments[i]) ? EXIT_FINE : lint_one(arguments[i]);
        worst = exit_worse(worst, code);
    }
    return worst;
}
