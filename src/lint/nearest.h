/* SPDX-License-Identifier: MIT */
/* The sentence of a report that comes nearest to one that was looked for. */
#ifndef LINT_NEAREST_H
#define LINT_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

#include "text/notation.h"

/* Code points of what is looked for that count. */
enum { NEAREST_MOST = 200 };

/* The sentence, or sentences, around the place that differs least from `wanted` by code points put
 * in, left out and replaced. False: nothing is half alike. Valid UTF-8; time is the product of the
 * lengths. */
bool nearest_sentence(const char *text, size_t len, const char *wanted, size_t wanted_len,
                      struct span *found);

/* What a stretch of the text is part of, up to the ends of its sentences, without indent. */
struct span sentence_around(const char *text, size_t len, struct span part);

#endif
