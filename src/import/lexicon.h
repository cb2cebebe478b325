/* SPDX-License-Identifier: MIT */
/* Words of office Chinese, and what they do in a label. */
#ifndef IMPORT_LEXICON_H
#define IMPORT_LEXICON_H

#include <stddef.h>

enum lexicon_class {
    LEX_WORD = 1 << 0,    /* a word: it is not cut */
    LEX_VERB = 1 << 1,    /* what is done */
    LEX_NEEDS = 1 << 2,   /* a verb that says nothing without what it is done to */
    LEX_FRONT = 1 << 3,   /* says nothing before other words */
    LEX_BACK = 1 << 4,    /* says nothing behind other words */
    LEX_RATIO = 1 << 5,   /* leans on what was said before: 同比增长 */
    LEX_PER = 1 << 6,     /* stands before what was said before: 人均 */
    LEX_ATTR = 1 << 7,    /* a quality of what was said before: 金额 */
    LEX_HAVE = 1 << 8,    /* the noun follows: 共有 */
    LEX_STOP = 1 << 9,    /* a noun does not go on: 被, 在 */
    LEX_AREA = 1 << 10,   /* the own unit or area: 我局, 全县 */
    LEX_BODY = 1 << 11,   /* an office that does something */
    LEX_HEAD = 1 << 12,   /* a name ends with it: 水库 */
    LEX_ROLE = 1 << 13,   /* a person: 师傅 */
    LEX_HONOUR = 1 << 14, /* becomes: 被评为 */
    LEX_BROAD = 1 << 15,  /* a noun that says little: 单位 */
    LEX_GRADE = 1 << 16,  /* one sort of what was said before: 危急 */
    LEX_RATE = 1 << 17,   /* a rate of what was said before: 成活率 */
    LEX_LIGHT = 1 << 18   /* a single character that begins no word unless one is known: 共 */
};

/* The bytes of the longest word that begins there, and its classes; without one, one character and
 * no class. The text is valid UTF-8 and not empty. */
size_t lexicon_word(const char *text, size_t len, unsigned *classes);

#endif
