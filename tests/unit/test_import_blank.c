/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "base/attributes.h"
#include "import/blank.h"

/* A line, and its blanks as "placeholder kind unit", with ~ behind where it is approximate and ?
 * where the choice is not sure; parted by " | ". */
static const struct row {
    const char *line, *blanks;
} rows[] = {
    /* placeholders */
    {"召开会议X次", "X count 次"},
    {"召开会议×次、○次、**次、__次、Ｘ次",
     "× count 次 | ○ count 次 | ** count 次 | __ count 次 | Ｘ count 次"},
    {"（  ）家，（）处，(  )同志", "（  ） count 家 | （） count 处 | (  ) name"},
    {"某某局、某县、某单位，某些某个某日某人某市民", "某某 name | 某 name | 某 name"},
    {"增长3.X%，X.XX亿元，１XX次", "3.X percent % | X.XX money 亿元 | １XX count 次"},
    {"20XX年、202X年度、XXXX年", "20XX year | 202X year | XXXX year"},

    /* what only looks like one */
    {"Windows XP、XML、X86、XLSX、MAX、max、box、X-7型、RX-7型、Ⅹ类、第XII卷", ""},
    {"GDP X亿元，iPhone X手机", "X money 亿元"},
    {"X光、X射线、X轴、维生素X、f(x)、3x+2、x+y=z、X²、X₂、2×4、5×8米", ""},
    {"www.xxx.com、xx@qq.com、X1、X2", ""},
    {"二〇二六年、二○一九年", ""},
    {"是否复查：是（  ） 否（  ）", ""},
    {"结论：合格（  ）不合格（  ）；优（ ）良（ ）差（ ）", ""},
    {"负责人签字：____　　审核人签名：______", ""},
    {"盖章：（  ）", ""},
    {"**重点**：内容", ""},
    {"70周年，8小时，QQ：12345，45人次", ""},

    /* units */
    {"XX余人次，X多个，近X户，约X万元，X家左右",
     "XX count 人次 ~ | X count 个 ~ | X count 户 ~ | X money 万元 ~ | X count 家 ~"},
    {"节约X元，附近X户，最近X个月，预约X人", "X money 元 | X count 户 | X count 个月 | X count 人"},
    {"X余万元，X万余元，X.X万人次，X千余人",
     "X money 万元 ~ | X money 万元 ~ | X.X decimal 万人次 | X decimal 千人 ~"},
    {"X篇（条），XX台(套)，X人/次", "X count 篇（条） | XX count 台(套) | X count 人/次"},
    {"X  次， X 月 X 日", "X count 次 | X 月 X 日 date"},
    {"XX％，X个百分点，百分之X，X.X‰",
     "XX percent % | X percent 个百分点 | X percent % | X.X decimal ‰"},
    {"X亩，X公里，X吨，X平方米", "X decimal 亩 | X decimal 公里 | X decimal 吨 | X decimal 平方米"},
    {"产值X亿，投入X万", "X money 亿元 ? | X money 万元 ?"},

    /* a whole noun, and not its first character */
    {"XX项目X个，XX人员X名，XX条例，XX期间",
     "XX name | X count 个 | XX name | X count 名 | XX name | XX name"},
    {"XX支队组建X支队伍", "XX name | X count 支"},
    {"XX起重机厂，X起案件", "XX name | X count 起"},
    {"各个XX组，由XX组长带队，分X组", "XX name ? | XX name | X count 组"},
    {"“新时代XX人”，《XX》X份", "XX name ? | XX name | X count 份"},
    {"调入X名党员，共有X党员，中共XX市委", "X count 名 | X count ? | XX name"},

    /* put together */
    {"20XX年XX月XX日，X月X日，____年__月__日",
     "20XX年XX月XX日 date | X月X日 date | ____年__月__日 date"},
    {"20XX年X月，X月份", "20XX year | X month | X month"},
    {"XX、XX、XX等单位，XX等三家，XX等次", "XX、XX、XX list | XX list | XX name"},
    {"X同志、X同志，《X》《X》", "X name | X name | X name | X name"},
    {"X名党员+X户群众，“X+X”", "X count 名 | X count 户 | X name | X name"},
    {"第X季度，第X、X批，排名第X", "X ordinal | X ordinal | X ordinal | X ordinal"},
    {"X届X次全会，XX届全会，X届X中全会，展览X届",
     "X ordinal | X ordinal | XX ordinal | X ordinal | X ordinal | X count 届"},
    {"中央纪委X次全会，开会X次", "X ordinal | X count 次"},
    {"X—X年，X-X人，X月至X月，XX至XX公路",
     "X year ? | X year ? | X count 人 | X count 人 | X month | X month | XX name | XX name"},
    {"近X年来，X年工作", "X count 年 ~ ? | X year ?"},
};

/* The same with figures, in a document whose title names 2025. */
static const struct row filled[] = {
    {"培训45人次，印发30余份，投资1.2亿元，增长98.5%",
     "45 count 人次 | 30 count 份 ~ | 1.2 money 亿元 | 98.5 percent %"},
    {"接听1,200人次，回访200户左右", "1,200 count 人次 | 200 count 户 ~"},
    {"70周年，24小时，5年来，5A级，3×5米，1月5日，2021-2025年，电话12345", ""},
    {"2025年比2024年多，2026年起，2020年", "2025 year | 2024 year | 2026 year"},
    {"X次和12次", "X count 次 | 12 count 次"},
};

static void describe(const struct document *document, const struct blanks *blanks, size_t line,
                     struct str *out)
{
    for (size_t i = 0; i < blanks->count; i++) {
        const struct blank *blank = &blanks->items[i];
        if (blank->line != line)
            continue;
        str_add(out, out->len ? " | " : "");
        str_addn(out, document->text.s + blank->start, blank->len);
        str_addf(out, " %s", blank_kind_name(blank->kind));
        str_addf(out, "%s%s", *blank->unit ? " " : "", blank->unit);
        str_add(out, blank->approximate ? " ~" : "");
        str_add(out, *doubt_reason(blank->doubt) ? " ?" : "");
    }
}

static void expect_rows(const struct row *row, size_t count, const char *title,
                        const struct blank_options *options)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        struct str text = STR_INIT, found = STR_INIT;
        struct diags diags = DIAGS_INIT("");
        struct document document;
        struct blanks blanks;
        str_addf(&text, "%s\n%s", title, row[i].line);
        assert_true(document_decode(&document, text.s, text.len, &diags));
        blanks_find(&blanks, &document, options);
        describe(&document, &blanks, 1, &found);
        if (strcmp(str_text(&found), row[i].blanks) != 0 && ++wrong)
            print_error("%s\nfound:    %s\nexpected: %s\n", row[i].line, str_text(&found),
                        row[i].blanks);
        blanks_free(&blanks);
        document_free(&document);
        diags_free(&diags);
        str_free(&text);
        str_free(&found);
    }
    assert_int_equal(wrong, 0);
}

static void finds_placeholders_and_nothing_else(void **state)
{
    const struct blank_options options = {false, 0};

    (void)state;
    expect_rows(rows, COUNT_OF(rows), "", &options);
}

static void finds_figures_and_years_when_asked(void **state)
{
    const struct blank_options options = {true, 2025};

    (void)state;
    expect_rows(filled, COUNT_OF(filled), "某院2025年工作总结", &options);
}

static int year_of(const char *text)
{
    struct diags diags = DIAGS_INIT("");
    struct document document;
    int year;

    assert_true(document_decode(&document, text, strlen(text), &diags));
    year = blanks_year(&document);
    document_free(&document);
    diags_free(&diags);
    return year;
}

static void the_title_names_the_year(void **state)
{
    (void)state;
    assert_int_equal(year_of("关注公众号2019年\n某局2025年工作总结（讨论稿）\n2024年\n"), 2025);
    assert_int_equal(year_of("某局工作总结\n2024年\n"), 0);
    assert_int_equal(year_of("2024年\n"), 0);
    assert_int_equal(year_of(""), 0);
}

static void a_blank_of_a_million_signs_is_one(void **state)
{
    enum { MANY = 1000000 };
    const struct blank_options options = {true, 2025};
    char *text = malloc(MANY);
    struct diags diags = DIAGS_INIT("");
    struct document document;
    struct blanks blanks;

    (void)state;
    memset(text, 'X', MANY);
    assert_true(document_decode(&document, text, MANY, &diags));
    blanks_find(&blanks, &document, &options);
    assert_int_equal(blanks.count, 1);
    assert_int_equal(blanks.items[0].len, MANY);
    blanks_free(&blanks);
    document_free(&document);
    diags_free(&diags);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_placeholders_and_nothing_else),
        cmocka_unit_test(finds_figures_and_years_when_asked),
        cmocka_unit_test(the_title_names_the_year),
        cmocka_unit_test(a_blank_of_a_million_signs_is_one),
    };

    return cmocka_run_group_tests_name("import_blank", tests, NULL, NULL);
}
