/* SPDX-License-Identifier: MIT */
#include "tui/outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
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
    outbox->plain = outbox->begun = false;
    outbox->columns = 0;
    outbox->has_columns = outbox->utf8 = false;
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

/* What names the character set: ESC ( B, and SI where there are two sets. */
static size_t charset_length(const char *bytes, size_t len)
{
    return begins(bytes, len, "\033(B") ? 3 : begins(bytes, len, "\017") ? 1 : 0;
}

/* The bytes of a change of attributes, ESC [ 1 ; 4 m; 0 for anything else. */
static size_t attributes_length(const char *bytes, size_t len)
{
    size_t at = 2;

    if (!begins(bytes, len, "\033["))
        return 0;
    while (at < len && strchr("0123456789;", bytes[at]))
        at++;
    return at < len && bytes[at] == 'm' ? at + 1 : 0;
}

/* Where the last change of attributes stands among what is kept, and whether they were off. */
struct change {
    size_t start, end;
    bool was_plain;
};

/* Keeps a change of attributes behind `kept` bytes; returns how many are kept then. One that
 * follows another at once joins it, or, where it turns all off first, replaces it. */
static size_t keep_attributes(struct outbox *outbox, struct change *last, size_t kept,
                              const char *bytes, size_t len)
{
    const char *numbers = bytes + 2;
    size_t count = len - 3;
    bool off = count == 0, joins = last->end == kept;
    char *out = outbox->out.s;

    if (off || begins(numbers, count, "0;")) {
        if (joins) {
            kept = last->start;
            outbox->plain = last->was_plain;
        }
        joins = false;
        if (off && outbox->plain)
            return kept;
        if (outbox->plain) {
            numbers += 2;
            count -= 2;
        }
    }
    if (!joins)
        *last = (struct change){kept, kept, outbox->plain};
    joins = joins && out[kept - 2] != '[';
    if (joins) {
        out[kept - 1] = ';';
    } else {
        memcpy(out + kept, "\033[", 2);
        kept += 2;
    }
    memmove(out + kept, numbers, count);
    kept += count;
    out[kept++] = 'm';
    last->end = kept;
    outbox->plain = off;
    return kept;
}

/* Where the cursor is, as far as that was said: its row from 1, 0 for unknown, and the column that
 * it is in at most. */
struct place {
    int row, reach;
    bool at_left;
};

/* The bytes of ESC [ … letter; 0 for anything else. */
static size_t sequence_length(const char *bytes, size_t len)
{
    size_t at = 2;

    if (!begins(bytes, len, "\033["))
        return 0;
    while (at < len && strchr("0123456789;", bytes[at]))
        at++;
    return at < len ? at + 1 : 0;
}

static void follow_sequence(struct place *place, char what, int row, int column)
{
    if (what == 'd')
        place->row = row;
    else if (what == 'H')
        *place = (struct place){row, column, false};
    else if (what == 'G')
        *place = (struct place){place->row, column, false};
    else if (!strchr("KXP", what)) /* these stay where they are */
        *place = (struct place){0, 0, false};
}

/* From the left end of a row a line feed leads to that of the next; within a row the column is
 * enough. Curses, which writes to a file, has its first height from the terminal type and lets no
 * more rows than that scroll: all of them do. */
static size_t keep_sequence(struct outbox *outbox, struct place *place, size_t kept,
                            const char *bytes, size_t len)
{
    char what = bytes[len - 1], *out = outbox->out.s;
    const char *second = memchr(bytes, ';', len);
    int row = atoi(bytes + 2), column = second ? atoi(second + 1) : row;

    if (what == 'd' && place->at_left && place->row && row == place->row + 1) {
        out[kept++] = '\n';
    } else if (what == 'r' && !outbox->begun) {
        memcpy(out + kept, "\033[r", 3);
        kept += 3;
    } else if (what == 'H' && second && outbox->has_columns && row == place->row) {
        size_t digits = (size_t)(bytes + len - 1 - (second + 1));
        memmove(out + kept + 2, second + 1, digits);
        memcpy(out + kept, "\033[", 2);
        kept += digits + 2;
        out[kept++] = 'G';
    } else {
        memmove(out + kept, bytes, len);
        kept += len;
    }
    follow_sequence(place, what, row, column);
    return kept;
}

/* Cells that the byte makes at most: two for the character that it begins in UTF-8, else one. */
static int most_cells(const struct outbox *outbox, unsigned char byte)
{
    if (byte < ' ' || (outbox->utf8 && (byte & 0xC0) == 0x80))
        return 0;
    return outbox->utf8 && byte >= 0xC0 ? 2 : 1;
}

/* Behind the last column the row is a matter of the terminal. */
static void follow_byte(const struct outbox *outbox, struct place *place, char byte)
{
    place->at_left = byte == '\r';
    place->reach = byte == '\r' ? 1 : place->reach + most_cells(outbox, (unsigned char)byte);
    if (place->reach > outbox->columns ||
        ((unsigned char)byte < ' ' && byte != '\r' && byte != '\b'))
        place->row = 0;
}

/* With every change of attributes curses names the character set, which never changes, and turns
 * off what is off or comes anew: a third of what a move on the page takes; and it believes that
 * line feeds are not to be had. */
static void trim(struct outbox *outbox, size_t from)
{
    struct str *out = &outbox->out;
    struct change last = {SIZE_MAX, SIZE_MAX, false};
    struct place place = {0, 0, false};
    size_t kept = from, length;

    for (size_t at = from; at < out->len; at += length) {
        const char *bytes = out->s + at;
        size_t left = out->len - at;

        if ((length = charset_length(bytes, left))) {
            continue;
        } else if ((length = attributes_length(bytes, left))) {
            kept = keep_attributes(outbox, &last, kept, bytes, length);
        } else if ((length = sequence_length(bytes, left))) {
            kept = keep_sequence(outbox, &place, kept, bytes, length);
        } else {
            follow_byte(outbox, &place, *bytes);
            out->s[kept++] = *bytes;
            length = 1;
        }
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
    outbox->begun = outbox->begun || end > 0;
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
