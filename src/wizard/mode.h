/* SPDX-License-Identifier: MIT */
/* Private to the session: its modes, one row each. */
#ifndef WIZARD_MODE_H
#define WIZARD_MODE_H

#include "wizard/session.h"

/* Targets of lines that are no field: those of checks, and of sections that ask nothing, count on
 * from the first one's. */
enum {
    TARGET_FINALIZE = 1 << 24,
    TARGET_PREVIEW,
    TARGET_WINDOWS,
    TARGET_SHOW,
    TARGET_CHECK,
    TARGET_SECTION = 1 << 25
};

struct mode {
    void (*build)(struct session *session); /* fills session->page */
    unsigned (*apply)(struct session *session, enum command_id command, const char *text,
                      size_t len);
};

extern const struct mode session_modes[SESSION_MODE_COUNT];

/* Builds the page of the mode anew, keeping top and cursor within it, and counts how far the work
 * has come. Whatever grows with the form is done here, so that a key that only types costs the
 * same in any form. */
void session_build(struct session *session);

/* Keeps top and cursor within the page, a chosen line in view. */
void session_fit(struct session *session);

/* Goes to a mode, its cursor at the first line that can be chosen. */
void session_enter(struct session *session, enum session_mode mode);

ATTR_PRINTF(3, 4)
void session_say(struct session *session, bool is_error, const char *format, ...);

/* Fills in, asking a field: the entry shows its answer, the page its sentence. NULL: nothing is
 * asked. */
void session_ask(struct session *session, const struct field *field);

/* Keeps what was typed; `confirm` accepts what is unconfirmed. Saves where anything changed. */
void session_commit(struct session *session, bool confirm);

/* Saves now. False, with a message that is to stay: it was not saved (session->unsaved), or into a
 * copy, because another program had changed the draft. */
bool session_save(struct session *session);

/* Asks for another place, the message staying; `leaving`: once it is saved there, the wizard ends.
 */
void session_save_elsewhere(struct session *session, bool leaving);

/* Opening, for drafts that are there and new ones: the form of a word, else of the draft, or a
 * message; the draft as the clerk left it; the reason of a failure, the draft closed (returns
 * false); and what is told of rewordings whose paragraph changed, appended. */
bool opening_load_form(struct session *session, const char *form_word);
void opening_begin(struct session *session);
bool opening_fail(struct session *session, struct str *why);
void opening_add_unbound(const struct session *session, struct str *out);

/* Closes the draft and forgets all about it; saves nothing. */
void session_close_draft(struct session *session);

/* Assembles the report into the reports folder: session->report_path, or a message. The second
 * writes a copy as Windows likes it beside it: session->windows_path. */
bool session_assemble(struct session *session);
bool session_write_windows(struct session *session);

/* How the clerk asks for a command: "^Q", in line mode ":quit". */
const char *session_key(const struct session *session, enum command_id command);

/* What can be asked for wherever a draft is open; false for any other command. */
bool action_apply(struct session *session, enum command_id command, unsigned *effect);
unsigned action_finish(struct session *session);
unsigned action_quit(struct session *session);
unsigned action_search(struct session *session); /* asks for the word */
unsigned action_last(struct session *session);
unsigned action_note(struct session *session);
unsigned action_alike(struct session *session);
unsigned action_reword(struct session *session);
unsigned action_restore(struct session *session); /* the paragraph as the form has it */
void rewrite_close(struct session *session);      /* keeps words in hand that were refused */
unsigned action_editor(struct session *session);
unsigned action_screen(struct session *session);

/* Whether nothing can be changed: finalized, or of a newer program; and what is said then. */
bool session_is_locked(const struct session *session);
/* Whether it is finalized and may be made a draft again: not where somebody else has it open. */
bool session_may_reopen(const struct session *session);
unsigned session_refuse_change(struct session *session);

/* Back to where the clerk was before a list or menu. */
unsigned session_back(struct session *session);

/* Moving and editing in the entry line; false for any other command. */
bool entry_apply(struct session *session, enum command_id command, unsigned *effect);

/* Types or pastes into it. Returns effects. */
unsigned entry_type(struct session *session, enum command_id command, const char *text, size_t len);

/* Scrolls so that the blank that is asked is in view. */
void fill_scroll(struct session *session);

/* A list under the cursor: moving in it. Returns effects; `chosen` is set when Enter took a line.
 */
unsigned list_apply(struct session *session, enum command_id command, int *chosen);

/* Begins a line that leads somewhere, with the digit that takes it where the mode has digits; the
 * same for a text that may be wrapped, and what stands before it. */
void list_line(struct session *session, int target);
void list_wrapped(struct session *session, enum style style, int target, const char *text);
void list_mark(const struct session *session, struct str *out);

/* Whether a digit was typed that takes a line: the cursor is on it now. */
bool list_digit(struct session *session, enum command_id command, const char *text, size_t len);

/* What choosing a line of a list leads to. Returns effects. */
unsigned list_choose(struct session *session, int target);

/* Back to a list that was left for a field or for help: to the same line, or the same field. */
void list_return(struct session *session, enum session_mode mode);
void list_remember(struct session *session);

/* How a list shows that something is the matter with an answer. */
enum style list_style(enum finding finding);

/* The checks that fail, with the reasons given, as lines of a list; and what choosing one leads to.
 */
void checks_lines(struct session *session);
unsigned checks_choose(struct session *session, int index);

/* The first field that a check is about and that is asked; and the one that decides whether a field
 * will be asked: one without an answer first. NULL: none. */
const struct field *about_check(const struct answers *answers, const struct check *check);
const struct field *about_condition(const struct answers *answers, const struct field *field);

/* Cells that text between the margins may take, and a column counted from the right edge, in a
 * window of any size. */
int session_text_columns(const struct session *session);
size_t session_column(const struct session *session, int from_right);
/* What is left of the text's cells when so many are taken; 0 at least. */
size_t session_room(const struct session *session, int taken);

/* The home screen again, everything read anew, the draft at `path` (copied; NULL: the same as
 * before) chosen; a filter that would hide it ends. */
void home_show(struct session *session, const char *path);
/* Puts the cursor on the line that was chosen, if it is there. */
bool home_choose(struct session *session);
/* The draft that was chosen; NULL: none, or it is gone. */
const struct shelf_entry *home_chosen(const struct session *session);

/* What can be done with the draft that was chosen. */
unsigned home_draft_menu(struct session *session);
unsigned home_draft_open(struct session *session, int argument);
/* The drafts in the trash, to take one out. */
unsigned home_trash_menu(struct session *session);

/* The modes. */
void home_build(struct session *session);
unsigned home_apply(struct session *session, enum command_id command, const char *text, size_t len);
void fill_build(struct session *session);
unsigned fill_apply(struct session *session, enum command_id command, const char *text, size_t len);
void outline_build(struct session *session);
void preview_build(struct session *session);
void help_build(struct session *session);
void finish_build(struct session *session);
void todo_build(struct session *session);
void table_build(struct session *session);
void search_build(struct session *session);
void proposals_build(struct session *session);
void menu_build(struct session *session);
unsigned list_mode_apply(struct session *session, enum command_id command, const char *text,
                         size_t len);
unsigned proposals_apply(struct session *session, enum command_id command, const char *text,
                         size_t len);
unsigned help_apply(struct session *session, enum command_id command, const char *text, size_t len);
unsigned menu_apply(struct session *session, enum command_id command, const char *text, size_t len);
unsigned finish_apply(struct session *session, enum command_id command, const char *text,
                      size_t len);

#endif
