/* SPDX-License-Identifier: MIT */
/* Private to the report walk: one paragraph while it is being put together. Pieces come in; at its
 * end the marks around what dropped out are merged, {{no}} is numbered, and it goes to the
 * listener. */
#ifndef MODEL_PARAGRAPH_H
#define MODEL_PARAGRAPH_H

#include "model/report.h"

enum piece_kind {
    PIECE_TEXT,
    PIECE_BLANK,
    PIECE_NUMBER, /* {{no}} */
    PIECE_PREFIX, /* the number of a heading: the text begins behind it */
    PIECE_SEAM    /* something dropped out here */
};

struct piece {
    enum piece_kind kind;
    bool off;
    const char *text; /* of TEXT and PREFIX: borrowed */
    size_t start;     /* of BLANK: in `values`; its text moves while it grows */
    size_t len;
    struct report_blank blank;
};

struct paragraph {
    const struct report_listener *listener;
    struct report_block block;
    bool exact;   /* lines stand as they are: empty ones too */
    bool has_tag; /* a tag stood in this line: it goes when nothing is left */
    int numbered; /* {{no}} so far */
    struct piece *pieces;
    size_t count, cap;
    struct str values; /* texts of blanks */
};

/* Add a piece of each kind. Text and prefix are borrowed until the paragraph ends, the text of a
 * blank is copied. `off`: in a clause that will not be written. */
void paragraph_text(struct paragraph *paragraph, const char *text, size_t len, bool off);
void paragraph_prefix(struct paragraph *paragraph, const char *text, size_t len);
void paragraph_blank(struct paragraph *paragraph, const struct report_blank *blank,
                     const char *text, size_t len, bool off);
void paragraph_number(struct paragraph *paragraph, bool off);
void paragraph_seam(struct paragraph *paragraph);

/* Ends the paragraph and begins the next one of the same block. */
void paragraph_end(struct paragraph *paragraph);

/* Whether anything came in since the last end. */
bool paragraph_begun(const struct paragraph *paragraph);
void paragraph_free(struct paragraph *paragraph);

/* The text of a piece as it stands. */
const char *piece_text(const struct paragraph *paragraph, const struct piece *piece);

/* marks.c: merges the marks on the two sides of every seam. */
void marks_merge(struct paragraph *paragraph);

#endif
