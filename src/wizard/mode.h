/* SPDX-License-Identifier: MIT */
/* What the files of the session share; its faces include wizard/session.h alone. */
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

/* Builds the page of the mode anew, keeping top and cursor within it, and counts how far the work
 * has come. Whatever grows with the form is done here, so that a key that only types costs the
 * same in any form. */
void session_build(struct session *session);

/* Keeps top and cursor within the page, a chosen line in view. */
void session_fit(struct session *session);

/* Goes to a mode, its cursor at the first line that can be chosen. */
void session_enter(struct session *session, enum session_mode mode);

/* The message, which the next command takes away. What is data in it is made safe when shown. */
ATTR_PRINTF(3, 4)
void session_say(struct session *session, bool is_error, const char *format, ...);

/* Fills in, asking a field: the entry shows its answer, the page its sentence. NULL: nothing is
 * asked. */
void session_ask(struct session *session, const struct field *field);

/* Filling in, keeps what was typed; `confirm` accepts what is unconfirmed. Saves where anything
 * changed. Nothing in other modes and in a prompt. */
void session_commit(struct session *session, bool confirm);

/* Saves now. False, with a message that is to stay: it was not saved (session->unsaved), or into a
 * copy, because another program had changed the draft. */
bool session_save(struct session *session);

/* Asks for another place, the message staying; `leaving`: once it is saved there, the wizard ends.
 */
void session_save_elsewhere(struct session *session, bool leaving);

/* Opening, for drafts that are there and for new ones. First the form, by path or id (NULL: the
 * draft's own). False, with a message, where it cannot be used. */
bool opening_load_form(struct session *session, const char *form_word);

/* Reads the draft at `path`. False, with a message, where it cannot be used. */
bool opening_read_draft(struct session *session, const char *path, struct diags *diags);

/* Then the draft, at the field where the clerk left off. */
void opening_begin(struct session *session);

/* Or closes the draft: `why` (may be NULL) gets the reason. Returns false. */
bool opening_fail(struct session *session, struct str *why);

/* Appends how many rewordings found no place in a new version of the form. */
void opening_add_unbound(const struct session *session, struct str *out);

/* Closes the draft and forgets all about it; saves nothing. */
void session_close_draft(struct session *session);

/* Assembles the report into the reports folder: session->report_path. False, with a message. */
bool session_assemble(struct session *session);

/* Writes a copy for Windows beside it: session->windows_path. False, with a message. */
bool session_write_windows(struct session *session);

/* How the clerk asks for a command: "^Q", in line mode ":quit". */
const char *session_key(const struct session *session, enum command_id command);

/* What can be asked for wherever a draft is open; false for any other command. */
bool action_apply(struct session *session, enum command_id command, unsigned *effect);
unsigned action_finish(struct session *session);
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

/* Moves the cursor in a list. Returns effects; `chosen` is set where Enter took a line. */
unsigned list_apply(struct session *session, enum command_id command, int *chosen);

/* Begins a line that leads somewhere, with the digit that takes it where the mode has digits. */
void list_line(struct session *session, int target);

/* The same with a text, which is wrapped; target -1: it leads nowhere and has no digit. */
void list_wrapped(struct session *session, enum style style, int target, const char *text);

/* Whether a digit was typed that takes a line: the cursor is on it now. */
bool list_digit(struct session *session, enum command_id command, const char *text, size_t len);

/* What choosing a line of a list leads to. Returns effects. */
unsigned list_choose(struct session *session, int target);

/* Remembers where a list stands, before it is left for a field or for help. */
void list_remember(struct session *session);

/* Goes back to that list: to the same line, or the same field. */
void list_return(struct session *session, enum session_mode mode);

/* How a list shows that something is the matter with an answer. */
enum style list_style(enum finding finding);

/* Adds the checks that fail, with the reasons given, as lines of a list. */
void checks_lines(struct session *session);

/* What choosing the line of a check leads to. Returns effects. */
unsigned checks_choose(struct session *session, int index);

/* The first field that a check is about and that is asked, or NULL. */
const struct field *about_check(const struct answers *answers, const struct check *check);

/* The field that decides whether this one will be asked, one without an answer first; or NULL. */
const struct field *about_condition(const struct answers *answers, const struct field *field);

/* Cells that text between the margins may take. */
int session_text_columns(const struct session *session);

/* A column counted from the right edge, from 0, in a window of any size. */
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

/* The modes: what fills session->page, and what a command comes to (returns effects). */
typedef void mode_build(struct session *session);
typedef unsigned mode_apply(struct session *session, enum command_id command, const char *text,
                            size_t len);
mode_build home_build, fill_build, outline_build, preview_build, help_build, finish_build;
mode_build todo_build, table_build, search_build, proposals_build, menu_build;
mode_apply home_apply, fill_apply, list_mode_apply, help_apply, finish_apply;
mode_apply proposals_apply, menu_apply;

#endif
