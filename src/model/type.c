/* SPDX-License-Identifier: MIT */
#include "model/type.h"

#include <string.h>
#include <unistr.h>

#include "base/attributes.h"
#include "model/form.h"
#include "text/safe.h"

/* --- numbers --- */

static bool parse_number(const struct field *field, int year, const char *text, size_t len,
                         struct reading *reading, struct str *stored, struct str *message)
{
    struct number_rule rule = field->type->rule;

    (void)year;
    rule.unit = field->unit;
    rule.approximate = field->approximate;
    if (!number_parse(&rule, text, len, &reading->number, message))
        return false;
    reading->verify = reading->number.verify;
    number_store(&reading->number, stored);
    return true;
}

static void print_number(const struct field *field, const struct reading *reading,
                         const char *stored, bool hedge, struct str *out)
{
    struct number number = reading->number;

    (void)stored;
    if (!hedge)
        number.hedge = HEDGE_NONE;
    number_print(&number, field->type->rule.kind, (enum number_format)field->format, out);
}

static struct value number_operand(const struct reading *reading, const char *stored)
{
    struct value value = {.kind = VALUE_NUMBER, .number = reading->number.value};

    (void)stored;
    return value;
}

static bool compute_number(const struct field *field, const struct value *value,
                           struct reading *reading, struct str *stored)
{
    int places = field->type->rule.decimals;

    if (value->kind != VALUE_NUMBER)
        return false;
    reading->number = (struct number){.value = value->number};
    if (value->number.scale > places)
        reading->number.value = decimal_trim(decimal_round(value->number, places));
    number_store(&reading->number, stored);
    return true;
}

/* --- dates --- */

static bool parse_date(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    (void)field;
    if (!date_parse(text, len, year, &reading->date, &reading->verify, message))
        return false;
    date_store(reading->date, stored);
    return true;
}

static void print_date(const struct field *field, const struct reading *reading, const char *stored,
                       bool hedge, struct str *out)
{
    (void)field;
    (void)stored;
    (void)hedge;
    date_print(reading->date, out);
}

/* --- texts --- */

static bool parse_paragraph(const struct field *field, int year, const char *text, size_t len,
                            struct reading *reading, struct str *stored, struct str *message)
{
    (void)year;
    (void)reading;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n' && !field->type->multiline) {
            str_add(message, _("这一项只能填一行，请去掉换行"));
            return false;
        }
        if ((c < 0x20 && c != '\n') || c == 0x7f) {
            str_add(message, _("含有控制字符（如制表符），请删去后再填"));
            return false;
        }
    }
    str_addn(stored, text, len);
    return true;
}

static void print_text(const struct field *field, const struct reading *reading, const char *stored,
                       bool hedge, struct str *out)
{
    (void)field;
    (void)reading;
    (void)hedge;
    str_add(out, stored);
}

static struct value text_operand(const struct reading *reading, const char *stored)
{
    struct value value = {.kind = VALUE_TEXT, .text = stored, .len = strlen(stored)};

    (void)reading;
    return value;
}

static bool compute_text(const struct field *field, const struct value *value,
                         struct reading *reading, struct str *stored)
{
    (void)field;
    (void)reading;
    if (value->kind == VALUE_NUMBER)
        decimal_print(value->number, stored);
    else if (value->kind == VALUE_TEXT)
        str_addn(stored, value->text, value->len);
    else
        return false;
    return true;
}

/* --- lists --- */

static const char *const separators[] = {"、", "，", ",", "；", ";", "\n", NULL};

static size_t separator_at(const char *text, size_t len)
{
    for (const char *const *mark = separators; *mark; mark++) {
        size_t size = strlen(*mark);
        if (size <= len && memcmp(text, *mark, size) == 0)
            return size;
    }
    return 0;
}

static bool starts_with(const char *text, size_t len, const char *prefix)
{
    size_t size = strlen(prefix);

    return size <= len && memcmp(text, prefix, size) == 0;
}

static void add_item(struct str *stored, const char *item, size_t len)
{
    while (len && *item == ' ')
        item++, len--;
    while (len && item[len - 1] == ' ')
        len--;
    if (!len)
        return;
    if (stored->len)
        str_addc(stored, '\n');
    str_addn(stored, item, len);
}

static bool parse_list(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    size_t start = 0, i = 0;
    int depth = 0;

    if (!parse_paragraph(field, year, text, len, reading, message, message)) {
        return false;
    }
    str_clear(message);
    while (i < len) {
        size_t mark = depth > 0 ? 0 : separator_at(text + i, len - i);
        depth += starts_with(text + i, len - i, "《");
        depth -= depth > 0 && starts_with(text + i, len - i, "》");
        if (mark)
            add_item(stored, text + start, i - start);
        i += mark ? mark : 1;
        if (mark)
            start = i;
    }
    add_item(stored, text + start, len - start);
    return true;
}

static bool is_quoted_title(const char *item, size_t len)
{
    return (starts_with(item, len, "《") && len >= 3 && memcmp(item + len - 3, "》", 3) == 0) ||
           (starts_with(item, len, "“") && len >= 3 && memcmp(item + len - 3, "”", 3) == 0);
}

/* Items are joined by 、; between titles in 《》 or “” stands nothing (GB/T 15834). */
static void print_list(const struct field *field, const struct reading *reading, const char *stored,
                       bool hedge, struct str *out)
{
    bool title_before = true;

    (void)field;
    (void)reading;
    (void)hedge;
    for (const char *item = stored; *item;) {
        size_t len = strcspn(item, "\n");
        bool title = is_quoted_title(item, len);
        if (item != stored && !(title && title_before))
            str_add(out, "、");
        str_addn(out, item, len);
        title_before = title;
        item += len + (item[len] == '\n');
    }
}

/* --- booleans --- */

static const struct {
    const char *word;
    bool means;
} truths[] = {{"是", true},    {"有", true},     {"true", true}, {"1", true}, {"否", false},
              {"不是", false}, {"false", false}, {"2", false},   {"0", false}};

static bool parse_boolean(const struct field *field, int year, const char *text, size_t len,
                          struct reading *reading, struct str *stored, struct str *message)
{
    (void)field;
    (void)year;
    for (size_t i = 0; i < COUNT_OF(truths); i++)
        if (strlen(truths[i].word) == len && memcmp(truths[i].word, text, len) == 0) {
            reading->boolean = truths[i].means;
            str_add(stored, truths[i].means ? "是" : "否");
            return true;
        }
    str_add(message, _("请填 是 或 否（也可以按 1 或 2）"));
    return false;
}

static struct value boolean_operand(const struct reading *reading, const char *stored)
{
    struct value value = {.kind = VALUE_BOOLEAN, .boolean = reading->boolean};

    (void)stored;
    return value;
}

static bool compute_boolean(const struct field *field, const struct value *value,
                            struct reading *reading, struct str *stored)
{
    (void)field;
    if (value->kind != VALUE_BOOLEAN)
        return false;
    reading->boolean = value->boolean;
    str_add(stored, value->boolean ? "是" : "否");
    return true;
}

/* --- the table --- */

#define NUMBER parse_number, print_number, number_operand, compute_number
#define TEXT   parse_paragraph, print_text, text_operand, compute_text

static const struct type types[] = {
    {"count",
     _("计数"),
     PREFILL_REFERENCE,
     true,
     true,
     false,
     true,
     {NUMBER_PLAIN, NULL, 0, false, false},
     NUMBER},
    {"integer",
     _("整数"),
     PREFILL_REFERENCE,
     true,
     true,
     false,
     true,
     {NUMBER_PLAIN, NULL, 0, true, false},
     NUMBER},
    {"decimal",
     _("小数"),
     PREFILL_REFERENCE,
     true,
     true,
     false,
     true,
     {NUMBER_PLAIN, NULL, 2, true, false},
     NUMBER},
    {"money",
     _("金额"),
     PREFILL_REFERENCE,
     true,
     true,
     false,
     true,
     {NUMBER_MONEY, NULL, 2, true, false},
     NUMBER},
    {"percent",
     _("百分比"),
     PREFILL_REFERENCE,
     true,
     true,
     false,
     true,
     {NUMBER_PERCENT, NULL, 2, true, false},
     NUMBER},
    {"ordinal",
     _("序数"),
     PREFILL_REFERENCE,
     true,
     false,
     false,
     true,
     {NUMBER_ORDINAL, NULL, 0, false, false},
     NUMBER},
    {"year",
     _("年份"),
     PREFILL_NEVER,
     true,
     false,
     false,
     true,
     {NUMBER_YEAR, NULL, 0, false, false},
     NUMBER},
    {"month",
     _("月份"),
     PREFILL_REFERENCE,
     true,
     false,
     false,
     true,
     {NUMBER_MONTH, NULL, 0, false, false},
     NUMBER},
    {"date",
     _("日期"),
     PREFILL_REFERENCE,
     true,
     false,
     false,
     false,
     {NUMBER_PLAIN, NULL, 0, false, false},
     parse_date,
     print_date,
     text_operand,
     NULL},
    {"text",
     _("文字"),
     PREFILL_COPY,
     false,
     false,
     false,
     false,
     {NUMBER_PLAIN, NULL, 0, false, false},
     TEXT},
    {"paragraph",
     _("段落"),
     PREFILL_COPY,
     false,
     false,
     true,
     false,
     {NUMBER_PLAIN, NULL, 0, false, false},
     TEXT},
    {"list",
     _("列表"),
     PREFILL_COPY,
     false,
     false,
     true,
     false,
     {NUMBER_PLAIN, NULL, 0, false, false},
     parse_list,
     print_list,
     text_operand,
     NULL},
    {"boolean",
     _("是否"),
     PREFILL_REFERENCE,
     true,
     true,
     false,
     true,
     {NUMBER_PLAIN, NULL, 0, false, false},
     parse_boolean,
     print_text,
     boolean_operand,
     compute_boolean},
};

const char *const type_names[] = {"count",     "integer", "decimal", "money", "percent",
                                  "ordinal",   "year",    "month",   "date",  "text",
                                  "paragraph", "list",    "boolean", NULL};

const struct type *type_find(const char *name, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (strlen(types[i].name) == len && memcmp(types[i].name, name, len) == 0)
            return &types[i];
    return NULL;
}

/* --- what every type has in common --- */

static bool is_blank(ucs4_t c, bool multiline)
{
    return c == ' ' || c == 0x3000 || c == 0xa0 || (multiline && c == '\n') ||
           (c > 0x7f && safe_is_hidden(c) && c != 0xfffd);
}

static void trim(const char **text, size_t *len, bool multiline)
{
    ucs4_t c;
    int size;

    while (*len && (size = u8_mbtouc(&c, (const uint8_t *)*text, *len)) > 0 &&
           is_blank(c, multiline))
        *text += size, *len -= (size_t)size;
    while (*len) {
        const uint8_t *end = (const uint8_t *)*text + *len;
        const uint8_t *last = u8_prev(&c, end, (const uint8_t *)*text);
        if (!last || !is_blank(c, multiline))
            break;
        *len -= (size_t)(end - last);
    }
}

static bool is_one_of(const char *text, size_t len, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == len && memcmp(*words, text, len) == 0)
            return true;
    return false;
}

/* X, ×, ○, Ｘ, □ alone, however many. */
static bool is_placeholder(const char *text, size_t len)
{
    static const char *const marks[] = {"X", "x", "×", "○", "Ｘ", "ｘ", "〇", "□", "＿", "_", NULL};
    size_t at = 0;

    while (at < len) {
        size_t size = 0;
        for (const char *const *mark = marks; *mark && !size; mark++)
            if (starts_with(text + at, len - at, *mark))
                size = strlen(*mark);
        if (!size)
            return false;
        at += size;
    }
    return len > 0;
}

static bool within_bounds(const struct field *field, const struct reading *reading,
                          struct str *message)
{
    struct str bound = STR_INIT;
    bool low = field->lowest.state == ANSWER_GIVEN &&
               decimal_compare(reading->number.value, field->lowest.number.value) < 0;
    bool high = field->highest.state == ANSWER_GIVEN &&
                decimal_compare(reading->number.value, field->highest.number.value) > 0;

    if (low || high) {
        decimal_print(low ? field->lowest.number.value : field->highest.number.value, &bound);
        str_clear(message);
        str_addf(message, low ? _("不能小于%s%s，请核对") : _("不能大于%s%s，请核对"),
                 str_text(&bound), field->unit ? field->unit : "");
        str_free(&bound);
    }
    return !low && !high;
}

static void read_none(const struct field *field, struct reading *reading, struct str *stored,
                      struct str *message)
{
    if (field->required) {
        reading->state = ANSWER_REFUSED;
        str_add(message,
                field->required_message ? field->required_message : _("这一项必须填写，不能填无"));
        str_add(stored, "无");
    } else if (field->type->none_is_zero) {
        reading->state = ANSWER_GIVEN;
        str_add(stored, field->type->parse == parse_boolean ? "否" : "0");
    } else {
        reading->state = ANSWER_NONE;
        str_add(stored, "无");
    }
}

void type_read(const struct field *field, int year, const char *text, size_t len,
               struct reading *reading, struct str *stored, struct str *message)
{
    static const char *const none_words[] = {"无", "没有", "/", "／", NULL};
    const struct type *type = field->type;

    memset(reading, 0, sizeof *reading);
    str_clear(stored);
    str_clear(message);
    trim(&text, &len, type->multiline);
    if (!len || is_placeholder(text, len))
        return;
    if (is_one_of(text, len, none_words)) {
        read_none(field, reading, stored, message);
        return;
    }
    if (type->parse(field, year, text, len, reading, stored, message) &&
        (type->rule.kind == NUMBER_PLAIN && !type->none_is_zero
             ? true
             : within_bounds(field, reading, message))) {
        reading->state = ANSWER_GIVEN;
        return;
    }
    reading->state = ANSWER_REFUSED;
    str_clear(stored);
    str_addn(stored, text, len);
}
