/* SPDX-License-Identifier: MIT */
/* Figures: how long a program takes, how much memory, and a table that says which ones are met. */
#ifndef SUPPORT_FIGURES_H
#define SUPPORT_FIGURES_H

#include <stddef.h>

#include "base/attributes.h"

enum { FIGURES_PAIRS = 21 }; /* at most */

/* One run of a program, found in PATH, its output thrown away. */
struct figures_run {
    double ms;     /* from before the start to the end */
    long peak_kib; /* memory resident at the most */
    int code;      /* exit code, or 128 + the signal */
};

struct figures_run figures_run(const char *const *argv);

/* Milliseconds on a clock that only goes forward. */
double figures_now(void);

double figures_median(double *values, size_t count);

/* Runs A B A B …, after one run of each that does not count; returns the median of A's time over
 * B's in each pair, which a machine that gets slower or faster meanwhile does not move, and the
 * medians of both. `prepare` is called before every run unless NULL. */
struct figures_pair {
    double a, b, ratio;
};
struct figures_pair figures_compare(const char *const *a, const char *const *b, size_t pairs,
                                    void (*prepare)(void));

/* One row: what was measured, the figure, and at most how large it should be. */
void figures_row(const char *what, double figure, double target, const char *unit);
ATTR_PRINTF(1, 2) void figures_note(const char *format, ...);

#endif
