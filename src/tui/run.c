/* SPDX-License-Identifier: MIT */
#include "tui/run.h"

#include <stdlib.h>

#include "base/attributes.h"
#include "text/safe.h"
#include "text/width.h"
#include "tui/draw.h"
#include "tui/editor.h"
#include "tui/keymap.h"
#include "tui/terminal.h"

enum { ESCAPE_DELAY = 100 /* ms */ };

struct face {
    struct session *session;
    struct terminal *terminal;
    struct canvas canvas;
    struct key_decoder decoder;
    bool asks;   /* widths are to be asked for, once there is room */
    int reports; /* answers about widths still to come */
    int escape_delay;
    bool away;    /* on the normal screen, to copy what it shows */
    bool noticed; /* a notice stands on the screen, up to the next key */
    bool heeded;  /* ... and has been there: that key is about it, not typed */
};

static void resize(struct face *face)
{
    int rows, columns;

    terminal_size(face->terminal, &rows, &columns);
    canvas_resize(&face->canvas, rows, columns);
    session_resize(face->session, rows, columns);
    if (!face->asks || columns <= TERMINAL_SAMPLE_CELLS)
        return;
    terminal_ask_widths(face->terminal);
    face->asks = false;
    face->reports = 2;
}

static void notice(struct face *face, const struct str *bytes)
{
    terminal_notice(face->terminal, bytes);
    face->noticed = true;
}

static void warn_charset(struct face *face)
{
    struct str bytes = STR_INIT;

    terminal_wrong_charset(&bytes);
    str_add(&bytes, "Any key goes on, ^Q quits.\r\n");
    notice(face, &bytes);
    str_free(&bytes);
    session_warn_charset(face->session);
}

static void warn_console(struct face *face)
{
    struct str bytes = STR_INIT;

    str_add(&bytes, "The Linux console cannot show Chinese: it has no more than 512 glyphs.\r\n"
                    "Use fbterm or kmscon on it, or log in with ssh from another terminal.\r\n"
                    "Any key goes on, ^Q quits.\r\n");
    notice(face, &bytes);
    str_free(&bytes);
}

/* The first answer is about “, the second about the sample. */
static void take_report(struct face *face, int cells)
{
    if (face->reports == 2) {
        width_set_ambiguous_wide(cells == 2);
        terminal_trust_width(face->terminal, true);
        if (cells == 2) {
            terminal_repaint(face->terminal);
            resize(face);
        }
    } else if (face->reports == 1 && cells != TERMINAL_SAMPLE_CELLS)
        warn_charset(face);
    face->reports -= face->reports > 0;
}

/* The text as it is, unwrapped, so that it can be copied. */
static void go_away(struct face *face)
{
    struct str safe = STR_INIT;

    safe_add_lines(&safe, str_text(&face->session->shown));
    str_add(&safe, _("（以上是文稿，选中就能复制；按回车或 Esc 返回）\n"));
    terminal_leave(face->terminal, str_text(&safe));
    face->away = true;
    str_free(&safe);
}

static void come_back(struct face *face)
{
    terminal_enter(face->terminal);
    resize(face);
    face->away = false;
}

/* What a command calls for. False: the end. */
static bool follow(struct face *face, unsigned effect)
{
    if (effect & EFFECT_WIDTH)
        terminal_trust_width(face->terminal, true);
    if (effect & (EFFECT_WIDTH | EFFECT_REPAINT)) {
        terminal_repaint(face->terminal);
        resize(face);
    }
    if (effect & EFFECT_SHOW)
        go_away(face);
    if (effect & EFFECT_EDIT) {
        terminal_leave(face->terminal, NULL);
        editor_on_entry(face->session);
        come_back(face);
    }
    return !(effect & EFFECT_QUIT);
}

static bool take_keys(struct face *face, bool late)
{
    struct key key;

    while (key_next(&face->decoder, late, &key)) {
        enum command_id command = keymap_command(&key);
        if (key.name == KEY_NAME_CURSOR_REPORT)
            take_report(face, key.column - 1);
        else if (face->heeded && command != COMMAND_QUIT)
            face->noticed = face->heeded = false;
        else if (face->away) {
            if (command == COMMAND_ENTER || command == COMMAND_ESCAPE)
                come_back(face);
        } else if (!follow(face, session_apply(face->session, command, key.text, key.len)))
            return false;
    }
    return true;
}

static void paint(struct face *face)
{
    face->heeded = face->noticed;
    if (face->noticed || face->away)
        return;
    draw_session(&face->canvas, face->session);
    terminal_paint(face->terminal, &face->canvas);
}

/* False: the end, everything said and done. */
static bool turn(struct face *face)
{
    bool pending = key_pending(&face->decoder), typing = session_is_typing(face->session);
    int delay = pending ? face->escape_delay : typing ? SESSION_PAUSE : -1;
    struct str in = STR_INIT;
    bool go_on = true;

    switch (terminal_wait(face->terminal, delay, &in)) {
    case TERMINAL_BYTES:
        key_feed(&face->decoder, str_text(&in), in.len);
        go_on = take_keys(face, false);
        break;
    case TERMINAL_TIMEOUT:
        go_on = pending ? take_keys(face, true) : follow(face, session_tick(face->session));
        break;
    case TERMINAL_RESUMED: /* the full screen is back */
        face->away = face->noticed = false;
        resize(face);
        break;
    case TERMINAL_RESIZED:
        resize(face);
        break;
    case TERMINAL_HANGUP:
    case TERMINAL_TERMINATE:
        session_close(face->session);
        go_on = false;
        break;
    }
    str_free(&in);
    return go_on;
}

static void begin(struct face *face, enum run_ambiguous ambiguous)
{
    const char *delay = getenv("ESCDELAY");

    face->escape_delay = delay && atoi(delay) > 0 ? atoi(delay) : ESCAPE_DELAY;
    face->decoder.charset = terminal_is_utf8() ? NULL : terminal_charset;
    key_learn(&face->decoder, terminal_string);
    width_set_ambiguous_wide(ambiguous == RUN_WIDE);
    terminal_trust_width(face->terminal, ambiguous != RUN_ASK);
    face->asks = ambiguous == RUN_ASK;
    resize(face);
    if (terminal_is_console())
        warn_console(face);
}

bool run_session(struct session *session, enum run_ambiguous ambiguous, const char **reason)
{
    struct face face = {.session = session, .decoder = KEY_DECODER_INIT};

    face.terminal = terminal_open(reason);
    if (!face.terminal)
        return false;
    canvas_init(&face.canvas, 1, 1);
    face.canvas.monochrome = terminal_is_monochrome(face.terminal);
    begin(&face, ambiguous);
    do
        paint(&face);
    while (turn(&face));
    terminal_close(face.terminal);
    canvas_free(&face.canvas);
    key_decoder_free(&face.decoder);
    return true;
}
