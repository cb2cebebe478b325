/* SPDX-License-Identifier: MIT */
/* Private to labels: what a name, a list, a date, a year or an ordinal is called. */
#ifndef IMPORT_LABEL_NAME_H
#define IMPORT_LABEL_NAME_H

#include "import/label.h"

void label_name(struct label *label, const struct label_site *site);
void label_plain(struct label *label, const struct label_site *site);

#endif
