/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/alloc.h"
#include "text/width.h"

/* What one grapheme becomes; as it stands where libunistring has no memory for more. */
static void add_grapheme(struct str *out, const char *text, size_t len)
{
    uint8_t room[64];
    size_t size = sizeof room;
    uint8_t *folded;

    if (len == 1 && (unsigned char)*text < 0x80) {
        str_addc(out, *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text);
        return;
    }
    folded = u8_casefold((const uint8_t *)text, len, NULL, UNINORM_NFKC, room, &size);
    if (!folded)
        str_addn(out, text, len);
    else
        str_addn(out, (const char *)folded, size);
    if (folded != room)
        free(folded);
}

void fold_text(struct fold *fold, const char *text, size_t len)
{
    size_t at = 0;

    str_clear(&fold->text);
    while (at < len) {
        size_t next = width_next(text, len, at), start = fold->text.len;
        add_grapheme(&fold->text, text + at, next - at);
        if (fold->text.len + 1 > fold->cap) {
            fold->cap = 2 * (fold->text.len + 1);
            fold->from = xrealloc(fold->from, fold->cap * sizeof *fold->from);
        }
        for (; start < fold->text.len; start++)
            fold->from[start] = at;
        fold->from[start] = at = next;
    }
}

void fold_free(struct fold *fold)
{
    str_free(&fold->text);
    free(fold->from);
    *fold = (struct fold)FOLD_INIT;
}

bool fold_find(const struct fold *fold, const struct fold *word, size_t *at, size_t *start,
               size_t *end)
{
    const char *text = str_text(&fold->text), *found = NULL;
    size_t stop;

    if (word->text.len && *at < fold->text.len)
        found = strstr(text + *at, str_text(&word->text));
    if (!found)
        return false;
    *start = fold->from[found - text];
    stop = (size_t)(found - text) + word->text.len;
    /* A hit that ends within a grapheme takes all of it. */
    while (stop < fold->text.len && fold->from[stop] == fold->from[stop - 1])
        stop++;
    *at = stop;
    *end = fold->from[stop];
    return true;
}
