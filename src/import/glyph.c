/* SPDX-License-Identifier: MIT */
#include "import/glyph.h"

#include <stdint.h>
#include <string.h>

#include "base/words.h"

const char *const glyph_opening[] = {"（", "(", NULL};
const char *const glyph_closing[] = {"）", ")", NULL};

/* Of eight bytes those that begin a character: whose upper bits are not 10. */
static size_t begun_in_eight(const char *text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bytes;

    memcpy(&bytes, text, sizeof bytes);
    return (size_t)(((~bytes >> 7 | bytes >> 6) & ones) * ones >> 56);
}

size_t glyph_count(const char *text, size_t len)
{
    size_t count = 0, i = 0;

    for (; i + 8 <= len; i += 8)
        count += begun_in_eight(text + i);
    for (; i < len; i++)
        count += !bytes_inside(text[i]);
    return count;
}

size_t glyph_prefix(const char *text, size_t len, size_t most)
{
    size_t at = 0;

    for (; most && at < len; most--)
        at += glyph_size(text + at);
    return at;
}

bool glyph_is_han(const char *text, size_t len)
{
    unsigned char c = len ? (unsigned char)*text : 0;

    if (c == 0xE3) /* U+3400 to U+3FFF; below are marks and kana */
        return (unsigned char)text[1] >= 0x90;
    return (c >= 0xE4 && c <= 0xE9) || (c == 0xF0 && (unsigned char)text[1] >= 0xA0);
}

/* The ASCII character of a full-width one, itself where it is one; 0 else. */
static unsigned narrow(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    if (len && s[0] < 0x80)
        return s[0];
    if (len < 3 || s[0] != 0xEF || (s[1] != 0xBC && s[1] != 0xBD))
        return 0;
    return s[1] == 0xBC ? s[2] - 0x60u : s[2] - 0x20u;
}

bool glyph_is_letter(const char *text, size_t len)
{
    unsigned c = narrow(text, len);

    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool glyph_is_digit(const char *text, size_t len)
{
    unsigned c = narrow(text, len);

    return c >= '0' && c <= '9';
}

bool glyph_is_numeral(const char *text, size_t len)
{
    static struct words numerals = WORDS("一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
                                         "百", "千", "零", "〇", "○");

    return words_begin(&numerals, text, len) > 0;
}

bool glyph_is_mark(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;
    unsigned c = narrow(text, len);

    if (c)
        return c > ' ' && c < 0x7F && c != '%' && !glyph_is_letter(text, len) &&
               !glyph_is_digit(text, len);
    if (len < 3)
        return false;
    if (s[0] == 0xE2) /* U+2010 to U+203F: “ ” — … ‹ › */
        return s[1] == 0x80 && s[2] >= 0x90;
    return s[0] == 0xE3 && s[1] == 0x80 && /* 、 。 《 》 【 】; not 〇 and what stands by it */
           ((s[2] >= 0x81 && s[2] <= 0x83) || (s[2] >= 0x88 && s[2] <= 0x9F));
}

size_t glyph_blank(const char *text, size_t len)
{
    unsigned char c = len ? (unsigned char)*text : 0;

    if (c == ' ' || c == '\t')
        return 1;
    if (c != 0xE3 && c != 0xC2) /* most text */
        return 0;
    return bytes_begin(text, len, "　") ? 3 : bytes_begin(text, len, "\xC2\xA0") ? 2 : 0;
}

size_t glyph_blanks(const char *text, size_t len)
{
    size_t at = 0, size;

    while ((size = glyph_blank(text + at, len - at)))
        at += size;
    return at;
}

size_t glyph_trimmed(const char *text, size_t len)
{
    while (len) {
        size_t at = glyph_back(text, len);
        if (!glyph_blank(text + at, len - at))
            break;
        len = at;
    }
    return len;
}
