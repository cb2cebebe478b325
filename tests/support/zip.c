/* SPDX-License-Identifier: MIT */
#include "support/zip.h"

#include <stdint.h>
#include <string.h>

/* Numbers as zip writes them, the lowest byte first. */
static void add16(struct str *out, unsigned value)
{
    str_addc(out, (char)(value & 0xFF));
    str_addc(out, (char)(value >> 8 & 0xFF));
}

static void add32(struct str *out, size_t value)
{
    add16(out, value & 0xFFFF);
    add16(out, value >> 16 & 0xFFFF);
}

static uint32_t checksum(const char *text, size_t len)
{
    uint32_t table[256], crc = 0xFFFFFFFF;

    for (uint32_t i = 0; i < 256; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xEDB88320 : 0);
    }
    for (size_t i = 0; i < len; i++)
        crc = crc >> 8 ^ table[(crc ^ (unsigned char)text[i]) & 0xFF];
    return ~crc;
}

/* What the head of a file and its entry in the directory have in common. */
static void add_head(struct str *out, const char *name, unsigned method, const char *text,
                     size_t len, size_t packed)
{
    add16(out, 20); /* the version it takes */
    add16(out, 0);
    add16(out, method);
    add32(out, 0); /* the time */
    add32(out, checksum(text, len));
    add32(out, packed);
    add32(out, len);
    add16(out, (unsigned)strlen(name));
    add16(out, 0);
}

static void add(struct zip *zip, const char *name, unsigned method, const char *text, size_t len,
                const char *packed, size_t packed_len)
{
    size_t place = zip->files.len;

    str_addn(&zip->files, "PK\3\4", 4);
    add_head(&zip->files, name, method, text, len, packed_len);
    str_add(&zip->files, name);
    str_addn(&zip->files, packed, packed_len);
    str_addn(&zip->directory, "PK\1\2", 4);
    add16(&zip->directory, 20);
    add_head(&zip->directory, name, method, text, len, packed_len);
    add32(&zip->directory, 0);
    add16(&zip->directory, 0);
    add32(&zip->directory, 0);
    add32(&zip->directory, place);
    str_add(&zip->directory, name);
    zip->count++;
}

void zip_add(struct zip *zip, const char *name, const char *text, size_t len)
{
    add(zip, name, 0, text, len, text, len);
}

/* RFC 1951, 3.2.4: blocks of up to 65535 bytes as they are. */
void zip_add_deflated(struct zip *zip, const char *name, const char *text, size_t len)
{
    struct str packed = STR_INIT;
    size_t at = 0, size;

    do {
        size = len - at < 65535 ? len - at : 65535;
        str_addc(&packed, at + size == len);
        add16(&packed, (unsigned)size);
        add16(&packed, ~(unsigned)size & 0xFFFF);
        str_addn(&packed, text + at, size);
        at += size;
    } while (at < len);
    add(zip, name, 8, text, len, packed.s, packed.len);
    str_free(&packed);
}

void zip_add_packed(struct zip *zip, const char *name, const char *text, size_t len,
                    const char *packed, size_t packed_len)
{
    add(zip, name, 8, text, len, packed, packed_len);
}

void zip_end(struct zip *zip, struct str *out)
{
    str_addn(out, str_text(&zip->files), zip->files.len);
    str_addn(out, str_text(&zip->directory), zip->directory.len);
    str_addn(out, "PK\5\6", 4);
    add32(out, 0);
    add16(out, zip->count);
    add16(out, zip->count);
    add32(out, zip->directory.len);
    add32(out, zip->files.len);
    add16(out, 0);
    str_free(&zip->files);
    str_free(&zip->directory);
    *zip = (struct zip)ZIP_INIT;
}
