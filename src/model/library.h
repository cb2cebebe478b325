/* SPDX-License-Identifier: MIT */
/* Finding forms, by path or by id: in the folders of places.h and inside the program. */
#ifndef MODEL_LIBRARY_H
#define MODEL_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/draft.h"
#include "model/form.h"

/* A form as it was found: with the file's name and what is wrong with it. */
struct form_file {
    struct str file;   /* its path, or the id for one inside the program */
    struct form *form; /* NULL where it could not be found or read */
    struct diags diags;
    int error;    /* errno value where it could not be found or read, else 0 */
    bool outside; /* found for a draft by library_outside */
};

/* Whether the word is the id of a form that can be found. */
bool library_has(const char *id);

/* Loads a form by path or id into `found`, which is overwritten. A path has a slash or ends in
 * .yaml or .yml, or is a file that no id means; "-" is standard input. True where the form is good
 * for use; else the findings say why, with the nearest id where there is none. Freed with
 * form_file_free in any case. */
bool library_load(struct form_file *found, const char *word);

/* A form for the draft which its id does not find: the file beside the draft, else its _form_file.
 * False where the id does find one, or there is none. `path` is replaced. */
bool library_outside(const struct draft *draft, struct str *path);

/* The form of a draft that was read: by its id, else outside. */
bool library_load_for(struct form_file *found, const struct draft *draft);

void form_file_free(struct form_file *found);

/* One form that can be used. */
struct library_entry {
    char *id;
    char *path; /* NULL: inside the program */
};

/* All ids, each once (the first place of the search path wins), sorted. The caller frees them with
 * library_list_free. */
struct library_entry *library_list(size_t *count);
void library_list_free(struct library_entry *entries, size_t count);

#endif
