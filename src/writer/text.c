/* SPDX-License-Identifier: MIT */
#include "base/attributes.h"
#include "model/report.h"
#include "writer/writer.h"

static void begin(void *out, const struct report_block *block)
{
    static const char indent[] = "　　";

    if (block->indent)
        str_addn(out, indent, sizeof indent - 1);
}

static void text(void *out, const char *text, size_t len, bool off)
{
    (void)off;
    str_addn(out, text, len);
}

static void blank(void *out, const struct report_blank *blank, const char *text, size_t len,
                  bool off)
{
    (void)blank;
    (void)off;
    str_addn(out, text, len);
}

static void end(void *out, const struct report_block *block)
{
    (void)block;
    str_addc(out, '\n');
}

static void write_text(const struct answers *answers, struct str *out)
{
    struct report_scope scope = {NULL, false, NULL};
    struct report_listener listener = {begin, text, blank, end, out};

    report_walk(answers, &scope, &listener);
}

const struct writer text_writer = {"text", ".txt", write_text};
