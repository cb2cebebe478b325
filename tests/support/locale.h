/* SPDX-License-Identifier: MIT */
/* A private locale, since hardly any system has a Chinese one in GBK. */
#ifndef SUPPORT_LOCALE_H
#define SUPPORT_LOCALE_H

/* "LOCPATH=…" for the environment of a program that runs with LC_ALL=zh_CN.GBK; the locale is made
 * once, beside the test program, which argv0 names. NULL where it cannot be made: no localedef or
 * no charmaps. */
const char *locale_gbk(const char *argv0);

#endif
