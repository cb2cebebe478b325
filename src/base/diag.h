/* SPDX-License-Identifier: MIT */
/* Diagnostics as data: what is wrong with a file, and where. Nothing here prints. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdarg.h>
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

/* The first findings tell what is wrong; a file of nothing but mistakes is not worth its memory,
 * nor the time to find more than DIAGS_COUNTED of them. */
enum { DIAGS_MOST = 100, DIAGS_COUNTED = 10000 };

/* The findings on one file, DIAGS_MOST of them at most, errors before the rest: `more` says how
 * many there were besides; `errors` and `warnings` count all. `source` is the decoded text of the
 * file, for the excerpt: borrowed, and it must outlive the findings; NULL where there is none. */
struct diags {
    const char *file;
    const char *source;
    size_t source_len;
    struct diag *items;
    size_t count, cap;
    size_t errors, warnings, more;
};

#define DIAGS_INIT(name)                                                                           \
    {                                                                                              \
        (name), NULL, 0, NULL, 0, 0, 0, 0, 0                                                       \
    }

/* Adds a finding, or counts it where there are DIAGS_MOST; an error takes the place of one that is
 * none. */
ATTR_PRINTF(5, 6)
void diags_add(struct diags *diags, enum diag_severity severity, int line, int col,
               const char *format, ...);
void diags_addv(struct diags *diags, enum diag_severity severity, int line, int col,
                const char *format, va_list args);

/* Whether another finding would only be counted: no need to look for its remedy. */
bool diags_full(const struct diags *diags);

/* Whether there are so many mistakes that nobody looks for more. */
bool diags_enough(const struct diags *diags);

/* Orders the findings by place, those of the file as a whole first; stable. */
void diags_sort(struct diags *diags);

/* Forgets the findings, keeps `file` and `source`. */
void diags_clear(struct diags *diags);
void diags_free(struct diags *diags);

#endif
