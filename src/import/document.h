/* SPDX-License-Identifier: MIT */
/* Somebody's document as lines of UTF-8: text in any encoding of encoding.h, or a .docx. */
#ifndef IMPORT_DOCUMENT_H
#define IMPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct document_line {
    size_t start, len; /* bytes of the text, without the line feed */
    size_t point;      /* code points of the decoded file before it, line ends as they were */
};

struct document {
    struct str text; /* every line ended by a line feed, the last one too */
    struct document_line *lines;
    size_t count, cap;
    const char *format; /* as people know it: "UTF-8", "Word 文档" */
};

enum { DOCUMENT_MAX_FILE = 64 * 1024 * 1024 };

/* Reads the file ("-": standard input) into `document`, which is overwritten and freed with
 * document_free in any case. False: `diags` says why, with place and remedy; `*error` is the errno
 * value where the file could not be read (EFBIG: too large), else 0. */
bool document_read(struct document *document, const char *path, struct diags *diags, int *error);

/* The same from bytes in memory. */
bool document_decode(struct document *document, const char *bytes, size_t len, struct diags *diags);
void document_free(struct document *document);

#endif
