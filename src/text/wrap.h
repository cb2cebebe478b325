/* SPDX-License-Identifier: MIT */
/* Line breaking with 避头尾: UAX #14 by libunistring, overruled where Chinese office text asks for
 * more (shared list: none of ，。、；：？！）】》」』〕〉％‰℃·”’…—～ starts a line, none of
 * （【《「『〔〈“‘￥$ ends one, and a number is never split). One breaker for screen and report. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include <stddef.h>

/* Where each line starts, in bytes; the first is 0. */
struct wrap {
    size_t *starts;
    size_t count, cap;
};

#define WRAP_INIT                                                                                  \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/* Breaks one paragraph (valid UTF-8 without line ends) into lines of at most `columns` cells (>=
 * 2). A stretch that cannot be broken is cut between graphemes. Replaces what `wrap` held. */
void wrap_text(struct wrap *wrap, const char *text, size_t len, int columns);
void wrap_free(struct wrap *wrap);

#endif
