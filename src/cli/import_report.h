/* SPDX-License-Identifier: MIT */
/* import: what is said of a document when its form was written. */
#ifndef CLI_IMPORT_REPORT_H
#define CLI_IMPORT_REPORT_H

#include "cli/cli.h"
#include "import/question.h"

/* A document and what was found in it, all borrowed. */
struct imported {
    const struct options *options;
    const char *path;
    const struct document *document;
    const struct blanks *blanks;
    const struct questions *questions;
};

/* Says how many blanks of which kind there are, where the choice was unsure, what stands around the
 * report, and what other options would find. */
void import_report(const struct imported *imported);

/* Appends the path as a command takes it back from a shell. */
void import_add_operand(struct str *out, const char *path);

/* Says that there is no blank, and what to do. */
void import_report_none(const struct imported *imported);

#endif
