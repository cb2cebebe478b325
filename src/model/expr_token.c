/* SPDX-License-Identifier: MIT */
#include "model/expr_token.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/str.h"

/* Signs as they are written, and as people write them; longer ones first. */
static const struct sign {
    const char *text;
    enum token_kind kind;
    const char *remedy; /* NULL: written as it should be */
} signs[] = {
    {"==", TOKEN_EQUAL, NULL},
    {"!=", TOKEN_UNEQUAL, NULL},
    {"<=", TOKEN_LESS_EQUAL, NULL},
    {">=", TOKEN_GREATER_EQUAL, NULL},
    {"<>", TOKEN_UNEQUAL, "!="},
    {"=<", TOKEN_LESS_EQUAL, "<="},
    {"=>", TOKEN_GREATER_EQUAL, ">="},
    {"&&", TOKEN_AND, "and"},
    {"||", TOKEN_OR, "or"},
    {"＝＝", TOKEN_EQUAL, "=="},
    {"！＝", TOKEN_UNEQUAL, "!="},
    {"＜＝", TOKEN_LESS_EQUAL, "<="},
    {"＞＝", TOKEN_GREATER_EQUAL, ">="},
    {"＜＞", TOKEN_UNEQUAL, "!="},
    {"＆＆", TOKEN_AND, "and"},
    {"｜｜", TOKEN_OR, "or"},
    {"<", TOKEN_LESS, NULL},
    {">", TOKEN_GREATER, NULL},
    {"+", TOKEN_PLUS, NULL},
    {"-", TOKEN_MINUS, NULL},
    {"*", TOKEN_TIMES, NULL},
    {"/", TOKEN_DIVIDE, NULL},
    {"(", TOKEN_OPEN, NULL},
    {")", TOKEN_CLOSE, NULL},
    {",", TOKEN_COMMA, NULL},
    {".", TOKEN_DOT, NULL},
    {"=", TOKEN_EQUAL, "=="},
    {"!", TOKEN_NOT, "not"},
    {"＝", TOKEN_EQUAL, "=="},
    {"！", TOKEN_NOT, "not"},
    {"≠", TOKEN_UNEQUAL, "!="},
    {"＜", TOKEN_LESS, "<"},
    {"≤", TOKEN_LESS_EQUAL, "<="},
    {"≦", TOKEN_LESS_EQUAL, "<="},
    {"＞", TOKEN_GREATER, ">"},
    {"≥", TOKEN_GREATER_EQUAL, ">="},
    {"≧", TOKEN_GREATER_EQUAL, ">="},
    {"＋", TOKEN_PLUS, "+"},
    {"－", TOKEN_MINUS, "-"},
    {"−", TOKEN_MINUS, "-"},
    {"×", TOKEN_TIMES, "*"},
    {"＊", TOKEN_TIMES, "*"},
    {"÷", TOKEN_DIVIDE, "/"},
    {"／", TOKEN_DIVIDE, "/"},
    {"（", TOKEN_OPEN, "("},
    {"）", TOKEN_CLOSE, ")"},
    {"，", TOKEN_COMMA, ","},
    {"、", TOKEN_COMMA, ","},
    {"．", TOKEN_DOT, "."},
};

/* Quotes that are none here, with what ends them. */
static const struct quotes {
    const char *open, *close;
} quotes[] = {{"“", "”"},   {"”", "”"},   {"‘", "’"},   {"’", "’"},
              {"「", "」"}, {"『", "』"}, {"＂", "＂"}, {"'", "'"}};

static const struct word {
    const char *text;
    enum token_kind kind;
} words[] = {{"or", TOKEN_OR},
             {"and", TOKEN_AND},
             {"not", TOKEN_NOT},
             {"true", TOKEN_TRUE},
             {"false", TOKEN_FALSE}};

static void report(struct token_reader *reader, size_t offset, const char *message)
{
    reader->failed = true;
    reader->problem(reader->self, offset, message);
}

static void report_spelling(struct token_reader *reader, size_t offset, size_t len,
                            const char *remedy)
{
    struct str message = STR_INIT;

    str_addf(&message, _("「%.*s」请改写为%s"), (int)len, reader->text + offset, remedy);
    report(reader, offset, str_text(&message));
    str_free(&message);
}

static bool stands_at(const struct token_reader *reader, size_t at, const char *text)
{
    return bytes_begin(reader->text + at, reader->len - at, text);
}

static size_t character_at(const struct token_reader *reader, size_t at, ucs4_t *character)
{
    *character = 0;
    if (at >= reader->len)
        return 0;
    return (size_t)u8_mbtouc(character, (const uint8_t *)reader->text + at, reader->len - at);
}

static struct token take(struct token_reader *reader, enum token_kind kind, size_t len)
{
    struct token token = {kind, reader->text + reader->at, len, reader->at, {0, 0}};

    reader->at += len;
    return token;
}

static void skip_blanks(struct token_reader *reader)
{
    static const char blanks[] = " \t\r\n";

    while (reader->at < reader->len) {
        if (stands_at(reader, reader->at, "　"))
            reader->at += strlen("　");
        else if (memchr(blanks, reader->text[reader->at], sizeof blanks - 1))
            reader->at++;
        else
            return;
    }
}

static bool is_digit(const struct token_reader *reader, size_t at)
{
    return at < reader->len && reader->text[at] >= '0' && reader->text[at] <= '9';
}

/* Digits of either width; `*wide` when any of them is not ASCII. */
static size_t digits_end(const struct token_reader *reader, size_t at, bool *wide)
{
    for (;;) {
        ucs4_t character;
        size_t len = character_at(reader, at, &character);

        if (character >= 0xFF10 && character <= 0xFF19)
            *wide = true;
        else if (!is_digit(reader, at))
            return at;
        at += len;
    }
}

static bool read_number(struct token_reader *reader, struct token *token)
{
    bool wide = false, point = stands_at(reader, reader->at, ".");
    size_t end = digits_end(reader, reader->at + point, &wide), point_end = end;

    if (end == reader->at + point)
        return false;
    if (!point && end < reader->len && reader->text[end] == '.')
        point_end = digits_end(reader, end + 1, &wide);
    *token = take(reader, TOKEN_NUMBER, (point_end > end + 1 ? point_end : end) - reader->at);
    if (wide)
        report_spelling(reader, token->offset, token->len, _("半角数字"));
    else if (point)
        report(reader, token->offset, _("小数点前面要写0"));
    else if (!decimal_parse(token->text, token->len, &token->number))
        report(reader, token->offset, _("数字最多18位，其中小数最多9位"));
    return true;
}

/* In front of nothing but letters and Han a name would be a number or a sign. */
static bool read_name(struct token_reader *reader, struct token *token)
{
    size_t end = reader->at, len;
    ucs4_t character;

    while ((len = character_at(reader, end, &character)) > 0) {
        bool letter = uc_is_property_alphabetic(character);

        if (!letter &&
            (end == reader->at || (character != '_' && !uc_is_property_decimal_digit(character))))
            break;
        end += len;
    }
    if (end == reader->at)
        return false;
    *token = take(reader, TOKEN_NAME, end - reader->at);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (bytes_equal(token->text, token->len, words[i].text))
            token->kind = words[i].kind;
    return true;
}

/* The text between quotes of these two kinds; a missing end is reported unless the quotes were. */
static struct token take_string(struct token_reader *reader, const char *open, const char *close,
                                bool reported)
{
    size_t offset = reader->at, start = offset + strlen(open), end = start;
    struct token token;

    while (end < reader->len && reader->text[end] != '"' && !stands_at(reader, end, close))
        end++;
    if (end == reader->len && !reported)
        report(reader, offset, _("引号没有对应的结束引号"));
    reader->at = start;
    token = take(reader, TOKEN_STRING, end - start);
    token.offset = offset;
    if (end < reader->len)
        reader->at += reader->text[end] == '"' ? 1 : strlen(close);
    return token;
}

static bool read_string(struct token_reader *reader, struct token *token)
{
    if (reader->text[reader->at] == '"') {
        *token = take_string(reader, "\"", "\"", false);
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (stands_at(reader, reader->at, quotes[i].open)) {
            report_spelling(reader, reader->at, strlen(quotes[i].open), _("英文双引号「\"」"));
            *token = take_string(reader, quotes[i].open, quotes[i].close, true);
            return true;
        }
    }
    return false;
}

static bool read_sign(struct token_reader *reader, struct token *token)
{
    const struct sign *sign = signs;
    struct str remedy = STR_INIT;

    while (sign < signs + COUNT_OF(signs) && !stands_at(reader, reader->at, sign->text))
        sign++;
    if (sign == signs + COUNT_OF(signs))
        return false;
    *token = take(reader, sign->kind, strlen(sign->text));
    if (sign->remedy) {
        str_addf(&remedy, "「%s」", sign->remedy);
        report_spelling(reader, token->offset, token->len, str_text(&remedy));
        str_free(&remedy);
    }
    return true;
}

static struct token take_unknown(struct token_reader *reader)
{
    struct str message = STR_INIT;
    ucs4_t character;
    size_t len = character_at(reader, reader->at, &character);

    str_addf(&message, _("不认识的符号「%.*s」"), (int)len, reader->text + reader->at);
    report(reader, reader->at, str_text(&message));
    str_free(&message);
    return take(reader, TOKEN_BAD, len);
}

struct token token_next(struct token_reader *reader)
{
    struct token token;

    skip_blanks(reader);
    if (reader->at == reader->len)
        return take(reader, TOKEN_END, 0);
    if (read_number(reader, &token) || read_name(reader, &token) || read_string(reader, &token) ||
        read_sign(reader, &token))
        return token;
    return take_unknown(reader);
}
