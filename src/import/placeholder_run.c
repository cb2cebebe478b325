/* SPDX-License-Identifier: MIT */
#include "import/placeholder_run.h"

#include <string.h>

#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "text/measure_word.h"

/* --- what stands beside it --- */

const char *run_rest(const struct run *run, size_t *len)
{
    *len = run->len - run->end;
    return run->line + run->end;
}

bool run_follows(const struct run *run, const char *word)
{
    return bytes_begin(run->line + run->end, run->len - run->end, word);
}

size_t run_follows_any(const struct run *run, const char *const *words)
{
    return bytes_begin_any(run->line + run->end, run->len - run->end, words);
}

bool run_precedes(const struct run *run, const char *word)
{
    return bytes_end(run->line, run->start - run->digits, word);
}

size_t run_precedes_any(const struct run *run, const char *const *words)
{
    return bytes_end_any(run->line, run->start - run->digits, words);
}

bool run_is_first(const struct run *run)
{
    return glyph_trimmed(run->line, run->start - run->digits) == 0;
}

bool run_is_alone(const struct run *run)
{
    return run_is_first(run) && glyph_trimmed(run->line, run->len) <= run->end;
}

bool run_is_before_unit(const struct run *run)
{
    static struct words words = WORDS("月", "日", "年", "余", "多", "%", "％", "万", "亿");
    size_t len;
    const char *text = run_rest(run, &len);

    return words_begin(&words, text, len) || measure_at(text, len);
}

bool run_is_before_body(const struct run *run)
{
    static struct words words = WORDS("局", "市", "县", "省", "区", "乡", "镇", "村", "委", "党",
                                      "厅", "系统", "单位", "社区", "公司", "街道", "同志", "书记",
                                      "主任", "学校", "中心");

    return words_begin(&words, run->line + run->end, run->len - run->end) > 0;
}

bool run_is_fraction(const struct run *run)
{
    bool point = run->start && run->line[run->start - 1] == '.';

    return point && (run->start - 1 == run->before || run->digits);
}

/* XXkW and X.XL; but xml, and the sizes XL, XXL. */
static bool is_latin_unit(const struct run *run, size_t at)
{
    static const char *const millilitres[] = {"ml", "ML", "mL", NULL};
    const char *text = run->line + at, *unit;
    size_t len = run->len - at, back = glyph_back(run->line, run->start);
    bool lone = run->count == 1 && !run->digits && !run_is_fraction(run);

    if (!glyph_is_letter(text, len))
        return false;
    unit = measure_at(text, len);
    if (!unit)
        return run_is_fraction(run) && measure_letter_at(text, len);
    if (bytes_begin_any(unit, strlen(unit), millilitres) &&
        (lone || (run->count == 1 && run->line[run->start] == 'x'))) /* xml, and x.xml */
        return false;
    return !lone || unit[1] || glyph_is_han(run->line + back, run->start - back);
}

bool run_is_before_latin_unit(const struct run *run)
{
    bool parted = run->end < run->len && run->line[run->end] == ' ' && run->count > 1;

    return is_latin_unit(run, run->end + parted);
}

/* --- digits that belong to it --- */

static bool is_before_year(const struct run *run)
{
    static const char *const words[] = {"年", "学年", "级", "届", NULL};
    size_t len;
    const char *text = run_rest(run, &len);
    size_t at = glyph_blanks(text, len);

    return bytes_begin_any(text + at, len - at, words) > 0;
}

/* 19, 20, 201, 202; in one kind of digits. */
static bool is_century(const char *text, size_t len, bool chinese)
{
    static const char *const figures[] = {"19", "20", "１９", "２０", NULL};
    static const char *const words[] = {"一九", "二〇", "二○", "二零", "二0", NULL};

    return bytes_begin_any(text, len, figures) || (chinese && bytes_begin_any(text, len, words));
}

/* The digits, at most four, that end there. */
static size_t digits_before(const struct run *run, size_t end, bool chinese, size_t *count)
{
    size_t at = end;

    for (*count = 0; at > run->before && *count < 4; ++*count) {
        size_t back = glyph_back(run->line, at);
        if (!glyph_is_digit(run->line + back, at - back) &&
            !(chinese && glyph_is_numeral(run->line + back, at - back)))
            break;
        at = back;
    }
    return at;
}

void run_take_year(struct run *run, bool chinese)
{
    static const char *const signs[] = {"_", "＿", "（", "(", NULL};
    size_t end = glyph_trimmed(run->line, run->start), count, back;
    size_t at = digits_before(run, end, chinese, &count);
    bool open = bytes_begin_any(run->line + run->start, run->len - run->start, signs) > 0;
    bool fits = count + run->count == 4 && end == run->start;

    if (count < 2 || count > 3 || !is_century(run->line + at, end - at, chinese) ||
        end < run->before || run->start - end > 3)
        return;
    back = glyph_back(run->line, at);
    if (at > run->before &&
        (glyph_is_letter(run->line + back, at - back) || run->line[back] == '.'))
        return;
    if (!(fits && (run->count > 1 || !open)) &&
        !((open || end < run->start) && is_before_year(run)))
        return;
    run->digits = run->start - at;
    run->year = true;
}

void run_take_digits(struct run *run)
{
    size_t count, at = digits_before(run, run->start, true, &count);
    bool first = count && (is_century(run->line + at, run->start - at, true) ||
                           (count == 1 && bytes_begin_any(run->line + at, run->start - at,
                                                          (const char *[]){"1", "2", "１", "２",
                                                                           "一", "二", NULL})));

    run->digits = run->start - at;
    run->year = first && count + run->count == 4;
    if (count && count + run->count != 4 && !glyph_is_digit(run->line + at, run->start - at))
        run->digits = 0; /* 十X: words of the sentence */
    if (!count)
        run_take_year(run, true);
}

/* --- parts of words --- */

bool run_is_word_before(const struct run *run)
{
    size_t at = run->start - run->digits, back = glyph_back(run->line, at);
    char c = at > run->before ? run->line[back] : '\0';
    size_t more = glyph_back(run->line, back);
    bool letter = at > run->before && glyph_is_letter(run->line + back, at - back);
    bool far_letter = back > run->before && glyph_is_letter(run->line + more, back - more);
    bool far_digit = back > run->before && glyph_is_digit(run->line + more, back - more);

    if (letter || (c && strchr("@=\\^", c)))
        return true;
    if (c && strchr("-_./& ", c) && far_letter)
        return c != ' ' || !run_is_before_unit(run) ||
               glyph_is_letter(run->line + run->end, run->len - run->end); /* GDP X亿元, iPhone X */
    if (c == '-' && far_digit && run->count == 1 && !run->digits)
        return !run_is_before_unit(run);
    return c == '+' && (far_digit || far_letter);
}

/* X, XX, with no letter behind but a unit's: the next placeholder. */
static bool is_sign_run(const struct run *run, size_t at)
{
    static const char *const letters[] = {"X", "x", "Ｘ", "ｘ", NULL};
    struct run next = {.line = run->line, .len = run->len, .start = at, .end = at};
    size_t size;

    while ((size = bytes_begin_any(run->line + next.end, run->len - next.end, letters))) {
        next.end += size;
        next.count++;
    }
    next.before = at && run->line[at - 1] == '.' ? at - 1 : at;
    return next.count && (!glyph_is_letter(run->line + next.end, run->len - next.end) ||
                          is_latin_unit(&next, next.end));
}

/* X² and X₂: U+00B2, U+00B3, U+00B9, U+2070 to U+208F. */
static bool is_script(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    return (len > 1 && s[0] == 0xC2 && (s[1] == 0xB2 || s[1] == 0xB3 || s[1] == 0xB9)) ||
           (len > 2 && s[0] == 0xE2 && (s[1] == 0x81 || s[1] == 0x82) && s[2] >= 0x80 &&
            (s[1] == 0x82 ? s[2] < 0x90 : s[2] >= 0xB0));
}

bool run_is_word_behind(const struct run *run)
{
    size_t len;
    const char *text = run_rest(run, &len);

    if (run_is_before_latin_unit(run))
        return false;
    if (glyph_is_letter(text, len) || glyph_is_digit(text, len))
        return true;
    if (len && strchr("@=\\^", *text))
        return true;
    if (len > 1 && strchr("-_./& ", *text) && glyph_is_letter(text + 1, len - 1))
        return !is_sign_run(run, run->end + 1);
    if (len > 1 && *text == '-' && glyph_is_digit(text + 1, len - 1))
        return !run->year;
    if (len > 1 && *text == '+')
        return glyph_is_digit(text + 1, len - 1) ||
               (glyph_is_letter(text + 1, len - 1) && !is_sign_run(run, run->end + 1));
    return is_script(text, len);
}
