/* SPDX-License-Identifier: MIT */
#include "lint/schema.h"

#include "cli/cli.h"
#include "cli/say.h"

enum exit_code cli_schema(const struct options *options, char **arguments, int count)
{
    struct str text = STR_INIT;
    enum exit_code code;

    (void)options;
    (void)arguments;
    (void)count;
    schema_add(&text);
    code = put(&text);
    str_free(&text);
    return code;
}
