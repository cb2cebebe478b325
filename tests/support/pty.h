/* SPDX-License-Identifier: MIT */
/* A program on a real pseudo-terminal, its output on an emulated screen: libvterm's, or that of
 * emulator.h. Nothing here sleeps: what is expected is waited for, up to a deadline. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

struct pty;

/* Who emulates, which character set, and how wide ambiguous characters are. */
enum pty_kind {
    PTY_VTERM,  /* libvterm: UTF-8, narrow */
    PTY_NARROW, /* ours, UTF-8 */
    PTY_WIDE,   /* ours, UTF-8 */
    PTY_GBK     /* ours, GB18030, wide */
};

struct pty_options {
    const char *const *argv; /* ends with NULL; argv[0] is a path or looked up in PATH */
    const char *const
        *environment;  /* more than what is there: "NAME=value", or "NAME" to unset; or NULL */
    const char *term;  /* NULL: xterm-256color */
    int rows, columns; /* 0: 24, 80 */
    enum pty_kind kind;
    bool mute;     /* the terminal does not answer */
    bool detached; /* the program is not told by a signal when it is gone */
};

struct pty_cell {
    char text[32]; /* UTF-8, "" for an empty cell or the second half of a wide character */
    int width;     /* ours: 0 for that half */
    bool bold, underline, reverse, coloured;
};

enum { PTY_DEADLINE = 5000 }; /* milliseconds */

/* Fails the process (abort) where the system has no pseudo-terminal; so do the others on impossible
 * errors. */
struct pty *pty_start(const struct pty_options *options);

/* Ends the program where it still runs, and frees. */
void pty_free(struct pty *pty);

void pty_send(struct pty *pty, const char *bytes);
void pty_sendn(struct pty *pty, const char *bytes, size_t len);

/* Read what the program writes until the screen has the text in some row; until the row is exactly
 * that, trailing blanks trimmed; until the cursor is there. False, with the screen on standard
 * error, when the deadline passes or the program ends first. */
bool pty_wait_text(struct pty *pty, const char *text);
bool pty_wait_row(struct pty *pty, int row, const char *text);
bool pty_wait_cursor(struct pty *pty, int row, int column);

/* Until these bytes are in what came since pty_mark: for encodings that the emulator does not read.
 */
bool pty_wait_output(struct pty *pty, const char *bytes);

/* The same as pty_wait_text for the text's absence. */
bool pty_wait_gone(struct pty *pty, const char *text);

/* Reads until nothing came for so many milliseconds. Returns the bytes that came. */
size_t pty_quiet(struct pty *pty, int milliseconds);

/* Takes what the program writes next, if anything comes within so many milliseconds. */
void pty_take(struct pty *pty, int milliseconds);

/* The row as text, trailing blanks trimmed. Borrowed until the next call. */
const char *pty_row(struct pty *pty, int row);
void pty_cursor(const struct pty *pty, int *row, int *column);
bool pty_cursor_visible(const struct pty *pty);
struct pty_cell pty_cell(struct pty *pty, int row, int column);

/* The screen on standard error, for a test that failed. */
void pty_show(struct pty *pty);

/* Until the predicate holds. */
bool pty_wait(struct pty *pty, bool (*holds)(struct pty *pty, const void *data), const void *data);

/* Whether the program has read all that was sent to it. */
bool pty_has_read(const struct pty *pty);

/* What our emulator could not make sense of first; NULL for nothing, and for libvterm. */
const char *pty_fault(const struct pty *pty);

/* Since pty_mark (or the start): bytes that came, the bytes themselves, and in how many pieces they
 * came (what the program wrote at once comes in one piece, mostly). */
void pty_mark(struct pty *pty);
size_t pty_bytes(const struct pty *pty);
const char *pty_output(const struct pty *pty);
int pty_pieces(const struct pty *pty);

void pty_resize(struct pty *pty, int rows, int columns);
void pty_signal(struct pty *pty, int signal);
long pty_pid(const struct pty *pty);

/* Closes the terminal under the program, as a lost connection does. */
void pty_hangup(struct pty *pty);

/* Waits for the end. The exit code, 128 + the signal that ended it, or -1 when the deadline passes.
 */
int pty_exit(struct pty *pty);

/* Waits until the program is stopped (by SIGSTOP); false when the deadline passes. */
bool pty_stopped(struct pty *pty);

/* Whether the settings of the line are again as the program found them; what they are now. */
bool pty_settings_restored(const struct pty *pty);
struct termios pty_settings(const struct pty *pty);

#endif
