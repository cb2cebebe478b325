/* SPDX-License-Identifier: MIT */
/* New drafts, empty or from last year: saved at once, then opened. */
#include "base/file.h"
#include "model/create.h"
#include "wizard/mode.h"

static void begin_new(struct session *session)
{
    struct lock_owner owner;

    lock_take(&session->lock, session->draft.path, &owner);
    opening_begin(session);
}

bool session_new(struct session *session, const char *form_word, struct str *why)
{
    int error;

    session_close_draft(session);
    if (!opening_load_form(session, form_word))
        return opening_fail(session, why);
    error = create_draft(&session->draft, session->form_file.form, NULL);
    if (error) {
        session_say(session, true, _("没有建成草稿：%s"), file_reason(error));
        return opening_fail(session, why);
    }
    begin_new(session);
    return true;
}

/* Reads last year's draft, by the form it names. */
static bool read_last(struct session *session, struct draft *last, const char *path)
{
    struct diags diags = DIAGS_INIT(path);
    int error = 0;
    bool good = opening_read_draft(session, path, &diags) && opening_load_form(session, NULL) &&
                carry_read(last, path, session->form_file.form, &diags, &error);

    draft_free(&session->draft);
    diags_free(&diags);
    return good;
}

bool session_new_from(struct session *session, const char *last_path, struct str *why)
{
    struct draft last = {0};
    struct carried carried;
    int error = -1;

    session_close_draft(session);
    if (read_last(session, &last, last_path)) {
        error = create_from(&session->draft, session->form_file.form, &last, NULL, &carried);
        if (error)
            session_say(session, true, _("没有建成草稿：%s"), file_reason(error));
    }
    draft_free(&last);
    if (error)
        return opening_fail(session, why);
    begin_new(session);
    session_say(session, false, _("从去年的带来：照抄 %d 项，待确认；作参考 %d 项"), carried.copied,
                carried.reference);
    opening_add_unbound(session, &session->message);
    return true;
}
