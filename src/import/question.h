/* SPDX-License-Identifier: MIT */
/* What a form made from a document asks: one question for one blank, or for several blanks that
 * mean the same thing. */
#ifndef IMPORT_QUESTION_H
#define IMPORT_QUESTION_H

#include "import/blank.h"

struct question {
    const char *name;  /* of the field: the label as a field's name, unique */
    const char *label; /* what a clerk understands at once: at most sixteen characters, unique */
    enum blank_kind kind;
    enum doubt doubt;
    bool approximate;
    const char *unit;        /* "" for none */
    const char *placeholder; /* as the document has it at its first blank */
    size_t first;            /* index of its first blank */
    size_t blanks;           /* how many it has */
    int alike; /* index of an earlier one that may be the same and was kept apart; -1 */
};

struct questions {
    struct question *items; /* in the order of their first blanks */
    size_t count, cap;
    struct arena arena; /* of their words */
};

/* Two names or labels of fields that the author says are one: the second one goes. */
struct question_merge {
    const char *kept, *merged;
};

/* Makes the questions of the blanks and sets blank->field of each. False where a merge names a
 * field that is not there, or two of different kinds: `diags` says so. */
bool questions_make(struct questions *questions, const struct document *document,
                    struct blanks *blanks, const struct question_merge *merges, size_t merge_count,
                    struct diags *diags);
void questions_free(struct questions *questions);

#endif
