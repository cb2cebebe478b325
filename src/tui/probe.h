/* SPDX-License-Identifier: MIT */
/* Asks the terminal, without painting on it, how wide its characters are and what its keys send. */
#ifndef TUI_PROBE_H
#define TUI_PROBE_H

#include "tui/key.h"

struct probe {
    struct key_decoder decoder;
    struct str in; /* read, not looked at yet */
    bool ended;    /* the terminal is gone, or a signal wants the end */
};

/* The size of the window; false where it is not known. */
bool probe_size(int *rows, int *columns);

/* Raw mode on standard input and output; the locale is set. False when they are no terminal. */
bool probe_open(struct probe *probe);

/* Gives the terminal back as it was found. */
void probe_close(struct probe *probe);

/* Cells that the text takes on the line of the cursor, which is blank afterwards; -1 when no answer
 * came within a second. */
int probe_cells(struct probe *probe, const char *text);

/* The next key, and the bytes that it sent. False when none came in so many milliseconds (-1: waits
 * for ever), or at the end. */
bool probe_key(struct probe *probe, int milliseconds, struct key *key, struct str *bytes);

#endif
