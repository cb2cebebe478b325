/* SPDX-License-Identifier: MIT */
#include "cli/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/file.h"
#include "text/excerpt.h"
#include "text/safe.h"

void say(const char *format, ...)
{
    struct str text = STR_INIT, safe = STR_INIT;
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    safe_add(&safe, str_text(&text), text.len);
    fprintf(stderr, "tianbao: %s\n", str_text(&safe));
    str_free(&text);
    str_free(&safe);
}

void say_diags(const struct diags *diags)
{
    struct str text = STR_INIT;

    excerpt_add_all(&text, diags);
    fputs(str_text(&text), stderr);
    str_free(&text);
}

enum exit_code put(const struct str *data)
{
    if (fwrite(str_text(data), 1, data->len, stdout) == data->len && fflush(stdout) == 0)
        return EXIT_FINE;
    say(_("写不出结果：%s"), file_reason(errno));
    return EXIT_SYSTEM;
}
