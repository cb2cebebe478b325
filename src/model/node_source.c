/* SPDX-License-Identifier: MIT */
#include "model/node_source.h"

#include <string.h>

#include "base/bytes.h"
#include "text/encoding.h"

enum { MAX_LISTED = 20 };

struct source_line source_cut(const char *text, const char *end, const char **next)
{
    const char *feed = memchr(text, '\n', (size_t)(end - text));
    struct source_line line = {text, (size_t)((feed ? feed : end) - text)};

    *next = feed ? feed + 1 : NULL;
    if (line.len && text[line.len - 1] == '\r')
        line.len--;
    return line;
}

struct source_line source_line(const char *text, size_t len, int number)
{
    const char *end = text + len, *next = text;

    for (; number > 1 && next; number--)
        source_cut(next, end, &next);
    return next ? source_cut(next, end, &next) : (struct source_line){end, 0};
}

size_t source_bytes(const char *text, size_t len, int columns)
{
    size_t at = 0;

    for (; columns > 0 && at < len; columns--)
        for (at++; at < len && bytes_inside(text[at]); at++)
            ;
    return at;
}

int source_columns(const char *text, size_t len)
{
    int columns = 0;

    for (size_t i = 0; i < len; i++)
        columns += !bytes_inside(text[i]);
    return columns;
}

/* Bytes a forbidden character may begin with; Han and ASCII text passes here alone. */
static const bool looked_at[256] = {
    [0x00] = 1, [0x01] = 1, [0x02] = 1, [0x03] = 1, [0x04] = 1, [0x05] = 1, [0x06] = 1,
    [0x07] = 1, [0x08] = 1, [0x0B] = 1, [0x0C] = 1, [0x0D] = 1, [0x0E] = 1, [0x0F] = 1,
    [0x10] = 1, [0x11] = 1, [0x12] = 1, [0x13] = 1, [0x14] = 1, [0x15] = 1, [0x16] = 1,
    [0x17] = 1, [0x18] = 1, [0x19] = 1, [0x1A] = 1, [0x1B] = 1, [0x1C] = 1, [0x1D] = 1,
    [0x1E] = 1, [0x1F] = 1, [0x7F] = 1, [0xC2] = 1, [0xE2] = 1, [0xEF] = 1,
};

#define CONTROL  _("这里有不能用的控制字符 U+%04X，请删去")
#define LINE_END _("这里有看不见的换行符 U+%04X（多半是从网页或 Word 带来的），请删去并另起一行")

/* What is wrong with the character at `s`, and which it is; NULL: nothing. */
static const char *forbidden(const char *s, size_t left, unsigned *character)
{
    const unsigned char *u = (const unsigned char *)s;

    *character = u[0];
    if (u[0] == '\r')
        return left > 1 && s[1] == '\n' ? NULL
                                        : _("这里有单独的回车符 U+%04X，请把换行统一改成 LF");
    if (u[0] == 0x0B || u[0] == 0x0C)
        return LINE_END;
    if (u[0] < 0x80)
        return CONTROL;
    if (u[0] == 0xC2) {
        *character = u[1];
        return u[1] == 0x85 ? LINE_END : u[1] < 0xA0 ? CONTROL : NULL;
    }
    *character = (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
    if (*character == 0x2028 || *character == 0x2029)
        return LINE_END;
    return *character == 0xFFFE || *character == 0xFFFF ? CONTROL : NULL;
}

struct place {
    const char *line_start;
    int line;
};

/* Moves the place on to the line that holds `at`. */
static void move_on(struct place *place, const char *at)
{
    const char *feed;

    while ((feed = memchr(place->line_start, '\n', (size_t)(at - place->line_start)))) {
        place->line_start = feed + 1;
        place->line++;
    }
}

static int column_of(const struct place *place, const char *at)
{
    return source_columns(place->line_start, (size_t)(at - place->line_start)) + 1;
}

static bool check_encoding(const char *text, size_t len, struct diags *diags)
{
    size_t valid = encoding_check_utf8(text, len);
    struct place place = {text, 1};

    if (valid == len)
        return true;
    move_on(&place, text + valid);
    diags_add(diags, DIAG_ERROR, place.line, column_of(&place, text + valid),
              _("从这里起不是 UTF-8，请用编辑器另存为 UTF-8"));
    return false;
}

static bool has_line_end(const char *text, const char *end, int lead, const char *rest)
{
    size_t len = strlen(rest);

    while ((text = memchr(text, lead, (size_t)(end - text))) && (size_t)(end - ++text) >= len)
        if (memcmp(text, rest, len) == 0)
            return true;
    return false;
}

bool source_has_odd_line_end(const char *text, size_t len)
{
    const char *end = text + len;

    return memchr(text, '\r', len) || has_line_end(text, end, 0xC2, "\x85") ||
           has_line_end(text, end, 0xE2, "\x80\xA8") || has_line_end(text, end, 0xE2, "\x80\xA9");
}

bool source_check(const char *text, size_t len, struct diags *diags)
{
    struct place place = {text, 1};
    size_t listed = 0;

    if (!check_encoding(text, len, diags))
        return false;
    for (size_t i = 0; i < len && listed < MAX_LISTED; i++) {
        const char *problem;
        unsigned character;

        if (!looked_at[(unsigned char)text[i]] ||
            !(problem = forbidden(text + i, len - i, &character)))
            continue;
        move_on(&place, text + i);
        diags_add(diags, DIAG_ERROR, place.line, column_of(&place, text + i), problem, character);
        listed++;
    }
    return listed == 0;
}
