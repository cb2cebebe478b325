/* SPDX-License-Identifier: MIT */
/* Documents whose lines were broken at a fixed width, read as the paragraphs that they were. */
#ifndef IMPORT_FLOW_H
#define IMPORT_FLOW_H

#include "import/question.h"

/* Finds the blanks of the document, in its order, and makes the questions of them, as blanks_find
 * and questions_make do; where the lines of text go on in the next, so do its words: what stands in
 * two lines is read as one. No blank reaches over the end of a line. */
bool flow_read(const struct document *document, const struct blank_options *options,
               const struct question_merge *merges, size_t merge_count, struct blanks *blanks,
               struct questions *questions, struct diags *diags);

#endif
