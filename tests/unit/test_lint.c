/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/attributes.h"
#include "base/file.h"
#include "lint/lint.h"
#include "text/excerpt.h"
#include "unit/check.h"

static void add_findings(const struct diags *diags, struct str *out)
{
    for (size_t i = 0; i < diags->count; i++)
        str_addf(out, "%s\n", diags->items[i].text);
}

/* What lint says about a form, one line each. */
static void expect_form(const char *text, const char *expected)
{
    struct diags diags = DIAGS_INIT("t.yaml");
    struct form *form = form_load(NULL, text, strlen(text), &diags);
    struct str said = STR_INIT;

    if (diags.errors)
        fail_msg("%s\n%s", diags.items[0].text, text);
    lint_form(form, &diags);
    add_findings(&diags, &said);
    if (strcmp(str_text(&said), expected) != 0)
        fail_msg("\n%s\n--- got ---\n%s--- not ---\n%s", text, str_text(&said), expected);
    str_free(&said);
    diags_free(&diags);
    form_free(form);
}

/* --- one form with everything --- */

static void test_every_warning(void **state)
{
    const char *path = "tests/bad/every-warning.yaml";
    struct diags diags = DIAGS_INIT(path);
    struct str text = STR_INIT, expected = STR_INIT, said = STR_INIT;
    struct form *form;

    (void)state;
    assert_int_equal(file_read(path, 1 << 22, &text), 0);
    assert_int_equal(file_read("tests/bad/every-warning.expected", 1 << 22, &expected), 0);
    form = form_load(path, text.s, text.len, &diags);
    assert_int_equal(diags.count, 0);
    lint_form(form, &diags);
    excerpt_add_all(&said, &diags);
    assert_string_equal(str_text(&said), str_text(&expected));
    diags_free(&diags);
    form_free(form);
    str_free(&text);
    str_free(&expected);
    str_free(&said);
}

/* --- sentences --- */

/* In the order of the texts below, so that only sentences are found fault with. */
#define FIELDS                                                                                     \
    "id: t\nname: 表\nsections:\n  - title: 节\n    fields:\n"                                   \
    "      - {name: a, label: 甲数, type: count}\n"                                              \
    "      - {name: b, label: 乙数, type: count}\n"                                              \
    "      - {name: c, label: 丙数, type: count}\n"                                              \
    "      - {name: t, label: 文字, type: text}\n"                                               \
    "      - {name: s, label: 是否, type: boolean}\n"                                            \
    "      - {name: h, label: 再问, type: count, when: a > 0}\n"                                 \
    "      - {name: any, label: 有数, type: boolean, calculation: a > 0 or b > 0}\n"             \
    "      - {name: many, label: 多于一, type: boolean, calculation: a > 1}\n"                  \
    "    text: |2\n      总有一句。\n"
/* The rest of the fields is used here. */
#define REST                                                                                       \
    "checks:\n  - {name: k, assert: a + b + c + h > 0 or s or any or many or t == \"\", "          \
    "message: 无}\n"

static void expect_text(const char *text, const char *expected)
{
    struct str form = STR_INIT;
    const char *end;

    str_add(&form, FIELDS);
    for (const char *line = text; *line; line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        str_addf(&form, "      %.*s\n", (int)(end - line), line);
    }
    str_add(&form, REST);
    expect_form(str_text(&form), expected);
    str_free(&form);
}

#define BREAKS(when, sentence, cause, remedy)                                                      \
    when "时，这一句变成“" sentence "”，" cause "；" remedy "\n"

static const struct {
    const char *text, *expected;
} sentences[] = {
    {"全年开展活动{{#a}}{{a}}次{{/a}}。",
     BREAKS("a 为无或 0 ", "全年开展活动。", "开头没有了下文", "请把开头也放进 {{#a}}…{{/a}}")},
    {"全年{{#a}}开会{{a}}次{{/a}}。",
     BREAKS("a 为无或 0 ", "全年。", "引出的下文没有了", "请把引出的词也放进 {{#a}}…{{/a}}")},
    {"全年{{#a}}开会{{a}}次，{{/a}}{{#b}}办班{{b}}期{{/b}}。",
     BREAKS("a、b 为无或 0 ", "全年。", "引出的下文没有了", "请把引出的词也放进 {{#a}}…{{/a}}")},
    {"开会多次，其中{{#s}}现场会{{/s}}，都有记录。",
     BREAKS("s 为否", "开会多次，其中，都有记录。", "引出的下文没有了",
            "请把引出的词也放进 {{#s}}…{{/s}}")},
    {"{{#t}}学习{{t}}。{{/t}}，会后整改。",
     "这一句写成“学习X。，会后整改。”，两个标点连在一起；请删去一个\n"},
    {"开会{{#a}}{{a}}次。{{/a}}",
     BREAKS("a 为无或 0 ", "开会", "段末没有标点", "请把句号写在 {{#a}}…{{/a}} 外面")},
    {"学习{{#t}}，围绕{{t}}讨论，{{/t}}形成意见。",
     BREAKS("t 为无", "学习形成意见。", "两个分句之间没有标点",
            "请在 {{#t}}…{{/t}} 外面留一个标点")},
    {"有关事项：{{#t}}学习{{t}}。{{/t}}",
     BREAKS("t 为无", "有关事项：", "冒号后面没有了下文", "请把冒号前的话也放进 {{#t}}…{{/t}}")},
    {"好。{{#a}}有{{a}}次{{#many}}多{{/many}}{{^many}}，{{/many}}。{{/a}}",
     BREAKS("a 为 1 ", "有X次，。", "两个标点连在一起", "请把多余的一个放进 {{#many}}…{{/many}}")},
    {"这一行没有写完\n下一行写完了。",
     "段末没有标点，是否误换行？一行成文时是一段：请与下一行接起来，或在段末加上句号\n"},
    {"，开头是标点。",
     "这一句写成“，开头是标点。”，开头就是标点；请删去这个标点，是误换行的请与上一行接起来\n"},
    {"有关情况（）如下。",
     "这一句写成“有关情况（）如下。”，括号或引号是空的；请写上内容，或删去它\n"},
    {"事项如下：\n{{#t}}\n学习{{t}}。\n{{/t}}",
     "后面各项都填无或 0 时，冒号后面没有了下文；请把这一句也放进条件里\n"},
    {"{{#a}}{{^a}}没有{{/a}}开会。{{/a}}",
     "{{^a}} 写在 {{#a}} 里面，两个条件相反，这一段永远不写；请移到外面\n"},
    /* All these are well. */
    {"全年坚持学习{{#a}}，开会{{a}}次{{/a}}。", ""},
    {"{{#any}}全年{{#a}}开会{{a}}次，{{/a}}{{#b}}办班{{b}}期{{/b}}。{{/any}}好。", ""},
    {"{{#a}}开会{{a}}次，{{#h}}其中现场会{{h}}次，{{/h}}都有记录。{{/a}}", ""},
    {"组织参观{{#a}}{{a}}次{{/a}}，有记录。", ""},
    {"学习{{#t}}“{{t}}”（全文）{{/t}}等文件。", ""},
    {"有关情况（{{#t}}{{t}}{{/t}}）已上报。", ""},
    {"{{#s}}按期完成{{/s}}{{^s}}没有完成{{/s}}。", ""},
    {"{{#t}}\n学习{{t}}。\n再学习。\n{{/t}}\n好。", ""},
    {"{{#t}}一是学习{{t}}；{{/t}}\n二是整改！\n“三是。”", ""},
    {"具体如下：\n一是学习。", ""},
    {"{{t}}", ""},
};

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sentences); i++)
        expect_text(sentences[i].text, sentences[i].expected);
}

/* --- forms --- */

#define HEAD "id: t\nname: 表\nsections:\n"
#define SECTION(fields, text)                                                                      \
    "  - title: 节\n    fields:\n" fields "    text: |\n      好。" text "\n"
#define FIELD(name, label, rest) "      - {name: " name ", label: " label ", " rest "}\n"

#define TWICE(label, other, what)                                                                                       \
    "“" label "”与 " other " 的“" what "”像是同一个数问了两遍；同一个数只问一次，两处都写 {{" \
    "" other "}}；不是同一个数的，请在 label 里写明差别\n"
#define ZERO(name, unit)                                                                           \
    name " 填无或 0 时，文中仍写“0" unit "”；请把这一句放进 {{#" name "}}…{{/" name                \
         "}}，不会是 0 的请给它写上 min: 1\n"
#define NEVER(condition, what)                                                                     \
    "条件 " condition " 无论怎么填都不成立，" what "；请核对条件和各项的 min、max、when\n"

static const struct {
    const char *text, *expected;
} forms[] = {
    /* labels */
    {HEAD SECTION(FIELD("a", "会议", "type: count, unit: 次")
                      FIELD("b", "本年会议次数", "type: count, unit: 次"),
                  "{{#a}}甲{{a}}次。{{/a}}{{#b}}乙{{b}}次。{{/b}}"),
     TWICE("本年会议次数", "a", "会议")},
    {HEAD SECTION(FIELD("a", "会议", "type: text") FIELD("b", "全年的会议", "type: list"),
                  "{{a}}和{{b}}。"),
     "“全年的会议”与 a 的“会议”容易混淆；请在 label 里写明差别\n"},
    {HEAD SECTION(FIELD("a", "培训", "type: count, unit: 次")
                      FIELD("b", "培训人数", "type: count, unit: 人"),
                  "{{#a}}甲{{a}}次。{{/a}}{{#b}}乙{{b}}人。{{/b}}"),
     ""},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次"),
                  "{{#a}}全年召开党组会议{{a}}次。{{/a}}")
         SECTION(FIELD("b", "乙", "type: count, unit: 次"), "{{#b}}组织党组会议{{b}}次。{{/b}}"),
     TWICE("乙", "a", "甲")},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 名"), "{{#a}}调入党员{{a}}名。{{/a}}")
         SECTION(FIELD("b", "乙", "type: count, unit: 名"), "{{#b}}调出党员{{b}}名。{{/b}}"),
     ""},
    /* units */
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 人"), "{{#a}}来访{{a}}人次。{{/a}}"),
     "{{a}} 后面写的是“人次”，它的 unit 是“人”；请改成一致\n"},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 人"), "来访{{#a}}，{{a}}{{/a}}次。"),
     "{{a}} 后面写的是“次”，它的 unit 是“人”；请改成一致\n"},
    {HEAD SECTION(FIELD("a", "甲", "type: decimal, unit: 亩"), "{{#a}}造林{{a}}公顷。{{/a}}"),
     "{{a}} 后面写的是“公顷”，它的 unit 是“亩”；请改成一致\n"},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 个"), "{{#a}}有{{a}}项目。{{/a}}"), ""},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 篇（条）"),
                  "{{#a}}稿件{{a}}篇（条）。{{/a}}"),
     ""},
    /* hedges */
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次, approximate: true"),
                  "{{#a}}开会{{a}}余次。{{/a}}"),
     "{{a}} "
     "可以填约数（approximate），文中后面又写了“余”，填确数就成了“637余”那样；请删去文中的“余”，"
     "由填报人连数一起填\n"},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次, approximate: true"),
                  "{{#a}}开会不到{{a}}次。{{/a}}"),
     "{{a}} "
     "可以填约数（approximate），文中前面又写了“不到”，填确数就成了“约637”那样；请删去文中的"
     "“不到”，由填报人连数一起填\n"},
    {HEAD SECTION(FIELD("a", "甲", "type: count, approximate: true"),
                  "{{#a}}附近{{a}}多种、节约{{a}}件。{{/a}}"),
     ""},
    /* zero */
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次"), "开会{{a}}次。"), ZERO("a", "次")},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次") FIELD("b", "乙", "type: count")
                      FIELD("any", "有", "type: boolean, calculation: a > 0 or b > 0"),
                  "{{#any}}开会{{a}}次{{#b}}，来人{{b}}{{/b}}。{{/any}}"),
     ZERO("a", "次")},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次")
                      FIELD("any", "有", "type: boolean, calculation: a > 2"),
                  "{{#any}}开会{{a}}次。{{/any}}"),
     ""},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 次, min: 1"), "开会{{a}}次。"), ""},
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 起"), "发生安全事故{{a}}起。"), ""},
    {HEAD SECTION(FIELD("a", "甲", "type: month"), "{{a}}月开会。"),
     "a 填无时，文中这一处是空的；请把这一句放进 {{#a}}…{{/a}}，不会是无的请给它写上 required: "
     "true\n"},
    /* conditions */
    {HEAD SECTION(FIELD("a", "甲", "type: count, max: 5")
                      FIELD("b", "乙", "type: text, when: a > 5"),
                  "{{#a}}甲{{a}}。{{/a}}{{#b}}乙{{b}}。{{/b}}"),
     NEVER("a > 5", "这一项永远不会问")},
    {HEAD SECTION(FIELD("a", "甲", "type: money")
                      FIELD("b", "乙", "type: boolean, calculation: a > 1 and a < 1.01"),
                  "{{#a}}甲{{a}}。{{/a}}{{#b}}乙。{{/b}}"),
     NEVER("a > 1 and a < 1.01", "用它作条件的从句永远不写")},
    {HEAD SECTION(FIELD("a", "甲", "type: money")
                      FIELD("b", "乙", "type: boolean, calculation: a > 1 and a < 1.02"),
                  "{{#a}}甲{{a}}。{{/a}}{{#b}}乙。{{/b}}"),
     ""},
    {HEAD SECTION(FIELD("a", "甲", "type: count") FIELD("b", "乙", "type: count, when: a > 3")
                      FIELD("d", "丁", "type: text, when: b > 0 and a < 2"),
                  "{{#a}}甲{{a}}。{{/a}}{{#b}}乙{{b}}。{{/b}}{{#d}}丁{{d}}。{{/d}}"),
     NEVER("b > 0 and a < 2", "这一项永远不会问")},
    {HEAD SECTION(FIELD("a", "甲", "type: list")
                      FIELD("b", "乙", "type: text, when: 'has(a, \"x\") and has(a, \"y\")'"),
                  "{{a}}和{{b}}。"),
     ""},
    {HEAD SECTION(FIELD("a", "甲", "type: text, when: false"), "{{a}}。"),
     NEVER("false", "这一项永远不会问")},
    {HEAD SECTION(FIELD("a", "甲", "type: text, when: 2 > 1"), "{{a}}。"),
     "条件 2 > 1 无论怎么填都成立，写不写一样；请核对，或删去它\n"},
    {HEAD SECTION(FIELD("a", "甲", "type: count") FIELD("b", "乙", "type: text, when: a - a > 0"),
                  "{{#a}}甲{{a}}。{{/a}}{{b}}。"),
     ""},
    /* what is calculated is not asked: it has no place among the questions */
    {HEAD SECTION(FIELD("a", "甲", "type: count, unit: 人, min: 1") FIELD("b", "乙", "type: text")
                      FIELD("c", "丙", "type: count, calculation: a * 2"),
                  "{{a}}人，{{c}}处，{{b}}。"),
     ""},
    /* headings */
    {HEAD "  - title: 节\n    fields:\n" FIELD("a", "甲", "type: text") "    text: '{{a}}'\n",
     "各项都填无或 0 时，“节”只剩标题，下面没有内容；请给这一节写上 "
     "when，留一句总要写的话，或给总要填的一项写上 required: true\n"},
    {HEAD "  - title: 节\n    fields:\n" FIELD(
         "a", "甲", "type: paragraph, required: true") "    text: '{{a}}'\n",
     ""},
    {HEAD "  - title: 节\n    when: a > 0\n    text: '{{#a}}甲{{a}}。{{/a}}'\n"
          "  - text: 好。\n    fields:\n" FIELD("a", "甲", "type: count"),
     ""},
    /* Chinese quotation marks around a value */
    {HEAD "  - title: “{{a}}小结”\n    text: 好。\n    fields:\n" FIELD("a", "甲", "type: text"),
     "两头的“”是文字，会照样写出来；要给值加引号，请改用半角的 \" 或 '\n"},
    {HEAD
     "  - title: \"“{{a}}小结”\"\n    text: 好。\n    fields:\n" FIELD("a", "甲", "type: text"),
     ""},
    {HEAD "  - title: “{{a}}”和“{{a}}”\n    text: 好。\n    fields:\n" FIELD("a", "“三会一课”",
                                                                             "type: text"),
     ""},
    /* indent: none */
    {"id: t\nname: 表\nindent: none\nsections:\n  - text: |\n      某单位\n      某年某月\n", ""},
};

static void test_forms(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        expect_form(forms[i].text, forms[i].expected);
}

/* Words that stand as their author wrote them: the same findings, but hints. */
static const char *const as_written[] = {
    "全年召开会议{{a}}次，，会议{{b}}次。",
    "{{a}}余次，约{{b}}次。。",
    "（）会议{{a}}次、{{b}}次",
};

static void test_text_as_it_was_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(as_written) * 2; i++) {
        struct diags diags = DIAGS_INIT("t.yaml");
        struct str text = STR_INIT;
        struct form *form;
        str_addf(&text,
                 "id: t\nname: 表\n%snumbering: none\nsections:\n  - title: 节\n    fields:\n",
                 i % 2 ? "" : "indent: none\n");
        str_add(&text, FIELD("a", "会议", "type: count, unit: 次, approximate: true")
                           FIELD("b", "全年会议次数", "type: count, unit: 次, approximate: true")
                               FIELD("c", "名称", "type: text"));
        str_add(&text, "    text: |\n      ");
        str_add(&text, as_written[i / 2]);
        str_add(&text, "\n      {{a}}{{b}}{{c}}\n");
        form = form_load(NULL, text.s, text.len, &diags);
        assert_int_equal(diags.errors, 0);
        lint_form(form, &diags);
        assert_true(diags.count > 0);
        assert_int_equal(diags.warnings > 0, i % 2);
        diags_free(&diags);
        form_free(form);
        str_free(&text);
    }
}

static void test_unreachable_choice(void **state)
{
    static const char text[] = HEAD SECTION(
        FIELD("a", "甲", "type: count, max: 5")
            FIELD("b", "乙",
                  "type: select_one, choices: [{value: p, label: 天, when: a > 5}, "
                  "{value: q, label: 地, when: a > 4}, {value: r, label: 人}]"),
        "{{#a}}甲{{a}}。{{/a}}{{b}}。");
    struct diags diags = DIAGS_INIT("t.yaml");
    struct form *form = form_load(NULL, text, strlen(text), &diags);
    struct str said = STR_INIT;

    (void)state;
    assert_int_equal(diags.count, 0);
    lint_form(form, &diags);
    add_findings(&diags, &said);
    assert_string_equal(str_text(&said),
                        "选项“天”的条件 a > 5 "
                        "无论怎么填都不成立，这个选项永远选不到；请核对条件，或删去它\n");
    str_free(&said);
    diags_free(&diags);
    form_free(form);
}

/* --- too much --- */

/* One paragraph of a thousand clauses: tried in part, and said so. */
static void test_endless_paragraph(void **state)
{
    struct str text = STR_INIT;
    struct diags diags = DIAGS_INIT("t.yaml");
    struct form *form;

    (void)state;
    str_add(&text, HEAD "  - title: 节\n    fields:\n");
    for (int i = 0; i < 1000; i++)
        str_addf(&text, FIELD("f%d", "第%d项", "type: text"), i, i);
    str_add(&text, "    text: 全年");
    for (int i = 0; i < 1000; i++)
        str_addf(&text, "{{#f%d}}有{{f%d}}，{{/f%d}}", i, i, i);
    str_add(&text, "很好。\n");
    form = form_load(NULL, text.s, text.len, &diags);
    lint_form(form, &diags);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].severity, DIAG_HINT);
    assert_string_equal(diags.items[0].text,
                        "模板太大，只试了前面一部分从句；其余的请拆成另一个模板再查");
    diags_free(&diags);
    form_free(form);
    str_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_warning),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_text_as_it_was_written),
        cmocka_unit_test(test_unreachable_choice),
        cmocka_unit_test(test_endless_paragraph),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
