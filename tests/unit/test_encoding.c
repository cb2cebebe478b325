/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "text/encoding.h"
#include "unit/check.h"

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct {
    const char *bytes;
    size_t len;
    enum encoding encoding;
    const char *text;
} readable[] = {
    {BYTES(""), ENCODING_UTF8, ""},
    {BYTES("abc\r\n"), ENCODING_UTF8, "abc\r\n"},
    {BYTES("党建"), ENCODING_UTF8, "党建"},
    {BYTES("\xEF\xBB\xBF党建"), ENCODING_UTF8_BOM, "党建"},
    {BYTES("\xFF\xFE\x5A\x51\x0A\x00"), ENCODING_UTF16LE, "党\n"},
    {BYTES("\xFE\xFF\xD8\x3D\xDE\x00"), ENCODING_UTF16BE, "😀"},
    {BYTES("\xB5\xB3\xBD\xA8"), ENCODING_GB18030, "党建"},
    {BYTES("\xC1\xAA\xCD\xA8"), ENCODING_GB18030, "联通"},
    {BYTES("a\xA1\xAA\xA1\xA4"), ENCODING_GB18030, "a—·"},
    {BYTES("\x95\x32\x82\x36"), ENCODING_GB18030, "𠀀"},
};

static void reads_each_encoding(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(readable); i++) {
        struct str out = STR_INIT, bytes = STR_INIT;
        enum encoding found;
        struct encoding_error error;

        str_add(&out, "+");
        assert_true(encoding_decode(readable[i].bytes, readable[i].len, &out, &found, &error));
        assert_int_equal(found, readable[i].encoding);
        assert_string_equal(str_text(&out) + 1, readable[i].text);
        assert_true(encoding_encode(found, readable[i].text, strlen(readable[i].text), &bytes));
        assert_int_equal(bytes.len, readable[i].len);
        assert_memory_equal(str_text(&bytes), readable[i].bytes, readable[i].len);
        str_free(&out);
        str_free(&bytes);
    }
}

static const struct {
    const char *bytes;
    size_t len;
    int line;
    size_t byte;
} broken[] = {
    {BYTES("ab\n\xFF\xFF"), 2, 1},
    {BYTES("\xEF\xBB\xBFok\n党\xB5\xB3"), 2, 4},
    {BYTES("ab\x80"), 1, 3},
    {BYTES("\xFF\xFE\x5A\x51\x0A\x00\x00\xDC"), 2, 1},   /* a lone surrogate */
    {BYTES("\xFF\xFE\x5A"), 1, 1},                       /* half a unit */
    {BYTES("year: 2026\norg: 交通运输\xE5\xB1"), 2, 18}, /* cut UTF-8 that GB18030 could read */
    {BYTES("坚持把理论学习\xE6\x91摆在首位"), 1, 22},    /* damaged UTF-8 */
};

static void names_the_place_of_what_is_broken(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        struct str out = STR_INIT;
        enum encoding found;
        struct encoding_error error = {0, 0};

        assert_false(encoding_decode(broken[i].bytes, broken[i].len, &out, &found, &error));
        assert_int_equal(error.line, broken[i].line);
        assert_int_equal(error.byte, broken[i].byte);
        assert_int_equal(out.len, 0);
        str_free(&out);
    }
}

static void encodes_strictly(void **state)
{
    struct str out = STR_INIT;

    (void)state;
    assert_true(encoding_encode(ENCODING_GB18030, BYTES("“X”—𠀀…😀"), &out));
    assert_false(encoding_encode(ENCODING_UTF8, BYTES("a\xFF"), &out));
    assert_false(encoding_encode(ENCODING_GB18030, BYTES("\xED\xA0\x80"), &out));
    str_free(&out);
}

/* The edges of Unicode, table 3-7. */
static void checks_utf8_as_unicode_has_it(void **state)
{
    static const char *const good[] = {"\xC2\x80",     "\xE0\xA0\x80",     "\xED\x9F\xBF",
                                       "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"};
    static const char *const bad[] = {"\x80",         "\xC0\x80",         "\xC1\xBF",
                                      "\xE0\x9F\xBF", "\xED\xA0\x80",     "\xF0\x8F\xBF\xBF",
                                      "\xE4\xB8",     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                                      "\xFE",         "\xE4\xB8\x41"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_int_equal(encoding_check_utf8(good[i], strlen(good[i])), strlen(good[i]));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_int_equal(encoding_check_utf8(bad[i], strlen(bad[i])), 0);
    assert_int_equal(encoding_check_utf8("12345678党\x80", 12), 11);
}

/* More than one buffer of iconv, split inside of characters. */
static void converts_long_text(void **state)
{
    struct str text = STR_INIT, bytes = STR_INIT, back = STR_INIT;
    enum encoding found;
    struct encoding_error error;

    (void)state;
    for (int i = 0; i < 20000; i++)
        str_add(&text, i % 3 ? "党" : "a");
    assert_true(encoding_encode(ENCODING_GB18030, str_text(&text), text.len, &bytes));
    assert_true(encoding_decode(str_text(&bytes), bytes.len, &back, &found, &error));
    assert_string_equal(str_text(&back), str_text(&text));
    str_free(&text);
    str_free(&bytes);
    str_free(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_each_encoding), cmocka_unit_test(names_the_place_of_what_is_broken),
        cmocka_unit_test(encodes_strictly),    cmocka_unit_test(checks_utf8_as_unicode_has_it),
        cmocka_unit_test(converts_long_text),
    };

    return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
