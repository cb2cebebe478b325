/* SPDX-License-Identifier: MIT */
#include "text/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <unistr.h>

#include "base/alloc.h"
#include "text/width.h"

/* What a line may not start with: ·’”、。，：；！？）〉》」』】〕—…～％‰℃ */
static const uint32_t bad_starts[] = {
    0x00B7, 0x2014, 0x2019, 0x201D, 0x2026, 0x2030, 0x2103, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D,
    0x300F, 0x3011, 0x3015, 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF5E,
};

/* What a line may not end with: $‘“〈《「『【〔（￥ */
static const uint32_t bad_ends[] = {
    0x0024, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08, 0xFFE5,
};

/* How willingly a line is broken before a grapheme: SOFT in a word that is too long for the line,
 * TORN in such a number, NEVER where the columns leave nothing else. */
enum { NEVER, TORN, SOFT, GOOD, RANKS };

static bool is_han(uint32_t c)
{
    return c >= 0x3400 && c <= 0x9FFF;
}

static bool is_among(uint32_t c, const uint32_t *set, size_t count)
{
    if (is_han(c))
        return false;
    for (size_t i = 0; i < count; i++)
        if (set[i] == c)
            return true;
    return false;
}

static bool is_bad_start(uint32_t c)
{
    return is_among(c, bad_starts, COUNT_OF(bad_starts));
}

static bool is_bad_end(uint32_t c)
{
    return is_among(c, bad_ends, COUNT_OF(bad_ends));
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_point(uint32_t c) /* .,． */
{
    return c == '.' || c == ',' || c == 0xFF0E;
}

static bool is_sign(uint32_t c) /* +-−＋－ */
{
    return c == '+' || c == '-' || c == 0x2212 || c == 0xFF0B || c == 0xFF0D;
}

/* Whether a number goes on from `a` to `b`; `before` stands before `a`. */
static bool is_in_number(uint32_t before, uint32_t a, uint32_t b)
{
    if (is_digit(b))
        return is_digit(a) || is_sign(a) || (is_point(a) && is_digit(before));
    return is_digit(a) && (b == '%' || is_point(b));
}

/* Chinese on the outer side of a quotation mark. UAX #14 never breaks beside “ ” ‘ ’: it cannot
 * know which side is the outer one. Beside Chinese the mark itself tells. */
static bool is_chinese(uint32_t c)
{
    return is_han(c) || c == 0x2014 || c == 0x2026 || c == 0x201C || c == 0x201D ||
           (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF5E) || c >= 0x20000;
}

static bool is_outside_quotes(uint32_t a, uint32_t b)
{
    return ((b == 0x201C || b == 0x2018) && is_chinese(a)) ||
           ((a == 0x201D || a == 0x2019) && is_chinese(b));
}

static int rank_of(uint32_t before, uint32_t a, uint32_t b, char by_unicode)
{
    if (is_bad_start(b) || is_bad_end(a))
        return NEVER;
    if (is_in_number(before, a, b))
        return TORN;
    return by_unicode == UC_BREAK_POSSIBLE || is_outside_quotes(a, b) ? GOOD : SOFT;
}

static uint32_t character_at(const char *text, size_t len, size_t at)
{
    ucs4_t c;

    u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
    return c;
}

/* The rank of each place, SOFT inside of graphemes; the caller frees. */
static char *rank_breaks(const char *text, size_t len)
{
    char *ranks = xmalloc(len);
    uint32_t before = 0, a = 0;

    /* "GBK": ① and ℃ break as Han do, whatever the terminal takes for their width. */
    u8_possible_linebreaks((const uint8_t *)text, len, "GBK", ranks);
    for (size_t at = 0, next; at < len; at = next) {
        uint32_t b = character_at(text, len, at);
        int here = rank_of(before, a, b, ranks[at]);

        next = width_next(text, len, at);
        memset(ranks + at, SOFT, next - at);
        ranks[at] = (char)here;
        before = a;
        a = b;
    }
    return ranks;
}

/* The end of what is not cut: a grapheme, or its first character where no line is as wide. */
static size_t unit_end(const char *text, size_t len, size_t at, size_t columns, size_t *cells)
{
    size_t end = width_next(text, len, at);

    *cells = width_text(text + at, end - at);
    if (*cells > columns) {
        ucs4_t c;

        end = at + (size_t)u8_mbtouc(&c, (const uint8_t *)text + at, len - at);
        *cells = width_text(text + at, end - at);
    }
    return end;
}

static void add_start(struct wrap *wrap, size_t start)
{
    ARRAY_ROOM(wrap->starts, wrap->count, wrap->cap);
    wrap->starts[wrap->count++] = start;
}

/* Where the line that starts at `start` ends: the last place that fits of the best rank. */
static size_t line_end(const char *text, size_t len, size_t start, size_t columns,
                       const char *ranks)
{
    size_t last[RANKS] = {0}, used = 0;
    size_t at = start, cells = 0, end;

    for (; at < len; at = end, used += cells) {
        end = unit_end(text, len, at, columns, &cells);
        if (at > start)
            last[(int)ranks[at]] = at;
        if (at > start && used + cells > columns)
            break;
    }
    if (at == len)
        return len;
    for (int rank = GOOD; rank > NEVER; rank--)
        if (last[rank])
            return last[rank];
    return at;
}

void wrap_text(struct wrap *wrap, const char *text, size_t len, int columns)
{
    char *ranks = rank_breaks(text, len);
    size_t start = 0;

    wrap->count = 0;
    do {
        add_start(wrap, start);
        start = line_end(text, len, start, (size_t)columns, ranks);
    } while (start < len);
    free(ranks);
}

void wrap_free(struct wrap *wrap)
{
    free(wrap->starts);
    wrap->starts = NULL;
    wrap->count = wrap->cap = 0;
}
