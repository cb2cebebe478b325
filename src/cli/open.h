/* SPDX-License-Identifier: MIT */
/* Opening what a command was given: drafts with their forms. */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include "base/lock.h"
#include "cli/cli.h"
#include "model/draft.h"
#include "model/library.h"

/* Forms already loaded, so that many drafts of one form parse it once; and the draft in hand. */
struct opener {
    const char *form_option;  /* --form, or NULL */
    const struct form *given; /* what it names, once it was needed */
    struct form_file *forms;
    size_t count, cap;
    struct draft draft;
    struct diags diags; /* of the draft in hand */
    struct str path;
    struct lock lock; /* of the draft in hand, where it is to be written */
};

/* `opener` is overwritten; opener_free gives back drafts, forms and the lock. */
void opener_init(struct opener *opener, const char *form_option);
void opener_free(struct opener *opener);

/* Reads a draft (a path, or a name in the drafts folder) and its form into opener->draft, which the
 * next call replaces. What is wrong was said; warnings about the draft stay in opener->diags. */
enum exit_code opener_draft(struct opener *opener, const char *word);

/* The same for a draft that is to be saved, with its lock, which opener_free gives back:
 * EXIT_SYSTEM, and said, where somebody else has it open. Where no lock can be made saving says
 * why. */
enum exit_code opener_draft_locked(struct opener *opener, const char *word);

/* The same for a draft or a form; a form gives a draft with nothing answered. Standard input is a
 * draft. */
enum exit_code opener_input(struct opener *opener, const char *word);

/* Reads last year's draft, found in the same way, by the form of this year's (see carry.h). */
enum exit_code opener_last(struct opener *opener, const char *word, const struct form *form);

/* The form of a path or id, kept by the opener; NULL: said why, `*code` set. */
const struct form *opener_form(struct opener *opener, const char *word, enum exit_code *code);

/* Whether the word names a draft rather than a form: a file without sections, or standard
 * input. */
bool opener_is_draft(struct opener *opener, const char *word);

/* Whether the draft is a pipe, which is said: it cannot be saved to, and may never give anything.
 */
bool opener_is_pipe(struct opener *opener, const char *word);

/* What a file comes to that could not be used: EXIT_SYSTEM where it could not be read (an errno
 * value), EXIT_INVALID where it could (0) or is too large. */
enum exit_code code_of_error(int error);

/* Writes a draft to standard output. */
enum exit_code put_draft(const struct draft *draft);

#endif
