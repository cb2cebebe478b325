/* SPDX-License-Identifier: MIT */
/* Private to the making of forms: the document by pieces, literal text and blanks. */
#ifndef IMPORT_FORM_SOURCE_H
#define IMPORT_FORM_SOURCE_H

#include "import/form_text.h"
#include "import/outline.h"

struct form_source {
    const struct document *document;
    const struct blanks *blanks;
    const struct questions *questions;
    const struct form_text_options *options;
    struct outline outline;
};

void form_source_init(struct form_source *source, const struct document *document,
                      const struct blanks *blanks, const struct questions *questions,
                      const struct form_text_options *options);
void form_source_free(struct form_source *source);

/* Whether the line belongs to the form. */
bool form_source_keeps(const struct form_source *source, size_t line);

/* The question of a blank. */
const struct question *form_source_question(const struct form_source *source, size_t blank);

/* Walks the line: literal text (`blank` NULL) and blanks with their questions. */
typedef void form_source_piece(void *self, const struct blank *blank, const char *text, size_t len);
void form_source_walk(const struct form_source *source, size_t line, form_source_piece *piece,
                      void *self);

/* Appends lines as a template; each with its line feed, or one alone without. */
void form_source_template(const struct form_source *source, size_t first, size_t end, bool feeds,
                          struct str *out);

#endif
