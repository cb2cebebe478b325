/* SPDX-License-Identifier: MIT */
/* The characters of Word's picture fonts. */
#ifndef IMPORT_DOCX_SYMBOL_H
#define IMPORT_DOCX_SYMBOL_H

#include "base/str.h"

/* Appends what w:sym shows, by its font and its code in hexadecimal (NULL: not given): the nearest
 * character of Unicode, □ where there is none. */
void docx_symbol_add(const char *font, const char *code, struct str *out);

#endif
