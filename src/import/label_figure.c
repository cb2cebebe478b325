/* SPDX-License-Identifier: MIT */
#include "import/label_figure.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_noun.h"

/* Characters: of a verb alone, of a list that is kept whole, of words that another noun joins. */
enum { VERB_MOST = 4, LIST_MOST = 14, JOIN_MOST = 12 };

static void add(struct str *out, const struct clause *clause)
{
    struct stretch text = clause_text(clause);

    str_addn(out, text.text, text.len);
}

static void set(struct str *out, const struct clause *clause)
{
    str_clear(out);
    add(out, clause);
}

static size_t chars(const struct str *text)
{
    return glyph_count(str_text(text), text->len);
}

static bool contains(const struct str *text, struct stretch words)
{
    for (size_t at = 0; at + words.len <= text->len; at += glyph_size(text->s + at))
        if (memcmp(text->s + at, words.text, words.len) == 0)
            return true;
    return false;
}

/* --- what is counted before --- */

/* 举办按摩、电商等培训班 → 举办培训班; 看望老人、党员 stays. */
static void join_list(struct clause *clause, size_t *verb_end)
{
    size_t cut = clause->from, verb = clause->from;
    bool others = false, counted = false;

    while (verb < clause->to && clause->words[verb].classes & LEX_VERB)
        verb++;
    for (size_t i = clause->from + 1; i + 1 < clause->to; i++) {
        if (clause_word_is(clause, i, "等") || clause_word_is(clause, i, "等地")) {
            cut = i + 1;
            others = true;
        } else if (clause_word_is(clause, i, "、") && !others)
            cut = i + 1;
        counted = counted || (clause->words[i].size <= 3 &&
                              glyph_is_numeral(clause->text.s + clause->words[i].start,
                                               clause->words[i].size));
    }
    if (cut == clause->from || (!others && !counted && clause_chars(clause) <= LIST_MOST))
        return;
    *verb_end = verb < cut ? verb : clause->from;
    if (clause->words[cut].classes & LEX_VERB)
        *verb_end = clause->from;
    clause->from = cut;
}

/* 297毫米的发票 */
static void drop_to_of(struct clause *clause)
{
    for (size_t i = clause->from; i + 1 < clause->to; i++)
        if (clause_word_is(clause, i, "的")) {
            clause->from = i + 1;
            return;
        }
}

/* Reads the words before into `before`, stripped; the verb of a list that was cut goes to `verb`.
 */
static void read_before(struct label *label, const struct label_site *site, struct str *verb)
{
    struct clause *before = &label->before;
    size_t start, end;
    struct stretch list;

    clause_before(before, site->document->text.s, site->blank->start, site->lowest);
    if (before->count && glyph_is_digit(str_text(&before->text), before->text.len))
        drop_to_of(before);
    label->and_others = clause_word_is(before, before->to - 1, "等");
    clause_strip_back(before);
    clause_strip_front(before, site->named && before->begin == site->lowest);
    start = end = before->from;
    join_list(before, &end);
    if (end > start) {
        list.text = before->text.s + before->words[start].start;
        list.len = before->words[end].start - before->words[start].start;
        str_addn(verb, list.text, list.len);
    }
    clause_strip_front(before, false);
}

/* X名运动员参加X个大项: what was counted before has been said. */
static void drop_counted(struct label *label)
{
    struct clause *before = &label->before;
    struct stretch text = clause_text(before);
    size_t at = before->from;

    if (!label->noun.len || text.len < label->noun.len ||
        memcmp(text.text, label->noun.s, label->noun.len) != 0)
        return;
    while (at < before->to &&
           before->words[at].start < before->words[before->from].start + label->noun.len)
        at++;
    if (at < before->to &&
        before->words[at].start != before->words[before->from].start + label->noun.len)
        return;
    if (at == before->to ? !(clause_first(before) & LEX_VERB)
                         : before->words[at].classes & (LEX_VERB | LEX_FRONT | LEX_PER)) {
        before->from = at;
        clause_strip_front(before, false);
    }
}

/* --- what is counted behind --- */

static bool ends_noun(const struct clause *clause, size_t index, bool broad)
{
    const struct clause_word *word = &clause->words[index];

    if (index > clause->from && index + 1 < clause->to && clause_word_is(clause, index, "以上"))
        return false;
    if (clause_word_is(clause, index, "、") || word->classes & (LEX_PER | LEX_RATIO) ||
        (word->classes & LEX_HONOUR && index > clause->from) ||
        (word->classes & LEX_BACK && word->size > 3))
        return true;
    if (clause_stops(clause, index))
        return !(broad && word->classes & LEX_VERB) &&
               !(index == clause->from &&
                 (clause_word_is(clause, index, "未") || clause_word_is(clause, index, "不")));
    if (!(word->classes & LEX_VERB))
        return broad && index > clause->from && !word->classes &&
               clause->words[index - 1].classes & LEX_BROAD;
    return !broad && !(clause->is_whole && index + 1 == clause->to);
}

/* X人以上的大班额: what stands between the unit and the noun. */
static bool is_between(const struct clause *behind)
{
    static const char *const words[] = {"的",   "来",   "以来", "以上", "以下",
                                        "以内", "左右", "等",   NULL};

    for (size_t i = 0; words[i]; i++)
        if (clause_word_is(behind, behind->from, words[i]))
            return true;
    return false;
}

/* 为X名残疾人适配辅具: what is done is needed too. */
static bool is_given(const struct clause *before)
{
    static struct words to = WORDS("为", "对", "给", "帮", "帮助", "向");
    struct stretch text = {str_text(&before->text), before->text.len};

    return before->from >= before->to && stretch_last(text, &to);
}

static void read_behind(struct label *label, const struct label_site *site)
{
    enum { NOUN_MOST = 10 };
    struct clause *behind = &label->behind;
    size_t at;
    bool broad = true, given = is_given(&label->before);

    clause_behind(behind, site->document->text.s, site->blank->behind, site->highest);
    behind->is_whole = behind->is_whole || site->ends;
    while (behind->from < behind->to && is_between(behind))
        behind->from++;
    if (behind->from > 0 && strcmp(site->blank->unit, "年") == 0)
        behind->to = behind->from; /* 近X年来发生案件 */
    for (at = behind->from; at < behind->to && !ends_noun(behind, at, broad); at++)
        if (!(behind->words[at].classes & (LEX_VERB | LEX_BROAD)) && !given)
            broad = false;
    if (at == behind->from + 1 &&
        (behind->words[behind->from].classes & LEX_FRONT || clause_stops(behind, behind->from)))
        at = behind->from;
    behind->to = at;
    clause_keep_start(behind, NOUN_MOST);
    if (behind->to > behind->from + 1 && (!behind->is_whole || behind->to < at) &&
        behind->words[behind->to - 1].classes & LEX_VERB &&
        !(behind->words[behind->to - 2].classes & LEX_VERB))
        behind->to--;
}

/* --- leaning on what was said before --- */

/* The noun of the last figure: 实现利润 → 利润. */
static struct clause *last_noun(struct label *label)
{
    struct clause *noun = &label->other;

    clause_set(noun, str_text(&label->last), label->last.len);
    while (noun->from + 1 < noun->to &&
           noun->words[noun->from].classes & (LEX_VERB | LEX_PER | LEX_RATIO | LEX_FRONT) &&
           !(noun->words[noun->from + 1].classes & LEX_ATTR))
        noun->from++;
    while (noun->to > noun->from + 1 && noun->words[noun->to - 1].classes & (LEX_ATTR | LEX_PER))
        noun->to--;
    while (noun->to > noun->from + 1 && noun->words[noun->to - 1].classes & LEX_VERB)
        noun->to--;
    return noun;
}

static struct clause *short_noun(struct label *label)
{
    struct clause *noun = last_noun(label);

    clause_keep_end(noun, LABEL_MOST / 2);
    return noun;
}

static bool has_known(const struct clause *clause)
{
    for (size_t i = clause->from; i < clause->to; i++)
        if (clause->words[i].classes & (LEX_WORD | LEX_VERB))
            return true;
    return false;
}

/* What is said right before, behind the comma, where no figure stands. */
static bool take_clause_before(struct label *label, const struct label_site *site)
{
    static struct words poor = WORDS("偏低", "偏高", "偏少", "偏大", "不足", "不够", "较低", "长");
    static const char *const commas[] = {"，", ",", "；", ";", "：", ":", NULL};
    const char *text = site->document->text.s;
    size_t at = label->before.begin, size;
    struct clause *clause = &label->other;

    size = at > site->lowest ? bytes_end_any(text + site->lowest, at - site->lowest, commas) : 0;
    if (!size)
        return false;
    clause_before(clause, text, at - size, site->lowest);
    clause_strip_back(clause);
    clause_strip_front(clause, site->named && clause->begin == site->lowest);
    if (clause->to > clause->from + 1 &&
        stretch_last(clause_text(clause), &poor) == clause->words[clause->to - 1].size)
        clause->to--;
    clause_keep_end(clause, LABEL_MOST / 2);
    if (clause_chars(clause) < 2 || (clause_chars(clause) == 2 && !has_known(clause)) ||
        contains(&label->last, clause_text(clause)))
        return false;
    set(&label->last, clause);
    return true;
}

/* Puts noun and words together: as much of the noun as there is room for. */
static void put_noun(struct label *label, struct clause *noun, const struct clause *words,
                     bool noun_first)
{
    size_t taken = clause_chars(words);

    clause_keep_end(noun, LABEL_MOST > taken ? LABEL_MOST - taken : 0);
    if (noun_first)
        add(&label->words, noun);
    add(&label->words, words);
    if (!noun_first)
        add(&label->words, noun);
}

/* --- figures in a series: 分别占X%、X% --- */

static bool goes_on(const struct label_site *site, size_t index)
{
    static const char *const marks[] = {"、", "和", "与", "及", "，", NULL};
    const struct blank *one = &site->blanks->items[index], *next = one + 1;
    size_t gap;

    if (index + 1 >= site->blanks->count || next->line != one->line || next->start < one->behind ||
        strcmp(next->unit, one->unit) != 0)
        return false;
    gap = next->start - one->behind;
    return gap && bytes_begin_any(site->document->text.s + one->behind, gap, marks) == gap;
}

static size_t series_count(const struct label_site *site)
{
    size_t count = 1;

    while (count < LABEL_SERIES && goes_on(site, site->index + count - 1))
        count++;
    return count;
}

/* 高血压、糖尿病患者管理率: each of the things before, with what they have in common. */
static bool name_each(struct label *label, const struct clause *clause, size_t count)
{
    size_t starts[LABEL_SERIES + 1] = {clause->from}, found = 1, tail = clause->to, size;

    for (size_t i = clause->from; i < clause->to && found <= count; i++)
        if (clause_word_is(clause, i, "、") || clause_word_is(clause, i, "和") ||
            clause_word_is(clause, i, "及"))
            starts[found++] = i + 1;
    if (found != count)
        return false;
    size = starts[1] - 1 - starts[0];
    if (starts[count - 1] + size < clause->to) /* as many words as the first one has */
        tail = starts[count - 1] + size;
    for (size_t i = 0; i < count; i++) {
        struct clause part = *clause;
        part.from = starts[i];
        part.to = i + 1 < count ? starts[i + 1] - 1 : tail;
        set(&label->series[i], &part);
        part.from = tail;
        part.to = clause->to;
        add(&label->series[i], &part);
    }
    return true;
}

/* 事故X起，死亡X人，同比分别下降X%和X%. */
static bool lean_each(struct label *label, const struct clause *ratio, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!label->bases[i].len)
            return false;
    for (size_t i = 0; i < count; i++) {
        const struct str *base = &label->bases[count - 1 - i];
        size_t taken = clause_chars(ratio);
        clause_set(&label->other, base->s, base->len);
        clause_keep_end(&label->other, LABEL_MOST - taken);
        set(&label->series[i], &label->other);
        add(&label->series[i], ratio);
    }
    return true;
}

/* Makes the labels of a series where 分别 stands in the words before. */
static bool begin_series(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before;
    size_t count, at, cut;

    clause_before(before, site->document->text.s, site->blank->start, site->lowest);
    for (at = before->to; at-- > before->from && !clause_word_is(before, at, "分别");)
        ;
    count = at + 1 > before->from ? series_count(site) : 1;
    if (count < 2)
        return false;
    cut = before->words[at].start;
    str_splice(&before->text, cut, before->words[at].size, "", 0);
    str_clear(&label->words);
    str_addn(&label->words, before->text.s, before->text.len);
    clause_set(before, label->words.s, label->words.len);
    str_clear(&label->words);
    clause_strip_back(before);
    clause_strip_front(before, false);
    if (clause_is_all(before, LEX_RATIO) ? !lean_each(label, before, count)
                                         : !name_each(label, before, count))
        return false;
    label->in_series = count;
    label->made_in_series = 1;
    return true;
}

/* --- the label --- */

static const char *people_word(const char *unit)
{
    static const char *const words[][2] = {
        {"人", _("人数")},     {"名", _("人数")},   {"人次", _("人次")},
        {"万人次", _("人次")}, {"万人", _("人数")}, {"户", _("户数")},
        {"家", _("家数")},     {"万户", _("户数")}, {"户次", _("户次")}};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(words[i][0], unit) == 0)
            return words[i][1];
    return NULL;
}

static void make_verb(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before, *behind = &label->behind;
    const char *people;

    if (behind->from < behind->to) {
        str_clear(&label->verb);
        add(&label->verb, before);
        add(&label->words, before);
        add(&label->words, behind);
    } else if (!(clause_last(before) & LEX_NEEDS))
        add(&label->words, before);
    else if ((people = people_word(site->blank->unit))) {
        add(&label->words, before);
        str_add(&label->words, people);
        label->is_verb = true;
    } else {
        if (!label->last.len)
            take_clause_before(label, site);
        if (site->blank->kind == BLANK_PERCENT)
            add(&label->words, before);
        else if (label->last.len && contains(&label->last, clause_text(before)))
            str_addn(&label->words, label->last.s, label->last.len);
        else if (label->last.len)
            put_noun(label, last_noun(label), before, false);
        else
            add(&label->words, before);
    }
}

/* 力争, 控制在: not needed, but they tell two labels apart. False: no such word. */
static bool put_back(struct clause *clause)
{
    static struct words front = WORDS("力争", "预计", "累计", "去年", "上年", "上半年", "下半年",
                                      "本月", "其中", "总共", "明年", "今年");
    static struct words back = WORDS("控制在", "突破", "仍有", "只有", "稳定在", "提高到");
    size_t from = clause->from, to = clause->to;
    struct stretch text = {clause->text.s, 0};

    if (from > 0) {
        text.len = clause->words[from].start;
        clause->from -= stretch_last(text, &front) == clause->words[from - 1].size;
    }
    if (to < clause->count) {
        text = (struct stretch){clause->text.s + clause->words[to].start, clause->words[to].size};
        clause->to += stretch_first(text, &back) == text.len;
    }
    if ((clause->from < from || clause->to > to) && clause_chars(clause) <= LABEL_MOST)
        return true;
    clause->from = from;
    clause->to = to;
    return false;
}

static void make_whole(struct label *label, const char *unit, const struct str *verb)
{
    struct clause *before = &label->before, *behind = &label->behind;
    size_t taken = clause_chars(behind), verb_chars = chars(verb);
    bool listed = false;
    bool noun = behind->from < behind->to;
    bool joined = noun && (clause_last(before) & LEX_VERB || clause_chars(before) <= 2 ||
                           (people_word(unit) && clause_chars(before) + taken <= JOIN_MOST &&
                            !(clause_first(before) & LEX_VERB)));

    clause_keep_end(before, LABEL_MOST);
    if (verb->len && clause_chars(before) + verb_chars <= LABEL_MOST)
        str_addn(&label->words, verb->s, verb->len);
    else if (label->verb.len && !verb->len && clause_chars(before) <= JOIN_MOST / 2 &&
             !(clause_first(before) & LEX_VERB) && !noun)
        listed = true;
    if (listed)
        str_addn(&label->words, label->verb.s, label->verb.len);
    if (noun && joined && chars(&label->words) + clause_chars(before) + taken <= LABEL_MOST) {
        add(&label->words, before);
        add(&label->words, behind);
        return;
    }
    add(&label->words, before);
    if (noun) {
        clause_keep_end(before, LABEL_MOST > taken ? LABEL_MOST - taken : 0);
        add(&label->longer, before);
        add(&label->longer, behind);
    } else if (put_back(before))
        add(&label->longer, before);
}

/* 降到X秒, 只有X台: such words say more than 共. */
static bool says_something(const struct clause *said)
{
    static struct words sums = WORDS("共计", "合计", "总计", "累计", "不少于", "不低于", "不超过",
                                     "分别", "达到", "其中", "目前", "全年", "今年", "以上");

    bool something = false;

    for (size_t i = said->from; i < said->to; i++) {
        struct stretch word = {said->text.s + said->words[i].start, said->words[i].size};
        if (!(said->words[i].classes & (LEX_FRONT | LEX_BACK | LEX_PER)))
            return false;
        something = something || (word.len > 3 && !stretch_first(word, &sums) &&
                                  !(said->words[i].classes & LEX_AREA));
    }
    return something;
}

static bool is_time(const char *unit)
{
    return strcmp(unit, "学时") == 0 || strcmp(unit, "课时") == 0 || strcmp(unit, "小时") == 0;
}

/* X名民警年龄 …: the words that go on. */
static void lengthen_behind(struct label *label)
{
    struct clause longer = label->behind;

    while (longer.to < longer.count && !clause_stops(&longer, longer.to))
        longer.to++;
    clause_keep_start(&longer, LABEL_MOST - VERB_MOST);
    if (longer.to > label->behind.to)
        add(&label->longer, &longer);
}

/* X件（X人） */
static bool is_bracketed(const struct label_site *site)
{
    static const char *const brackets[] = {"（", "(", NULL};
    size_t start = site->blank->start - site->lowest;

    return bytes_end_any(site->document->text.s + site->lowest, start, brackets) == start;
}

/* X条×X元: what one of them costs. */
static bool is_times(const struct label_site *site, size_t at)
{
    return at > site->lowest && site->blank->kind == BLANK_MONEY &&
           bytes_end(site->document->text.s + site->lowest, at - site->lowest, "×");
}

static bool is_sum(const struct clause *before)
{
    struct clause all = *before;

    all.from = 0;
    all.to = all.count;
    return clause_word_is(&all, 0, "合计") || clause_word_is(&all, 0, "总计");
}

/* Where nothing is said before: what is counted, the last figure, or words that said nothing. */
static void make_bare(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before, *behind = &label->behind, said;
    const char *people;
    bool own;

    if (behind->from < behind->to) {
        if (label->verb.len && !(clause_first(behind) & LEX_VERB))
            str_addn(&label->words, label->verb.s, label->verb.len);
        add(&label->words, behind);
        if (!label->verb.len)
            lengthen_behind(label);
        if (clause_chars(behind) == 1 && !label->verb.len)
            str_add(&label->words, strcmp(site->blank->unit, "号") == 0 ? _("号") : _("数"));
        return;
    }
    if (label->last.len && is_times(site, before->begin)) {
        add(&label->words, last_noun(label));
        str_add(&label->words, _("单价"));
        label->leans = true;
        return;
    }
    if (site->blank->kind == BLANK_MONEY && is_sum(before)) {
        str_add(&label->words, _("合计金额"));
        return;
    }
    own = take_clause_before(label, site);
    people = people_word(site->blank->unit);
    clause_set(&label->other, str_text(&label->last), label->last.len);
    if (people && !own && !(clause_first(&label->other) & LEX_VERB) &&
        (label->alone || !(site->joined || is_bracketed(site)))) {
        str_add(&label->words, people);
        label->leans = label->alone = true;
        return;
    }
    if (!label->last.len)
        return;
    said = *before;
    said.from = 0;
    said.to = said.count;
    if (says_something(&said)) {
        clause_keep_end(&said, VERB_MOST);
        put_noun(label, last_noun(label), &said, true);
        return;
    }
    clause_set(&label->other, label->last.s, label->last.len);
    clause_keep_end(&label->other, LABEL_MOST - 2);
    add(&label->words, &label->other);
    if (people && clause_is_all(&label->other, LEX_VERB))
        str_add(&label->words, people);
    else if (own && is_time(site->blank->unit))
        str_add(&label->words, site->blank->unit);
}

/* Whether the last figure has such a quality: a thing has a weight, a deed costs money. */
static bool has_quality(struct label *label, const struct clause *quality)
{
    static struct words of_deeds = WORDS("金额", "经费", "费用", "资金", "价值", "合格");
    const struct clause *noun = last_noun(label);

    return !clause_is_all(noun, LEX_ATTR) &&
           (!clause_is_all(noun, LEX_VERB) || stretch_last(clause_text(quality), &of_deeds));
}

/* 其中严重的X个, 人均X元, 金额X万元, 同比增长X%: what the words lean on. */
static bool make_leaning(struct label *label, const struct label_site *site)
{
    static struct words always = WORDS("占", "较", "比", "是");
    struct clause *before = &label->before;
    bool noun = label->behind.from < label->behind.to;
    unsigned first = clause_first(before);
    bool per = clause_is_all(before, LEX_PER);
    bool ratio = first & LEX_RATIO &&
                 (before->words[before->from].size > 3 || before->to - before->from == 1 ||
                  before->words[before->from + 1].classes ||
                  stretch_first(clause_text(before), &always));
    bool quality = clause_is_all(before, LEX_ATTR) && before->to - before->from == 1;
    bool open = before->is_open && site->blank->kind != BLANK_PERCENT;

    if (!(per || ratio || quality || open) || (noun && !ratio))
        return false;
    if (!label->last.len || per)
        take_clause_before(label, site);
    if (!label->last.len)
        return false;
    clause_set(&label->other, label->last.s, label->last.len);
    if ((quality && !has_quality(label, before)) || (per && clause_is_all(&label->other, LEX_PER)))
        return false;
    label->leans = !quality || site->blank->kind != BLANK_MONEY;
    if (ratio) {
        clause_set(&label->other, label->last.s, label->last.len);
        put_noun(label, &label->other, before, true);
    } else
        put_noun(label, short_noun(label), before, quality && !open);
    return true;
}

static void remember(struct label *label)
{
    for (size_t i = LABEL_SERIES - 1; i > 0; i--) {
        struct str later = label->bases[i];
        label->bases[i] = label->bases[i - 1];
        label->bases[i - 1] = later;
    }
    str_clear(&label->bases[0]);
    str_addn(&label->bases[0], label->words.s, label->words.len);
    str_clear(&label->last);
    str_addn(&label->last, label->words.s, label->words.len);
    if (label->is_verb) {
        label_cut(&label->last, glyph_count(label->last.s, label->last.len) - 2);
        label->is_verb = false;
    }
}

void label_figure(struct label *label, const struct label_site *site)
{
    struct clause *before = &label->before;
    struct str verb = STR_INIT;

    if (site->blank->kind == BLANK_PERCENT && begin_series(label, site)) {
        str_addn(&label->words, label->series[0].s, label->series[0].len);
        return;
    }
    read_before(label, site, &verb);
    drop_counted(label);
    label->leans = false;
    read_behind(label, site);
    if (label->and_others && label->behind.from < label->behind.to) {
        while (before->to > before->from && !clause_is_all(before, LEX_VERB))
            before->to--;
    }
    if (site->named && before->to - before->from == 1 && !clause_first(before) &&
        clause_chars(before) == 1 && label->behind.from >= label->behind.to)
        before->to = before->from;
    if (site->named && before->begin == site->lowest && before->to - before->from == 1 &&
        clause_first(before) & LEX_BROAD && people_word(site->blank->unit)) {
        str_add(&label->words, people_word(site->blank->unit)); /* XX村X户 */
        str_clear(&label->noun);
        str_free(&verb);
        return;
    }
    label->alone = label->alone && before->begin == before->end && site->joined;
    if (before->from >= before->to)
        make_bare(label, site);
    else if (make_leaning(label, site))
        ;
    else if (clause_is_all(before, LEX_VERB) && clause_chars(before) <= VERB_MOST)
        make_verb(label, site);
    else
        make_whole(label, site->blank->unit, &verb);
    if (label->words.len && bytes_end(label->words.s, label->words.len, "占"))
        str_add(&label->words, _("比"));
    if (!label->leans && label->words.len)
        remember(label);
    if (!label->leans && clause_first(before) & LEX_VERB) {
        before->to = before->from + 1;
        set(&label->verb, before);
    }
    set(&label->noun, &label->behind);
    str_free(&verb);
}
