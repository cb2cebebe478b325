/* SPDX-License-Identifier: MIT */
/* Private to labels: what the day of a month is called that is given: 12月X日. */
#ifndef IMPORT_LABEL_DAY_H
#define IMPORT_LABEL_DAY_H

#include "import/label.h"

/* Whether the figure is such a day, and not so many days. */
bool label_is_day(const struct label_site *site);
void label_day(struct label *label, const struct label_site *site);

#endif
