/* SPDX-License-Identifier: MIT */
/* What was typed, with the variants of each character folded into one: the first stage of reading
 * numbers and dates. */
#ifndef TEXT_NOTATION_H
#define TEXT_NOTATION_H

#include <stdbool.h>
#include <stddef.h>

/* A stretch of text, borrowed. */
struct span {
    const char *s;
    size_t len;
};

struct span span_of(const char *text);
bool span_is(struct span span, const char *word);
bool span_has(struct span span, const char *word);
/* Cuts the word off the start or the end; false where it does not stand there. */
bool span_drop_start(struct span *span, const char *word);
bool span_drop_end(struct span *span, const char *word);
/* Cuts off everything up to and including the first `word`; what stood before it. The whole span,
 * and nothing left, when the word is not in it. */
struct span span_split(struct span *span, const char *word);
/* The bytes of the first character of valid UTF-8; 0 at the end. */
size_t span_step(struct span span);

enum { NOTATION_SIZE = 512 };

struct notation {
    char s[NOTATION_SIZE];
    size_t len;
};

enum notation_state {
    NOTATION_FINE,
    NOTATION_EMPTY,
    NOTATION_INVALID, /* no UTF-8 */
    NOTATION_CONTROL, /* holds a control character */
    NOTATION_HIDDEN,  /* holds a character nobody can see */
    NOTATION_LONG
};

/* The text without the blanks and zero-width characters at its ends. */
struct span notation_trim(const char *text, size_t len);

/* Full-width characters become ASCII, 壹 萬 〇 become 一 万 零, 廿 becomes 二十, 。 a point, dashes
 * — and minus signs -; blanks go, but one stays between two digits. The text has been trimmed. */
enum notation_state notation_fold(struct span text, struct notation *out);

/* Cuts the 待核 marks (?) and blanks off the end of folded text; whether there was one. */
bool notation_drop_verify(struct span *text);

#endif
