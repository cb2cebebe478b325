/* SPDX-License-Identifier: MIT */
#include "base/beside.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/str.h"

/* Some disks that encrypt names take no more than 143 bytes. */
enum { NAME_WHOLE = 100, NAME_CUT = 90, SHORT_SIZE = NAME_WHOLE + 3 };

static unsigned long checksum(const char *name)
{
    uint32_t sum = 2166136261u; /* FNV-1a */

    for (; *name; name++)
        sum = (sum ^ (unsigned char)*name) * 16777619u;
    return sum;
}

/* ".NAME", or its beginning up to a character and the checksum. */
static void shorten(const char *name, char out[SHORT_SIZE])
{
    int len = NAME_CUT;

    if (strlen(name) <= NAME_WHOLE) {
        snprintf(out, SHORT_SIZE, ".%s", name);
        return;
    }
    while (len > 0 && bytes_inside(name[len]))
        len--;
    snprintf(out, SHORT_SIZE, ".%.*s~%08lx", len, name, checksum(name));
}

char *beside_path(const char *path, const char *ending)
{
    const char *name = file_base(path);
    char hidden[SHORT_SIZE];
    struct str out = STR_INIT;

    shorten(name, hidden);
    str_addn(&out, path, (size_t)(name - path));
    str_addf(&out, "%s%s", hidden, ending);
    return str_take(&out);
}

void beside_temporary(char out[BESIDE_SIZE], const char *name, unsigned long serial, size_t len)
{
    struct timespec now = {0, 0};
    char hidden[SHORT_SIZE];

    shorten(name, hidden);
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(out, BESIDE_SIZE, "%s.%ld-%lu-%lx%08lx-%zu.tmp", hidden, (long)getpid(), serial,
             (unsigned long)now.tv_sec, (unsigned long)now.tv_nsec, len);
}

/* Passes over characters of a set, at least one of them, and the one that must follow. */
static bool skip(const char **at, const char *set, char after)
{
    size_t len = strspn(*at, set);

    if (!len || (*at)[len] != after)
        return false;
    *at += len + 1;
    return true;
}

/* A number too large for any file is no length. */
static bool read_length(const char **at, size_t *len)
{
    static const char digits[] = "0123456789";

    for (*len = 0; **at && strchr(digits, **at); (*at)++) {
        if (*len > (SIZE_MAX - 9) / 10)
            return false;
        *len = *len * 10 + (size_t)(**at - '0');
    }
    return true;
}

bool beside_is_temporary(const char *entry, const char *name, size_t *len)
{
    char hidden[SHORT_SIZE];
    size_t prefix;

    shorten(name, hidden);
    prefix = strlen(hidden);
    if (strncmp(entry, hidden, prefix) != 0 || entry[prefix] != '.')
        return false;
    entry += prefix + 1;
    return skip(&entry, "0123456789", '-') && skip(&entry, "0123456789", '-') &&
           skip(&entry, "0123456789abcdef", '-') && *entry != '.' && read_length(&entry, len) &&
           strcmp(entry, ".tmp") == 0;
}
