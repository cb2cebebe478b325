/* SPDX-License-Identifier: MIT */
#include "import/placeholder.h"

#include <string.h>

#include "base/bytes.h"
#include "import/placeholder_sign.h"

static size_t sign_size(const struct sign *sign, const char *text, size_t len)
{
    for (size_t i = 0; i < SIGN_FORMS && sign->signs[i]; i++)
        if (bytes_begin(text, len, sign->signs[i]))
            return strlen(sign->signs[i]);
    return 0;
}

/* Which bytes signs are made of. Bit n: as byte n of one. */
static unsigned char made_of[256];

static void learn_sign(const char *sign)
{
    for (size_t n = 0; n < 3 && sign[n]; n++)
        made_of[(unsigned char)sign[n]] |= (unsigned char)(1u << n);
}

static void learn_signs(void)
{
    for (size_t i = 0; i < PLACEHOLDER_SIGNS; i++)
        for (size_t k = 0; k < SIGN_FORMS && placeholder_signs[i].signs[k]; k++)
            learn_sign(placeholder_signs[i].signs[k]);
}

/* The first place from `at` on where a sign may begin, by its first three bytes: most text is
 * passed over by this alone. */
static size_t skip_text(const char *line, size_t len, size_t at)
{
    const unsigned char *s = (const unsigned char *)line;

    if (!made_of['X'])
        learn_signs();
    for (; at < len; at++)
        if ((made_of[s[at]] & 1) &&
            (s[at] < 0x80 || (len - at > 1 && (made_of[s[at + 1]] & 2) &&
                              (s[at] < 0xE0 || (len - at > 2 && (made_of[s[at + 2]] & 4))))))
            break;
    return at;
}

static bool take_run(const struct sign *sign, struct run *run)
{
    size_t size;

    for (run->end = run->start, run->count = 0; run->end < run->len; run->end += size) {
        size = sign_size(sign, run->line + run->end, run->len - run->end);
        if (!size || (run->count && !sign->repeats))
            break;
        run->count++;
    }
    return run->count > 0;
}

/* Tries the signs that begin at run->start. False: `run->end` is behind them, or at the start where
 * there are none. */
static bool take_placeholder(struct run *run, struct placeholder *found)
{
    for (size_t i = 0; i < PLACEHOLDER_SIGNS; i++) {
        if (!take_run(&placeholder_signs[i], run))
            continue;
        if (placeholder_signs[i].accept(run)) {
            *found = (struct placeholder){run->start - run->digits,
                                          run->end - run->start + run->digits, run->digits,
                                          run->year};
            return true;
        }
        take_run(&placeholder_signs[i], run);
        return false;
    }
    return false;
}

bool placeholder_at(const char *line, size_t len, size_t at, struct placeholder *found)
{
    struct run run = {.line = line, .len = len, .start = at, .before = at};

    return at < len && take_placeholder(&run, found);
}

bool placeholder_next(const char *line, size_t len, size_t from, struct placeholder *found)
{
    for (size_t at = from; (at = skip_text(line, len, at)) < len; at++) {
        struct run run = {.line = line, .len = len, .start = at, .before = from};

        if (take_placeholder(&run, found))
            return true;
        if (run.end > at)
            at = run.end - 1;
    }
    return false;
}
