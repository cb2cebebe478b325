/* SPDX-License-Identifier: MIT */
#include "import/docx_frame.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "import/docx.h"

struct docx_frame *docx_frame_top(struct docx_frames *frames)
{
    return &frames->items[frames->count - 1];
}

struct docx_frame *docx_frame_push(struct docx_frames *frames)
{
    ARRAY_ROOM(frames->items, frames->count, frames->cap);
    frames->items[frames->count++] = (struct docx_frame){.place = {-1, -1, -1}};
    return docx_frame_top(frames);
}

static struct docx_frame pop(struct docx_frames *frames)
{
    return frames->items[--frames->count];
}

static void frame_free(struct docx_frame *frame)
{
    str_free(&frame->text);
    str_free(&frame->aside);
    str_free(&frame->number);
}

bool docx_frames_are_full(const struct docx_frames *frames)
{
    return frames->written > DOCX_MOST || frames->numbers > DOCX_NUMBERS_MOST ||
           frames->paragraphs > DOCX_PARAGRAPHS_MOST;
}

static void append(struct str *to, const struct str *from)
{
    str_addn(to, str_text(from), from->len);
}

void docx_frame_add(struct docx_frames *frames, const char *text, size_t len)
{
    frames->written += len;
    if (docx_frame_top(frames)->is_paragraph && !docx_frames_are_full(frames))
        str_addn(&docx_frame_top(frames)->text, text, len);
}

/* --- paragraphs --- */

void docx_frame_number(struct docx_frames *frames, struct docx_numbering *numbering)
{
    struct docx_frame *frame = docx_frame_top(frames);

    if (frame->is_paragraph && !frame->numbered && !frame->deleted &&
        !docx_frames_are_full(frames)) {
        docx_numbering_count(numbering, frame->place, &frame->number);
        frames->numbers += frame->number.len;
        frames->written += frame->number.len;
    }
    frame->numbered = true;
}

void docx_frame_end_paragraph(struct docx_frames *frames)
{
    struct docx_frame frame = pop(frames), *parent = docx_frame_top(frames);

    frames->paragraphs++;
    frames->written++;
    if (frame.deleted) {
        append(&parent->aside, &frame.text);
    } else {
        append(&parent->text, &frame.number);
        append(&parent->text, &parent->aside);
        str_clear(&parent->aside);
        append(&parent->text, &frame.text);
        str_addc(&parent->text, '\n');
    }
    append(&parent->text, &frame.aside);
    frame_free(&frame);
}

static void finish_line(struct docx_frame *frame)
{
    if (!frame->aside.len)
        return;
    append(&frame->text, &frame->aside);
    str_addc(&frame->text, '\n');
    str_clear(&frame->aside);
}

void docx_frame_end_box(struct docx_frames *frames)
{
    struct docx_frame frame = pop(frames), *parent = docx_frame_top(frames);

    finish_line(&frame);
    append(parent->is_paragraph ? &parent->aside : &parent->text, &frame.text);
    frames->written += frame.text.len;
    frame_free(&frame);
}

/* --- tables --- */

void docx_frame_end_row(struct docx_frames *frames)
{
    struct docx_frame frame = pop(frames), *parent = docx_frame_top(frames);

    if (frame.deleted) {
        frame_free(&frame);
        return;
    }
    finish_line(parent);
    append(&parent->text, frame.cells == 1 ? &frame.aside : &frame.text);
    if (frame.cells > 1)
        str_addc(&parent->text, '\n');
    frame_free(&frame);
}

/* Lines and tabs become blanks; the last line's end goes. */
static void flatten(struct str *to, const struct str *lines)
{
    size_t start = to->len;

    append(to, lines);
    while (to->len > start && to->s[to->len - 1] == '\n')
        to->s[--to->len] = '\0';
    for (size_t i = start; i < to->len; i++)
        if (to->s[i] == '\n' || to->s[i] == '\t')
            to->s[i] = ' ';
}

void docx_frame_end_cell(struct docx_frames *frames)
{
    struct docx_frame cell = pop(frames), *row = docx_frame_top(frames);

    finish_line(&cell);
    if (!row->is_row) {
        append(row->is_paragraph ? &row->aside : &row->text, &cell.text);
    } else {
        if (row->cells++ == 0)
            append(&row->aside, &cell.text);
        else
            str_addc(&row->text, '\t');
        flatten(&row->text, &cell.text);
    }
    frames->written += cell.text.len + 1;
    frame_free(&cell);
}

/* --- the outermost --- */

void docx_frames_take(struct docx_frames *frames, struct str *text)
{
    finish_line(frames->items);
    append(text, &frames->items->text);
}

void docx_frames_free(struct docx_frames *frames)
{
    while (frames->count)
        frame_free(&frames->items[--frames->count]);
    free(frames->items);
    *frames = (struct docx_frames){.items = NULL};
}
