/* SPDX-License-Identifier: MIT */
/* import: the form that is written. */
#ifndef CLI_IMPORT_WRITE_H
#define CLI_IMPORT_WRITE_H

#include "cli/cli.h"
#include "import/question.h"

/* Writes the form of the document that `path` names and says what was found. */
enum exit_code import_write(const struct options *options, const char *path,
                            const struct document *document, struct blanks *blanks,
                            const struct questions *questions);

#endif
