/* SPDX-License-Identifier: MIT */
/* Writes a zip file in memory. */
#ifndef SUPPORT_ZIP_H
#define SUPPORT_ZIP_H

#include "base/str.h"

struct zip {
    struct str files, directory;
    unsigned count;
};

#define ZIP_INIT                                                                                   \
    {                                                                                              \
        STR_INIT, STR_INIT, 0                                                                      \
    }

/* Adds a file: stored; as deflated data without compression; as data that were deflated before. */
void zip_add(struct zip *zip, const char *name, const char *text, size_t len);
void zip_add_deflated(struct zip *zip, const char *name, const char *text, size_t len);
void zip_add_packed(struct zip *zip, const char *name, const char *text, size_t len,
                    const char *packed, size_t packed_len);

/* Appends the whole file to `out`; the zip is freed. */
void zip_end(struct zip *zip, struct str *out);

#endif
