/* SPDX-License-Identifier: MIT */
/* The report on a page: cell for cell as it will be written, the blanks styled by their state. */
#ifndef WIZARD_LAYOUT_H
#define WIZARD_LAYOUT_H

#include "model/answers.h"
#include "wizard/page.h"

/* Appends a section, or the whole report (section NULL), wrapped to `columns` cells. Blanks of
 * `current` are STYLE_CURRENT, and the clauses that hold it are shown even where they will not be
 * written. The target of a line is the index of its first blank's field, or of the nearest one
 * above; -1 without any; lines in the draft's own words are marked. With `headings` false the
 * section's own heading is left out. */
void layout_report(const struct answers *answers, const struct section *section,
                   const struct field *current, bool headings, int columns, struct page *page);

/* The heading of a section as the report has it ("二、理论学习"), appended to `out`. */
void layout_heading(const struct answers *answers, const struct section *section, struct str *out);

/* The style that shows the state of an answer. */
enum style layout_style(const struct answer *answer);

/* The first line that holds a span of the style, from `from` on; page->line_count when there is
 * none. */
size_t layout_find(const struct page *page, enum style style, size_t from);

#endif
