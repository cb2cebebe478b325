/* SPDX-License-Identifier: MIT */
/* Documents with every placeholder taken for a figure: what the making of forms needs to know. */
#ifndef UNIT_IMPORT_H
#define UNIT_IMPORT_H

#include <string.h>

#include "base/alloc.h"
#include "base/str.h"
#include "import/form_text.h"
#include "import/outline.h"
#include "import/placeholder.h"
#include "unit/check.h"

struct import {
    struct document document;
    struct blanks blanks;
    struct questions questions;
};

static inline void import_add(struct import *import, size_t line, struct placeholder found)
{
    const struct document_line *at = &import->document.lines[line];
    struct blanks *blanks = &import->blanks;
    struct questions *questions = &import->questions;
    const char *text = import->document.text.s + at->start + found.start;
    struct str name = STR_INIT;

    str_addf(&name, "数%zu", questions->count + 1);
    ARRAY_ROOM(blanks->items, blanks->count, blanks->cap);
    blanks->items[blanks->count++] = (struct blank){.kind = found.year ? BLANK_YEAR : BLANK_COUNT,
                                                    .line = line,
                                                    .start = at->start + found.start,
                                                    .len = found.len,
                                                    .unit = "",
                                                    .field = (int)questions->count};
    ARRAY_ROOM(questions->items, questions->count, questions->cap);
    questions->items[questions->count++] = (struct question){
        .name = arena_strndup(&questions->arena, name.s, name.len),
        .label = arena_strndup(&questions->arena, name.s, name.len),
        .kind = BLANK_COUNT,
        .unit = "",
        .placeholder = arena_strndup(&questions->arena, text, found.len),
        .first = blanks->count - 1,
        .blanks = 1,
        .alike = -1};
    str_free(&name);
}

static inline void import_read(struct import *import, const char *bytes, size_t len)
{
    struct diags diags = DIAGS_INIT("文档");
    struct placeholder found;

    memset(import, 0, sizeof *import);
    assert_true(document_decode(&import->document, bytes, len, &diags));
    for (size_t i = 0; i < import->document.count; i++) {
        const struct document_line *line = &import->document.lines[i];
        const char *text = import->document.text.s + line->start;
        for (size_t at = 0; placeholder_next(text, line->len, at, &found);
             at = found.start + found.len)
            import_add(import, i, found);
    }
    diags_free(&diags);
}

static inline void import_free(struct import *import)
{
    document_free(&import->document);
    free(import->blanks.items);
    free(import->questions.items);
    arena_free(&import->questions.arena);
}

#endif
