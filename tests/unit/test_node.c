/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/attributes.h"
#include "base/str.h"
#include "model/node.h"
#include "unit/check.h"

#define WIDE_COLON  "这里是全角冒号，键后面要用半角冒号加空格："
#define NO_BLANK    "冒号后面要有一个半角空格："
#define BRACES      "以 {{ 开头的值要加引号："
#define TWO_COLONS  "一行里有两个冒号：值里有“: ”时要给整个值加引号，或改用全角冒号"
#define WIDE_INDENT "缩进里有全角空格，请改成半角空格"
#define TAB_INDENT  "缩进里有制表符（Tab），请改成半角空格"
#define WEB_INDENT  "缩进里有特殊空格（多半是从网页或 Word 带来的），请改成半角空格"
#define TOO_DEEP    "缩进多了：上一行已经有值，这一行应与它对齐"
#define UNALIGNED   "缩进与上面任何一层都没有对齐，请改成与同层各项一样"
#define AFTER_QUOTE                                                                                \
    "引号在这里之前已经收尾，后面还有文字；请把整个值放在一对引号里，其中的双引号写成 \\\""
#define OPEN_QUOTE "引号没有收尾：从这里起找不到配对的引号"
#define NO_ANCHOR  "本程序不用锚点，以 & 开头的文字要加引号"
#define NO_TAG     "本程序不用标签，以 ! 开头的文字要加引号"
#define NEW_LINE(code)                                                                             \
    "这里有看不见的换行符 U+" code "（多半是从网页或 Word 带来的），请删去并另起一行\n"
#define WIDE_DASH "列表的每一项要以半角的 - 加空格开头"

static const struct {
    const char *source, *found;
} mistakes[] = {
    /* full-width marks */
    {"name：张三\nyear: 2026\n", "1:5: " WIDE_COLON "name: …\n"},
    {"name：张三", "1:5: " WIDE_COLON "name: …\n"},
    {"id: a\n单位 ：局\nyear: 2026\n", "2:4: " WIDE_COLON "单位: …\n"},
    {"fields:\n  - name：year\n    label：年份\n",
     "2:9: " WIDE_COLON "name: …\n3:10: " WIDE_COLON "label: …\n"},
    {"fields:\n  - {name：year}\n", "2:10: " WIDE_COLON "name: …\n"},
    {"fields:\n  - {name: year， label: 年份}\n",
     "2:16: 这里是全角逗号，各项之间要用半角逗号加空格\n"},
    {"choices: [是，否]\n", "1:12: 提示 这里是全角逗号，列表各项之间要用半角逗号；"
                            "若是一项里的文字，请给这一项加引号\n"},
    {"fields:\n  - ｛name: year, label: 年份｝\n", "2:5: ｛ ｝是全角，映射要用半角的 { }\n"},
    {"fields: ［a, b］\n", "1:9: 提示 ［ ］是全角，列表要用半角的 [ ]；若本来就是文字，请加引号\n"},
    {"fields: [a, b］\n", "1:9: 这个 [ 没有配对的 ]\n1:14: ［ ］是全角，列表要用半角的 [ ]\n"},
    {"title: “总结: 2026”\n", "1:8: 中文引号不能代替 YAML 的引号，请在整个值两边加半角引号\n"},
    {"－ a: b\n－ c\n", "1:1: " WIDE_DASH "\n2:1: " WIDE_DASH "\n"},
    {"name: 张三\n＃ 注释\nyear: 1\n", "2:1: 注释要以半角的 # 开头\n"},
    /* blanks at the start of lines */
    {"id: a\nsections:\n　　- title: x\n    text: y\n", "3:1: " WIDE_INDENT "\n"},
    {"text: |\n　　全年召开\n", "2:1: " WIDE_INDENT "\n"},
    {"text: 全年\n  　　召开\n", "2:3: " WIDE_INDENT "\n"},
    {"a: 1\n　b: 2\n　c: 3\n", "2:1: " WIDE_INDENT "\n3:1: " WIDE_INDENT "\n"},
    {"a: 1\n\xC2\xA0\xC2\xA0"
     "b: 2\n",
     "2:1: " WEB_INDENT "\n"},
    {"a: 1\n\tb: 2\n", "2:1: " TAB_INDENT "\n"},
    {"a:\n\tb: 2\n\tc: 3\n", "2:1: " TAB_INDENT "\n3:1: " TAB_INDENT "\n"},
    {"text: |\n\t全年\n", "2:1: " TAB_INDENT "\n"},
    /* values that begin with a blank to be filled in */
    {"id: a\ntitle: {{year}}年党建工作总结\nname: x\n",
     "2:8: " BRACES "\"{{year}}年党建工作总结\"\n"},
    {"title: {{year}}年\nfoo: [{{a}}, b]\nb: {name: a, label: {{x}}}\n",
     "1:8: " BRACES "\"{{year}}年\"\n2:7: " BRACES "\"{{a}}\"\n3:21: " BRACES "\"{{x}}\"\n"},
    {"title: {{{x}}}\nyear: 1\n", "1:8: " BRACES "\"{{{x}}}\"\n"},
    {"title: {{year}}\n", "1:8: " BRACES "\"{{year}}\"\n"},
    {"a: {x: 1, y: 在{{year}}年}\n", "1:15: 括号里的文字含 { } [ ] 时要加引号\n"},
    /* colons */
    {"id: a\nname:张三\nyear: 1\n", "2:5: " NO_BLANK "name: …\n"},
    {"fields:\n  - {name:year, label: x}\n", "2:10: " NO_BLANK "name: …\n"},
    {"name:　张三\n", "1:5: " NO_BLANK "name: …\n"},
    {"hint: 注意: 以学习记录为准\nname: x\n", "1:9: " TWO_COLONS "\n"},
    {"- a\n- b: c: d\n", "2:7: " TWO_COLONS "\n"},
    /* indentation */
    {"fields:\n  - name: x\n      label: y\n", "3:7: " TOO_DEEP "\n"},
    {"fields:\n    - name: x\n   label: y\n", "3:4: " UNALIGNED "\n"},
    {"a:\n  b: 1\n c: 2\n", "3:2: " UNALIGNED "\n"},
    {"a:\n  - x\n - y\n", "3:2: " UNALIGNED "\n"},
    {"id: a\ntext: |\n全年召开\nname: b\n", "3:1: | 下面的文字要比上面的键多缩进两个半角空格\n"},
    {"a: - x\n", "1:4: 这里不能用 - 开始列表，请另起一行并检查缩进；文字请加引号\n"},
    {"sections:\n- title: a\n-title: c\n", "3:1: 列表的 - 后面要有一个空格\n"},
    /* quotes and brackets */
    {"title: \"abc\nname: \"x\"\nyear: 1\n", "1:8: " OPEN_QUOTE "\n"},
    {"a: 'x\n", "1:4: " OPEN_QUOTE "\n"},
    {"title: \"a\"b\nname: x\n", "1:11: " AFTER_QUOTE "\n"},
    {"a: \"C:\\d\"\n", "1:7: 双引号里的 \\ 是转义符，请写成 \\\\，或改用单引号\n"},
    {"fields: [a, b\nname: x\n", "1:9: 这个 [ 没有配对的 ]\n"},
    {"a: {x: 1\nb: 2\n", "1:4: 这个 { 没有配对的 }\n"},
    {"a: [x, y}\nb: 2\n", "1:4: 这个 [ 没有配对的 ]，或者各项之间缺半角逗号；文字请加引号\n"},
    /* characters with a meaning at the start */
    {"a: **x**\n", "1:4: 以 * 开头的文字要加引号（本程序不用别名）\n"},
    {"a: @x\n", "1:4: 值不能以这个字符开头，请给整个值加引号\n"},
    {"a: >80%\n", "1:4: | 和 > 后面不能再有文字；以 | 或 > 开头的文字要加引号\n"},
    {"a: b\n%c\n", "2:1: 行首的 % 在 YAML 里另有意思，文字请加引号\n"},
    /* what we do without, all of it in one pass */
    {"a: *x\nb: &y 1\nc: !t 3\nd: !!map {}\n<<: 3\na: 2\ne: \"\\0\"\n",
     "1:4: 本程序不用别名，以 * 开头的文字要加引号：\"*x\"\n2:4: " NO_ANCHOR "\n3:4: " NO_TAG
     "\n4:4: " NO_TAG "\n5:1: 本程序不用合并键 <<，请把各项直接写在这里\n"
     "6:1: “a”重复了，第 1 行已经有；请删去一处\n7:4: 这段文字里有空字符 \\0，请删去\n"},
    {"? [x]\n: 2\n", "1:3: 冒号前只能是一个词，不能是列表或映射；文字请加引号\n"},
    {"a: 1\n---\nb: 2\n", "2:1: 一个文件只能有一份内容，请删去 --- 及以后的部分\n"},
    {"a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nj: 10\nc: 11\nj: 12\n",
     "11:1: “c”重复了，第 3 行已经有；请删去一处\n12:1: “j”重复了，第 10 行已经有；请删去一处\n"},
    {"a: b\x01"
     "c\r\nd: \xE2\x80\xA8\n",
     "1:5: 这里有不能用的控制字符 U+0001，请删去\n"
     "2:4: 这里有看不见的换行符 U+2028（多半是从网页或 Word 带来的），请删去并另起一行\n"},
    {"a: b\rc: d\n", "1:5: 这里有单独的回车符 U+000D，请把换行统一改成 LF\n"},
    {"a: 党\nb: 党\xFF\n", "2:5: 从这里起不是 UTF-8，请用编辑器另存为 UTF-8\n"},
    {"a: 党\n\xEF\xBF\xBE党", "2:1: 这里有不能用的控制字符 U+FFFE，请删去\n"},
    {"a: b\x0B\n\x0C: d\n", "1:5: " NEW_LINE("000B") "2:1: " NEW_LINE("000C")},
    {"a: \xC2\x85\nb: \xC2\x84\nc: \xC2\xA0\nd: \xE2\x80\xA9\ne: \x7F",
     "1:4: " NEW_LINE("0085") "2:4: 这里有不能用的控制字符 U+0084，请删去\n"
                              "4:4: " NEW_LINE(
                                  "2029") "5:4: 这里有不能用的控制字符 U+007F，请删去\n"},
    {"a: \xC2\xA0\xE2\x80\x9C\xE2\x80\nb: \xC2",
     "1:6: 从这里起不是 UTF-8，请用编辑器另存为 UTF-8\n"},
    {"a: b\r", "1:5: 这里有单独的回车符 U+000D，请把换行统一改成 LF\n"},
    {"%TAG ! tag:x,2000:\n---\na: 1\n", "1:1: 本程序不用标签，请删去 %TAG 行\n"},
    {"? [x]\n: 0\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\n? {y: z}\n: 8\nb: 9\n",
     "1:3: 冒号前只能是一个词，不能是列表或映射；文字请加引号\n"
     "10:3: 冒号前只能是一个词，不能是列表或映射；文字请加引号\n"
     "12:1: “b”重复了，第 4 行已经有；请删去一处\n"},
    {"a: \xEF\xBF\xBF", "1:4: 这里有不能用的控制字符 U+FFFF，请删去\n"},
    {"a: b\xC2\x85\n", "1:5: " NEW_LINE("0085")},
    {"a: b\xE2\x80\xA9\n", "1:5: " NEW_LINE("2029")},
    {"a: b\xEF\xBB\xBF\n", ""},
    {"a: [b\nhttp://x\nc://d\nname://e\n", "1:4: 这个 [ 没有配对的 ]\n"},
    {"a: \"b\n- C-C:c\n- c:d\n", "1:4: " OPEN_QUOTE "\n"},
    {"a: \"b\" c\nd: |\ne: |\n\n\n\n\nf: |\n一\n", "1:8: " AFTER_QUOTE "\n"},
    {"- a：b\n- 一二三四五六七八九十一二三四五六七八九十：c\n- a: [\n",
     "3:6: 这个 [ 没有配对的 ]\n"},
    {"a: \"b\n- name:c\n", "1:4: " OPEN_QUOTE "\n2:7: " NO_BLANK "name: …\n"},
    {"d: |\ne: \"b\" c\n", "2:8: " AFTER_QUOTE "\n"},
    {"a: !t |\n  b: c: d\ne: 甲\n  乙\n", "1:4: " NO_TAG "\n"},
    /* once lost, what stands further on only may be a mistake */
    {"a: [b\nc: 1\n\n\nd: e: f\n", "1:4: 这个 [ 没有配对的 ]\n"},
    {"a: [x｛y｝z, b］\nc: d\n",
     "1:4: 这个 [ 没有配对的 ]\n1:13: ［ ］是全角，列表要用半角的 [ ]\n"},
    {"- a: \"b\n- 名:c\n", "1:6: " OPEN_QUOTE "\n"},
    /* nothing there */
    {"", "0:0: 文件是空的，或者只有注释\n"},
    {"\n# 注释\n", "0:0: 文件是空的，或者只有注释\n"},
    {"---\n", "0:0: 文件是空的，或者只有注释\n"},
    /* and what only looks like a mistake */
    {"a: “十四五”规划\nb: 注意：以记录为准\nc: http://x\nd: 12:30\n", ""},
    {"a:\n  - 注意：一\n  - GDP：二\n  - 12:30\n  - http://x\n", ""},
    {"a: |\n  name：x\n  　　y\n  {{z}}\n  \ta: \"\nb: 'it''s: {{x}}\n  name：y'\nc: [\n  "
     "a,\n\tb]\n",
     ""},
    {"a: 甲\n  乙\nb: 100%\n", ""},
    {"a: 甲\n  \"乙\" 丙\n  [丁{戊\n", ""},
};

static void list_findings(struct str *out, const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        str_addf(out, "%d:%d: %s%s\n", diags->items[i].line, diags->items[i].col,
                 diags->items[i].severity == DIAG_WARNING ? "提示 " : "", diags->items[i].text);
}

static void names_mistakes(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        struct diags diags = DIAGS_INIT("f");
        struct str found = STR_INIT;
        const char *source = mistakes[i].source;
        const struct node *root = node_parse(&arena, source, strlen(source), &diags);

        list_findings(&found, &diags);
        if (strcmp(str_text(&found), mistakes[i].found) != 0)
            print_message("%s\n", source);
        assert_string_equal(str_text(&found), mistakes[i].found);
        assert_int_equal(root == NULL, diags.errors > 0);
        str_free(&found);
        diags_free(&diags);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* Every character is either taken, or named for what it is. */
static void names_characters(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    for (unsigned c = 1; c < 0x10000; c++) {
        struct diags diags = DIAGS_INIT("f");
        char source[] = "a: b...c\n";
        const struct node *root;

        source[4] = (char)(0xE0 | c >> 12);
        source[5] = (char)(0x80 | (c >> 6 & 0x3F));
        source[6] = (char)(0x80 | (c & 0x3F));
        if (c < 0x800) {
            source[4] = (char)(0xC0 | c >> 6);
            source[5] = (char)(0x80 | (c & 0x3F));
            source[6] = 'd';
        }
        if (c < 0x80) {
            source[4] = (char)c;
            source[5] = 'd';
        }
        root = node_parse(&arena, source, strlen(source), &diags);
        if (c >= 0xA0 && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE && c != 0x2028 && c != 0x2029)
            assert_non_null(root);
        if (!root && c >= 0x80)
            assert_true(strstr(diags.items[0].text, "U+") || c >= 0xD800);
        diags_free(&diags);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static const struct node *parse(struct arena *arena, const char *text, struct diags *diags)
{
    const struct node *root;

    diags->source = text;
    diags->source_len = strlen(text);
    root = node_parse(arena, text, strlen(text), diags);
    assert_non_null(root);
    assert_int_equal(diags->count, 0);
    return root;
}

static void builds_a_tree_with_places(void **state)
{
    struct arena arena = ARENA_INIT;
    struct diags diags = DIAGS_INIT("f");
    const struct node *root = parse(&arena, "id: no\r\n列表: [甲, 012]\r\nmap:\r\n  空:\r\n",
                                    &diags);
    const struct node *list = node_get(root, "列表"), *map = node_get(root, "map");

    (void)state;
    assert_int_equal(root->kind, NODE_MAP);
    assert_int_equal(root->count, 3);
    assert_string_equal(node_get(root, "id")->text, "no");
    assert_int_equal(list->kind, NODE_LIST);
    assert_int_equal(list->line, 2);
    assert_int_equal(list->col, 5);
    assert_int_equal(list->key->col, 1);
    assert_string_equal(list->first->next->text, "012");
    assert_int_equal(list->first->next->col, 9);
    assert_string_equal(node_get(map, "空")->text, "");
    assert_int_equal(map->first->key->line, 4);
    assert_null(node_get(map, "无"));
    assert_null(node_get(list, "甲"));
    assert_ptr_equal(node_of_key(map, "空"), map->first);
    assert_ptr_equal(node_of_key(map, "无"), map);
    diags_free(&diags);
    arena_free(&arena);
}

static const struct {
    const char *source;
    size_t offset;
    int line, col;
} places[] = {
    {"k: 甲乙丙", 3, 1, 5},
    {"k: 甲乙丙", 9, 1, 7},
    {"k: \"甲\\n乙\\u4E2D丙\"", 0, 1, 5},
    {"k: \"甲\\n乙\\u4E2D丙\"", 4, 1, 8},
    {"k: \"甲\\n乙\\u4E2D丙\"", 10, 1, 15},
    {"k: 'it''s x'", 2, 1, 7},
    {"k: 'it''s x'", 3, 1, 9},
    {"k: 甲\n  乙", 4, 1, 4},
    {"k: |\n  甲乙\n  丙丁\n", 3, 2, 4},
    {"k: |\n  甲乙\n  丙丁\n", 7, 3, 3},
    {"k: |\n  甲乙\n  丙丁\n", 10, 3, 4},
    {"k: |\n\n    甲\n\n      乙丙\n", 4, 3, 6},
    {"k: |\n\n    甲\n\n      乙丙\n", 11, 5, 8},
    {"k: |2-\r\n      甲\r\n  乙\r\n", 7, 2, 8},
    {"k: |2-\r\n      甲\r\n  乙\r\n", 8, 3, 3},
    {"k: >\n  甲\n  乙\n", 4, 1, 4},
    {"k: \"甲\\\n  乙\"", 3, 1, 4},
    {"k: \"甲\n  乙\"", 4, 1, 4},
    {"k: '甲\n  乙'", 4, 1, 4},
    {"k: |+\n\n\n", 1, 3, 1},
    {"k: 甲", 99, 1, 5},
    {"k: [甲]", 0, 1, 4},
};

static void places_bytes_of_scalars(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        struct diags diags = DIAGS_INIT("f");
        const struct node *root = parse(&arena, places[i].source, &diags);
        int line, col;

        node_place(root->first, &diags, places[i].offset, &line, &col);
        if (line != places[i].line || col != places[i].col)
            fail_msg("%s @%zu: %d:%d", places[i].source, places[i].offset, line, col);
        diags_free(&diags);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* Another text than the one that was parsed: nothing is read behind its end. */
static void places_nothing_in_another_text(void **state)
{
    static const char *const sources[] = {"k: 甲乙丙", "k: \"甲\\u4E2D\"", "k: '甲乙'",
                                          "k: |\n  甲\n", "k: |\n\n\n  甲\n"};
    static const char *const others[] = {"",
                                         "k",
                                         "k: ",
                                         "k: \"",
                                         "k: '乙",
                                         "k: 甲乙",
                                         "k: 乙乙丙丁",
                                         "k: \"甲\\u4E",
                                         "k: \"甲\\u4E2D丁",
                                         "k: |\n",
                                         "k: |\n甲"};
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(sources); i++) {
        struct diags diags = DIAGS_INIT("f");
        const struct node *scalar = parse(&arena, sources[i], &diags)->first;
        int line, col;

        for (size_t k = 0; k < COUNT_OF(others); k++) {
            char *copy = strdup(others[k]);
            diags.source = copy;
            diags.source_len = strlen(copy);
            node_place(scalar, &diags, 3, &line, &col);
            assert_true(line == 1 || scalar->style == NODE_LITERAL);
            assert_true(col >= 1 && col <= 5);
            free(copy);
        }
        diags.source = NULL;
        node_place(scalar, &diags, 3, &line, &col);
        assert_true(line == 1 && col == 4);
        diags_free(&diags);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* The only finding on a text, which must come fast: libyaml alone would take half a minute. */
static void expect_refused(const struct str *text, const char *expected)
{
    struct arena arena = ARENA_INIT;
    struct diags diags = DIAGS_INIT("f");
    struct str found = STR_INIT;
    clock_t start = clock();

    assert_null(node_parse(&arena, str_text(text), text->len, &diags));
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < check_patience());
    list_findings(&found, &diags);
    assert_string_equal(str_text(&found), expected);
    str_free(&found);
    diags_free(&diags);
    arena_free(&arena);
}

static void add_times(struct str *text, const char *part, size_t times)
{
    while (times-- > 0)
        str_add(text, part);
}

static void refuses_what_passes_the_limits(void **state)
{
    static const char *const bombs[] = {"[", "{", "- ", "{a: ", "[\n"};
    struct str text = STR_INIT, twenty = STR_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(bombs); i++) {
        char expected[200];
        bool lines = strchr(bombs[i], '\n');

        str_clear(&text);
        add_times(&text, bombs[i], 200000);
        sprintf(expected, "%d:%d: 嵌套超过 32 层，请减少层次\n", lines ? 33 : 1,
                lines ? 1 : 32 * (int)strlen(bombs[i]) + 1);
        if (bombs[i][0] == '{' && bombs[i][1] == '\0')
            strcpy(expected, "1:1: 以 {{ 开头的值要加引号：\"{{{{{{{{{{{{{{{{{{{{{{{{…\"\n"
                             "1:33: 嵌套超过 32 层，请减少层次\n");
        expect_refused(&text, expected);
    }
    str_clear(&text);
    add_times(&text, "- a\n", 399996); /* stream, document, list, items */
    str_add(&text, "- b\n- c\n");
    expect_refused(&text, "399998:3: 文件的内容项太多，请拆成几个文件\n");
    str_clear(&text);
    str_add(&text, "a: b\nc: ");
    add_times(&text, "x", NODE_MAX_SCALAR + 1);
    str_add(&text, "\na: d\n");
    expect_refused(&text, "2:4: 这段文字超过 64 KiB，请拆成几段\n"
                          "3:1: “a”重复了，第 1 行已经有；请删去一处\n");
    str_clear(&text);
    add_times(&text, "# 注释\n", NODE_MAX_FILE / 9 + 1);
    expect_refused(&text, "0:0: 文件超过 4 MiB，请拆成几个文件\n");
    str_clear(&text);
    add_times(&text, "\x01\n", 21);
    for (int line = 1; line <= 20; line++)
        str_addf(&twenty, "%d:1: 这里有不能用的控制字符 U+0001，请删去\n", line);
    expect_refused(&text, str_text(&twenty));
    str_free(&twenty);
    /* what the search for mistakes follows no further */
    str_clear(&text);
    str_add(&text, "a: \"b\" c\n");
    for (int i = 0; i < 80; i++)
        str_addf(&text, "%*sa:\n", i, "");
    add_times(&text, "[", 80);
    expect_refused(&text, "1:8: " AFTER_QUOTE "\n82:64: 这个 [ 没有配对的 ]\n");
    str_free(&text);
}

static void takes_what_is_within_the_limits(void **state)
{
    struct arena arena = ARENA_INIT;
    struct diags diags = DIAGS_INIT("f");
    struct str text = STR_INIT;
    const struct node *root;

    (void)state;
    add_times(&text, "[", NODE_MAX_DEPTH);
    add_times(&text, "]", NODE_MAX_DEPTH);
    parse(&arena, str_text(&text), &diags);
    str_clear(&text);
    add_times(&text, "x", NODE_MAX_SCALAR);
    root = parse(&arena, str_text(&text), &diags);
    assert_int_equal(root->len, NODE_MAX_SCALAR);
    str_clear(&text);
    add_times(&text, "#", NODE_MAX_FILE - 3);
    str_add(&text, "\na:");
    parse(&arena, str_text(&text), &diags);
    str_clear(&text);
    add_times(&text, "- a\n", NODE_MAX_EVENTS - 6); /* stream, document, list: two each */
    root = parse(&arena, str_text(&text), &diags);
    assert_int_equal(root->count, NODE_MAX_EVENTS - 6);
    str_free(&text);
    diags_free(&diags);
    arena_free(&arena);
}

static const char draft[] =
    "_format: 1\n_unconfirmed: [org]\n_last: {a: 11, b: \"\\u515A\"}\n"
    "org: 交通运输局\ntext: |2-\n    全年\n  召开{{x}}次\n"
    "rows:\n  - name: '张''三'\n    n: 30余\n  -\n    n: 无\n# 注释\nz: {{\n";

static void survives_any_cut(void **state)
{
    struct arena arena = ARENA_INIT;

    (void)state;
    for (size_t len = 0; len < sizeof draft; len++) {
        for (size_t skipped = 0; skipped < len; skipped += 7) {
            struct diags diags = DIAGS_INIT("f");
            char *copy = malloc(len - skipped); /* so that a byte too far is seen */
            const struct node *root;

            memcpy(copy, draft + skipped, len - skipped);
            root = node_parse(&arena, copy, len - skipped, &diags);
            assert_int_equal(root == NULL, diags.errors > 0);
            free(copy);
            diags_free(&diags);
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

static unsigned long seed = 7;

static unsigned pick(unsigned below)
{
    seed = (seed * 1103515245ul + 12345ul) & 0x7FFFFFFFul;
    return (unsigned)(seed >> 8) % below;
}

/* Whatever stands in a file, it is a tree or a list of errors, all of them in Chinese. */
static void explains_random_files(void **state)
{
    static const char *const pieces[] = {
        "name", "年份", ": ", ":",  "：",  "，",  "- ",   "-",  "\n", "\n  ", "\n    ",
        "\n　", "\t",   "\"", "'",  "{{",  "}}",  "{",    "}",  "[",  "]",    ",",
        "|\n",  ">\n",  "#",  " #", "*a",  "&b ", "!c ",  "<<", "? ", "%",    "@",
        "\\",   "｛",   "］", "“",  "---", "...", "\r\n", "1",  " ",
    };
    struct arena arena = ARENA_INIT;
    struct str text = STR_INIT;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct diags diags = DIAGS_INIT("f");
        const struct node *root;

        str_clear(&text);
        for (unsigned n = pick(24) + 1; n > 0; n--)
            str_add(&text, pieces[pick((unsigned)COUNT_OF(pieces))]);
        root = node_parse(&arena, str_text(&text), text.len, &diags);
        assert_int_equal(root == NULL, diags.errors > 0);
        for (size_t k = 0; k < diags.count; k++) {
            assert_null(strstr(diags.items[k].text, "found"));
            assert_null(strstr(diags.items[k].text, "expected"));
        }
        diags_free(&diags);
        arena_reset(&arena);
    }
    arena_free(&arena);
    str_free(&text);
}

static const struct {
    const char *bytes, *found;
} files[] = {
    {"name: \xD5\xC5\xC8\xFD\n", ""},
    {"\xEF\xBB\xBFname: 张三\n", ""},
    {"\xFF\xFE"
     "a",
     "1:1: 从这一行第 1 个字节起既不是 UTF-8 也不是 GB18030；请用编辑器另存为 UTF-8，或换用备份\n"},
    {"name: 张三\nx: 党\xFF\xFF\n", "2:5: 从这一行第 7 个字节起既不是 UTF-8 也不是 GB18030；"
                                    "请用编辑器另存为 UTF-8，或换用备份\n"},
};

static void reads_files_of_any_encoding(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        char path[] = "/tmp/test-node-XXXXXX";
        struct arena arena = ARENA_INIT;
        struct diags diags = DIAGS_INIT(NULL);
        struct str found = STR_INIT;
        int descriptor = mkstemp(path), error = -1;
        size_t len = strlen(files[i].bytes);
        const struct node *root;

        assert_int_equal(write(descriptor, files[i].bytes, len), len);
        close(descriptor);
        root = node_read(&arena, path, &diags, &error);
        unlink(path);
        list_findings(&found, &diags);
        assert_string_equal(str_text(&found), files[i].found);
        assert_int_equal(error, 0);
        assert_string_equal(diags.file, path);
        if (root)
            assert_string_equal(node_get(root, "name")->text, "张三");
        str_free(&found);
        diags_free(&diags);
        arena_free(&arena);
    }
}

static void says_why_a_file_cannot_be_read(void **state)
{
    struct arena arena = ARENA_INIT;
    struct diags diags = DIAGS_INIT(NULL);
    int error = 0;

    (void)state;
    assert_null(node_read(&arena, "/nowhere/at all", &diags, &error));
    assert_int_not_equal(error, 0);
    assert_int_equal(diags.errors, 1);
    assert_int_equal(diags.items[0].line, 0);
    diags_free(&diags);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_mistakes),
        cmocka_unit_test(names_characters),
        cmocka_unit_test(builds_a_tree_with_places),
        cmocka_unit_test(places_bytes_of_scalars),
        cmocka_unit_test(places_nothing_in_another_text),
        cmocka_unit_test(refuses_what_passes_the_limits),
        cmocka_unit_test(takes_what_is_within_the_limits),
        cmocka_unit_test(survives_any_cut),
        cmocka_unit_test(explains_random_files),
        cmocka_unit_test(reads_files_of_any_encoding),
        cmocka_unit_test(says_why_a_file_cannot_be_read),
    };

    return cmocka_run_group_tests_name("node", tests, NULL, NULL);
}
