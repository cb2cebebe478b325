/* SPDX-License-Identifier: MIT */
#include "support/strace.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"

enum { CALLS = 100 }; /* different ones */

static const struct {
    const char *name;
    int error;
} errors[] = {{"EIO", EIO},     {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT},
              {"EINTR", EINTR}, {"EACCES", EACCES}, {"EROFS", EROFS}};

/* The calls that fail: the beginnings of their names. */
static const char *const failing[] = {"open",   "write",  "fsync",  "syncfs", "close",
                                      "rename", "link",   "unlink", "fstat",  "newfstatat",
                                      "fchmod", "fchown", "mkdir"};

bool strace_works(void)
{
    return system("strace -f -o /dev/null -e trace=none true >/dev/null 2>&1") == 0;
}

const char *strace_error_name(int error)
{
    for (size_t i = 0; i < COUNT_OF(errors); i++)
        if (errors[i].error == error)
            return errors[i].name;
    return "SIGKILL";
}

static void add_point(struct strace_points *points, const char *call, int ordinal, int error,
                      bool sticky)
{
    struct strace_point *point;

    if (points->count == points->cap) {
        points->cap = points->cap ? points->cap * 2 : 64;
        points->items = realloc(points->items, points->cap * sizeof *points->items);
        if (!points->items)
            abort();
    }
    point = &points->items[points->count++];
    snprintf(point->call, sizeof point->call, "%s", call);
    point->ordinal = ordinal;
    point->error = error;
    point->sticky = sticky;
}

static bool can_fail(const char *call)
{
    for (size_t i = 0; i < COUNT_OF(failing); i++)
        if (strncmp(call, failing[i], strlen(failing[i])) == 0)
            return true;
    return false;
}

static void add_points(struct strace_points *points, const char *call, int ordinal, bool started,
                       bool all)
{
    static unsigned turn;

    if (all || (started && can_fail(call)))
        add_point(points, call, ordinal, 0, false);
    if (!can_fail(call))
        return;
    for (size_t i = 0; i < COUNT_OF(errors) * 2 && all; i++)
        add_point(points, call, ordinal, errors[i / 2].error, i % 2);
    if (!all && started && turn++ % 2 == 0)
        add_point(points, call, ordinal, errors[turn / 2 % COUNT_OF(errors)].error, turn / 2 % 2);
}

/* The name of the call that a line of the log is about; NULL: none. */
static char *call_of(char *line)
{
    char *name = line + strspn(line, "0123456789 "), *end = name;

    while (islower((unsigned char)*end) || isdigit((unsigned char)*end) || *end == '_')
        end++;
    if (end == name || *end != '(')
        return NULL;
    *end = '\0';
    return name;
}

static int count_call(char (*seen)[32], int *counts, const char *call)
{
    size_t i = 0;

    while (*seen[i] && strcmp(seen[i], call) != 0)
        i++;
    if (i >= CALLS - 1)
        abort();
    snprintf(seen[i], sizeof seen[i], "%s", call);
    return ++counts[i];
}

void strace_find(struct strace_points *points, const char *path, bool all)
{
    char seen[CALLS][32] = {""}, line[4096];
    int counts[CALLS] = {0};
    bool started = false;
    FILE *log = fopen(path, "r");

    while (log && fgets(line, sizeof line, log)) {
        char *call;
        started |= strstr(line, "SIGXFSZ") != NULL;
        call = call_of(line);
        if (call && strcmp(call, "execve") != 0)
            add_points(points, call, count_call(seen, counts, call), started, all);
    }
    if (log)
        fclose(log);
}

void strace_option(const struct strace_point *point, char *out, size_t size)
{
    if (point->error)
        snprintf(out, size, "inject=%s:error=%s:when=%d%s", point->call,
                 strace_error_name(point->error), point->ordinal, point->sticky ? "+" : "");
    else
        snprintf(out, size, "inject=%s:signal=SIGKILL:when=%d", point->call, point->ordinal);
}
