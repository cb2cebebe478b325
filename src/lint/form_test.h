/* SPDX-License-Identifier: MIT */
/* Tests of a form: NAME.test.yaml beside it, with cases of answers and of sentences that the report
 * must and must not hold then. */
#ifndef LINT_FORM_TEST_H
#define LINT_FORM_TEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "lint/coverage.h"
#include "model/form.h"
#include "model/node.h"

struct form_test_case {
    const char *name;
    const struct node *answers; /* as a draft has them; NULL: nothing is answered */
    const struct node *expect, *forbid;
};

struct form_tests {
    const struct form *form;
    struct arena arena;
    struct diags *diags;
    const struct node *case_list;
    struct form_test_case *cases;
    size_t count, cap;
};

/* Appends the path of the tests of a form. False: there can be none, it is in no file. */
bool form_tests_path(const struct form *form, struct str *path);

/* Reads the tests of the form, which outlives them. Mistakes are in `diags`, which stays in use and
 * is freed before the tests; false where there are any, and `*error` is the errno value where the
 * file could not be read, else 0. */
bool form_tests_read(struct form_tests *tests, const struct form *form, const char *path,
                     struct diags *diags, int *error);
void form_tests_free(struct form_tests *tests);

/* Runs one case and notes what it tried. False where it fails: an error for each sentence that is
 * missing or forbidden, and each answer that is refused, with its place in the tests. */
bool form_tests_run(const struct form_tests *tests, size_t which, struct coverage *coverage);

#endif
