/* SPDX-License-Identifier: MIT */
/* Finding words as people mean them: full and half width, capital and small letters are one. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A text folded grapheme by grapheme (NFKC, then case: Unicode 3.13), and where each byte of it
 * comes from. */
struct fold {
    struct str text;
    size_t *from; /* by byte of `text`, and one more: the end */
    size_t cap;
};

#define FOLD_INIT                                                                                  \
    {                                                                                              \
        STR_INIT, NULL, 0                                                                          \
    }

/* Folds valid UTF-8; replaces what `fold` held and uses its memory again. */
void fold_text(struct fold *fold, const char *text, size_t len);
void fold_free(struct fold *fold);

/* Looks for the word from byte `*at` of the folded text on. Found: `start` and `end` are its place
 * in the original, in bytes, and `*at` lies behind it. An empty word is never found. */
bool fold_find(const struct fold *fold, const struct fold *word, size_t *at, size_t *start,
               size_t *end);

#endif
