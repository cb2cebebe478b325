/* SPDX-License-Identifier: MIT */
/* The face without a screen: one question per line, for screen readers and poor lines. */
#ifndef CLI_LINE_H
#define CLI_LINE_H

#include "wizard/session.h"

/* Asks on standard output and reads standard input until the session quits or the input ends;
 * everything is saved then. */
void line_session(struct session *session);

#endif
