/* SPDX-License-Identifier: MIT */
/* Options: one table, from which parsing and help derive. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/str.h"
#include "cli/cli.h"

/* Takes the options out of the words (what follows -- stays) and leaves the arguments in front,
 * `*count` of them. `allowed` has the letters of the rows that the command takes. False: said what
 * is wrong. */
bool options_parse(struct options *options, const char *allowed, char **words, int *count);

/* Appends a line of help for each allowed option. */
void options_help(const char *allowed, struct str *out);

#endif
