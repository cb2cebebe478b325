/* SPDX-License-Identifier: MIT */
/* What holds text in a Word document while it is read: paragraphs, text boxes, rows and cells, one
 * within the other, and how their text is put together. */
#ifndef IMPORT_DOCX_FRAME_H
#define IMPORT_DOCX_FRAME_H

#include "import/docx_numbering.h"

/* More paragraphs, and more bytes of automatic numbers, no office has written. */
enum { DOCX_PARAGRAPHS_MOST = 200000, DOCX_NUMBERS_MOST = 4 * 1024 * 1024 };

/* What holds text: a frame is open while its element is. The outermost is the document. */
struct docx_frame {
    struct str text;  /* of a paragraph its characters, of others whole lines; of rows, by tabs */
    struct str aside; /* of a paragraph its text boxes, of a row the lines of its first cell, of
                         others the begun line of a paragraph whose end was deleted */
    bool is_paragraph, is_row;
    bool deleted; /* its end, or the row */
    size_t cells;
    struct docx_place place;
    struct str number;
    bool numbered;
};

struct docx_frames {
    struct docx_frame *items; /* the innermost one last */
    size_t count, cap;
    size_t written;             /* bytes, and again for each frame that they are carried on from */
    size_t paragraphs, numbers; /* so many; bytes */
};

struct docx_frame *docx_frame_top(struct docx_frames *frames);
struct docx_frame *docx_frame_push(struct docx_frames *frames);

/* Characters of the paragraph; what stands in none is dropped. */
void docx_frame_add(struct docx_frames *frames, const char *text, size_t len);

/* Counts the paragraph on top, once its properties are known. */
void docx_frame_number(struct docx_frames *frames, struct docx_numbering *numbering);

/* Close the one on top, whose text goes on to the one that holds it. */
void docx_frame_end_paragraph(struct docx_frames *frames);
void docx_frame_end_box(struct docx_frames *frames);
void docx_frame_end_row(struct docx_frames *frames);
void docx_frame_end_cell(struct docx_frames *frames);

/* Whether there is more than a document may have; nothing that comes then is kept. */
bool docx_frames_are_full(const struct docx_frames *frames);

/* Appends the text of the outermost, which is ended. */
void docx_frames_take(struct docx_frames *frames, struct str *text);
void docx_frames_free(struct docx_frames *frames);

#endif
