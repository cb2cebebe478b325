/* SPDX-License-Identifier: MIT */
/* One reading of a typed number: what its stages share, and what the field allows. */
#ifndef TEXT_READER_H
#define TEXT_READER_H

#include "base/str.h"
#include "text/measure.h"
#include "text/number.h"
#include "text/reason.h"

/* One reading: what is asked, what was typed, and where the answer to the person goes. */
struct reader {
    const struct number_rule *rule;
    struct span typed;
    struct str *message;
    struct measure measure;
};

/* Put the reason into the message and return false; `first` and `second` are what its sentence asks
 * for (text/reason.h). The second function makes an example of the value: "10余", "超5". */
bool reader_refuse(const struct reader *reader, enum reason reason, const char *first,
                   const char *second);
bool reader_refuse_like(const struct reader *reader, enum reason reason, const char *before,
                        struct decimal value, const char *after);

/* The same for a number that is hedged badly: where an exact one is wanted, another way of hedging
 * is no remedy. */
bool reader_refuse_hedge(const struct reader *reader, enum reason reason, const char *before,
                         struct decimal value, const char *after);

/* Whether the field takes the number; zeros behind the places it has are dropped. `converted`: from
 * another scale than the field's, which the reason then mentions. */
bool reader_check(const struct reader *reader, struct number *number, bool converted);

/* Takes plain ASCII digits that need no check beyond the limits; false for anything else. */
bool reader_take_plain(const struct number_rule *rule, const char *text, size_t len,
                       struct number *out);

#endif
