/* SPDX-License-Identifier: MIT */
/* Decoding a document: what decodes is UTF-8, and encodes again as what decodes the same. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "text/encoding.h"

static bool same(const struct str *one, const struct str *other)
{
    return one->len == other->len && memcmp(str_text(one), str_text(other), one->len) == 0;
}

static void expect_again(enum encoding encoding, const struct str *text)
{
    struct str bytes = STR_INIT, again = STR_INIT;
    struct encoding_error error;
    enum encoding found;

    EXPECT(encoding_encode(encoding, str_text(text), text->len, &bytes));
    EXPECT(encoding_decode(str_text(&bytes), bytes.len, &again, &found, &error));
    EXPECT(same(text, &again));
    str_free(&bytes);
    str_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = STR_INIT;
    struct encoding_error error = {0, 0};
    enum encoding encoding;

    str_add(&text, "前");
    if (encoding_decode((const char *)data, size, &text, &encoding, &error)) {
        EXPECT(strncmp(text.s, "前", strlen("前")) == 0);
        str_splice(&text, 0, strlen("前"), "", 0);
        EXPECT(encoding_check_utf8(str_text(&text), text.len) == text.len);
        EXPECT(*encoding_name(encoding));
        expect_again(encoding, &text);
    } else {
        EXPECT(strcmp(str_text(&text), "前") == 0);
        /* Of UTF-16 it is a byte of the text, where a character takes up to three for two. */
        EXPECT(error.line >= 1 && error.byte >= 1 && error.byte <= size * 3 / 2 + 1);
    }
    str_free(&text);
    return 0;
}
