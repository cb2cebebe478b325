/* SPDX-License-Identifier: MIT */
#include "import/docx_symbol.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "base/attributes.h"

/* Picture fonts stand in the private area, at 0xF000 and the byte of the font. */
enum { PRIVATE_FIRST = 0xE000, PRIVATE_LAST = 0xF8FF };

static const struct {
    const char *font;
    unsigned char code;
    const char *text;
} symbols[] = {
    {"Wingdings", 0x6C, "●"},   {"Wingdings", 0x6E, "■"},   {"Wingdings", 0x6F, "□"},
    {"Wingdings", 0x71, "□"},   {"Wingdings", 0x75, "◆"},   {"Wingdings", 0x77, "◆"},
    {"Wingdings", 0xA1, "○"},   {"Wingdings", 0xA8, "□"},   {"Wingdings", 0xE0, "→"},
    {"Wingdings", 0xFB, "✗"},   {"Wingdings", 0xFC, "✓"},   {"Wingdings", 0xFD, "☒"},
    {"Wingdings", 0xFE, "☑"},   {"Wingdings 2", 0x4F, "✗"}, {"Wingdings 2", 0x50, "✓"},
    {"Wingdings 2", 0x51, "☒"}, {"Wingdings 2", 0x52, "☑"}, {"Wingdings 2", 0x53, "☒"},
    {"Wingdings 2", 0xA3, "□"}, {"Symbol", 0xA3, "≤"},      {"Symbol", 0xB0, "°"},
    {"Symbol", 0xB1, "±"},      {"Symbol", 0xB3, "≥"},      {"Symbol", 0xB4, "×"},
    {"Symbol", 0xB7, "•"},      {"Symbol", 0xB8, "÷"},      {"Symbol", 0xB9, "≠"},
};

static const char *picture(const char *font, unsigned char code)
{
    for (size_t i = 0; font && i < COUNT_OF(symbols); i++)
        if (symbols[i].code == code && strcmp(symbols[i].font, font) == 0)
            return symbols[i].text;
    return "□";
}

static bool is_picture_font(const char *font)
{
    return font && (strncmp(font, "Wingdings", 9) == 0 || strcmp(font, "Webdings") == 0 ||
                    strcmp(font, "Symbol") == 0);
}

void docx_symbol_add(const char *font, const char *code, struct str *out)
{
    unsigned long value = code ? strtoul(code, NULL, 16) : 0;
    uint8_t bytes[6];
    int len = value <= 0x10FFFF ? u8_uctomb(bytes, (ucs4_t)value, sizeof bytes) : -1;

    if ((value >= PRIVATE_FIRST && value <= PRIVATE_LAST) ||
        (value < 0x100 && is_picture_font(font)))
        str_add(out, picture(font, value & 0xFF));
    else if (len < 0 || value < ' ' || (value >= 0x7F && value < 0xA0))
        str_add(out, "□");
    else
        str_addn(out, (const char *)bytes, (size_t)len);
}
