/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/str.h"
#include "model/expr.h"
#include "unit/check.h"

#define NUMBER(units, scale)                                                                       \
    {                                                                                              \
        .kind = VALUE_NUMBER, .number = {(units), (scale) }                                        \
    }
#define TEXT(s)                                                                                    \
    {                                                                                              \
        .kind = VALUE_TEXT, .text = (s), .len = sizeof(s) - 1                                      \
    }
#define UNANSWERED                                                                                 \
    {                                                                                              \
        .kind = VALUE_UNANSWERED                                                                   \
    }

/* The fields every expression here can name; `last` is what last.x gives. */
static const struct field {
    const char *name;
    struct value value, last;
    bool answered;
} fields[] = {
    {"n", NUMBER(12, 0), NUMBER(9, 0), true},
    {"zero", NUMBER(0, 0), UNANSWERED, true}, /* answered 无 */
    {"money", NUMBER(1250, 2), NUMBER(10, 0), true},
    {"big", NUMBER(999999999999999999, 0), UNANSWERED, true},
    {"u", UNANSWERED, UNANSWERED, false},
    {"yes", {.kind = VALUE_BOOLEAN, .boolean = true}, UNANSWERED, true},
    {"no1", {.kind = VALUE_BOOLEAN, .boolean = false}, UNANSWERED, true},
    {"org", TEXT("市局"), TEXT("县局"), true},
    {"none", TEXT(""), UNANSWERED, true},
    {"date", TEXT("2026-01-05"), UNANSWERED, true},
    {"cities", {.kind = VALUE_LIST, .text = "北京\n上海", .len = 13}, UNANSWERED, true},
    {"nobody", {.kind = VALUE_LIST}, UNANSWERED, true},
    {"hidden", NUMBER(0, 0), UNANSWERED, false},
    {"会议次数", NUMBER(4, 0), UNANSWERED, true},
    {"项目2_数", NUMBER(7, 0), UNANSWERED, true},
};

/* Mistakes are noted as "offset: text\n". */
static void note(void *self, size_t offset, const char *message)
{
    str_addf(self, "%lu: %s\n", (unsigned long)offset, message);
}

static enum expr_name lookup(void *self, const char *name, size_t len, bool last, size_t offset,
                             int *index)
{
    struct str message = STR_INIT;

    if (len == 1 && name[0] == '.') {
        *index = 0;
        return EXPR_SELF;
    }
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        if (strlen(fields[i].name) == len && memcmp(fields[i].name, name, len) == 0) {
            *index = (int)i;
            return last ? EXPR_LAST : EXPR_FIELD;
        }
    }
    str_addf(&message, "没有填报项 %.*s", (int)len, name);
    note(self, offset, str_text(&message));
    str_free(&message);
    return EXPR_UNKNOWN;
}

static struct value get(void *self, enum expr_name name, int index)
{
    (void)self;
    if (name == EXPR_REPORT_YEAR) {
        assert_int_equal(index, -1);
        return (struct value)NUMBER(2026, 0);
    }
    return name == EXPR_LAST ? fields[index].last : fields[index].value;
}

static bool answered(void *self, int index)
{
    (void)self;
    return fields[index].answered;
}

static const struct expr *compile(struct arena *arena, const char *text, size_t len,
                                  struct str *mistakes)
{
    const struct expr_scope scope = {.lookup = lookup, .problem = note, .self = mistakes};

    return expr_compile(arena, text, len, &scope);
}

/* The value as text: 12.50, true, "市局", [北京], ? where unanswered, with the reason behind it. */
static void print(struct value value, const char *problem, struct str *out)
{
    if (value.kind == VALUE_NUMBER)
        decimal_print(value.number, out);
    else if (value.kind == VALUE_BOOLEAN)
        str_add(out, value.boolean ? "true" : "false");
    else if (value.kind == VALUE_TEXT)
        str_addf(out, "\"%.*s\"", (int)value.len, value.text);
    else if (value.kind == VALUE_LIST)
        str_addf(out, "[%.*s]", (int)value.len, value.text);
    else
        str_add(out, "?");
    if (problem)
        str_addf(out, " %s", problem);
}

static void evaluate(const char *text, struct str *out)
{
    const struct expr_env env = {.get = get, .answered = answered};
    struct arena arena = ARENA_INIT;
    const struct expr *expr = compile(&arena, text, strlen(text), out);
    const char *problem = "not set";

    if (expr) {
        struct value value = expr_eval(expr, &env, &problem);
        print(value, problem, out);
        assert_int_equal(expr_eval(expr, &env, NULL).kind, value.kind);
    }
    arena_free(&arena);
}

struct row {
    const char *text, *expected;
};

static const struct row values[] = {
    /* operands */
    {"12", "12"},
    {"007", "7"},
    {"12.50", "12.50"},
    {"999999999999999999", "999999999999999999"},
    {"\"市局\"", "\"市局\""},
    {"\"\"", "\"\""},
    {"true", "true"},
    {"false", "false"},
    {"n", "12"},
    {"会议次数", "4"},
    {"项目2_数 + 1", "8"},
    {".", "12"},
    {". >= 5", "true"},
    {".>=13", "false"},
    {"last.n", "9"},
    {"last.u", "?"},
    {"last . n", "9"},
    {"report_year", "2026"},
    {"report_year - 1", "2025"},
    {"u", "?"},
    {"cities", "[北京\n上海]"},
    {" \t\n　n　", "12"},
    /* arithmetic */
    {"1 + 2 * 3", "7"},
    {"(1 + 2) * 3", "9"},
    {"10 - 4 - 3", "3"},
    {"12 / 3 / 2", "2"},
    {"2 * -3", "-6"},
    {"-n + 1", "-11"},
    {"--n", "12"},
    {"+n", "12"},
    {"-(n - 20)", "8"},
    {"n-1", "11"},
    {"0.1 + 0.2 == 0.3", "true"},
    {"money * 2", "25"},
    {"10 / 4", "2.5"},
    {"1 / 3", "0.333333333"},
    {"2 / 3", "0.666666667"},
    {"(n - last.n) / last.n * 100", "33.3333333"},
    {"u + 1", "?"},
    {"1 + u * 2", "?"},
    {"-u", "?"},
    {"n / zero", "? 除数是0，无法计算"},
    {"1 + n / 0 * 2", "? 除数是0，无法计算"},
    {"u / 0", "?"},
    {"big + 1", "? 计算结果超出范围（最多18位，其中小数最多9位）"},
    {"big * big", "? 计算结果超出范围（最多18位，其中小数最多9位）"},
    {"org + 1", "? 文字不能参与计算"},
    {"1 + org", "? 文字不能参与计算"},
    {"-org", "? 文字不能参与计算"},
    {"yes * 2", "? 是否项不能参与计算"},
    {"cities - 1", "? 列表不能参与计算"},
    {"org + u", "?"},
    /* comparisons */
    {"n == 12", "true"},
    {"n == 12.00", "true"},
    {"n != 12", "false"},
    {"n < 12", "false"},
    {"n <= 12", "true"},
    {"n > 11.99", "true"},
    {"n >= 12.01", "false"},
    {"n + 1 > 12", "true"},
    {"n > last.n", "true"},
    {"n > last.zero", "?"},
    {"u == u", "?"},
    {"org == \"市局\"", "true"},
    {"org != \"县局\"", "true"},
    {"org == \"市\"", "false"},
    {"none == \"\"", "true"},
    {"date > \"2025-12-31\"", "true"},
    {"date < \"2026-01-05\"", "false"},
    {"\"a\" < \"ab\"", "true"},
    {"yes == true", "true"},
    {"yes != no1", "true"},
    {"n == org", "? 数值不能与文字比较"},
    {"org < n", "? 数值不能与文字比较"},
    {"n == yes", "? 数值不能与是否项比较"},
    {"org == yes", "? 文字不能与是否项比较"},
    {"yes < no1", "? 是否项只能用 == 和 != 比较"},
    {"cities == org", "? 列表不能比较，请用 has(名称, \"值\")"},
    {"cities == cities", "? 列表不能比较，请用 has(名称, \"值\")"},
    {"cities == u", "?"},
    {"n / 0 > 1", "? 除数是0，无法计算"},
    /* three-valued logic */
    {"true and true", "true"},
    {"true and false", "false"},
    {"u and false", "false"},
    {"false and u", "false"},
    {"u and true", "?"},
    {"true and u", "?"},
    {"u and u", "?"},
    {"true or u", "true"},
    {"u or true", "true"},
    {"u or false", "?"},
    {"false or false", "false"},
    {"not u", "?"},
    {"not yes", "false"},
    {"not not yes", "true"},
    {"not (yes and u)", "?"},
    {"zero != 0 and 10 / zero > 1", "false"},
    {"zero == 0 or 10 / zero > 1", "true"},
    {"(false and 1 / 0 > 1) or u", "?"},
    {"1 / 0 > 1 or u", "? 除数是0，无法计算"},
    /* by value, as sections take it */
    {"n and yes", "true"},
    {"not zero", "true"},
    {"not n", "false"},
    {"org and true", "true"},
    {"not none", "true"},
    {"not cities", "false"},
    {"nobody or false", "false"},
    {"not (n - 12)", "true"},
    /* precedence */
    {"true or true and false", "true"},
    {"(true or true) and false", "false"},
    {"not true or true", "true"},
    {"not n == 13", "true"},
    {"not false and false", "false"},
    {"n == 12 and org == \"市局\" or u", "true"},
    {"n - 2 * 3 == 6 and n / 4 == 3", "true"},
    {"yes == (n > 1)", "true"},
    {"yes == (not no1)", "true"},
    /* functions */
    {"answered(n)", "true"},
    {"answered(zero)", "true"},
    {"answered(u)", "false"},
    {"answered(hidden)", "false"},
    {"answered(.)", "true"},
    {"answered ( u ) or n > 1", "true"},
    {"not answered(u)", "true"},
    {"has(cities, \"上海\")", "true"},
    {"has(cities, \"上\")", "false"},
    {"has(nobody, \"\")", "false"},
    {"has(u, \"上海\")", "?"},
    {"has(last.cities, \"上海\")", "?"},
    {"has(org, \"市局\")", "? has() 只用于列表和多选"},
    {"not has(cities, \"天津\") and true", "true"},
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str got = STR_INIT;

        evaluate(rows[i].text, &got);
        if (strcmp(str_text(&got), rows[i].expected) != 0)
            fail_msg("%s\n  expected %s\n  got      %s", rows[i].text, rows[i].expected,
                     str_text(&got));
        str_free(&got);
    }
}

static void values_of_expressions(void **state)
{
    (void)state;
    check_rows(values, COUNT_OF(values));
}

static const struct row mistakes[] = {
    /* spelled otherwise */
    {"n = 12", "2: 「=」请改写为「==」\n"},
    {"n ＝ 12", "2: 「＝」请改写为「==」\n"},
    {"n＞12", "1: 「＞」请改写为「>」\n"},
    {"n ≥ 12", "2: 「≥」请改写为「>=」\n"},
    {"n ≤ 12", "2: 「≤」请改写为「<=」\n"},
    {"n ＞＝ 12", "2: 「＞＝」请改写为「>=」\n"},
    {"n ≠ 12", "2: 「≠」请改写为「!=」\n"},
    {"n <> 12", "2: 「<>」请改写为「!=」\n"},
    {"n => 12", "2: 「=>」请改写为「>=」\n"},
    {"（n）", "0: 「（」请改写为「(」\n4: 「）」请改写为「)」\n"},
    {"n × 2 ÷ 3", "2: 「×」请改写为「*」\n7: 「÷」请改写为「/」\n"},
    {"n ＋ 1 － 1", "2: 「＋」请改写为「+」\n8: 「－」请改写为「-」\n"},
    {"yes && no1 || !yes",
     "4: 「&&」请改写为「and」\n11: 「||」请改写为「or」\n14: 「!」请改写为「not」\n"},
    {"has(cities，\"上海\")", "10: 「，」请改写为「,」\n"},
    {"org == “市局”", "7: 「“」请改写为英文双引号「\"」\n"},
    {"org == '市局'", "7: 「'」请改写为英文双引号「\"」\n"},
    {"org == 「市局」", "7: 「「」请改写为英文双引号「\"」\n"},
    {"org ＝ “市局” and n ＞ １２", "4: 「＝」请改写为「==」\n8: 「“」请改写为英文双引号「\"」\n"
                                    "27: 「＞」请改写为「>」\n31: 「１２」请改写为半角数字\n"},
    {"n > 1２", "4: 「1２」请改写为半角数字\n"},
    {"n > .5", "4: 小数点前面要写0\n"},
    /* characters and limits */
    {"n % 2", "2: 不认识的符号「%」\n"},
    {"n ; u = 1", "2: 不认识的符号「;」\n6: 「=」请改写为「==」\n"},
    {"_n", "0: 不认识的符号「_」\n"},
    {"org == \"市局", "7: 引号没有对应的结束引号\n"},
    {"1234567890123456789", "0: 数字最多18位，其中小数最多9位\n"},
    {"n > 0.1234567890", "4: 数字最多18位，其中小数最多9位\n"},
    /* structure */
    {"", "0: 表达式是空的\n"},
    {"  ", "0: 表达式是空的\n"},
    {"n +", "3: 末尾缺少名称、数值或文字\n"},
    {"n + * 2", "4: 「*」前面缺少名称、数值或文字\n"},
    {"and n", "0: 「and」前面缺少名称、数值或文字\n"},
    {"n u", "2: 「u」前面缺少运算符\n"},
    {"12次", "2: 「次」前面缺少运算符\n"},
    {"n AND u", "2: 「AND」前面缺少运算符\n"},
    {"1,200", "1: 这里不能有逗号；数字里也不要分节\n"},
    {"(n", "0: 左括号没有对应的右括号\n"},
    {"((n)", "0: 左括号没有对应的右括号\n"},
    {"()", "1: 「)」前面缺少名称、数值或文字\n"},
    {"n)", "1: 多了一个右括号\n"},
    {"(n u)", "3: 「u」前面缺少运算符\n"},
    {"1 < n < 9", "6: 比较不能连着写，请用 and 拆开，例如 1 < x and x < 9\n"},
    {"n == 1 == yes", "7: 比较不能连着写，请用 and 拆开，例如 1 < x and x < 9\n"},
    {"yes == not no1", "7: 这里的「not」要连同它的条件一起放进括号：(not …)\n"},
    {"n u and x ＞ 1", "2: 「u」前面缺少运算符\n10: 「＞」请改写为「>」\n"},
    /* names and functions */
    {"x", "0: 没有填报项 x\n"},
    {"x > 1 and y ＝ 1", "0: 没有填报项 x\n12: 「＝」请改写为「==」\n10: 没有填报项 y\n"},
    {"last.x", "5: 没有填报项 x\n"},
    {"last", "0: last 后面要接 . 和名称，例如 last.x\n"},
    {"last.", "0: last 后面要接 . 和名称，例如 last.x\n"},
    {"last n", "0: last 后面要接 . 和名称，例如 last.x\n"},
    {"lastn", "0: 没有填报项 lastn\n"},
    {"sum(rows)", "0: sum 的写法是 sum(多行项.栏目)，例如 sum(rows.x)\n"},
    {"max (1, 2)", "0: 没有函数「max」，可用的是 answered、has 和 sum\n"},
    {"answered", "0: answered 的写法是 answered(名称)\n"},
    {"answered(1)", "0: answered 的写法是 answered(名称)\n"},
    {"answered(n, u)", "0: answered 的写法是 answered(名称)\n"},
    {"answered(last.n)", "0: answered 的写法是 answered(名称)\n"},
    {"answered(x)", "9: 没有填报项 x\n"},
    {"has(cities)", "0: has 的写法是 has(名称, \"值\")\n"},
    {"has(cities, 上海)", "0: has 的写法是 has(名称, \"值\")\n"},
    {"has(\"上海\", cities)", "0: has 的写法是 has(名称, \"值\")\n"},
    /* kinds that are known before anything is answered */
    {"n + \"次\"", "4: 文字不能参与计算\n"},
    {"\"a\" * \"b\"", "0: 文字不能参与计算\n6: 文字不能参与计算\n"},
    {"-\"a\"", "1: 文字不能参与计算\n"},
    {"true + 1", "0: 是否项不能参与计算\n"},
    {"n + (n > 1)", "5: 是否项不能参与计算\n"},
    {"\"12\" > 1", "5: 数值不能与文字比较\n"},
    {"n + 1 == \"12\"", "6: 数值不能与文字比较\n"},
    {"report_year == \"2026\"", "12: 数值不能与文字比较\n"},
    {"answered(n) == 1", "12: 数值不能与是否项比较\n"},
    {"n < true", "2: 是否项只能用 == 和 != 比较\n"},
    {"org == \"甲\" or \"乙\"", "16: and、or、not 两边都要写完整的条件，例如 x == 1 or x == 2\n"},
    {"n == 1 or 2", "10: and、or、not 两边都要写完整的条件，例如 x == 1 or x == 2\n"},
    {"not 1", "4: and、or、not 两边都要写完整的条件，例如 x == 1 or x == 2\n"},
};

static void mistakes_in_expressions(void **state)
{
    (void)state;
    check_rows(mistakes, COUNT_OF(mistakes));
}

static char *repeated(const char *left, size_t count, const char *middle, const char *right)
{
    struct str text = STR_INIT;

    for (size_t i = 0; i < count; i++)
        str_add(&text, left);
    str_add(&text, middle);
    for (size_t i = 0; i < count; i++)
        str_add(&text, right);
    return str_take(&text);
}

static void gives(char *text, const char *expected)
{
    struct row row = {text, expected};

    check_rows(&row, 1);
    free(text);
}

static void limits(void **state)
{
    (void)state;
    gives(repeated("(", 64, "n", ")"), "12");
    gives(repeated("(", 65, "n", ")"), "65: 括号、not 或正负号嵌套超过64层\n");
    gives(repeated("(", 4000, "", ""), "65: 括号、not 或正负号嵌套超过64层\n");
    gives(repeated("not ", 64, "yes", ""), "true");
    gives(repeated("not ", 65, "yes", ""), "260: 括号、not 或正负号嵌套超过64层\n");
    gives(repeated("-", 1000, "n", ""), "65: 括号、not 或正负号嵌套超过64层\n");
    gives(repeated("n+", 2047, "n", ""), "24576");
    gives(repeated("1-(1*(", 21, "0", "))"), "1");
    gives(repeated("u or u and 1 == 1 + 1 * (", 14, "n", ")"), "322: 表达式太复杂，请拆成几个\n");
    gives(repeated(" ", 4095, "n", ""), "12");
    gives(repeated(" ", 4096, "n", ""), "4096: 表达式太长，最多4096字节\n");
}

static void each(void *self, int index)
{
    str_addf(self, "%s ", fields[index].name);
}

static void fields_it_reads(void **state)
{
    static const char text[] = "n + last.money > 1 and answered(u) or has(cities, \"a\") or . > n";
    struct arena arena = ARENA_INIT;
    struct str names = STR_INIT;

    (void)state;
    expr_fields(compile(&arena, text, sizeof text - 1, &names), each, &names);
    assert_string_equal(str_text(&names), "n u cities n ");
    str_free(&names);
    arena_free(&arena);
}

static void truncated_anywhere(void **state)
{
    static const char text[] =
        "not (n + 1.5 >= -last.n * 2) and has(cities, \"上海\") or answered(u) "
        "＝ “甲” ≠ 会议次数 / １２ <> report_year";
    const struct expr_env env = {.get = get, .answered = answered};

    (void)state;
    for (size_t len = 0; len <= sizeof text - 1; len++) {
        for (size_t from = 0; from <= len; from++) {
            char *copy = xmalloc(len - from); /* exactly as long, for the address sanitizer */
            struct arena arena = ARENA_INIT;
            struct str found = STR_INIT;
            const struct expr *expr;

            memcpy(copy, text + from, len - from);
            expr = compile(&arena, copy, len - from, &found);
            assert_int_equal(expr == NULL, found.len > 0);
            if (expr)
                expr_eval(expr, &env, NULL);
            str_free(&found);
            arena_free(&arena);
            free(copy);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_expressions),
        cmocka_unit_test(mistakes_in_expressions),
        cmocka_unit_test(limits),
        cmocka_unit_test(fields_it_reads),
        cmocka_unit_test(truncated_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
