/* SPDX-License-Identifier: MIT */
#include "import/kinds_ordinal.h"

#include <string.h>

#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "import/placeholder.h"

/* The end of the placeholder or numeral that begins there. */
static size_t session_number(const struct site *site, size_t at)
{
    struct placeholder number;

    while (glyph_is_numeral(site->line + at, site->len - at))
        at += glyph_size(site->line + at);
    if (placeholder_at(site->line, site->len, at, &number))
        at = number.start + number.len;
    return at;
}

/* 十X届. */
static bool follows_numeral(const struct site *site)
{
    size_t back = glyph_back(site->line, site->start);

    return site->start && glyph_is_numeral(site->line + back, site->start - back);
}

/* X届全会, X届X次全会; the second X stands behind 届. */
bool kinds_is_session(const struct site *site, const struct unit *unit)
{
    static const char *const behind[] = {
        "全会", "全国",   "全体", "中央", "次全会", "人大", "人民", "政协", "党代", "代表大会",
        "理事", "委员会", "县委", "市委", "省委",   "区委", "党委", "政府", "常委", NULL};
    static const char *const sessions[] = {"次全会", "次全体", "次会议",   "中全会",
                                           "次代表", "次全委", "次执委会", "次常委",
                                           "次理事", "次委员", NULL};
    static const char *const always[] = {"次全会", "次党代会", "次全国代表", NULL};
    size_t at = site->end + unit->len;

    if (strcmp(unit->word, "届") == 0)
        return site_begins_any(site, at, behind) || follows_numeral(site) ||
               site_begins_any(site, session_number(site, at), sessions);
    return strcmp(unit->word, "次") == 0 &&
           (site_begins_any(site, site->end, always) ||
            (site_begins_any(site, site->end, sessions) &&
             bytes_end(site->line, site_before_blanks(site), "届")));
}

/* 党的XX大, 十X大. */
bool kinds_is_congress(const struct site *site)
{
    static const char *const party[] = {"党的", NULL}, *const congress[] = {"大", NULL};
    static const char *const behind[] = {"精神", "报告", "会议", "以来", "召开", "代表", "胜利",
                                         "、",   "，",   "。",   "”",    "和",   "提出", NULL};

    return site_begins_any(site, site->end, congress) &&
           (site_ends_any(site, party) || follows_numeral(site)) &&
           site_begins_any(site, site->end + strlen("大"), behind);
}

/* X级应急响应: a rank, and not so many steps. */
bool kinds_is_rank(const struct site *site, const struct unit *unit)
{
    static const char *const behind[] = {"应急", "响应", "预警", "警戒", NULL};

    return strcmp(unit->word, "级") == 0 && !unit->is_hedged &&
           site_begins_any(site, site->end + unit->len, behind);
}

/* X年级, and the class of it; 初X, 高X年级; 大X班 of a kindergarten. */
bool kinds_is_grade(const struct site *site)
{
    static const char *const grade[] = {"年级", NULL}, *const class[] = {"班", NULL};
    static const char *const schools[] = {"初", "高", NULL}, *const new_year[] = {"大年初",
                                                                                  "正月初", NULL};
    static const char *const pupils[] = {"学生", "年级", "学部", "毕业", "师生", NULL};
    static struct words no_day = WORDS("年初", "月初", "起初", "当初", "最初", "期初", "之初");
    static const char *const groups[] = {"大", "中", "小", NULL};
    size_t size;

    if (site_begins_any(site, site->end, grade))
        return true;
    if (site_begins_any(site, site->end, class) && site_ends_any(site, grade))
        return true;
    size = bytes_end_any(site->line, site->start, groups);
    if (size && site_begins_any(site, site->end, class)) {
        size_t at = site->start - size, back = glyph_back(site->line, at);
        return !at || glyph_is_mark(site->line + back, at - back);
    }
    if (!site_ends_any(site, schools))
        return false;
    return site_begins_any(site, site->end, pupils) || site_ends_any(site, new_year) ||
           (bytes_end(site->line, site->start, "初") &&
            !words_end(&no_day, site->line, site->start));
}
