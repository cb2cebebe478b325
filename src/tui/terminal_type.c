/* SPDX-License-Identifier: MIT */
/* What is known of the terminal before it is opened: terminfo and the environment. */
#include "tui/terminal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "base/attributes.h"

const char *terminal_string(const char *capability)
{
    const char *string = tigetstr(capability);

    return string == (const char *)-1 ? NULL : string;
}

const char *terminal_colour(int colour)
{
    const char *string = terminal_string("setaf");

    return string ? tparm(string, colour) : NULL;
}

bool terminal_look_up(const char **reason)
{
    const char *type = getenv("TERM");
    int found;

    *reason = NULL;
    if (!type || !*type)
        *reason = _("没有设置终端类型（环境变量 TERM）");
    else if (setupterm(type, STDOUT_FILENO, &found) != 0)
        *reason = _("不认识环境变量 TERM 所说的终端类型");
    else if (!terminal_string("cup"))
        *reason = _("环境变量 TERM 所说的终端不能移动光标");
    return !*reason;
}

void terminal_forget(void)
{
    if (cur_term)
        del_curterm(cur_term);
}

bool terminal_wants_colours(void)
{
    const char *refused = getenv("NO_COLOR");

    return !(refused && *refused);
}

/* fbterm calls itself so too, on a line of its own. */
bool terminal_is_console(void)
{
    static const char prefix[] = "/dev/tty";
    const char *type = getenv("TERM"), *line = ttyname(STDIN_FILENO);

    if (!type || strcmp(type, "linux") != 0)
        return false;
    return getenv("SSH_CONNECTION") || (line && strncmp(line, prefix, sizeof prefix - 1) == 0 &&
                                        isdigit((unsigned char)line[sizeof prefix - 1]));
}
