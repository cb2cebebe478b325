/* SPDX-License-Identifier: MIT */
/* The line to the terminal below curses: its settings, its size, and the signals that concern it.
 * One per process. For terminal.c only. */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include <stdbool.h>

/* Notes the settings of standard input, to be restored. False when standard input or output is no
 * terminal. */
bool tty_save(void);
void tty_raw(void);
void tty_restore(void);

/* The window's size as the kernel has it; false when it does not know (a serial line). */
bool tty_size(int *rows, int *columns);

/* Signals only leave a flag and wake up poll(). A crash writes the farewell (borrowed; "" at
 * start), restores the settings and goes on to crash. */
void tty_catch_signals(void);
void tty_set_farewell(const char *bytes);
void tty_release_signals(void);

/* Whether the signal came since the last call. */
bool tty_signalled(int signal);

/* The descriptor that becomes readable when a signal comes, and how to empty it. */
int tty_wakeup(void);
void tty_drain_wakeup(void);

#endif
