/* SPDX-License-Identifier: MIT */
/* The whole wizard minus pixels: where the clerk is, what is being typed, which messages show.
 * Every face of the program drives this one; it knows no terminal. Modes are states of it: there
 * are no loops inside. */
#ifndef WIZARD_SESSION_H
#define WIZARD_SESSION_H

#include <stdbool.h>

#include "base/lock.h"
#include "model/draft.h"
#include "model/form_walk.h"
#include "model/library.h"
#include "model/recover.h"
#include "model/reword.h"
#include "wizard/change.h"
#include "wizard/command.h"
#include "wizard/edit.h"
#include "wizard/home.h"
#include "wizard/menu.h"
#include "wizard/page.h"
#include "wizard/prompt.h"
#include "wizard/proposal.h"

enum session_mode {
    SESSION_HOME,
    SESSION_FILL,
    SESSION_OUTLINE,
    SESSION_PREVIEW,
    SESSION_HELP,
    SESSION_FINISH,
    SESSION_TODO,      /* what is missing, by office */
    SESSION_TABLE,     /* this year beside last year */
    SESSION_SEARCH,    /* what was found */
    SESSION_PROPOSALS, /* answers that could be filled in, before they are */
    SESSION_MENU,      /* a short choice: session->menu */
    SESSION_MODE_COUNT
};

/* What follows from a command, for the face to act on. */
enum session_effect {
    EFFECT_NONE = 0,
    EFFECT_REDRAW = 1,
    EFFECT_QUIT = 2,
    EFFECT_REPAINT = 4, /* the screen may show anything: send all of it */
    EFFECT_WIDTH = 8,   /* the width of ambiguous characters was set */
    EFFECT_SHOW = 16,   /* session->shown wants to stand on the normal screen, to be copied */
    EFFECT_EDIT = 32    /* the entry goes to the editor and comes back with session_edited */
};

struct session {
    /* What is shown. */
    enum session_mode mode;
    enum session_mode back_to; /* where Esc leads from lists: filling in, or the last screen */
    enum session_mode came_by; /* the list a field was chosen from: Esc goes there again */
    enum session_mode help_on; /* the mode that help was asked in */
    int rows, columns;         /* of the window */
    struct page page;          /* what the mode shows */
    size_t top;                /* its first visible line */
    size_t cursor;             /* its selected line, in lists */
    size_t list_top;           /* the same two in the list that was left */
    size_t list_cursor;
    struct str list_head; /* the columns of a list, above it; empty: it has none */
    struct menu menu;
    struct proposals proposals;
    struct home home;
    struct str word; /* looked for last */
    struct str message;
    bool is_error; /* the message says that something went wrong */
    bool by_words; /* a face without keys: commands are words */

    /* The draft. */
    char *opening, *opening_form; /* the path and the form's word that session_open was given */
    struct lock lock;             /* of the draft */
    struct recover recover;       /* what was found beside it */
    struct form_file form_file;
    struct draft draft; /* draft.form NULL: none is open */
    struct progress progress;
    struct changes undo, redo;
    unsigned step;   /* the last one that was recorded */
    bool view_only;  /* somebody else has it open, or nothing can be written there */
    bool changed;    /* something is not on disk yet */
    bool unsaved;    /* the last saving failed */
    bool leaving;    /* another place to save is asked for because of quitting */
    bool quit_asked; /* though saving failed: the next time it is done */

    /* What is asked. */
    const struct field *field;   /* NULL: the form asks nothing now */
    int place, places;           /* among the fields of its section, from 1; places 0: none */
    int blanks;                  /* how many places of the report show the field */
    enum reword_state wording;   /* of the paragraph of the field */
    const struct prompt *prompt; /* what the entry asks for instead; NULL: the field */
    int prompt_about;            /* its own affair */
    struct str prompt_label, prompt_hint;
    struct str prompt_name; /* of what is half typed in it, in the draft; empty: not kept */
    struct edit edit;
    char *before; /* the entry as it was on arrival */
    size_t typed; /* characters since the entry was last saved, half typed */

    /* The paragraph that is being reworded. */
    struct place reworded;
    enum session_mode reworded_in; /* where it was chosen: filling in, or the full text */
    struct str refused_words;      /* that could not be used for a paragraph: in hand still */
    struct place refused_at;

    /* The report. */
    struct str report_path; /* of the last finish */
    struct str report_text; /* what was written there */
    bool unsynced;          /* it may have its name and not be on disk: written anew */
    struct str windows_path, windows_text; /* the same of the copy for Windows */
    struct str shown;                      /* see EFFECT_SHOW */
};

/* A session in a window; nothing is open and it shows the home screen (all, or those of one form
 * id). */
void session_init(struct session *session, int rows, int columns);
void session_free(struct session *session);
void session_home(struct session *session, const char *form_id);

/* Opens a draft, with its form found by itself or given, where the clerk left off; or asks by a
 * menu what to do where somebody has it open or a crash left something better. On failure the home
 * screen says why and false is returned; with `why` not NULL it gets the text too. */
bool session_open(struct session *session, const char *path, const char *form_word,
                  struct str *why);

/* A new draft of the form: saved at once, then opened. */
bool session_new(struct session *session, const char *form_word, struct str *why);

/* The same with what last year's draft, of the same form, gives it. */
bool session_new_from(struct session *session, const char *last_path, struct str *why);

/* Carries out a command; `text` belongs to COMMAND_TYPE and COMMAND_PASTE. Returns effects, or'ed.
 * What was typed is saved before anything else happens. */
unsigned session_apply(struct session *session, enum command_id command, const char *text,
                       size_t len);

/* The window has another size: the page is built anew, the choice stays. */
void session_resize(struct session *session, int rows, int columns);

/* Whether the clerk has stopped in the middle of a long answer matters: session_tick is wanted
 * SESSION_PAUSE after the last key. It saves what is half typed. Returns effects. */
bool session_is_typing(const struct session *session);
unsigned session_tick(struct session *session);
enum { SESSION_PAUSE = 2000 /* ms */, SESSION_TYPED = 40 /* characters */ };

/* Keeps what is in hand and saves, at worst in another folder: for the end, whatever brings it.
 * False where it could not be saved: the message says why. */
bool session_close(struct session *session);

/* After EFFECT_EDIT: what the editor made of the entry, or NULL and why not. */
void session_edited(struct session *session, const char *text, const char *why);

/* Says, also in ASCII, that the terminal has the wrong character set. */
void session_warn_charset(struct session *session);

/* Whether there is an entry line: filling in, or a prompt. */
bool session_has_entry(const struct session *session);

/* How many lines of the page are visible, of the entry, and of the hint under it: a menu of choices
 * may need several. */
int session_body_rows(const struct session *session);
int session_entry_rows(const struct session *session);
int session_hint_rows(const struct session *session);

/* What the head and the lines around the entry say, appended: */
void session_title(const struct session *session, struct str *out); /* 审计局党建工作总结 · 2026 */
void session_progress(const struct session *session, struct str *out); /* 已填 12/27 */
void session_position(const struct session *session, struct str *out); /* and 本节 第2/6处 */
void session_heading(const struct session *session, struct str *out);  /* as in the report */
void session_label(const struct session *session, struct str *out); /* 集中研讨交流（次） */
void session_state(const struct session *session, struct str *out); /* 待确认, 共15处, 去年 9 */
void session_hint(const struct session *session, struct str *out); /* hint, example, source */

/* The smallest window in which the screens are drawn. */
enum { SESSION_MIN_ROWS = 12, SESSION_MIN_COLUMNS = 40 };

/* Cells of the entry line that text may take. */
int session_entry_columns(const struct session *session);

#endif
