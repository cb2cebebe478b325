/* SPDX-License-Identifier: MIT */
/* The files that the last screen writes: the report, and a copy as Windows likes it. */
#include <string.h>

#include "base/file.h"
#include "base/save.h"
#include "model/places.h"
#include "text/encoding.h"
#include "wizard/mode.h"
#include "writer/writer.h"

enum { NAME_BYTES = 150 };

/* A file that this session wrote: where, and what. */
struct written {
    struct str *path, *text;
};

static bool is_same(const char *path, const struct str *text)
{
    struct str there = STR_INIT;
    bool same = file_read(path, text->len + 1, &there) == 0 && there.len == text->len &&
                memcmp(str_text(&there), str_text(text), text->len) == 0;

    str_free(&there);
    return same;
}

/* Where a file goes: over the one this session wrote, as long as nobody changed it since; else
 * beside whatever has the name already, unless that is the same text. */
static void name_file(const struct session *session, const struct written *before,
                      const char *ending, const char *folder, const struct str *text,
                      struct str *path)
{
    struct str name = STR_INIT, draft = STR_INIT;
    size_t len;
    const char *stem = file_stem(session->draft.path, &len);

    str_addn(&draft, stem, len);
    places_file_name(str_text(&draft), NAME_BYTES, &name);
    str_add(&name, ending);
    if (before->path->len && is_same(str_text(before->path), before->text))
        str_add(path, str_text(before->path));
    else {
        str_addf(path, "%s/%s%s", folder, str_text(&name), text_writer.extension);
        if (!is_same(str_text(path), text))
            places_unused(folder, str_text(&name), text_writer.extension, path);
    }
    str_free(&name);
    str_free(&draft);
}

static bool write_file(struct session *session, const struct written *written, const char *ending,
                       const struct str *text)
{
    struct save_options options = {.mode = SAVE_PUBLIC, .replace = true};
    struct str path = STR_INIT, folder = STR_INIT;
    int error;

    places_home(&folder, "reports");
    error = file_make_folder(str_text(&folder));
    name_file(session, written, ending, str_text(&folder), text, &path);
    if (!error && (session->unsynced || !is_same(str_text(&path), text)))
        error = save_file(str_text(&path), str_text(text), text->len, &options);
    else if (!error && strcmp(str_text(&path), str_text(written->path)) != 0)
        error = file_sync(str_text(&path)); /* another program wrote it */
    session->unsynced = error != 0;
    str_clear(written->path);
    str_clear(written->text);
    if (error)
        session_say(session, true, _("文稿没有写成：%s"), file_reason(error));
    else {
        str_add(written->path, str_text(&path));
        str_addn(written->text, str_text(text), text->len);
    }
    str_free(&path);
    str_free(&folder);
    return error == 0;
}

bool session_assemble(struct session *session)
{
    struct written written = {&session->report_path, &session->report_text};
    struct str text = STR_INIT;
    bool good;

    text_writer.write(&session->draft.answers, &text);
    good = write_file(session, &written, "", &text);
    str_free(&text);
    return good;
}

bool session_write_windows(struct session *session)
{
    struct written written = {&session->windows_path, &session->windows_text};
    struct str text = STR_INIT, bytes = STR_INIT;
    bool good;

    text_writer.write(&session->draft.answers, &text);
    good = writer_encode(&text, ENCODING_UTF8_BOM, true, &bytes) &&
           write_file(session, &written, "-windows", &bytes);
    str_free(&text);
    str_free(&bytes);
    return good;
}
