/* SPDX-License-Identifier: MIT */
/* The text of a section in the words of one draft: stretches of the form's text, some of them
 * reworded or struck. What reword.h keeps for the report walk. */
#ifndef MODEL_WORDING_H
#define MODEL_WORDING_H

#include "model/form.h"

struct stretch {
    struct template template; /* of a struck stretch: what stood there */
    size_t start, end;        /* of the form's text: what it is, or stands for */
    bool changed, struck;
};

/* Without stretches: the text as the form has it. */
struct wording {
    struct stretch *stretches;
    size_t count, cap;
};

/* Adds the form's own text from `start` to `end`. */
struct stretch *wording_keep(struct wording *wording, const struct form *form,
                             const struct section *section, size_t start, size_t end);

/* Adds the draft's own words in place of that text; they must outlive the wording. NULL: struck. */
void wording_change(struct wording *wording, const struct form *form, const struct section *section,
                    size_t start, size_t end, const char *text);

void wording_clear(struct wording *wording);

#endif
