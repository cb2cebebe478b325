/* SPDX-License-Identifier: MIT */
#include "cli/import_write.h"

#include "cli/say.h"

enum exit_code import_write(const struct options *options, const char *path,
                            const struct document *document, struct blanks *blanks,
                            const struct questions *questions)
{
    (void)options;
    (void)path;
    (void)document;
    (void)blanks;
    (void)questions;
    say(_("还不能写成模板；加 --dry-run 看找到了什么"));
    return EXIT_USAGE;
}
