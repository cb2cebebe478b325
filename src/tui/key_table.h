/* SPDX-License-Identifier: MIT */
/* What the sequences of the terminals in use mean, whatever TERM says. For key.c only. */
#ifndef TUI_KEY_TABLE_H
#define TUI_KEY_TABLE_H

#include "tui/key.h"

struct key_final {
    char final;
    enum key_name name;
};

struct key_number {
    int number;
    enum key_name name;
};

struct key_capability {
    const char *capability;
    enum key_name name;
};

/* Each ends with KEY_NAME_NONE. */
extern const struct key_final key_finals[];            /* ESC [ … x and ESC O … x */
extern const struct key_final key_finals_ss3[];        /* ESC O … x alone */
extern const struct key_final key_finals_console[];    /* ESC [ [ x */
extern const struct key_number key_numbers[];          /* ESC [ number ~ */
extern const struct key_capability key_capabilities[]; /* of terminfo */

/* The character that a key of the numeric keypad types in application mode (ESC O x), or NULL. */
const char *key_keypad(char final);

#endif
