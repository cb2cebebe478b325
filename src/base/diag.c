/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/str.h"

/* The place for another finding; NULL where it is only counted. */
static struct diag *room_for(struct diags *diags, enum diag_severity severity)
{
    if (diags->count < DIAGS_MOST) {
        ARRAY_ROOM(diags->items, diags->count, diags->cap);
        return &diags->items[diags->count++];
    }
    diags->more++;
    if (severity != DIAG_ERROR || diags->errors >= DIAGS_MOST)
        return NULL;
    for (size_t i = diags->count; i > 0; i--)
        if (diags->items[i - 1].severity != DIAG_ERROR) {
            free(diags->items[i - 1].text);
            return &diags->items[i - 1];
        }
    return NULL;
}

static char *print(const char *format, va_list args)
{
    struct str text = STR_INIT;

    str_addv(&text, format, args);
    return str_take(&text);
}

void diags_addv(struct diags *diags, enum diag_severity severity, int line, int col,
                const char *format, va_list args)
{
    struct diag *diag = room_for(diags, severity);

    diags->errors += severity == DIAG_ERROR;
    diags->warnings += severity == DIAG_WARNING;
    if (diag)
        *diag = (struct diag){severity, line, col, print(format, args)};
}

void diags_add(struct diags *diags, enum diag_severity severity, int line, int col,
               const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diags_addv(diags, severity, line, col, format, args);
    va_end(args);
}

bool diags_full(const struct diags *diags)
{
    return diags->count >= DIAGS_MOST;
}

bool diags_enough(const struct diags *diags)
{
    return diags->errors >= DIAGS_COUNTED;
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
    diags->count = diags->errors = diags->warnings = diags->more = 0;
}

void diags_free(struct diags *diags)
{
    diags_clear(diags);
    free(diags->items);
    diags->items = NULL;
    diags->cap = 0;
}
