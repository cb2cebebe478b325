/* SPDX-License-Identifier: MIT */
/* Texts that a draft keeps beside its answers: the reason for a warning (情况说明), by check; a
 * note (备注) and a long answer half typed, by field. Names unknown to the form are kept. */
#ifndef MODEL_REMARKS_H
#define MODEL_REMARKS_H

#include <stdbool.h>

#include "base/str.h"
#include "model/node.h"

struct draft;

enum remark_kind { REMARK_REASON, REMARK_NOTE, REMARK_TYPING, REMARK_KINDS };

/* The text kept for the check or field of that index; "" where there is none. Borrowed until the
 * next change. */
const char *remarks_of(const struct draft *draft, enum remark_kind kind, int index);

/* Keeps one; empty text takes it back. */
void remarks_put(struct draft *draft, enum remark_kind kind, int index, const char *text);

/* From and to the draft's key. */
void remarks_bind(struct draft *draft, enum remark_kind kind, const struct node *node);
void remarks_write(const struct draft *draft, enum remark_kind kind, const char *key,
                   struct str *out);

/* Whether two drafts of one form keep the same texts. */
bool remarks_same(const struct draft *a, const struct draft *b);
void remarks_free(struct draft *draft);

#endif
