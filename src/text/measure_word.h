/* SPDX-License-Identifier: MIT */
/* The measure words of Chinese office writing, and the units written in Latin letters. */
#ifndef TEXT_MEASURE_WORD_H
#define TEXT_MEASURE_WORD_H

#include <stdbool.h>

#include "text/notation.h"

/* The longest known measure word at the end of folded text; empty when there is none. */
struct span measure_foreign(struct span text);

/* The measure word that the text begins with, the longest one; NULL for none, and where it only
 * begins another word (项目, 人员; but 名单亲母亲). */
const char *measure_at(const char *text, size_t len);

/* Whether figures of that measure word have decimals: 公里, 亩, 吨. */
bool measure_takes_decimals(const char *word);

/* A unit of one capital letter, which is one only behind a decimal: X.XL, but the sizes XL, XXL. */
const char *measure_letter_at(const char *text, size_t len);

#endif
