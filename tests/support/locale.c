/* SPDX-License-Identifier: MIT */
#include "support/locale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *locale_gbk(const char *argv0)
{
    static char variable[2000];
    const char *slash = strrchr(argv0, '/');
    char folder[900], command[3000];

    if (!getcwd(folder, sizeof folder))
        return NULL;
    snprintf(variable, sizeof variable, "LOCPATH=%s/%.*slocale", *argv0 == '/' ? "" : folder,
             slash ? (int)(slash - argv0 + 1) : 0, argv0);
    snprintf(command, sizeof command,
             "locale='%s' && mkdir -p \"$locale\" && { test -d \"$locale/zh_CN.GBK\" || localedef "
             "-i zh_CN -f GBK \"$locale/zh_CN.GBK\"; } >/dev/null 2>&1",
             variable + strlen("LOCPATH="));
    return system(command) == 0 ? variable : NULL;
}
