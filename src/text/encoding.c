/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

static const struct {
    const char *name;
    const char *iconv_name; /* NULL: no conversion */
    const char *bom;
    size_t bom_len;
} encodings[] = {
    [ENCODING_UTF8] = {"UTF-8", NULL, "", 0},
    [ENCODING_UTF8_BOM] = {"UTF-8（带 BOM）", NULL, "\xEF\xBB\xBF", 3},
    [ENCODING_UTF16LE] = {"UTF-16LE", "UTF-16LE", "\xFF\xFE", 2},
    [ENCODING_UTF16BE] = {"UTF-16BE", "UTF-16BE", "\xFE\xFF", 2},
    [ENCODING_GB18030] = {"GB18030", "GB18030", "", 0},
};

/* Well-formed sequences, Unicode table 3-7: after a lead byte, the range of the second byte. */
static const struct {
    unsigned char lead_from, lead_to, second_from, second_to, len;
} sequences[] = {
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

/* Bytes of the sequence of two or more at `s`, 0 for none; `*cut` when only its end is missing. */
static size_t sequence_len(const unsigned char *s, size_t left, bool *cut)
{
    *cut = false;
    for (size_t i = 0; i < COUNT_OF(sequences); i++) {
        if (s[0] < sequences[i].lead_from || s[0] > sequences[i].lead_to)
            continue;
        for (size_t k = 1; k < sequences[i].len; k++) {
            unsigned char from = k == 1 ? sequences[i].second_from : 0x80;
            unsigned char to = k == 1 ? sequences[i].second_to : 0xBF;

            *cut = k >= left;
            if (*cut || s[k] < from || s[k] > to)
                return 0;
        }
        return sequences[i].len;
    }
    return 0;
}

/* Past sequences of three bytes whose second one may be any, which most text beyond ASCII is. */
static size_t skip_han(const char *text, size_t at, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    while (len - at >= 3 && s[at] > 0xE0 && s[at] < 0xF0 && s[at] != 0xED &&
           (s[at + 1] & 0xC0) == 0x80 && (s[at + 2] & 0xC0) == 0x80)
        at += 3;
    return at;
}

static size_t skip_ascii(const char *text, size_t at, size_t len)
{
    uint64_t word;

    for (; len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < len && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

/* As encoding_check_utf8; counts the characters beyond ASCII on the way. */
static size_t check(const char *text, size_t len, size_t *beyond_ascii, bool *cut)
{
    size_t at = 0;

    *cut = false;
    *beyond_ascii = 0;
    while ((at = skip_ascii(text, at, len)) < len) {
        size_t step = skip_han(text, at, len) - at;

        *beyond_ascii += step / 3;
        if (!step) {
            step = sequence_len((const unsigned char *)text + at, len - at, cut);
            *beyond_ascii += step > 0;
        }
        if (!step)
            break;
        at += step;
    }
    return at;
}

size_t encoding_check_utf8(const char *text, size_t len)
{
    size_t beyond_ascii;
    bool cut;

    return check(text, len, &beyond_ascii, &cut);
}

const char *encoding_name(enum encoding encoding)
{
    return encodings[encoding].name;
}

/* One strict pass: appends what was converted. False at the first byte that cannot be, and also
 * where iconv put something like it instead. */
static bool run_iconv(iconv_t converter, const char *bytes, size_t len, struct str *out)
{
    char buffer[4096];
    char *in = (char *)bytes; /* iconv() takes char ** and does not write there */

    for (;;) {
        char *to = buffer;
        size_t room = sizeof buffer;
        size_t result = iconv(converter, len ? &in : NULL, &len, &to, &room);

        str_addn(out, buffer, (size_t)(to - buffer));
        if (result == (size_t)-1 ? errno != E2BIG : result > 0)
            return false;
        if (result == 0 && len == 0 && to == buffer)
            return true;
    }
}

static bool convert(const char *to, const char *from, const char *bytes, size_t len,
                    struct str *out)
{
    iconv_t converter = iconv_open(to, from);
    bool done;

    if (converter == (iconv_t)-1)
        return false;
    done = run_iconv(converter, bytes, len, out);
    iconv_close(converter);
    return done;
}

static struct encoding_error place_of(const char *text, size_t at)
{
    struct encoding_error place = {1, 1};

    for (size_t i = 0; i < at; i++) {
        place.byte++;
        if (text[i] == '\n') {
            place.line++;
            place.byte = 1;
        }
    }
    return place;
}

static bool decode_with(enum encoding encoding, const char *bytes, size_t len, struct str *out,
                        struct encoding_error *error)
{
    size_t before = out->len;

    if (convert("UTF-8", encodings[encoding].iconv_name, bytes, len, out))
        return true;
    if (error)
        *error = place_of(str_text(out) + before, out->len - before);
    if (out->s)
        str_splice(out, before, out->len - before, "", 0);
    return false;
}

static enum encoding by_bom(const char *bytes, size_t len)
{
    for (size_t i = ENCODING_UTF8_BOM; i <= ENCODING_UTF16BE; i++)
        if (len >= encodings[i].bom_len && !memcmp(bytes, encodings[i].bom, encodings[i].bom_len))
            return (enum encoding)i;
    return ENCODING_UTF8;
}

/* Most damaged or truncated UTF-8 would pass as GB18030 full of rare characters. GB18030 text on
 * the other hand hardly ever begins with a run of well-formed UTF-8. */
static bool is_damaged_utf8(size_t beyond_ascii, bool cut)
{
    return beyond_ascii >= (cut ? 1 : 6);
}

bool encoding_decode(const char *bytes, size_t len, struct str *out, enum encoding *found,
                     struct encoding_error *error)
{
    enum encoding encoding = by_bom(bytes, len);
    size_t beyond_ascii, at;
    bool cut;

    *found = encoding;
    if (len) {
        bytes += encodings[encoding].bom_len;
        len -= encodings[encoding].bom_len;
    }
    if (encodings[encoding].iconv_name)
        return decode_with(encoding, bytes, len, out, error);
    at = check(bytes, len, &beyond_ascii, &cut);
    if (at == len) {
        str_addn(out, bytes, len);
        return true;
    }
    *found = ENCODING_GB18030;
    if (encoding == ENCODING_UTF8 && !is_damaged_utf8(beyond_ascii, cut) &&
        decode_with(ENCODING_GB18030, bytes, len, out, NULL))
        return true;
    *found = encoding;
    *error = place_of(bytes, at);
    return false;
}

/* Some C libraries write * or ? for what an encoding lacks and call it done. */
static bool reads_back(enum encoding encoding, const struct str *bytes, size_t from,
                       const char *text, size_t len)
{
    struct str again = STR_INIT;
    bool same = decode_with(encoding, str_text(bytes) + from, bytes->len - from, &again, NULL) &&
                again.len == len && memcmp(str_text(&again), text, len) == 0;

    str_free(&again);
    return same;
}

bool encoding_encode(enum encoding encoding, const char *text, size_t len, struct str *out)
{
    const char *iconv_name = encodings[encoding].iconv_name;
    size_t before = out->len, start = before + encodings[encoding].bom_len;

    if (encoding_check_utf8(text, len) != len)
        return false;
    str_addn(out, encodings[encoding].bom, encodings[encoding].bom_len);
    if (!iconv_name) {
        str_addn(out, text, len);
        return true;
    }
    if (convert(iconv_name, "UTF-8", text, len, out) && reads_back(encoding, out, start, text, len))
        return true;
    str_splice(out, before, out->len - before, "", 0);
    return false;
}
