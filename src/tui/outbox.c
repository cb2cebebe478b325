/* SPDX-License-Identifier: MIT */
#include "tui/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* Room for a screen, taken at once: the screen has to say so when the disk is full. */
enum { RESERVED = 256 * 1024 };

void outbox_open(struct outbox *outbox)
{
    outbox->file = tmpfile();
    if (outbox->file && posix_fallocate(fileno(outbox->file), 0, RESERVED) != 0) {
        fclose(outbox->file);
        outbox->file = NULL;
    }
    if (!outbox->file)
        outbox->file = stdout;
    outbox->out = (struct str)STR_INIT;
    outbox->plain = false;
}

void outbox_close(struct outbox *outbox)
{
    if (outbox->file != stdout)
        fclose(outbox->file);
    str_free(&outbox->out);
}

void outbox_before(struct outbox *outbox)
{
    if (outbox->file == stdout)
        outbox_send(outbox);
}

static bool begins(const char *bytes, size_t len, const char *with)
{
    return len >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

static bool is_attributes(const char *bytes, size_t len)
{
    size_t at = 2;

    if (!begins(bytes, len, "\033["))
        return false;
    while (at < len && strchr("0123456789;", bytes[at]))
        at++;
    return at < len && bytes[at] == 'm';
}

/* With every change of attributes curses names the character set, which never changes, and turns
 * off what is off: a third of what a move on the page takes. */
static void trim(struct outbox *outbox, size_t from)
{
    struct str *out = &outbox->out;
    size_t kept = from;

    for (size_t at = from; at < out->len;) {
        const char *bytes = out->s + at;
        size_t left = out->len - at;
        bool off = begins(bytes, left, "\033[m");

        if (begins(bytes, left, "\033(B") || (off && outbox->plain)) {
            at += 3;
            continue;
        }
        if (outbox->plain && begins(bytes, left, "\033[0;")) {
            memcpy(out->s + kept, "\033[", 2);
            kept += 2;
            at += 4;
            outbox->plain = false;
            continue;
        }
        if (is_attributes(bytes, left))
            outbox->plain = off;
        out->s[kept++] = out->s[at++];
    }
    str_splice(out, kept, out->len - kept, "", 0);
}

void outbox_collect(struct outbox *outbox)
{
    size_t from = outbox->out.len;
    char bytes[4096];
    off_t at = 0, end;
    int file = fileno(outbox->file);

    if (outbox->file == stdout)
        return;
    end = lseek(file, 0, SEEK_CUR);
    while (at < end) {
        size_t want = end - at < (off_t)sizeof bytes ? (size_t)(end - at) : sizeof bytes;
        ssize_t count = pread(file, bytes, want, at);
        if (count <= 0)
            break;
        str_addn(&outbox->out, bytes, (size_t)count);
        at += count;
    }
    lseek(file, 0, SEEK_SET);
    trim(outbox, from);
}

void outbox_send(struct outbox *outbox)
{
    const char *bytes = str_text(&outbox->out);
    size_t left = outbox->out.len;

    while (left > 0) {
        struct pollfd waited = {STDOUT_FILENO, POLLOUT, 0};
        ssize_t count = write(STDOUT_FILENO, bytes, left);

        if (count < 0 && errno == EAGAIN)
            poll(&waited, 1, -1);
        else if (count < 0 && errno != EINTR)
            break;
        bytes += count > 0 ? count : 0;
        left -= count > 0 ? (size_t)count : 0;
    }
    str_clear(&outbox->out);
}
