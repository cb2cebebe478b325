/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/attributes.h"
#include "base/str.h"
#include "lint/lint.h"
#include "unit/check.h"

#define HEAD "id: t\nname: 表\nfields:\n"
#define TEXT "sections:\n  - text: "

/* What lint finds in forms that load, as "line:col: text\n". */
static const struct {
    const char *form, *found;
} forms[] = {
    {HEAD "  - {name: a, label: 甲, type: count, unit: 次}\n" TEXT "'{{a}}次'\n", ""},
    /* the id is the file's name: t.yaml here */
    {"id: other\nname: 表\n" TEXT "x\n",
     "1:5: 代号 other 与文件名 t.yaml 不一致，按代号找不到这个文件；请改成一样\n"},
    /* labels */
    {HEAD "  - {name: a, label: 甲, type: count}\n  - {name: b, label: 甲, type: count}\n" TEXT
          "'{{a}}{{b}}'\n",
     "5:22: “甲”与 a 的 label 相同，填报人分不清；请写得不一样\n"},
    /* use: in texts, titles, conditions, calculations, defaults, checks */
    {HEAD "  - {name: a, label: 甲, type: count}\n" TEXT "x\n",
     "4:12: 问了 a，但哪里也没有用到；在 text 里加上 {{a}}，或删去这一项\n"},
    {HEAD "  - {name: a, label: 甲, type: count}\nsections:\n  - title: '{{a}}'\n", ""},
    {HEAD "  - {name: a, label: 甲, type: count}\nsections:\n  - {title: 一, when: a > 0}\n", ""},
    {HEAD "  - {name: a, label: 甲, type: count}\n" TEXT "'{{#a}}x{{/a}}'\n", ""},
    {HEAD "  - {name: a, label: 甲, type: count}\n"
          "  - {name: b, label: 乙, type: count, calculation: a + 1}\n" TEXT "'{{b}}'\n",
     ""},
    {HEAD "  - {name: a, label: 甲, type: count}\n"
          "  - {name: b, label: 乙, type: text, default: '{{a}}'}\n" TEXT "'{{b}}'\n",
     ""},
    {HEAD "  - {name: a, label: 甲, type: count}\n" TEXT
          "x\nchecks: [{name: c, assert: a > 0, message: m}]\n",
     ""},
    {HEAD "  - {name: a, label: 甲, type: count, constraint: . > 0}\n" TEXT "x\n",
     "4:12: 问了 a，但哪里也没有用到；在 text 里加上 {{a}}，或删去这一项\n"},
    {HEAD "  - {name: a, label: 甲, type: count}\n"
          "  - {name: b, label: 乙, type: count, constraint: . > a}\n" TEXT "'{{b}}'\n",
     ""},
    /* the order of questions */
    {"id: t\nname: 表\nsections:\n  - fields:\n      - {name: a, label: 甲, type: count}\n"
     "      - {name: b, label: 乙, type: count}\n    text: |\n      一{{b}}\n      二{{a}}{{b}}\n",
     "9:8: {{a}} 在文中排在 {{b}} 后面，提问却在前面；请把 fields 的先后改成一致\n"},
    {"id: t\nname: 表\nsections:\n  - fields:\n      - {name: a, label: 甲, type: count}\n"
     "      - {name: b, label: 乙, type: count}\n    text: '{{a}}{{b}}{{a}}'\n",
     ""},
    {HEAD "  - {name: a, label: 甲, type: count}\nsections:\n"
          "  - fields:\n      - {name: b, label: 乙, type: count}\n    text: '{{b}}{{a}}'\n",
     ""},
    /* units */
    {HEAD "  - {name: a, label: 甲, type: count, unit: 次}\n" TEXT "'共{{a}}人'\n",
     "6:13: {{a}} 后面写的是“人”，它的 unit 是“次”；请改成一致\n"},
    {HEAD "  - {name: a, label: 甲, type: count, unit: 人}\n" TEXT "'共{{a}}人次'\n",
     "6:13: {{a}} 后面写的是“人次”，它的 unit 是“人”；请改成一致\n"},
    {HEAD "  - {name: a, label: 甲, type: count, unit: 人次}\n" TEXT "'共{{a}}人次'\n", ""},
    {HEAD "  - {name: a, label: 甲, type: count, unit: 人}\n" TEXT "'共{{a}}，另有'\n", ""},
    {HEAD "  - {name: a, label: 甲, type: count}\n" TEXT "'共{{a}}人'\n", ""},
    /* more than one, in the order of the file */
    {HEAD "  - {name: a, label: 甲, type: count, unit: 次}\n"
          "  - {name: b, label: 甲, type: count}\n" TEXT "'{{a}}人'\n",
     "5:12: 问了 b，但哪里也没有用到；在 text 里加上 {{b}}，或删去这一项\n"
     "5:22: “甲”与 a 的 label 相同，填报人分不清；请写得不一样\n"
     "7:12: {{a}} 后面写的是“人”，它的 unit 是“次”；请改成一致\n"},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct diags diags = DIAGS_INIT("t.yaml");
        struct str said = STR_INIT;
        struct form *form = form_load("forms/t.yaml", forms[i].form, strlen(forms[i].form), &diags);

        if (!diags.errors)
            lint_form(form, &diags);
        for (size_t k = 0; k < diags.count; k++)
            str_addf(&said, "%d:%d: %s\n", diags.items[k].line, diags.items[k].col,
                     diags.items[k].text);
        assert_string_equal(str_text(&said), forms[i].found);
        assert_int_equal(diags.errors, 0);
        assert_int_equal(diags.warnings, diags.count);
        str_free(&said);
        diags_free(&diags);
        form_free(form);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
