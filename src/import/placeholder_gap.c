/* SPDX-License-Identifier: MIT */
/* Room that is left free: ____ and （  ）, but not what a pen fills in, signatures and boxes. */
#include "import/placeholder_sign.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"

/* 负责人签字：____, 负责人（签字）：____, 负责人：____（签字） is for a pen. */
static bool is_for_pen(const struct run *run)
{
    static const char *const colons[] = {"：", ":", NULL};
    static struct words words = WORDS("签字", "签名", "签章", "盖章", "签收", "画押", "公章",
                                      "印章", "手印", "签署", "签字处", "签名处", "（章", "(章");
    size_t at = glyph_trimmed(run->line, run->start), size, len;
    const char *text = run_rest(run, &len);

    size = glyph_blanks(text, len);
    text += size;
    len -= size;
    size = bytes_begin_any(text, len, glyph_opening);
    if (size && words_begin(&words, text + size, len - size))
        return true;
    at = glyph_trimmed(run->line, at - bytes_end_any(run->line, at, colons));
    at = glyph_trimmed(run->line, at - bytes_end_any(run->line, at, glyph_closing));
    return words_end(&words, run->line, at) > 0;
}

bool placeholder_line(struct run *run)
{
    static const char *const point[] = {"._", "．＿", NULL};
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = run_rest(run, &len);
    bool word = run->start > run->before && glyph_is_letter(run->line + back, run->start - back);

    run_take_year(run, true);
    return (run->count > 1 || run->line[run->start] != '_' || run->year || run_is_fraction(run) ||
            run_follows_any(run, point)) &&
           !run_is_alone(run) && !is_for_pen(run) &&
           !(word && (glyph_is_letter(text, len) || glyph_is_digit(text, len)));
}

/* The bytes of a closing bracket behind nothing but blanks; 0 for anything else. */
static size_t empty_bracket(const char *text, size_t len)
{
    size_t blanks = glyph_blanks(text, len);
    size_t size = bytes_begin_any(text + blanks, len - blanks, glyph_closing);

    return size ? blanks + size : 0;
}

enum { ANSWERS_MOST = 8, ANSWER_LONGEST = 6 };

static bool is_clause_end(const char *text, size_t len)
{
    static const char *const marks[] = {"，", "。", "；", "、", ",", ";", ".", "/", "□", NULL};

    return !len || glyph_blank(text, len) || bytes_begin_any(text, len, marks);
}

/* 否（  ） behind 是（  ）, whatever the sentence goes on with. */
static bool is_opposite(const char *first, size_t first_len, const char *second, size_t second_len)
{
    static const char *const pairs[][2] = {{"是", "否"}, {"有", "无"},      {"男", "女"},
                                           {"对", "错"}, {"已", "未"},      {"优", "良"},
                                           {"能", "否"}, {"通过", "未通过"}};
    static const char *const nots[] = {"不", "未", "无", "非", NULL};
    size_t size = bytes_begin_any(second, second_len, nots);

    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (bytes_equal(first, first_len, pairs[i][0]) &&
            bytes_equal(second, second_len, pairs[i][1]))
            return true;
    return size && second_len - size == first_len && !memcmp(second + size, first, first_len);
}

/* The start of the answer, a few Han, that ends there. */
static size_t answer_before(const char *line, size_t end)
{
    size_t at = end;

    for (int i = 0; i < ANSWER_LONGEST && at; i++) {
        size_t back = glyph_back(line, at);
        if (!glyph_is_han(line + back, at - back))
            break;
        at = back;
    }
    return at;
}

/* The answer that begins there and has an empty bracket behind it; where that ends, 0: it has
 * none. */
static size_t answer_at(const struct run *run, size_t from, size_t *end)
{
    size_t at = from, size;

    for (int i = 0; i < ANSWER_LONGEST && glyph_is_han(run->line + at, run->len - at); i++)
        at += glyph_size(run->line + at);
    *end = at;
    size = bytes_begin_any(run->line + at, run->len - at, glyph_opening);
    at += size;
    size = size ? empty_bracket(run->line + at, run->len - at) : 0;
    return size ? at + size : 0;
}

/* The start of an empty bracket that ends there; 0: none does. */
static size_t bracket_before(const char *line, size_t end)
{
    size_t at = end, size = bytes_end_any(line, at, glyph_closing);

    at = glyph_trimmed(line, at - size);
    size = size ? bytes_end_any(line, at, glyph_opening) : 0;
    return size ? at - size : 0;
}

/* One of two brackets behind opposite answers. */
static bool is_one_of_two(const struct run *run)
{
    const char *line = run->line;
    size_t own = answer_before(line, run->start), other, start, end;

    other = run->end + glyph_blanks(line + run->end, run->len - run->end);
    if (answer_at(run, other, &end) &&
        is_opposite(line + own, run->start - own, line + other, end - other))
        return true;
    end = bracket_before(line, glyph_trimmed(line, own));
    start = end ? answer_before(line, end) : 0;
    return end && is_opposite(line + start, end - start, line + own, run->start - own);
}

/* 是（  ）否（  ）, 合格（  ）不合格（  ）: each answer with its box behind it, the last one at
 * the end of a clause. */
static bool is_tick_box(const struct run *run)
{
    size_t at = run->end, back = glyph_back(run->line, run->start), end;

    if (!glyph_is_han(run->line + back, run->start - back))
        return false;
    if (is_one_of_two(run))
        return true;
    for (int answers = 0; answers < ANSWERS_MOST; answers++) {
        if (is_clause_end(run->line + at, run->len - at))
            return true;
        at = answer_at(run, at, &end);
        if (!at)
            return false;
    }
    return false;
}

bool placeholder_bracket(struct run *run)
{
    size_t size = empty_bracket(run->line + run->end, run->len - run->end);
    bool blank = size && glyph_blank(run->line + run->end, run->len - run->end);

    if (!size)
        return false;
    run->end += size;
    run_take_year(run, true);
    return run->year || run_is_before_unit(run) || (blank && !is_for_pen(run) && !is_tick_box(run));
}
