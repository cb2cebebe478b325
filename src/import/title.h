/* SPDX-License-Identifier: MIT */
/* Which lines read like the title of a report. */
#ifndef IMPORT_TITLE_H
#define IMPORT_TITLE_H

#include "import/stretch.h"

enum { TITLE_MOST = 40 }; /* characters */

/* A line without the blanks around it: short, and ending in 总结, 报告, 计划 and the like, with an
 * optional （…） behind it; or 总结暨明年工作打算. */
bool title_is(struct stretch stretch);

#endif
