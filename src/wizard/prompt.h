/* SPDX-License-Identifier: MIT */
/* Something other than a field that the entry line asks for: a reason, a note, a word to look for.
 * It stands below whatever mode the clerk is in, and leaves it as it was. */
#ifndef WIZARD_PROMPT_H
#define WIZARD_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "wizard/command.h"

struct session;

struct prompt {
    const char *hint; /* session->prompt_hint at first: more may be added there */
    bool multiline;
    /* Keeps what was typed, where anything was changed; called however the prompt is left: nothing
     * typed is lost. NULL: only Enter counts. */
    void (*keep)(struct session *session, const char *text);
    /* What Enter leads to; NULL: back to where the clerk was. Returns effects. */
    unsigned (*go)(struct session *session, const char *text);
};

/* Asks, `text` standing in the entry; `about` is what it is about (an index, the prompt's own
 * affair: session->prompt_about). The label is copied. What is in hand is kept first. */
void prompt_ask(struct session *session, const struct prompt *prompt, int about, const char *label,
                const char *text);

/* Keeps what is half typed in the draft by this name (model/typing.h) until the prompt is left;
 * what the last session left there stands in the entry now. */
void prompt_keep_typing(struct session *session, const char *name);

/* Ends the prompt, if there is one, keeping what is to be kept. */
void prompt_leave(struct session *session);

/* A command while a prompt is up. */
unsigned prompt_apply(struct session *session, enum command_id command, const char *text,
                      size_t len);

#endif
