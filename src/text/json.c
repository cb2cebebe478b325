/* SPDX-License-Identifier: MIT */
#include "text/json.h"

#include <string.h>
#include <unistr.h>

#include "text/safe.h"

static void add_escape(struct str *out, ucs4_t c)
{
    if (c < 0x10000)
        str_addf(out, "\\u%04lx", (unsigned long)c);
    else
        str_addf(out, "\\u%04lx\\u%04lx", 0xD7C0UL + (c >> 10), 0xDC00UL + (c & 0x3FF));
}

static bool needs_escape(ucs4_t c)
{
    return c == '"' || c == '\\' || c == '\n' || c == 0xFFFD || safe_is_hidden(c);
}

/* Of three bytes, U+4000 to U+9FFF and U+FF00 to U+FF3F: Han, full-width marks. */
static bool is_plain_three(const uint8_t *s)
{
    return ((s[0] >= 0xE4 && s[0] <= 0xE9) ? (s[1] & 0xC0) == 0x80
                                           : s[0] == 0xEF && s[1] == 0xBC) &&
           (s[2] & 0xC0) == 0x80;
}

/* The bytes of most text, which stand as they are; what is left is looked at one by one. */
static size_t plain_run(const uint8_t *s)
{
    const uint8_t *at = s;

    for (;;)
        if (*at >= ' ' && *at < 0x7F && *at != '"' && *at != '\\')
            at++;
        else if (is_plain_three(at))
            at += 3;
        else
            return (size_t)(at - s);
}

void json_add_string(struct str *out, const char *text)
{
    const uint8_t *next = (const uint8_t *)text, *from = next;
    size_t left = strlen(text);

    str_addc(out, '"');
    for (;;) {
        size_t run = plain_run(next);
        ucs4_t c;
        int bytes;
        next += run;
        left -= run;
        if (!left)
            break;
        bytes = u8_mbtouc(&c, next, left);
        if (needs_escape(c)) {
            str_addn(out, (const char *)from, (size_t)(next - from));
            from = next + bytes;
            if (c == '"' || c == '\\')
                str_addf(out, "\\%c", (int)c);
            else if (c == '\n')
                str_add(out, "\\n");
            else
                add_escape(out, c);
        }
        next += bytes;
        left -= (size_t)bytes;
    }
    str_addn(out, (const char *)from, (size_t)(next - from));
    str_addc(out, '"');
}
