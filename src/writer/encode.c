/* SPDX-License-Identifier: MIT */
/* A report as the bytes of its file. */
#include "writer/writer.h"

bool writer_encode(const struct str *text, enum encoding encoding, bool windows, struct str *out)
{
    struct str lines = STR_INIT;
    bool good;

    if (!windows)
        return encoding_encode(encoding, str_text(text), text->len, out);
    for (const char *c = str_text(text); *c; c++)
        str_addn(&lines, *c == '\n' ? "\r\n" : c, *c == '\n' ? 2 : 1);
    good = encoding_encode(encoding, str_text(&lines), lines.len, out);
    str_free(&lines);
    return good;
}
