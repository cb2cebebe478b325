/* SPDX-License-Identifier: MIT */
/* A program for test_terminal.c: each byte that comes is one more random change of the screen. */
#include "support/scribble.h"
#include "tui/terminal.h"

int main(void)
{
    struct terminal *terminal;
    struct canvas canvas;
    struct str in = STR_INIT;
    const char *reason;
    unsigned state = 1;

    terminal = terminal_locale() ? terminal_open(&reason) : NULL;
    if (!terminal)
        return 3;
    canvas_init(&canvas, SCRIBBLE_ROWS, SCRIBBLE_COLUMNS);
    terminal_paint(terminal, &canvas);
    while (terminal_wait(terminal, -1, &in) == TERMINAL_BYTES && in.s[in.len - 1] != 'q') {
        for (size_t i = 0; i < in.len; i++)
            scribble(&canvas, &state);
        if (in.s[in.len - 1] == 'w')
            terminal_trust_width(terminal, true);
        str_clear(&in);
        terminal_paint(terminal, &canvas);
    }
    terminal_close(terminal);
    canvas_free(&canvas);
    str_free(&in);
    return 0;
}
