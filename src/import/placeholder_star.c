/* SPDX-License-Identifier: MIT */
/* Stars: **, and the bold text and frames that are made of them, too. */
#include "import/placeholder_sign.h"

#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"

enum { BOLD_MOST = 120 }; /* bytes */

static const char *const stars[] = {"*", "＊", NULL};

/* Where the next star stands near behind, or the end of the one near before; `none`: nowhere. */
static size_t star_behind(const struct run *run, size_t none)
{
    for (size_t at = run->end; at < run->len && at - run->end < BOLD_MOST; at++)
        if (run->line[at] == '*')
            return at;
    return none;
}

static size_t star_before(const struct run *run, size_t none)
{
    for (size_t at = run->start; at && run->start - at < BOLD_MOST; at--)
        if (run->line[at - 1] == '*')
            return at;
    return none;
}

/* The bytes of a run of stars there. */
static size_t stars_at(const struct run *run, size_t at)
{
    size_t end = at;

    while (end < run->len && run->line[end] == '*')
        end++;
    return end - at;
}

/* Two stars where bold text may begin: behind a mark, before a word that is no unit and no body. */
static bool begins_bold(const struct run *run)
{
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = run_rest(run, &len);

    if (run->count != 2 || run->line[run->start] != '*' || !len || glyph_blank(text, len))
        return false;
    if (run_is_first(run))
        return true;
    return (glyph_blank(run->line + back, run->start - back) ||
            glyph_is_mark(run->line + back, run->start - back)) &&
           !glyph_is_mark(text, len) && !run_is_before_unit(run) && !run_is_before_body(run);
}

/* Two stars where it may end: behind a word, before a mark, or at the end of the line. */
static bool ends_bold(const struct run *run)
{
    static struct words marks = WORDS("：", "。", "，", "；", "、", ":", ",", ";");
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = run_rest(run, &len);

    if (run->count != 2 || run->line[run->start] != '*' || !run->start ||
        glyph_is_mark(run->line + back, run->start - back))
        return false;
    return glyph_blanks(text, len) == len || words_begin(&marks, text, len);
}

/* **重点**：内容 is written so in other systems to make it bold. */
static bool is_bold(const struct run *run)
{
    struct run other = *run;

    other.digits = 0; /* they belong to this one: 20** */
    if (begins_bold(run)) {
        other.start = star_behind(run, run->len);
        other.count = stars_at(run, other.start);
        other.end = other.start + other.count;
        if (ends_bold(&other))
            return true;
    }
    if (!ends_bold(run))
        return false;
    other.end = star_before(run, 0);
    for (other.start = other.end; other.start && run->line[other.start - 1] == '*';)
        other.start--;
    other.count = other.end - other.start;
    return begins_bold(&other);
}

static bool is_last(const struct run *run)
{
    return run->end + glyph_blanks(run->line + run->end, run->len - run->end) == run->len;
}

/* ***本文由…整理***: a frame around the whole line. */
static bool is_frame(const struct run *run)
{
    size_t at, size, count = 0;

    if (run->count < 3 || run_is_before_unit(run) || run_is_before_body(run))
        return false;
    if (run_is_first(run)) {
        at = glyph_trimmed(run->line, run->len);
        for (; (size = bytes_end_any(run->line, at, stars)); at -= size)
            count++;
        return count == run->count && at > run->end;
    }
    if (!is_last(run))
        return false;
    at = glyph_blanks(run->line, run->len);
    for (; (size = bytes_begin_any(run->line + at, run->len - at, stars)); at += size)
        count++;
    return count == run->count && at < run->start;
}

/* 达*.*万户 and （*.**万元）, but no mask of files: （*.*）. */
static bool is_decimal(const struct run *run)
{
    static const char *const point[] = {".*", "．＊", NULL};
    struct run whole = *run;
    size_t back = glyph_back(run->line, run->start), size = run_follows_any(run, point);

    if (!size)
        return false;
    for (whole.end += size; (size = run_follows_any(&whole, stars));)
        whole.end += size;
    return glyph_is_han(run->line + back, run->start - back) || run_is_before_unit(&whole);
}

bool placeholder_star(struct run *run)
{
    run_take_year(run, true);
    if (run_is_alone(run) || is_bold(run) || is_frame(run) || run_is_word_before(run) ||
        run_is_word_behind(run))
        return false;
    return run->count > 1 || run->year || run_is_fraction(run) || is_decimal(run) ||
           (!run_is_first(run) && (run_is_before_unit(run) || run_precedes(run, "第")));
}
