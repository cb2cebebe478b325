/* SPDX-License-Identifier: MIT */
/* The one program that is ever started: the clerk's editor, on a text that comes back. */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include <stdbool.h>

#include "base/str.h"
#include "wizard/session.h"

/* Has $VISUAL, else $EDITOR (split at blanks, no shell) edit the text in a file of its own in the
 * folder, 0600 and gone afterwards; the terminal is the editor's meanwhile. True when `text` holds
 * what was written. False: the text is as it was and `why` gets the reason, in Chinese; what the
 * editor left that is no text stays in its file, which is named there. TIANBAO_NO_EDITOR in the
 * environment forbids it all. */
bool editor_run(const char *folder, struct str *text, struct str *why);

/* The same with the entry of a session, beside its draft. */
void editor_on_entry(struct session *session);

#endif
