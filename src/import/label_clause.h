/* SPDX-License-Identifier: MIT */
/* The words of a clause that stand around a blank. */
#ifndef IMPORT_LABEL_CLAUSE_H
#define IMPORT_LABEL_CLAUSE_H

#include "import/stretch.h"

/* What stands right before `start` and right behind it, within the clause, the bounds and a reach
 * of some characters. Bytes of the text. */
struct stretch clause_before(const char *text, size_t start, size_t lowest);
struct stretch clause_behind(const char *text, size_t start, size_t highest);

/* Takes away what says nothing about a figure: 全年, 共有, a number in front of the paragraph. */
void clause_strip(struct stretch *stretch);

/* Leaves of a long clause at most so many characters, those that stand nearest to the figure, from
 * a word's beginning where one is seen. */
void clause_shorten(struct stretch *stretch, size_t most);

/* Whether a whole word stands there that begins with one of those that say nothing: 和谐, 及时. */
bool clause_is_whole_word(struct stretch stretch);

#endif
