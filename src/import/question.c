/* SPDX-License-Identifier: MIT */
#include "import/question.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/map.h"
#include "import/label.h"
#include "import/label_noun.h"
#include "import/question_merge.h"
#include "import/question_name.h"

/* What is in the making beside the questions themselves. */
struct maker {
    struct questions *questions;
    const struct document *document;
    struct blanks *blanks;
    struct map by_key, alike; /* → index of a question */
    struct naming naming;
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
    noun = noun_own_unit(text + end, line->start + line->len - end);
    if (!noun)
        return false;
    str_addn(key, text + blank->start, blank->len);
    str_addc(key, ' ');
    str_add(key, noun);
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
    str_addc(&key, ' ');
    str_add(&key, label);
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

    ARRAY_ROOM(questions->items, questions->count, questions->cap);
    question = &questions->items[questions->count];
    *question = (struct question){
        .label = naming_add(&maker->naming, label, blank->unit),
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
    struct label label = {.is_verb = false};
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

bool questions_make(struct questions *questions, const struct document *document,
                    struct blanks *blanks, const struct question_merge *merges, size_t merge_count,
                    struct diags *diags)
{
    struct maker maker = {.questions = questions,
                          .document = document,
                          .blanks = blanks,
                          .by_key = MAP_INIT,
                          .alike = MAP_INIT,
                          .naming = NAMING_INIT(&questions->arena)};
    bool good;

    *questions = (struct questions){.arena = ARENA_INIT};
    ask(&maker);
    naming_finish(&maker.naming, questions);
    good = questions_merge(questions, blanks, merges, merge_count, diags);
    map_free(&maker.by_key);
    map_free(&maker.alike);
    naming_free(&maker.naming);
    return good;
}

void questions_free(struct questions *questions)
{
    free(questions->items);
    arena_free(&questions->arena);
    *questions = (struct questions){.arena = ARENA_INIT};
}
