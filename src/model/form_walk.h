/* SPDX-License-Identifier: MIT */
/* The form walk: what is asked now, in which order, and what is missing. Checks, progress,
 * finalizing and every face of the program use it. */
#ifndef MODEL_FORM_WALK_H
#define MODEL_FORM_WALK_H

#include <stdbool.h>

#include "base/str.h"
#include "model/answers.h"

/* What may be the matter with an answer, the most pressing first. */
enum finding {
    FINDING_REFUSED,
    FINDING_OPEN, /* unanswered */
    FINDING_VERIFY,
    FINDING_UNCONFIRMED,
    FINDING_NONE
};

/* The next field that is asked, behind `field` (NULL: the first one), in asking order; NULL at the
 * end. */
const struct field *form_walk_next(const struct answers *answers, const struct field *field);
/* The one before (NULL: the last one). */
const struct field *form_walk_back(const struct answers *answers, const struct field *field);

enum finding form_walk_finding(const struct answers *answers, const struct field *field);

/* For people: 未填, 不合规, 待核, 待确认, "" for FINDING_NONE. */
const char *finding_label(enum finding finding);

/* For programs: open, refused, verify, unconfirmed, "" for FINDING_NONE. */
const char *finding_name(enum finding finding);

/* The next field behind `field` that has a finding, going round; NULL when there is none. */
const struct field *form_walk_next_finding(const struct answers *answers,
                                           const struct field *field);

/* How far the work has come, over what is asked now. */
struct progress {
    int asked, answered;
    int by_finding[FINDING_NONE];
    int failed_checks; /* errors and warnings */
};
struct progress form_walk_progress(const struct answers *answers);

/* 完整, 缺 3, 错 1: appended; so many checks that stand in the way count as 错. */
void progress_print(const struct progress *progress, int gates, struct str *out);

/* Whether a check of the form fails now (one that cannot be evaluated does not). */
bool check_fails(const struct answers *answers, const struct check *check);

#endif
