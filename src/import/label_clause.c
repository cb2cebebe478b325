/* SPDX-License-Identifier: MIT */
#include "import/label_clause.h"

#include "base/bytes.h"
#include "import/glyph.h"
#include "import/kinds.h"

enum { REACH = 24 }; /* characters that are looked at before and behind a blank */

/* --- the clause before and behind --- */

static bool is_end(const char *text, size_t len)
{
    return glyph_is_mark(text, len) || *text == '\t';
}

struct stretch clause_before(const char *text, size_t start, size_t lowest)
{
    size_t at = start;

    for (int i = 0; i < REACH && at > lowest; i++) {
        size_t back = glyph_back(text, at);
        if (back < lowest || is_end(text + back, at - back))
            break;
        at = back;
    }
    return (struct stretch){text + at, start - at};
}

struct stretch clause_behind(const char *text, size_t start, size_t highest)
{
    size_t at = start;

    for (int i = 0; i < REACH && at < highest; i++) {
        if (is_end(text + at, highest - at))
            break;
        at += glyph_size(text + at);
    }
    return (struct stretch){text + start, at - start};
}

/* --- what says nothing --- */

static bool drop_first(struct stretch *stretch, size_t size)
{
    *stretch = stretch_from(*stretch, size);
    return size > 0;
}

static bool drop_last(struct stretch *stretch, size_t size)
{
    stretch->len -= size;
    return size > 0;
}

/* 1. and 一是 and what numbers a paragraph otherwise. */
static void drop_number(struct stretch *stretch)
{
    static const char *const years[] = {"年", "月", NULL};
    struct stretch rest = *stretch;
    static const char *const dots[] = {".", "．", "、", ")", NULL}, *const is[] = {"是", NULL};
    bool arabic = false;

    while (glyph_is_digit(rest.text, rest.len) || glyph_is_numeral(rest.text, rest.len)) {
        arabic = arabic || glyph_is_digit(rest.text, rest.len);
        rest = stretch_from(rest, glyph_size(rest.text));
    }
    if (rest.text == stretch->text)
        return;
    if (drop_first(&rest, stretch_begins(rest, 0, dots)) ||
        (!arabic && drop_first(&rest, stretch_begins(rest, 0, is))) ||
        (arabic && drop_first(&rest, stretch_begins(rest, 0, years))) ||
        (arabic && glyph_blank(rest.text, rest.len)))
        *stretch = rest;
}

bool clause_is_whole_word(struct stretch stretch)
{
    static struct words words = WORDS(
        "及格", "及时", "和谐", "和解", "为期", "为民", "并联", "与会", "还款", "还清", "均价",
        "共青", "共享", "共建", "共同", "共治", "各类", "各级", "也门", "有效", "有关", "有机",
        "等级", "等奖", "等功", "等次", "等额", "来访", "来自", "来电", "来信", "初中", "初级",
        "底线", "底数", "起诉", "起草", "有线", "有序", "有理", "有毒", "有力", "有色", "对外",
        "对口", "对标", "将军");

    return stretch_first(stretch, &words) > 0;
}

/* 全校共, 大队共: who the document is of. */
static void drop_subject(struct stretch *stretch)
{
    static const char *const whose[] = {"全", "我", "本", "该", NULL};
    static struct words total = WORDS("共有", "共计", "累计", "现有", "实有", "先后", "共");
    static const char *const but[] = {"公", "中", NULL};
    struct stretch rest;

    for (size_t at = 0, count = 0; at < stretch->len && count <= 4; count++) {
        size_t size = words_begin(&total, stretch->text + at, stretch->len - at);
        rest = stretch_from(*stretch, at + size);
        if (size && count && glyph_count(rest.text, rest.len) > 1 &&
            !bytes_end_any(stretch->text, at, but) &&
            !clause_is_whole_word(stretch_from(*stretch, at)) &&
            (count <= 2 || bytes_begin_any(stretch->text, stretch->len, whose))) {
            *stretch = rest;
            return;
        }
        at += glyph_size(stretch->text + at);
    }
}

static bool drop_hedge(struct stretch *stretch)
{
    static const char *const hedges[] = {"约", "近", NULL};

    return kinds_is_hedge(stretch->text, stretch->len) &&
           drop_last(stretch, bytes_end_any(stretch->text, stretch->len, hedges));
}

void clause_strip(struct stretch *stretch)
{
    static struct words first = WORDS(
        "全年", "年内", "共有", "设有", "截至目前", "截至年底", "截至", "一年来", "目前", "共计",
        "总计", "累计", "先后", "同时", "并", "共", "全市", "全县", "全区", "全局", "各", "已",
        "其中", "均", "为", "了", "以及", "及", "和", "与", "的", "今年", "本年", "现有", "也",
        "还", "年以来", "以来", "我局", "我市", "我县", "有", "辖", "将", "对");
    static struct words last = WORDS(
        "共有", "共计", "总计", "合计", "累计", "先后", "不超过", "超过", "超", "达到", "达", "了",
        "共", "为", "不少于", "不低于", "不高于", "不大于", "各", "仅", "至", "到", "于", "在",
        "第", "百分之", "的", "由", "全年", "大约", "现有", "设有", "仅有", "分别");

    do
        *stretch = stretch_trim(*stretch);
    while (!clause_is_whole_word(*stretch) && drop_first(stretch, stretch_first(*stretch, &first)));
    drop_number(stretch);
    drop_subject(stretch);
    do
        *stretch = stretch_trim(*stretch);
    while (drop_last(stretch, stretch_last(*stretch, &last)) || drop_hedge(stretch));
}

/* --- what is too long --- */

void clause_shorten(struct stretch *stretch, size_t most)
{
    static struct words cuts = WORDS("的", "并", "对", "向", "为", "在", "于", "和", "与");
    size_t count = stretch_count(*stretch), at = 0;

    if (count <= most)
        return;
    *stretch = stretch_from(*stretch, glyph_prefix(stretch->text, stretch->len, count - most));
    for (size_t left = most; left > most / 2; left--) {
        size_t size = stretch_first(stretch_from(*stretch, at), &cuts);
        if (size) {
            *stretch = stretch_from(*stretch, at + size);
            return;
        }
        at += glyph_size(stretch->text + at);
    }
}
