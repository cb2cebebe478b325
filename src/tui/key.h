/* SPDX-License-Identifier: MIT */
/* From the bytes a terminal sends to keys. Pure: no curses, no clock, no file descriptor. */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum key_name {
    KEY_NAME_NONE,
    KEY_NAME_TEXT,  /* typed characters: as many as stood together, UTF-8 */
    KEY_NAME_PASTE, /* all between the paste marks; line ends are \n, other controls are gone */
    KEY_NAME_CTRL,  /* with a letter: ^A … ^Z without ^H ^I ^J ^M, and ^\ ^] ^^ ^_ */
    KEY_NAME_ENTER,
    KEY_NAME_TAB,
    KEY_NAME_BACKTAB,
    KEY_NAME_BACKSPACE,
    KEY_NAME_DELETE,
    KEY_NAME_INSERT,
    KEY_NAME_UP,
    KEY_NAME_DOWN,
    KEY_NAME_LEFT,
    KEY_NAME_RIGHT,
    KEY_NAME_HOME,
    KEY_NAME_END,
    KEY_NAME_PAGE_UP,
    KEY_NAME_PAGE_DOWN,
    KEY_NAME_ESCAPE,
    KEY_NAME_F1,
    KEY_NAME_F2,
    KEY_NAME_F3,
    KEY_NAME_F4,
    KEY_NAME_F5,
    KEY_NAME_CURSOR_REPORT, /* ESC [ row ; column R, as asked for with ESC [ 6 n */
    KEY_NAME_UNKNOWN        /* a complete sequence that means nothing here: swallowed whole */
};

/* With Shift, Ctrl or Alt, where the terminal tells. */
enum { KEY_MODIFIED = '+' };

struct key {
    enum key_name name;
    char letter;      /* of CTRL: 'A' to 'Z' …; of the cursor block: KEY_MODIFIED or 0 */
    const char *text; /* of TEXT and PASTE: borrowed until the next call */
    size_t len;
    int row, column; /* of CURSOR_REPORT, from 1 */
};

/* Appends one character of the terminal's encoding as UTF-8. False when the bytes are not exactly
 * one whole character. */
typedef bool key_charset(const char *bytes, size_t len, struct str *out);

struct key_learned;
struct key_decoder {
    struct str pending; /* bytes not understood yet */
    struct str text;    /* of the last TEXT or PASTE, or of a paste that is still coming */
    bool pasting;
    key_charset *charset; /* NULL: the terminal sends UTF-8 */
    struct key_learned *learned;
    size_t learned_count, learned_cap;
};

#define KEY_DECODER_INIT                                                                           \
    {                                                                                              \
        STR_INIT, STR_INIT, false, NULL, NULL, 0, 0                                                \
    }

/* Takes the sequences that terminfo has for the keys; `string` gives one by its capability
 * ("kcuu1"), or NULL. They only add: what the decoder knows by itself means the same on every
 * terminal. */
void key_learn(struct key_decoder *decoder, const char *(*string)(const char *capability));

/* Adds bytes as read; they may end anywhere, inside a character or a sequence. */
void key_feed(struct key_decoder *decoder, const char *bytes, size_t len);

/* Takes the next key. False when more bytes are needed. `late` says that the escape delay is over
 * since the last byte: then a lone ESC is Escape and an unfinished sequence is dropped. Half a
 * character is no matter of time and waits for the rest; so does a paste. */
bool key_next(struct key_decoder *decoder, bool late, struct key *key);

/* Whether bytes wait that time can decide: a lone ESC, an unfinished sequence. */
bool key_pending(const struct key_decoder *decoder);

void key_decoder_free(struct key_decoder *decoder);

#endif
