/* SPDX-License-Identifier: MIT */
/* One paragraph of a form's text alone, and how it reads with some of its clauses off. */
#ifndef LINT_PASSAGE_H
#define LINT_PASSAGE_H

#include "base/str.h"
#include "lint/lint_rules.h"

/* Lines of a prose that belong together: one, or those a clause spans. */
struct passage {
    struct prose prose; /* its own tags; the texts are the form's */
    size_t size;        /* of its text, in bytes */
    size_t end;         /* where in the source its last line ends */
};

/* Calls `each` for every passage of the prose, in order. */
void passage_each(struct lint *lint, const struct prose *prose,
                  void (*each)(struct lint *lint, const struct passage *passage, void *self),
                  void *self);

/* What stands in a rendered text, or stood there. */
struct spot {
    bool blank; /* a blank: `len` bytes at `at`; else a clause dropped out at `at` */
    size_t at, len;
    bool loose;       /* the blank holds words, not a figure */
    bool opens, ends; /* what dropped out begins or ends with a mark of its own */
};

/* Text between `start` and `stop`, a paragraph, with the spots from `spot` to `spot_stop`. */
struct rendered_line {
    size_t start, stop;
    size_t spot, spot_stop;
};

struct rendering {
    struct str text; /* paragraphs one behind the other */
    struct spot *spots;
    size_t spot_count, spot_cap;
    struct rendered_line *lines;
    size_t line_count, line_cap;
};

/* Renders the passage with the conditions in lint->forced; replaces what was there. */
void passage_render(struct lint *lint, const struct passage *passage, struct rendering *out);
void rendering_free(struct rendering *rendering);

/* How a rendered passage reads badly. */
struct fault {
    const char *cause;
    const char *remedy; /* holds two %s: the name of a clause */
    bool comparable;    /* a matter of the end of the passage, wherever that is */
    const char *always; /* the remedy where no clause is to blame; NULL: then it is no fault */
    size_t line, at;    /* where: byte `at` of the line */
};

/* Calls `found` for each fault, in order. */
void faults_find(const struct rendering *rendering,
                 void (*found)(void *self, const struct fault *fault), void *self);

/* Appends the sentence around a fault. */
void faults_quote(const struct rendering *rendering, const struct fault *fault, struct str *out);

/* Whether both have the same fault at the same words. */
bool faults_same(const struct rendering *a, const struct fault *x, const struct rendering *b,
                 const struct fault *y);

/* The marks, for all who look at them. */
extern const char *const fault_marks[], *const fault_openers[];

#endif
