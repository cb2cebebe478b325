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
    static const char *const years[] = {"年", "月", NULL};
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
        (arabic && drop_first(&rest, years)) || (arabic && glyph_blank(rest.text, rest.len)))
        *stretch = rest;
}

/* Words that begin with one of those that say nothing. */
static bool is_whole_word(struct stretch stretch)
{
    static const char *const words[] = {
        "及格", "及时", "和谐", "和解", "为期", "为民", "并联", "与会", "还款", "还清",
        "均价", "共青", "共享", "共建", "共同", "共治", "各类", "各级", "也门", "有效",
        "有关", "有机", "等级", "等奖", "等功", "等次", "等额", "来访", "来自", "来电",
        "来信", "初中", "初级", "底线", "底数", "起诉", "起草", "有线", "有序", "有理",
        "有毒", "有力", "有色", "对外", "对口", "对标", "将军", NULL};

    return bytes_begin_any(stretch.text, stretch.len, words) > 0;
}

/* 全校共, 大队共: who the document is of. */
static void drop_subject(struct stretch *stretch)
{
    static const char *const whose[] = {"全", "我", "本", "该", NULL};
    static const char *const total[] = {"共有", "共计", "累计", "现有", "实有", "先后", "共", NULL};
    static const char *const but[] = {"公", "中", NULL};
    struct stretch rest;

    for (size_t at = 0, count = 0; at < stretch->len && count <= 4; count++) {
        size_t size = bytes_begin_any(stretch->text + at, stretch->len - at, total);
        rest = (struct stretch){stretch->text + at + size, stretch->len - at - size};
        if (size && count && glyph_count(rest.text, rest.len) > 1 &&
            !bytes_end_any(stretch->text, at, but) &&
            !is_whole_word((struct stretch){stretch->text + at, stretch->len - at}) &&
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

    return kinds_is_hedge(stretch->text, stretch->len) && drop_last(stretch, hedges);
}

/* What says nothing about the figure. */
static void strip(struct stretch *stretch)
{
    static const char *const first[] = {
        "全年", "年内", "共有", "设有", "截至目前", "截至年底", "截至",   "一年来", "目前", "共计",
        "总计", "累计", "先后", "同时", "并",       "共",       "全市",   "全县",   "全区", "全局",
        "各",   "已",   "其中", "均",   "为",       "了",       "以及",   "及",     "和",   "与",
        "的",   "今年", "本年", "现有", "也",       "还",       "年以来", "以来",   "我局", "我市",
        "我县", "有",   "辖",   "将",   "对",       NULL};
    static const char *const last[] = {
        "共有", "共计", "总计", "合计", "累计", "先后",   "不超过", "超过",   "超",
        "达到", "达",   "了",   "共",   "为",   "不少于", "不低于", "不高于", "不大于",
        "各",   "仅",   "至",   "到",   "于",   "在",     "第",     "百分之", "的",
        "由",   "全年", "大约", "现有", "设有", "仅有",   "分别",   NULL};

    do
        trim(stretch);
    while (!is_whole_word(*stretch) && drop_first(stretch, first));
    drop_number(stretch);
    drop_subject(stretch);
    do
        trim(stretch);
    while (drop_last(stretch, last) || drop_hedge(stretch));
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
    bool is_counted; /* a figure may stand behind: 项目X个 */
} nouns[] = {
    {"党支部", "", true, _("党支部名称"), false},
    {"党委", "", true, _("党委名称"), false},
    {"党组", "织", true, _("党组名称"), false},
    {"系统", "性", true, _("系统名称"), false},
    {"局", "部面限势长域", true, _("局名称"), false},
    {"委", "员托任派屈", true, _("委名称"), false},
    {"省", "级长心力略", true, _("省名称"), false},
    {"市", "场民容级长", true, _("市名称"), false},
    {"县", "级长域", true, _("县名称"), false},
    {"区", "域别间级长", true, _("区名称"), false},
    {"乡", "村镇亲土", false, _("乡名称"), false},
    {"镇", "", false, _("镇名称"), false},
    {"村", "级", false, _("村名称"), false},
    {"街道", "", false, _("街道名称"), false},
    {"社区", "", false, _("社区名称"), false},
    {"公司", "", false, _("公司名称"), false},
    {"同志", "", false, _("同志姓名"), false},
    {"老师", "", false, _("老师姓名"), false},
    {"主任", "", false, _("主任姓名"), false},
    {"书记", "", false, _("书记姓名"), false},
    {"组长", "", false, _("组长姓名"), false},
    {"学校", "", false, _("学校名称"), false},
    {"医院", "", false, _("医院名称"), false},
    {"项目", "", false, _("项目名称"), true},
    {"工程", "", false, _("工程名称"), true},
    {"活动", "", false, _("活动名称"), true},
    {"单位", "", false, _("单位名称"), true},
    {"支部", "", false, _("支部名称"), true},
    {"支行", "", false, _("支行名称"), false},
    {"银行", "", false, _("银行名称"), false},
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
        "进行", "开展", "参加", "实现", "获得", "召开", "通过", "完成", "列席", "达标",
        "被",   "已",   "到",   "在",   "以上", "以下", "以内", "左右", "为",   "由",
        "于",   "全部", "均",   "并",   "尚未", "下达", "发生", "和",   "与",   "进",
        "的",   "受",   "报",   "得",   "办理", "第",   NULL};
    static const char *const of[] = {"的",   "以来", "来", "底", "初", "中旬",
                                     "上旬", "下旬", "起", "至", "等", NULL};
    static const char *const whole[] = {"先进", "改进", "推进", "引进", NULL};
    size_t at = 0;

    trim(&behind);
    if (!is_whole_word(behind))
        drop_first(&behind, of);
    for (int i = 0; i < NOUN_MOST && at < behind.len; i++) {
        size_t size = bytes_begin_any(behind.text + at, behind.len - at, whole);
        if (size) {
            at += size;
            i++;
            continue;
        }
        if (bytes_begin_any(behind.text + at, behind.len - at, ends) ||
            glyph_is_digit(behind.text + at, behind.len - at))
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

/* Appends the stretch as far as there is room for so many characters. */
static void put_some(struct str *out, const char *text, size_t len, size_t room)
{
    struct str some = STR_INIT;

    str_addn(&some, text, len);
    label_cut(&some, room);
    str_addn(out, str_text(&some), some.len);
    str_free(&some);
}

static size_t room_behind(size_t taken)
{
    return taken < LABEL_MOST ? LABEL_MOST - taken : 0;
}

/* Words that lean on others begin with those. */
static void lean_on_last(struct label *label, size_t taken)
{
    put_some(&label->words, str_text(&label->last), label->last.len, room_behind(taken));
}

static void make_number(struct label *label, const struct blank *blank, struct stretch before,
                        struct stretch behind, bool follows)
{
    struct stretch noun = counted_noun(behind);
    bool leaning = follows && label->last.len;
    size_t chars;

    strip(&before);
    shorten(&before, LABEL_MOST);
    chars = glyph_count(before.text, before.len);
    if (leaning && !chars && !noun.len) {
        lean_on_last(label, glyph_count(blank->unit, strlen(blank->unit)) + 2);
        if (*blank->unit)
            str_addf(&label->words, "（%s）", blank->unit);
        return;
    }
    leaning = leaning && chars && chars <= NOUN_MOST && leans(before);
    if (leaning)
        lean_on_last(label, chars);
    put(&label->words, before);
    if (chars <= VERB_MOST && !leaning)
        put(&label->words, noun);
    else if (noun.len) {
        put_some(&label->longer, label->words.s, label->words.len,
                 room_behind(glyph_count(noun.text, noun.len)));
        put(&label->longer, noun);
    }
    if (leaning)
        return;
    str_clear(&label->last);
    str_addn(&label->last, str_text(&label->words), label->words.len);
}

/* XX水务局: up to where the name of an office ends. */
static struct stretch office_name(struct stretch words)
{
    static const char *const ends[] = {"局",   "委员会", "银行", "医院", "学校", "小学",   "中学",
                                       "大学", "学院",   "公司", "集团", "中心", "办公室", "支队",
                                       "大队", "派出所", "协会", "工会", "法院", "检察院", "村",
                                       "镇",   "乡",     "社区", NULL};

    for (size_t at = 0; at < words.len; at += glyph_size(words.text + at)) {
        size_t size = bytes_begin_any(words.text + at, words.len - at, ends);
        if (size)
            return (struct stretch){words.text, at + size};
    }
    return words;
}

/* What a name is called by the words before or behind it. */
static const char *name_suffix(struct stretch words)
{
    static const char *const people[] = {"书记", "主任", "主席", "组长", "局长", "县长", "市长",
                                         "区长", "镇长", "乡长", "处长", "科长", "部长", "队长",
                                         "院长", "校长", "所长", "经理", "教授", "老师", "同志",
                                         "村民", "支书", "系人", "责人", "代表", NULL};
    static const char *const whole[] = {"电话", "号码", "地址", "地点",
                                        "时间", "职务", "方式", NULL};

    if (bytes_end_any(words.text, words.len, people))
        return _("姓名");
    return bytes_end_any(words.text, words.len, whole) ? "" : _("名称");
}

static void make_name(struct label *label, struct stretch before, struct stretch behind,
                      bool quoted)
{
    const struct noun *noun = quoted ? NULL : noun_at(behind.text, behind.len);
    struct stretch words = office_name(counted_noun(behind));
    size_t taken;

    strip(&before);
    shorten(&before, NOUN_MOST);
    if (noun)
        str_add(&label->words, noun->label);
    else if (words.len || before.len) {
        put(&label->words, words.len ? words : before);
        label_cut(&label->words, LABEL_MOST - 2);
        str_add(&label->words, name_suffix(words.len ? words : before));
    }
    if (!before.len || (!noun && !words.len))
        return;
    taken = glyph_count(label->words.s, label->words.len);
    put_some(&label->longer, before.text, before.len, room_behind(taken));
    str_addn(&label->longer, label->words.s, label->words.len);
}

static void make_plain(struct label *label, const struct blank *blank, struct stretch before,
                       struct stretch behind)
{
    static const char *const words[] = {[BLANK_MONTH] = _("月份"),
                                        [BLANK_ORDINAL] = _("第几"),
                                        [BLANK_YEAR] = _("年份"),
                                        [BLANK_DATE] = _("日期"),
                                        false};
    struct stretch noun = counted_noun(behind), more;

    strip(&before);
    shorten(&before, NOUN_MOST);
    more = noun.len ? noun : before;
    if (blank->kind == BLANK_ORDINAL) {
        put(noun.len ? &label->longer : &label->words, before);
        str_add(&label->words, words[blank->kind]);
        put(&label->words, noun);
        if (before.len && noun.len)
            str_addn(&label->longer, label->words.s, label->words.len);
        return;
    }
    if (blank->kind == BLANK_DATE)
        put(&label->words, more);
    else if (more.len) {
        put(&label->longer, more);
        str_add(&label->longer, words[blank->kind]);
    }
    str_add(&label->words, words[blank->kind]);
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

/* Where the words before a blank begin: behind the blank before it, and behind the noun that
 * belongs to its name: 向XX村投入X万元. */
static size_t behind_name(const char *text, const struct blank *before, const struct blank *blank)
{
    size_t end = blank->start, size;
    const struct noun *noun;

    if (before->behind >= end || !is_name(before))
        return before->behind;
    noun = noun_at(text + before->behind, end - before->behind);
    size = noun && !noun->is_counted ? strlen(noun->word) : 0;
    return before->behind + size < end || is_name(blank) ? before->behind + size : before->behind;
}

static size_t colon_size(const char *text, size_t start, size_t lowest)
{
    static const char *const colons[] = {"：", ":", NULL};

    return start > lowest ? bytes_end_any(text + lowest, start - lowest, colons) : 0;
}

void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index)
{
    static const char *const closing[] = {"”", "》", "〉", "」", "’", NULL};
    const struct blank *blank = &blanks->items[index];
    const char *text = document->text.s;
    size_t lowest = document->lines[blank->line].start, highest, from = blank->behind;
    bool follows = index && blanks->items[index - 1].line == blank->line;
    struct stretch before, behind;

    str_clear(&label->words);
    str_clear(&label->longer);
    if (label->line != blank->line)
        str_clear(&label->last);
    label->line = blank->line;
    if (follows)
        lowest = behind_name(text, &blanks->items[index - 1], blank);
    if (lowest > blank->start)
        lowest = blank->start;
    highest = reach_behind(document, blanks, index);
    if (from > highest)
        from = highest;
    if (is_name(blank))
        from += bytes_begin_any(text + from, highest - from, closing);
    before = clause_before(text, blank->start, lowest);
    if (is_name(blank) && !before.len) /* 联系人：XXX */
        before = clause_before(text, blank->start - colon_size(text, blank->start, lowest), lowest);
    behind = clause_behind(text, from, highest);
    if (is_name(blank))
        make_name(label, before, behind, blank->quoted);
    else if (blank->kind == BLANK_MONTH || blank->kind == BLANK_YEAR || blank->kind == BLANK_DATE ||
             blank->kind == BLANK_ORDINAL)
        make_plain(label, blank, before, behind);
    else
        make_number(label, blank, before, behind, follows);
    if (!label->words.len) {
        str_add(&label->words, blank_kind_label(blank->kind));
        if (blank->kind == BLANK_COUNT && *blank->unit)
            str_addf(&label->words, "（%s）", blank->unit);
    }
    label_cut(&label->words, LABEL_MOST);
    label_cut(&label->longer, LABEL_MOST);
}

void label_free(struct label *label)
{
    str_free(&label->words);
    str_free(&label->longer);
    str_free(&label->last);
}
