/* SPDX-License-Identifier: MIT */
/* The shipped forms, inside the program: what is left when no folder of forms is found. Made by
 * embed.sh from forms/ while the program is built. */
#ifndef MODEL_EMBEDDED_H
#define MODEL_EMBEDDED_H

#include <stddef.h>

/* `id` is the file's name without .yaml; `text` the file byte for byte, `len` bytes and a NUL. */
struct embedded_form {
    const char *id;
    const char *text;
    size_t len;
};

/* Ordered by file name (bytes); static, never freed. */
extern const struct embedded_form embedded_forms[];
extern const size_t embedded_form_count;

#endif
