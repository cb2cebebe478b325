/* SPDX-License-Identifier: MIT */
/* Documents whose lines were broken at a fixed width. */
#include "import/flow.h"
#include "import/glyph.h"
#include "unit/import.h"

static const char report[] =
    "某站工作总结\n"
    "    "
    "一年来，我站坚持建养并重的原则，全年清理边沟X公里，路况普查X次，修补坑槽X平方米，投劳X工日，"
    "疏通涵洞X道次，清理塌方X立方米，整修路肩X公里，投入养护资金X万元，完成年计划的X%。\n"
    "    "
    "二是绿化美化。栽植行道树X万株，成活率X%"
    "以上，设置标志牌X块，更换护栏X米，刷白X株，共印资料X份，"
    "召开安全例会X次，签订责任书X份，购置反光背心X件、锥形标X个，查处超限车辆X台次。\n";

/* The text with its paragraphs broken every so many characters. */
static void break_lines(struct str *out, const char *text, size_t width)
{
    size_t count = 0;

    str_clear(out);
    for (const char *at = text; *at; at += glyph_size(at)) {
        if (*at != '\n' && count == width) {
            str_addc(out, '\n');
            count = 0;
        }
        str_addn(out, at, glyph_size(at));
        count = *at == '\n' ? 0 : count + 1;
    }
}

/* The blanks as "placeholder kind unit label", and that each stands in its line. */
static void find(const char *text, struct str *found)
{
    const struct blank_options options = {false, 0};
    struct diags diags = DIAGS_INIT("文档");
    struct document document;
    struct questions questions;
    struct blanks blanks;

    str_clear(found);
    assert_true(document_decode(&document, text, strlen(text), &diags));
    assert_true(flow_read(&document, &options, NULL, 0, &blanks, &questions, &diags));
    for (size_t i = 0; i < blanks.count; i++) {
        const struct blank *blank = &blanks.items[i];
        const struct document_line *line = &document.lines[blank->line];
        assert_true(blank->start >= line->start &&
                    blank->start + blank->len <= line->start + line->len);
        str_addn(found, document.text.s + blank->start, blank->len);
        str_addf(found, " %s", blank_kind_name(blank->kind));
        str_addf(found, "%s%s", *blank->unit ? " " : "", blank->unit);
        str_addf(found, " %s\n", questions.items[blank->field].label);
    }
    questions_free(&questions);
    blanks_free(&blanks);
    document_free(&document);
    diags_free(&diags);
}

static void broken_lines_are_read_as_the_paragraph(void **state)
{
    struct str text = STR_INIT, whole = STR_INIT, found = STR_INIT;

    (void)state;
    find(report, &whole);
    for (size_t width = 22; width <= 40; width++) {
        break_lines(&text, report, width);
        find(text.s, &found);
        assert_string_equal(str_text(&found), str_text(&whole));
    }
    str_free(&text);
    str_free(&whole);
    str_free(&found);
}

static void no_blank_reaches_over_the_end_of_a_line(void **state)
{
    struct str text = STR_INIT, paragraph = STR_INIT, found = STR_INIT;

    (void)state;
    for (int i = 0; i < 12; i++)
        str_add(&paragraph, "20XX年XX月XX日收到XXX、XXX、XXXX等XX.XX万元，共计XXXX人次参加会议，");
    str_add(&paragraph, "完成任务。\n");
    for (size_t width = 22; width <= 60; width++) {
        break_lines(&text, paragraph.s, width);
        find(text.s, &found);
        assert_non_null(strstr(str_text(&found), "XXXX count 人次"));
    }
    str_free(&text);
    str_free(&paragraph);
    str_free(&found);
}

static void the_lines_of_a_list_are_no_paragraph(void **state)
{
    struct str found = STR_INIT;

    (void)state;
    find("本市第一中学招收初一年级新生、初二年级插班生人数X\n"
         "本市第二中学招收初一年级新生、初二年级插班生人数X\n"
         "人民路小学校招收新一年级新生以及转入的小学生人数X\n"
         "人民路幼儿园招收小班新生以及由外地转入的孩子名单X\n",
         &found);
    assert_null(strstr(str_text(&found), "X name 人民路"));
    assert_non_null(strstr(str_text(&found), "人数（1）\n"));
    str_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_lines_are_read_as_the_paragraph),
        cmocka_unit_test(no_blank_reaches_over_the_end_of_a_line),
        cmocka_unit_test(the_lines_of_a_list_are_no_paragraph),
    };

    return cmocka_run_group_tests_name("import_flow", tests, NULL, NULL);
}
