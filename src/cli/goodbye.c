/* SPDX-License-Identifier: MIT */
#include "cli/goodbye.h"

#include "cli/say.h"
#include "cli/shell.h"
#include "model/reasons.h"
#include "model/review.h"
#include "text/safe.h"

enum { MISSING_LINES = 12 };

static void add_resume(const struct session *session, const struct options *options,
                       struct str *out)
{
    const char *path = session->draft.path;

    str_add(out, _("下次从停下的地方接着填：\n"));
    shell_program(out);
    str_add(out, " fill ");
    if (options->line)
        str_add(out, "--line ");
    if (options->form) {
        str_add(out, "--form=");
        shell_quote(out, options->form);
        str_addc(out, ' ');
    }
    if (*path == '-')
        str_add(out, "-- ");
    shell_quote(out, path);
    str_addc(out, '\n');
}

static void add_missing(const struct draft *draft, struct str *out)
{
    struct review_missing missing;

    review_missing_init(&missing, draft);
    review_missing_print(&missing, draft, MISSING_LINES, out);
    if (reasons_gates(draft))
        str_add(out, _("还有校验没有通过，用 tianbao check 看是哪几条\n"));
    review_missing_free(&missing);
}

void goodbye_say(const struct session *session, const struct options *options)
{
    const struct draft *draft = &session->draft;
    struct str text = STR_INIT, safe = STR_INIT;

    if (session->is_error && session->message.len)
        say("%s", str_text(&session->message));
    if (!draft->form)
        return;
    str_addf(&text, _("草稿：\n%s\n"), draft->path);
    if (session->report_path.len)
        str_addf(&text, _("文稿：\n%s\n"), str_text(&session->report_path));
    add_missing(draft, &text);
    if (!draft->finalized && !draft->read_only)
        add_resume(session, options, &text);
    safe_add_lines(&safe, str_text(&text)); /* paths and commands are copied from here */
    say_text(stderr, &safe);
    str_free(&text);
    str_free(&safe);
}
