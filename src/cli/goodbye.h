/* SPDX-License-Identifier: MIT */
/* What a clerk reads after the screen is gone. */
#ifndef CLI_GOODBYE_H
#define CLI_GOODBYE_H

#include "cli/cli.h"
#include "wizard/session.h"

/* Says where draft and report are, what is still missing, office by office, and the command that
 * goes on from here. */
void goodbye_say(const struct session *session, const struct options *options);

/* How the program was called: commands for a shell begin with it, and with the bare name where that
 * holds no path. The string is borrowed. */
void goodbye_called(const char *name);
void goodbye_program(struct str *out);

/* Appends the word as a POSIX shell takes it back: in quotes where it needs them. */
void goodbye_quote(struct str *out, const char *word);

#endif
