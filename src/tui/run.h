/* SPDX-License-Identifier: MIT */
/* The full-screen face: the one loop. */
#ifndef TUI_RUN_H
#define TUI_RUN_H

#include "wizard/session.h"

/* How wide ambiguous characters are: asked of the terminal, or said. */
enum run_ambiguous { RUN_ASK, RUN_NARROW, RUN_WIDE };

/* Runs the session in the terminal until it quits or the terminal is lost; everything is saved
 * then. False, and nothing happened, where there is no usable terminal: `*reason` says why, in
 * Chinese and static. */
bool run_session(struct session *session, enum run_ambiguous ambiguous, const char **reason);

#endif
