/* SPDX-License-Identifier: MIT */
#include "text/excerpt.h"

#include <string.h>

#include "base/bytes.h"
#include "text/safe.h"
#include "text/width.h"

enum {
    MARGIN = 4,       /* blanks before the source line */
    WINDOW = 72,      /* cells of it that are shown */
    WINDOW_LEFT = 48, /* at most so many left of the caret */
    NEAR = 4096,      /* bytes of it on either side that are looked at */
    MAX_NAME = 64     /* code points of a name worth a guess */
};

static const char *const severity_names[] = {
    [DIAG_ERROR] = _("错误"), [DIAG_WARNING] = _("提示"), [DIAG_HINT] = _("建议")};

/* A line of the source, and a place in it; findings mostly come in order, so a search goes on from
 * the one before. */
struct cursor {
    const char *start;
    int line;
    size_t at; /* the bytes before column `col` */
    int col;
};

static bool find_line(struct cursor *cursor, const struct diags *diags, int line)
{
    const char *end = diags->source + diags->source_len;

    if (!cursor->start || line < cursor->line)
        *cursor = (struct cursor){diags->source, 1, 0, 1};
    while (cursor->line < line) {
        const char *feed = memchr(cursor->start, '\n', (size_t)(end - cursor->start));

        if (!feed)
            return false;
        *cursor = (struct cursor){feed + 1, cursor->line + 1, 0, 1};
    }
    return true;
}

static size_t line_len(const char *start, const char *end)
{
    const char *feed = memchr(start, '\n', (size_t)(end - start));
    size_t len = (size_t)((feed ? feed : end) - start);

    return len && start[len - 1] == '\r' ? len - 1 : len;
}

/* The bytes before column `col` (from 1, in code points). */
static size_t bytes_before(const char *line, size_t len, int col)
{
    size_t at = 0;

    while (col > 1 && at < len) {
        at++;
        while (at < len && bytes_inside(line[at]))
            at++;
        col--;
    }
    return at;
}

/* The same of the line at hand. */
static size_t find_column(struct cursor *cursor, size_t len, int col)
{
    if (col < cursor->col) {
        cursor->at = 0;
        cursor->col = 1;
    }
    cursor->at += bytes_before(cursor->start + cursor->at, len - cursor->at, col - cursor->col + 1);
    cursor->col = col;
    return cursor->at;
}

/* Where what is looked at begins: at a character. */
static size_t near_left(const char *line, size_t before)
{
    size_t start = before > NEAR ? before - NEAR : 0;

    while (start < before && bytes_inside(line[start]))
        start++;
    return start;
}

static void add_safe_line(struct str *out, const char *text, size_t len)
{
    const char *end = text + len;

    while (text < end) {
        const char *tab = memchr(text, '\t', (size_t)(end - text));

        safe_add(out, text, (size_t)((tab ? tab : end) - text));
        if (tab)
            str_add(out, "    ");
        text = tab ? tab + 1 : end;
    }
}

/* Moves on from `at` until `cells` or more are passed. */
static size_t skip_cells(const struct str *line, size_t at, size_t cells)
{
    for (size_t passed = 0; at < line->len && passed < cells;) {
        size_t next = width_next(str_text(line), line->len, at);

        passed += width_text(str_text(line) + at, next - at);
        at = next;
    }
    return at;
}

/* The line and a caret under byte `at` of it. */
static void add_window(struct str *out, const struct str *line, size_t at)
{
    const char *text = str_text(line);
    size_t before = width_text(text, at), from = 0, shown;
    bool cut = width_text(text, line->len) > WINDOW;

    if (cut && before > WINDOW_LEFT)
        from = skip_cells(line, 0, before - WINDOW_LEFT);
    shown = cut ? width_prefix(text + from, line->len - from, WINDOW) : line->len;
    if (line->len)
        str_addf(out, "%*s%s", MARGIN, "", from ? "..." : "");
    str_addn(out, text + from, shown);
    str_addf(out, "%s\n", from + shown < line->len ? "..." : "");
    str_addf(out, "%*s^\n", MARGIN + (from ? 3 : 0) + (int)width_text(text + from, at - from), "");
}

static void add_source(struct str *out, const struct diags *diags, const struct diag *diag,
                       struct cursor *cursor)
{
    struct str line = STR_INIT;
    size_t len, before, start, at;

    if (!diags->source || !find_line(cursor, diags, diag->line))
        return;
    len = line_len(cursor->start, diags->source + diags->source_len);
    before = find_column(cursor, len, diag->col);
    start = near_left(cursor->start, before);
    add_safe_line(&line, cursor->start + start, before - start);
    at = line.len;
    add_safe_line(&line, cursor->start + before, len - before < NEAR ? len - before : NEAR);
    add_window(out, &line, at);
    str_free(&line);
}

static void add_one(struct str *out, const struct diags *diags, const struct diag *diag,
                    struct cursor *cursor)
{
    safe_add(out, diags->file, strlen(diags->file));
    if (diag->line > 0)
        str_addf(out, ":%d:%d", diag->line, diag->col);
    str_addf(out, ": %s: ", severity_names[diag->severity]);
    safe_add(out, diag->text, strlen(diag->text));
    str_addc(out, '\n');
    if (diag->line > 0)
        add_source(out, diags, diag, cursor);
}

void excerpt_add(struct str *out, const struct diags *diags, const struct diag *diag)
{
    struct cursor cursor = {NULL, 0, 0, 0};

    add_one(out, diags, diag, &cursor);
}

void excerpt_add_all(struct str *out, const struct diags *diags)
{
    struct cursor cursor = {NULL, 0, 0, 0};

    for (size_t i = 0; i < diags->count; i++)
        add_one(out, diags, &diags->items[i], &cursor);
    if (diags->more) {
        safe_add(out, diags->file, strlen(diags->file));
        str_addf(out,
                 diags_enough(diags) ? _(": 另有 %zu 处以上没有列出，请先改正上面这些\n")
                                     : _(": 另有 %zu 处没有列出，请先改正上面这些\n"),
                 diags->more);
    }
}

/* A name cut into code points: where each starts, the end last. */
struct letters {
    const char *text;
    size_t starts[MAX_NAME + 1];
    size_t count;
};

static bool split(struct letters *letters, const char *text, size_t len)
{
    letters->text = text;
    letters->count = 0;
    for (size_t at = 0; at < len; at += bytes_before(text + at, len - at, 2)) {
        if (letters->count == MAX_NAME)
            return false;
        letters->starts[letters->count++] = at;
    }
    letters->starts[letters->count] = len;
    return true;
}

static bool same_letter(const struct letters *a, size_t i, const struct letters *b, size_t k)
{
    size_t len = a->starts[i + 1] - a->starts[i];

    return len == b->starts[k + 1] - b->starts[k] &&
           memcmp(a->text + a->starts[i], b->text + b->starts[k], len) == 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: one edit puts in, leaves out, replaces, or swaps two neighbours. */
static size_t distance(const struct letters *a, const struct letters *b)
{
    size_t rows[3][MAX_NAME + 1];

    for (size_t k = 0; k <= b->count; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= a->count; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *swapped = rows[(i + 1) % 3];

        now[0] = i;
        for (size_t k = 1; k <= b->count; k++) {
            now[k] = least(least(before[k], now[k - 1]) + 1,
                           before[k - 1] + !same_letter(a, i - 1, b, k - 1));
            if (i > 1 && k > 1 && same_letter(a, i - 1, b, k - 2) &&
                same_letter(a, i - 2, b, k - 1))
                now[k] = least(now[k], swapped[k - 2] + 1);
        }
    }
    return rows[a->count % 3][b->count];
}

const char *excerpt_nearest(const char *word, size_t len, const char *const *candidates)
{
    struct letters typed, name;
    const char *nearest = NULL;
    size_t fewest = MAX_NAME;

    if (!split(&typed, word, len))
        return NULL;
    for (; *candidates; candidates++) {
        size_t edits, longer, least_edits;

        if (!split(&name, *candidates, strlen(*candidates)))
            continue;
        longer = typed.count > name.count ? typed.count : name.count;
        least_edits = typed.count > name.count ? typed.count - name.count
                                               : name.count - typed.count;
        if (least_edits * 3 > longer || least_edits >= fewest)
            continue;
        edits = distance(&typed, &name);
        if (edits * 3 <= longer && edits < fewest) {
            fewest = edits;
            nearest = *candidates;
        }
    }
    return nearest;
}
