/* SPDX-License-Identifier: MIT */
#include "model/template_read.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r';
}

/* Where the delimiter stands next in [from, until), or `until`. */
static size_t find(const struct template_source *source, struct delimiter what, size_t from,
                   size_t until)
{
    while (until - from >= what.len) {
        const char *hit = memchr(source->text + from, what.text[0], until - from - what.len + 1);

        if (!hit)
            break;
        from = (size_t)(hit - source->text);
        if (memcmp(hit, what.text, what.len) == 0)
            return from;
        from++;
    }
    return until;
}

size_t template_next(const struct template_source *source, size_t at)
{
    return find(source, source->open, at, source->len);
}

static const struct sigil *sigil_at(const struct template_source *source,
                                    const struct sigil *sigils, size_t at)
{
    const struct sigil *sigil = sigils;

    while (sigil->sign && (at >= source->len || source->text[at] != sigil->sign))
        sigil++;
    return sigil;
}

/* Where the line ends that `from` is in. */
static size_t find_feed(struct template_source *source, size_t from)
{
    if (from > source->feed) {
        const char *hit = memchr(source->text + from, '\n', source->len - from);
        source->feed = hit ? (size_t)(hit - source->text) : source->len;
    }
    return source->feed;
}

/* Where the closing delimiter, with what must stand before it, ends the content; source->len:
 * nowhere. */
static size_t find_close(struct template_source *source, const struct sigil *sigil, size_t from)
{
    static const char closers[TEMPLATE_CLOSERS] = {'\0', '}', '='};
    const char *closer = memchr(closers, sigil->closer, sizeof closers);
    size_t *closing = &source->closing[closer - closers];

    if (from < *closing)
        return *closing;
    *closing = find(source, source->close, from, source->len);
    while (*closing < source->len && sigil->closer &&
           (*closing == from || source->text[*closing - 1] != sigil->closer))
        *closing = find(source, source->close, *closing + 1, source->len);
    return *closing;
}

static void trim(struct found *found)
{
    while (found->len && is_space(found->name[0])) {
        found->name++;
        found->len--;
    }
    while (found->len && is_space(found->name[found->len - 1]))
        found->len--;
}

bool template_read_tag(struct template_source *source, const struct sigil *sigils, size_t offset,
                       struct found *found)
{
    size_t from = offset + source->open.len, until = source->len, close;

    while (from < source->len && is_blank(source->text[from]))
        from++;
    *found = (struct found){.sigil = sigil_at(source, sigils, from), .offset = offset};
    from += found->sigil->sign != '\0';
    if (!found->sigil->lines)
        until = find_feed(source, from);
    close = find_close(source, found->sigil, from);
    if (close >= until || (!found->sigil->open && find(source, source->open, from, close) < close))
        return false;
    found->name = source->text + from;
    found->len = close - from - (found->sigil->closer != '\0');
    found->end = close + source->close.len;
    trim(found);
    return true;
}

/* Where the line begins that holds nothing but blanks before `at`; `at + 1` when it holds more. */
static size_t blank_before(const struct template_source *source, size_t at)
{
    size_t start = at;

    while (start > 0 && is_blank(source->text[start - 1]))
        start--;
    return start == 0 || source->text[start - 1] == '\n' ? start : at + 1;
}

/* Behind the line end that follows `at` with nothing but blanks between; 0 when more follows. */
static size_t blank_behind(const struct template_source *source, size_t at)
{
    while (at < source->len && is_blank(source->text[at]))
        at++;
    if (at < source->len && source->text[at] == '\r' && at + 1 < source->len &&
        source->text[at + 1] == '\n')
        at++;
    if (at == source->len)
        return at;
    return source->text[at] == '\n' ? at + 1 : 0;
}

bool template_is_alone(const struct template_source *source, const struct found *found,
                       size_t *start, size_t *next)
{
    size_t before = blank_before(source, found->offset), behind = blank_behind(source, found->end);

    if (before > found->offset || !behind)
        return false;
    *start = before;
    *next = behind;
    return true;
}

static size_t word_end(const char *text, size_t at, size_t len)
{
    while (at < len && !is_space(text[at]) && text[at] != '=')
        at++;
    return at;
}

bool template_read_delimiters(struct template_source *source, const struct found *found)
{
    const char *text = found->name;
    size_t open = word_end(text, 0, found->len), gap = open, close;

    while (gap < found->len && is_space(text[gap]))
        gap++;
    close = word_end(text, gap, found->len);
    if (!open || close == gap || close != found->len || gap == open)
        return false;
    source->open = (struct delimiter){text, open};
    source->close = (struct delimiter){text + gap, close - gap};
    memset(source->closing, 0, sizeof source->closing);
    return true;
}
