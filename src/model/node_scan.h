/* SPDX-License-Identifier: MIT */
/* The scan for mistakes, shared by the file that goes through the lines (node_mistakes.c) and the
 * one that looks at a piece of text (node_scan.c). */
#ifndef MODEL_NODE_SCAN_H
#define MODEL_NODE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/node_source.h"

enum { SCAN_MAX_LEVELS = 64 };

/* Where the parser lost track, the scan needs no more than to be right about the usual mistakes. */
struct scan {
    struct diags *diags;
    int from, to;
    size_t errors; /* in lines up to `to` */

    struct source_line line;
    int number;
    size_t indent;

    bool in_block, block_has_lines;
    long block_parent; /* the column its lines must pass, in bytes */

    char quote; /* that is open, or 0 */
    int quote_line, quote_col;

    struct bracket {
        char c;
        int line, col;
        size_t indent;
    } brackets[SCAN_MAX_LEVELS];
    size_t depth;

    size_t levels[SCAN_MAX_LEVELS]; /* columns of the open block maps and lists, in bytes */
    size_t level_count;
    bool open; /* the last key or dash waits for its value */

    size_t at;    /* within the line */
    bool head;    /* an entry may begin here */
    size_t entry; /* where the entry at hand began */
};

/* Whether the parser lost track at all, and whether in the lines around this one. */
bool scan_is_lost(const struct scan *scan);
bool scan_is_near(const struct scan *scan);

/* Adds an error, once for each place; `format` may hold one %s. */
void scan_report_at(struct scan *scan, int line, int col, const char *format, const char *detail);
void scan_report(struct scan *scan, size_t at, const char *format, const char *detail);

bool scan_is_blank(char c);

/* Whether a line begins as a new entry does, so that no quote or bracket can still be open. */
bool scan_begins_entry(const char *text, size_t len);

/* Looks at plain text, the key or value at hand; true where its mistake explains the colon behind
 * it. */
bool scan_plain(struct scan *scan, size_t at, size_t len, bool is_key);

/* Reports the value that begins with {{ at `at`. */
void scan_braces(struct scan *scan, size_t at);

#endif
