/* SPDX-License-Identifier: MIT */
/* The same random drawing in the program that paints and in the test that looks. */
#ifndef SUPPORT_SCRIBBLE_H
#define SUPPORT_SCRIBBLE_H

#include "tui/canvas.h"

enum { SCRIBBLE_ROWS = 8, SCRIBBLE_COLUMNS = 41 };

/* Changes a few cells; what comes next is in `state`, which starts with any number. */
void scribble(struct canvas *canvas, unsigned *state);

#endif
