/* SPDX-License-Identifier: MIT */
/* Untrusted text on its way out: to a screen nothing hidden passes, and JSON means what it was made
 * of. */
#include <string.h>
#include <unistr.h>

#include "fuzz/fuzz.h"
#include "text/encoding.h"
#include "text/excerpt.h"
#include "text/json.h"
#include "text/safe.h"

static void expect_visible(const char *text, size_t len, bool lines)
{
    for (size_t at = 0; at < len;) {
        ucs4_t c;
        int bytes = u8_mbtoucr(&c, (const uint8_t *)text + at, len - at);

        EXPECT(bytes > 0);
        EXPECT(!safe_is_hidden(c) || (lines && c == '\n'));
        at += (size_t)bytes;
    }
}

static void try_safe(const char *text, size_t len)
{
    struct str once = STR_INIT, twice = STR_INIT;

    safe_add(&once, text, len);
    expect_visible(str_text(&once), once.len, false);
    safe_add(&twice, str_text(&once), once.len);
    EXPECT(strcmp(str_text(&once), str_text(&twice)) == 0);
    str_free(&once);
    str_free(&twice);
}

/* The four digits behind \u. */
static ucs4_t hex(const char *digits)
{
    ucs4_t value = 0;

    for (int i = 0; i < 4; i++) {
        const char *found = strchr("0123456789abcdef", digits[i]);
        EXPECT(digits[i] && found);
        value = value * 16 + (ucs4_t)(found - "0123456789abcdef");
    }
    return value;
}

/* Appends what the escape at `s` means; the bytes it takes. */
static size_t unescape(const char *s, struct str *out)
{
    uint8_t bytes[6];
    ucs4_t c = s[1] == 'n' ? '\n' : (ucs4_t)(unsigned char)s[1];
    size_t len = 2;

    if (s[1] == 'u') {
        c = hex(s + 2);
        len = 6;
        if (c >= 0xD800 && c < 0xDC00) {
            EXPECT(s[6] == '\\' && s[7] == 'u');
            c = 0x10000 + ((c - 0xD800) << 10) + (hex(s + 8) - 0xDC00);
            len = 12;
        }
    } else {
        EXPECT(strchr("n\"\\", s[1]));
    }
    str_addn(out, (const char *)bytes, (size_t)u8_uctomb(bytes, c, sizeof bytes));
    return len;
}

static void try_json(const char *text)
{
    struct str json = STR_INIT, back = STR_INIT;
    size_t len = strlen(text);

    json_add_string(&json, text);
    EXPECT(json.len >= 2 && json.s[0] == '"' && json.s[json.len - 1] == '"');
    expect_visible(json.s, json.len, false);
    for (size_t i = 1; i + 1 < json.len;) {
        EXPECT(json.s[i] != '"');
        if (json.s[i] == '\\')
            i += unescape(json.s + i, &back);
        else
            str_addc(&back, json.s[i++]);
    }
    if (encoding_check_utf8(text, len) == len)
        EXPECT(strcmp(str_text(&back), text) == 0);
    str_free(&json);
    str_free(&back);
}

static void try_excerpt(const char *text, size_t len)
{
    struct diags diags = DIAGS_INIT("draft.yaml");
    struct str shown = STR_INIT;

    diags.source = text;
    diags.source_len = len;
    diags.file = text;
    diags_add(&diags, DIAG_ERROR, 1 + (int)(len % 5), 1 + (int)(len % 90), "%s", text);
    excerpt_add_all(&shown, &diags);
    expect_visible(str_text(&shown), shown.len, true);
    diags_free(&diags);
    str_free(&shown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = STR_INIT;

    str_addn(&text, (const char *)data, size);
    try_safe(str_text(&text), text.len);
    try_json(str_text(&text));
    try_excerpt(str_text(&text), text.len);
    str_free(&text);
    return 0;
}
