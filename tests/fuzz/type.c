/* SPDX-License-Identifier: MIT */
/* Answers of every type as typed: what is stored of them reads back as the same. The first byte
 * chooses the type, from 1. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "model/form.h"
#include "text/encoding.h"

/* A form with a field of every type, in every manner that changes how it is read. */
static const char source[] =
    "id: all\nversion: 1\nname: 全\ntitle: 全\nfields:\n"
    "  - {name: f1, label: 甲, type: count, unit: 次, max: 366}\n"
    "  - {name: f2, label: 甲, type: count, unit: 次, approximate: true}\n"
    "  - {name: f3, label: 甲, type: integer}\n"
    "  - {name: f4, label: 甲, type: decimal, min: -5, max: 5}\n"
    "  - {name: f5, label: 甲, type: money, unit: 万元}\n"
    "  - {name: f6, label: 甲, type: percent}\n"
    "  - {name: f7, label: 甲, type: ordinal}\n"
    "  - {name: f8, label: 甲, type: year}\n"
    "  - {name: f9, label: 甲, type: month}\n"
    "  - {name: f10, label: 甲, type: date}\n"
    "  - {name: f11, label: 甲, type: text, required: true}\n"
    "  - {name: f12, label: 甲, type: paragraph}\n"
    "  - {name: f13, label: 甲, type: list, max_items: 3}\n"
    "  - {name: f14, label: 甲, type: boolean}\n"
    "  - {name: f15, label: 甲, type: select_one, choices: [{value: a, label: 一等}, {value: b, "
    "label: 二等}]}\n"
    "  - {name: f16, label: 甲, type: select_multiple, choices: [{value: e, label: 东}, {value: w, "
    "label: 西}, {value: s, label: 南}]}\n"
    "  - name: f17\n    label: 甲\n    type: repeat\n    fields:\n"
    "      - {name: who, label: 谁, type: text}\n"
    "      - {name: many, label: 几, type: count, unit: 次}\n"
    "sections:\n  - title: 一\n    text: |\n"
    "      {{f1}}{{f2}}{{f3}}{{f4}}{{f5}}{{f6}}{{f7}}{{f8}}{{f9}}{{f10}}{{f11}}\n"
    "      {{f12}}\n"
    "      {{f13}}{{f14}}{{f15}}{{f16}}{{#f17}}{{who}}{{many}}{{/f17}}\n";

static const struct form *form(void)
{
    static struct form *loaded;

    if (!loaded) {
        struct diags diags = DIAGS_INIT("all.yaml");
        loaded = form_load(NULL, source, sizeof source - 1, &diags);
        for (size_t i = 0; i < diags.count; i++)
            fprintf(stderr, "%d: %s\n", diags.items[i].line, diags.items[i].text);
        EXPECT(!diags.errors);
        diags_free(&diags);
    }
    return loaded;
}

static void expect_again(const struct field *field, const struct reading *reading,
                         const struct str *stored)
{
    struct str again = STR_INIT, message = STR_INIT;
    struct reading back;

    type_read(field, 2026, str_text(stored), stored->len, &back, &again, &message);
    EXPECT(back.state == reading->state);
    EXPECT(strcmp(str_text(stored), str_text(&again)) == 0);
    str_free(&again);
    str_free(&message);
}

/* No report holds a control character but line feeds where an answer may have lines. */
static void expect_printed(const struct field *field, const struct reading *reading,
                           const struct str *stored)
{
    struct str printed = STR_INIT;

    if (!field->type->family->rows)
        field->type->family->print(field, reading, str_text(stored), true, &printed);
    EXPECT(encoding_check_utf8(str_text(&printed), printed.len) == printed.len);
    for (size_t i = 0; i < printed.len; i++)
        EXPECT((unsigned char)printed.s[i] >= 0x20 || printed.s[i] == '\n');
    str_free(&printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str stored = STR_INIT, message = STR_INIT;
    struct reading reading;
    const struct field *field;

    if (!size || memchr(data, '\0', size)) /* neither keys nor files bring it */
        return 0;
    field = &form()->fields[(data[0] - 1) % form()->field_count];
    type_read(field, 2026, (const char *)data + 1, size - 1, &reading, &stored, &message);
    EXPECT(reading.state != ANSWER_REFUSED || message.len);
    EXPECT(reading.state != ANSWER_OPEN || !stored.len);
    if (reading.state == ANSWER_GIVEN || reading.state == ANSWER_NONE)
        expect_again(field, &reading, &stored);
    if (reading.state == ANSWER_GIVEN)
        expect_printed(field, &reading, &stored);
    str_free(&stored);
    str_free(&message);
    return 0;
}
