/* SPDX-License-Identifier: MIT */
#include "tui/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "tui/key_character.h"
#include "tui/key_table.h"

enum {
    ESC = 0x1B,
    BEL = 0x07,
    DEL = 0x7F,
    LONGEST_SEQUENCE = 4096, /* what goes on longer is no answer of a terminal */
    PASTE_BEGINS = 200
};

static const char paste_ends[] = "\033[201~";

struct key_learned {
    char *bytes;
    enum key_name name;
};

static bool is_control(unsigned char byte)
{
    return byte < 0x20 || byte == DEL;
}

/* The *_length functions: the bytes of the sequence at `s`, which begins with ESC and one more
 * byte; 0 when it goes on behind `len`. A control inside ends it and counts for itself. */

static size_t csi_length(const unsigned char *s, size_t len)
{
    size_t i = 2;

    if (len > 2 && s[2] == '[') /* the Linux console: ESC [ [ A */
        return len == 3 ? 0 : is_control(s[3]) ? 3 : 4;
    while (i < len && s[i] >= 0x20 && s[i] < 0x40 && s[i] != '$') /* rxvt: ESC [ 5 $ */
        i++;
    if (i == len)
        return len > LONGEST_SEQUENCE ? len : 0;
    return is_control(s[i]) || s[i] >= 0x80 ? i : i + 1;
}

static size_t ss3_length(const unsigned char *s, size_t len)
{
    size_t i = 2;

    while (i < len && ((s[i] >= '0' && s[i] <= '9') || s[i] == ';'))
        i++;
    if (i == len)
        return len > LONGEST_SEQUENCE ? len : 0;
    return is_control(s[i]) || s[i] >= 0x80 ? i : i + 1;
}

/* OSC, DCS and their like, up to BEL or ESC \. */
static size_t string_length(const unsigned char *s, size_t len)
{
    for (size_t i = 2; i < len; i++) {
        if (s[i] == BEL)
            return i + 1;
        if (s[i] == ESC && i + 1 == len)
            return 0;
        if (is_control(s[i]))
            return s[i] == ESC && s[i + 1] == '\\' ? i + 2 : i;
    }
    return len > LONGEST_SEQUENCE ? len : 0;
}

static size_t alt_length(const unsigned char *s, size_t len)
{
    int length = key_utf8_length(s + 1, len - 1);

    return length == 0 ? 0 : length < 0 ? 2 : (size_t)length + 1;
}

/* What was typed behind Esc comes together with it when the line stood still. With Alt nobody
 * presses these, and no key sends them (but ESC TAB on the Linux console). */
static bool is_typed_behind(unsigned char c)
{
    return (c >= '0' && c <= '9') || c >= 0x80 || (is_control(c) && !strchr("\b\t\177", c));
}

static size_t sequence_length(const unsigned char *s, size_t len)
{
    if (len == 1)
        return 0;
    if (is_typed_behind(s[1]))
        return 1;
    if (s[1] == '[')
        return csi_length(s, len);
    if (s[1] == 'O')
        return ss3_length(s, len);
    return strchr("P]X^_", s[1]) && s[1] ? string_length(s, len) : alt_length(s, len);
}

static enum key_name find_final(const struct key_final *table, char final)
{
    while (table->name != KEY_NAME_NONE && table->final != final)
        table++;
    return table->name != KEY_NAME_NONE ? table->name : KEY_NAME_UNKNOWN;
}

static enum key_name find_number(int number)
{
    const struct key_number *row = key_numbers;

    while (row->name != KEY_NAME_NONE && row->number != number)
        row++;
    return row->name != KEY_NAME_NONE ? row->name : KEY_NAME_UNKNOWN;
}

/* The first two numbers of a CSI sequence, 0 for those that are not there. */
static void parse_numbers(const char *s, size_t len, int numbers[2])
{
    size_t which = 0;

    numbers[0] = numbers[1] = 0;
    for (size_t i = 2; i < len && which < 2; i++) {
        if (s[i] == ';')
            which++;
        else if (s[i] >= '0' && s[i] <= '9' && numbers[which] < 100000)
            numbers[which] = numbers[which] * 10 + (s[i] - '0');
    }
}

/* ESC [ 1 ; 5 A, ESC [ 5 A, ESC O 5 A; rxvt has ESC [ a and ESC [ 3 ^ instead. */
static bool is_modified(const char *s, size_t len, enum key_name name)
{
    bool is_block = name >= KEY_NAME_DELETE && name <= KEY_NAME_PAGE_DOWN;
    char final = s[len - 1];
    int numbers[2];

    parse_numbers(s, len, numbers);
    return is_block &&
           (strchr("abcd^@$", final) || numbers[1] > 1 || (final != '~' && numbers[0] > 1));
}

static void csi_key(struct key_decoder *decoder, const char *s, size_t len, struct key *key)
{
    char final = s[len - 1];
    int numbers[2];

    parse_numbers(s, len, numbers);
    if (len == 4 && s[2] == '[') {
        key->name = find_final(key_finals_console, final);
    } else if (s[2] >= '<' && s[2] <= '?') {
        key->name = KEY_NAME_UNKNOWN;
    } else if (final == '~' && numbers[0] == PASTE_BEGINS) {
        decoder->pasting = true;
        key->name = KEY_NAME_NONE;
    } else if (strchr("~^@$", final)) { /* but for the first: rxvt with a modifier */
        key->name = find_number(numbers[0]);
    } else if (final == 'R' && numbers[0] > 0 && numbers[1] > 0) {
        key->name = KEY_NAME_CURSOR_REPORT;
        key->row = numbers[0];
        key->column = numbers[1];
    } else {
        key->name = find_final(key_finals, final);
    }
}

static void ss3_key(const char *s, size_t len, struct key *key)
{
    key->text = len > 2 ? key_keypad(s[len - 1]) : NULL;
    key->len = key->text != NULL;
    key->name = key->text ? KEY_NAME_TEXT : find_final(key_finals_ss3, s[len - 1]);
    if (key->name == KEY_NAME_UNKNOWN && len > 2)
        key->name = find_final(key_finals, s[len - 1]);
}

static enum key_name find_learned(const struct key_decoder *decoder, const char *s, size_t len)
{
    for (size_t i = 0; i < decoder->learned_count; i++) {
        const struct key_learned *learned = &decoder->learned[i];
        if (bytes_equal(s, len, learned->bytes))
            return learned->name;
    }
    return KEY_NAME_UNKNOWN;
}

static void sequence_key(struct key_decoder *decoder, const char *s, size_t len, struct key *key)
{
    if (len == 1)
        key->name = KEY_NAME_ESCAPE;
    else if (s[1] == '[')
        csi_key(decoder, s, len, key);
    else if (s[1] == 'O')
        ss3_key(s, len, key);
    else
        key->name = KEY_NAME_UNKNOWN;
    if (key->name == KEY_NAME_UNKNOWN)
        key->name = find_learned(decoder, s, len);
    else if (len > 1 && is_modified(s, len, key->name))
        key->letter = KEY_MODIFIED;
}

static void control_key(unsigned char byte, struct key *key)
{
    static const enum key_name names[] = {
        ['\0'] = KEY_NAME_UNKNOWN, ['\b'] = KEY_NAME_BACKSPACE, ['\t'] = KEY_NAME_TAB,
        ['\n'] = KEY_NAME_ENTER,   ['\r'] = KEY_NAME_ENTER,     [DEL] = KEY_NAME_BACKSPACE,
    };

    key->name = names[byte] != KEY_NAME_NONE ? names[byte] : KEY_NAME_CTRL;
    key->letter = key->name == KEY_NAME_CTRL ? (char)(byte | 0x40) : '\0';
}

static void drop(struct key_decoder *decoder, size_t count)
{
    str_splice(&decoder->pending, 0, count, "", 0);
}

static bool take_sequence(struct key_decoder *decoder, bool late, struct key *key)
{
    const struct str *pending = &decoder->pending;
    size_t length = sequence_length((const unsigned char *)pending->s, pending->len);

    if (!length && !late)
        return false;
    if (!length)
        length = pending->len;
    sequence_key(decoder, pending->s, length, key);
    drop(decoder, length);
    return true;
}

static bool give_text(const struct key_decoder *decoder, enum key_name name, struct key *key)
{
    key->name = name;
    key->text = str_text(&decoder->text);
    key->len = decoder->text.len;
    return true;
}

/* Takes characters up to a control or half a character; false when there were none. */
static bool take_text(struct key_decoder *decoder, struct key *key)
{
    const unsigned char *s = (const unsigned char *)decoder->pending.s;
    size_t len = decoder->pending.len, at = 0;

    while (at < len && !is_control(s[at])) {
        size_t taken = key_take_character(decoder->charset, s + at, len - at, &decoder->text);
        if (!taken)
            break;
        at += taken;
    }
    drop(decoder, at);
    return decoder->text.len > 0 && give_text(decoder, KEY_NAME_TEXT, key);
}

/* One step through pasted bytes that are not the closing mark; 0 when more are needed. */
static size_t take_pasted(struct key_decoder *decoder, const unsigned char *s, size_t len)
{
    if (!is_control(*s))
        return key_take_character(decoder->charset, s, len, &decoder->text);
    if (*s == '\r' && len == 1)
        return 0;
    if (*s == '\r' || *s == '\n' || *s == '\t')
        str_addc(&decoder->text, *s == '\t' ? '\t' : '\n');
    return *s == '\r' && s[1] == '\n' ? 2 : 1;
}

static bool take_paste(struct key_decoder *decoder, struct key *key)
{
    const struct str *pending = &decoder->pending;
    const size_t mark = sizeof paste_ends - 1;
    size_t at = 0;

    while (at < pending->len && decoder->pasting) {
        size_t left = pending->len - at, taken;

        if (memcmp(pending->s + at, paste_ends, left < mark ? left : mark) == 0) {
            taken = left < mark ? 0 : mark;
            decoder->pasting = left < mark;
        } else {
            taken = take_pasted(decoder, (const unsigned char *)pending->s + at, left);
        }
        if (!taken)
            break;
        at += taken;
    }
    drop(decoder, at);
    return !decoder->pasting && give_text(decoder, KEY_NAME_PASTE, key);
}

void key_feed(struct key_decoder *decoder, const char *bytes, size_t len)
{
    str_addn(&decoder->pending, bytes, len);
}

bool key_next(struct key_decoder *decoder, bool late, struct key *key)
{
    memset(key, 0, sizeof *key);
    if (!decoder->pasting)
        str_clear(&decoder->text);
    while (decoder->pending.len > 0) {
        unsigned char first = (unsigned char)decoder->pending.s[0];

        if (decoder->pasting)
            return take_paste(decoder, key);
        if (first == ESC) {
            if (!take_sequence(decoder, late, key))
                return false;
            if (key->name != KEY_NAME_NONE)
                return true;
        } else if (is_control(first)) {
            control_key(first, key);
            drop(decoder, 1);
            return true;
        } else if (take_text(decoder, key)) {
            return true;
        } else if (decoder->pending.len > 0 && !is_control((unsigned char)decoder->pending.s[0])) {
            return false;
        }
    }
    return false;
}

bool key_pending(const struct key_decoder *decoder)
{
    return !decoder->pasting && decoder->pending.len > 0 && decoder->pending.s[0] == ESC;
}

void key_learn(struct key_decoder *decoder, const char *(*string)(const char *capability))
{
    for (const struct key_capability *row = key_capabilities; row->capability; row++) {
        const char *bytes = string(row->capability);

        if (!bytes || bytes[0] != ESC || !bytes[1])
            continue;
        ARRAY_ROOM(decoder->learned, decoder->learned_count, decoder->learned_cap);
        decoder->learned[decoder->learned_count++] = (struct key_learned){xstrdup(bytes),
                                                                          row->name};
    }
}

void key_decoder_free(struct key_decoder *decoder)
{
    for (size_t i = 0; i < decoder->learned_count; i++)
        free(decoder->learned[i].bytes);
    free(decoder->learned);
    str_free(&decoder->pending);
    str_free(&decoder->text);
    *decoder = (struct key_decoder)KEY_DECODER_INIT;
}
