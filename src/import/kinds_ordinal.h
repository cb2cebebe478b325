/* SPDX-License-Identifier: MIT */
/* Private to the judgement of placeholders: numbers of an order, which are written in words. */
#ifndef IMPORT_KINDS_ORDINAL_H
#define IMPORT_KINDS_ORDINAL_H

#include "import/site.h"
#include "import/unit.h"

/* 十X届, X届X次全会, but 展览X届; X级应急响应, but 台阶X级. */
bool kinds_is_session(const struct site *site, const struct unit *unit);
bool kinds_is_rank(const struct site *site, const struct unit *unit);

/* 党的XX大, 十X大. */
bool kinds_is_congress(const struct site *site);

/* X年级X班, 初X, 大X班. */
bool kinds_is_grade(const struct site *site);

#endif
