/* SPDX-License-Identifier: MIT */
#include "lint/nearest.h"

#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/bytes.h"

/* --- sentences --- */

/* Whether a sentence ends right before `at`. */
static bool ends_before(const char *text, const char *at)
{
    static const char *const marks[] = {"。", "；", "！", "？", "\n", NULL};

    for (size_t i = 0; marks[i]; i++) {
        size_t len = strlen(marks[i]);
        if ((size_t)(at - text) >= len && memcmp(at - len, marks[i], len) == 0)
            return true;
    }
    return at == text;
}

struct span sentence_around(const char *text, size_t len, struct span part)
{
    const char *start = part.s, *stop = part.s + part.len, *end = text + len;
    const char indent[] = "　";

    while (!ends_before(text, start))
        start--;
    while (stop < end && *stop != '\n' && !ends_before(text, stop))
        stop++;
    while (bytes_begin(start, (size_t)(stop - start), indent))
        start += strlen(indent);
    return (struct span){start, (size_t)(stop - start)};
}

/* --- what is nearest --- */

/* The least number of edits that make the first so many code points of what is wanted out of a
 * stretch of the text which ends here, and where that stretch begins. */
struct edits {
    int count;
    size_t start;
};

struct search {
    uint32_t wanted[NEAREST_MOST];
    size_t count;
    struct edits row[NEAREST_MOST + 1]; /* as Sellers, J. Algorithms 1 (1980) 359 */
};

static void begin(struct search *search, const char *wanted, size_t len)
{
    size_t at = 0;

    search->count = 0;
    while (at < len && search->count < NEAREST_MOST) {
        ucs4_t c;
        at += (size_t)u8_mbtouc(&c, (const uint8_t *)wanted + at, len - at);
        search->wanted[search->count++] = c;
    }
    for (size_t i = 0; i <= search->count; i++)
        search->row[i] = (struct edits){(int)i, 0};
}

/* Takes one more code point of the text, which ends before byte `next`. */
static void step(struct search *search, uint32_t c, size_t next)
{
    struct edits before = search->row[0];

    search->row[0] = (struct edits){0, next};
    for (size_t i = 1; i <= search->count; i++) {
        struct edits here = search->row[i], best = before;

        best.count += search->wanted[i - 1] != c;
        if (here.count + 1 < best.count)
            best = (struct edits){here.count + 1, here.start};
        if (search->row[i - 1].count + 1 < best.count)
            best = (struct edits){search->row[i - 1].count + 1, search->row[i - 1].start};
        search->row[i] = best;
        before = here;
    }
}

bool nearest_sentence(const char *text, size_t len, const char *wanted, size_t wanted_len,
                      struct span *found)
{
    struct search search;
    struct edits best;
    size_t at = 0, stop = 0;

    begin(&search, wanted, wanted_len);
    best = search.row[search.count];
    while (at < len) {
        ucs4_t c;
        at += (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
        step(&search, c, at);
        if (search.row[search.count].count >= best.count)
            continue;
        best = search.row[search.count];
        stop = at;
    }
    *found = sentence_around(text, len, (struct span){text + best.start, stop - best.start});
    return (size_t)best.count * 2 <= search.count && found->len > 0;
}
