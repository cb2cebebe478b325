/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

#include <string.h>

bool bytes_equal(const char *text, size_t len, const char *word)
{
    return strlen(word) == len && memcmp(text, word, len) == 0;
}

/* The bytes of the word where the text begins with it, else 0. Byte by byte: most words differ
 * early, before their length is worth counting. */
static inline size_t begin(const char *text, size_t len, const char *word)
{
    size_t at = 0;

    while (at < len && word[at] && word[at] == text[at])
        at++;
    return word[at] ? 0 : at;
}

bool bytes_begin(const char *text, size_t len, const char *word)
{
    return !*word || begin(text, len, word) > 0;
}

/* The same of one that the text ends with; "" is none. */
static inline size_t end(const char *text, size_t len, const char *word)
{
    size_t size = strlen(word);

    return len >= size && size && text[len - 1] == word[size - 1] &&
                   memcmp(text + len - size, word, size) == 0
               ? size
               : 0;
}

size_t bytes_begin_any(const char *text, size_t len, const char *const *words)
{
    size_t size = 0;

    while (*words && !(size = begin(text, len, *words)))
        words++;
    return size;
}

size_t bytes_end_any(const char *text, size_t len, const char *const *words)
{
    size_t size = 0;

    while (*words && !(size = end(text, len, *words)))
        words++;
    return size;
}

bool bytes_begin_character(const char *text, size_t len, const char *characters)
{
    for (size_t size; *characters; characters += size) {
        for (size = 1; bytes_inside(characters[size]);)
            size++;
        if (size <= len && memcmp(text, characters, size) == 0)
            return true;
    }
    return false;
}
