/* SPDX-License-Identifier: MIT */
/* The report walk: form + answers as headings, paragraphs, literal text and blanks. Every output
 * listens to it; no second place assembles text. */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/answers.h"

enum report_kind { REPORT_TITLE, REPORT_HEADING, REPORT_PARAGRAPH };

/* What a stretch of the report is: one line of the finished text. */
struct report_block {
    enum report_kind kind;
    int level;                     /* of a heading, 1 to 4 */
    bool indent;                   /* two cells before it, as office text has */
    bool reworded;                 /* the draft has its own words here, or struck what stood here */
    bool struck;                   /* the latter: told of only where the walk was asked for it */
    const struct section *section; /* NULL: the title */
    size_t offset;                 /* of a paragraph: where it begins in the section's text */
};

/* A place where an answer stands. */
struct report_blank {
    const struct field *field; /* that is asked */
    const struct field
        *shown; /* whose type and placeholder it has: the same, or a repeat's column */
    const struct answer *answer;
    int occurrence; /* of the field in this walk, from 0 */
};

/* Who is told of the report; NULL: not of that. */
struct report_listener {
    void (*begin)(void *self, const struct report_block *block);
    /* `off`: in a clause that will not be written (only where the walk was asked for those). */
    void (*text)(void *self, const char *text, size_t len, bool off);
    void (*blank)(void *self, const struct report_blank *blank, const char *text, size_t len,
                  bool off);
    void (*end)(void *self, const struct report_block *block);
    void *self;
};

/* What is wanted. All zero: the whole report as it will be written. */
struct report_scope {
    const struct section *section; /* this one alone, without those in it; NULL: all, with title */
    bool struck;                   /* struck paragraphs, marked as off */
    bool off;                      /* clauses that do not stand, and struck text, marked so: */
    const struct field *holding;   /* only clauses that hold this field; NULL: all of them */
    const signed char *forced; /* by field index: conditions taken as 1 yes, -1 no, 0 as answered */
    /* Told of every clause that is met, and whether it stands; may be NULL. */
    void (*clause)(void *self, const struct tag *tag, bool stands);
    void *self;
    size_t most; /* bytes it may come to, each piece counting some; 0: as a whole report */
};

/* Walks the report. The answers are settled. False where it came to more than any report does: it
 * ends early then, and says so in its last paragraph. */
bool report_walk(const struct answers *answers, const struct report_scope *scope,
                 const struct report_listener *listener);

/* The same for one text outside the document (a default): appended, paragraphs joined by line
 * feeds, without indents. False where it came to more than an answer may have, cut short. */
bool report_prose(const struct answers *answers, const struct prose *prose, struct str *out);

/* The same as events, with a scope (its `section` plays no part): paragraphs of no section, blanks
 * without occurrence. */
bool report_prose_walk(const struct answers *answers, const struct prose *prose,
                       const struct report_scope *scope, const struct report_listener *listener);

/* Appends the number of a heading: 一、 （一） 1. （1）. Level 1 to 4. */
void report_heading_number(int level, int number, struct str *out);

#endif
