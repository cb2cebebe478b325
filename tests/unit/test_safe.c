/* SPDX-License-Identifier: MIT */
#include "text/safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>

#include "text/width.h"
#include "unit/check.h"

static void shows(const char *text, size_t len, const char *expected)
{
    struct str out = STR_INIT;

    safe_add(&out, text, len);
    assert_string_equal(str_text(&out), expected);
    str_free(&out);
}

#define SHOWS(text, expected) shows(text, sizeof text - 1, expected)

static void leaves_text_as_it_is(void **state)
{
    (void)state;
    SHOWS("", "");
    SHOWS("年份 year 2026！“中”—…", "年份 year 2026！“中”—…");
    SHOWS("a\xC2\xA0"
          "b　c",
          "a\xC2\xA0"
          "b　c");
    SHOWS("e\xCC\x81", "e\xCC\x81");
}

static void marks_what_cannot_be_seen(void **state)
{
    (void)state;
    SHOWS("a\nb", "a<U+000A>b");
    SHOWS("\0\x1b[2J\x7f", "<U+0000><U+001B>[2J<U+007F>");
    SHOWS("甲\xE2\x80\xAE乙", "甲<U+202E>乙");
    SHOWS("\xC2\x9B"
          "31m",
          "<U+009B>31m");
    SHOWS("\xE2\x80\x8B\xEF\xBB\xBF", "<U+200B><U+FEFF>");
    SHOWS("\xF3\xA0\x84\x80", "<U+E0100>");
}

static void marks_bytes_that_are_no_text(void **state)
{
    (void)state;
    SHOWS("\x9b", "<9B>");
    SHOWS("\xED\xA0\x80", "<ED><A0><80>");
    SHOWS("\xC0\x80", "<C0><80>");
    SHOWS("\xF4\x90\x80\x80", "<F4><90><80><80>");
    SHOWS("中\xE4\xB8", "中<E4><B8>");
    SHOWS("\xFF"
          "a",
          "<FF>a");
}

/* Combining marks, medial Hangul, and signs that enclose the digits after them. */
static bool joins_visibly(ucs4_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M) ||
           (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF) ||
           uc_graphemeclusterbreak_property(c) == GBP_PREPEND;
}

static bool steers_or_hides(ucs4_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cs |
                                                   UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp) ||
           uc_is_property_bidi_control(c) || uc_is_property_default_ignorable_code_point(c) ||
           uc_is_property_not_a_character(c) || (width_of(c) == 0 && !joins_visibly(c));
}

static void lets_nothing_through(void **state)
{
    struct str out = STR_INIT;
    char mark[16];

    (void)state;
    assert_true(safe_is_hidden(0x110000));
    for (ucs4_t c = 0; c < 0x110000; c++) {
        uint8_t bytes[6];
        int len = u8_uctomb(bytes, c, sizeof bytes);

        if (steers_or_hides(c) && !safe_is_hidden(c))
            fail_msg("U+%04lX", (unsigned long)c);
        if (len < 0) /* a surrogate */
            continue;
        str_clear(&out);
        safe_add(&out, (const char *)bytes, (size_t)len);
        snprintf(mark, sizeof mark, "<U+%04lX>", (unsigned long)c);
        if (safe_is_hidden(c))
            assert_string_equal(str_text(&out), mark);
        else
            assert_true(out.len == (size_t)len && !memcmp(out.s, bytes, out.len));
    }
    str_free(&out);
}

static void writes_valid_text_whatever_it_reads(void **state)
{
    struct str out = STR_INIT;

    (void)state;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        char bytes[32];
        size_t len = (size_t)rand() % sizeof bytes;

        for (size_t i = 0; i < len; i++)
            bytes[i] = (char)(rand() % 4 ? rand() : "\xE4\xB8\xAD\xF0"[rand() % 4]);
        str_clear(&out);
        safe_add(&out, bytes, len);
        assert_null(u8_check((const uint8_t *)str_text(&out), out.len));
        for (size_t i = 0; i < out.len; i++)
            assert_true((unsigned char)out.s[i] >= 0x20 && out.s[i] != 0x7F);
    }
    str_free(&out);
}

static void marks_no_line_end(void **state)
{
    struct str out = STR_INIT;

    (void)state;
    safe_add_lines(&out, "");
    assert_int_equal(out.len, 0);
    safe_add_lines(&out, "甲\n\n\x1b乙\n丙");
    assert_string_equal(str_text(&out), "甲\n\n<U+001B>乙\n丙\n");
    str_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_text_as_it_is),
        cmocka_unit_test(marks_what_cannot_be_seen),
        cmocka_unit_test(marks_bytes_that_are_no_text),
        cmocka_unit_test(lets_nothing_through),
        cmocka_unit_test(writes_valid_text_whatever_it_reads),
        cmocka_unit_test(marks_no_line_end),
    };

    return cmocka_run_group_tests_name("safe", tests, NULL, NULL);
}
