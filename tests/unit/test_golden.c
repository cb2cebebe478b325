/* SPDX-License-Identifier: MIT */
/* Whole reports: form and draft as shipped, and what they give. */
#include <string.h>

#include "base/attributes.h"
#include "base/file.h"
#include "base/str.h"
#include "lint/lint.h"
#include "model/draft.h"
#include "model/reword.h"
#include "text/excerpt.h"
#include "unit/check.h"
#include "writer/writer.h"

static const struct {
    const char *form, *draft, *report;
} golden[] = {
    {"forms/transport-bureau.yaml", "forms/examples/transport-bureau.yaml",
     "tests/golden/transport-bureau.txt"},
    {"forms/transport-bureau.yaml", "tests/golden/transport-bureau-zero.yaml",
     "tests/golden/transport-bureau-zero.txt"},
    {"forms/transport-bureau.yaml", "tests/golden/transport-bureau-empty.yaml",
     "tests/golden/transport-bureau-empty.txt"},
};

/* Loads and lints: a shipped form has nothing to be said about. */
static struct form *load_form(const char *path)
{
    struct diags diags = DIAGS_INIT(path);
    struct str text = STR_INIT, said = STR_INIT;
    struct form *form;

    assert_int_equal(file_read(path, NODE_MAX_FILE, &text), 0);
    form = form_load(path, text.s, text.len, &diags);
    if (!diags.errors)
        lint_form(form, &diags);
    excerpt_add_all(&said, &diags);
    assert_string_equal(str_text(&said), "");
    diags_free(&diags);
    str_free(&text);
    return form;
}

static void write_report(const char *draft_path, const struct form *form, struct str *report)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct draft draft = {0};
    int error;

    assert_true(draft_read(&draft, draft_path, &diags, &error));
    draft_bind(&draft, form, &diags);
    assert_int_equal(diags.count, 0);
    text_writer.write(&draft.answers, report);
    diags_free(&diags);
    draft_free(&draft);
}

/* What no reader should meet: marks that meet, empty brackets, sentences of nothing. */
static void expect_clean(const char *path, const char *report)
{
    static const char *const marks[] = {"，", "、", "；", "。", "：", "？", "！"};
    static const char *const wrong[] = {"（）",   "“”",   "《》", "（，", "，）", "、）", "、等",
                                        "其中。", "　。", "{{",   "}}",   "约约", "余余"};

    for (const char *c = report; *c; c++) {
        for (size_t i = 0; i < COUNT_OF(wrong); i++)
            if (!strncmp(c, wrong[i], strlen(wrong[i])))
                fail_msg("%s: %.60s", path, c);
        for (size_t i = 0; i < COUNT_OF(marks) * COUNT_OF(marks); i++)
            if (!strncmp(c, marks[i / COUNT_OF(marks)], 3) &&
                !strncmp(c + 3, marks[i % COUNT_OF(marks)], 3))
                fail_msg("%s: %.60s", path, c);
    }
}

static void test_golden(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(golden); i++) {
        struct form *form = load_form(golden[i].form);
        struct str report = STR_INIT, expected = STR_INIT;

        write_report(golden[i].draft, form, &report);
        assert_int_equal(file_read(golden[i].report, NODE_MAX_FILE, &expected), 0);
        assert_string_equal(str_text(&report), str_text(&expected));
        expect_clean(golden[i].report, str_text(&report));
        str_free(&report);
        str_free(&expected);
        form_free(form);
    }
}

/* Paragraphs in other words that say the same, a comment behind the form's own: from that one on,
 * as many as a draft may hold. Returns how many units the form has. */
static size_t reword_some(struct draft *draft, size_t from)
{
    size_t seen = 0;

    for (int i = 0; i < draft->form->section_count; i++) {
        struct reword_unit unit = {.section = &draft->form->sections[i]};
        for (; reword_unit_next(&unit); seen++) {
            struct str text = STR_INIT, reason = STR_INIT;
            str_addn(&text, unit.source, unit.len);
            str_add(&text, "{{! 改 }}");
            if (seen >= from && seen < from + REWORD_MAX) {
                assert_true(reword_put(draft, &unit, text.s, text.len, &reason));
                assert_int_equal(reword_state(draft, &unit), REWORD_REWORDED);
            }
            str_free(&text);
            str_free(&reason);
        }
    }
    return seen;
}

static size_t expect_same_reworded(const struct form *form, const char *draft_path, size_t from,
                                   const char *expected)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct draft draft = {0};
    struct str report = STR_INIT;
    size_t units;
    int error;

    assert_true(draft_read(&draft, draft_path, &diags, &error));
    draft_bind(&draft, form, &diags);
    units = reword_some(&draft, from);
    text_writer.write(&draft.answers, &report);
    assert_string_equal(str_text(&report), expected);
    diags_free(&diags);
    str_free(&report);
    draft_free(&draft);
    return units;
}

static void test_reworded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(golden); i++) {
        struct form *form = load_form(golden[i].form);
        struct str expected = STR_INIT;
        size_t units = 1;

        assert_int_equal(file_read(golden[i].report, NODE_MAX_FILE, &expected), 0);
        for (size_t from = 0; from < units; from += REWORD_MAX)
            units = expect_same_reworded(form, golden[i].draft, from, str_text(&expected));
        assert_true(units > 20);
        str_free(&expected);
        form_free(form);
    }
}

static void put(struct answers *answers, const struct field *field, const char *text)
{
    if (field_is_asked(field))
        answers_put(answers, field, text, strlen(text));
}

/* Every question alone answered 无 or 0, and every one alone not: the seams hold. */
static void test_each_alone(void **state)
{
    struct form *form = load_form(golden[0].form);

    (void)state;
    for (int alone = 0; alone < 2 * form->field_count; alone++) {
        struct str report = STR_INIT;
        struct answers answers;

        answers_init(&answers, form, 2026);
        for (int i = 0; i < form->field_count; i++) {
            bool none = (i == alone % form->field_count) == (alone < form->field_count);
            const struct field *field = &form->fields[i];
            if (!field->required)
                put(&answers, field, none ? "无" : field->type->family->figure ? "7" : "江州");
        }
        answers_settle(&answers);
        text_writer.write(&answers, &report);
        expect_clean(form->fields[alone % form->field_count].name, str_text(&report));
        str_free(&report);
        answers_free(&answers);
    }
    form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_reworded),
        cmocka_unit_test(test_each_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
