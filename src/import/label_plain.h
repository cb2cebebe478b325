/* SPDX-License-Identifier: MIT */
/* Private to labels: what a date, a year, a month or an ordinal is called. */
#ifndef IMPORT_LABEL_PLAIN_H
#define IMPORT_LABEL_PLAIN_H

#include "import/label.h"

void label_plain(struct label *label, const struct label_site *site);

#endif
