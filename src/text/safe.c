/* SPDX-License-Identifier: MIT */
#include "text/safe.h"

#include <string.h>
#include <unistr.h>

#include "text/ranges.h"

/* Controls, bidi controls, and Default_Ignorable_Code_Point of Unicode 16.0 with the blocks it
 * reserves; besides them what shows nothing although it has a width. Variation selectors too: two
 * names that look the same must not differ unseen. */
static const struct range hidden[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x2800, 0x2800},
    {0x3164, 0x3164},   {0xD800, 0xDFFF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0x13430, 0x1343F},
    {0x16FE4, 0x16FE4}, {0x1BCA0, 0x1BCA3}, {0x1D159, 0x1D159}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
};

bool safe_is_hidden(uint32_t character)
{
    if (character - 0x20 < 0x7F - 0x20 || character - 0x3400 <= 0x9FFF - 0x3400)
        return false;
    if ((character & 0xFFFE) == 0xFFFE || character > 0x10FFFF)
        return true;
    return IS_IN(character, hidden);
}

/* Where the run of what can be shown as it is ends. */
static size_t plain_run(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len) {
        ucs4_t c;
        int bytes = u8_mbtoucr(&c, (const uint8_t *)text + at, len - at);

        if (bytes <= 0 || safe_is_hidden(c))
            break;
        at += (size_t)bytes;
    }
    return at;
}

void safe_add(struct str *out, const char *text, size_t len)
{
    size_t at = 0;

    while (at < len) {
        size_t run = plain_run(text + at, len - at);
        ucs4_t c;
        int bytes;

        str_addn(out, text + at, run);
        at += run;
        if (at == len)
            break;
        bytes = u8_mbtoucr(&c, (const uint8_t *)text + at, len - at);
        if (bytes > 0)
            str_addf(out, "<U+%04lX>", (unsigned long)c);
        else
            str_addf(out, "<%02X>", (unsigned)(unsigned char)text[at]);
        at += bytes > 0 ? (size_t)bytes : 1;
    }
}

void safe_add_lines(struct str *out, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");

        safe_add(out, text, len);
        str_addc(out, '\n');
        text += len + (text[len] == '\n');
    }
}
