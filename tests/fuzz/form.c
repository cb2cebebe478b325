/* SPDX-License-Identifier: MIT */
/* Loading a form. One without mistakes gives a report, empty and answered, and the same again. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "model/answers.h"
#include "model/form.h"
#include "text/encoding.h"
#include "text/excerpt.h"
#include "writer/writer.h"

static void expect_text(const struct str *text)
{
    EXPECT(encoding_check_utf8(str_text(text), text->len) == text->len);
}

static void expect_findings(const struct diags *diags)
{
    struct str shown = STR_INIT;

    for (size_t i = 0; i < diags->count; i++) {
        EXPECT(diags->items[i].line >= 0 && diags->items[i].text[0]);
        EXPECT(diags->items[i].line == 0 || diags->items[i].col >= 1);
    }
    EXPECT(diags->count <= DIAGS_MOST);
    excerpt_add_all(&shown, diags);
    expect_text(&shown);
    for (size_t i = 0; i < shown.len; i++)
        EXPECT((unsigned char)shown.s[i] >= 0x20 || shown.s[i] == '\n');
    str_free(&shown);
}

static void expect_report(const struct answers *answers)
{
    struct str one = STR_INIT, other = STR_INIT;

    EXPECT(text_writer.write(answers, &one) == text_writer.write(answers, &other));
    EXPECT(strcmp(str_text(&one), str_text(&other)) == 0);
    expect_text(&one);
    str_free(&one);
    str_free(&other);
}

static void fill(struct answers *answers)
{
    static const char *const words[] = {"12",     "无",           "30余", "是",
                                        "甲、乙", "2026年1月5日", "",     "1.5"};

    for (int i = 0; i < answers->form->field_count; i++) {
        const struct field *field = &answers->form->fields[i];
        const char *word = words[(size_t)i % (sizeof words / sizeof *words)];
        if (field_is_asked(field))
            answers_put(answers, field, field->choice_count ? field->choices[0].value : word,
                        strlen(field->choice_count ? field->choices[0].value : word));
    }
    answers_settle(answers);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags diags = DIAGS_INIT("fuzz.yaml");
    struct str text = STR_INIT;
    struct encoding_error error;
    enum encoding encoding;
    struct answers answers;
    struct form *form;

    if (!encoding_decode((const char *)data, size, &text, &encoding, &error))
        str_clear(&text);
    form = form_load("fuzz.yaml", str_text(&text), text.len, &diags);
    expect_findings(&diags);
    if (!diags.errors) {
        answers_init(&answers, form, 2026);
        expect_report(&answers);
        fill(&answers);
        expect_report(&answers);
        answers_free(&answers);
    }
    diags_free(&diags);
    form_free(form);
    str_free(&text);
    return 0;
}
