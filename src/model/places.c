/* SPDX-License-Identifier: MIT */
#include "model/places.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unictype.h>
#include <unistr.h>

#include "base/attributes.h"

#ifndef FORMS_DIR
#define FORMS_DIR "/usr/local/share/tianbao/forms"
#endif

static const char *environment(const char *name)
{
    const char *value = getenv(name);

    return value && *value ? value : NULL;
}

void places_home(struct str *out, const char *part)
{
    const char *own = environment("TIANBAO_HOME"), *home = environment("HOME");

    str_clear(out);
    if (own)
        str_add(out, own);
    else
        str_addf(out, "%s/tianbao", home ? home : ".");
    if (part && *part)
        str_addf(out, "/%s", part);
}

bool places_forms(size_t index, struct str *out)
{
    const char *first = environment("TIANBAO_FORMS");

    index += first ? 0 : 1;
    str_clear(out);
    if (index == 0)
        str_add(out, first);
    else if (index == 1)
        str_add(out, "forms");
    else if (index == 2)
        places_home(out, "forms");
    else if (index == 3)
        str_add(out, FORMS_DIR);
    return index <= 3;
}

static bool is_kept(ucs4_t c)
{
    return uc_is_property_alphabetic(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

void places_file_name(const char *text, size_t bytes, struct str *out)
{
    const uint8_t *next = (const uint8_t *)text, *before = next;
    ucs4_t c;

    str_clear(out);
    while ((next = u8_next(&c, next))) {
        size_t size = (size_t)(next - before);
        bool kept = is_kept(c) && !(out->len == 0 && (c == '.' || c == '-'));
        if (out->len + size > bytes)
            break;
        if (kept)
            str_addn(out, (const char *)before, size);
        else if (out->len && out->s[out->len - 1] != '-')
            str_addc(out, '-');
        before = next;
    }
    while (out->len && (out->s[out->len - 1] == '-' || out->s[out->len - 1] == '.'))
        str_splice(out, out->len - 1, 1, "", 0);
    if (!out->len)
        str_add(out, _("文稿"));
}

void places_unused(const char *folder, const char *name, const char *extension, struct str *out)
{
    struct stat there;

    for (int turn = 1;; turn++) {
        str_clear(out);
        str_addf(out, "%s/%s", folder, name);
        if (turn > 1)
            str_addf(out, "-%d", turn);
        str_add(out, extension);
        if (lstat(str_text(out), &there) != 0)
            return;
    }
}
