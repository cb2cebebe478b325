/* SPDX-License-Identifier: MIT */
/* The directory of a zip file in memory: where its parts lie. Nothing is unpacked here. */
#ifndef IMPORT_DOCX_ZIP_H
#define IMPORT_DOCX_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct docx_zip {
    const unsigned char *bytes; /* borrowed */
    size_t len, directory, count;
};

struct docx_part {
    const unsigned char *bytes;
    size_t packed, unpacked; /* sizes in bytes */
    uint32_t crc;
    unsigned method; /* 0: stored, 8: deflated */
    bool encrypted;
};

/* Whether the bytes begin as a zip does. */
bool docx_zip_is(const char *bytes, size_t len);

/* False where the directory, which ends the file, is not whole. */
bool docx_zip_open(struct docx_zip *zip, const char *bytes, size_t len);

/* Finds a part by its name; where that is missing, by its name with a number (document2.xml), as
 * some servers write it. */
bool docx_zip_has(const struct docx_zip *zip, const char *name);

/* The same; false, too, where the part does not lie within the file. */
bool docx_zip_find(const struct docx_zip *zip, const char *name, struct docx_part *part);

#endif
