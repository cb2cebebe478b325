/* SPDX-License-Identifier: MIT */
/* Private to the making of questions: no two of them are called alike. */
#ifndef IMPORT_QUESTION_NAME_H
#define IMPORT_QUESTION_NAME_H

#include "base/map.h"
#include "import/label.h"
#include "import/question.h"

/* A label, kept once however many questions were given it. */
struct naming_label {
    const char *text;
    size_t times, numbered; /* how many questions are called so; how many of them have a number */
    const char *unit;       /* of the first one */
    bool has_units;         /* others have another unit */
};

/* A question's label, and the one with the words behind; indexes of `labels`. */
struct naming_wish {
    size_t label, longer; /* the same one where there are no words behind */
    const char *unit;     /* "" for none */
};

struct naming {
    struct arena *arena; /* of what questions keep */
    struct map map;      /* text → index of `labels` */
    struct naming_label *labels;
    size_t label_count, label_cap;
    struct naming_wish *wishes; /* of each question */
    size_t count, cap;
    struct str text, digits; /* being put together */
    struct clause cut;       /* being cut */
};

#define NAMING_INIT(kept)                                                                          \
    {                                                                                              \
        .arena = (kept), .map = MAP_INIT                                                           \
    }

/* Takes the label of the next question, and its unit, which is kept. Returns its text, which the
 * arena has. */
const char *naming_add(struct naming *naming, const struct label *label, const char *unit);

/* Sets label and name of the questions, as many as labels were added. */
void naming_finish(struct naming *naming, struct questions *questions);
void naming_free(struct naming *naming);

#endif
