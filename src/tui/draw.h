/* SPDX-License-Identifier: MIT */
/* The session as cells. */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include "tui/canvas.h"
#include "wizard/session.h"

/* Draws the whole screen of the session's mode, the cursor included. The canvas has the size of the
 * session's window. */
void draw_session(struct canvas *canvas, const struct session *session);

#endif
