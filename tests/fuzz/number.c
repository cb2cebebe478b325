/* SPDX-License-Identifier: MIT */
/* Numbers and dates as typed. What was understood is stored as text that means the same. The first
 * byte chooses what the field takes. */
#include <string.h>

#include "base/attributes.h"
#include "fuzz/fuzz.h"
#include "text/date.h"
#include "text/encoding.h"
#include "text/number.h"

static const struct number_rule rules[] = {
    {NUMBER_PLAIN, "次", 0, false, false},  {NUMBER_PLAIN, "篇（条）", 0, true, true},
    {NUMBER_PLAIN, NULL, 9, true, true},    {NUMBER_MONEY, "元", 2, true, true},
    {NUMBER_MONEY, "万元", 6, true, false}, {NUMBER_MONEY, "亿元", 2, false, true},
    {NUMBER_PERCENT, NULL, 2, true, true},  {NUMBER_ORDINAL, NULL, 0, false, false},
    {NUMBER_YEAR, NULL, 0, false, false},   {NUMBER_MONTH, NULL, 0, false, false},
    {NUMBER_PLAIN, "人次", 2, false, true},
};

static void expect_line(const struct str *message)
{
    EXPECT(encoding_check_utf8(str_text(message), message->len) == message->len);
    for (size_t i = 0; i < message->len; i++)
        EXPECT((unsigned char)message->s[i] >= 0x20);
}

static void expect_stored(const struct number_rule *rule, const struct number *number)
{
    struct str stored = STR_INIT, again = STR_INIT, message = STR_INIT;
    struct number back;

    number_store(number, &stored);
    EXPECT(number_parse(rule, str_text(&stored), stored.len, &back, &message));
    EXPECT(decimal_compare(number->value, back.value) == 0);
    EXPECT(number->hedge == back.hedge && number->in_words == back.in_words);
    number_store(&back, &again);
    EXPECT(strcmp(str_text(&stored), str_text(&again)) == 0);
    str_free(&stored);
    str_free(&again);
    str_free(&message);
}

static void expect_printed(const struct number_rule *rule, const struct number *number)
{
    for (int format = NUMBER_ARABIC; format <= NUMBER_WAN; format++) {
        struct str printed = STR_INIT;
        number_print(number, rule->kind, (enum number_format)format, &printed);
        EXPECT(printed.len);
        expect_line(&printed);
        str_free(&printed);
    }
}

static void try_number(const struct number_rule *rule, const char *text, size_t len)
{
    struct str message = STR_INIT;
    struct number number;
    bool understood = number_parse(rule, text, len, &number, &message);

    expect_line(&message);
    EXPECT(understood || message.len);
    if (understood) {
        EXPECT(number.value.scale <= rule->decimals && number.value.scale >= 0);
        EXPECT(rule->sign || number.value.units >= 0);
        expect_stored(rule, &number);
        expect_printed(rule, &number);
    }
    str_free(&message);
}

static void try_date(const char *text, size_t len)
{
    struct str message = STR_INIT, stored = STR_INIT;
    struct date date, back;
    bool verify, again;

    if (date_parse(text, len, 2026, &date, &verify, &message)) {
        EXPECT(date.year >= 1900 && date.year <= 2100 && date.month >= 1 && date.month <= 12);
        date_store(date, &stored);
        EXPECT(date_parse(str_text(&stored), stored.len, 2000, &back, &again, &message));
        EXPECT(date.year == back.year && date.month == back.month && date.day == back.day);
        EXPECT(!again);
    } else {
        EXPECT(message.len);
    }
    expect_line(&message);
    str_free(&message);
    str_free(&stored);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size) {
        try_number(&rules[data[0] % COUNT_OF(rules)], (const char *)data + 1, size - 1);
        try_date((const char *)data + 1, size - 1);
    }
    return 0;
}
