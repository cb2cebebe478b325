/* SPDX-License-Identifier: MIT */
/* Private to labels: figures that lean on what was said before, as 同比增长X% and 人均X元. */
#ifndef IMPORT_LABEL_LEAN_H
#define IMPORT_LABEL_LEAN_H

#include "import/label.h"

/* Makes the label of a figure whose words, in `before`, lean on the last figure. False: they do
 * not. */
bool lean_make(struct label *label, const struct label_site *site);

/* The noun of the last figure: 实现利润 → 利润; in label->other. */
struct clause *lean_noun(struct label *label);

/* Leans on the clause before the comma, where no figure stands in it. False: there is none. */
bool lean_on_clause(struct label *label, const struct label_site *site);

/* Puts noun and words together: as much of the noun as there is room for. */
void lean_put(struct label *label, struct clause *noun, const struct clause *words,
              bool noun_first);

/* Whether what the last figure was called says nothing about this one: a rate, or another sentence
 * ended between. */
bool lean_is_far(const struct label *label, const struct label_site *site);

bool lean_contains(const struct str *text, struct stretch words);

#endif
