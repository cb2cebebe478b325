/* SPDX-License-Identifier: MIT */
/* Private to labels: what stands before and behind a figure, read into the words that its label is
 * made of. */
#ifndef IMPORT_LABEL_READ_H
#define IMPORT_LABEL_READ_H

#include "import/label.h"

/* Reads the words before into label->before, stripped; the verb of a list that was cut is appended
 * to `verb`: 举办按摩、电商等培训班. */
void label_read_before(struct label *label, const struct label_site *site, struct str *verb);

/* Drops from label->before what the last figure counted, which was said with it: X名运动员参加
 * X个大项. */
void label_drop_counted(struct label *label);

/* Reads what is counted into label->behind. */
void label_read_behind(struct label *label, const struct label_site *site);

#endif
