/* SPDX-License-Identifier: MIT */
/* Private to the loading of forms: its stages share this. */
#ifndef MODEL_LOADER_H
#define MODEL_LOADER_H

#include "model/form.h"
#include "model/key_table.h"

struct loader {
    struct form *form;
    struct diags *diags;
    bool too_many; /* fields: said already */
};

/* A mistake at a node, or at a byte of a scalar's text. */
ATTR_PRINTF(3, 4)
void loader_error(struct loader *loader, const struct node *node, const char *format, ...);
void loader_error_at(struct loader *loader, const struct node *scalar, size_t offset,
                     const char *message);

/* Fills a struct from a map by the rows of the table. */
void loader_read(struct loader *loader, const struct key_table *table, const struct node *map,
                 void *object);

/* Whether the name of a field is one: reported where it is not. */
void loader_check_name(struct loader *loader, const struct field *field);

/* Choices and columns of a field that was read. */
void loader_items(struct loader *loader, struct field *field);

/* Second stage, when all names are known: compiles and binds every text and expression. */
void loader_bind(struct loader *loader);

/* Third stage: form->steps, operands first; a ring is an error that names its members. Names that
 * are unknown are no members. */
void loader_order(struct loader *loader);

#endif
