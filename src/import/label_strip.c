/* SPDX-License-Identifier: MIT */
/* What is taken away from a clause. */
#include "import/glyph.h"
#include "import/label_clause.h"

/* --- what says nothing --- */

static bool is_pause_word(const struct clause *clause, size_t index)
{
    return clause_word_is(clause, index, "、");
}

/* 2024年, 4月, 1、 and what numbers a paragraph otherwise. */
static void drop_number(struct clause *clause)
{
    static const char *const marks[] = {"、", "年", "月", "日", "年度", NULL};
    struct stretch rest = clause_text(clause);
    size_t digits = 0;

    while (digits < rest.len && glyph_is_digit(rest.text + digits, rest.len - digits))
        digits += glyph_size(rest.text + digits);
    if (clause->to - clause->from < 2)
        return;
    if (!digits && glyph_is_numeral(rest.text, rest.len) &&
        clause_word_is(clause, clause->from + 1, "、"))
        clause->from += 2;
    if (!digits)
        return;
    for (size_t i = 0; marks[i]; i++)
        if (clause_word_is(clause, clause->from + 1, marks[i])) {
            clause->from += 2;
            return;
        }
}

/* A single character is only taken away from a word that is known. */
static bool says_nothing(const struct clause *clause, size_t index)
{
    const struct clause_word *word = &clause->words[index];

    if (is_pause_word(clause, index))
        return true;
    if (!(word->classes & (LEX_FRONT | LEX_AREA)))
        return false;
    return word->size > 3 || word->classes & LEX_LIGHT || index + 1 >= clause->to ||
           clause->words[index + 1].classes;
}

/* Behind the office that does it: 住房和城乡建设局完成. */
static size_t behind_body(const struct clause *clause, bool named)
{
    for (size_t i = clause->from; i + 1 < clause->to && i < clause->from + 8; i++) {
        size_t next = i + 1;
        if ((clause->words[i].classes & LEX_BODY)) {
            while (next + 1 < clause->to && clause->words[next].classes & LEX_FRONT)
                next++;
            if (clause->words[next].classes & LEX_VERB &&
                (next + 1 < clause->to || next > i + 1 || named ||
                 clause->words[next].classes & LEX_NEEDS))
                return next;
        }
        if (!named && (i > clause->from + 2 || clause->words[i].classes & LEX_VERB))
            break;
    }
    return clause->from;
}

/* 值班期间接听: when it was. */
static void drop_time(struct clause *clause)
{
    for (size_t i = clause->from; i < clause->from + 4 && i < clause->to; i++)
        if (clause_word_is(clause, i, "期间")) {
            clause->from = i + 1;
            return;
        }
}

/* 我村有村民小组: what there is. */
static void drop_to_have(struct clause *clause)
{
    if (clause_first(clause) & LEX_PER)
        return;
    for (size_t i = clause->to; i-- > clause->from;) {
        size_t rest = i + 1;
        if (clause->words[i].classes & LEX_VERB)
            return;
        if (clause_word_is(clause, i, "有") && i > clause->from &&
            clause->words[i - 1].classes & LEX_VERB)
            return; /* 核实有问题 */
        if (clause->words[i].classes & LEX_HAVE && rest < clause->to &&
            (clause->words[i].size > 3 || clause->words[rest].classes ||
             (i > clause->from && clause->words[i - 1].classes)) &&
            (rest + 1 < clause->to || clause->words[rest].size > 3)) {
            clause->from = rest;
            return;
        }
    }
}

/* 通过直播带货销售土蜂蜜: what was done by it. */
static void drop_means(struct clause *clause)
{
    if (!clause_word_is(clause, clause->from, "通过"))
        return;
    for (size_t i = clause->to - 1; i-- > clause->from + 1;)
        if (clause->words[i].classes & LEX_VERB && !(clause->words[i + 1].classes & LEX_VERB)) {
            clause->from = i;
            return;
        }
}

void clause_strip_front(struct clause *clause, bool named)
{
    size_t last;

    do {
        last = clause->from;
        drop_number(clause);
        drop_time(clause);
        while (clause->from < clause->to && says_nothing(clause, clause->from))
            clause->from++;
        clause->from = behind_body(clause, named);
        named = false;
    } while (clause->from > last && clause->from < clause->to);
    drop_to_have(clause);
    drop_means(clause);
    if (clause->from && clause->from + 1 == clause->to && !clause_first(clause) &&
        clause->words[clause->from - 1].classes & LEX_LIGHT)
        clause->from--; /* 共印 */
}

/* A single character behind one that is no known word may be the end of a word: 途中. */
static bool is_unknown_end(const struct clause *clause, size_t index)
{
    static const char *const always[] = {"了", "的", "共", "约", "达", "为", "第", "至",
                                         "到", "于", "在", "由", "有", "等", "、", NULL};
    const struct clause_word *word = &clause->words[index];

    return word->size <= 3 && index > clause->from && !clause->words[index - 1].classes &&
           !stretch_begins((struct stretch){clause->text.s + word->start, word->size}, 0, always);
}

void clause_strip_back(struct clause *clause)
{
    while (clause->from < clause->to) {
        size_t last = clause->to - 1;
        bool back = clause->words[last].classes & LEX_BACK && !is_unknown_end(clause, last) &&
                    !(clause->words[last].classes & LEX_GRADE && clause->words[last].size > 3);
        if (clause->words[last].classes & (LEX_AREA | LEX_PER) && last > clause->from)
            back = clause->words[last - 1].classes & LEX_VERB ||
                   clause_word_is(clause, last - 1, "了");
        if (!back && !is_pause_word(clause, last))
            return;
        clause->is_open = clause_word_is(clause, last, "的");
        clause->to = last;
    }
}

/* --- what is too long --- */

/* Between two characters that make no known word a word may go on. */
static bool is_boundary(const struct clause *clause, size_t index)
{
    return clause->words[index - 1].classes || clause->words[index].classes;
}

/* Takes words away at an end until at most so many characters are left. */
static void drop_chars(struct clause *clause, size_t most, bool at_end)
{
    size_t chars = clause_chars(clause);

    while (chars > most) {
        const struct clause_word *word = &clause->words[at_end ? --clause->to : clause->from++];
        chars -= glyph_count(clause->text.s + word->start, word->size);
    }
}

void clause_keep_end(struct clause *clause, size_t most)
{
    size_t from = clause->from;

    drop_chars(clause, most, false);
    while (clause->from > from && clause->from + 1 < clause->to &&
           !is_boundary(clause, clause->from))
        clause->from++;
    if (clause->from > from)
        clause_strip_front(clause, false);
    if (clause_chars(clause) * 2 < most / 2) /* one long word that is not known */
        for (clause->from = from; clause_chars(clause) > most;)
            clause->from++;
}

void clause_keep_start(struct clause *clause, size_t most)
{
    size_t to = clause->to;

    drop_chars(clause, most, true);
    while (clause->to < to && clause->to > clause->from + 1 && !is_boundary(clause, clause->to))
        clause->to--;
}
