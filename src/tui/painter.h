/* SPDX-License-Identifier: MIT */
/* A canvas on the screen: the only file that includes curses, and curses only paints. For
 * terminal.c only. */
#ifndef TUI_PAINTER_H
#define TUI_PAINTER_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/outbox.h"

struct painter;

/* Looks up the type that TERM names and sets the line as curses likes it; all that is painted goes
 * to the outbox, which outlives the painter. NULL where a screen needs more than the type has:
 * `*reason` then says why in Chinese, static text. One at a time. */
struct painter *painter_open(struct outbox *outbox, const char **reason);
void painter_free(struct painter *painter);

const char *painter_library(void);
bool painter_has_colours(const struct painter *painter);

/* Takes the line as it is now for what curses comes back to; leaves the full screen. */
void painter_enter(struct painter *painter);
void painter_leave(struct painter *painter);

/* Takes a size, 0 where it is not known; and says which one it is. */
void painter_resize(struct painter *painter, int rows, int columns);
void painter_size(const struct painter *painter, int *rows, int *columns);

/* Paints what differs from what was painted before and puts the cursor. */
void painter_paint(struct painter *painter, const struct canvas *canvas);

/* Forgets what the screen shows; clears it, with the cursor at home. */
void painter_forget(struct painter *painter);
void painter_erase(struct painter *painter);

/* As terminal_trust_width and terminal_ask_widths. */
void painter_trust_width(struct painter *painter, bool known);
void painter_ask_widths(struct painter *painter);

#endif
