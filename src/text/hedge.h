/* SPDX-License-Identifier: MIT */
/* 约 近 超 不足 上 余 多: the words that make a number approximate. */
#ifndef TEXT_HEDGE_H
#define TEXT_HEDGE_H

#include <stdbool.h>

#include "text/notation.h"
#include "text/number.h"

/* Cuts such a word (大约, 将近, 超过 …; 左右, 余, 多) off the start or end of folded text,
 * HEDGE_NONE where there is none. 余 and 多 are told apart from 左右, which stands behind the
 * unit. */
enum hedge hedge_drop_start(struct span *text);
enum hedge hedge_drop_around(struct span *text);
enum hedge hedge_drop_more(struct span *text);

/* The bytes of such a word at the end of the text, before a number; 0: there is none, or only the
 * end of another word (节约, 附近). */
size_t hedge_before(const char *text, size_t len);

/* As reports and drafts write it. "" for HEDGE_NONE. */
const char *hedge_word(enum hedge hedge);
bool hedge_follows(enum hedge hedge); /* 余 and 多 stand behind the number */

#endif
