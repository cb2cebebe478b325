/* SPDX-License-Identifier: MIT */
/* Rewording (改写): a draft says a paragraph of its form in other words, or strikes it. It is known
 * by the form's own text, and so outlives new versions of the form that still have this text. */
#ifndef MODEL_REWORD_H
#define MODEL_REWORD_H

#include "model/draft.h"

/* What can be reworded: a line of a section's text, or the smallest run of lines that cuts no tag
 * and no clause apart. The source, blanks as {{name}}, is borrowed from the form, without its last
 * line feed and without NUL behind it. Blank lines are none. */
struct reword_unit {
    const struct section *section;
    int line, lines; /* of the section's text, from 0; how many */
    const char *source;
    size_t len;
};

enum reword_state { REWORD_AS_IN_FORM, REWORD_REWORDED, REWORD_STRUCK };

/* Bounds for drafts from anywhere: how many, the bytes of one, and of all together. */
enum { REWORD_MAX = 200, REWORD_MAX_TEXT = 16 * 1024, REWORD_MAX_ALL = 512 * 1024 };

/* The next unit of unit->section: the first one where its source is NULL. False behind the last. */
bool reword_unit_next(struct reword_unit *unit);

/* The unit that holds that byte of the section's text; false: none does. */
bool reword_unit_of_offset(const struct section *section, size_t offset, struct reword_unit *unit);

/* The unit that holds a line of the section's text (from 0); false: none does. */
bool reword_unit_at(const struct section *section, int line, struct reword_unit *unit);

/* The unit that shows the field: as the draft has the text now, else as the form has it; in the
 * field's own section first; a mere condition last. False: none, only a title or a default does. */
bool reword_unit_of(const struct draft *draft, const struct field *field, struct reword_unit *unit);

enum reword_state reword_state(const struct draft *draft, const struct reword_unit *unit);

/* Appends what a clerk edits: the draft's own words, else (also when struck) the form's. */
void reword_text(const struct draft *draft, const struct reword_unit *unit, struct str *out);

/* Gives the unit other words: any field's blank, {{no}}, clauses, several lines. The form's own
 * words restore it, empty ones strike it. False where they cannot be used: the reason, with line
 * and column, is appended, and the draft is as before. */
bool reword_put(struct draft *draft, const struct reword_unit *unit, const char *text, size_t len,
                struct str *reason);
void reword_restore(struct draft *draft, const struct reword_unit *unit);

/* Keeps words that were refused beside those in force: whoever comes next reads of them, and finds
 * them in the draft. False where no draft can hold them. */
bool reword_keep(struct draft *draft, const struct reword_unit *unit, const char *text);

/* How many places of the report show the field, clauses that do not stand included, in the draft's
 * own words and in the defaults that nobody has accepted or replaced yet. */
int reword_blanks(const struct draft *draft, const struct field *field);

/* The first field whose default shows the field and still is one, or, if not `live`, is one no
 * more; NULL for none. */
const struct field *reword_default(const struct draft *draft, const struct field *field, bool live);

/* The fields that the unit shows in the form and that the draft shows nowhere any more (they are
 * asked still), one by one: `*at` is 0 at first; NULL at the end. */
const struct field *reword_lost(const struct draft *draft, const struct reword_unit *unit,
                                size_t *at);

/* One paragraph in the draft's own words. */
struct rewording {
    struct reword_unit unit;  /* its section NULL: it fits no paragraph of the form */
    int occurrence;           /* among units of the same section label and source, from 1 */
    char *label, *was, *text; /* owned; text "": struck; was NULL: could not be read */
    const struct node *node;  /* as read; NULL: not from a file */
};

/* Those that are in force, in the order of the form; and those that fit no paragraph and are kept:
 * one by one, `*at` is 0 at first; NULL at the end. Borrowed until the next change. */
const struct rewording *reword_next(const struct draft *draft, size_t *at);
const struct rewording *reword_next_unbound(const struct draft *draft, size_t *at);

/* Takes over what last year's draft reworded: in force where the form has the paragraph still and
 * the words can be used, else kept. The draft is bound. */
void reword_carry(struct draft *draft, const struct draft *last);

/* From and to the draft's _text. What cannot be used is a warning in `diags`, and kept. */
void reword_bind(struct draft *draft, struct diags *diags);
void reword_write(const struct draft *draft, const char *key, struct str *out);
bool reword_same(const struct draft *draft, const struct draft *other);
void reword_free(struct draft *draft);

#endif
