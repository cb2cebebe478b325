/* SPDX-License-Identifier: MIT */
/* What stands between a draft and its final form, as rows. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/table.h"
#include "model/draft.h"

/* An empty table with the columns of a check. */
void check_table(struct table *table);

/* Adds a row for everything that is unanswered, refused, unconfirmed or 待核, for failed checks and
 * for hidden answers. EXIT_FOUND where something gates finalizing. `json`: states in words for
 * programs. */
enum exit_code check_draft(struct table *table, const struct draft *draft, bool json);

#endif
