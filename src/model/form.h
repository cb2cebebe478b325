/* SPDX-License-Identifier: MIT */
/* A form (模板): sections, text with blanks, fields. Read once, then never changed; it outlives its
 * answers.
 *
 * Sections and fields are flat arrays in the order of the document. The fields of the form itself
 * come first, then section by section; this is the order in which they are asked. */
#ifndef MODEL_FORM_H
#define MODEL_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "model/expr.h"
#include "model/node.h"
#include "model/template.h"
#include "model/type.h"

enum layout { LAYOUT_INHERIT, LAYOUT_AUTO, LAYOUT_NONE };

/* Text with blanks; `node` NULL where the form has none. A tag's ref is a field's index or one of
 * these. */
struct prose {
    const struct node *node;
    struct template template;
};
enum { REF_UNKNOWN = -1, REF_NUMBER = -2 /* {{no}} */, REF_ITEM = -3 /* {{.}} */ };

/* An expression; `node` NULL where the form has none. */
struct formula {
    const struct node *node;
    const struct expr *expr;
};

/* `min` or `max`, where the form has one. */
struct bound {
    bool set;
    struct decimal value;
};

/* What a select field offers. */
struct choice {
    const char *value, *label; /* stored, and written */
    struct formula when;
    const struct node *node;
};

struct field {
    const char *name, *was, *label, *hint, *help, *source, *example, *placeholder, *unit;
    const char *required_message, *constraint_message;
    const struct type *type;
    bool approximate, required;
    int prefill; /* enum prefill */
    int format;  /* enum number_format */
    struct formula constraint, calculation, when, default_value;
    struct prose default_text;
    const struct node *min, *max, *default_node, *choice_list, *column_list;
    struct choice *choices;
    int choice_count;
    struct field *columns; /* of a repeat: what each row asks */
    int column_count;
    int min_items, max_items;     /* 0: any number */
    struct bound lowest, highest; /* of min and max */
    const struct node *node;
    int index;
    int section; /* index; -1: of the form itself */
    int blanks;  /* how many places of the form show it */
    int clauses; /* how many stand only with it: {{#name}} */
};

struct section {
    struct prose title, text;
    const char *label;
    int numbering, indent; /* enum layout, inherited values filled in */
    struct formula when;
    const struct node *node;
    const struct node *field_list, *section_list;
    int index;
    int parent; /* index, or -1 */
    int end;    /* index behind its last descendant */
    int level;  /* of its heading: 1 to 4; 0 without a title */
};

struct check {
    const char *name, *message;
    struct formula assert;
    int severity; /* enum diag_severity: error or warning */
    const struct node *node;
};

/* What must be settled before what: the fields and sections, operands first. */
struct form_step {
    bool is_section;
    int index;
};

struct form {
    struct arena arena;
    struct str source;
    const char *id, *name;
    char *path; /* NULL: embedded */
    int version;
    struct prose title;
    int numbering, indent;
    const struct node *field_list, *section_list, *check_list;
    const struct node *node;
    struct field *fields;
    struct section *sections;
    struct check *checks;
    int field_count, section_count, check_count;
    size_t field_cap, section_cap, check_cap;
    struct form_step *steps;
    int step_count;
    struct map by_name; /* field's name → index */
};

enum { FORM_MAX_FIELDS = 20000, FORM_MAX_LEVEL = 4 };

/* Reads a form from text (decoded already; it is copied). `path` is kept (NULL: embedded). All
 * mistakes are in `diags`: the form is good for use only where it has no errors; else it only keeps
 * the source that the findings quote. Never NULL; the caller frees it after the findings. */
struct form *form_load(const char *path, const char *text, size_t len, struct diags *diags);
void form_free(struct form *form);

/* The field of a name, or NULL. */
const struct field *form_field(const struct form *form, const char *name, size_t len);

/* The nearest field name, for "did you mean", or NULL. */
const char *form_nearest(const struct form *form, const char *name, size_t len);

/* The name of the section for lists and the outline: its label, else its title as written in the
 * form; of section -1: 基本信息. Borrowed. */
const char *form_section_label(const struct form *form, int section);

/* The column of a repeat by name, or NULL. */
const struct field *field_column(const struct field *repeat, const char *name, size_t len);

/* The choice that a value, a label or a number of the menu means, or NULL. */
const struct choice *field_choice(const struct field *field, const char *text, size_t len);

/* What an unanswered blank of the field shows. */
const char *field_placeholder(const struct field *field);

/* Whether the field is asked at all (a calculation is not). */
bool field_is_asked(const struct field *field);

#endif
