/* SPDX-License-Identifier: MIT */
#include "import/docx_format.h"

#include <string.h>

#include "base/attributes.h"
#include "text/number.h"

/* `glyphs`: the characters it is written with, each of HAN_SIZE bytes. `most`: the last number that
 * it can write, 0: any. */
struct docx_format {
    const char *name;
    void (*add)(const struct docx_format *format, long value, struct str *out);
    const char *glyphs;
    long most;
};

enum { HAN_SIZE = 3 };

static void add_decimal(const struct docx_format *format, long value, struct str *out)
{
    (void)format;
    str_addf(out, "%ld", value);
}

static void add_padded(const struct docx_format *format, long value, struct str *out)
{
    (void)format;
    str_addf(out, "%02ld", value);
}

static void add_dashed(const struct docx_format *format, long value, struct str *out)
{
    (void)format;
    str_addf(out, "- %ld -", value);
}

static void add_nothing(const struct docx_format *format, long value, struct str *out)
{
    (void)format, (void)value, (void)out;
}

static void add_chinese(const struct docx_format *format, long value, struct str *out)
{
    (void)format;
    number_in_chinese(value, out);
}

/* 壹拾贰: 十二 in the characters of accounts, which spell out the leading one. */
static void add_legal(const struct docx_format *format, long value, struct str *out)
{
    static const char plain[] = "一二三四五六七八九十百千万亿零";
    struct str number = STR_INIT;

    if (value >= 10 && value < 20)
        str_addn(out, format->glyphs, HAN_SIZE);
    number_in_chinese(value, &number);
    for (size_t i = 0; i < number.len; i += HAN_SIZE)
        for (size_t k = 0; k + 1 < sizeof plain; k += HAN_SIZE)
            if (memcmp(number.s + i, plain + k, HAN_SIZE) == 0)
                str_addn(out, format->glyphs + k, HAN_SIZE);
    str_free(&number);
}

/* 一〇二: digit by digit. */
static void add_digits(const struct docx_format *format, long value, struct str *out)
{
    struct str number = STR_INIT;

    str_addf(&number, "%ld", value);
    for (size_t i = 0; i < number.len; i++)
        str_addn(out, format->glyphs + (number.s[i] - '0') * HAN_SIZE, HAN_SIZE);
    str_free(&number);
}

/* 甲 … 癸: one character for each number from 1. */
static void add_glyph(const struct docx_format *format, long value, struct str *out)
{
    str_addn(out, format->glyphs + (value - 1) * HAN_SIZE, HAN_SIZE);
}

/* a … z, aa, bb … */
static void add_letter(const struct docx_format *format, long value, struct str *out)
{
    for (long i = 0; i <= (value - 1) / 26; i++)
        str_addc(out, (char)(*format->glyphs + (value - 1) % 26));
}

static void add_roman(const struct docx_format *format, long value, struct str *out)
{
    static const struct {
        long value;
        char digits[3];
    } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    char lower = *format->glyphs == 'i' ? 'a' - 'A' : 0;

    for (size_t i = 0; i < COUNT_OF(parts); i++)
        for (; value >= parts[i].value; value -= parts[i].value)
            for (const char *digit = parts[i].digits; *digit; digit++)
                str_addc(out, (char)(*digit + lower));
}

#define CIRCLED "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

/* The first is for the names that are not here. */
static const struct docx_format formats[] = {
    {"decimal", add_decimal, "", 0},
    {"decimalZero", add_padded, "", 0},
    {"decimalFullWidth", add_digits, "０１２３４５６７８９", 0},
    {"decimalFullWidth2", add_digits, "０１２３４５６７８９", 0},
    {"decimalEnclosedCircle", add_glyph, CIRCLED, 20},
    {"decimalEnclosedCircleChinese", add_glyph, CIRCLED, 20},
    {"decimalEnclosedParen", add_glyph, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", 20},
    {"decimalEnclosedFullstop", add_glyph, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", 20},
    {"numberInDash", add_dashed, "", 0},
    {"none", add_nothing, "", 0},
    {"bullet", add_nothing, "", 0},
    {"chineseCounting", add_chinese, "", 0},
    {"chineseCountingThousand", add_chinese, "", 0},
    {"taiwaneseCounting", add_chinese, "", 0},
    {"taiwaneseCountingThousand", add_chinese, "", 0},
    {"japaneseCounting", add_chinese, "", 0},
    {"chineseLegalSimplified", add_legal, "壹贰叁肆伍陆柒捌玖拾佰仟万亿零", 0},
    {"ideographLegalTraditional", add_legal, "壹貳參肆伍陸柒捌玖拾佰仟萬億零", 0},
    {"ideographDigital", add_digits, "〇一二三四五六七八九", 0},
    {"taiwaneseDigital", add_digits, "○一二三四五六七八九", 0},
    {"japaneseDigitalTenThousand", add_digits, "〇一二三四五六七八九", 0},
    {"ideographTraditional", add_glyph, "甲乙丙丁戊己庚辛壬癸", 10},
    {"ideographZodiac", add_glyph, "子丑寅卯辰巳午未申酉戌亥", 12},
    {"ideographEnclosedCircle", add_glyph, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", 10},
    {"upperLetter", add_letter, "A", 780},
    {"lowerLetter", add_letter, "a", 780},
    {"upperRoman", add_roman, "I", 3999},
    {"lowerRoman", add_roman, "i", 3999},
};

const struct docx_format *docx_format_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return formats;
}

bool docx_format_is_bullet(const struct docx_format *format)
{
    return strcmp(format->name, "bullet") == 0;
}

void docx_format_add(const struct docx_format *format, long value, struct str *out)
{
    if (format->most && (value < 1 || value > format->most))
        format = formats;
    format->add(format, value, out);
}
