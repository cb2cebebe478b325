/* SPDX-License-Identifier: MIT */
/* Private to labels: what a name or a list is called. */
#ifndef IMPORT_LABEL_NAME_H
#define IMPORT_LABEL_NAME_H

#include "import/label.h"

void label_name(struct label *label, const struct label_site *site);

#endif
