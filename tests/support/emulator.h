/* SPDX-License-Identifier: MIT */
/* A small terminal: what xterm makes of the bytes that a program sends under TERM=xterm, with the
 * character set and the width of ambiguous characters as told. What it does not know it counts as a
 * fault, and so a wide character that would straddle the right edge. */
#ifndef SUPPORT_EMULATOR_H
#define SUPPORT_EMULATOR_H

#include "support/pty.h"

struct emulator;

struct emulator *emulator_new(enum pty_kind kind, int rows, int columns);
void emulator_free(struct emulator *emulator);
void emulator_resize(struct emulator *emulator, int rows, int columns);
void emulator_write(struct emulator *emulator, const char *bytes, size_t len);

/* Takes what the terminal answers: cursor reports. */
size_t emulator_answer(struct emulator *emulator, char *bytes, size_t size);

void emulator_size(const struct emulator *emulator, int *rows, int *columns);
void emulator_cursor(const struct emulator *emulator, int *row, int *column);
bool emulator_cursor_visible(const struct emulator *emulator);
struct pty_cell emulator_cell(const struct emulator *emulator, int row, int column);

/* What was wrong first, or NULL. */
const char *emulator_fault(const struct emulator *emulator);

#endif
