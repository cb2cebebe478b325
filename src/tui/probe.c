/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* SIGWINCH */
#include "tui/probe.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/attributes.h"
#include "tui/terminal.h"
#include "tui/tty.h"

enum { ESCAPE_DELAY = 100, ANSWER_DELAY = 1000 /* ms */ };

bool probe_size(int *rows, int *columns)
{
    return tty_size(rows, columns);
}

bool probe_open(struct probe *probe)
{
    *probe = (struct probe){KEY_DECODER_INIT, STR_INIT, false};
    if (!tty_save())
        return false;
    probe->decoder.charset = terminal_is_utf8() ? NULL : terminal_charset;
    key_learn(&probe->decoder, terminal_string);
    fflush(stdout);
    tty_catch_signals();
    tty_raw();
    return true;
}

void probe_close(struct probe *probe)
{
    fflush(stdout);
    tty_restore();
    tty_release_signals();
    key_decoder_free(&probe->decoder);
    str_free(&probe->in);
}

/* True when there are bytes. */
static bool wait(struct probe *probe, int milliseconds)
{
    static const int ends[] = {SIGHUP, SIGTERM, SIGINT}, others[] = {SIGTSTP, SIGCONT, SIGWINCH};
    enum tty_input input;

    do {
        input = tty_read(milliseconds, &probe->in);
        for (size_t i = 0; i < COUNT_OF(ends); i++)
            probe->ended = tty_signalled(ends[i]) || probe->ended;
        for (size_t i = 0; i < COUNT_OF(others); i++)
            tty_signalled(others[i]);
    } while (input == TTY_SIGNALLED && !probe->ended);
    probe->ended = probe->ended || input == TTY_ENDED;
    return input == TTY_BYTES;
}

/* Byte by byte, so that it is known which ones were the key's. */
bool probe_key(struct probe *probe, int milliseconds, struct key *key, struct str *bytes)
{
    str_clear(bytes);
    while (!probe->ended) {
        bool pending = key_pending(&probe->decoder);

        if (!probe->in.len && !wait(probe, pending ? ESCAPE_DELAY : milliseconds))
            return pending && !probe->ended && key_next(&probe->decoder, true, key);
        str_addc(bytes, probe->in.s[0]);
        key_feed(&probe->decoder, probe->in.s, 1);
        str_splice(&probe->in, 0, 1, "", 0);
        if (key_next(&probe->decoder, false, key))
            return true;
    }
    return false;
}

int probe_cells(struct probe *probe, const char *text)
{
    struct str bytes = STR_INIT;
    struct key key = {0};

    str_addc(&bytes, '\r');
    terminal_encode(text, strlen(text), &bytes);
    str_add(&bytes, "\033[6n\r      \r"); /* a wrong character set leaves up to six cells */
    fwrite(str_text(&bytes), 1, bytes.len, stdout);
    fflush(stdout);
    while (probe_key(probe, ANSWER_DELAY, &key, &bytes))
        if (key.name == KEY_NAME_CURSOR_REPORT)
            break;
    str_free(&bytes);
    return key.name == KEY_NAME_CURSOR_REPORT ? key.column - 1 : -1;
}
