/* SPDX-License-Identifier: MIT */
/* The nouns behind a blank: what is counted, and whose name is asked for. */
#ifndef IMPORT_LABEL_NOUN_H
#define IMPORT_LABEL_NOUN_H

#include "import/stretch.h"

struct noun {
    const char *word, *but; /* `but`: characters before which it is another word */
    bool own;               /* of the own unit: asked once */
    const char *label;      /* of a blank that stands before it */
    bool is_counted;        /* a figure may stand behind: 项目X个 */
};

/* The whole noun that begins there; NULL for none. */
const struct noun *noun_at(const char *text, size_t len);

/* The word of the own unit (局, 党委, 系统 …) that begins there; NULL for none. Such a name is
 * asked once. */
const char *noun_own_unit(const char *text, size_t len);

/* 人数, 户次: how many people, by the measure word; NULL where it counts none. */
const char *noun_people(const char *unit);

/* What a name is called by the words before or behind it: 姓名, 名称, "". */
const char *noun_suffix(struct stretch words);

#endif
