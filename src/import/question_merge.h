/* SPDX-License-Identifier: MIT */
/* Private to the making of questions: those that the author says are one. */
#ifndef IMPORT_QUESTION_MERGE_H
#define IMPORT_QUESTION_MERGE_H

#include "import/question.h"

/* Joins them; they stay in the order of their first blanks. False where a merge names a field that
 * is not there, or two of different kinds: `diags` says so, and nothing is to be used. */
bool questions_merge(struct questions *questions, struct blanks *blanks,
                     const struct question_merge *merges, size_t count, struct diags *diags);

#endif
