/* SPDX-License-Identifier: MIT */
/* The plain text writer: a line for each heading and paragraph. */
#include <string.h>

#include "model/report.h"
#include "writer/writer.h"

struct page {
    struct str *out;
    int placeholders;
};

static void begin(void *self, const struct report_block *block)
{
    struct page *page = self;

    if (block->indent)
        str_addn(page->out, "　　", strlen("　　"));
}

static void text(void *self, const char *text, size_t len, bool off)
{
    struct page *page = self;

    (void)off;
    str_addn(page->out, text, len);
}

static void blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                  bool off)
{
    struct page *page = self;
    enum answer_state state = blank->answer->reading.state;
    bool open = state == ANSWER_OPEN || state == ANSWER_REFUSED;

    (void)off;
    str_addn(page->out, text, len);
    page->placeholders += len && (open || blank->answer->presence == NOT_YET);
}

static void end(void *self, const struct report_block *block)
{
    struct page *page = self;

    (void)block;
    str_addc(page->out, '\n');
}

static int write_text(const struct answers *answers, struct str *out)
{
    struct page page = {out, 0};
    struct report_scope scope = {0};
    struct report_listener listener = {begin, text, blank, end, &page};

    if (!report_walk(answers, &scope, &listener))
        page.placeholders++;
    return page.placeholders;
}

const struct writer text_writer = {"text", ".txt", write_text};
