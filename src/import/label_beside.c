/* SPDX-License-Identifier: MIT */
#include "import/label_beside.h"

#include "base/bytes.h"
#include "import/glyph.h"

/* Whether one of the words stands right before the blank. */
static bool follows(const struct label_site *site, const char *const *words)
{
    size_t len = site->blank->start - site->lowest;

    return bytes_end_any(site_text(site) + site->lowest, len, words) > 0;
}

/* X件（X人）: nothing but a bracket stands between. */
bool beside_is_bracketed(const struct label_site *site)
{
    size_t len = site->blank->start - site->lowest;

    return bytes_end_any(site_text(site) + site->lowest, len, glyph_opening) == len;
}

/* XX小学　　XXX at the end of a line: who signs. */
bool beside_is_signature(const struct label_site *site)
{
    const char *text = site_text(site);
    const struct document_line *line = &site->document->lines[site->blank->line];
    size_t start = site->blank->start,
           back = glyph_trimmed(text + line->start, start - line->start);

    return site->follows && site->ends && start - line->start - back > 2 &&
           site->blank->start + site->blank->len == line->start + line->len;
}

/* XXX below the title, all that stands in the line. */
bool beside_is_alone(const struct label_site *site)
{
    const struct document_line *line = &site->document->lines[site->blank->line];
    const char *text = site_text(site) + line->start;

    return !site->follows && site->ends && !site->blank->quoted &&
           glyph_trimmed(text, line->len) - glyph_blanks(text, line->len) == site->blank->len;
}

/* 以XX为主题 */
bool beside_is_basis(const struct label_site *site)
{
    static const char *const basis[] = {"以", "以“", "以《", NULL};

    return follows(site, basis);
}

/* G3XX线 */
bool beside_is_road(const struct label_site *site)
{
    size_t start = site->blank->start;

    return start > site->lowest && site_text(site)[start - 1] >= 'A' &&
           site_text(site)[start - 1] <= 'Z';
}

/* 本人XXX，19XX年生 */
bool beside_is_oneself(const struct label_site *site)
{
    static const char *const words[] = {"本人", "我叫", "我是", NULL};

    return follows(site, words);
}

/* 赴XX参观学习, 前往XX */
bool beside_is_place(const struct label_site *site)
{
    static const char *const words[] = {"赴", "前往", "来到", "走进", "到访", NULL};

    return follows(site, words);
}

/* 联合XX开展 */
bool beside_is_partner(const struct label_site *site)
{
    static const char *const words[] = {"联合", "会同", "协同", NULL};

    return follows(site, words);
}
