/* SPDX-License-Identifier: MIT */
/* Private to the numbers of Word documents: what word/numbering.xml and word/styles.xml say. */
#ifndef IMPORT_DOCX_NUMBERING_DATA_H
#define IMPORT_DOCX_NUMBERING_DATA_H

#include "base/arena.h"
#include "base/map.h"
#include "import/docx_format.h"
#include "import/docx_numbering.h"

/* More entries, and longer texts of levels, are left aside: Word has not so many. */
enum { LEVELS = 9, ENTRIES_MOST = 32767, TEXT_MOST = 255 };
enum { UNSAID = -1, NO_LIST = -2 };

struct level {
    long start, restart; /* restart: the w:lvlRestart, or UNSAID */
    const struct docx_format *format;
    const char *text;
    long style; /* whose paragraphs stand on this level, or UNSAID */
    bool decimal;
};

/* What a list says otherwise than its scheme. */
struct override {
    struct level *level;
    long start;
    bool used;
};

/* w:num, w:abstractNum and w:style. */
struct list {
    long scheme;
    struct override *overrides;
};

struct scheme {
    struct level *levels[LEVELS];
    long link; /* the style whose list has the levels */
    long counters[LEVELS];
    bool counting[LEVELS];
};

struct style {
    long based;
    struct docx_place place;
};

struct docx_numbering {
    struct arena arena;
    struct map list_ids, scheme_ids, style_ids;
    struct list *lists;
    struct scheme *schemes;
    struct style *styles;
    size_t lists_cap, schemes_cap, styles_cap;
    long default_style;
    /* while a part is read: */
    long list, scheme, style;
    int ilvl;
    struct level *level;
    size_t skipped; /* how deep in what has been changed, and is no longer so */
};

/* The entry of the id, made where nobody has named it yet; UNSAID: no id, or no room. */
long docx_list_of(struct docx_numbering *numbering, const char *id);
long docx_scheme_of(struct docx_numbering *numbering, const char *id);
long docx_style_of(struct docx_numbering *numbering, const char *id);

/* The whole number that the text begins with, up to a million; `otherwise` for none. */
long docx_whole(const char *text, long otherwise);

#endif
