/* SPDX-License-Identifier: MIT */
/* Words as a POSIX shell takes them back, for the commands that people copy from the screen. */
#ifndef CLI_SHELL_H
#define CLI_SHELL_H

#include "base/str.h"

/* Appends the word, in quotes where it needs them. */
void shell_quote(struct str *out, const char *word);

/* Appends the program as it was called: by its path, else by its bare name. */
void shell_program(struct str *out);

/* Says how it was called (argv[0], or NULL). The name is borrowed. */
void shell_called(const char *name);

#endif
