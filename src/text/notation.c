/* SPDX-License-Identifier: MIT */
#include "text/notation.h"

#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "text/ranges.h"

static const struct fold {
    const char *from, *to;
} folds[] = {
    {"。", "."},    {"−", "-"},     {"﹣", "-"},  {"–", "—"},   {"―", "—"},   {"─", "—"},
    {"〜", "~"},    {"∼", "~"},     {"﹪", "%"},  {"￥", "¥"},  {"〇", "零"}, {"○", "零"},
    {"◯", "零"},    {"壹", "一"},   {"弌", "一"}, {"贰", "二"}, {"貳", "二"}, {"弍", "二"},
    {"叁", "三"},   {"參", "三"},   {"叄", "三"}, {"弎", "三"}, {"肆", "四"}, {"伍", "五"},
    {"陆", "六"},   {"陸", "六"},   {"柒", "七"}, {"捌", "八"}, {"玖", "九"}, {"兩", "两"},
    {"拾", "十"},   {"佰", "百"},   {"仟", "千"}, {"萬", "万"}, {"億", "亿"}, {"廿", "二十"},
    {"卅", "三十"}, {"卌", "四十"}, {"圆", "元"}, {"圓", "元"}, {"負", "负"}, {"餘", "余"},
    {"馀", "余"},   {"點", "点"},   {"幾", "几"}, {"數", "数"}, {"加", "+"},
};

static const struct range blanks[] = {
    {'\t', '\n'},     {'\r', '\r'},     {' ', ' '},       {0xa0, 0xa0},
    {0x2000, 0x200a}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000},
};
static const struct range controls[] = {{0, 0x1f}, {0x7f, 0x9f}, {0x2028, 0x2029}};
static const struct range hidden[] = {
    {0xad, 0xad},     {0x34f, 0x34f},   {0x61c, 0x61c},   {0x180e, 0x180e}, {0x200b, 0x200f},
    {0x202a, 0x202e}, {0x2060, 0x206f}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xe0000, 0xe0fff},
};

struct span span_of(const char *text)
{
    return (struct span){text, strlen(text)};
}

bool span_is(struct span span, const char *word)
{
    return bytes_equal(span.s, span.len, word);
}

bool span_has(struct span span, const char *word)
{
    size_t at = 0;

    while (at < span.len && !bytes_begin(span.s + at, span.len - at, word))
        at++;
    return at < span.len;
}

bool span_drop_start(struct span *span, const char *word)
{
    size_t len = strlen(word);

    if (!bytes_begin(span->s, span->len, word))
        return false;
    *span = (struct span){span->s + len, span->len - len};
    return true;
}

bool span_drop_end(struct span *span, const char *word)
{
    if (!bytes_end(span->s, span->len, word))
        return false;
    span->len -= strlen(word);
    return true;
}

struct span span_split(struct span *span, const char *word)
{
    struct span head = {span->s, 0};

    while (span->len > 0 && !span_drop_start(span, word)) {
        head.len++;
        *span = (struct span){span->s + 1, span->len - 1};
    }
    return head;
}

size_t span_step(struct span span)
{
    unsigned char lead = span.len ? (unsigned char)*span.s : 0;
    size_t step = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

    return step < span.len ? step : span.len;
}

/* The character at the start of the span; -1 where it is no UTF-8. */
static int character_at(struct span span, uint32_t *character)
{
    ucs4_t found = 0;
    int step = u8_mbtoucr(&found, (const uint8_t *)span.s, span.len);

    *character = found;
    return step;
}

static bool trims(uint32_t character)
{
    return IS_IN(character, blanks) || IS_IN(character, hidden);
}

struct span notation_trim(const char *text, size_t len)
{
    struct span span = {text, len}, rest;
    size_t keep = 0;
    uint32_t character;
    int step;

    while (span.len > 0 && (step = character_at(span, &character)) > 0 && trims(character))
        span = (struct span){span.s + step, span.len - (size_t)step};
    rest = span;
    while (rest.len > 0) {
        step = character_at(rest, &character);
        step = step > 0 ? step : 1;
        rest = (struct span){rest.s + step, rest.len - (size_t)step};
        if (!trims(character))
            keep = span.len - rest.len;
    }
    span.len = keep;
    return span;
}

static void put(struct notation *out, const char *text, size_t len)
{
    memcpy(out->s + out->len, text, len);
    out->len += len;
}

static void put_folded(struct notation *out, struct span whole, uint32_t character)
{
    char ascii = (char)(character - 0xfee0);

    if (character >= 0xff01 && character <= 0xff5e) {
        put(out, &ascii, 1);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(folds); i++) {
        if (span_is(whole, folds[i].from)) {
            put(out, folds[i].to, strlen(folds[i].to));
            return;
        }
    }
    put(out, whole.s, whole.len);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Between digits a blank may part thousands (1 200) or two numbers: the numeral decides. */
static void drop_blanks(struct notation *text)
{
    size_t kept = 0;

    for (size_t i = 0; i < text->len; i++) {
        bool blank = text->s[i] == ' ';

        if (blank && !(kept > 0 && is_digit(text->s[kept - 1]) && i + 1 < text->len &&
                       is_digit(text->s[i + 1])))
            continue;
        text->s[kept++] = text->s[i];
    }
    text->len = kept;
}

enum notation_state notation_fold(struct span text, struct notation *out)
{
    out->len = 0;
    while (text.len > 0) {
        uint32_t character;
        int step = character_at(text, &character);
        struct span whole = {text.s, (size_t)step};

        if (step <= 0)
            return NOTATION_INVALID;
        if (IS_IN(character, controls))
            return NOTATION_CONTROL;
        if (IS_IN(character, hidden))
            return NOTATION_HIDDEN;
        if (out->len + 8 > NOTATION_SIZE)
            return NOTATION_LONG;
        if (IS_IN(character, blanks))
            put(out, " ", 1);
        else if (character < 0x80)
            put(out, text.s, 1);
        else
            put_folded(out, whole, character);
        text = (struct span){text.s + step, text.len - (size_t)step};
    }
    drop_blanks(out);
    return out->len ? NOTATION_FINE : NOTATION_EMPTY;
}

bool notation_drop_verify(struct span *text)
{
    bool found = false;

    while (span_drop_end(text, "?"))
        found = true;
    return found;
}
