/* SPDX-License-Identifier: MIT */
#include "import/label.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/kinds.h"

/* Characters that are looked at before and behind a blank. */
enum { REACH = 24, NOUN_MOST = 8, VERB_MOST = 2 };

struct stretch {
    const char *text;
    size_t len;
};

/* --- the clause before and behind --- */

static bool is_clause_mark(const char *text, size_t len)
{
    return glyph_is_mark(text, len) || *text == '\t';
}

static struct stretch clause_before(const char *line, size_t start, size_t lowest)
{
    size_t at = start;

    for (int i = 0; i < REACH && at > lowest; i++) {
        size_t back = glyph_back(line, at);
        if (back < lowest || is_clause_mark(line + back, at - back))
            break;
        at = back;
    }
    return (struct stretch){line + at, start - at};
}

static struct stretch clause_behind(const char *line, size_t start, size_t highest)
{
    size_t at = start;

    for (int i = 0; i < REACH && at < highest; i++) {
        if (is_clause_mark(line + at, highest - at))
            break;
        at += glyph_size(line + at);
    }
    return (struct stretch){line + start, at - start};
}

static void trim(struct stretch *stretch)
{
    size_t blanks = glyph_blanks(stretch->text, stretch->len);

    stretch->text += blanks;
    stretch->len = glyph_trimmed(stretch->text, stretch->len - blanks);
}

static bool drop_first(struct stretch *stretch, const char *const *words)
{
    size_t size = bytes_begin_any(stretch->text, stretch->len, words);

    stretch->text += size;
    stretch->len -= size;
    return size > 0;
}

static bool drop_last(struct stretch *stretch, const char *const *words)
{
    size_t size = bytes_end_any(stretch->text, stretch->len, words);

    stretch->len -= size;
    return size > 0;
}

/* 1. and 一是 and what numbers a paragraph otherwise. */
static void drop_number(struct stretch *stretch)
{
    struct stretch rest = *stretch;
    static const char *const dots[] = {".", "．", "、", ")", NULL}, *const is[] = {"是", NULL};
    bool arabic = false;

    while (glyph_is_digit(rest.text, rest.len) || glyph_is_numeral(rest.text, rest.len)) {
        size_t size = glyph_size(rest.text);
        arabic = arabic || glyph_is_digit(rest.text, rest.len);
        rest.text += size;
        rest.len -= size;
    }
    if (rest.text == stretch->text)
        return;
    if (drop_first(&rest, dots) || (!arabic && drop_first(&rest, is)) ||
        (arabic && glyph_blank(rest.text, rest.len)))
        *stretch = rest;
}

/* What says nothing about the figure. */
static void strip(struct stretch *stretch)
{
    static const char *const first[] = {
        "全年", "年内", "截至目前", "截至年底", "截至",   "一年来", "目前", "共计", "总计", "累计",
        "先后", "同时", "并",       "共",       "全市",   "全县",   "全区", "全局", "各",   "已",
        "其中", "均",   "为",       "了",       "以及",   "及",     "和",   "与",   "的",   "今年",
        "本年", "现有", "也",       "还",       "年以来", "以来",   "我局", "NULL", NULL};
    static const char *const last[] = {
        "共有", "共计",   "总计", "合计", "累计", "先后", "约",   "近",     "超过",
        "超",   "达到",   "达",   "了",   "共",   "为",   "有",   "不少于", "不低于",
        "各",   "仅",     "计",   "已",   "至",   "到",   "于",   "是",     "在",
        "第",   "百分之", "大约", "将",   "的",   "由",   "全年", "均",     NULL};

    do
        trim(stretch);
    while (drop_first(stretch, first));
    drop_number(stretch);
    do
        trim(stretch);
    while (drop_last(stretch, last));
}

/* Of a long clause what stands nearest to the figure, from a word's beginning where one is seen. */
static void shorten(struct stretch *stretch, size_t most)
{
    static const char *const cuts[] = {"的", "并", "对", "向", "为", "在", "于", "和", "与", NULL};
    size_t count = glyph_count(stretch->text, stretch->len);
    const char *text = stretch->text;
    size_t len = stretch->len;

    while (count > most) {
        size_t size = glyph_size(text);
        text += size;
        len -= size;
        count--;
    }
    if (text == stretch->text)
        return;
    for (size_t at = 0, left = count; left > most / 2; left--) {
        size_t size = bytes_begin_any(text + at, len - at, cuts);
        if (size) {
            text += at + size;
            len -= at + size;
            break;
        }
        at += glyph_size(text + at);
    }
    *stretch = (struct stretch){text, len};
}

/* --- nouns --- */

/* `but`: characters before which it is another word. Longer words first. */
static const struct noun {
    const char *word, *but;
    bool own;
    const char *label;
} nouns[] = {
    {"党支部", "", true, _("党支部名称")},     {"党委", "", true, _("党委名称")},
    {"党组", "织", true, _("党组名称")},       {"系统", "性", true, _("系统名称")},
    {"局", "部面限势长域", true, _("局名称")}, {"委", "员托任派屈", true, _("委名称")},
    {"省", "级长心力略", true, _("省名称")},   {"市", "场民容级长", true, _("市名称")},
    {"县", "级长域", true, _("县名称")},       {"区", "域别间级长", true, _("区名称")},
    {"乡", "村镇亲土", false, _("乡名称")},    {"镇", "", false, _("镇名称")},
    {"村", "级", false, _("村名称")},          {"街道", "", false, _("街道名称")},
    {"社区", "", false, _("社区名称")},        {"公司", "", false, _("公司名称")},
    {"同志", "", false, _("同志姓名")},        {"老师", "", false, _("老师姓名")},
    {"主任", "", false, _("主任姓名")},        {"书记", "", false, _("书记姓名")},
    {"组长", "", false, _("组长姓名")},        {"学校", "", false, _("学校名称")},
    {"医院", "", false, _("医院名称")},        {"项目", "", false, _("项目名称")},
    {"工程", "", false, _("工程名称")},        {"活动", "", false, _("活动名称")},
    {"单位", "", false, _("单位名称")},        {"支部", "", false, _("支部名称")},
    {"支行", "", false, _("支行名称")},        {"银行", "", false, _("银行名称")},
};

static bool begins_with_one_of(const char *text, size_t len, const char *characters)
{
    for (const char *c = characters; *c; c += glyph_size(c))
        if (len >= glyph_size(c) && strncmp(text, c, glyph_size(c)) == 0)
            return true;
    return false;
}

/* 市民政局 is no 市民. */
static bool is_other_word(const char *text, size_t len, const char *but)
{
    static const char *const offices[] = {"民政", "民族", "民宗", "民防", "长江", NULL};

    return begins_with_one_of(text, len, but) && !bytes_begin_any(text, len, offices);
}

static const struct noun *noun_at(const char *text, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(nouns); i++) {
        size_t size = strlen(nouns[i].word);
        if (bytes_begin(text, len, nouns[i].word))
            return is_other_word(text + size, len - size, nouns[i].but) ? NULL : &nouns[i];
    }
    return NULL;
}

const char *label_own_unit(const char *text, size_t len)
{
    const struct noun *noun = noun_at(text, len);

    return noun && noun->own ? noun->word : NULL;
}

/* --- labels --- */

void label_cut(struct str *text, size_t most)
{
    size_t at = 0;

    for (; most && at < text->len; most--)
        at += glyph_size(text->s + at);
    if (at < text->len)
        str_splice(text, at, text->len - at, "", 0);
}

static void put(struct str *out, struct stretch stretch)
{
    for (size_t at = 0; at < stretch.len;) {
        size_t blank = glyph_blank(stretch.text + at, stretch.len - at);
        size_t size = blank ? blank : glyph_size(stretch.text + at);
        if (!blank)
            str_addn(out, stretch.text + at, size);
        at += size;
    }
}

/* What is counted, from the words behind the unit: X名党员, X家的企业. */
static struct stretch counted_noun(struct stretch behind)
{
    static const char *const ends[] = {
        "进行", "开展", "参加", "实现", "获得", "召开", "通过", "完成", "列席", "达标", "被",
        "已",   "到",   "在",   "以上", "以下", "以内", "左右", "为",   "由",   "于",   "全部",
        "均",   "并",   "和",   "与",   "进",   "的",   "受",   "报",   "得",   "办理", NULL};
    static const char *const of[] = {"的", NULL};
    size_t at = 0;

    trim(&behind);
    drop_first(&behind, of);
    for (int i = 0; i < NOUN_MOST && at < behind.len; i++) {
        if (bytes_begin_any(behind.text + at, behind.len - at, ends))
            break;
        at += glyph_size(behind.text + at);
    }
    return (struct stretch){behind.text, at};
}

static bool is_name(const struct blank *blank)
{
    return blank->kind == BLANK_NAME || blank->kind == BLANK_LIST;
}

/* 同比增长, 其中: who grows stands before. */
static bool leans(struct stretch words)
{
    static const char *const verbs[] = {"同比", "增长",   "下降", "增加", "减少", "提高", "上升",
                                        "占",   "比上年", "较",   "增幅", "降幅", NULL};

    return bytes_begin_any(words.text, words.len, verbs) > 0;
}

/* What the label of the blank before begins with, as far as there is room. */
static void lean_on(struct str *out, const struct str *last, size_t room)
{
    struct str text = STR_INIT;

    str_addn(&text, str_text(last), last->len);
    label_cut(&text, room);
    str_addn(out, str_text(&text), text.len);
    str_free(&text);
}

static void make_number(struct label *label, const struct blank *blank, struct stretch before,
                        struct stretch behind, const struct str *last)
{
    struct stretch noun = counted_noun(behind);
    size_t chars;

    strip(&before);
    shorten(&before, LABEL_MOST);
    chars = glyph_count(before.text, before.len);
    if (chars && leans(before) && last->len && chars <= NOUN_MOST)
        lean_on(&label->words, last, LABEL_MOST - chars);
    put(&label->words, before);
    if (chars <= VERB_MOST)
        put(&label->words, noun);
    else
        put(&label->behind, noun);
    if (!label->words.len && last->len) {
        size_t room = glyph_count(blank->unit, strlen(blank->unit)) + 2;
        lean_on(&label->words, last, LABEL_MOST > room ? LABEL_MOST - room : 0);
        if (*blank->unit)
            str_addf(&label->words, "（%s）", blank->unit);
    }
}

static void make_name(struct label *label, struct stretch before, struct stretch behind,
                      bool quoted)
{
    const struct noun *noun = quoted ? NULL : noun_at(behind.text, behind.len);
    struct stretch words = counted_noun(behind);

    strip(&before);
    shorten(&before, NOUN_MOST);
    if (noun) {
        str_add(&label->words, noun->label);
        put(&label->behind, before);
        return;
    }
    put(&label->words, words.len ? words : before);
    put(&label->behind, words.len ? before : words);
    if (label->words.len) {
        label_cut(&label->words, LABEL_MOST - 2);
        str_add(&label->words, _("名称"));
    }
}

static void make_plain(struct label *label, const struct blank *blank, struct stretch before,
                       struct stretch behind)
{
    static const char *const words[] = {[BLANK_MONTH] = _("月份"),
                                        [BLANK_YEAR] = _("年份"),
                                        [BLANK_DATE] = _("日期"),
                                        [BLANK_ORDINAL] = _("序号"),
                                        [BLANK_LIST] = NULL};
    struct stretch noun = counted_noun(behind);

    strip(&before);
    shorten(&before, LABEL_MOST - 2);
    if (blank->kind == BLANK_ORDINAL) {
        str_add(&label->words, "第几");
        put(&label->words, noun);
    } else {
        if (blank->kind == BLANK_DATE)
            put(&label->words, noun.len ? noun : before);
        str_add(&label->words, words[blank->kind]);
    }
    put(&label->behind, before.len ? before : noun);
}

/* What stands in for a label where nothing is said around it. */
static const char *plain_word(enum blank_kind kind)
{
    return blank_kind_label(kind);
}

/* Where the line of the blank ends, and where words behind it do: at the next blank. */
static size_t reach_behind(const struct document *document, const struct blanks *blanks,
                           size_t index)
{
    const struct blank *blank = &blanks->items[index];
    const struct document_line *line = &document->lines[blank->line];
    size_t end = line->start + line->len;

    if (index + 1 < blanks->count && blanks->items[index + 1].line == blank->line)
        end = blanks->items[index + 1].start;
    return end;
}

void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index, const struct str *last)
{
    static const char *const closing[] = {"”", "》", "〉", "」", "’", NULL};
    const struct blank *blank = &blanks->items[index];
    const char *text = document->text.s;
    size_t lowest = document->lines[blank->line].start, highest, from = blank->behind;
    bool follows = index && blanks->items[index - 1].line == blank->line;
    struct stretch before, behind;
    static const struct str none = STR_INIT;

    str_clear(&label->words);
    str_clear(&label->behind);
    if (follows)
        lowest = blanks->items[index - 1].behind;
    if (lowest > blank->start)
        lowest = blank->start;
    highest = reach_behind(document, blanks, index);
    if (from > highest)
        from = highest;
    if (is_name(blank))
        from += bytes_begin_any(text + from, highest - from, closing);
    before = clause_before(text, blank->start, lowest);
    behind = clause_behind(text, from, highest);
    if (is_name(blank))
        make_name(label, before, behind, blank->quoted);
    else if (blank->kind == BLANK_MONTH || blank->kind == BLANK_YEAR || blank->kind == BLANK_DATE ||
             blank->kind == BLANK_ORDINAL)
        make_plain(label, blank, before, behind);
    else
        make_number(label, blank, before, behind, follows ? last : &none);
    if (!label->words.len)
        str_add(&label->words, plain_word(blank->kind));
    label_cut(&label->words, LABEL_MOST);
}

void label_free(struct label *label)
{
    str_free(&label->words);
    str_free(&label->behind);
}
