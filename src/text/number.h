/* SPDX-License-Identifier: MIT */
/* Numbers as people in Chinese offices type them, and as GB/T 15835-2011 wants them written. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/decimal.h"

enum hedge {
    HEDGE_NONE,
    HEDGE_ABOUT,  /* 约30 */
    HEDGE_NEARLY, /* 近30 */
    HEDGE_OVER,   /* 超30 */
    HEDGE_UNDER,  /* 不足30 */
    HEDGE_UP_TO,  /* 上千 */
    HEDGE_MORE,   /* 30余 */
    HEDGE_MANY    /* 30多 */
};

enum number_kind {
    NUMBER_PLAIN,
    NUMBER_MONEY,
    NUMBER_PERCENT,
    NUMBER_ORDINAL,
    NUMBER_YEAR,
    NUMBER_MONTH
};

/* What a field takes. */
struct number_rule {
    enum number_kind kind;
    const char *unit; /* 次, 万元, 篇（条）; NULL: none. For money one of 元 千元 万元 亿元 */
    int decimals;     /* places after the point: 0 to 9 */
    bool sign;        /* takes - － − 负 */
    bool approximate; /* a hedge is welcome */
};

struct number {
    struct decimal value;
    enum hedge hedge;
    bool in_words; /* the answer reads 百, 千, 万 after its hedge (上千, 近百): written in
                      characters */
    bool verify;   /* 待核: the answer ended in ？ */
};

/* Understands what was typed (the notations, units and refusals of the language's «Typing a
 * number»). True: `out` holds it; `message` may hold a remark to show (what was read: "= 12";
 * 此项应为确数). False: `message` holds the reason with the remedy, one line of plain Chinese. 无
 * and X are not numbers: the caller has dealt with them. */
bool number_parse(const struct number_rule *rule, const char *text, size_t len, struct number *out,
                  struct str *message);

enum number_format { NUMBER_ARABIC, NUMBER_CHINESE, NUMBER_WAN };

/* Appends it as the report writes it, hedge included, without unit. Ordinals come in Chinese
 * numerals whatever the format; NUMBER_WAN stays exact and is Arabic below 10000 or where more than
 * two decimals would be needed. */
void number_print(const struct number *number, enum number_kind kind, enum number_format format,
                  struct str *out);

/* Appends it as drafts store it: 12000, 约30, 30余, 上千, 12.50. number_parse reads it back the
 * same. The 待核 mark is the draft's business. */
void number_store(const struct number *number, struct str *out);

/* Appends the Chinese numeral of a whole number 0 <= value < 10^16: 十一, 一百零五, 三万二千. */
void number_in_chinese(int64_t value, struct str *out);

#endif
