/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static void reserve(struct str *str, size_t more)
{
    size_t cap = str->cap ? str->cap : 32;

    if (str->s && str->len + more < str->cap)
        return;
    while (cap <= str->len + more)
        cap *= 2;
    str->s = xrealloc(str->s, cap);
    str->cap = cap;
}

void str_addn(struct str *str, const char *text, size_t len)
{
    if (str->len + len >= str->cap)
        reserve(str, len);
    if (len)
        memcpy(str->s + str->len, text, len);
    str->len += len;
    str->s[str->len] = '\0';
}

void str_addc(struct str *str, char c)
{
    if (str->len + 1 >= str->cap)
        reserve(str, 1);
    str->s[str->len++] = c;
    str->s[str->len] = '\0';
}

void str_add_number(struct str *str, size_t number)
{
    char digits[3 * sizeof number], *end = digits + sizeof digits, *at = end;

    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    str_addn(str, at, (size_t)(end - at));
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    str_addv(str, format, args);
    va_end(args);
}

void str_addv(struct str *str, const char *format, va_list args)
{
    va_list again;
    size_t room;
    int len;

    reserve(str, 0);
    room = str->cap - str->len; /* mostly enough */
    va_copy(again, args);
    len = vsnprintf(str->s + str->len, room, format, again);
    va_end(again);
    if (len < 0)
        die("%s", format);
    if ((size_t)len >= room) {
        reserve(str, (size_t)len);
        vsnprintf(str->s + str->len, (size_t)len + 1, format, args);
    }
    str->len += (size_t)len;
}

void str_splice(struct str *str, size_t at, size_t removed, const char *text, size_t len)
{
    reserve(str, len);
    memmove(str->s + at + len, str->s + at + removed, str->len - at - removed);
    if (len)
        memcpy(str->s + at, text, len);
    str->len = str->len - removed + len;
    str->s[str->len] = '\0';
}

void str_clear(struct str *str)
{
    str->len = 0;
    if (str->s)
        str->s[0] = '\0';
}

void str_free(struct str *str)
{
    free(str->s);
    str->s = NULL;
    str->len = str->cap = 0;
}

const char *str_text(const struct str *str)
{
    return str->s ? str->s : "";
}

char *str_take(struct str *str)
{
    char *text = str->s ? str->s : xstrdup("");

    str->s = NULL;
    str->len = str->cap = 0;
    return text;
}
