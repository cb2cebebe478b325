/* SPDX-License-Identifier: MIT */
/* Saving, and what happens where it fails: the text stays, and another place is offered. */
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "model/places.h"
#include "wizard/mode.h"

bool session_is_locked(const struct session *session)
{
    return session->draft.finalized || session->draft.read_only || session->view_only;
}

bool session_may_reopen(const struct session *session)
{
    return session->draft.finalized && !session->draft.read_only && !session->view_only;
}

unsigned session_refuse_change(struct session *session)
{
    session_say(session, true,
                session_may_reopen(session) ? _("已经定稿；要修改请按 %s 重新打开")
                                            : _("这份草稿只能看，不能改"),
                session_key(session, COMMAND_REOPEN));
    return EFFECT_REDRAW;
}

/* The lock goes along to a file of another name. */
static void lock_anew(struct session *session)
{
    struct lock_owner owner;

    lock_release(&session->lock);
    lock_take(&session->lock, session->draft.path, &owner);
}

bool session_save(struct session *session)
{
    int error;

    if (!session->draft.form || session_is_locked(session))
        return true;
    session->draft.at = session->field;
    error = draft_save(&session->draft, true);
    session->unsaved = error && error != DRAFT_COPIED;
    session->changed = session->changed && session->unsaved;
    if (error == DRAFT_COPIED) {
        lock_anew(session);
        session_say(session, true, _("草稿刚被别的程序改过，没有覆盖；您填的存成了 %s"),
                    file_base(session->draft.path));
    } else if (error)
        session_say(session, true, _("没有保存：%s。内容还在，按 %s 再存或存到别处"),
                    file_reason(error), session_key(session, COMMAND_SAVE));
    return !error;
}

/* --- another place --- */

/* Saves under another name, never over a file. Returns 0 or an errno value; on failure the draft
 * keeps the name it had. */
static int save_as(struct session *session, const char *path)
{
    struct draft *draft = &session->draft;
    char *old = draft->path;
    struct str on_disk = draft->on_disk;
    int error;

    draft->path = xstrdup(path);
    draft->on_disk = (struct str)STR_INIT;
    error = draft_save(draft, false);
    if (error) {
        free(draft->path);
        str_free(&draft->on_disk);
        draft->path = old;
        draft->on_disk = on_disk;
        return error;
    }
    free(old);
    str_free(&on_disk);
    session->unsaved = session->changed = false;
    lock_anew(session);
    return 0;
}

/* Where a draft may still be saved: the home folder, then the current one. `path` is "" where there
 * is none. False behind the last. */
static bool elsewhere(const struct session *session, int index, struct str *path)
{
    char *here = getcwd(NULL, 0);
    const char *const folders[] = {getenv("HOME"), here};
    bool more = index < (int)COUNT_OF(folders);
    const char *folder = more ? folders[index] : NULL;
    size_t len;
    const char *name = file_stem(session->draft.path, &len);
    char *stem = xstrndup(name, len);

    str_clear(path);
    if (folder && *folder)
        places_unused(folder, stem, ".yaml", path);
    free(here);
    free(stem);
    return more;
}

static unsigned go_elsewhere(struct session *session, const char *text)
{
    bool leaving = session->leaving;
    int error = *text ? save_as(session, text) : 0;

    session->leaving = false;
    if (!*text)
        return EFFECT_REDRAW;
    if (error)
        session_say(session, true, _("那里也没有存成：%s。内容还在"), file_reason(error));
    else
        session_say(session, false, _("已保存：%s"), session->draft.path);
    return !error && leaving ? EFFECT_QUIT : EFFECT_REDRAW;
}

static const struct prompt elsewhere_prompt = {
    _("写另一个文件的路径，如优盘上的；回车保存，Esc 返回"), false, NULL, go_elsewhere};

void session_save_elsewhere(struct session *session, bool leaving)
{
    struct str path = STR_INIT, why = STR_INIT;

    str_add(&why, str_text(&session->message));
    elsewhere(session, 0, &path);
    prompt_ask(session, &elsewhere_prompt, 0, _("存到别处"), str_text(&path));
    session->leaving = leaving;
    session_say(session, true, "%s", str_text(&why));
    str_free(&path);
    str_free(&why);
}

/* Nobody can be asked any more. */
static bool rescue(struct session *session)
{
    struct str path = STR_INIT;
    bool saved = false;

    for (int i = 0; !saved && elsewhere(session, i, &path); i++)
        saved = path.len && save_as(session, str_text(&path)) == 0;
    if (saved)
        session_say(session, true, _("原处写不了，已存到 %s"), session->draft.path);
    str_free(&path);
    return saved;
}

bool session_close(struct session *session)
{
    prompt_leave(session);
    session_commit(session, false);
    if (session->draft.form)
        rewrite_close(session);
    session_save(session);
    return !session->unsaved || rescue(session);
}
