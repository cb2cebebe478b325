/* SPDX-License-Identifier: MIT */
#include "model/paragraph.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "text/hedge.h"

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

void paragraph_prefix(struct paragraph *paragraph, const char *text, size_t len)
{
    struct piece *piece = add_piece(paragraph, PIECE_PREFIX, false);

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

static bool ends_with(const struct piece *piece, const char *word)
{
    return piece && bytes_end(piece->text, piece->len, word);
}

static bool begins_with(const struct piece *piece, const char *word)
{
    return piece && bytes_begin(piece->text, piece->len, word);
}

static const char *const hedges_after[] = {"余", "多", "左右", "上下"};

static bool is_hedged(const struct piece *before, const struct piece *after, enum hedge hedge)
{
    if (before && hedge_before(before->text, before->len))
        return true;
    for (size_t i = 0; i < COUNT_OF(hedges_after); i++)
        if (begins_with(after, hedges_after[i]))
            return true;
    return hedge == HEDGE_UP_TO && ends_with(before, hedge_word(hedge));
}

static void drop_hedge(struct paragraph *paragraph, struct piece *piece)
{
    size_t start = paragraph->values.len;

    answer_print(piece->blank.shown, piece->blank.answer, false, &paragraph->values);
    piece->start = start;
    piece->len = paragraph->values.len - start;
}

/* Ends of names that the text may say once more: {江州市}市交通运输局. Before one of `but` they
 * begin another word: 市场, 处理. */
static const struct {
    const char *end;
    const char *but[8];
} name_ends[] = {
    {"省", {"份", "略"}},
    {"市", {"场", "民", "容"}},
    {"县", {"域"}},
    {"区", {"域", "划", "间", "分", "别"}},
    {"乡", {"村", "镇"}},
    {"镇", {NULL}},
    {"村", {"民", "庄"}},
    {"街道", {NULL}},
    {"社区", {NULL}},
    {"局", {"部", "面", "限", "势"}},
    {"厅", {NULL}},
    {"委", {"员", "托", "派", "会"}},
    {"处", {"理", "于", "罚", "置", "分"}},
    {"科", {"学", "技", "研", "普", "目"}},
    {"系统", {"学", "性", "梳"}},
    {"党组", {"织"}},
    {"党委", {NULL}},
    {"党支部", {NULL}},
};

static bool begins_other_word(const struct piece *after, size_t end_size, const char *const *but)
{
    struct piece rest = *after;

    rest.text += end_size;
    rest.len -= end_size;
    while (*but && !begins_with(&rest, *but))
        but++;
    return *but != NULL;
}

enum { HAN = 3, LONGEST_END = 3 * HAN }; /* bytes */

/* Hardly any name does: this spares the table. */
static bool repeats_end(const struct piece *name, const struct piece *after)
{
    for (size_t size = HAN; size <= LONGEST_END; size += HAN)
        if (after && name->len > size && after->len >= size &&
            memcmp(name->text + name->len - size, after->text, size) == 0)
            return true;
    return false;
}

static void drop_name_end(struct paragraph *paragraph, struct piece *piece,
                          const struct piece *after)
{
    struct piece name = {.text = piece_text(paragraph, piece), .len = piece->len};

    for (size_t i = 0; repeats_end(&name, after) && i < COUNT_OF(name_ends); i++) {
        size_t size = strlen(name_ends[i].end);
        if (size < name.len && ends_with(&name, name_ends[i].end) &&
            begins_with(after, name_ends[i].end) &&
            !begins_other_word(after, size, name_ends[i].but)) {
            piece->len -= size;
            return;
        }
    }
}

/* What the text on the two sides of a blank says already is not said twice. */
static void fit_blank(struct paragraph *paragraph, size_t at)
{
    struct piece *piece = &paragraph->pieces[at];
    const struct piece *before = at > 0 ? piece - 1 : NULL;
    const struct piece *after = at + 1 < paragraph->count ? piece + 1 : NULL;
    const struct reading *reading = &piece->blank.answer->reading;

    if (before && before->kind != PIECE_TEXT)
        before = NULL;
    if (after && after->kind != PIECE_TEXT)
        after = NULL;
    if (reading->state != ANSWER_GIVEN || !piece->len)
        return;
    if (reading->number.hedge != HEDGE_NONE && is_hedged(before, after, reading->number.hedge))
        drop_hedge(paragraph, piece);
    else if (!piece->blank.shown->type->family->figure)
        drop_name_end(paragraph, piece, after);
}

/* --- the end of a paragraph --- */

static bool piece_is_written(const struct piece *piece)
{
    return !piece->off && (piece->kind == PIECE_NUMBER || piece->len > 0);
}

static void emit_text(const struct report_listener *listener, const char *text, size_t len,
                      bool off)
{
    if (listener->text && len)
        listener->text(listener->self, text, len, off);
}

static void emit_piece(struct paragraph *paragraph, const struct piece *piece)
{
    const struct report_listener *listener = paragraph->listener;
    const char *text = piece_text(paragraph, piece);
    struct str number = STR_INIT;

    if (piece->kind == PIECE_NUMBER) {
        paragraph->numbered += !piece->off;
        number_in_chinese(paragraph->numbered + piece->off, &number);
        emit_text(listener, str_text(&number), number.len, piece->off);
        str_free(&number);
    } else if (piece->kind != PIECE_BLANK) {
        emit_text(listener, text, piece->len, piece->off);
    } else if (listener->blank) {
        listener->blank(listener->self, &piece->blank, text, piece->len, piece->off);
    }
}

static void emit(struct paragraph *paragraph)
{
    const struct report_listener *listener = paragraph->listener;

    if (listener->begin)
        listener->begin(listener->self, &paragraph->block);
    for (size_t i = 0; i < paragraph->count; i++)
        emit_piece(paragraph, &paragraph->pieces[i]);
    if (listener->end)
        listener->end(listener->self, &paragraph->block);
}

/* Leading blanks of a line that stands exactly. */
static bool is_space(const struct paragraph *paragraph, const struct piece *piece)
{
    const char *text = piece_text(paragraph, piece);
    size_t at = 0;

    if (piece->kind != PIECE_TEXT)
        return false;
    while (at < piece->len && (text[at] == ' ' || !strncmp(text + at, "　", 3)))
        at += text[at] == ' ' ? 1 : 3;
    return at >= piece->len;
}

/* Whether it is to be written, and whether something else than {{no}} stands first in it. */
static bool look_over(const struct paragraph *paragraph, bool *begins_plain)
{
    bool written = false, off = false, decided = false;

    *begins_plain = false;
    for (size_t i = 0; i < paragraph->count; i++) {
        const struct piece *piece = &paragraph->pieces[i];
        off |= piece->off;
        if (!piece_is_written(piece))
            continue;
        written = true;
        if (!decided && !is_space(paragraph, piece)) {
            decided = true;
            *begins_plain = piece->kind != PIECE_NUMBER;
        }
    }
    return written || off || (paragraph->exact && !paragraph->has_tag);
}

void paragraph_end(struct paragraph *paragraph)
{
    bool seams = false, begins_plain;

    for (size_t i = 0; i < paragraph->count; i++) {
        seams |= paragraph->pieces[i].kind == PIECE_SEAM;
        if (paragraph->pieces[i].kind == PIECE_BLANK)
            fit_blank(paragraph, i);
    }
    if (seams)
        marks_merge(paragraph);
    if (look_over(paragraph, &begins_plain)) {
        if (begins_plain)
            paragraph->numbered = 0;
        emit(paragraph);
    }
    paragraph->count = 0;
    paragraph->has_tag = false;
    str_clear(&paragraph->values);
}
