/* SPDX-License-Identifier: MIT */
/* Formats a report can be written in. Each listens to the report walk; adding one is one file and
 * one row. */
#ifndef WRITER_WRITER_H
#define WRITER_WRITER_H

#include <stdbool.h>

#include "base/str.h"
#include "model/answers.h"
#include "text/encoding.h"

struct writer {
    const char *name;
    const char *extension; /* with the dot */
    /* Appends the whole report as UTF-8; returns how many placeholders stand in it, one
     * more where it was cut short. */
    int (*write)(const struct answers *answers, struct str *out);
};

/* Plain text: one line per heading and paragraph, each ended by a line feed. */
extern const struct writer text_writer;

/* Appends a report as the bytes of its file; `windows` ends its lines by CR LF, as Notepad once
 * wanted them (with ENCODING_UTF8_BOM). False where a character is not in the encoding. */
bool writer_encode(const struct str *text, enum encoding encoding, bool windows, struct str *out);

#endif
