/* SPDX-License-Identifier: MIT */
#include "base/words.h"

#include <string.h>

#include "base/bytes.h"

enum { BITS = WORDS_MARKS * 64 };

/* A number of the character that the text begins or ends with: the same one for the same
 * character. The last two bytes of a Han character tell most. */
static unsigned begin_mark(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    return len < 3 || s[0] < 0xE0 ? s[0] : (s[1] * 29u + s[2]) % BITS;
}

static unsigned end_mark(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text + len - 1;

    return len < 2 || *s < 0x80 ? *s : (s[-1] * 29u + *s) % BITS;
}

static void set(uint64_t *marks, unsigned mark)
{
    marks[mark / 64] |= UINT64_C(1) << mark % 64;
}

static bool is_set(const uint64_t *marks, unsigned mark)
{
    return marks[mark / 64] >> mark % 64 & 1;
}

static void learn(struct words *words)
{
    for (const char *const *word = words->list; *word; word++) {
        size_t len = strlen(*word);
        set(words->begins, begin_mark(*word, len));
        set(words->ends, end_mark(*word, len));
    }
    words->learned = true;
}

size_t words_begin(struct words *words, const char *text, size_t len)
{
    if (!words->learned)
        learn(words);
    return len && is_set(words->begins, begin_mark(text, len))
               ? bytes_begin_any(text, len, words->list)
               : 0;
}

size_t words_end(struct words *words, const char *text, size_t len)
{
    if (!words->learned)
        learn(words);
    return len && is_set(words->ends, end_mark(text, len)) ? bytes_end_any(text, len, words->list)
                                                           : 0;
}
