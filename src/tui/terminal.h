/* SPDX-License-Identifier: MIT */
/* The real terminal: painted on, its bytes read and signals waited for, so that a terminal is one
 * thing. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/canvas.h"

struct terminal;

/* Sets the locale of characters: the environment's, or the first of C.UTF-8, zh_CN.UTF-8,
 * en_US.UTF-8 where that one is missing or has no Chinese (ssh brings names of locales that the
 * server lacks). Other categories stay "C". False when none has Chinese. */
bool terminal_locale(void);

/* Whether the locale is UTF-8 (taken for granted where it has no Chinese: then text passes as it
 * is); whether it has a character; and what it sends, for a key decoder where it is not UTF-8 (a
 * key_charset). */
bool terminal_is_utf8(void);
bool terminal_can_show(uint32_t character);
bool terminal_charset(const char *bytes, size_t len, struct str *out);

/* Appends UTF-8 as bytes of the locale's character set, ? for what that lacks. */
void terminal_encode(const char *text, size_t len, struct str *out);

/* The way back: appends bytes of the locale's character set as UTF-8, without those that are no
 * character. */
void terminal_decode(const char *bytes, size_t len, struct str *out);

/* Two characters of Chinese that take four cells on a screen with the right character set and on
 * none with a wrong one: as UTF-8 three pairs of bytes in GBK and six letters of others, no control
 * among them; as GBK two narrow letters in UTF-8. */
extern const char terminal_sample[];
enum { TERMINAL_SAMPLE_CELLS = 4 };

/* Appends bytes that say on a terminal with a wrong character set what to do: in ASCII, and in
 * Chinese in the set that it may have instead. Lines end with CR LF. */
void terminal_wrong_charset(struct str *out);

/* Looks up the type that TERM names. False when a screen needs more than it has: `*reason` then
 * says why in Chinese, static text. terminal_string works afterwards. */
bool terminal_look_up(const char **reason);
/* Frees what was looked up. */
void terminal_forget(void);

/* Whether this is the Linux console, which cannot show Chinese: 512 glyphs are all it has. */
bool terminal_is_console(void);

/* Whether colours are wanted and there; the version of curses. */
bool terminal_wants_colours(void);
const char *terminal_library(void);

/* Opens the terminal on standard input and output: raw mode (^S ^Q ^Z ^C are keys, 8 bit),
 * alternate screen, bracketed paste on, the keypad left in numeric mode, and die()'s cleanup set to
 * give it back. NULL when there is none that can place a cursor (not a terminal, TERM unset,
 * unknown or without `cup`), or the locale has no Chinese: `*reason` then says why in Chinese,
 * static text. */
struct terminal *terminal_open(const char **reason);

/* Gives the terminal back as it was found and frees it. */
void terminal_close(struct terminal *terminal);

/* Whether it shows no colours, or NO_COLOR asks for none. */
bool terminal_is_monochrome(const struct terminal *terminal);

void terminal_size(const struct terminal *terminal, int *rows, int *columns);

/* Paints what differs from what was painted before and puts the cursor; one write. */
void terminal_paint(struct terminal *terminal, const struct canvas *canvas);

/* Forgets what the screen shows, so that the next paint sends all of it. */
void terminal_repaint(struct terminal *terminal);

/* Whether the width of ambiguous characters is known (answered or set). Until then a changed row
 * that holds one is sent whole. Unknown at start. */
void terminal_trust_width(struct terminal *terminal, bool known);

/* Leaves the full screen, shows the text (made safe, lines ended by line feeds) on the normal one
 * and goes on reading keys, or with NULL leaves the terminal to another program; and comes back to
 * a screen that the next paint sends whole. */
void terminal_leave(struct terminal *terminal, const char *text);
void terminal_enter(struct terminal *terminal);

/* Has the next paint ask how wide “ and the sample are here: two CURSOR_REPORT keys come, each with
 * column - 1 cells, first for “. A terminal without the answer says nothing. The paint sends all
 * rows. */
void terminal_ask_widths(struct terminal *terminal);

enum terminal_event {
    TERMINAL_BYTES, /* bytes were appended to `in` */
    TERMINAL_TIMEOUT,
    TERMINAL_RESIZED,  /* the size is another one now (terminal_size) */
    TERMINAL_RESUMED,  /* continued after a stop from outside; the next paint sends all, maybe at
                          another size */
    TERMINAL_HANGUP,   /* SIGHUP, or the terminal is gone */
    TERMINAL_TERMINATE /* SIGTERM, SIGINT from outside */
};

/* Waits until something happens, at most `milliseconds` (-1: for ever; then nothing wakes up). */
enum terminal_event terminal_wait(struct terminal *terminal, int milliseconds, struct str *in);

/* Shows bytes as they are, in whatever character set, on an empty screen: until the next paint,
 * which sends all. */
void terminal_notice(struct terminal *terminal, const struct str *bytes);

/* The sequence terminfo has for a capability ("kcuu1"), or NULL. Borrowed; after terminal_open or
 * terminal_look_up. */
const char *terminal_string(const char *capability);

/* The sequence that begins text in one of the eight colours, or NULL. Borrowed until the next one;
 * after terminal_look_up. */
const char *terminal_colour(int colour);

#endif
