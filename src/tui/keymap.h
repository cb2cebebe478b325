/* SPDX-License-Identifier: MIT */
/* Which key asks for what. */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include "tui/key.h"
#include "wizard/command.h"

struct key_binding {
    enum key_name key;
    char letter; /* of KEY_NAME_CTRL; KEY_MODIFIED; 0: any */
    enum command_id command;
    const char *label; /* "^N", "PgDn" */
};

extern const struct key_binding key_bindings[];
extern const size_t key_binding_count;

/* The row of a key, or NULL. Without a row of its own a key with a modifier is the key alone. */
const struct key_binding *keymap_find(const struct key *key);

/* The command of a key, or COMMAND_NONE. */
enum command_id keymap_command(const struct key *key);

#endif
