/* SPDX-License-Identifier: MIT */
/* What is left of what curses wrote: shorter, and the same on any terminal that has it. */
#include "tui/outbox.h"

#include <stdio.h>
#include <string.h>

#include "base/attributes.h"
#include "unit/check.h"

static void expect(struct outbox *outbox, const char *written, const char *kept)
{
    str_clear(&outbox->out);
    fputs(written, outbox->file);
    fflush(outbox->file);
    outbox_collect(outbox);
    if (strcmp(str_text(&outbox->out), kept) != 0)
        fail_msg("ESC%s: \"%s\" != \"%s\"", written + 1, str_text(&outbox->out), kept);
}

struct sample {
    const char *written, *kept;
};

static void expect_all(const struct sample *samples, size_t count, bool utf8, bool has_columns)
{
    struct outbox outbox;

    outbox_open(&outbox);
    outbox.columns = 10;
    outbox.utf8 = utf8;
    outbox.has_columns = has_columns;
    for (size_t i = 0; i < count; i++) {
        outbox.plain = true;
        expect(&outbox, samples[i].written, samples[i].kept);
    }
    outbox_close(&outbox);
}

static void test_attributes(void **state)
{
    static const struct sample samples[] = {
        {"\033(B\033[m\033[1mA\033(B\033[m", "\033[1mA\033[m"},
        {"\033[1m\033[35mX\033(B\033[m", "\033[1;35mX\033[m"},
        {"\033[0;1mA\033[m\017", "\033[1mA\033[m"},
        {"\033[1mA\033[0;7mB\033[m", "\033[1mA\033[0;7mB\033[m"},
        {"\033[m\017\033[mA", "A"},
    };

    (void)state;
    expect_all(samples, COUNT_OF(samples), true, true);
}

static void test_columns(void **state)
{
    static const struct sample samples[] = {
        {"\033[3;2Ha\033[3;7Hb", "\033[3;2Ha\033[7Gb"},
        {"\033[3;2Ha\033[4;7Hb", "\033[3;2Ha\033[4;7Hb"},
        {"\033[3;2H\033[1mab\033[m\033[K\033[3;8H", "\033[3;2H\033[1mab\033[m\033[K\033[8G"},
        {"\033[3;2Ha\b\r\033[3;7Hb", "\033[3;2Ha\b\r\033[7Gb"},
        {"\033[3;2Ha\n\033[3;7Hb", "\033[3;2Ha\n\033[3;7Hb"}, /* one may have moved the screen */
        {"\033[3;2Ha\033[2A\033[3;7H", "\033[3;2Ha\033[2A\033[3;7H"},
        {"\033[H\033[1;5H", "\033[H\033[1;5H"},
        /* up to the last column, and into it: where that leads to is not known */
        {"\033[3;2H中文字ab\033[3;7H", "\033[3;2H中文字ab\033[7G"},
        {"\033[3;2H中文字abc\033[3;7H", "\033[3;2H中文字abc\033[3;7H"},
        {"\033[3;8H中\033[3;7H", "\033[3;8H中\033[7G"},
        {"\033[3;9H中\033[3;7H", "\033[3;9H中\033[3;7H"},
    };
    static const struct sample without[] = {{"\033[3;2Ha\033[3;7Hb", "\033[3;2Ha\033[3;7Hb"}};
    static const struct sample gbk[] = {
        {"\033[3;6H\xD6\xD0\033[3;7H", "\033[3;6H\xD6\xD0\033[7G"},
        {"\033[3;8H\xD6\xD0g\033[3;7H", "\033[3;8H\xD6\xD0g\033[3;7H"}};

    (void)state;
    expect_all(samples, COUNT_OF(samples), true, true);
    expect_all(without, COUNT_OF(without), true, false);
    expect_all(gbk, COUNT_OF(gbk), false, true);
}

static void test_line_feeds(void **state)
{
    static const struct sample samples[] = {
        {"\033[3;2Ha\r\033[4db", "\033[3;2Ha\r\nb"},
        {"\033[3;2Ha\r\033[4d\033[K\033[5dc", "\033[3;2Ha\r\n\033[K\nc"},
        {"\033[3;2Ha\r\033[6db", "\033[3;2Ha\r\033[6db"},
        {"\033[3;2Ha\033[4db", "\033[3;2Ha\033[4db"},
        {"\r\033[4db", "\r\033[4db"},
    };

    (void)state;
    expect_all(samples, COUNT_OF(samples), true, true);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_line_feeds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
