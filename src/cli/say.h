/* SPDX-License-Identifier: MIT */
/* What is said to people: to standard error, in one place. Data goes to standard output by the
 * commands. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stdio.h>

#include "base/attributes.h"
#include "base/diag.h"
#include "base/str.h"
#include "cli/cli.h"

/* "tianbao: …" and a line feed; what is data in it is made safe to show. */
ATTR_PRINTF(1, 2) void say(const char *format, ...);

/* All findings on a file, with source lines and carets. */
void say_diags(const struct diags *diags);

/* Text for a person, as it is: in the character set of the terminal, where the file is one. */
void say_text(FILE *file, const struct str *text);

/* Writes data to standard output. EXIT_SYSTEM (and said) where it cannot be written. */
enum exit_code put(const struct str *data);

/* The same for lines with words that others wrote: files and pipes get them as they are, a terminal
 * only what cannot steer it. */
enum exit_code put_lines(const struct str *lines);

#endif
