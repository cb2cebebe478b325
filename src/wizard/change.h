/* SPDX-License-Identifier: MIT */
/* Undo and redo. Everything that can be changed in a draft can be read as a text and put back from
 * it, so that one list of what stood before undoes it all. One committed change is one step; a step
 * may hold several (a pasted column). */
#ifndef WIZARD_CHANGE_H
#define WIZARD_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

struct session;

enum change_kind {
    CHANGE_ANSWER,  /* by field */
    CHANGE_REASON,  /* by check */
    CHANGE_NOTE,    /* by field */
    CHANGE_WORDING, /* by section and line of its text */
    CHANGE_KIND_COUNT
};

struct place {
    enum change_kind kind;
    int index, line;
};

/* What stood somewhere at some time. */
struct change {
    unsigned step;
    struct place place;
    char *state;
};

struct changes {
    struct change *items;
    size_t count, cap;
};

/* Remembers how something is, just before it is changed. `more`: belongs to the step before. What
 * could be redone is forgotten. */
void change_record(struct session *session, struct place place, bool more);

/* Forgets the last record: nothing came of it. */
void change_drop(struct session *session);

/* Takes the last step back, or does it again: the answers are settled, the draft saved, the place
 * of the change asked, and a message says what it was. Returns effects. */
unsigned change_undo(struct session *session);
unsigned change_redo(struct session *session);

/* Forgets all: another draft. */
void changes_free(struct session *session);

#endif
