/* SPDX-License-Identifier: MIT */
/* A long list of words that text is held against at every turn: one look turns most text away. For
 * a few words, or now and then, bytes_begin_any is enough. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WORDS_MOST = 80, WORDS_MARKS = 8 };

struct words {
    const char *list[WORDS_MOST + 1]; /* no word is empty; NULL behind the last */
    bool learned;                     /* this and what follows: of words.c */
    uint64_t begins[WORDS_MARKS], ends[WORDS_MARKS];
};

/* To begin one with: static struct words units = WORDS("次", "人"); */
#define WORDS(...)                                                                                 \
    {                                                                                              \
        .list = { __VA_ARGS__ }                                                                    \
    }

/* The bytes of the first of the words that the text begins or ends with; 0: none of them. */
size_t words_begin(struct words *words, const char *text, size_t len);
size_t words_end(struct words *words, const char *text, size_t len);

#endif
