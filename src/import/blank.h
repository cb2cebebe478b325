/* SPDX-License-Identifier: MIT */
/* The blanks of a document: placeholders put together, with kind and unit from what stands around
 * them. */
#ifndef IMPORT_BLANK_H
#define IMPORT_BLANK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "import/document.h"

enum blank_kind {
    BLANK_COUNT,
    BLANK_DECIMAL,
    BLANK_MONEY,
    BLANK_PERCENT,
    BLANK_MONTH,
    BLANK_ORDINAL,
    BLANK_YEAR,
    BLANK_DATE,
    BLANK_NAME,
    BLANK_LIST
};

/* Why the choice is not sure. */
enum doubt {
    DOUBT_NONE,
    DOUBT_NO_MEASURE, /* 共有X党员 */
    DOUBT_YEARS,      /* X年: a year, or how many */
    DOUBT_BODY,       /* XX组: a name, or how many */
    DOUBT_MONEY       /* 资金X万 */
};

struct blank {
    enum blank_kind kind;
    enum doubt doubt;
    bool approximate;
    bool filled;       /* was a figure or a year already */
    bool no_year;      /* a date without its year: X月X日 */
    bool quoted;       /* alone between quotation marks */
    size_t line;       /* index */
    size_t start, len; /* bytes of the document's text: what is replaced */
    size_t behind;     /* byte behind its unit and what else belongs to it */
    const char *unit;  /* "" for none; static, or in the arena */
    int field;         /* index of what is asked; the owner's */
};

struct blanks {
    struct blank *items;
    size_t count, cap;
    struct arena arena;
};

/* What else than placeholders counts as one. */
struct blank_options {
    bool figures; /* 45人次 */
    int year;     /* this year and its neighbours; 0: no */
};

/* Finds the blanks of the document, in its order, into `blanks`, which is overwritten. */
void blanks_find(struct blanks *blanks, const struct document *document,
                 const struct blank_options *options);

/* The year that the document's title names; 0 where it names none. */
int blanks_year(const struct document *document);
void blanks_free(struct blanks *blanks);

/* Whether words go there: a name, a list. */
bool blank_is_words(const struct blank *blank);

/* As JSON names the kind, and as people read it. */
const char *blank_kind_name(enum blank_kind kind);
const char *blank_kind_label(enum blank_kind kind);

/* What is unsure about the choice and what was chosen, for people. "" where nothing is. */
const char *doubt_reason(enum doubt doubt);

#endif
