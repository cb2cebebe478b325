/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

void diags_add(struct diags *diags, enum diag_severity severity, int line, int col,
               const char *format, ...)
{
    va_list args, again;
    int len;
    char *text;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        die("%s", format);
    text = xmalloc((size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);

    ARRAY_ROOM(diags->items, diags->count, diags->cap);
    diags->items[diags->count++] = (struct diag){severity, line, col, text};
    diags->errors += severity == DIAG_ERROR;
    diags->warnings += severity == DIAG_WARNING;
}

static bool comes_after(const struct diag *a, const struct diag *b)
{
    return a->line != b->line ? a->line > b->line : a->col > b->col;
}

/* Insertion: findings come nearly in order, and qsort is not stable. */
void diags_sort(struct diags *diags)
{
    for (size_t i = 1; i < diags->count; i++) {
        struct diag moved = diags->items[i];
        size_t j = i;

        for (; j > 0 && comes_after(&diags->items[j - 1], &moved); j--)
            diags->items[j] = diags->items[j - 1];
        diags->items[j] = moved;
    }
}

void diags_clear(struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        free(diags->items[i].text);
    diags->count = diags->errors = diags->warnings = 0;
}

void diags_free(struct diags *diags)
{
    diags_clear(diags);
    free(diags->items);
    diags->items = NULL;
    diags->cap = 0;
}
