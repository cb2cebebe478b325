/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "base/attributes.h"
#include "import/question.h"

/* A document, and what each of its blanks is called, parted by " | ". */
static const struct row {
    const char *text, *labels;
} rows[] = {
    /* verb and noun of the clause */
    {"召开党组会X次，印发文件XX余份。", "召开党组会 | 印发文件"},
    {"全年累计培训X人次，截至目前共有企业X家", "培训 | 企业"},
    {"一是走访群众X户；2.慰问老人X名", "走访群众 | 慰问老人"},
    {"约谈X人次，投入近X万元，节约X元", "约谈 | 投入 | 节约"},
    {"向XX村投入帮扶资金X万元", "村名称 | 投入帮扶资金"},

    /* the noun behind */
    {"X名党员参加，X户困难群众", "党员 | 困难群众"},
    {"调入X名党员，调出X名党员", "调入党员 | 调出党员"},

    /* leaning on what stands before */
    {"提起公诉XX件XX人", "提起公诉 | 提起公诉（人）"},
    {"实现利润X亿元，同比增长X%", "实现利润 | 实现利润同比增长"},
    {"完成X项X类", "完成 | 完成（类）"},

    /* names, dates, ordinals */
    {"XX同志主持，XX市举办，学习《XX条例》", "同志姓名 | 市名称 | 条例名称"},
    {"第X季度，X月开工，20XX年", "第几季度 | 月份 | 年份"},

    /* never twice the same */
    {"培训X次\n培训X次", "培训（1） | 培训（2）"},
    {"评选X名干部\n评选X名教师", "评选干部 | 评选教师"},
    {"X次\nX次", "数量（次）（1） | 数量（次）（2）"},
    {"全县共有中小学X所\n全校共有教学班X个，及格率XX%", "中小学 | 教学班 | 及格率"},
    {"公共图书馆X个，有脱贫户X户，有效专利X件", "公共图书馆 | 脱贫户 | 有效专利"},
    {"启动X级应急响应\n居全省第X位\n获X等奖", "第几级应急响应 | 居全省第几 | 第几等奖"},
    {"联系人：XXX，联系电话：XXX\n县委书记XXX，", "联系人姓名 | 联系电话 | 县委书记姓名"},

    /* asked once, and what is not */
    {"XX局开会，XX局党委发文，XXX局", "局名称（1） | 局名称（1） | 局名称（2）"},
    {"XX市和XX市场，XX县与XX县级", "市名称 | 市场名称 | 县名称 | 县级名称"},
    {"XX市民政局与XX市", "市名称 | 市名称"},
    {"XX村，XX村", "村名称（1） | 村名称（2）"},
};

struct made {
    struct document document;
    struct blanks blanks;
    struct questions questions;
    struct diags diags;
};

static bool make(struct made *made, const char *text, const struct question_merge *merges,
                 size_t count)
{
    const struct blank_options options = {false, 0};

    made->diags = (struct diags)DIAGS_INIT("");
    assert_true(document_decode(&made->document, text, strlen(text), &made->diags));
    blanks_find(&made->blanks, &made->document, &options);
    return questions_make(&made->questions, &made->document, &made->blanks, merges, count,
                          &made->diags);
}

static void made_free(struct made *made)
{
    questions_free(&made->questions);
    blanks_free(&made->blanks);
    document_free(&made->document);
    diags_free(&made->diags);
}

static const struct question *asked(const struct made *made, size_t blank)
{
    return &made->questions.items[made->blanks.items[blank].field];
}

static void labels_are_the_words_around(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str found = STR_INIT;
        struct made made;
        assert_true(make(&made, rows[i].text, NULL, 0));
        for (size_t k = 0; k < made.blanks.count; k++)
            str_addf(&found, "%s%s", k ? " | " : "", asked(&made, k)->label);
        if (strcmp(str_text(&found), rows[i].labels) != 0 && ++wrong)
            print_error("%s\nfound:    %s\nexpected: %s\n", rows[i].text, str_text(&found),
                        rows[i].labels);
        made_free(&made);
        str_free(&found);
    }
    assert_int_equal(wrong, 0);
}

static void a_name_is_the_label_as_a_name(void **state)
{
    struct made made;

    (void)state;
    assert_true(make(&made, "培训X次\n培训X次\n3D打印X次\nlast（X）次", NULL, 0));
    assert_string_equal(asked(&made, 0)->name, "培训_1");
    assert_string_equal(asked(&made, 1)->name, "培训_2");
    assert_string_equal(asked(&made, 2)->name, "项3D打印");
    made_free(&made);
}

static void what_may_be_one_is_said(void **state)
{
    struct made made;

    (void)state;
    assert_true(make(&made, "XX村与XX村，XX镇", NULL, 0));
    assert_int_equal(asked(&made, 0)->alike, -1);
    assert_int_equal(asked(&made, 1)->alike, 0);
    assert_int_equal(asked(&made, 2)->alike, -1);
    made_free(&made);
}

static void merging_joins_two(void **state)
{
    const struct question_merge merges[] = {{"村名称_2", "村名称_1"}};
    struct made made;

    (void)state;
    assert_true(make(&made, "XX村与XX村，X次", merges, 1));
    assert_int_equal(made.questions.count, 2);
    assert_int_equal(made.questions.items[0].blanks, 2);
    assert_string_equal(made.questions.items[0].name, "村名称_2");
    assert_int_equal(made.questions.items[1].first, 2);
    made_free(&made);
}

static void merging_wants_two_of_a_kind(void **state)
{
    static const struct question_merge wrong[] = {
        {"村名称", "没有"}, {"村名称", "会议"}, {"村名称", "村名称"}};
    static const char *const said[] = {"没有填报项", "种类或单位不同", "已经合并"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct made made;
        assert_false(make(&made, "XX村\n会议X次", &wrong[i], 1));
        assert_non_null(strstr(made.diags.items[0].text, said[i]));
        made_free(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_the_words_around),
        cmocka_unit_test(a_name_is_the_label_as_a_name),
        cmocka_unit_test(what_may_be_one_is_said),
        cmocka_unit_test(merging_joins_two),
        cmocka_unit_test(merging_wants_two_of_a_kind),
    };

    return cmocka_run_group_tests_name("import_label", tests, NULL, NULL);
}
