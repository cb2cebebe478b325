/* SPDX-License-Identifier: MIT */
#include "import/label_clause.h"

#include <string.h>

#include "base/bytes.h"
#include "import/glyph.h"

static const char *const opening[] = {"“", "《", "〈", "「", "『", "‘", NULL};
static const char *const closing[] = {"”", "》", "〉", "」", "』", "’", NULL};

/* Characters. */
enum { BRACKET_REACH = 24, BEHIND_REACH = 18, SHORT_BRACKET = 2 };

/* --- what belongs to a clause --- */

/* Letters of words that are no Han, and marks within them: X-ray, 1.5T. */
static bool is_latin(const char *text, size_t len)
{
    return glyph_is_letter(text, len) || glyph_is_digit(text, len);
}

static bool is_inner_mark(const char *text, size_t at, size_t lowest, size_t highest)
{
    static struct words marks = WORDS(".", "-", "/", "+", "·");
    size_t size = words_begin(&marks, text + at, highest - at), back;

    if (!size)
        return false;
    back = glyph_back(text, at);
    return at > lowest && at + size < highest && is_latin(text + back, at - back) &&
           is_latin(text + at + size, highest - at - size);
}

/* Ⅰ to Ⅻ, ‰, ℃: signs that belong to words. */
static bool is_sign(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    return *text == '%' || (len >= 3 && ((s[0] == 0xE2 && (s[1] == 0x84 || s[1] == 0x85)) ||
                                         bytes_begin(text, len, "％")));
}

/* Most of the text, known at one look. */
static inline bool is_common_han(const char *text)
{
    return (unsigned char)*text >= 0xE4 && (unsigned char)*text <= 0xE9;
}

static inline bool is_common_end(const char *text, size_t len)
{
    return len >= 3 &&
           (memcmp(text, "，", 3) == 0 || memcmp(text, "。", 3) == 0 || memcmp(text, "；", 3) == 0);
}

static bool is_part(const char *text, size_t at, size_t lowest, size_t highest)
{
    const char *s = text + at;
    size_t len = highest - at;

    return glyph_is_han(s, len) || is_latin(s, len) || is_sign(s, len) ||
           is_inner_mark(text, at, lowest, highest) || bytes_begin(s, len, "○") ||
           bytes_begin(s, len, "〇");
}

static bool is_pause(const char *text, size_t len)
{
    return bytes_begin(text, len, "、");
}

/* Where the bracket opens that closes before `end`; `end` where it numbers a paragraph or opens
 * too far away. */
static size_t bracket_start(const char *text, size_t end, size_t lowest)
{
    size_t at = end - bytes_end_any(text, end, glyph_closing);
    bool numbers = true;

    for (int i = 0; i < BRACKET_REACH && at > lowest; i++) {
        size_t back = glyph_back(text, at);
        if (bytes_begin_any(text + back, at - back, glyph_opening))
            return numbers || back == lowest ? end : back;
        numbers = numbers && (glyph_is_digit(text + back, at - back) ||
                              glyph_is_numeral(text + back, at - back));
        at = back;
    }
    return end;
}

/* A single blank between letters is part of a word: DJI MAVIC3. */
static bool is_inner_blank(const char *text, size_t at, size_t lowest, size_t highest)
{
    size_t size = glyph_blank(text + at, highest - at), back;

    if (!size)
        return false;
    back = glyph_back(text, at);
    return text[at] != '\t' && at > lowest && at + size < highest &&
           is_latin(text + back, at - back) && is_latin(text + at + size, highest - at - size);
}

/* --- reading --- */

static size_t reach_back(const char *text, size_t start, size_t lowest)
{
    size_t at = start, back, quotes = 0;

    for (int i = 0; i < CLAUSE_REACH && at > lowest; i++, at = back) {
        const char *s = text + (back = glyph_back(text, at));
        size_t size = at - back;
        if (is_common_end(s, size))
            return at;
        if (is_common_han(s) || is_part(text, back, lowest, start) ||
            is_inner_blank(text, back, lowest, start))
            continue;
        if (is_pause(s, size)) {
            if (at == start)
                return at;
        } else if (bytes_begin_any(s, size, glyph_closing)) {
            back = bracket_start(text, at, lowest);
            if (back == at)
                return at;
        } else if (bytes_begin_any(s, size, closing))
            quotes++;
        else if (!quotes-- || !bytes_begin_any(s, size, opening))
            return at;
    }
    return at;
}

static size_t reach_on(const char *text, size_t start, size_t highest)
{
    size_t at = start, quotes = 0, size;

    for (int i = 0; i < BEHIND_REACH && at < highest; i++, at += size) {
        const char *s = text + at;
        if (is_common_end(s, highest - at))
            return at;
        size = glyph_size(s);
        if (is_common_han(s) || is_part(text, at, start, highest) ||
            is_inner_blank(text, at, start, highest))
            continue;
        if (bytes_begin_any(s, highest - at, opening))
            quotes++;
        else if (bytes_begin_any(s, highest - at, glyph_opening)) {
            while (at + size < highest &&
                   !bytes_begin_any(text + at + size, highest - at - size, glyph_closing))
                size += glyph_size(text + at + size);
            if (at + size >= highest)
                return at;
            size += glyph_size(text + at + size);
        } else if (!quotes-- || !bytes_begin_any(s, highest - at, closing))
            return at;
    }
    return at;
}

/* 专（兼）职: what is in the bracket is part of the word. */
static bool is_kept(const char *text, size_t len, size_t behind)
{
    return behind && glyph_count(text, len) <= SHORT_BRACKET && glyph_is_han(text, len);
}

/* Takes the text without quotation marks, blanks, and most of what stands in brackets; within
 * quotation marks 、 parts nothing: “双随机、一公开”抽查. */
static void take(struct clause *clause, const char *text, size_t len)
{
    size_t quotes = 0;

    str_clear(&clause->text);
    for (size_t at = 0, size; at < len; at += size) {
        const char *s = text + at;
        size_t inner, end;
        for (size = 0; at + size < len && is_common_han(s + size); size += 3)
            ;
        if (size) {
            str_addn(&clause->text, s, size);
            continue;
        }
        inner = bytes_begin_any(s, len - at, glyph_opening);
        end = at + inner;
        size = glyph_size(s);
        if (inner) {
            while (end < len && !bytes_begin_any(text + end, len - end, glyph_closing))
                end += glyph_size(text + end);
            size = end < len ? end + glyph_size(text + end) - at : len - at;
            if (is_kept(s + inner, end - at - inner, len - at - size))
                str_addn(&clause->text, s, size);
        } else if (bytes_begin_any(s, len - at, opening))
            quotes++;
        else if (bytes_begin_any(s, len - at, closing))
            quotes -= quotes > 0;
        else if (!glyph_blank(s, len - at) && !(quotes && is_pause(s, len - at)))
            str_addn(&clause->text, s, size);
    }
}

/* The bytes of letters, digits and marks between them. */
static size_t latin_run(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len && (is_latin(text + at, len - at) || is_inner_mark(text, at, 0, len)))
        at += glyph_size(text + at);
    return at;
}

static void part_words(struct clause *clause)
{
    const char *text = str_text(&clause->text);
    size_t len = clause->text.len, size, count = 0;

    for (size_t at = 0; at < len && count < CLAUSE_REACH; at += size) {
        unsigned classes = LEX_WORD;
        size = is_common_han(text + at) ? 0 : latin_run(text + at, len - at);
        if (!size)
            size = lexicon_word(text + at, len - at, &classes);
        clause->words[count++] = (struct clause_word){(unsigned short)at, (unsigned short)size,
                                                      classes};
    }
    clause->from = 0;
    clause->to = clause->count = count;
    clause->is_open = false;
}

void clause_before(struct clause *clause, const char *text, size_t start, size_t lowest)
{
    while (start > lowest) {
        size_t back = glyph_back(text, start);
        if (!glyph_blank(text + back, start - back))
            break;
        start = back;
    }
    clause->end = start;
    clause->begin = reach_back(text, start, lowest);
    clause->is_whole = true;
    take(clause, text + clause->begin, start - clause->begin);
    part_words(clause);
}

void clause_behind(struct clause *clause, const char *text, size_t start, size_t highest)
{
    start += glyph_blanks(text + start, highest - start);
    clause->begin = start;
    clause->end = reach_on(text, start, highest);
    clause->is_whole = clause->end < highest;
    take(clause, text + start, clause->end - start);
    part_words(clause);
}

void clause_set(struct clause *clause, const char *text, size_t len)
{
    str_clear(&clause->text);
    str_addn(&clause->text, text, len);
    clause->is_whole = true;
    part_words(clause);
}

void clause_free(struct clause *clause)
{
    str_free(&clause->text);
}

/* --- what is left --- */

struct stretch clause_text(const struct clause *clause)
{
    const struct clause_word *first = &clause->words[clause->from], *last;

    if (clause->from >= clause->to)
        return (struct stretch){"", 0};
    last = &clause->words[clause->to - 1];
    return (struct stretch){clause->text.s + first->start,
                            (size_t)last->start + last->size - first->start};
}

void clause_add(struct str *out, const struct clause *clause)
{
    struct stretch text = clause_text(clause);

    str_addn(out, text.text, text.len);
}

void clause_copy(struct str *out, const struct clause *clause)
{
    str_clear(out);
    clause_add(out, clause);
}

size_t clause_chars(const struct clause *clause)
{
    return stretch_count(clause_text(clause));
}

unsigned clause_first(const struct clause *clause)
{
    return clause->from < clause->to ? clause->words[clause->from].classes : 0;
}

unsigned clause_last(const struct clause *clause)
{
    return clause->from < clause->to ? clause->words[clause->to - 1].classes : 0;
}

bool clause_is_all(const struct clause *clause, unsigned classes)
{
    for (size_t i = clause->from; i < clause->to; i++)
        if (!(clause->words[i].classes & classes))
            return false;
    return clause->from < clause->to;
}

bool clause_stops(const struct clause *clause, size_t index)
{
    const struct clause_word *word = &clause->words[index];

    return clause_word_is(clause, index, "、") || word->classes & LEX_HONOUR ||
           (word->classes & LEX_STOP &&
            (word->size > 3 || index == clause->from || clause->words[index - 1].classes));
}
