/* SPDX-License-Identifier: MIT */
/* Reading whole files, and saying in Chinese what the system refused. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/str.h"

/* Appends the bytes of the file to `out`; "-" is standard input. Returns 0 or an errno value:
 * EFBIG past `limit` bytes, EISDIR for a folder, EINVAL for what is neither a file nor a pipe. */
int file_read(const char *path, size_t limit, struct str *out);

/* What an errno value means for the person, and what to do: "没有这个文件", "磁盘已满…".
 * Never NULL; static text. */
const char *file_reason(int error);

/* The part after the last slash, and the length of what stands before it ("." counts 0). */
const char *file_base(const char *path);

/* The same without the ending .yaml: its bytes are in `*len`. */
const char *file_stem(const char *path, size_t *len);

/* The folder above the path, of which slashes at the end do not count: "." for a bare name, "/" at
 * the top. The caller frees. */
char *file_folder(const char *path);

/* Makes the folder and what is missing above it, 0700 each. Returns 0 or an errno value. */
int file_make_folder(const char *path);

/* Brings a file and its name in the folder to disk; 0 or an errno value. */
int file_sync(const char *path);

/* Brings the names in the folder that the path stands in to disk. Returns 0 or an errno value; 0,
 * too, where the folder may not be opened for that, or its disk knows no such thing. */
int file_sync_above(const char *path);

#endif
