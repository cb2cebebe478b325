/* SPDX-License-Identifier: MIT */
/* Answers that could be filled in at once, shown before they are: a column of figures pasted from a
 * spreadsheet, or a name for all that ask for such a one. Each can be left out; all of them are one
 * step to undo. */
#ifndef WIZARD_PROPOSAL_H
#define WIZARD_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>

struct session;
struct field;

struct proposal {
    const struct field *field;
    char *text;
    bool is_taken; /* ticked */
};

struct proposals {
    struct proposal *items;
    size_t count, cap;
    size_t beyond; /* lines pasted that no field is left for */
    char *whole;   /* what was pasted, for who wants it in one field; NULL: nothing was */
};

/* Proposes the lines of a pasted text to the field that is asked and those behind it. False where
 * they are no column of figures: it is one answer then. */
bool proposal_lines(struct session *session, const char *text, size_t len);

void proposals_free(struct proposals *proposals);

#endif
