/* SPDX-License-Identifier: MIT */
/* Answers that are words: texts, lists, 是 and 否. */
#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "model/form.h"
#include "model/type_words.h"

/* --- texts --- */

/* The length of the plain character that begins here: printable ASCII, or three bytes of the block
 * where nearly all Han are; 0: another, to be looked at closely. */
static size_t plain_character(const unsigned char *text, size_t len)
{
    if (*text < 0x80)
        return *text >= 0x20 && *text != 0x7f;
    return *text >= 0xe4 && *text <= 0xe9 && len > 2 && (text[1] & 0xc0) == 0x80 &&
                   (text[2] & 0xc0) == 0x80
               ? 3
               : 0;
}

static const char *why_bad(ucs4_t c, int size, bool multiline)
{
    if (size <= 0 || c == 0xfffd)
        return _("含有无法识别的字符，请删去后重新输入");
    if (c == '\n' && !multiline)
        return _("这一项只能填一行，请去掉换行");
    if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
        return _("含有控制字符（如制表符），请删去后再填");
    return NULL;
}

const char *type_bad_character(const char *text, size_t len, bool multiline)
{
    const uint8_t *next = (const uint8_t *)text, *end = next + len;
    const char *reason = NULL;
    ucs4_t c;

    while (next < end && !reason) {
        size_t plain = plain_character(next, (size_t)(end - next));
        int size = plain ? (int)plain : u8_mbtoucr(&c, next, (size_t)(end - next));
        if (!plain)
            reason = why_bad(c, size, multiline);
        next += size > 0 ? size : 1;
    }
    return reason;
}

static bool parse_text(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    const char *reason = type_bad_character(text, len, field->type->multiline);

    (void)year;
    (void)reading;
    if (reason)
        str_add(message, reason);
    else
        str_addn(stored, text, len);
    return !reason;
}

static void print_text(const struct field *field, const struct reading *reading, const char *stored,
                       bool hedge, struct str *out)
{
    (void)field;
    (void)reading;
    (void)hedge;
    str_add(out, stored);
}

static bool compute_text(const struct field *field, const struct value *value,
                         struct reading *reading, struct str *stored, struct str *message)
{
    (void)field;
    (void)reading;
    if (value->kind == VALUE_NUMBER)
        decimal_print(value->number, stored);
    else if (value->kind == VALUE_TEXT)
        str_addn(stored, value->text, value->len);
    else
        str_add(message, _("算出的不是文字，请在模板里核对 calculation"));
    return message->len == 0;
}

const struct type_family type_texts = {
    .value = VALUE_TEXT,
    .parse = parse_text,
    .print = print_text,
    .compute = compute_text,
};

/* --- lists --- */

const char *const type_no_items = _("只有标点，没有内容；没有就只填 无");

static const char *const separators[] = {"、", "，", ",", "；", ";", NULL};

static void add_item(struct str *stored, const char *item, size_t len)
{
    type_trim(&item, &len);
    if (!len)
        return;
    if (stored->len)
        str_addc(stored, '\n');
    str_addn(stored, item, len);
}

/* Whether a separator or 《 》 may begin with the byte. */
static bool may_separate(char c)
{
    return c == ',' || c == ';' || c == '\n' || c == '\xe3' || c == '\xef';
}

void type_split_items(const char *text, size_t len, struct str *stored)
{
    size_t start = 0, size;
    int depth = 0;

    for (size_t i = 0; i < len; i += size) {
        bool ends = text[i] == '\n';
        size = 1;
        if (!may_separate(text[i]))
            continue;
        if (bytes_begin(text + i, len - i, "《"))
            depth++;
        else if (depth && (ends || bytes_begin(text + i, len - i, "》")))
            depth = ends ? 0 : depth - 1;
        else if (!depth && !ends && bytes_begin_any(text + i, len - i, separators)) {
            size = bytes_begin_any(text + i, len - i, separators);
            ends = true;
        }
        if (ends) {
            add_item(stored, text + start, i - start);
            start = i + size;
        }
    }
    add_item(stored, text + start, len - start);
}

static bool parse_list(const struct field *field, int year, const char *text, size_t len,
                       struct reading *reading, struct str *stored, struct str *message)
{
    const char *reason = type_bad_character(text, len, true);

    (void)field;
    (void)year;
    (void)reading;
    if (!reason)
        type_split_items(text, len, stored);
    if (!reason && (!stored->len || type_is_unanswered(stored->s, stored->len) ||
                    type_is_none(stored->s, stored->len)))
        reason = type_no_items;
    if (reason)
        str_add(message, reason);
    return !reason;
}

static bool is_quoted_title(const char *item, size_t len)
{
    return (bytes_begin(item, len, "《") && bytes_end(item, len, "》")) ||
           (bytes_begin(item, len, "“") && bytes_end(item, len, "”"));
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

const struct type_family type_lists = {
    .value = VALUE_LIST,
    .parse = parse_list,
    .print = print_list,
};

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
        if (bytes_equal(text, len, truths[i].word)) {
            reading->boolean = truths[i].means;
            str_add(stored, truths[i].means ? "是" : "否");
            return true;
        }
    str_add(message, _("请填 是 或 否（也可以按 1 或 2）"));
    return false;
}

static bool compute_boolean(const struct field *field, const struct value *value,
                            struct reading *reading, struct str *stored, struct str *message)
{
    (void)field;
    if (value->kind != VALUE_BOOLEAN) {
        str_add(message, _("算出的不是“是”或“否”，请在模板里核对 calculation"));
        return false;
    }
    reading->boolean = value->boolean;
    str_add(stored, value->boolean ? "是" : "否");
    return true;
}

const struct type_family type_booleans = {
    .value = VALUE_BOOLEAN,
    .figure = true,
    .parse = parse_boolean,
    .print = print_text,
    .compute = compute_boolean,
};
