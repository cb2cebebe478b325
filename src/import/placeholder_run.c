/* SPDX-License-Identifier: MIT */
#include "import/placeholder_run.h"

#include <string.h>

#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "text/measure.h"

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

/* --- digits that belong to it --- */

void run_take_digits(struct run *run)
{
    size_t at = run->start, count = 0;

    while (at > run->before && count < 4) {
        size_t back = glyph_back(run->line, at);
        bool chinese = glyph_is_numeral(run->line + back, at - back);
        if (!glyph_is_digit(run->line + back, at - back) && !chinese)
            break;
        at = back;
        count++;
    }
    run->digits = run->start - at;
    if (count + run->count == 4 && count)
        return;
    if (count && !glyph_is_digit(run->line + at, run->start - at))
        run->digits = 0; /* 十X: words of the sentence */
}

bool run_is_year(const struct run *run)
{
    return glyph_count(run->line + run->start - run->digits, run->digits) + run->count == 4 &&
           run->digits;
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
        return c != ' ' || !run_is_before_unit(run); /* GDP X亿元, but iPhone X */
    if (c == '-' && far_digit && run->count == 1 && !run->digits)
        return !run_is_before_unit(run);
    return c == '+' && (far_digit || far_letter);
}

/* X, XX, with no other letter behind: the next placeholder. */
static bool is_sign_run(const char *text, size_t len)
{
    static const char *const letters[] = {"X", "x", "Ｘ", "ｘ", NULL};
    size_t size = bytes_begin_any(text, len, letters);

    return size && (!glyph_is_letter(text + size, len - size) ||
                    bytes_begin_any(text + size, len - size, letters));
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

    if (glyph_is_letter(text, len) || glyph_is_digit(text, len))
        return true;
    if (len && strchr("@=\\^", *text))
        return true;
    if (len > 1 && strchr("-_./& ", *text) && glyph_is_letter(text + 1, len - 1))
        return !is_sign_run(text + 1, len - 1);
    if (len > 1 && *text == '-' && glyph_is_digit(text + 1, len - 1))
        return !run_is_year(run);
    if (len > 1 && *text == '+')
        return glyph_is_digit(text + 1, len - 1) ||
               (glyph_is_letter(text + 1, len - 1) && !is_sign_run(text + 1, len - 1));
    return is_script(text, len);
}
