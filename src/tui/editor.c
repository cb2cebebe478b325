/* SPDX-License-Identifier: MIT */
#include "tui/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/file.h"
#include "model/node.h"
#include "text/encoding.h"

enum { MOST_WORDS = 16, MOST_BYTES = 1 << 22, MOST_TRIES = 100 };

/* The command, split at blanks; points into `copy`. False where there is none. */
static bool split(char *copy, char *words[MOST_WORDS + 2])
{
    int count = 0;

    for (char *word = strtok(copy, " \t"); word && count < MOST_WORDS; word = strtok(NULL, " \t"))
        words[count++] = word;
    words[count] = NULL;
    return count > 0;
}

static const char *command(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    const char *found = NULL;

    for (size_t i = 0; i < COUNT_OF(names) && (!found || !*found); i++)
        found = getenv(names[i]);
    return found ? found : "";
}

/* A file of its own beside the draft; its path replaces what `path` held. Returns 0 or an errno
 * value. */
static int write_file(const char *folder, const struct str *text, struct str *path)
{
    int fd = -1;
    ssize_t written = 0;

    for (int i = 0; fd < 0 && i < MOST_TRIES; i++) {
        str_clear(path);
        str_addf(path, "%s/.tianbao-%ld-%d.txt", folder, (long)getpid(), i);
        fd = open(str_text(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    if (fd < 0)
        return errno;
    while ((size_t)written < text->len) {
        ssize_t some = write(fd, str_text(text) + written, text->len - (size_t)written);
        if (some < 0 && errno == EINTR)
            continue;
        if (some <= 0)
            break;
        written += some;
    }
    if (close(fd) == 0 && (size_t)written == text->len)
        return 0;
    unlink(str_text(path));
    return errno ? errno : EIO;
}

static void become(char *const words[])
{
    static const int caught[] = {SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ};

    for (size_t i = 0; i < COUNT_OF(caught); i++)
        signal(caught[i], SIG_DFL);
    execvp(words[0], words);
    _exit(127);
}

/* Runs the editor on the file. Returns its exit status, or -1. */
static int run(char *words[], char *path)
{
    int status = 0, last = 0;
    pid_t child, ended;

    while (words[last])
        last++;
    words[last] = path;
    words[last + 1] = NULL;
    child = fork();
    if (child == 0)
        become(words);
    do {
        ended = child > 0 ? waitpid(child, &status, WUNTRACED) : -1;
        if (ended == child && child > 0 && WIFSTOPPED(status))
            kill(child, SIGCONT); /* nobody waits for it but us */
    } while (child > 0 && (ended < 0 ? errno == EINTR : WIFSTOPPED(status)));
    return ended == child && child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Editors end the last line; the answer had no such end. */
static void drop_line_end(struct str *text)
{
    if (text->len && text->s[text->len - 1] == '\n')
        str_splice(text, text->len - 1, 1, "", 0);
}

/* Takes what the editor wrote, decoded, into `out`. */
static bool take_back(const char *path, struct str *out, struct str *why)
{
    struct str bytes = STR_INIT;
    struct encoding_error problem;
    enum encoding encoding;
    int error = file_read(path, MOST_BYTES, &bytes);
    bool good = !error && encoding_decode(str_text(&bytes), bytes.len, out, &encoding, &problem);

    if (error)
        str_addf(why, _("编辑器写的内容读不回来：%s；看 %s"), file_reason(error), path);
    else if (!good)
        str_addf(why, _("编辑器写的不是文字，没有拿回来；内容还在 %s"), path);
    drop_line_end(out);
    if (good && out->len > NODE_MAX_SCALAR) {
        str_addf(why, _("一项最多写 64 KiB（约两万字），没有拿回来；编辑器写的还在 %s"), path);
        good = false;
    }
    str_free(&bytes);
    return good;
}

/* What was written stays in its file where it cannot be taken. */
static bool edit_file(char *words[], struct str *path, struct str *text, struct str *why)
{
    struct str written = STR_INIT;
    int status = run(words, path->s);
    bool read = take_back(path->s, &written, why);
    bool same = read && strcmp(str_text(&written), str_text(text)) == 0;

    if (read && (status == 0 || same))
        unlink(path->s);
    if (read && status == 0) {
        str_clear(text);
        str_addn(text, str_text(&written), written.len);
    } else if (read)
        str_addf(why,
                 status == 127 ? _("编辑器 %s 打不开，请核对 EDITOR 的设定")
                               : _("编辑器 %s 没有正常结束，内容没有拿回来"),
                 words[0]);
    if (read && status != 0 && !same)
        str_addf(why, _("；写的还在 %s"), path->s);
    str_free(&written);
    return read && status == 0;
}

bool editor_run(const char *folder, struct str *text, struct str *why)
{
    char *copy = xstrdup(command()), *words[MOST_WORDS + 2];
    struct str path = STR_INIT;
    bool good = false;
    int error;

    if (getenv("TIANBAO_NO_EDITOR"))
        str_add(why, _("这台机器不许启动编辑器，请就在这里写"));
    else if (!split(copy, words))
        str_add(why, _("没有设定编辑器：退出后先执行 export EDITOR=nano 再来"));
    else if ((error = write_file(folder, text, &path)))
        str_addf(why, _("编辑器用的文件没有写成：%s"), file_reason(error));
    else
        good = edit_file(words, &path, text, why);
    str_free(&path);
    free(copy);
    return good;
}

void editor_on_entry(struct session *session)
{
    struct str text = STR_INIT, why = STR_INIT;
    char *folder = file_folder(session->draft.path ? session->draft.path : "");

    str_addn(&text, str_text(&session->edit.text), session->edit.text.len);
    if (editor_run(folder, &text, &why))
        session_edited(session, str_text(&text), NULL);
    else
        session_edited(session, NULL, str_text(&why));
    free(folder);
    str_free(&text);
    str_free(&why);
}
