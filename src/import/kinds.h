/* SPDX-License-Identifier: MIT */
/* What a placeholder stands for, from what stands around it. */
#ifndef IMPORT_KINDS_H
#define IMPORT_KINDS_H

#include "import/blank.h"
#include "import/site.h"

/* Sets kind, doubt, approximate, quoted, unit and `behind` (as a byte of the line). */
void kinds_judge(struct blank *blank, const struct site *site, struct arena *arena);

/* Whether words of hedging end there: 约, 近; not 节约, 附近. */
bool kinds_is_hedge(const char *text, size_t len);

#endif
