/* SPDX-License-Identifier: MIT */
/* The checker of finished text on an assembled report: what the form and the figures say. What the
 * clerk wrote freely is left out, and so are placeholders, which are listed as unanswered. */
#ifndef LINT_PROOF_REPORT_H
#define LINT_PROOF_REPORT_H

#include <stddef.h>

#include "model/answers.h"

/* A finding: the stretch of the report, borrowed for the call, the section it stands in (NULL: the
 * title), and one static line with the remedy. */
typedef void proof_report_finding(void *self, const struct section *section, const char *text,
                                  size_t len, const char *message);

/* Looks through the whole report in order. The answers are settled. */
void proof_report(const struct answers *answers, proof_report_finding *found, void *self);

#endif
