/* SPDX-License-Identifier: MIT */
/* Private to drafts: the keys that begin with _ and have a meaning, one row each; and what is an
 * answer besides. */
#ifndef MODEL_DRAFT_METADATA_H
#define MODEL_DRAFT_METADATA_H

#include "model/draft.h"

/* Whether the key is one of them; others are kept as they are. */
bool metadata_is_known(const char *key);

/* What can be said without the form. A missing _form is an error. */
void metadata_read(struct draft *draft, struct diags *diags);

/* What needs the form: after the answers are put, before they are settled. */
void metadata_bind(struct draft *draft);

/* Appends them, in the order of the table. */
void metadata_write(const struct draft *draft, struct str *out);

/* From and to _last. */
void last_bind(struct draft *draft, const struct node *node);
void last_write(const struct draft *draft, const char *key, struct str *out);

/* The field that a key means: by its name, else by the one it had in an earlier version. */
const struct field *draft_field(const struct form *form, const struct node *key);

/* Whether the entry can be read as a value of the field (NULL: none), asked or calculated; and
 * whether it is taken as an answer. Else it is kept as it is. */
bool draft_reads(const struct field *field, const struct node *node);
bool draft_takes(const struct field *field, const struct node *node);

/* Such an entry as the text of an answer: the items of a list, or the rows of a repeat, are its
 * lines. Replaces `text`. */
void draft_entry(const struct field *field, const struct node *node, struct str *text);

/* Appends the value of a field, in the stored form, as an entry at that indent; nothing for an
 * unanswered one. */
void draft_write_value(struct str *out, int indent, const struct field *field,
                       enum answer_state state, const struct str *text);

#endif
