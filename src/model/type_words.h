/* SPDX-License-Identifier: MIT */
/* Private to the types: words that mean the same in all of them. */
#ifndef MODEL_TYPE_WORDS_H
#define MODEL_TYPE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Cuts blanks, line ends and what shows nothing off both ends. */
void type_trim(const char **text, size_t *len);

/* X, ×, ○, Ｘ, □ … alone, however many: the blank is still to be filled. */
bool type_is_unanswered(const char *text, size_t len);

/* 无, 没有, /: there was none. */
bool type_is_none(const char *text, size_t len);

/* What is said of separators with nothing between them. */
extern const char *const type_no_items;

/* Appends the items of a list as lines. They end at 、 ， , ； ; outside 《》, and at line ends. */
void type_split_items(const char *text, size_t len, struct str *stored);

/* Why a text cannot stand in a report (it would break a line, or no file can hold it), in Chinese
 * and static; NULL: it can. */
const char *type_bad_character(const char *text, size_t len, bool multiline);

#endif
