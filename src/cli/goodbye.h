/* SPDX-License-Identifier: MIT */
/* What a clerk reads after the screen is gone. */
#ifndef CLI_GOODBYE_H
#define CLI_GOODBYE_H

#include "cli/cli.h"
#include "wizard/session.h"

/* Says where draft and report are, what is still missing, office by office, and the command that
 * goes on from here. */
void goodbye_say(const struct session *session, const struct options *options);

#endif
