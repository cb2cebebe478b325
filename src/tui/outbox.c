/* SPDX-License-Identifier: MIT */
#include "tui/outbox.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

void outbox_open(struct outbox *outbox)
{
    outbox->file = tmpfile();
    if (!outbox->file)
        outbox->file = stdout;
    outbox->out = (struct str)STR_INIT;
}

void outbox_close(struct outbox *outbox)
{
    if (outbox->file != stdout)
        fclose(outbox->file);
    str_free(&outbox->out);
}

void outbox_collect(struct outbox *outbox)
{
    char bytes[4096];
    ssize_t count;
    off_t at = 0;
    int file = fileno(outbox->file);

    if (outbox->file == stdout)
        return;
    for (; (count = pread(file, bytes, sizeof bytes, at)) > 0; at += count)
        str_addn(&outbox->out, bytes, (size_t)count);
    if (ftruncate(file, 0) == 0)
        lseek(file, 0, SEEK_SET);
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
