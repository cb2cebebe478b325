/* SPDX-License-Identifier: MIT */
/* The drafts in a folder with their state, for lists and the home screen. */
#ifndef MODEL_SHELF_H
#define MODEL_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "model/form_walk.h"

struct shelf_entry {
    char *path;
    char *form_id; /* "" where the file cannot be read */
    char *title;   /* of the report, else the form's name, else the file's */
    char *state;   /* 完整, 缺 3, 错 1, 定稿, 读不了 */
    bool finalized, readable;
    time_t saved_at; /* 0: unknown */
    struct progress progress;
};

struct shelf {
    struct shelf_entry *entries; /* the one saved last comes first */
    size_t count, cap;
};

/* Reads every draft of the folder, of one form id only where it is not NULL. A folder that is not
 * there is an empty shelf. */
void shelf_read(struct shelf *shelf, const char *folder, const char *form_id);
/* The state for programs: finalized, unreadable, or what of the progress is the most pressing:
 * refused, missing, unconfirmed, complete. */
const char *shelf_state_name(const struct shelf_entry *entry);

void shelf_free(struct shelf *shelf);

#endif
