/* SPDX-License-Identifier: MIT */
#include "text/json.h"

void json_add_string(struct str *out, const char *text)
{
    str_addc(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            str_addf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            str_addf(out, "\\u%04x", c);
        else
            str_addc(out, *text);
    }
    str_addc(out, '"');
}
