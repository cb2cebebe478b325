/* SPDX-License-Identifier: MIT */
/* Private to labels: what a figure is called. */
#ifndef IMPORT_LABEL_FIGURE_H
#define IMPORT_LABEL_FIGURE_H

#include "import/label.h"

void label_figure(struct label *label, const struct label_site *site);

#endif
