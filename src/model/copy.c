/* SPDX-License-Identifier: MIT */
#include "model/copy.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "model/places.h"

enum { NAME_BYTES = 150 };

/* The name of the draft without .yaml, as it stands in the names of its copies. */
static void stem_of(const char *path, struct str *out)
{
    struct str stem = STR_INIT;
    size_t len;
    const char *name = file_stem(path, &len), *mark;

    str_addn(&stem, name, len);
    mark = strstr(str_text(&stem), "-" COPY_CONFLICT "-");
    if (mark && mark != stem.s)
        str_splice(&stem, (size_t)(mark - stem.s), stem.len - (size_t)(mark - stem.s), "", 0);
    places_file_name(str_text(&stem), NAME_BYTES, out);
    str_free(&stem);
}

void copy_path(const char *path, const char *mark, const char *extension, struct str *out)
{
    struct str folder = STR_INIT, name = STR_INIT;
    size_t len = (size_t)(file_base(path) - path);
    time_t now = clock_now();
    char stamp[32] = "0";
    struct tm tm;

    if (localtime_r(&now, &tm))
        strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &tm);
    stem_of(path, &name);
    str_addf(&name, "-%s-%s", mark, stamp);
    str_addn(&folder, path, len > 1 ? len - 1 : len);
    places_unused(len > 1 ? str_text(&folder) : len ? "" : ".", str_text(&name), extension, out);
    if (!len)
        str_splice(out, 0, 2, "", 0);
    str_free(&folder);
    str_free(&name);
}

bool copy_is_conflict(const char *name, const char *path)
{
    struct str begin = STR_INIT;
    size_t len = strlen(name);
    bool is_copy;

    stem_of(path, &begin);
    str_add(&begin, "-" COPY_CONFLICT "-");
    is_copy = strncmp(name, str_text(&begin), begin.len) == 0 && len > 5 &&
              strcmp(name + len - 5, ".yaml") == 0 &&
              !strstr(file_base(path), "-" COPY_CONFLICT "-");
    str_free(&begin);
    return is_copy;
}
