/* SPDX-License-Identifier: MIT */
#include "lint/schema.h"

#include "cli/cli.h"
#include "cli/say.h"

enum exit_code cli_schema(const struct options *options, char **arguments, int count)
{
    struct str text = STR_INIT;
    bool written;

    (void)options;
    (void)arguments;
    (void)count;
    schema_add(&text);
    written = put(&text);
    str_free(&text);
    return written ? EXIT_FINE : EXIT_SYSTEM;
}
