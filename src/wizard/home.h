/* SPDX-License-Identifier: MIT */
/* What the home screen shows: the drafts and the forms, read when it is entered and when something
 * was done to them, not at each key. */
#ifndef WIZARD_HOME_H
#define WIZARD_HOME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/shelf.h"

struct home_form {
    char *word; /* its path or id, as library_load takes it */
    char *id, *name;
    bool good;
};

struct home {
    bool is_read;
    struct shelf shelf; /* in the order that is shown */
    struct home_form *forms;
    size_t form_count;
    size_t trashed;     /* drafts in the trash */
    struct shelf trash; /* while a menu shows it */
    char *only;         /* this form's id and its drafts alone; NULL: all */
    struct str filter;  /* only what holds this word; "": all */
    struct str chosen;  /* the path or word of the line where the clerk was */
    enum shelf_order order;
};

/* Reads drafts and forms, unless they are read. */
void home_read(struct home *home);
void home_free(struct home *home);

#endif
