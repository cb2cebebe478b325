/* SPDX-License-Identifier: MIT */
/* A draft (草稿): the answers of one report in one YAML file. What is unknown in it is kept and
 * written back; what was refused is kept as it was typed. */
#ifndef MODEL_DRAFT_H
#define MODEL_DRAFT_H

#include <stdbool.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/answers.h"
#include "model/form.h"
#include "model/node.h"
#include "model/remarks.h"
#include "model/typing.h"

enum { DRAFT_FORMAT = 1 };

/* What draft_save returns besides errno values. */
enum { DRAFT_COPIED = -1 };

struct draft {
    char *path;              /* NULL: not saved yet */
    const struct form *form; /* NULL until bound */
    struct answers answers;
    struct str form_id;   /* _form */
    struct str form_file; /* _form_file; "" where the id is found without it */
    int form_version;
    bool finalized;
    bool read_only;                /* of a newer format: may be read, not written */
    char created[CLOCK_TEXT_SIZE]; /* _created_at as written where it was created */
    time_t saved_at;               /* 0: never */
    char **remarks[REMARK_KINDS];  /* by check or field, see remarks.h; NULL: none */
    struct typings typings;        /* half typed in prompts, see typing.h */
    struct rewordings *rewordings; /* see reword.h; NULL: none */
    const struct field *at;        /* where the clerk was; NULL: at the beginning */
    struct str on_disk;            /* the bytes read or written last; "" where there are none */
    struct arena arena;            /* what was read: `root` and the unknown entries point into it */
    const struct node *root;
};

/* An empty draft of a form, created now. */
void draft_init(struct draft *draft, const struct form *form);
void draft_free(struct draft *draft);

/* Reads the file and its metadata; answers follow with draft_bind, when the form is known. The
 * draft may be zeroed or hold an earlier one, whose memory and, for the same form, answers' room is
 * used again. False where it cannot be used: `diags` says why and `*error` is the errno value where
 * it could not be read, else 0. A file cut off between two entries is a shorter draft to YAML: that
 * none is ever cut off is the business of saving. */
bool draft_read(struct draft *draft, const char *path, struct diags *diags, int *error);

/* Takes the answers, by the form. What the form does not ask for is a warning in `diags`, and kept;
 * a refused value is kept as typed. */
void draft_bind(struct draft *draft, const struct form *form, struct diags *diags);

/* Answers a field, as answers_put does; what was half typed for it is forgotten. answers_settle
 * must follow. */
void draft_put(struct draft *draft, const struct field *field, const char *text, size_t len);

/* Appends the draft as YAML: draft_read and draft_bind give the same answers back, and writing
 * those again gives the same text. */
void draft_write(const struct draft *draft, struct str *out);

/* Saves to draft->path: written, read back and compared, then put in place (base/save.h), the
 * version before as .bak. Sets saved_at. `replace` false: an existing file is EEXIST. Returns 0 or
 * an errno value; on failure the file is as it was and the draft stays in memory. Where another
 * program has changed the file since it was read or written here, it and its .bak are left alone
 * and the result is DRAFT_COPIED: all is saved in a conflict copy (model/copy.h), draft->path is
 * that copy, and later saves go there. A file that vanished is written anew. */
int draft_save(struct draft *draft, bool replace);

#endif
