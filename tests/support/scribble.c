/* SPDX-License-Identifier: MIT */
#include "support/scribble.h"

#include <string.h>

#include "base/attributes.h"

static int below(unsigned *state, int limit)
{
    *state = *state * 1103515245u + 12345u;
    return (int)((*state >> 16) % (unsigned)limit);
}

void scribble(struct canvas *canvas, unsigned *state)
{
    static const char *const texts[] = {
        "研讨",     "9",
        "次，外请", "“三会一课”",
        "X",        "　　",
        "abc",      "12.5%",
        "—",        "ＡＢ",
        " ",        "      ",
        "中",       "坚持把理论学习摆在首位，组织集中研讨交流12次",
        "…·×",      "--------------------",
    };

    for (int changes = below(state, 3); changes >= 0; changes--) {
        const char *text = texts[below(state, COUNT_OF(texts))];
        int row = below(state, canvas->rows), column = below(state, canvas->columns);

        canvas_put(canvas, row, column, (enum style)below(state, STYLE_COUNT), text, strlen(text));
    }
    canvas->cursor_row = below(state, canvas->rows);
    canvas->cursor_column = below(state, canvas->columns);
}
