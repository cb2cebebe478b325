/* SPDX-License-Identifier: MIT */
/* One text of a form alone, its paragraphs as lines. */
#include "model/node.h"
#include "model/report.h"

/* Of one as long as an answer may be; blanks count as more than their text. */
enum { PROSE_MAX = 2 * NODE_MAX_SCALAR };

struct join {
    struct str *out;
    size_t start;
};

static void join_begin(void *self, const struct report_block *block)
{
    struct join *join = self;

    (void)block;
    if (join->out->len > join->start)
        str_addc(join->out, '\n');
}

static void join_text(void *self, const char *text, size_t len, bool off)
{
    struct join *join = self;

    (void)off;
    str_addn(join->out, text, len);
}

static void join_blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                       bool off)
{
    (void)blank;
    join_text(self, text, len, off);
}

bool report_prose(const struct answers *answers, const struct prose *prose, struct str *out)
{
    struct join join = {out, out->len};
    struct report_listener listener = {join_begin, join_text, join_blank, NULL, &join};
    struct report_scope scope = {.most = PROSE_MAX};

    return report_prose_walk(answers, prose, &scope, &listener) &&
           out->len - join.start <= NODE_MAX_SCALAR;
}
