/* SPDX-License-Identifier: MIT */
/* Private to labels: figures before which nothing is said. */
#ifndef IMPORT_LABEL_BARE_H
#define IMPORT_LABEL_BARE_H

#include "import/label.h"

/* Makes the label of what is counted behind the figure, of what it leans on, or of words before it
 * that say little: 只有X台. */
void bare_make(struct label *label, const struct label_site *site);

#endif
