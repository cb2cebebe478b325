/* SPDX-License-Identifier: MIT */
#include "import/label.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"
#include "import/label_clause.h"
#include "import/label_noun.h"

/* Characters of the words before a name, and of those that are too few to say what is counted. */
enum { BEFORE_MOST = 8, VERB_MOST = 2 };

/* --- putting words together --- */

void label_cut(struct str *text, size_t most)
{
    size_t len = glyph_prefix(str_text(text), text->len, most);

    if (len < text->len)
        str_splice(text, len, text->len - len, "", 0);
}

/* Without the blanks in it. */
static void put(struct str *out, struct stretch stretch)
{
    while (stretch.len) {
        size_t run = 0;
        while (run < stretch.len && !glyph_blank(stretch.text + run, stretch.len - run))
            run += glyph_size(stretch.text + run);
        str_addn(out, stretch.text, run);
        stretch = stretch_from(stretch, run + stretch_blanks(stretch, run));
    }
}

/* Appends the text as far as there is room for so many characters. */
static void put_some(struct str *out, const char *text, size_t len, size_t room)
{
    str_addn(out, text, glyph_prefix(text, len, room));
}

static void put_unit(struct str *out, const char *unit)
{
    if (!*unit)
        return;
    str_add(out, "（");
    str_add(out, unit);
    str_add(out, "）");
}

static size_t room_behind(size_t taken)
{
    return taken < LABEL_MOST ? LABEL_MOST - taken : 0;
}

/* --- figures --- */

/* 同比增长, 其中: who grows stands before. */
static bool leans(struct stretch words)
{
    static struct words verbs = WORDS("同比", "增长", "下降", "增加", "减少", "提高", "上升", "占",
                                      "比上年", "较", "增幅", "降幅");

    return stretch_first(words, &verbs) > 0;
}

/* Words that lean on others begin with those. */
static void lean_on_last(struct label *label, size_t taken)
{
    put_some(&label->words, str_text(&label->last), label->last.len, room_behind(taken));
}

static void make_number(struct label *label, const struct blank *blank, struct stretch before,
                        struct stretch behind, bool follows)
{
    struct stretch noun = noun_counted(behind);
    bool leaning = follows && label->last.len;
    size_t chars;

    clause_strip(&before);
    clause_shorten(&before, LABEL_MOST);
    chars = glyph_count(before.text, before.len);
    if (leaning && !chars && !noun.len) {
        lean_on_last(label, glyph_count(blank->unit, strlen(blank->unit)) + 2);
        put_unit(&label->words, blank->unit);
        return;
    }
    leaning = leaning && chars && chars <= BEFORE_MOST && leans(before);
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

/* --- names, dates, ordinals --- */

static void make_name(struct label *label, struct stretch before, struct stretch behind,
                      bool quoted)
{
    const struct noun *noun = quoted ? NULL : noun_at(behind.text, behind.len);
    struct stretch words = noun_office(noun_counted(behind));
    size_t taken;

    clause_strip(&before);
    clause_shorten(&before, BEFORE_MOST);
    if (noun)
        str_add(&label->words, noun->label);
    else if (words.len || before.len) {
        put(&label->words, words.len ? words : before);
        label_cut(&label->words, LABEL_MOST - 2);
        str_add(&label->words, noun_suffix(words.len ? words : before));
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
    struct stretch noun = noun_counted(behind), more;

    clause_strip(&before);
    clause_shorten(&before, BEFORE_MOST);
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

/* --- where words are looked for --- */

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

    if (before->behind >= end || !blank_is_words(before))
        return before->behind;
    noun = noun_at(text + before->behind, end - before->behind);
    size = noun && !noun->is_counted ? strlen(noun->word) : 0;
    return before->behind + size < end || blank_is_words(blank) ? before->behind + size
                                                                : before->behind;
}

static size_t colon_size(const char *text, size_t start, size_t lowest)
{
    static const char *const colons[] = {"：", ":", NULL};

    return start > lowest ? bytes_end_any(text + lowest, start - lowest, colons) : 0;
}

/* The words before the blank; of a name without any, those before a colon: 联系人：XXX. */
static struct stretch words_before(const struct document *document, const struct blanks *blanks,
                                   size_t index, bool follows)
{
    const struct blank *blank = &blanks->items[index];
    const char *text = document->text.s;
    size_t lowest = document->lines[blank->line].start, start = blank->start;
    struct stretch before;

    if (follows)
        lowest = behind_name(text, &blanks->items[index - 1], blank);
    if (lowest > start)
        lowest = start;
    before = clause_before(text, start, lowest);
    if (blank_is_words(blank) && !before.len)
        before = clause_before(text, start - colon_size(text, start, lowest), lowest);
    return before;
}

static struct stretch words_behind(const struct document *document, const struct blanks *blanks,
                                   size_t index)
{
    static const char *const closing[] = {"”", "》", "〉", "」", "’", NULL};
    const struct blank *blank = &blanks->items[index];
    const char *text = document->text.s;
    size_t highest = reach_behind(document, blanks, index), from = blank->behind;

    if (from > highest)
        from = highest;
    if (blank_is_words(blank))
        from += bytes_begin_any(text + from, highest - from, closing);
    return clause_behind(text, from, highest);
}

static void start_label(struct label *label, size_t line)
{
    str_clear(&label->words);
    str_clear(&label->longer);
    if (label->line != line)
        str_clear(&label->last);
    label->line = line;
}

void label_make(struct label *label, const struct document *document, const struct blanks *blanks,
                size_t index)
{
    const struct blank *blank = &blanks->items[index];
    bool follows = index && blanks->items[index - 1].line == blank->line;
    struct stretch before = words_before(document, blanks, index, follows);
    struct stretch behind = words_behind(document, blanks, index);

    start_label(label, blank->line);
    if (blank_is_words(blank))
        make_name(label, before, behind, blank->quoted);
    else if (blank->kind == BLANK_MONTH || blank->kind == BLANK_YEAR || blank->kind == BLANK_DATE ||
             blank->kind == BLANK_ORDINAL)
        make_plain(label, blank, before, behind);
    else
        make_number(label, blank, before, behind, follows);
    if (!label->words.len) {
        str_add(&label->words, blank_kind_label(blank->kind));
        if (blank->kind == BLANK_COUNT)
            put_unit(&label->words, blank->unit);
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
