/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*run_first)(void);

void die_set_cleanup(void (*cleanup)(void))
{
    run_first = cleanup;
}

void die(const char *format, ...)
{
    va_list args;

    if (run_first)
        run_first();
    va_start(args, format);
    fputs("tianbao: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(3);
}

void die_out_of_memory(void)
{
    die("%s", _("内存不足，已停止；上一次保存的草稿完好"));
}

static void *checked(void *memory)
{
    if (!memory)
        die_out_of_memory();
    return memory;
}

void *xmalloc(size_t size)
{
    return checked(malloc(size ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size));
}

void *xrealloc(void *old, size_t size)
{
    return checked(realloc(old, size ? size : 1));
}

char *xstrdup(const char *text)
{
    return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t len)
{
    char *copy = xmalloc(len + 1);

    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

void *array_reserve(void *items, size_t count, size_t *cap, size_t size)
{
    if (count < *cap)
        return items;
    *cap = *cap ? *cap * 2 : 8;
    if (*cap > SIZE_MAX / size)
        die_out_of_memory();
    return xrealloc(items, *cap * size);
}
