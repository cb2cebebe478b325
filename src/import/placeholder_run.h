/* SPDX-License-Identifier: MIT */
/* Private to the search for placeholders: a run of one sign, and what stands beside it. */
#ifndef IMPORT_PLACEHOLDER_RUN_H
#define IMPORT_PLACEHOLDER_RUN_H

#include <stdbool.h>
#include <stddef.h>

/* A run of one sign in a line, and the line around it. */
struct run {
    const char *line;
    size_t len;
    size_t start, end; /* of the run, without digits before it */
    size_t count;      /* characters */
    size_t digits;     /* bytes right before it that belong to it */
    size_t before;     /* end of the placeholder before, which is nobody's letter */
    bool year;         /* with its digits it is one: 20XX, 202*, 20____年 */
};

/* The line behind it; whether, and with how many bytes, it goes on with the word, or one of the
 * words (NULL behind the last). */
const char *run_rest(const struct run *run, size_t *len);
bool run_follows(const struct run *run, const char *word);
size_t run_follows_any(const struct run *run, const char *const *words);

/* The same for what stands before it and its digits. */
bool run_precedes(const struct run *run, const char *word);
size_t run_precedes_any(const struct run *run, const char *const *words);

/* Whether nothing but blanks stands before it; whether it is all there is in the line. */
bool run_is_first(const struct run *run);
bool run_is_alone(const struct run *run);

/* Whether a unit follows, Latin letters that are one and no part of a word, or a kind of office
 * that a name may stand before. */
bool run_is_before_unit(const struct run *run);
bool run_is_before_latin_unit(const struct run *run);
bool run_is_before_body(const struct run *run);

/* Takes the digits that belong to it: 20XX and 202X are years, 1XX次 is a figure. The other one
 * takes those of a year only, Chinese ones only where they are no such sign. */
void run_take_digits(struct run *run);
void run_take_year(struct run *run, bool chinese);

/* Whether it is what stands behind the point: the XX of X.XX, of 3.XX. */
bool run_is_fraction(const struct run *run);

/* Whether a letter, digit or sign makes it a part of a Latin word, a model number, an address. */
bool run_is_word_before(const struct run *run);
bool run_is_word_behind(const struct run *run);

#endif
