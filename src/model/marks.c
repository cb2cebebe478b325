/* SPDX-License-Identifier: MIT */
/* Where a clause dropped out, the marks on its two sides become one. Text without a seam is not
 * touched. */
#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "model/paragraph.h"

/* Marks that separate, the stronger the higher. */
static const struct {
    const char *mark;
    int strength;
} marks[] = {{"、", 1}, {"，", 2}, {"；", 3}, {"。", 4}, {"？", 4}, {"！", 4}};

static const char *const brackets[][2] = {
    {"（", "）"}, {"(", ")"},   {"【", "】"}, {"《", "》"}, {"〈", "〉"},
    {"〔", "〕"}, {"「", "」"}, {"『", "』"}, {"“", "”"},   {"‘", "’"},
};

/* One side of a seam: the nearest piece that will be written, and where its text is. */
struct side {
    struct piece *piece; /* NULL: the paragraph ends here */
    const char *text;
    size_t len;
};

static bool ends_with(const struct side *side, const char *mark)
{
    return bytes_end(side->text, side->len, mark);
}

static bool begins_with(const struct side *side, const char *mark)
{
    return bytes_begin(side->text, side->len, mark);
}

static int mark_at(const struct side *side, bool (*stands)(const struct side *, const char *))
{
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (stands(side, marks[i].mark))
            return (int)i;
    return -1;
}

static struct side side_of(const struct paragraph *paragraph, size_t seam, int step)
{
    for (size_t i = seam + (size_t)step; i < paragraph->count; i += (size_t)step) {
        struct piece *piece = &paragraph->pieces[i];
        if (piece->kind == PIECE_PREFIX)
            break;
        if (piece->off || piece->kind == PIECE_SEAM)
            continue;
        if (piece->kind == PIECE_NUMBER)
            return (struct side){piece, "一", 3};
        if (piece->len)
            return (struct side){piece, piece_text(paragraph, piece), piece->len};
    }
    return (struct side){NULL, "", 0};
}

/* Only what the form says is shortened, never an answer. */
static bool cut_left(struct side *side, size_t size)
{
    if (side->piece->kind != PIECE_TEXT)
        return false;
    side->piece->len -= size;
    return true;
}

static bool cut_right(struct side *side, size_t size)
{
    if (side->piece->kind != PIECE_TEXT)
        return false;
    side->piece->text += size;
    side->piece->len -= size;
    return true;
}

static bool is_opening(const struct side *left)
{
    for (size_t i = 0; i < COUNT_OF(brackets); i++)
        if (ends_with(left, brackets[i][0]))
            return true;
    return ends_with(left, "：");
}

static bool is_closing(const struct side *right)
{
    for (size_t i = 0; i < COUNT_OF(brackets); i++)
        if (begins_with(right, brackets[i][1]))
            return true;
    return false;
}

/* 、 stands between items only, not before the 等 behind them. */
static bool is_idle(int mark, const struct side *right)
{
    return !right->piece || is_closing(right) ||
           (marks[mark].strength == 1 && begins_with(right, "等"));
}

static bool drop_empty_brackets(struct side *left, struct side *right)
{
    for (size_t i = 0; i < COUNT_OF(brackets); i++)
        if (ends_with(left, brackets[i][0]) && begins_with(right, brackets[i][1]))
            return left->piece->kind == PIECE_TEXT && right->piece->kind == PIECE_TEXT &&
                   cut_left(left, strlen(brackets[i][0])) &&
                   cut_right(right, strlen(brackets[i][1]));
    return false;
}

/* One step towards a clean seam; false when there is nothing to do. A mark that opens nothing or
 * separates nothing goes: at the ends of the paragraph, beside a bracket, after ：. */
static bool merge_once(struct paragraph *paragraph, size_t seam)
{
    struct side left = side_of(paragraph, seam, -1), right = side_of(paragraph, seam, 1);
    int before = mark_at(&left, ends_with), after = mark_at(&right, begins_with);

    if (left.piece && right.piece && drop_empty_brackets(&left, &right))
        return true;
    if (after >= 0 && (!left.piece || is_opening(&left)))
        return cut_right(&right, strlen(marks[after].mark));
    if (before >= 0 && marks[before].strength < 4 && is_idle(before, &right))
        return cut_left(&left, strlen(marks[before].mark));
    if (before < 0 || after < 0)
        return false;
    if (marks[before].strength < marks[after].strength)
        return cut_left(&left, strlen(marks[before].mark));
    return cut_right(&right, strlen(marks[after].mark));
}

void marks_merge(struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->count; i++)
        if (paragraph->pieces[i].kind == PIECE_SEAM)
            while (merge_once(paragraph, i))
                ;
}
