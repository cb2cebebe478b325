/* SPDX-License-Identifier: MIT */
/* Private to rewording: the list that a draft holds, and its units in the form. */
#ifndef MODEL_REWORDINGS_H
#define MODEL_REWORDINGS_H

#include "model/reword.h"
#include "model/wording.h"

/* The bytes of a section's label that tell it from others. */
enum { REWORD_LABEL = 120 };

struct reword_list {
    struct rewording *items;
    size_t count, cap;
};

/* Made with the first rewording: most drafts have none. */
struct rewordings {
    struct reword_list bound; /* by section and place */
    struct reword_list kept;  /* as they came */
    struct wording *wordings; /* by section; answers.wordings borrows it */
};

struct rewordings *rewordings_of(struct draft *draft);

/* Adds a copy of the words to a list; where they are bound, in its place. */
struct rewording *rewordings_add(struct reword_list *list, const struct rewording *rewording);
void rewordings_remove(struct reword_list *list, struct rewording *rewording);

/* The one in force for a unit, or NULL. */
struct rewording *rewordings_find(const struct draft *draft, const struct reword_unit *unit);

/* Whether the words can stand in a report of the form; else the reason is appended. */
bool rewordings_try(const struct form *form, const char *text, size_t len, struct str *reason);

/* Makes the section's text of what is bound now. */
void rewordings_build(struct draft *draft, const struct section *section);

/* The next unit of the whole form: unit->section NULL before the first. */
bool rewordings_next_unit(const struct form *form, struct reword_unit *unit);

/* Where the unit begins in the text of its section. */
size_t rewordings_start(const struct reword_unit *unit);

#endif
