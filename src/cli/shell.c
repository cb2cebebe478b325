/* SPDX-License-Identifier: MIT */
#include "cli/shell.h"

#include <stdbool.h>
#include <string.h>

static bool is_plain(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "/._-+,:@%";

    if (!*word)
        return false;
    for (; *word; word++)
        if ((unsigned char)*word < 0x80 && !strchr(plain, *word))
            return false;
    return true;
}

void shell_quote(struct str *out, const char *word)
{
    if (is_plain(word)) {
        str_add(out, word);
        return;
    }
    str_addc(out, '\'');
    for (; *word; word++)
        if (*word == '\'')
            str_add(out, "'\\''");
        else
            str_addc(out, *word);
    str_addc(out, '\'');
}

static const char *called = "tianbao";

void shell_called(const char *name)
{
    if (name && *name != '-' && strchr(name, '/'))
        called = name;
}

void shell_program(struct str *out)
{
    shell_quote(out, called);
}
