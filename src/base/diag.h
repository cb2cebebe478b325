/* SPDX-License-Identifier: MIT */
/* Diagnostics as data: what is wrong with a file, and where. Nothing here prints. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"

enum diag_severity { DIAG_ERROR, DIAG_WARNING, DIAG_HINT };

/* Lines and columns count from 1, columns in code points; line 0: the file as a whole. */
struct diag {
    enum diag_severity severity;
    int line, col;
    char *text;
};

/* The findings on one file. `source` is the decoded text of the file, for the excerpt: borrowed,
 * and it must outlive the findings; NULL where there is none. */
struct diags {
    const char *file;
    const char *source;
    size_t source_len;
    struct diag *items;
    size_t count, cap;
    size_t errors, warnings;
};

#define DIAGS_INIT(name)                                                                           \
    {                                                                                              \
        (name), NULL, 0, NULL, 0, 0, 0, 0                                                          \
    }

ATTR_PRINTF(5, 6)
void diags_add(struct diags *diags, enum diag_severity severity, int line, int col,
               const char *format, ...);

/* Orders the findings by place, those of the file as a whole first; stable. */
void diags_sort(struct diags *diags);

/* Forgets the findings, keeps `file` and `source`. */
void diags_clear(struct diags *diags);
void diags_free(struct diags *diags);

#endif
