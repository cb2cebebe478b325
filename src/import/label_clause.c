/* SPDX-License-Identifier: MIT */
#include "import/label_clause.h"

#include <string.h>

#include "base/bytes.h"
#include "import/glyph.h"

static const char *const opening[] = {"“", "《", "〈", "「", "『", "‘", NULL};
static const char *const closing[] = {"”", "》", "〉", "」", "』", "’", NULL};
static const char *const round_opening[] = {"（", "(", NULL};
static const char *const round_closing[] = {"）", ")", NULL};

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

    return *text == '%' ||
           (len >= 3 && ((s[0] == 0xE2 && s[1] == 0x85) || bytes_begin(text, len, "％")));
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
    size_t at = end - bytes_end_any(text, end, round_closing);
    bool numbers = true;

    for (int i = 0; i < BRACKET_REACH && at > lowest; i++) {
        size_t back = glyph_back(text, at);
        if (bytes_begin_any(text + back, at - back, round_opening))
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
        } else if (bytes_begin_any(s, size, round_closing)) {
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
        else if (bytes_begin_any(s, highest - at, round_opening)) {
            while (at + size < highest &&
                   !bytes_begin_any(text + at + size, highest - at - size, round_closing))
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

/* Takes the text without quotation marks, blanks, and most of what stands in brackets. */
static void take(struct clause *clause, const char *text, size_t len)
{
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
        inner = bytes_begin_any(s, len - at, round_opening);
        end = at + inner;
        size = glyph_size(s);
        if (inner) {
            while (end < len && !bytes_begin_any(text + end, len - end, round_closing))
                end += glyph_size(text + end);
            size = end < len ? end + glyph_size(text + end) - at : len - at;
            if (is_kept(s + inner, end - at - inner, len - at - size))
                str_addn(&clause->text, s, size);
        } else if (!glyph_blank(s, len - at) && !bytes_begin_any(s, len - at, opening) &&
                   !bytes_begin_any(s, len - at, closing))
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
        clause->words[count++] = (struct clause_word){(unsigned char)at, (unsigned char)size,
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

/* --- what says nothing --- */

static bool is_pause_word(const struct clause *clause, size_t index)
{
    return clause_word_is(clause, index, "、");
}

/* 2024年, 4月, 1、 and what numbers a paragraph otherwise. */
static void drop_number(struct clause *clause)
{
    static const char *const marks[] = {"、", "年", "月", "日", "年度", NULL};
    struct stretch rest = clause_text(clause);
    size_t digits = 0;

    while (digits < rest.len && glyph_is_digit(rest.text + digits, rest.len - digits))
        digits += glyph_size(rest.text + digits);
    if (clause->to - clause->from < 2)
        return;
    if (!digits && glyph_is_numeral(rest.text, rest.len) &&
        clause_word_is(clause, clause->from + 1, "、"))
        clause->from += 2;
    if (!digits)
        return;
    for (size_t i = 0; marks[i]; i++)
        if (clause_word_is(clause, clause->from + 1, marks[i])) {
            clause->from += 2;
            return;
        }
}

/* A single character is only taken away from a word that is known. */
static bool says_nothing(const struct clause *clause, size_t index)
{
    const struct clause_word *word = &clause->words[index];

    if (is_pause_word(clause, index))
        return true;
    if (!(word->classes & (LEX_FRONT | LEX_AREA)))
        return false;
    return word->size > 3 || word->classes & LEX_LIGHT || index + 1 >= clause->to ||
           clause->words[index + 1].classes;
}

/* Behind the office that does it: 住房和城乡建设局完成. */
static size_t behind_body(const struct clause *clause, bool named)
{
    for (size_t i = clause->from; i + 1 < clause->to && i < clause->from + 8; i++) {
        size_t next = i + 1;
        if ((clause->words[i].classes & LEX_BODY)) {
            while (next + 1 < clause->to && clause->words[next].classes & LEX_FRONT)
                next++;
            if (clause->words[next].classes & LEX_VERB &&
                (next + 1 < clause->to || next > i + 1 || named ||
                 clause->words[next].classes & LEX_NEEDS))
                return next;
        }
        if (!named && (i > clause->from + 2 || clause->words[i].classes & LEX_VERB))
            break;
    }
    return clause->from;
}

/* 值班期间接听: when it was. */
static void drop_time(struct clause *clause)
{
    for (size_t i = clause->from; i < clause->from + 4 && i + 1 < clause->to; i++)
        if (clause_word_is(clause, i, "期间")) {
            clause->from = i + 1;
            return;
        }
}

/* 我村有村民小组: what there is. */
static void drop_to_have(struct clause *clause)
{
    if (clause_first(clause) & LEX_PER)
        return;
    for (size_t i = clause->to; i-- > clause->from;) {
        size_t rest = i + 1;
        if (clause->words[i].classes & LEX_VERB)
            return;
        if (clause->words[i].classes & LEX_HAVE && rest < clause->to &&
            (clause->words[i].size > 3 || clause->words[rest].classes ||
             (i > clause->from && clause->words[i - 1].classes)) &&
            (rest + 1 < clause->to || clause->words[rest].size > 3)) {
            clause->from = rest;
            return;
        }
    }
}

void clause_strip_front(struct clause *clause, bool named)
{
    size_t last;

    do {
        last = clause->from;
        drop_number(clause);
        drop_time(clause);
        while (clause->from < clause->to && says_nothing(clause, clause->from))
            clause->from++;
        clause->from = behind_body(clause, named);
        named = false;
    } while (clause->from > last && clause->from < clause->to);
    drop_to_have(clause);
}

/* A single character behind one that is no known word may be the end of a word: 途中. */
static bool is_unknown_end(const struct clause *clause, size_t index)
{
    static const char *const always[] = {"了", "的", "共", "约", "达", "为", "第", "至",
                                         "到", "于", "在", "由", "有", "、", NULL};
    const struct clause_word *word = &clause->words[index];

    return word->size <= 3 && index > clause->from && !clause->words[index - 1].classes &&
           !stretch_begins((struct stretch){clause->text.s + word->start, word->size}, 0, always);
}

void clause_strip_back(struct clause *clause)
{
    while (clause->from < clause->to) {
        size_t last = clause->to - 1;
        bool back = clause->words[last].classes & LEX_BACK && !is_unknown_end(clause, last);
        if (clause->words[last].classes & LEX_AREA && last > clause->from)
            back = clause->words[last - 1].classes & LEX_VERB;
        if (!back && !is_pause_word(clause, last))
            return;
        clause->is_open = clause_word_is(clause, last, "的");
        clause->to = last;
    }
}

/* --- what is too long --- */

/* Between two characters that make no known word a word may go on. */
static bool is_boundary(const struct clause *clause, size_t index)
{
    return clause->words[index - 1].classes || clause->words[index].classes;
}

/* Takes words away at an end until at most so many characters are left. */
static void drop_chars(struct clause *clause, size_t most, bool at_end)
{
    size_t chars = clause_chars(clause);

    while (chars > most) {
        const struct clause_word *word = &clause->words[at_end ? --clause->to : clause->from++];
        chars -= glyph_count(clause->text.s + word->start, word->size);
    }
}

void clause_keep_end(struct clause *clause, size_t most)
{
    size_t from = clause->from;

    drop_chars(clause, most, false);
    while (clause->from > from && clause->from + 1 < clause->to &&
           !is_boundary(clause, clause->from))
        clause->from++;
    if (clause->from > from)
        clause_strip_front(clause, false);
    if (clause_chars(clause) * 2 < most / 2) /* one long word that is not known */
        for (clause->from = from; clause_chars(clause) > most;)
            clause->from++;
}

void clause_keep_start(struct clause *clause, size_t most)
{
    size_t to = clause->to;

    drop_chars(clause, most, true);
    while (clause->to < to && clause->to > clause->from + 1 && !is_boundary(clause, clause->to))
        clause->to--;
}
