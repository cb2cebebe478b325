/* SPDX-License-Identifier: MIT */
#include "import/site.h"

#include "base/bytes.h"
#include "import/glyph.h"

bool site_ends_any(const struct site *site, const char *const *words)
{
    return bytes_end_any(site->line, site->start, words) > 0;
}

bool site_begins_any(const struct site *site, size_t at, const char *const *words)
{
    return bytes_begin_any(site->line + at, site->len - at, words) > 0;
}

size_t site_before_blanks(const struct site *site)
{
    return glyph_trimmed(site->line, site->start);
}

enum { CLAUSE_MOST = 60 }; /* bytes of the clause before it that are looked at */

/* The clause before it, as far as its beginning is near. */
static size_t clause_start(const struct site *site)
{
    size_t at = site->start;

    while (at && site->start - at < CLAUSE_MOST) {
        size_t back = glyph_back(site->line, at);
        if (glyph_is_mark(site->line + back, at - back))
            break;
        at = back;
    }
    return at;
}

bool site_clause_has(const struct site *site, struct words *words)
{
    for (size_t at = clause_start(site); at < site->start; at += glyph_size(site->line + at))
        if (words_begin(words, site->line + at, site->start - at))
            return true;
    return false;
}

bool site_is_clause_end(const struct site *site, size_t at)
{
    at += glyph_blanks(site->line + at, site->len - at);
    return at == site->len || glyph_is_mark(site->line + at, site->len - at);
}

bool site_is_clause_start(const struct site *site)
{
    static struct words words = WORDS("，", "。", "；", "：", "、", "（", "“", "《", "〈", ",", ";",
                                      ":", "(", "各个", "各", "每个", "由", "在", "与", "和", "及",
                                      "或", "向", "到", "赴", "于");
    size_t at = site_before_blanks(site);

    return at == 0 || at < site->start || words_end(&words, site->line, site->start);
}
