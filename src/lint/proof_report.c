/* SPDX-License-Identifier: MIT */
#include "lint/proof_report.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "lint/proof.h"
#include "model/report.h"

/* Where a piece of the text that is looked at begins, and its place in the report. */
struct piece {
    size_t at, in_report;
    const struct section *section;
};

struct proofing {
    struct str looked_at; /* with a stand-in for what is left out */
    struct str report;
    struct piece *pieces;
    size_t count, cap;
    size_t current; /* the piece of the finding before: they come in order */
    const struct section *section;
    proof_report_finding *found;
    void *self;
};

/* --- the two texts --- */

static void begin_piece(struct proofing *proofing)
{
    ARRAY_ROOM(proofing->pieces, proofing->count, proofing->cap);
    proofing->pieces[proofing->count++] = (struct piece){proofing->looked_at.len,
                                                         proofing->report.len, proofing->section};
}

static void begin(void *self, const struct report_block *block)
{
    struct proofing *proofing = self;

    proofing->section = block->section;
    begin_piece(proofing);
}

static void text(void *self, const char *text, size_t len, bool off)
{
    struct proofing *proofing = self;

    (void)off;
    str_addn(&proofing->looked_at, text, len);
    str_addn(&proofing->report, text, len);
}

static bool is_free(const struct field *field)
{
    static const char *const names[] = {"text", "paragraph", "list"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(field->type->name, names[i]) == 0)
            return true;
    return false;
}

static bool is_placeholder(const struct answer *answer)
{
    return answer->reading.state == ANSWER_OPEN || answer->reading.state == ANSWER_REFUSED ||
           answer->presence == NOT_YET;
}

/* The stand-in is a word that breaks no rule beside any other. */
static void blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                  bool off)
{
    struct proofing *proofing = self;

    (void)off;
    begin_piece(proofing);
    if (len && (is_free(blank->field) || is_placeholder(blank->answer)))
        str_add(&proofing->looked_at, "文");
    else
        str_addn(&proofing->looked_at, text, len);
    str_addn(&proofing->report, text, len);
    begin_piece(proofing);
}

static void end(void *self, const struct report_block *block)
{
    struct proofing *proofing = self;

    (void)block;
    str_addc(&proofing->looked_at, '\n');
    str_addc(&proofing->report, '\n');
}

/* --- findings --- */

static const struct piece *piece_at(struct proofing *proofing, size_t offset)
{
    while (proofing->current + 1 < proofing->count &&
           proofing->pieces[proofing->current + 1].at <= offset)
        proofing->current++;
    return &proofing->pieces[proofing->current];
}

static size_t in_report(struct proofing *proofing, size_t offset)
{
    const struct piece *piece = piece_at(proofing, offset);

    return piece->in_report + (offset - piece->at);
}

static void find(void *self, size_t offset, size_t len, const char *message)
{
    struct proofing *proofing = self;
    const struct section *section = piece_at(proofing, offset)->section;
    size_t start = in_report(proofing, offset), stop = in_report(proofing, offset + len);

    proofing->found(proofing->self, section, str_text(&proofing->report) + start, stop - start,
                    message);
}

void proof_report(const struct answers *answers, proof_report_finding *found, void *self)
{
    struct proofing proofing = {.found = found, .self = self};
    struct report_listener listener = {begin, text, blank, end, &proofing};
    struct report_scope scope = {0};

    report_walk(answers, &scope, &listener);
    proof_text(str_text(&proofing.looked_at), proofing.looked_at.len, find, &proofing);
    str_free(&proofing.looked_at);
    str_free(&proofing.report);
    free(proofing.pieces);
}
