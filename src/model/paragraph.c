/* SPDX-License-Identifier: MIT */
#include "model/paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static struct piece *add_piece(struct paragraph *paragraph, enum piece_kind kind, bool off)
{
    struct piece *piece;

    ARRAY_ROOM(paragraph->pieces, paragraph->count, paragraph->cap);
    piece = &paragraph->pieces[paragraph->count++];
    *piece = (struct piece){.kind = kind, .off = off};
    return piece;
}

void paragraph_text(struct paragraph *paragraph, const char *text, size_t len, bool off)
{
    struct piece *piece = add_piece(paragraph, PIECE_TEXT, off);

    piece->text = text;
    piece->len = len;
}

void paragraph_blank(struct paragraph *paragraph, const struct report_blank *blank,
                     const char *text, size_t len, bool off)
{
    struct piece *piece = add_piece(paragraph, PIECE_BLANK, off);

    paragraph->has_tag = true;
    piece->blank = *blank;
    piece->start = paragraph->values.len;
    piece->len = len;
    str_addn(&paragraph->values, text, len);
    if (!len && !off)
        paragraph_seam(paragraph);
}

void paragraph_number(struct paragraph *paragraph, bool off)
{
    paragraph->has_tag = true;
    add_piece(paragraph, PIECE_NUMBER, off);
}

void paragraph_seam(struct paragraph *paragraph)
{
    paragraph->has_tag = true;
    add_piece(paragraph, PIECE_SEAM, false);
}

const char *piece_text(const struct paragraph *paragraph, const struct piece *piece)
{
    return piece->kind == PIECE_BLANK ? str_text(&paragraph->values) + piece->start : piece->text;
}

bool paragraph_begun(const struct paragraph *paragraph)
{
    return paragraph->count > 0 || paragraph->has_tag;
}

void paragraph_free(struct paragraph *paragraph)
{
    free(paragraph->pieces);
    str_free(&paragraph->values);
}

/* --- what a hedge or a name says twice --- */

static const char *const hedges_before[] = {"约", "近", "超", "不足", "超过", "上", NULL};
static const char *const hedges_after[] = {"余", "多", "左右", "上下", NULL};

/* Ends of names that the text may say once more: 江州市{市交通运输局}. */
static const char *const name_ends[] = {"省",   "市",   "县",   "区",     "乡", "镇", "村",
                                        "街道", "社区", "局",   "厅",     "委", "处", "科",
                                        "系统", "党组", "党委", "党支部", NULL};

static size_t common(const char *left, size_t left_len, const char *right, size_t right_len,
                     const char *const *words, bool left_only, bool right_only)
{
    for (; *words; words++) {
        size_t size = strlen(*words);
        bool in_left = left_len >= size && memcmp(left + left_len - size, *words, size) == 0;
        bool in_right = right_len >= size && memcmp(right, *words, size) == 0;
        if ((in_left || right_only) && (in_right || left_only))
            return size;
    }
    return 0;
}

static void drop_hedge(struct paragraph *paragraph, struct piece *piece)
{
    size_t start = paragraph->values.len;

    answer_print(piece->blank.field, piece->blank.answer, false, &paragraph->values);
    piece->start = start;
    piece->len = paragraph->values.len - start;
}

/* The text on the two sides of a blank has a word in what stands there. */
static void fit_blank(struct paragraph *paragraph, size_t at)
{
    struct piece *piece = &paragraph->pieces[at];
    const struct piece *before = at > 0 ? piece - 1 : NULL;
    const struct piece *after = at + 1 < paragraph->count ? piece + 1 : NULL;
    const struct answer *answer = piece->blank.answer;

    if (before && before->kind != PIECE_TEXT)
        before = NULL;
    if (after && after->kind != PIECE_TEXT)
        after = NULL;
    if (answer->reading.state != ANSWER_GIVEN || !piece->len)
        return;
    if (answer->reading.number.hedge != HEDGE_NONE) {
        if ((before && common(before->text, before->len, "", 0, hedges_before, true, false)) ||
            (after && common("", 0, after->text, after->len, hedges_after, false, true)))
            drop_hedge(paragraph, piece);
    } else if (!piece->blank.field->type->number && after) {
        size_t twice = common(piece_text(paragraph, piece), piece->len, after->text, after->len,
                              name_ends, false, false);
        if (twice < piece->len)
            piece->len -= twice;
    }
}

/* --- the end of a paragraph --- */

static bool piece_is_written(const struct piece *piece)
{
    return !piece->off && (piece->kind == PIECE_NUMBER || piece->len > 0);
}

static void emit(struct paragraph *paragraph)
{
    const struct report_listener *listener = paragraph->listener;

    listener->begin(listener->self, &paragraph->block);
    for (size_t i = 0; i < paragraph->count; i++) {
        struct piece *piece = &paragraph->pieces[i];
        const char *text = piece_text(paragraph, piece);

        if (piece->kind == PIECE_NUMBER) {
            struct str number = STR_INIT;
            if (!piece->off)
                paragraph->numbered++;
            number_in_chinese(paragraph->numbered + piece->off, &number);
            listener->text(listener->self, str_text(&number), number.len, piece->off);
            str_free(&number);
        } else if (piece->kind == PIECE_BLANK)
            listener->blank(listener->self, &piece->blank, text, piece->len, piece->off);
        else if (piece->len)
            listener->text(listener->self, text, piece->len, piece->off);
    }
    listener->end(listener->self, &paragraph->block);
}

void paragraph_end(struct paragraph *paragraph)
{
    const struct piece *first = NULL;
    bool seams = false, any_off = false;

    for (size_t i = 0; i < paragraph->count; i++) {
        seams |= paragraph->pieces[i].kind == PIECE_SEAM;
        if (paragraph->pieces[i].kind == PIECE_BLANK)
            fit_blank(paragraph, i);
    }
    if (seams)
        marks_merge(paragraph);
    for (size_t i = 0; i < paragraph->count; i++) {
        any_off |= paragraph->pieces[i].off;
        if (!first && piece_is_written(&paragraph->pieces[i]))
            first = &paragraph->pieces[i];
    }
    if (first && first->kind != PIECE_NUMBER)
        paragraph->numbered = 0;
    if (first || any_off || (paragraph->exact && !paragraph->has_tag))
        emit(paragraph);
    paragraph->count = 0;
    paragraph->has_tag = false;
    str_clear(&paragraph->values);
}
