/* SPDX-License-Identifier: MIT */
/* word/document.xml of a Word document, read as events: its text and the numbers of its
 * paragraphs. */
#ifndef IMPORT_DOCX_BODY_H
#define IMPORT_DOCX_BODY_H

#include "import/docx_frame.h"

struct docx_body {
    struct docx_frames frames;
    struct docx_numbering *numbering; /* borrowed */
    size_t skipped;                   /* how deep in what is left out */
    size_t fields, code;              /* open fields, and the outermost whose code it is, 0: none */
    bool in_text;                     /* w:t, whose characters count */
    const char *properties;           /* pPr or trPr while in it, else "" */
    size_t alternatives;              /* mc:AlternateContent, how deep */
    bool chosen[DOCX_DEPTH_MOST + 1];
};

/* The reader of the part; what it reads belongs to a struct docx_body. */
extern const struct docx_events docx_body_events;

void docx_body_init(struct docx_body *body, struct docx_numbering *numbering);
void docx_body_free(struct docx_body *body);

#endif
