/* SPDX-License-Identifier: MIT */
/* A Word document (.docx) as plain text, with the numbers that Word gives its headings.
 *
 * A paragraph is a line, and so is a row of a table: its cells parted by tabs, the lines and tabs
 * of a cell become blanks (a row of one cell, as around whole documents, keeps its lines). What a
 * text box holds follows the paragraph that it hangs on. Left out: headers, footers, notes,
 * comments, deleted text, field codes, bullets. */
#ifndef IMPORT_DOCX_H
#define IMPORT_DOCX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

/* The most that is unpacked in all, and the most text that comes of it, in bytes. */
enum { DOCX_MOST = 64 * 1024 * 1024 };

/* Whether this is a zip that holds word/document.xml, or one whose end with the directory is lost:
 * docx_read tells. */
bool docx_is(const char *bytes, size_t len);

/* Appends the text as UTF-8, every line ended by a line feed. False: `diags` says why and what to
 * do, and nothing is appended. */
bool docx_read(const char *bytes, size_t len, struct str *text, struct diags *diags);

/* Whether the libraries were there when the program was built; without them docx_read says so. */
bool docx_is_supported(void);

#endif
