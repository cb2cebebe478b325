/* SPDX-License-Identifier: MIT */
#include "import/question_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"

static long find_name(const struct questions *questions, const char *name, struct diags *diags)
{
    for (size_t i = 0; i < questions->count; i++)
        if (strcmp(questions->items[i].name, name) == 0 ||
            strcmp(questions->items[i].label, name) == 0)
            return (long)i;
    diags_add(diags, DIAG_ERROR, 0, 0,
              _("--merge：没有填报项“%s”；各项叫什么，见 import --dry-run"), name);
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

/* What a question says of its blanks, which now are more. */
static void count_again(struct questions *questions, const struct blanks *blanks)
{
    for (size_t i = 0; i < questions->count; i++) {
        questions->items[i].blanks = 0;
        questions->items[i].first = blanks->count;
    }
    for (size_t i = blanks->count; i-- > 0;) {
        struct question *question = &questions->items[blanks->items[i].field];
        question->blanks++;
        question->first = i;
        question->approximate = question->approximate || blanks->items[i].approximate;
    }
}

bool questions_merge(struct questions *questions, struct blanks *blanks,
                     const struct question_merge *merges, size_t count, struct diags *diags)
{
    long *into;
    bool good = true;

    if (!count)
        return true;
    into = xcalloc(questions->count + 1, sizeof *into);
    for (size_t i = 0; i < questions->count; i++)
        into[i] = -1;
    for (size_t i = 0; i < count; i++)
        good = merge(questions, into, &merges[i], diags) && good;
    if (good) {
        close_gaps(questions, blanks, into);
        count_again(questions, blanks);
    }
    free(into);
    return good;
}
