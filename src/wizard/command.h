/* SPDX-License-Identifier: MIT */
/* What a clerk can ask for: one table, from which footer, help, line mode and key table derive. */
#ifndef WIZARD_COMMAND_H
#define WIZARD_COMMAND_H

#include <stddef.h>

enum command_id {
    COMMAND_NONE,
    COMMAND_TYPE,  /* with the characters typed */
    COMMAND_PASTE, /* with the text pasted */
    COMMAND_ENTER,
    COMMAND_NEXT,
    COMMAND_BACK,
    COMMAND_UP,
    COMMAND_DOWN,
    COMMAND_LEFT,
    COMMAND_RIGHT,
    COMMAND_HOME,
    COMMAND_END,
    COMMAND_PAGE_DOWN,
    COMMAND_PAGE_UP,
    COMMAND_WORD_LEFT,
    COMMAND_WORD_RIGHT,
    COMMAND_LINE_UP, /* moves the line, where the entry has several */
    COMMAND_LINE_DOWN,
    COMMAND_LINE_DELETE,
    COMMAND_BACKSPACE,
    COMMAND_DELETE,
    COMMAND_NEXT_FINDING,
    COMMAND_OUTLINE,
    COMMAND_PREVIEW,
    COMMAND_HELP,
    COMMAND_SAVE,
    COMMAND_FINISH,
    COMMAND_REOPEN,
    COMMAND_TODO,
    COMMAND_TABLE,
    COMMAND_SEARCH,
    COMMAND_LAST,
    COMMAND_NOTE,
    COMMAND_REWORD,
    COMMAND_RESTORE, /* by the key of COMMAND_REOPEN, in a draft that is open */
    COMMAND_EDITOR,
    COMMAND_UNDO,
    COMMAND_REDO,
    COMMAND_ALIKE,
    COMMAND_SCREEN,
    COMMAND_ESCAPE,
    COMMAND_INTERRUPT,
    COMMAND_QUIT,
    COMMAND_COUNT
};

struct wizard_command {
    enum command_id id;
    const char *word; /* of line mode, with the colon; NULL: not there */
    const char *key;  /* as people read it; tui/keymap.c has the keys themselves, a test compares */
    const char *other; /* another key for the same; NULL: none */
    const char *label; /* in the footer */
    const char *note;  /* in the help */
};

extern const struct wizard_command wizard_commands[];
extern const size_t wizard_command_count;

const struct wizard_command *command_find(enum command_id id);

/* The command of a word of line mode (":quit"), or NULL. */
const struct wizard_command *command_of_word(const char *word);

#endif
