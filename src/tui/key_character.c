/* SPDX-License-Identifier: MIT */
#include "tui/key_character.h"

enum { LONGEST_CHARACTER = 4 }; /* UTF-8 and GB18030 */

int key_utf8_length(const unsigned char *s, size_t len)
{
    unsigned char lead = s[0];
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;

    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return -1;
    for (int i = 1; i < length; i++) {
        if ((size_t)i == len)
            return 0;
        if (s[i] < low || s[i] > high)
            return -1;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

static size_t take_utf8(const unsigned char *s, size_t len, struct str *out)
{
    int length = key_utf8_length(s, len);

    if (length > 0)
        str_addn(out, (const char *)s, (size_t)length);
    return length < 0 ? 1 : (size_t)length;
}

/* No character of the encodings in question holds a byte below 0x30 behind its first. */
static size_t take_foreign(key_charset *charset, const unsigned char *s, size_t len,
                           struct str *out)
{
    size_t before = out->len;

    for (size_t length = 1; length <= LONGEST_CHARACTER; length++) {
        if (length > len)
            return 0;
        if (length > 1 && s[length - 1] < 0x30)
            break;
        if (charset((const char *)s, length, out))
            return length;
        str_splice(out, before, out->len - before, "", 0);
    }
    return 1;
}

size_t key_take_character(key_charset *charset, const unsigned char *s, size_t len, struct str *out)
{
    size_t before = out->len, taken;

    if (charset && s[0] >= 0x80)
        taken = take_foreign(charset, s, len, out);
    else
        taken = take_utf8(s, len, out);
    if (out->len == before + 2 && out->s[before] == '\xC2' &&
        (unsigned char)out->s[before + 1] < 0xA0)
        str_splice(out, before, 2, "", 0);
    return taken;
}
