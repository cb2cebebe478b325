/* SPDX-License-Identifier: MIT */
/* The words of a clause that stand before or behind a blank: quotation marks, what stands in
 * brackets, and numbers of paragraphs are left out. */
#ifndef IMPORT_LABEL_CLAUSE_H
#define IMPORT_LABEL_CLAUSE_H

#include <string.h>

#include "base/str.h"
#include "import/lexicon.h"
#include "import/stretch.h"

enum { CLAUSE_REACH = 32 }; /* characters that are looked at */

struct clause_word {
    unsigned short start, size; /* bytes of the clause's text */
    unsigned classes;
};

/* Words are taken from it at both ends: `from` to before `to` are left. */
struct clause {
    struct str text;
    struct clause_word words[CLAUSE_REACH];
    size_t from, to, count;
    size_t begin, end; /* bytes of the document that it was read from */
    bool is_whole;     /* ends where the clause does */
    bool is_open;      /* 的 stood behind it: a noun is to follow */
};

static inline bool clause_is_empty(const struct clause *clause)
{
    return clause->from >= clause->to;
}

/* Reads what stands right before `start` and right behind it, within the bounds. */
void clause_before(struct clause *clause, const char *text, size_t start, size_t lowest);
void clause_behind(struct clause *clause, const char *text, size_t start, size_t highest);
void clause_set(struct clause *clause, const char *text, size_t len);
void clause_free(struct clause *clause);

/* Takes away what says nothing about a figure: 全年, 我局, 共有. `named`: a name stands before it,
 * so that it begins with the rest of the name of an office. */
void clause_strip_front(struct clause *clause, bool named);
void clause_strip_back(struct clause *clause);

/* Leaves of a long clause at most so many characters, whole words that stand nearest to its end or,
 * of those that stand behind a blank, to its start. */
void clause_keep_end(struct clause *clause, size_t most);
void clause_keep_start(struct clause *clause, size_t most);

/* What is left: its text, its characters, the classes of the word there (0: none), and whether all
 * words are of one of the classes. */
struct stretch clause_text(const struct clause *clause);
void clause_add(struct str *out, const struct clause *clause);
void clause_copy(struct str *out, const struct clause *clause); /* over what it holds */
size_t clause_chars(const struct clause *clause);
unsigned clause_first(const struct clause *clause);
unsigned clause_last(const struct clause *clause);
bool clause_is_all(const struct clause *clause, unsigned classes);
/* Whether a noun does not go on with the word there. */
bool clause_stops(const struct clause *clause, size_t index);

/* Here, so that the length of a literal word is known when the program is built. */
static inline bool clause_word_is(const struct clause *clause, size_t index, const char *word)
{
    return index >= clause->from && index < clause->to &&
           clause->words[index].size == strlen(word) &&
           memcmp(clause->text.s + clause->words[index].start, word, strlen(word)) == 0;
}

#endif
