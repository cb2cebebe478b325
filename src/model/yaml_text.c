/* SPDX-License-Identifier: MIT */
#include "model/yaml_text.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/bytes.h"
#include "text/encoding.h"

static bool is_one_of(const char *text, size_t len, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == len && !strncasecmp(text, *words, len))
            return true;
    return false;
}

/* Whether some reader of YAML 1.1 or 1.2 would take the text for something else: numbers of all
 * bases, dates, times (sexagesimal 1:30), booleans, null. Too many is no harm here. */
bool yaml_looks_like_figure(const char *text, size_t len)
{
    static const char *const words[] = {"y",    "n",     "yes",   "no",   "true", "false",
                                        "on",   "off",   "null",  "~",    "=",    "<<",
                                        ".inf", "-.inf", "+.inf", ".nan", NULL};
    bool digit = false;

    if (is_one_of(text, len, words))
        return true;
    if (!len || !strchr("0123456789+-.", text[0]))
        return false;
    for (size_t i = 0; i < len; i++) {
        if (!text[i] || !strchr("0123456789abcdefABCDEFxXoOtTzZ+-_.:, ", text[i]))
            return false;
        digit |= text[i] >= '0' && text[i] <= '9';
    }
    return digit;
}

/* The start of a code point that only an escape can hold, or that nobody would see. */
static bool needs_escape(const unsigned char *s, size_t left)
{
    if (s[0] < 0x20 || s[0] == 0x7F)
        return true;
    if (s[0] == 0xC2 && left > 1)
        return s[1] < 0xA0;
    if (s[0] == 0xE2 && left > 2)
        return s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9);
    if (s[0] == 0xEF && left > 2)
        return (s[1] == 0xBB && s[2] == 0xBF) || (s[1] == 0xBF && s[2] >= 0xBE);
    return false;
}

static bool has_escapes(const char *text, size_t len, const char *but)
{
    for (size_t i = 0; i < len; i++)
        if (needs_escape((const unsigned char *)text + i, len - i) &&
            !(text[i] && strchr(but, text[i])))
            return true;
    return encoding_check_utf8(text, len) != len;
}

static bool has(const char *text, size_t len, const char *part)
{
    for (size_t i = 0; i < len; i++)
        if (bytes_begin(text + i, len - i, part))
            return true;
    return false;
}

/* What our own reader would hold for a slip, or for the end of the document. */
static bool looks_like_slip(const char *text, size_t len)
{
    static const char *const odd_starts[] = {"...", "　", "\xC2\xA0", "\xE2\x80", "［", "｛", NULL};

    return bytes_begin_any(text, len, odd_starts) || bytes_end(text, len, "　");
}

bool yaml_holds_plain(const char *text, size_t len, enum yaml_place place)
{
    static const char *const colons[] = {":", "：", "，", "?", ",", "[", "]", "{", "}", NULL};
    bool negative = len > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';

    if (!len || has_escapes(text, len, "") || looks_like_slip(text, len))
        return false;
    if (strchr("-?:,[]{}#&*!|>'\"%@`", text[0]) && !negative)
        return false;
    if (text[0] == ' ' || text[len - 1] == ' ' || text[len - 1] == ':' || has(text, len, ": ") ||
        has(text, len, " #"))
        return false;
    for (size_t i = 0; place != YAML_IN_BLOCK && colons[i]; i++)
        if (has(text, len, colons[i]))
            return false;
    return true;
}

static void add_escape(struct str *out, uint32_t c)
{
    static const char plain[] = "0abtnvfre\"\\";
    static const unsigned char meant[] = {0, 7, 8, 9, 10, 11, 12, 13, 27, '"', '\\'};

    for (size_t i = 0; i < sizeof meant; i++) {
        if (c == meant[i]) {
            str_addf(out, "\\%c", plain[i]);
            return;
        }
    }
    str_addf(out, c < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)c);
}

static void add_double_quoted(struct str *out, const char *text, size_t len)
{
    size_t step;

    str_addc(out, '"');
    for (size_t i = 0; i < len; i += step) {
        const uint8_t *s = (const uint8_t *)text + i;
        ucs4_t character;
        int size = u8_mbtoucr(&character, s, len - i);

        step = size > 0 ? (size_t)size : 1;
        if (size <= 0)
            str_add(out, "\\uFFFD");
        else if (needs_escape(s, len - i) || *s == '"' || *s == '\\')
            add_escape(out, character);
        else
            str_addn(out, text + i, step);
    }
    str_addc(out, '"');
}

static void add_single_quoted(struct str *out, const char *text, size_t len)
{
    str_addc(out, '\'');
    for (size_t i = 0; i < len; i++) {
        str_addc(out, text[i]);
        if (text[i] == '\'')
            str_addc(out, '\'');
    }
    str_addc(out, '\'');
}

void yaml_add_quoted(struct str *out, const char *text, size_t len)
{
    bool marks = memchr(text, '"', len) || memchr(text, '\\', len);

    if (marks && !has_escapes(text, len, ""))
        add_single_quoted(out, text, len);
    else
        add_double_quoted(out, text, len);
}

bool yaml_holds_literal(const char *text, size_t len)
{
    if (has_escapes(text, len, "\n\t"))
        return false;
    for (size_t i = 0; i < len; i++)
        if (!strchr(" \t\n", text[i]))
            return true;
    return false;
}
