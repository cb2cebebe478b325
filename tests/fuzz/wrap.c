/* SPDX-License-Identifier: MIT */
/* Breaking lines and measuring text. The first byte is the width of the window, and whether
 * ambiguous characters are wide. */
#include "text/wrap.h"

#include <string.h>

#include "base/str.h"
#include "fuzz/fuzz.h"
#include "text/encoding.h"
#include "text/safe.h"
#include "text/width.h"

/* Forward in graphemes, to the end; each step back is one of them. */
static void expect_steps(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        size_t next = width_next(text, len, at);
        EXPECT(next > at && next <= len);
        EXPECT(width_back(text, next) < next);
        at = next;
    }
}

static bool is_one_grapheme(const char *text, size_t len)
{
    return width_next(text, len, 0) == len;
}

static void expect_lines(const char *text, size_t len, size_t columns)
{
    struct wrap wrap = WRAP_INIT;

    wrap_text(&wrap, text, len, (int)columns);
    EXPECT(wrap.count >= 1 && wrap.starts[0] == 0);
    for (size_t i = 0; i < wrap.count; i++) {
        size_t start = wrap.starts[i], end = i + 1 < wrap.count ? wrap.starts[i + 1] : len;
        EXPECT(end > start || len == 0);
        EXPECT(encoding_check_utf8(text + start, end - start) == end - start);
        EXPECT(width_text(text + start, end - start) <= columns ||
               is_one_grapheme(text + start, end - start));
    }
    wrap_free(&wrap);
}

static void expect_prefix(const char *text, size_t len, size_t cells)
{
    size_t bytes = width_prefix(text, len, cells);

    EXPECT(bytes <= len && width_text(text, bytes) <= cells);
    EXPECT(bytes == len || width_text(text, width_next(text, len, bytes)) > cells);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data + 1;
    struct str safe = STR_INIT;

    if (!size)
        return 0;
    width_set_ambiguous_wide(data[0] & 0x80);
    size--;
    if (encoding_check_utf8(text, size) == size && !memchr(text, '\n', size) &&
        !memchr(text, '\0', size))
        str_addn(&safe, text, size);
    else
        safe_add(&safe, text, size);
    expect_steps(str_text(&safe), safe.len);
    expect_lines(str_text(&safe), safe.len, 2 + (data[0] & 0x7F) % 100);
    expect_prefix(str_text(&safe), safe.len, data[0] & 0x7F);
    str_free(&safe);
    return 0;
}
