/* SPDX-License-Identifier: MIT */
/* Forms made from documents: what they look like, and that nothing of a document is lost. */
#include <dirent.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/file.h"
#include "lint/lint.h"
#include "text/excerpt.h"
#include "unit/import.h"
#include "writer/writer.h"

static const struct form_text_options plain = {"t", false}, strip = {"t", true};

/* What is wrong with the document or its form, "" for nothing; the form is in `form`. */
static void make(const char *text, size_t len, const struct form_text_options *options,
                 struct str *form, struct str *said)
{
    struct diags diags = DIAGS_INIT("文档"), found = DIAGS_INIT("t.yaml");
    struct form *loaded = NULL;
    struct import import;

    import_read(&import, text, len);
    if (form_text_write(&import.document, &import.blanks, &import.questions, options, form,
                        &diags)) {
        form_text_prove(&import.document, &import.blanks, &import.questions, form, options, &diags);
        loaded = form_load(NULL, form->s, form->len, &found);
        if (!found.errors)
            lint_form(loaded, &found);
    }
    if (diags.count)
        excerpt_add_all(said, &diags);
    if (found.errors || found.warnings)
        excerpt_add_all(said, &found);
    form_free(loaded);
    import_free(&import);
    diags_free(&diags);
    diags_free(&found);
}

static void expect_form(const char *text, const struct form_text_options *options,
                        const char *expected)
{
    struct str form = STR_INIT, said = STR_INIT;
    const char *head;

    make(text, strlen(text), options, &form, &said);
    assert_string_equal(str_text(&said), "");
    head = strstr(str_text(&form), "\nname: ");
    assert_non_null(head);
    assert_string_equal(head + 1, expected);
    str_free(&form);
    str_free(&said);
}

/* The empty form gives the document back, and lint has nothing to say. */
static void expect_round_trip(const char *text, size_t len)
{
    struct str form = STR_INIT, said = STR_INIT;

    make(text, len, &strip, &form, &said);
    str_clear(&form);
    make(text, len, &plain, &form, &said);
    if (said.len)
        print_message("%s\n%s\n", text, str_text(&form));
    assert_string_equal(str_text(&said), "");
    str_free(&form);
    str_free(&said);
}

static void test_form(void **state)
{
    (void)state;
    expect_form("XX局工作总结\n\n一、学习\n召开会议X次，学习XX次。\n（一）培训：培训XXX人。\n"
                "二、其他\n",
                &plain,
                "name: XX局工作总结\n"
                "title: \"{{数1}}局工作总结\"\n"
                "numbering: none\n"
                "indent: none\n"
                "fields:\n"
                "  - {name: 数1, label: 数1, type: count, placeholder: XX}\n"
                "sections:\n"
                "  - label: 开头\n"
                "    text: \"\\n\"\n"
                "  - title: 一、学习\n"
                "    fields:\n"
                "      - {name: 数2, label: 数2, type: count}\n"
                "      - {name: 数3, label: 数3, type: count, placeholder: XX}\n"
                "    text: |\n"
                "      召开会议{{数2}}次，学习{{数3}}次。\n"
                "    sections:\n"
                "      - label: （一）培训\n"
                "        fields:\n"
                "          - {name: 数4, label: 数4, type: count, placeholder: XXX}\n"
                "        text: |\n"
                "          （一）培训：培训{{数4}}人。\n"
                "  - title: 二、其他\n");
    expect_form("召开会议X次。", &plain,
                "name: t\n"
                "numbering: none\n"
                "indent: none\n"
                "sections:\n"
                "  - label: 正文\n"
                "    fields:\n"
                "      - {name: 数1, label: 数1, type: count}\n"
                "    text: |\n"
                "      召开会议{{数1}}次。\n");
}

static void test_braces(void **state)
{
    (void)state;
    expect_form("总结\n{{甲}}X次，<%X次。\n{X}\n", &plain,
                "name: 总结\n"
                "title: 总结\n"
                "numbering: none\n"
                "indent: none\n"
                "sections:\n"
                "  - label: 正文\n"
                "    fields:\n"
                "      - {name: 数1, label: 数1, type: count}\n"
                "      - {name: 数2, label: 数2, type: count}\n"
                "      - {name: 数3, label: 数3, type: count}\n"
                "    text: |\n"
                "      {{=<%% %%>=}}\n"
                "      {{甲}}<%%数1%%>次，<%<%%数2%%>次。\n"
                "      {<%%数3%%>}\n");
}

static const char *const nasty[] = {
    "X",
    "\n",
    "\n\n\nX次\n\n\n",
    "  一、学习  \n　　召开X次　　\n\t\n \n　\n\xC2\xA0X次\xC2\xA0\n",
    "一、学习\n\n二、会议\n\n\n（一）甲\n\n1.乙\n（1）丙\n\nX次\n",
    "一、学习\n二、会议\n三、X\n",
    "# 学习X次\n- 会议X次\n---\nX次\n...\n-\n#\n? a\n: b\nkey: value\n%YAML 1.1\n--- X\n",
    "---\nX\n",
    "...\nX\n",
    "{{name}}X次{{#x}}{{/x}}{{! }}{{{X}}}{{\n}}X\n",
    "{X}\n{{X}}\n<%X%>\n{{=<% %>=}}X\n<<%%%X\n",
    "一、{{甲}}X\n二、{X}\n{{\n",
    "{{X工作总结\n一、<%\nX次\n",
    "'X'\"X\"\\n\\X\n",
    "\"X次\n",
    "'X次\n",
    "：X次\n， X\n［X］\n｛X｝\n",
    "X次：\nX：\n\n：X\n",
    "。。X，，X次、。（）“”X\n",
    "如下：\nX\n\n",
    "一、学习\nX\n二、会议\nX\n",
    "全年召开会议X次。\n年内召开会议X次。\n召开会议X次数。\n",
    "约X人，近X人，X余人，X多人\n",
    "\x0b"
    "X次\x0c\n\x01\x1b[31mX\x7f\n",
    "X次\xE2\x80\xA8X次\xE2\x80\xA9\xC2\x85X\xEF\xBB\xBFX\n",
    "X\xE2\x80\xAE次\xF0\xA0\x80\x80X\xF0\x9F\x98\x80\n",
    "\tX次\n\t\tX次\n  X\n    X\n",
    "    \n   X\n",
    "总结\n\n\n\n",
    "总结\n",
    "总结",
    "~\nX\n",
    "null\n",
    "一、~\nX\n",
    "X次\r\n二、学习X\r三、\r\n\r\n",
    "1.甲\n（一）乙\nX\n一、丙\n（1）丁\n（一）戊\n2.己\nX\n",
    "__________________________________________________________________________________________"
    "次\n",
    "**X**\n* X\n+ X\n> X\n| X\n",
};

static void test_nasty_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(nasty); i++)
        expect_round_trip(nasty[i], strlen(nasty[i]));
}

/* Random lines of everything that means something to YAML, to templates or to the outline. */
static void test_random_texts(void **state)
{
    static const char *const words[] = {"X",        "XX",       "\n",
                                        "\n",       " ",        "\t",
                                        "　",       "\xC2\xA0", "{",
                                        "}",        "{{",       "}}",
                                        "<",        "%",        "#",
                                        "-",        "--",       ":",
                                        "：",       "。",       "，",
                                        "一、",     "1",        "（一）",
                                        "1.",       "（1）",    "学习",
                                        "工作总结", "'",        "\"",
                                        "\\",       "|",        "\xEF\xBB\xBF",
                                        "\x0c",     ">",        "!",
                                        "&",        "*",        "@"};
    unsigned random = 20260101;

    (void)state;
    for (int i = 0; i < 3000; i++) {
        struct str text = STR_INIT;
        for (int k = 0; k < 30; k++) {
            random = random * 1664525u + 1013904223u;
            str_add(&text, words[(random >> 16) % COUNT_OF(words)]);
        }
        expect_round_trip(text.s, text.len);
        str_free(&text);
    }
}

static void test_corpus(void **state)
{
    DIR *folder = opendir("tests/import");
    int count = 0;

    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        struct str path = STR_INIT, text = STR_INIT;
        if (bytes_end(entry->d_name, strlen(entry->d_name), ".txt")) {
            str_addf(&path, "tests/import/%s", entry->d_name);
            assert_int_equal(file_read(path.s, 1 << 24, &text), 0);
            expect_round_trip(text.s, text.len);
            count++;
        }
        str_free(&path);
        str_free(&text);
    }
    closedir(folder);
    assert_true(count >= 70);
}

/* A paragraph of thousands of characters; texts longer than one scalar go on in another. */
static void test_long_texts(void **state)
{
    struct str text = STR_INIT, form = STR_INIT, said = STR_INIT;

    (void)state;
    str_add(&text, "一、学习\n");
    for (int i = 0; i < 3000; i++)
        str_add(&text, "全年召开X次会议，");
    str_add(&text, "\n");
    for (int i = 0; i < 9000; i++)
        str_add(&text, "全年召开会议。\n");
    str_add(&text, "（一）会议X\nX\n");
    str_splice(&text, strlen("一、学习\n") + 2000 * strlen("全年召开X次会议，"), 0, "\n", 1);
    str_splice(&text, strlen("一、学习\n") + 1000 * strlen("全年召开X次会议，"), 0, "\n", 1);
    make(text.s, text.len, &plain, &form, &said);
    assert_string_equal(str_text(&said), "");
    assert_non_null(strstr(form.s, "\n      - label: 续\n"));
    str_free(&text);
    str_free(&form);
    str_free(&said);
}

static void expect_refused(const struct str *text, const char *words)
{
    struct str form = STR_INIT, said = STR_INIT;

    make(text->s, text->len, &plain, &form, &said);
    if (!strstr(str_text(&said), words))
        assert_string_equal(str_text(&said), words);
    str_free(&form);
    str_free(&said);
}

static void test_limits(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    str_add(&text, "X\n");
    for (int i = 0; i < 7000; i++)
        str_add(&text, "召开会议，");
    expect_refused(&text, "文档:2:1: 错误: 这一段超过 64 KB");
    str_clear(&text);
    for (int i = 0; i < FORM_MAX_FIELDS + 1; i++)
        str_add(&text, i % 1000 ? "召开X次。\n" : "一、会议\n召开X次。\n");
    expect_refused(&text, "文档:20021:1: 错误: 填报项太多");
    str_clear(&text);
    for (int i = 0; i < 120; i++) {
        str_add(&text, "一、会议\n");
        for (int k = 0; k < 4000; k++)
            str_add(&text, "召开。\n");
    }
    expect_refused(&text, "错误: 模板太大");
    str_clear(&text);
    for (int i = 0; i < 60000; i++)
        str_add(&text, "一、会议\n");
    expect_refused(&text, "错误: 章节和填报项太多");
    str_free(&text);
}

/* The first place that differs, in the lines of the document. */
static void test_difference(void **state)
{
    static const char text[] = "公众号\n总结\n召开会议X次。\n";
    struct diags diags = DIAGS_INIT("文档");
    struct str form = STR_INIT;
    struct import import;
    char *place;

    (void)state;
    import_read(&import, text, strlen(text));
    assert_true(form_text_write(&import.document, &import.blanks, &import.questions, &strip, &form,
                                &diags));
    place = strstr(form.s, "召开会议{{");
    memcpy(place + strlen("召开"), "大会", strlen("大会"));
    assert_false(form_text_prove(&import.document, &import.blanks, &import.questions, &form, &strip,
                                 &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].line, 3);
    assert_int_equal(diags.items[0].col, 3);
    import_free(&import);
    diags_free(&diags);
    str_free(&form);
}

static void test_strip(void **state)
{
    (void)state;
    expect_form("本文由范文网整理\n\n总结\n召开X次。\n- 1 -\n其他。\n\n第1页 共2页\n关注公众号\n",
                &strip,
                "name: 总结\n"
                "title: 总结\n"
                "numbering: none\n"
                "indent: none\n"
                "sections:\n"
                "  - label: 正文\n"
                "    fields:\n"
                "      - {name: 数1, label: 数1, type: count}\n"
                "    text: |\n"
                "      召开{{数1}}次。\n"
                "      其他。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),        cmocka_unit_test(test_braces),
        cmocka_unit_test(test_nasty_texts), cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_corpus),      cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_limits),      cmocka_unit_test(test_difference),
        cmocka_unit_test(test_strip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
