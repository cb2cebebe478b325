/* SPDX-License-Identifier: MIT */
/* A draft looked over before it goes out: every answer beside last year's, and what is still
 * missing, office by office. */
#ifndef MODEL_REVIEW_H
#define MODEL_REVIEW_H

#include "model/compare.h"
#include "model/draft.h"
#include "model/form_walk.h"

/* One field that is asked; all of it borrowed for the call. */
struct review_row {
    const struct field *field;
    const char *section; /* 章节: as review_section has it */
    const char *now;     /* 本年: as the report writes it; what was typed where it is refused */
    const struct comparison *comparison; /* 去年 增减 同比 */
    enum finding finding;
    const char *state; /* 未填 …; 已填 where nothing is the matter */
    const char *note;  /* 备注 */
};

/* Calls `row` for every field that is asked now, in asking order. */
void review_walk(const struct draft *draft, void (*row)(void *self, const struct review_row *row),
                 void *self);

/* Appends what people read for a section: its label, else its title as the report has it, without
 * the number; of section -1: 基本信息. */
void review_section(const struct answers *answers, int section, struct str *out);

/* Whether something stands in the way of finalizing: an answer, or a check. */
bool review_gates(const struct draft *draft);

/* What is unanswered, refused, 待核 or unconfirmed, by the office that supplies it (`source`), in
 * the order in which the offices first appear in the form. */
struct review_office {
    const char *name; /* 未注明 where the form names none */
    size_t first;     /* of its fields */
    size_t count;
};
struct review_missing {
    struct review_office *offices;
    size_t office_count;
    const struct field **fields; /* office by office, each in asking order */
    size_t field_count;
};

/* Borrows from the draft's form. */
void review_missing_init(struct review_missing *missing, const struct draft *draft);
void review_missing_free(struct review_missing *missing);

/* Appends it as lines of at most 78 cells: how many there are in all, then 办公室 3
 * 项：甲、乙（待核） … Never more than `lines` of them; nothing where nothing is missing. */
void review_missing_print(const struct review_missing *missing, const struct draft *draft,
                          int lines, struct str *out);

#endif
