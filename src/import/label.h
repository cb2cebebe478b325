/* SPDX-License-Identifier: MIT */
/* What a blank is called: the words around it that a clerk understands at once. */
#ifndef IMPORT_LABEL_H
#define IMPORT_LABEL_H

#include "import/blank.h"
#include "import/label_clause.h"

enum { LABEL_MOST = 16 /* characters */, LABEL_SERIES = 4 };

/* A label in the making: the short one, the one with more of the words around it ("" where there
 * are none), and what those behind it on the line may lean on. */
struct label {
    struct str words, longer;
    struct str last;       /* what the last figure was called: 同比增长X% */
    struct str outer;      /* the same, of the last figure before the bracket */
    struct str verb, noun; /* what was done with it, what was counted: 设X个室、X个站 */
    struct str bases[LABEL_SERIES];      /* what the last figures were called, the last one first */
    struct str series[LABEL_SERIES];     /* labels made beforehand: 分别增长X%、X% */
    size_t in_series, made_in_series;    /* how many there are, how many have been used */
    size_t next;                         /* the blank behind the last one */
    bool alone;                          /* the label is how many people only: 户数 */
    bool leans;                          /* it leans on another one, and nothing leans on it */
    bool is_verb;                        /* the label is a verb and how many: 惠及人数 */
    bool and_others;                     /* the words before end with 等 */
    struct clause before, behind, other; /* being worked on */
};

/* A blank and where words for it are looked for: bytes of the document. */
struct label_site {
    const struct document *document;
    const struct blanks *blanks;
    const struct blank *blank;
    size_t index, lowest, highest;
    bool follows; /* another blank stands before it on the line */
    bool named;   /* the words before it go on from a name: XX市财政局 */
    bool ranked;  /* an ordinal stands before it */
    bool joined;  /* no comma stands between it and the one before it */
    bool ends;    /* no blank follows on the line */
};

/* The document's text. */
static inline const char *site_text(const struct label_site *site)
{
    return site->document->text.s;
}

/* Makes the label of the blank; blanks come in their order, with the same `label`, all zero at
 * first. Time does not depend on the length of the line. */
void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index);
void label_free(struct label *label);

/* Takes brackets away where one has no other half. */
void label_balance(struct str *text);

/* Cuts the text to so many characters. */
void label_cut(struct str *text, size_t most);

#endif
