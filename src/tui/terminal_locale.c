/* SPDX-License-Identifier: MIT */
/* The character set of the terminal, which is the locale's. */
#include "tui/terminal.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include "base/attributes.h"
#include "text/encoding.h"

enum { ZHONG = 0x4E2D }; /* 中 */

const char terminal_sample[] = "水模";

bool terminal_can_show(uint32_t character)
{
    char bytes[MB_LEN_MAX];
    mbstate_t state;

    memset(&state, 0, sizeof state);
    return wcrtomb(bytes, (wchar_t)character, &state) != (size_t)-1;
}

bool terminal_locale(void)
{
    static const char *const names[] = {"", "C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (setlocale(LC_CTYPE, names[i]) && terminal_can_show(ZHONG))
            return true;
    return false;
}

/* A locale without Chinese says nothing of a terminal that is to show it: most have UTF-8. */
bool terminal_is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 || !terminal_can_show(ZHONG);
}

void terminal_encode(const char *text, size_t len, struct str *out)
{
    const uint8_t *at = (const uint8_t *)text, *end = at + len;
    mbstate_t state;

    if (terminal_is_utf8()) {
        str_addn(out, text, len);
        return;
    }
    memset(&state, 0, sizeof state);
    while (at < end) {
        char bytes[MB_LEN_MAX];
        ucs4_t character;
        size_t count;

        at += u8_mbtouc(&character, at, (size_t)(end - at));
        count = wcrtomb(bytes, (wchar_t)character, &state);
        if (count == (size_t)-1)
            memset(&state, 0, sizeof state);
        str_addn(out, count == (size_t)-1 ? "?" : bytes, count == (size_t)-1 ? 1 : count);
    }
}

/* The length of the character that begins the bytes, which is appended as UTF-8; 0: there is none,
 * or it is cut off. */
static size_t add_character(const char *bytes, size_t len, struct str *out)
{
    uint8_t utf8[6];
    mbstate_t state;
    wchar_t character;
    size_t count;
    int length;

    memset(&state, 0, sizeof state);
    count = mbrtowc(&character, bytes, len, &state);
    if (count > len)
        return 0;
    length = u8_uctomb(utf8, (ucs4_t)character, sizeof utf8);
    str_addn(out, (const char *)utf8, length > 0 ? (size_t)length : 0);
    return length > 0 ? count : 0;
}

void terminal_decode(const char *bytes, size_t len, struct str *out)
{
    for (size_t at = 0, count; at < len; at += count ? count : 1)
        count = add_character(bytes + at, len - at, out);
}

bool terminal_charset(const char *bytes, size_t len, struct str *out)
{
    struct str character = STR_INIT;
    bool whole = add_character(bytes, len, &character) == len;

    if (whole)
        str_addn(out, str_text(&character), character.len);
    str_free(&character);
    return whole;
}

/* In GBK where the locale is UTF-8; where it is not, the terminal most likely is. */
void terminal_wrong_charset(struct str *out)
{
    bool utf8 = terminal_is_utf8();
    const char *chinese =
        utf8 ? _("本终端的编码与系统的不同，中文会显示成乱码。请把终端的编码设为 UTF-8。")
             : _("本终端的编码与系统的不同，中文会显示成乱码。请运行 export LC_ALL=C.UTF-8，"
                 "终端的编码也设为 UTF-8。");

    str_addf(out,
             "The character set of this terminal is not that of the locale (%s).\r\n"
             "%sSet the terminal to UTF-8: Xshell: File > Properties > Terminal > Encoding;\r\n"
             "PuTTY: Window > Translation > Remote character set.\r\n\r\n",
             nl_langinfo(CODESET), utf8 ? "" : "Run: export LC_ALL=C.UTF-8\r\n");
    encoding_encode(utf8 ? ENCODING_GB18030 : ENCODING_UTF8, chinese, strlen(chinese), out);
    str_add(out, "\r\n\r\n");
}
