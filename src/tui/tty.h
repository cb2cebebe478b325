/* SPDX-License-Identifier: MIT */
/* The line to the terminal below curses: its settings, its size, and the signals that concern it.
 * One per process. For terminal.c and probe.c only. */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include <stdbool.h>

#include "base/str.h"

/* Notes the settings of standard input, to be restored. False when standard input or output is no
 * terminal. */
bool tty_save(void);
void tty_raw(void);
void tty_restore(void);

/* The window's size as the kernel has it; false when it does not know (a serial line). */
bool tty_size(int *rows, int *columns);

/* Signals only leave a flag and end a wait. A crash writes the farewell (borrowed; "" at
 * start), restores the settings and goes on to crash. */
void tty_catch_signals(void);
void tty_set_farewell(const char *bytes);
void tty_release_signals(void);

/* Whether the signal came since the last call. */
bool tty_signalled(int signal);

/* What ended a wait. */
enum tty_input {
    TTY_BYTES, /* bytes were appended */
    TTY_TIMEOUT,
    TTY_SIGNALLED, /* maybe: ask tty_signalled */
    TTY_ENDED      /* the terminal is gone */
};

/* Waits for bytes, at most `milliseconds` (-1: for ever), and appends them. */
enum tty_input tty_read(int milliseconds, struct str *in);

#endif
