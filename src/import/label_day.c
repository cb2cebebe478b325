/* SPDX-License-Identifier: MIT */
#include "import/label_day.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_around.h"

static const char *const days[] = {"日", "号", NULL};

/* The line before the blank. */
static struct stretch line_before(const struct label_site *site)
{
    size_t start = site->document->lines[site->blank->line].start;

    return (struct stretch){site_text(site) + start, site->blank->start - start};
}

/* 12月, 每月: its bytes at the end of the text; 0: there is none. */
static size_t month_size(struct stretch text)
{
    static const char *const which[] = {"本", "每", "当", "次", "下", "上", "同", NULL};
    size_t at, size;

    if (!bytes_end(text.text, text.len, "月"))
        return 0;
    at = text.len - strlen("月");
    if ((size = bytes_end_any(text.text, at, which)))
        return text.len - at + size;
    for (size_t back; at > 0; at = back) {
        back = glyph_back(text.text, at);
        if (!glyph_is_digit(text.text + back, at - back) &&
            !glyph_is_numeral(text.text + back, at - back))
            break;
    }
    return text.len - at;
}

/* 3日至X日 */
static bool ends_range(struct stretch text)
{
    static const char *const marks[] = {"至", "到", "—", "－", "-", "～", "~", "–", NULL};
    size_t size = bytes_end_any(text.text, text.len, marks);

    return size && bytes_end_any(text.text, text.len - size, days);
}

/* X日起施行, X日下午: at the start of a clause. */
static bool is_moment(const struct label_site *site, struct stretch before)
{
    static const char *const behind[] = {"前",   "起",   "止",   "上午", "下午", "晚",
                                         "凌晨", "中午", "以前", "之前", NULL};
    static const char *const starts[] = {"于", "在", "从", "自", "截至", "，", "。", "；", NULL};
    const char *text = site_text(site) + site->blank->behind;
    const struct document_line *line = &site->document->lines[site->blank->line];
    size_t len = line->start + line->len - site->blank->behind;

    return bytes_begin_any(text, len, behind) &&
           (bytes_end_any(before.text, before.len, starts) ||
            glyph_blanks(before.text, before.len) == before.len);
}

bool label_is_day(const struct label_site *site)
{
    struct stretch before = line_before(site);
    const char *unit = site->blank->unit;

    return bytes_begin_any(unit, strlen(unit), days) == strlen(unit) && *unit &&
           (month_size(before) || ends_range(before) || is_moment(site, before));
}

void label_day(struct label *label, const struct label_site *site)
{
    struct stretch before = line_before(site);
    size_t size = month_size(before);

    str_addn(&label->words, before.text + before.len - size, size);
    if (ends_range(before))
        str_add(&label->words, _("至"));
    str_add(&label->words, _("几"));
    str_add(&label->words, site->blank->unit);
    around_behind(label, site, site->blank->behind);
    around_keep(&label->behind, 1);
    str_addn(&label->longer, label->words.s, label->words.len);
    clause_add(&label->longer, &label->behind);
    if (!size && !ends_range(before))
        clause_add(&label->words, &label->behind);
}
