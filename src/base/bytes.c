/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

#include <string.h>

bool bytes_equal(const char *text, size_t len, const char *word)
{
    return strlen(word) == len && memcmp(text, word, len) == 0;
}

bool bytes_begin(const char *text, size_t len, const char *word)
{
    size_t size = strlen(word);

    return len >= size && memcmp(text, word, size) == 0;
}

bool bytes_end(const char *text, size_t len, const char *word)
{
    size_t size = strlen(word);

    return len >= size && memcmp(text + len - size, word, size) == 0;
}

size_t bytes_begin_any(const char *text, size_t len, const char *const *words)
{
    while (*words && !bytes_begin(text, len, *words))
        words++;
    return *words ? strlen(*words) : 0;
}

size_t bytes_end_any(const char *text, size_t len, const char *const *words)
{
    while (*words && !bytes_end(text, len, *words))
        words++;
    return *words ? strlen(*words) : 0;
}
