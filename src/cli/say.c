/* SPDX-License-Identifier: MIT */
#include "cli/say.h"

#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/file.h"
#include "text/excerpt.h"
#include "text/safe.h"
#include "tui/terminal.h"

/* To a terminal in its own character set; files and pipes get UTF-8. */
static bool write_text(FILE *file, const struct str *text)
{
    struct str bytes = STR_INIT;
    bool written;

    if (!isatty(fileno(file)) || !terminal_locale() || terminal_is_utf8())
        return fwrite(str_text(text), 1, text->len, file) == text->len;
    terminal_encode(str_text(text), text->len, &bytes);
    written = fwrite(str_text(&bytes), 1, bytes.len, file) == bytes.len;
    str_free(&bytes);
    return written;
}

void say(const char *format, ...)
{
    struct str text = STR_INIT, safe = STR_INIT;
    va_list args;

    str_add(&safe, "tianbao: ");
    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    safe_add(&safe, str_text(&text), text.len);
    str_addc(&safe, '\n');
    write_text(stderr, &safe);
    str_free(&text);
    str_free(&safe);
}

void say_diags(const struct diags *diags)
{
    struct str text = STR_INIT;

    excerpt_add_all(&text, diags);
    write_text(stderr, &text);
    str_free(&text);
}

void say_text(FILE *file, const struct str *text)
{
    write_text(file, text);
    fflush(file);
}

enum exit_code put(const struct str *data)
{
    if (write_text(stdout, data) && fflush(stdout) == 0)
        return EXIT_FINE;
    say(_("写不出结果：%s"), file_reason(errno));
    return EXIT_SYSTEM;
}

enum exit_code put_lines(const struct str *lines)
{
    struct str safe = STR_INIT;
    enum exit_code code;

    if (!isatty(STDOUT_FILENO))
        return put(lines);
    safe_add_lines(&safe, str_text(lines));
    code = put(&safe);
    str_free(&safe);
    return code;
}
