/* SPDX-License-Identifier: MIT */
/* The one clock. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <time.h>

/* Seconds since the epoch: what clock_set() said last, else the environment's TIANBAO_NOW (seconds,
 * for tests of the whole program), else the system's. */
time_t clock_now(void);
void clock_set(time_t now); /* 0: back to the system's */

/* Local time as ISO 8601 with offset, "2026-12-18T15:02:11+08:00", NUL-terminated. */
enum { CLOCK_TEXT_SIZE = 32 };
void clock_print(time_t time, char text[CLOCK_TEXT_SIZE]);

/* The same for people, to the minute: "2026-12-18 15:02". */
void clock_print_short(time_t time, char text[CLOCK_TEXT_SIZE]);

/* Reads what clock_print writes. Returns -1 for what is no such text. */
time_t clock_parse(const char *text);

#endif
