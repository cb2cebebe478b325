/* SPDX-License-Identifier: MIT */
#include "import/docx_zip.h"

#include <string.h>

/* APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16: sizes without name, extra field and comment. */
enum { LOCAL_SIZE = 30, ENTRY_SIZE = 46, END_SIZE = 22, COMMENT_MOST = 65535 };

static unsigned get16(const unsigned char *bytes)
{
    return bytes[0] | (unsigned)bytes[1] << 8;
}

static uint32_t get32(const unsigned char *bytes)
{
    return get16(bytes) | (uint32_t)get16(bytes + 2) << 16;
}

bool docx_zip_is(const char *bytes, size_t len)
{
    return len >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

bool docx_zip_open(struct docx_zip *zip, const char *bytes, size_t len)
{
    const unsigned char *all = (const unsigned char *)bytes;
    size_t at = len;

    if (!docx_zip_is(bytes, len) || len < END_SIZE)
        return false;
    for (size_t tries = 0; at-- > 0 && tries <= COMMENT_MOST + END_SIZE; tries++) {
        const unsigned char *end = all + at;
        if (len - at < END_SIZE || memcmp(end, "PK\5\6", 4) != 0)
            continue;
        *zip = (struct docx_zip){all, at, get32(end + 16), get16(end + 10)};
        return zip->directory <= at && get32(end + 12) <= at - zip->directory;
    }
    return false;
}

/* "word/document2.xml" for "word/document.xml". */
static bool is_numbered(const char *entry, size_t len, const char *name)
{
    const char *dot = strrchr(name, '.');
    size_t head = (size_t)(dot - name), tail = strlen(dot);

    if (len <= head + tail || memcmp(entry, name, head) != 0 ||
        memcmp(entry + len - tail, dot, tail) != 0)
        return false;
    for (size_t i = head; i < len - tail; i++)
        if (entry[i] < '0' || entry[i] > '9')
            return false;
    return true;
}

/* The entry of the directory, or NULL. */
static const unsigned char *find(const struct docx_zip *zip, const char *name)
{
    const unsigned char *numbered = NULL;
    size_t at = zip->directory;

    for (size_t i = 0; i < zip->count; i++) {
        const unsigned char *entry = zip->bytes + at;
        const char *entry_name = (const char *)entry + ENTRY_SIZE;
        size_t left = zip->len - at, len, size;

        if (left < ENTRY_SIZE || memcmp(entry, "PK\1\2", 4) != 0)
            break;
        len = get16(entry + 28);
        size = ENTRY_SIZE + len + get16(entry + 30) + get16(entry + 32);
        if (left < size)
            break;
        if (len == strlen(name) && memcmp(entry_name, name, len) == 0)
            return entry;
        if (!numbered && is_numbered(entry_name, len, name))
            numbered = entry;
        at += size;
    }
    return numbered;
}

bool docx_zip_has(const struct docx_zip *zip, const char *name)
{
    return find(zip, name) != NULL;
}

bool docx_zip_find(const struct docx_zip *zip, const char *name, struct docx_part *part)
{
    const unsigned char *entry = find(zip, name), *local;
    size_t at, head;

    if (!entry)
        return false;
    at = get32(entry + 42);
    if (at > zip->len || zip->len - at < LOCAL_SIZE)
        return false;
    local = zip->bytes + at;
    head = LOCAL_SIZE + get16(local + 26) + get16(local + 28);
    *part = (struct docx_part){
        local + head,      get32(entry + 20), get32(entry + 24),
        get32(entry + 16), get16(entry + 10), get16(entry + 8) & 1,
    };
    return memcmp(local, "PK\3\4", 4) == 0 && zip->len - at >= head &&
           zip->len - at - head >= part->packed;
}
