/* SPDX-License-Identifier: MIT */
/* The table of types, and what reading an answer has in common for all of them. */
#include "model/type.h"

#include <string.h>
#include <unistr.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "model/form.h"
#include "model/type_words.h"
#include "text/safe.h"

#define FIGURE .family = &type_numbers, .prefill = PREFILL_REFERENCE

const struct type types[] = {
    {.name = "count",
     .label = _("计数"),
     .help = _("从 0 起的个数，可以填 12、十二、1,200、1.2万、3+5+4"),
     FIGURE,
     .none = "0",
     .rule = {.kind = NUMBER_PLAIN}},
    {.name = "integer",
     .label = _("整数"),
     .help = _("整数，可以是负数，如 -3、负三"),
     FIGURE,
     .none = "0",
     .rule = {.kind = NUMBER_PLAIN, .sign = true}},
    {.name = "decimal",
     .label = _("小数"),
     .help = _("最多两位小数，可以是负数，如 12.5、负0.3"),
     FIGURE,
     .none = "0",
     .rule = {.kind = NUMBER_PLAIN, .decimals = 2, .sign = true}},
    {.name = "money",
     .label = _("金额"),
     .help = _("最多两位小数，以万元计时，12、12万、120000元 都是 12"),
     .writing = _("unit 写元、千元、万元或亿元"),
     FIGURE,
     .none = "0",
     .rule = {.kind = NUMBER_MONEY, .decimals = 2, .sign = true}},
    {.name = "percent",
     .label = _("百分比"),
     .help = _("最多两位小数，可以填 30、30%、百分之三十"),
     FIGURE,
     .none = "0",
     .rule = {.kind = NUMBER_PERCENT, .decimals = 2, .sign = true}},
    {.name = "ordinal",
     .label = _("序数"),
     .help = _("第几，可以填 11、十一、第十一，文稿里写汉字"),
     FIGURE,
     .rule = {.kind = NUMBER_ORDINAL}},
    {.name = "year",
     .label = _("年份"),
     .help = _("四位数，可以填 2026、二〇二六"),
     .family = &type_numbers,
     .prefill = PREFILL_NEVER,
     .rule = {.kind = NUMBER_YEAR}},
    {.name = "month",
     .label = _("月份"),
     .help = _("1 到 12，可以填 3、3月份、三"),
     FIGURE,
     .rule = {.kind = NUMBER_MONTH}},
    {.name = "date",
     .label = _("日期"),
     .help = _("可以填 2026-01-05、2026年1月5日、1月5日，文稿里写 2026年1月5日"),
     .family = &type_dates,
     .prefill = PREFILL_REFERENCE},
    {.name = "text",
     .label = _("文字"),
     .help = _("一行文字，照原样写进文稿"),
     .family = &type_texts,
     .prefill = PREFILL_COPY},
    {.name = "paragraph",
     .label = _("段落"),
     .help = _("一段或几段文字，每一行成文时是一段"),
     .family = &type_texts,
     .prefill = PREFILL_COPY,
     .multiline = true},
    {.name = "list",
     .label = _("列表"),
     .help = _("几个名称，用顿号、逗号、分号或换行隔开，书名号里的不算"),
     .family = &type_lists,
     .prefill = PREFILL_COPY,
     .multiline = true},
    {.name = "boolean",
     .label = _("是否"),
     .help = _("是或否"),
     .writing = _("用来决定一句话写不写"),
     .family = &type_booleans,
     .prefill = PREFILL_REFERENCE,
     .none = "否"},
    {.name = "select_one",
     .label = _("单选"),
     .help = _("从几个选项里选一个"),
     .writing = _("草稿存 value，文稿写 label"),
     .family = &type_one_of,
     .prefill = PREFILL_COPY},
    {.name = "select_multiple",
     .label = _("多选"),
     .help = _("可以选几个，文稿里用顿号连起来"),
     .family = &type_several_of,
     .prefill = PREFILL_COPY},
    {.name = "repeat",
     .label = _("多行"),
     .help = _("一行一条，各栏用｜或 | 隔开，也可以从表格里粘贴几行"),
     .writing = _("正文在 {{#名称}} 和 {{/名称}} 之间逐行重复"),
     .family = &type_rows,
     .prefill = PREFILL_REFERENCE,
     .multiline = true},
    {.name = NULL},
};

const struct type *type_find(const char *name, size_t len)
{
    for (const struct type *type = types; type->name; type++)
        if (bytes_equal(name, len, type->name))
            return type;
    return NULL;
}

bool type_computes(const struct type *type)
{
    return type->family->value == VALUE_NUMBER || type->family->value == VALUE_BOOLEAN;
}

/* --- words --- */

bool type_is_unanswered(const char *text, size_t len)
{
    static const char *const marks[] = {"X", "x", "×", "○", "Ｘ", "ｘ", "〇", "□", "＿", "_", NULL};
    size_t at = 0, size;

    if (!len || !strchr("Xx_\xC3\xE2\xE3\xEF", *text)) /* what the marks begin with */
        return false;
    while (at < len && (size = bytes_begin_any(text + at, len - at, marks)) > 0)
        at += size;
    return at == len && len > 0;
}

bool type_is_none(const char *text, size_t len)
{
    static const char *const words[] = {"无", "没有", "/", "／", NULL};
    enum { LONGEST = 6 };

    return len && len <= LONGEST && bytes_begin_any(text, len, words) == len;
}

/* --- reading --- */

static bool is_blank(ucs4_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || c == 0xa0 ||
           (c > 0x9f && safe_is_hidden(c));
}

void type_trim(const char **text, size_t *len)
{
    ucs4_t c;
    int size;

    while (*len && (size = u8_mbtoucr(&c, (const uint8_t *)*text, *len)) > 0 && is_blank(c)) {
        *text += size;
        *len -= (size_t)size;
    }
    while (*len) {
        const uint8_t *end = (const uint8_t *)*text + *len;
        const uint8_t *last = u8_prev(&c, end, (const uint8_t *)*text);
        if (!last || !is_blank(c))
            break;
        *len -= (size_t)(end - last);
    }
}

static bool within_bounds(const struct field *field, const struct reading *reading,
                          struct str *message)
{
    struct decimal value = reading->number.value;
    bool low = field->lowest.set && decimal_compare(value, field->lowest.value) < 0;
    bool high = field->highest.set && decimal_compare(value, field->highest.value) > 0;

    if (!low && !high)
        return true;
    str_clear(message);
    str_add(message, low ? _("不能小于") : _("不能大于"));
    decimal_print(low ? field->lowest.value : field->highest.value, message);
    str_addf(message, _("%s，请核对"), field->unit ? field->unit : "");
    return false;
}

/* What a file can hold of it: broken characters become U+FFFD, which no type takes. */
static void keep_refused(const char *text, size_t len, struct str *stored)
{
    const uint8_t *next = (const uint8_t *)text, *end = next + len;
    ucs4_t c;

    str_clear(stored);
    while (next < end) {
        int size = u8_mbtoucr(&c, next, (size_t)(end - next));
        if (size <= 0 || !c)
            str_add(stored, "\xEF\xBF\xBD");
        else
            str_addn(stored, (const char *)next, (size_t)size);
        next += size > 0 ? size : 1;
    }
}

/* 无 where it stands for no value of the type. */
static bool read_none(const struct field *field, struct reading *reading, struct str *stored,
                      struct str *message)
{
    if (field->required) {
        str_add(message,
                field->required_message ? field->required_message : _("这一项必须填写，不能填无"));
        return false;
    }
    reading->state = ANSWER_NONE;
    str_add(stored, "无");
    return true;
}

static bool read_value(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    if (!field->type->family->parse(field, year, text, len, reading, stored, message) ||
        !within_bounds(field, reading, message))
        return false;
    reading->state = ANSWER_GIVEN;
    return true;
}

void type_read(const struct field *field, int year, const char *text, size_t len,
               struct reading *reading, struct str *stored, struct str *message)
{
    const char *none = field->required ? NULL : field->type->none;
    bool good;

    memset(reading, 0, sizeof *reading);
    str_clear(stored);
    str_clear(message);
    type_trim(&text, &len);
    if (!len || type_is_unanswered(text, len))
        return;
    if (!type_is_none(text, len))
        good = read_value(field, year, text, len, reading, stored, message);
    else if (none)
        good = read_value(field, year, none, strlen(none), reading, stored, message);
    else
        good = read_none(field, reading, stored, message);
    if (good)
        return;
    memset(reading, 0, sizeof *reading);
    reading->state = ANSWER_REFUSED;
    keep_refused(text, len, stored);
}

struct value type_operand(const struct type *type, const struct reading *reading,
                          const char *stored)
{
    return (struct value){.kind = type->family->value,
                          .number = reading->number.value,
                          .boolean = reading->boolean,
                          .text = stored,
                          .len = strlen(stored)};
}

void type_compute(const struct field *field, const struct value *value, struct reading *reading,
                  struct str *stored, struct str *message)
{
    memset(reading, 0, sizeof *reading);
    str_clear(stored);
    str_clear(message);
    if (value->kind == VALUE_UNANSWERED)
        return;
    reading->state = field->type->family->compute(field, value, reading, stored, message) &&
                             within_bounds(field, reading, message)
                         ? ANSWER_GIVEN
                         : ANSWER_REFUSED;
}
