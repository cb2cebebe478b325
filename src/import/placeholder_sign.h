/* SPDX-License-Identifier: MIT */
/* Private to the search for placeholders: the signs they are made of, and what only looks like
 * one. */
#ifndef IMPORT_PLACEHOLDER_SIGN_H
#define IMPORT_PLACEHOLDER_SIGN_H

#include "import/placeholder_run.h"

enum { PLACEHOLDER_SIGNS = 8, SIGN_FORMS = 4 };

struct sign {
    const char *signs[SIGN_FORMS];   /* which may stand mixed; NULL behind the last */
    bool (*accept)(struct run *run); /* a placeholder; adds the digits and the end that are its */
    bool repeats;
};

/* `accept` of the signs whose lookalikes need most care. */
bool placeholder_star(struct run *run);
bool placeholder_line(struct run *run);
bool placeholder_bracket(struct run *run);

extern const struct sign placeholder_signs[PLACEHOLDER_SIGNS];

#endif
