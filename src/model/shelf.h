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
    char *form_id;   /* "" where the file cannot be read */
    char *form_name; /* the same */
    char *title;     /* of the report, else the form's name, else the file's */
    char *state;     /* 完整, 缺 3, 错 1, 定稿, 读不了 */
    char *owner;     /* the account that has it open; NULL: none */
    bool finalized, readable;
    time_t saved_at; /* 0: unknown */
    struct progress progress;
    int gates; /* checks in the way of finalizing */
};

enum shelf_order {
    SHELF_BY_TIME, /* the one saved last comes first */
    SHELF_BY_NAME,
    SHELF_BY_STATE, /* unfinished ones first, those of one state by time */
    SHELF_ORDER_COUNT
};

struct shelf {
    struct shelf_entry *entries;
    size_t count, cap;
    int error; /* the errno value that the folder cannot be read for; 0: none */
};

/* Reads every draft of the folder, of one form id only where it is not NULL, sorted by time. A
 * folder that is not there is an empty shelf. */
void shelf_read(struct shelf *shelf, const char *folder, const char *form_id);
/* The state for programs: finalized, unreadable, or what of the progress is the most pressing:
 * refused (a check in the way too), missing, unconfirmed, complete. */
const char *shelf_state_name(const struct shelf_entry *entry);

void shelf_sort(struct shelf *shelf, enum shelf_order order);

/* Whether the word stands in its title, file name, form or state; ASCII letters in either case. */
bool shelf_matches(const struct shelf_entry *entry, const char *word);
bool shelf_holds(const char *text, const char *word);

void shelf_free(struct shelf *shelf);

#endif
