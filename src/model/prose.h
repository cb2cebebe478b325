/* SPDX-License-Identifier: MIT */
/* Text with blanks, compiled and bound to what a form asks: the form's own text and what a draft
 * says in its place are read by the same rules. */
#ifndef MODEL_PROSE_H
#define MODEL_PROSE_H

#include "model/form.h"

/* Who is told of mistakes, each with its place in the text. */
struct prose_problems {
    template_problem *problem;
    /* A name that is no field's. */
    void (*unknown)(void *self, size_t offset, const char *name, size_t len);
    void *self;
};

/* Compiles the text, which must outlive the template, and sets ref and column of its tags. False
 * where there were mistakes, all of them told. */
bool prose_compile(struct template *template, const struct form *form, const char *text, size_t len,
                   const struct prose_problems *problems);

/* Whether the tag is a place where an answer of that field stands. */
bool prose_shows(const struct tag *tag, const struct field *field);

#endif
