/* SPDX-License-Identifier: MIT */
/* The checker of finished text: what GB/T 15835-2011 forbids in numbers, what is left over from a
 * template, and marks that stand twice. */
#ifndef LINT_PROOF_H
#define LINT_PROOF_H

#include <stddef.h>

/* A finding: `offset` and `len` in bytes of the text; `message` is one static line with the remedy.
 */
typedef void proof_finding(void *self, size_t offset, size_t len, const char *message);

/* Looks through valid UTF-8, in order; linear. */
void proof_text(const char *text, size_t len, proof_finding *found, void *self);

#endif
