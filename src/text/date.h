/* SPDX-License-Identifier: MIT */
/* Calendar dates, Gregorian, 1900 to 2100. */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct date {
    int year, month, day;
};

/* Takes 2026年1月5日, 2026-1-5, 2026/01/05, 2026.1.5, 20260105, 二〇二六年一月五日, full-width
 * digits, and a trailing ？ (`verify`). 1月5日 and 1-5 take the year given. False: `message` holds
 * the reason and remedy. */
bool date_parse(const char *text, size_t len, int year, struct date *out, bool *verify,
                struct str *message);
void date_print(struct date date, struct str *out); /* 2026年1月5日 */
void date_store(struct date date, struct str *out); /* 2026-01-05 */

#endif
