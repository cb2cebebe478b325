/* SPDX-License-Identifier: MIT */
/* From the bytes of a file to UTF-8 and back: the only place that knows iconv. */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_UTF8_BOM,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_GB18030
};

/* Where decoding stopped: the line, and the byte of that line, both from 1. Of UTF-16: the place
 * in the text decoded so far. */
struct encoding_error {
    int line;
    size_t byte;
};

/* Appends the text of the bytes to `out` as UTF-8 without BOM: by BOM, else strict UTF-8, else
 * strict GB18030 (which holds GBK and GB2312). Sets `found`. False when it is none of them; `error`
 * then says where UTF-8 broke and nothing is appended. Line ends stay as they are. */
bool encoding_decode(const char *bytes, size_t len, struct str *out, enum encoding *found,
                     struct encoding_error *error);

/* Appends UTF-8 text as bytes of an encoding (a BOM where the encoding has one). False where a
 * character is not in it: nothing is appended. */
bool encoding_encode(enum encoding encoding, const char *text, size_t len, struct str *out);

/* The first byte that is not valid UTF-8, or `len`. */
size_t encoding_check_utf8(const char *text, size_t len);

/* The name people know: "UTF-8", "GB18030" … */
const char *encoding_name(enum encoding encoding);

#endif
