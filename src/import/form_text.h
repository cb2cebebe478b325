/* SPDX-License-Identifier: MIT */
/* The form that a document becomes, as YAML to be read and edited by people. */
#ifndef IMPORT_FORM_TEXT_H
#define IMPORT_FORM_TEXT_H

#include "base/diag.h"
#include "import/question.h"

struct form_text_options {
    const char *id;
    bool strip; /* notices, adverts and page numbers around the report are left out */
};

/* Appends the form. False where it cannot be made: `diags` says why, by the document's lines, and
 * what to do. */
bool form_text_write(const struct document *document, const struct blanks *blanks,
                     const struct questions *questions, const struct form_text_options *options,
                     struct str *out, struct diags *diags);

/* Whether the form, with nothing answered, assembles to the document's own text (with `strip`
 * without what stands around it), each blank with the placeholder of its question; else `diags` has
 * the place. */
bool form_text_prove(const struct document *document, const struct blanks *blanks,
                     const struct questions *questions, const struct str *form,
                     const struct form_text_options *options, struct diags *diags);

#endif
