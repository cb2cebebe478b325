/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "cli/check.h"
#include "cli/goodbye.h"
#include "cli/line.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/places.h"
#include "model/shelf.h"
#include "tui/run.h"
#include "tui/terminal.h"

/* Until the terminal says how large it is. */
enum { ROWS = 24, COLUMNS = 80 };

static bool has_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static enum run_ambiguous width_option(const struct options *options)
{
    if (!options->ambiguous || strcmp(options->ambiguous, "auto") == 0)
        return RUN_ASK;
    return strcmp(options->ambiguous, "wide") == 0 ? RUN_WIDE : RUN_NARROW;
}

/* What the screens show of it is to be copied into another shell, in another folder. */
static void make_home_absolute(void)
{
    const char *home = getenv("TIANBAO_HOME");
    struct str path = STR_INIT;
    char *here;

    if (!home || !*home || *home == '/' || !(here = getcwd(NULL, 0)))
        return;
    str_addf(&path, "%s/%s", here, home);
    setenv("TIANBAO_HOME", str_text(&path), 1);
    str_free(&path);
    free(here);
}

static enum exit_code run(struct session *session, const struct options *options)
{
    const char *reason = NULL;

    if (options->line)
        line_session(session);
    else if (!run_session(session, width_option(options), &reason)) {
        say(_("不能用全屏：%s；改为逐行问答"), reason);
        line_session(session);
    }
    goodbye_say(session, options);
    return session->unsaved ? EXIT_SYSTEM : EXIT_FINE;
}

/* The unfinished drafts of a form: none → a new one, one → it, several → a list to choose from. */
static bool open_form(struct session *session, const char *word, struct str *why)
{
    struct str folder = STR_INIT;
    struct shelf shelf;
    struct form_file found;
    const char *last = NULL;
    int unfinished = 0;
    bool opened = library_load(&found, word);

    if (!opened) {
        form_file_free(&found);
        return false;
    }
    places_home(&folder, "drafts");
    shelf_read(&shelf, str_text(&folder), found.form->id);
    for (size_t i = 0; i < shelf.count; i++)
        if (shelf.entries[i].readable && !shelf.entries[i].finalized) {
            last = shelf.entries[i].path;
            unfinished++;
        }
    if (unfinished > 1)
        session_home(session, found.form->id);
    else
        opened = unfinished ? session_open(session, last, word, why)
                            : session_new(session, word, why);
    shelf_free(&shelf);
    str_free(&folder);
    form_file_free(&found);
    return opened;
}

/* Without a terminal nobody can be asked: what is missing is listed instead. */
static enum exit_code list_missing(struct opener *opener, const struct options *options,
                                   const char *word, bool is_draft)
{
    struct table table;
    struct str text = STR_INIT;
    struct draft empty = {0};
    enum exit_code code = EXIT_FINE;
    const struct form *form = is_draft ? NULL : opener_form(opener, word, &code);

    if (is_draft)
        code = opener_draft(opener, word);
    if (code != EXIT_FINE)
        return code;
    check_table(&table);
    if (form) {
        draft_init(&empty, form);
        empty.path = xstrdup(word);
    }
    check_draft(&table, form ? &empty : &opener->draft, false);
    table_print(&table, options, &text);
    code = put(&text) == EXIT_FINE ? EXIT_FOUND : EXIT_SYSTEM;
    say(_("没有终端，不能填报；以上各项还要填"));
    if (form)
        draft_free(&empty);
    table_free(&table);
    str_free(&text);
    return code;
}

/* Whether the wizard can offer the version before of a draft that cannot be read. */
static bool has_backup(const struct opener *opener, enum exit_code code)
{
    struct str backup = STR_INIT;
    bool has = code == EXIT_INVALID && recover_has_backup(opener->draft.path, &backup);

    str_free(&backup);
    return has;
}

static enum exit_code fill_here(struct opener *opener, const struct options *options,
                                const char *word, bool is_draft)
{
    struct session session;
    struct str why = STR_INIT;
    enum exit_code code = is_draft ? opener_draft(opener, word) : EXIT_FINE;
    bool opened;

    if (code != EXIT_FINE && !has_backup(opener, code))
        return code;
    terminal_locale();
    session_init(&session, ROWS, COLUMNS);
    opened = is_draft ? session_open(&session, opener->draft.path, options->form, &why)
                      : open_form(&session, word, &why);
    if (opened)
        code = run(&session, options);
    else {
        if (why.len)
            say("%s", str_text(&why));
        /* says what is wrong with the form, if that is it */
        opener_form(opener, is_draft ? str_text(&opener->draft.form_id) : word, &code);
        code = code == EXIT_FINE ? EXIT_SYSTEM : code;
    }
    session_free(&session);
    str_free(&why);
    return code;
}

enum exit_code cli_fill(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    enum exit_code code;
    bool is_draft;

    (void)count;
    opener_init(&opener, options->form);
    make_home_absolute();
    if (opener_is_pipe(&opener, arguments[0])) {
        opener_free(&opener);
        return EXIT_SYSTEM;
    }
    is_draft = opener_is_draft(&opener, arguments[0]);
    if (has_terminal() || options->line)
        code = fill_here(&opener, options, arguments[0], is_draft);
    else
        code = list_missing(&opener, options, arguments[0], is_draft);
    opener_free(&opener);
    return code;
}

enum exit_code cli_home(const struct options *options)
{
    struct session session;
    enum exit_code code;

    if (!has_terminal() && !options->line) {
        say(_("没有终端，打不开首页；用 tianbao --help 看用法"));
        return EXIT_USAGE;
    }
    terminal_locale();
    make_home_absolute();
    session_init(&session, ROWS, COLUMNS);
    session_home(&session, NULL);
    code = run(&session, options);
    session_free(&session);
    return code;
}
