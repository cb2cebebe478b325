/* SPDX-License-Identifier: MIT */
/* What is doubtful about a form that loads: findings for its author, with place, cause and remedy.
 */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "base/diag.h"
#include "model/form.h"

/* Adds what the rules find, in the order of the file. The form has no errors. */
void lint_form(const struct form *form, struct diags *diags);

#endif
