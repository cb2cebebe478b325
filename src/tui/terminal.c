/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* SIGWINCH */
#include "tui/terminal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "tui/painter.h"
#include "tui/tty.h"

enum { ZHONG = 0x4E2D /* 中 */ };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

struct terminal {
    struct painter *painter;
    struct outbox outbox;
    struct str farewell;
};

/* The one that is open: what die() gives back. */
static struct terminal *opened;

static void take_size(struct terminal *terminal)
{
    int rows = 0, columns = 0;

    tty_size(&rows, &columns);
    painter_resize(terminal->painter, rows, columns);
}

/* What a crash writes: no more than the strings, since nothing can be computed then. */
static void prepare_farewell(struct terminal *terminal)
{
    static const char *const capabilities[] = {"sgr0", "cnorm", "rmcup"};

    str_add(&terminal->farewell, paste_off);
    for (size_t i = 0; i < COUNT_OF(capabilities); i++) {
        const char *string = terminal_string(capabilities[i]);
        if (string && !strstr(string, "$<"))
            str_add(&terminal->farewell, string);
    }
}

const char *terminal_library(void)
{
    return painter_library();
}

static void close_opened(void)
{
    terminal_close(opened);
}

/* Raw after curses has set what it likes; from then on it keeps to that. */
static void enter(struct terminal *terminal)
{
    tty_raw();
    painter_enter(terminal->painter);
    str_add(&terminal->outbox.out, paste_on);
}

static void leave(struct terminal *terminal)
{
    str_add(&terminal->outbox.out, paste_off);
    painter_leave(terminal->painter);
    outbox_send(&terminal->outbox);
    tty_restore();
}

static void free_all(struct terminal *terminal)
{
    painter_free(terminal->painter);
    outbox_close(&terminal->outbox);
    str_free(&terminal->farewell);
    free(terminal);
}

struct terminal *terminal_open(const char **reason)
{
    struct terminal *terminal;

    if (!tty_save()) {
        *reason = _("标准输入或标准输出不是终端");
        return NULL;
    }
    if (!terminal_can_show(ZHONG)) {
        *reason = _("本机没有能写中文的区域设置，请管理员安装 C.UTF-8 或 zh_CN.UTF-8"
                    "（no locale with Chinese on this system: install C.UTF-8）");
        return NULL;
    }
    terminal = xcalloc(1, sizeof *terminal);
    tty_catch_signals(); /* before curses, which leaves handlers of others alone */
    outbox_open(&terminal->outbox);
    terminal->painter = painter_open(&terminal->outbox, reason);
    if (!terminal->painter) {
        tty_restore();
        tty_release_signals();
        free_all(terminal);
        return NULL;
    }
    opened = terminal;
    die_set_cleanup(close_opened);
    prepare_farewell(terminal);
    tty_set_farewell(str_text(&terminal->farewell));
    enter(terminal);
    take_size(terminal);
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    opened = NULL;
    die_set_cleanup(NULL);
    leave(terminal);
    tty_set_farewell("");
    tty_release_signals();
    free_all(terminal);
}

bool terminal_is_monochrome(const struct terminal *terminal)
{
    return !painter_has_colours(terminal->painter);
}

void terminal_size(const struct terminal *terminal, int *rows, int *columns)
{
    painter_size(terminal->painter, rows, columns);
}

void terminal_paint(struct terminal *terminal, const struct canvas *canvas)
{
    painter_paint(terminal->painter, canvas);
    outbox_send(&terminal->outbox);
}

void terminal_notice(struct terminal *terminal, const struct str *bytes)
{
    painter_erase(terminal->painter);
    str_addn(&terminal->outbox.out, str_text(bytes), bytes->len);
    outbox_send(&terminal->outbox);
}

void terminal_repaint(struct terminal *terminal)
{
    painter_forget(terminal->painter);
}

void terminal_trust_width(struct terminal *terminal, bool known)
{
    painter_trust_width(terminal->painter, known);
}

void terminal_ask_widths(struct terminal *terminal)
{
    painter_ask_widths(terminal->painter);
}

static void resume(struct terminal *terminal)
{
    enter(terminal);
    take_size(terminal);
}

void terminal_leave(struct terminal *terminal, const char *text)
{
    leave(terminal);
    if (!text)
        return;
    tty_raw();
    for (; *text; text++)
        str_addn(&terminal->outbox.out, *text == '\n' ? "\r\n" : text, *text == '\n' ? 2 : 1);
    outbox_send(&terminal->outbox);
}

void terminal_enter(struct terminal *terminal)
{
    resume(terminal);
}

/* A stop that can be caught leaves the shell its screen and settings. */
static void suspend(struct terminal *terminal)
{
    leave(terminal);
    raise(SIGSTOP);
    tty_signalled(SIGCONT);
    resume(terminal);
}

static bool resized(struct terminal *terminal)
{
    int was_rows, was_columns, rows, columns;

    painter_size(terminal->painter, &was_rows, &was_columns);
    rows = was_rows;
    columns = was_columns;
    tty_size(&rows, &columns);
    if (rows == was_rows && columns == was_columns)
        return false;
    take_size(terminal);
    return true;
}

/* What the signals since the last call come to; false for nothing. */
static bool signal_event(struct terminal *terminal, enum terminal_event *event)
{
    if (tty_signalled(SIGHUP)) {
        *event = TERMINAL_HANGUP;
    } else if (tty_signalled(SIGTERM) || tty_signalled(SIGINT)) {
        *event = TERMINAL_TERMINATE;
    } else if (tty_signalled(SIGTSTP)) {
        suspend(terminal);
        *event = TERMINAL_RESUMED;
    } else if (tty_signalled(SIGCONT)) {
        leave(terminal); /* whatever the shell made of it meanwhile */
        resume(terminal);
        *event = TERMINAL_RESUMED;
    } else {
        *event = TERMINAL_RESIZED;
        return tty_signalled(SIGWINCH) && resized(terminal);
    }
    return true;
}

enum terminal_event terminal_wait(struct terminal *terminal, int milliseconds, struct str *in)
{
    enum tty_input input;

    do {
        enum terminal_event event;
        if (signal_event(terminal, &event))
            return event;
        input = tty_read(milliseconds, in);
    } while (input == TTY_SIGNALLED);
    if (input == TTY_TIMEOUT)
        return TERMINAL_TIMEOUT;
    return input == TTY_BYTES ? TERMINAL_BYTES : TERMINAL_HANGUP;
}
