/* SPDX-License-Identifier: MIT */
/* Names of hidden files that belong to another file and stand beside it: its lock, and what is
 * being written. NAME stands in them, cut and with a checksum when it has more than 100 bytes, so
 * that the whole is short enough for any disk. */
#ifndef BASE_BESIDE_H
#define BASE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

enum { BESIDE_SIZE = 224 };

/* The path FOLDER/.NAME and the ending, for the file at `path`; the caller frees. */
char *beside_path(const char *path, const char *ending);

/* The name of a temporary file that nobody else has: .NAME.PID-SERIAL-TIME-LEN.tmp, `len` being the
 * bytes that it will hold: with less it was cut off. */
void beside_temporary(char out[BESIDE_SIZE], const char *name, unsigned long serial, size_t len);

/* Whether `entry` is such a name of a temporary file of NAME, and how long that is when whole. */
bool beside_is_temporary(const char *entry, const char *name, size_t *len);

#endif
