/* SPDX-License-Identifier: MIT */
/* A string that grows. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include "base/attributes.h"

/* `s` is NUL-terminated once anything was added, NULL before; str_text() is never NULL. */
struct str {
    char *s;
    size_t len, cap;
};

#define STR_INIT                                                                                   \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

void str_addn(struct str *str, const char *text, size_t len);
void str_addc(struct str *str, char c);
void str_add_number(struct str *str, size_t number);
ATTR_PRINTF(2, 3) void str_addf(struct str *str, const char *format, ...);
ATTR_PRINTF(2, 0) void str_addv(struct str *str, const char *format, va_list args);

/* Here, so that the length of literal text is known when the program is built. */
static inline void str_add(struct str *str, const char *text)
{
    str_addn(str, text, strlen(text));
}

/* Replaces `removed` bytes at `at` by the text. */
void str_splice(struct str *str, size_t at, size_t removed, const char *text, size_t len);

/* Empties it and keeps the memory; str_free gives the memory back too. */
void str_clear(struct str *str);
void str_free(struct str *str);

/* The text, borrowed until the next change; "" when nothing was added. */
const char *str_text(const struct str *str);

/* Hands the text over to the caller (never NULL) and leaves the string empty. */
char *str_take(struct str *str);

#endif
