/* SPDX-License-Identifier: MIT */
#include "import/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "base/map.h"
#include "import/glyph.h"
#include "import/label.h"

/* What is in the making beside the questions themselves. */
struct maker {
    struct questions *questions;
    const struct document *document;
    struct blanks *blanks;
    struct map by_key, alike; /* → index of a question */
    const char **longer;      /* of each question: its label with the words behind; NULL: none */
    size_t longer_cap;
};

/* --- one question for blanks that mean the same --- */

/* What is asked once: the name of the own unit, a year that is known. */
static bool is_shared(const struct maker *maker, const struct blank *blank, struct str *key)
{
    const struct document_line *line = &maker->document->lines[blank->line];
    const char *text = maker->document->text.s, *noun;
    size_t end = blank->start + blank->len;

    str_clear(key);
    if (blank->kind == BLANK_YEAR && blank->filled) {
        str_addn(key, text + blank->start, blank->len);
        return true;
    }
    if (blank->kind != BLANK_NAME || blank->quoted)
        return false;
    noun = label_own_unit(text + end, line->start + line->len - end);
    if (!noun)
        return false;
    str_addn(key, text + blank->start, blank->len);
    str_addf(key, " %s", noun);
    return true;
}

/* 某县 … 某县 are surely alike; XX村 … XX村 may be. */
static int find_alike(struct maker *maker, const struct blank *blank, const char *label, long index)
{
    struct str key = STR_INIT;
    const char *kept;
    long found;

    if (blank->kind != BLANK_NAME && blank->kind != BLANK_YEAR)
        return -1;
    str_addn(&key, maker->document->text.s + blank->start, blank->len);
    str_addf(&key, " %s", label);
    kept = arena_strndup(&maker->questions->arena, str_text(&key), key.len);
    found = map_add(&maker->alike, kept, key.len, index);
    str_free(&key);
    return (int)found;
}

static void add_question(struct maker *maker, struct blank *blank, const struct label *label,
                         size_t at)
{
    struct questions *questions = maker->questions;
    struct arena *arena = &questions->arena;
    struct question *question;

    maker->longer = array_reserve(maker->longer, questions->count, &maker->longer_cap,
                                  sizeof *maker->longer);
    maker->longer[questions->count] = label->longer.len
                                          ? arena_strndup(arena, label->longer.s, label->longer.len)
                                          : NULL;
    ARRAY_ROOM(questions->items, questions->count, questions->cap);
    question = &questions->items[questions->count];
    *question = (struct question){
        .label = arena_strndup(arena, str_text(&label->words), label->words.len),
        .kind = blank->kind,
        .doubt = blank->doubt,
        .approximate = blank->approximate,
        .unit = blank->unit,
        .placeholder = arena_strndup(arena, maker->document->text.s + blank->start, blank->len),
        .first = at,
        .blanks = 1,
    };
    question->alike = find_alike(maker, blank, question->label, (long)questions->count);
    blank->field = (int)questions->count++;
}

static void ask(struct maker *maker)
{
    struct label label = {STR_INIT, STR_INIT, STR_INIT, 0};
    struct str key = STR_INIT;

    for (size_t i = 0; i < maker->blanks->count; i++) {
        struct blank *blank = &maker->blanks->items[i];
        bool shared = is_shared(maker, blank, &key);
        long known = shared ? map_find(&maker->by_key, str_text(&key), key.len) : -1;
        if (known >= 0) {
            blank->field = (int)known;
            maker->questions->items[known].blanks++;
            continue;
        }
        label_make(&label, maker->document, maker->blanks, i);
        if (shared)
            map_add(&maker->by_key, arena_strndup(&maker->questions->arena, key.s, key.len),
                    key.len, (long)maker->questions->count);
        add_question(maker, blank, &label, i);
    }
    label_free(&label);
    str_free(&key);
}

/* --- no two labels alike --- */

/* How often each word was met. */
struct tally {
    struct map map;
    size_t *times;
    size_t count, cap;
};

static size_t *tally_of(struct tally *tally, const char *word)
{
    long at = map_add(&tally->map, word, strlen(word), (long)tally->count);

    if (at < 0) {
        at = (long)tally->count;
        ARRAY_ROOM(tally->times, tally->count, tally->cap);
        tally->times[tally->count++] = 0;
    }
    return &tally->times[at];
}

static void tally_free(struct tally *tally)
{
    map_free(&tally->map);
    free(tally->times);
}

/* The label with （1） behind it, cut to make room. */
static const char *numbered(struct arena *arena, const char *label, size_t number)
{
    struct str text = STR_INIT, tail = STR_INIT;
    const char *kept;

    str_addf(&tail, "（%zu）", number);
    str_add(&text, label);
    label_cut(&text, LABEL_MOST - glyph_count(tail.s, tail.len));
    str_addn(&text, tail.s, tail.len);
    kept = arena_strndup(arena, text.s, text.len);
    str_free(&text);
    str_free(&tail);
    return kept;
}

/* Those that are called the same get the words that follow them. */
static void lengthen(struct maker *maker)
{
    struct questions *questions = maker->questions;
    struct tally tally = {.map = MAP_INIT};

    for (size_t i = 0; i < questions->count; i++)
        ++*tally_of(&tally, questions->items[i].label);
    for (size_t i = 0; i < questions->count; i++) {
        struct question *question = &questions->items[i];
        if (*tally_of(&tally, question->label) > 1 && maker->longer[i])
            question->label = maker->longer[i];
    }
    tally_free(&tally);
}

/* The label as a field's name: letters, digits, Han; what stands between becomes _. */
static const char *name_of(struct arena *arena, const char *label)
{
    struct str name = STR_INIT;
    size_t len = strlen(label);
    const char *kept;
    bool gap = false;

    for (size_t at = 0; at < len; at += glyph_size(label + at)) {
        const char *c = label + at;
        bool ascii = (unsigned char)*c < 0x80;
        bool good = glyph_is_han(c, len - at) ||
                    (ascii && (glyph_is_letter(c, len - at) || glyph_is_digit(c, len - at)));
        if (good && gap && name.len)
            str_addc(&name, '_');
        if (good && !name.len && ascii && glyph_is_digit(c, len - at))
            str_add(&name, _("项"));
        if (good)
            str_addn(&name, c, glyph_size(c));
        gap = !good;
    }
    if (!name.len)
        str_add(&name, _("填报项"));
    kept = arena_strndup(arena, str_text(&name), name.len);
    str_free(&name);
    return kept;
}

static bool is_reserved(const char *name)
{
    static const char *const words[] = {"last",     "no",  "report_year", "and",  "or",    "not",
                                        "answered", "sum", "has",         "true", "false", NULL};

    for (size_t i = 0; words[i]; i++)
        if (strcmp(name, words[i]) == 0)
            return true;
    return false;
}

/* Numbers those that are still called the same: （1）（2）. Their names follow. */
static void number(struct maker *maker)
{
    struct questions *questions = maker->questions;
    struct arena *arena = &questions->arena;
    struct tally same = {.map = MAP_INIT}, given = {.map = MAP_INIT};
    struct map names = MAP_INIT;

    for (size_t i = 0; i < questions->count; i++)
        ++*tally_of(&same, questions->items[i].label);
    for (size_t i = 0; i < questions->count; i++) {
        struct question *question = &questions->items[i];
        const char *label = question->label;
        bool taken = *tally_of(&same, label) > 1;
        do {
            if (taken)
                question->label = numbered(arena, label, ++*tally_of(&given, label));
            question->name = name_of(arena, question->label);
            taken = is_reserved(question->name) ||
                    map_add(&names, question->name, strlen(question->name), (long)i) >= 0;
        } while (taken);
    }
    tally_free(&same);
    tally_free(&given);
    map_free(&names);
}

/* --- what the author says is one --- */

static long find_name(const struct questions *questions, const char *name, struct diags *diags)
{
    for (size_t i = 0; i < questions->count; i++)
        if (strcmp(questions->items[i].name, name) == 0)
            return (long)i;
    diags_add(diags, DIAG_ERROR, 0, 0,
              _("--merge：没有填报项“%s”；名称见 import --dry-run 的“填报项”一列"), name);
    return -1;
}

static bool merge(struct questions *questions, long *into, const struct question_merge *words,
                  struct diags *diags)
{
    long kept = find_name(questions, words->kept, diags);
    long merged = find_name(questions, words->merged, diags);

    if (kept < 0 || merged < 0)
        return false;
    while (into[kept] >= 0)
        kept = into[kept];
    if (kept == merged || into[merged] >= 0) {
        diags_add(diags, DIAG_ERROR, 0, 0, _("--merge：“%s”已经合并过了"), words->merged);
        return false;
    }
    if (questions->items[kept].kind != questions->items[merged].kind ||
        strcmp(questions->items[kept].unit, questions->items[merged].unit) != 0) {
        diags_add(diags, DIAG_ERROR, 0, 0, _("--merge：“%s”和“%s”的种类或单位不同，合不到一起"),
                  words->kept, words->merged);
        return false;
    }
    if (kept > merged) { /* questions stay in the order of their first blanks */
        struct question later = questions->items[kept];
        questions->items[kept] = questions->items[merged];
        questions->items[merged] = later;
        into[kept] = merged;
    } else
        into[merged] = kept;
    return true;
}

/* Closes the gaps that merged questions leave. */
static void close_gaps(struct questions *questions, struct blanks *blanks, const long *into)
{
    int *moved = xcalloc(questions->count + 1, sizeof *moved);
    size_t kept = 0;

    for (size_t i = 0; i < questions->count; i++)
        moved[i] = into[i] < 0 ? (int)kept++ : -1;
    for (size_t i = 0; i < blanks->count; i++) {
        long field = blanks->items[i].field;
        while (into[field] >= 0)
            field = into[field];
        blanks->items[i].field = moved[field];
    }
    for (size_t i = 0; i < questions->count; i++) {
        struct question question = questions->items[i];
        if (moved[i] < 0)
            continue;
        question.alike = question.alike >= 0 ? moved[question.alike] : -1;
        if (question.alike >= moved[i])
            question.alike = -1;
        questions->items[moved[i]] = question;
    }
    questions->count = kept;
    free(moved);
}

static bool merge_all(struct maker *maker, const struct question_merge *merges, size_t count,
                      struct diags *diags)
{
    struct questions *questions = maker->questions;
    long *into = xcalloc(questions->count + 1, sizeof *into);
    bool good = true;

    for (size_t i = 0; i < questions->count; i++)
        into[i] = -1;
    for (size_t i = 0; i < count; i++)
        good = merge(questions, into, &merges[i], diags) && good;
    if (good && count) {
        close_gaps(questions, maker->blanks, into);
        for (size_t i = 0; i < questions->count; i++) {
            questions->items[i].blanks = 0;
            questions->items[i].first = maker->blanks->count;
        }
        for (size_t i = maker->blanks->count; i-- > 0;) {
            struct question *question = &questions->items[maker->blanks->items[i].field];
            question->blanks++;
            question->first = i;
            question->approximate = question->approximate || maker->blanks->items[i].approximate;
        }
    }
    free(into);
    return good;
}

bool questions_make(struct questions *questions, const struct document *document,
                    struct blanks *blanks, const struct question_merge *merges, size_t merge_count,
                    struct diags *diags)
{
    struct maker maker = {.questions = questions,
                          .document = document,
                          .blanks = blanks,
                          .by_key = MAP_INIT,
                          .alike = MAP_INIT};
    bool good;

    *questions = (struct questions){.arena = ARENA_INIT};
    ask(&maker);
    lengthen(&maker);
    number(&maker);
    good = merge_all(&maker, merges, merge_count, diags);
    map_free(&maker.by_key);
    map_free(&maker.alike);
    free(maker.longer);
    return good;
}

void questions_free(struct questions *questions)
{
    free(questions->items);
    arena_free(&questions->arena);
    *questions = (struct questions){.arena = ARENA_INIT};
}
