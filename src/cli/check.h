/* SPDX-License-Identifier: MIT */
/* What stands between a draft and its final form, as rows. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/table.h"
#include "model/draft.h"

/* An empty table with the columns of a check. */
void check_table(struct table *table);

/* Adds a row for everything that is unanswered, refused, unconfirmed or 待核, for failed checks,
 * for what the checker of finished text finds in the report, for paragraphs in the draft's own
 * words and for hidden answers. EXIT_FOUND where something gates finalizing, which the text, other
 * words and what is hidden do not. `json`: states in words for programs. */
enum exit_code check_draft(struct table *table, const struct draft *draft, bool json);

/* check --table: an empty table, and a row for every field that is asked, beside last year's.
 * `many`: of several drafts, whose path is the first column. */
void check_review_table(struct table *table, bool many);
void check_review(struct table *table, const struct draft *draft, bool many);

/* check --text: looks through files of finished text. EXIT_FOUND where anything is found. */
enum exit_code check_text(const struct options *options, char **paths, int count);

#endif
