/* SPDX-License-Identifier: MIT */
/* The report on a page: cell for cell as it will be written, the blanks styled by their state. */
#ifndef WIZARD_LAYOUT_H
#define WIZARD_LAYOUT_H

#include "model/answers.h"
#include "wizard/page.h"

/* Appends a section, without its own heading, wrapped to `columns` cells. Blanks of `current` are
 * STYLE_CURRENT, and the clauses that hold it are shown even where they will not be written. The
 * target of a line is the index of its first blank's field, or of the nearest one above; -1 without
 * any. Lines know their paragraph, those in the draft's own words are marked. */
void layout_section(const struct answers *answers, const struct section *section,
                    const struct field *current, int columns, struct page *page);

/* The same of the whole report, headings included. With `struck` a line stands where a paragraph
 * was struck, so that it can be restored. */
void layout_report(const struct answers *answers, bool struck, int columns, struct page *page);

/* Appends the heading of a section as the report has it ("二、理论学习"); of section -1: 基本信息.
 */
void layout_heading(const struct answers *answers, int section, struct str *out);

/* The same as a heading of the page. */
void layout_add_heading(const struct answers *answers, int section, struct page *page);

/* Replaces `out` by the text on one line: the items of a list, a long answer. */
void layout_join(const char *text, struct str *out);

/* Appends the first line of a text, at most so many cells of it, and ... where more follows. */
void layout_cut(const char *text, size_t cells, struct str *out);

/* The style that shows the state of an answer. */
enum style layout_style(const struct answer *answer);

/* The first line that holds a span of the style, from `from` on; page->line_count when there is
 * none. */
size_t layout_find(const struct page *page, enum style style, size_t from);

#endif
