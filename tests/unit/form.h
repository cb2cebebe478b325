/* SPDX-License-Identifier: MIT */
/* Forms of tests, without mistakes. */
#ifndef UNIT_FORM_H
#define UNIT_FORM_H

#include <string.h>

#include "model/form.h"
#include "unit/check.h"

/* The form of the text, for the caller to free; the test fails with the first finding, if any. */
static inline struct form *good_form(const char *text)
{
    struct diags diags = DIAGS_INIT("t.yaml");
    struct form *form = form_load(NULL, text, strlen(text), &diags);

    if (diags.count)
        fail_msg("%d:%d: %s\n%s", diags.items[0].line, diags.items[0].col, diags.items[0].text,
                 text);
    diags_free(&diags);
    return form;
}

#endif
