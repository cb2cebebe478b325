/* SPDX-License-Identifier: MIT */
/* What goes to the terminal, gathered so that it goes in one write. For terminal.c and
 * painter.c only.
 *
 * Curses flushes after each move of the cursor: over a slow line a screen in twenty packets. So it
 * writes into a file without a name, and all goes out from there at once. */
#ifndef TUI_OUTBOX_H
#define TUI_OUTBOX_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

struct outbox {
    FILE *file;     /* for curses; standard output itself where there is no room for a file */
    struct str out; /* not sent yet: ours may be added */
    bool plain;     /* attributes are off; false: maybe not */
    bool begun;     /* curses has written what it writes first */
    int columns;    /* of the screen */
    bool utf8, has_columns; /* characters are UTF-8; ESC [ n G leads to a column of the row */
};

/* `outbox` is overwritten; its columns and what the terminal can are set by the painter. */
void outbox_open(struct outbox *outbox);
void outbox_close(struct outbox *outbox);

/* To be called before curses writes: keeps the order where it writes to the terminal itself. */
void outbox_before(struct outbox *outbox);

/* Takes what curses wrote since, without what says nothing new. */
void outbox_collect(struct outbox *outbox);

/* Sends all to standard output. A terminal that is gone is noticed where it is read. */
void outbox_send(struct outbox *outbox);

#endif
