/* SPDX-License-Identifier: MIT */
/* Private to labels: figures in a series, as 分别占X%、X%. */
#ifndef IMPORT_LABEL_SERIES_H
#define IMPORT_LABEL_SERIES_H

#include "import/label.h"

/* Makes the labels of the figures that begin here, into label->series, where 分别 stands before
 * them. False: it does not, or what each of them is of is not said. */
bool series_make(struct label *label, const struct label_site *site);

/* Whether the next figure is of the same series: no words stand between them. */
bool series_goes_on(const struct label_site *site);

#endif
