/* SPDX-License-Identifier: MIT */
/* What is said to people: to standard error, in one place. Data goes to standard output by the
 * commands. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stdbool.h>

#include "base/attributes.h"
#include "base/diag.h"
#include "base/str.h"

/* "tianbao: …" and a line feed; what is data in it is made safe to show. */
ATTR_PRINTF(1, 2) void say(const char *format, ...);

/* All findings on a file, with source lines and carets. */
void say_diags(const struct diags *diags);

/* Writes data to standard output. False (and said) where it cannot be written: the exit code is
 * then 3. */
bool put(const struct str *data);

#endif
