/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "model/node.h"
#include "model/yaml_write.h"
#include "unit/check.h"

enum { ROUNDS = 20000 };

static const struct {
    const char *text;
    enum yaml_type type;
    const char *written;
} scalars[] = {
    {"交通局", YAML_TEXT, "k: 交通局\n"},
    {"", YAML_TEXT, "k: \"\"\n"},
    {"no", YAML_TEXT, "k: \"no\"\n"},
    {"Yes", YAML_TEXT, "k: \"Yes\"\n"},
    {"~", YAML_TEXT, "k: \"~\"\n"},
    {"null", YAML_TEXT, "k: \"null\"\n"},
    {"012", YAML_TEXT, "k: \"012\"\n"},
    {"1e3", YAML_TEXT, "k: \"1e3\"\n"},
    {"1:30", YAML_TEXT, "k: \"1:30\"\n"},
    {"0x1F", YAML_TEXT, "k: \"0x1F\"\n"},
    {".inf", YAML_TEXT, "k: \".inf\"\n"},
    {"2026-01-05", YAML_TEXT, "k: \"2026-01-05\"\n"},
    {"2026-01-05", YAML_FIGURE, "k: 2026-01-05\n"},
    {"12.50", YAML_FIGURE, "k: 12.50\n"},
    {"-3", YAML_FIGURE, "k: -3\n"},
    {"约30", YAML_FIGURE, "k: 约30\n"},
    {"30余", YAML_TEXT, "k: 30余\n"},
    {"无", YAML_FIGURE, "k: 无\n"},
    {"{{year}}年总结", YAML_TEXT, "k: \"{{year}}年总结\"\n"},
    {"a \"b\" c", YAML_TEXT, "k: a \"b\" c\n"},
    {"\"b\" c", YAML_TEXT, "k: '\"b\" c'\n"},
    {"it's: \"x\"", YAML_TEXT, "k: 'it''s: \"x\"'\n"},
    {"a: b", YAML_TEXT, "k: \"a: b\"\n"},
    {"a #b", YAML_TEXT, "k: \"a #b\"\n"},
    {" a", YAML_TEXT, "k: \" a\"\n"},
    {"　a", YAML_TEXT, "k: \"　a\"\n"},
    {"a\tb", YAML_TEXT, "k: \"a\\tb\"\n"},
    {"\x1b\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF", YAML_TEXT, "k: \"\\e\\x85\\u2028\\uFEFF\"\n"},
    {"甲\n乙", YAML_TEXT, "k: |-\n  甲\n  乙\n"},
    {"甲\n乙\n", YAML_TEXT, "k: |\n  甲\n  乙\n"},
    {"甲\n\n乙 \n\n", YAML_TEXT, "k: |+\n  甲\n\n  乙 \n\n"},
    {"  甲\n乙", YAML_TEXT, "k: |2-\n    甲\n  乙\n"},
    {"\n甲", YAML_TEXT, "k: |2-\n\n  甲\n"},
    {"\n", YAML_TEXT, "k: \"\\n\"\n"},
    {"甲\x01\n乙", YAML_TEXT, "k: \"甲\\x01\\n乙\"\n"},
};

static void writes_scalars(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(scalars); i++) {
        struct str out = STR_INIT;

        yaml_write_scalar(&out, 0, "k", scalars[i].text, strlen(scalars[i].text), scalars[i].type);
        assert_string_equal(str_text(&out), scalars[i].written);
        str_free(&out);
    }
}

static void quotes_keys_where_needed(void **state)
{
    static const char *const keys[][2] = {{"no", "\"no\": x\n"}, {"年份", "年份: x\n"},
                                          {"_at", "_at: x\n"},   {"a: b", "\"a: b\": x\n"},
                                          {"3", "\"3\": x\n"},   {"", "\"\": x\n"},
                                          {"<<", "\"<<\": x\n"}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct str out = STR_INIT;

        yaml_write_scalar(&out, 0, keys[i][0], "x", 1, YAML_TEXT);
        assert_string_equal(str_text(&out), keys[i][1]);
        str_free(&out);
    }
}

static void writes_lists(void **state)
{
    static const char *const few[] = {"甲", "乙, 丙", "no", "name: x"};
    static const char *const lines[] = {"甲\n乙", "name：张三"};
    struct str out = STR_INIT, expected = STR_INIT;
    const char *many[20];

    (void)state;
    yaml_write_list(&out, 0, "k", few, 0);
    yaml_write_list(&out, 1, "k", few, COUNT_OF(few));
    yaml_write_list(&out, 1, "k", lines, COUNT_OF(lines));
    assert_string_equal(str_text(&out), "k: []\n"
                                        "  k: [甲, \"乙, 丙\", \"no\", \"name: x\"]\n"
                                        "  k:\n    - |-\n      甲\n      乙\n"
                                        "    - \"name：张三\"\n");
    str_clear(&out);
    str_add(&expected, "k:\n");
    for (size_t i = 0; i < COUNT_OF(many); i++) {
        many[i] = "中心组";
        str_add(&expected, "  - 中心组\n");
    }
    yaml_write_list(&out, 0, "k", many, COUNT_OF(many));
    assert_string_equal(str_text(&out), str_text(&expected));
    str_free(&out);
    str_free(&expected);
}

static void writes_pairs(void **state)
{
    static const struct yaml_pair pairs[] = {{"name", "甲", YAML_TEXT},
                                             {"placeholder", "20", YAML_TEXT},
                                             {"default", "20", YAML_FIGURE},
                                             {"label", "乙, 丙", YAML_TEXT},
                                             {"help", "", YAML_TEXT}};
    struct yaml_pair wide[] = {{"name", "甲", YAML_TEXT}, {"label", NULL, YAML_TEXT}};
    struct str out = STR_INIT, expected = STR_INIT, text = STR_INIT;

    (void)state;
    yaml_write_pairs(&out, 0, pairs, 1);
    yaml_write_pairs(&out, 1, pairs, COUNT_OF(pairs));
    assert_string_equal(str_text(&out), "- {name: 甲}\n"
                                        "  - {name: 甲, placeholder: \"20\", default: 20, "
                                        "label: \"乙, 丙\", help: \"\"}\n");
    str_clear(&out);
    for (int i = 0; i < 50; i++)
        str_add(&text, "丁");
    wide[1].text = text.s;
    yaml_write_pairs(&out, 1, wide, COUNT_OF(wide));
    str_addf(&expected, "  - name: 甲\n    label: %s\n", text.s);
    assert_string_equal(str_text(&out), str_text(&expected));
    str_free(&out);
    str_free(&expected);
    str_free(&text);
}

static void writes_a_tree_as_it_was_read(void **state)
{
    static const char text[] = "root:\n"
                               "  a: 012\n"
                               "  b: \"no\"\n"
                               "  empty:\n"
                               "  none: {}\n"
                               "  nothing: []\n"
                               "  list: [甲, \"1\"]\n"
                               "  text: |\n"
                               "    　　全年{{x}}次。\n"
                               "\n"
                               "    - 又\n"
                               "  rows:\n"
                               "    - name: 张三\n"
                               "      posts: [甲, 乙]\n"
                               "    - name: 李四\n"
                               "      note: |-\n"
                               "        甲\n"
                               "        乙\n"
                               "    -\n"
                               "      - x: 1\n";
    struct arena arena = ARENA_INIT;
    struct diags diags = DIAGS_INIT("f");
    struct str out = STR_INIT;
    const struct node *root = node_parse(&arena, text, sizeof text - 1, &diags);

    (void)state;
    assert_non_null(root);
    yaml_write_node(&out, 0, "root", root->first);
    assert_string_equal(str_text(&out), text);
    str_free(&out);
    diags_free(&diags);
    arena_free(&arena);
}

static const char *const pieces[] = {
    "甲",
    "年",
    "a",
    "name",
    ":",
    ": ",
    "：",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "　",
    "{{",
    "}}",
    "#",
    " #",
    "- ",
    "-",
    "\"",
    "'",
    "\\",
    "😀",
    "𠀀",
    "\xC2\x85",
    "\xE2\x80\xA8",
    "\xEF\xBB\xBF",
    "\x01",
    "\x1b",
    "\x7F",
    "\r",
    "\r\n",
    "\xC2\x9B",
    "|",
    ">",
    "?",
    "[",
    "]",
    "{",
    "}",
    ",",
    "，",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "~",
    "no",
    "1",
    ".",
    "---",
    "...",
    "［",
    "］",
    "｛",
    "“",
    "”",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "<<",
    "=",
    "\xEF\xBF\xBF",
    "\xED\x9F\xBF",
    "{{year}}",
    "全年召开会议",
    "\xF0\x9F\xBF\xBE",
};

static unsigned long seed = 20260105;

static unsigned pick(unsigned below)
{
    seed = (seed * 1103515245ul + 12345ul) & 0x7FFFFFFFul;
    return (unsigned)(seed >> 8) % below;
}

static void add_random(struct str *text)
{
    str_clear(text);
    str_add(text, "");
    for (unsigned n = pick(7); n > 0; n--)
        str_add(text, pieces[pick((unsigned)COUNT_OF(pieces))]);
}

static void expect_same(const struct node *node, const struct str *text, const struct str *written)
{
    if (node->kind == NODE_SCALAR && node->len == text->len &&
        !memcmp(node->text, str_text(text), text->len))
        return;
    fail_msg("written as\n%s\nread as\n%s", str_text(written), node->text);
}

static const struct node *read_back(struct arena *arena, const struct str *written)
{
    struct diags diags = DIAGS_INIT("f");
    const struct node *root = node_parse(arena, str_text(written), written->len, &diags);

    if (!root || diags.count)
        fail_msg("%d:%d: %s\n%s", diags.items[0].line, diags.items[0].col, diags.items[0].text,
                 str_text(written));
    diags_free(&diags);
    return root;
}

static void reads_back_what_it_wrote(void **state)
{
    struct arena arena = ARENA_INIT;
    struct str text = STR_INIT, other = STR_INIT, written = STR_INIT;

    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        enum yaml_type type = pick(2) ? YAML_TEXT : YAML_FIGURE;
        const struct node *root;

        add_random(&text);
        add_random(&other);
        str_clear(&written);
        yaml_write_scalar(&written, 0, "k", str_text(&text), text.len, type);
        str_add(&written, "sub:\n");
        yaml_write_scalar(&written, 1, "k", str_text(&text), text.len, type);
        yaml_write_list(&written, 1, "l", (const char *const[]){str_text(&text), str_text(&other)},
                        2);
        yaml_write_scalar(&written, 0, str_text(&other), "v", 1, type);
        root = strcmp(str_text(&other), "k") && strcmp(str_text(&other), "sub")
                   ? read_back(&arena, &written)
                   : NULL;
        if (root) {
            const struct node *sub = root->first->next;

            expect_same(root->first, &text, &written);
            expect_same(sub->first, &text, &written);
            expect_same(sub->first->next->first, &text, &written);
            expect_same(sub->first->next->first->next, &other, &written);
            expect_same(sub->next->key, &other, &written);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
    str_free(&text);
    str_free(&other);
    str_free(&written);
}

/* A tree of what was written, written again from the tree, is the same file. */
static void tree_is_stable(void **state)
{
    struct arena arena = ARENA_INIT;
    struct str text = STR_INIT, written = STR_INIT, again = STR_INIT;

    (void)state;
    for (int i = 0; i < ROUNDS / 10; i++) {
        const struct node *root;

        str_clear(&written);
        str_clear(&again);
        str_add(&written, "root:\n");
        for (int k = 0; k < 3; k++) {
            char key[] = {'k', (char)('0' + k), '\0'};

            add_random(&text);
            yaml_write_scalar(&written, 1, key, str_text(&text), text.len, YAML_TEXT);
        }
        root = read_back(&arena, &written);
        yaml_write_node(&again, 0, "root", root->first);
        assert_string_equal(str_text(&again), str_text(&written));
        arena_reset(&arena);
    }
    arena_free(&arena);
    str_free(&text);
    str_free(&written);
    str_free(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_scalars),
        cmocka_unit_test(quotes_keys_where_needed),
        cmocka_unit_test(writes_lists),
        cmocka_unit_test(writes_pairs),
        cmocka_unit_test(writes_a_tree_as_it_was_read),
        cmocka_unit_test(reads_back_what_it_wrote),
        cmocka_unit_test(tree_is_stable),
    };

    return cmocka_run_group_tests_name("yaml_write", tests, NULL, NULL);
}
