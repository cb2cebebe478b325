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
};

/* A question's label, and the one with the words behind; indexes of `labels`. */
struct naming_wish {
    size_t label, longer; /* the same one where there are no words behind */
};

struct naming {
    struct arena *arena; /* of what questions keep */
    struct map map;      /* text → index of `labels` */
    struct naming_label *labels;
    size_t label_count, label_cap;
    struct naming_wish *wishes; /* of each question */
    size_t count, cap;
    struct str text; /* being put together */
};

#define NAMING_INIT(arena)                                                                         \
    {                                                                                              \
        arena, MAP_INIT, NULL, 0, 0, NULL, 0, 0, STR_INIT                                          \
    }

/* Takes the label of the next question. Returns its text, which the arena has. */
const char *naming_add(struct naming *naming, const struct label *label);

/* Sets label and name of the questions, as many as labels were added. */
void naming_finish(struct naming *naming, struct questions *questions);
void naming_free(struct naming *naming);

#endif
