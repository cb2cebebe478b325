/* SPDX-License-Identifier: MIT */
/* Private to the checker of finished text: its rules, one row each. */
#ifndef LINT_PROOF_RULES_H
#define LINT_PROOF_RULES_H

#include <stddef.h>
#include <stdint.h>

/* The text as code points. */
struct code_points {
    const uint32_t *at;
    size_t count;
};

/* How many code points from `i` on break the rule; 0: none. */
typedef size_t proof_match(const struct code_points *scan, size_t i);

struct proof_rule {
    proof_match *match;
    const char *message;
};

extern const struct proof_rule proof_rules[];
extern const size_t proof_rule_count;

#endif
