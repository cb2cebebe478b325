/* SPDX-License-Identifier: MIT */
/* Private to labels: the words around a name, a date, an ordinal. */
#ifndef IMPORT_LABEL_AROUND_H
#define IMPORT_LABEL_AROUND_H

#include "import/label.h"

enum { AROUND_MOST = 10, NAME_MOST = 10 }; /* characters of the words before or behind */

/* Reads the words before the blank into label->before, stripped. True: they stand before a
 * colon. */
bool around_before(struct label *label, const struct label_site *site);

/* Reads the words from `at` on into label->behind. */
void around_behind(struct label *label, const struct label_site *site, size_t at);

/* Whether so much space stands there that what follows is something else. */
bool around_is_gap(const struct label_site *site, size_t at);

/* Makes the longer label: with the words before. */
void around_lengthen(struct label *label);

/* Leaves of the words behind what comes before they say something else; from the verbs_from-th
 * word on a verb does. */
void around_keep(struct clause *behind, size_t verbs_from);

#endif
