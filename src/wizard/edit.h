/* SPDX-License-Identifier: MIT */
/* The entry line: text and a caret that moves by graphemes. Knows neither keys nor a screen. */
#ifndef WIZARD_EDIT_H
#define WIZARD_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/wrap.h"

struct edit {
    struct str text; /* UTF-8; \n between the lines of a long answer */
    size_t caret;    /* in bytes */
    bool selected;   /* the old value, just arrived at: the first character replaces it */
    bool multiline;
    const char *tab; /* what a pasted tab becomes; NULL: a blank */
};

#define EDIT_INIT                                                                                  \
    {                                                                                              \
        STR_INIT, 0, false, false, NULL                                                            \
    }

/* Puts a text in, selected, the caret behind it; `tab` stays. */
void edit_set(struct edit *edit, const char *text, bool multiline);
void edit_free(struct edit *edit);

/* Whether Enter breaks the line: in a long answer that is being written. One just arrived at, or
 * empty, is passed by as a short one is. */
bool edit_breaks_lines(const struct edit *edit);

/* Types or pastes at the caret. On a single line, line ends in the text become blanks, between
 * two Chinese characters nothing, and other control characters go. */
void edit_insert(struct edit *edit, const char *text, size_t len);

/* Each returns whether anything changed. */
bool edit_backspace(struct edit *edit);
bool edit_delete(struct edit *edit);
bool edit_left(struct edit *edit);
bool edit_right(struct edit *edit);
bool edit_home(struct edit *edit); /* of the line */
bool edit_end(struct edit *edit);

/* To behind the mark or blank that ends a phrase: Chinese has no blanks between words. */
bool edit_word_left(struct edit *edit);
bool edit_word_right(struct edit *edit);

/* The line with the caret changes places with the one above or below; or goes. */
bool edit_line_up(struct edit *edit);
bool edit_line_down(struct edit *edit);
bool edit_line_delete(struct edit *edit);

/* A line up or down as shown in `columns` cells; false on the first or last one. */
bool edit_vertical(struct edit *edit, int by, int columns);

/* The lines as shown: where each starts, in bytes. Replaces what `wrap` held. */
void edit_lines(const struct edit *edit, int columns, struct wrap *wrap);

/* Where the caret stands in those lines: row, and cells from the left. */
void edit_caret(const struct edit *edit, const struct wrap *wrap, int *row, int *column);

/* The length of a line, without its line end. */
size_t edit_line_len(const struct edit *edit, const struct wrap *wrap, size_t line);

#endif
