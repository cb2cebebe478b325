/* SPDX-License-Identifier: MIT */
/* Private to the reading of outlines: the numbers that headings begin with. */
#ifndef IMPORT_OUTLINE_NUMBER_H
#define IMPORT_OUTLINE_NUMBER_H

#include <stdbool.h>

#include "import/stretch.h"

struct outline_number {
    int level;  /* 1 to 4; 0: the line begins with no number */
    size_t end; /* bytes of the number and its mark */
    bool is_bare; /* 1 标题, 1.1 标题, 第一章 总则: one only where the heading has its line alone */
};

struct outline_number outline_number_read(struct stretch stretch);

#endif
