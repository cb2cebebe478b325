/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* wait4() */
#include "support/figures.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double figures_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void become(const char *const *argv)
{
    int nowhere = open("/dev/null", O_RDWR);

    for (int fd = 0; fd < 3; fd++)
        dup2(nowhere, fd);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
}

struct figures_run figures_run(const char *const *argv)
{
    struct figures_run run = {0, 0, 127};
    struct rusage usage;
    double start = figures_now();
    pid_t child = fork();
    int status;

    if (child == 0)
        become(argv);
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror(argv[0]);
        exit(1);
    }
    run.ms = figures_now() - start;
    run.peak_kib = usage.ru_maxrss;
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (run.code > 1)
        figures_note("%s %s: exit code %d", argv[0], argv[1] ? argv[1] : "", run.code);
    return run;
}

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

double figures_median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_size);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

static double time_of(const char *const *argv, void (*prepare)(void))
{
    if (prepare)
        prepare();
    return figures_run(argv).ms;
}

struct figures_pair figures_compare(const char *const *a, const char *const *b, size_t pairs,
                                    void (*prepare)(void))
{
    double of_a[FIGURES_PAIRS], of_b[FIGURES_PAIRS], ratios[FIGURES_PAIRS];
    struct figures_pair pair;

    time_of(a, prepare);
    time_of(b, prepare);
    for (size_t i = 0; i < pairs; i++) {
        of_a[i] = time_of(a, prepare);
        of_b[i] = time_of(b, prepare);
        ratios[i] = of_a[i] / of_b[i];
    }
    pair.a = figures_median(of_a, pairs);
    pair.b = figures_median(of_b, pairs);
    pair.ratio = figures_median(ratios, pairs);
    return pair;
}

void figures_row(const char *what, double figure, double target, const char *unit)
{
    const char *verdict = figure <= target ? "ok" : "missed";

    printf("%-52s %8.2f  <= %7.2f %-6s %s\n", what, figure, target, unit, verdict);
    fflush(stdout);
}

void figures_note(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("    ", stdout);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
    fflush(stdout);
}
