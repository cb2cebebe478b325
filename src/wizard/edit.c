/* SPDX-License-Identifier: MIT */
#include "wizard/edit.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/alloc.h"
#include "text/width.h"

void edit_set(struct edit *edit, const char *text, bool multiline)
{
    str_clear(&edit->text);
    str_add(&edit->text, text);
    edit->caret = edit->text.len;
    edit->selected = edit->text.len > 0;
    edit->multiline = multiline;
}

bool edit_breaks_lines(const struct edit *edit)
{
    return edit->multiline && !edit->selected && edit->text.len;
}

void edit_free(struct edit *edit)
{
    str_free(&edit->text);
}

static void replace_selected(struct edit *edit)
{
    if (edit->selected && !edit->multiline) {
        str_clear(&edit->text);
        edit->caret = 0;
    }
    edit->selected = false;
}

/* Chinese has no blank where a line ended: none between two wide characters. */
static bool is_between_wide(const struct str *before, const char *behind, size_t len)
{
    const char *text = str_text(before);
    size_t last = before->len ? width_back(text, before->len) : 0;

    return before->len && len && width_text(text + last, before->len - last) == 2 &&
           width_text(behind, width_next(behind, len, 0)) == 2;
}

void edit_insert(struct edit *edit, const char *text, size_t len)
{
    struct str clean = STR_INIT;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n' && edit->multiline)
            str_addc(&clean, '\n');
        else if (c == '\t' && edit->tab)
            str_add(&clean, edit->tab);
        else if (c == '\n' && is_between_wide(&clean, text + i + 1, len - i - 1))
            continue;
        else if (c == '\n' || c == '\t')
            str_addc(&clean, ' ');
        else if (c >= 0x20 && c != 0x7f)
            str_addc(&clean, (char)c);
    }
    replace_selected(edit);
    str_splice(&edit->text, edit->caret, 0, str_text(&clean), clean.len);
    edit->caret += clean.len;
    str_free(&clean);
}

static bool remove_between(struct edit *edit, size_t from, size_t to)
{
    if (from == to)
        return false;
    str_splice(&edit->text, from, to - from, "", 0);
    edit->caret = from;
    return true;
}

static size_t before(const struct edit *edit)
{
    return edit->caret ? width_back(str_text(&edit->text), edit->caret) : 0;
}

static size_t behind(const struct edit *edit)
{
    return edit->caret < edit->text.len
               ? width_next(str_text(&edit->text), edit->text.len, edit->caret)
               : edit->caret;
}

bool edit_backspace(struct edit *edit)
{
    edit->selected = false;
    return remove_between(edit, before(edit), edit->caret);
}

bool edit_delete(struct edit *edit)
{
    edit->selected = false;
    return remove_between(edit, edit->caret, behind(edit));
}

static bool move(struct edit *edit, size_t to)
{
    bool moved = edit->caret != to || edit->selected;

    edit->caret = to;
    edit->selected = false;
    return moved;
}

bool edit_left(struct edit *edit)
{
    return move(edit, before(edit));
}

bool edit_right(struct edit *edit)
{
    return move(edit, behind(edit));
}

static size_t line_start(const struct edit *edit, size_t at)
{
    while (at && edit->text.s[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct edit *edit, size_t at)
{
    while (at < edit->text.len && edit->text.s[at] != '\n')
        at++;
    return at;
}

bool edit_home(struct edit *edit)
{
    return move(edit, line_start(edit, edit->caret));
}

bool edit_end(struct edit *edit)
{
    return move(edit, line_end(edit, edit->caret));
}

/* --- phrases --- */

static bool ends_phrase(const struct edit *edit, size_t at)
{
    ucs4_t c;

    u8_mbtouc(&c, (const uint8_t *)edit->text.s + at, edit->text.len - at);
    return uc_is_space(c) || uc_is_punct(c);
}

bool edit_word_right(struct edit *edit)
{
    size_t at = edit->caret;

    for (int marks = 0; marks < 2; marks++)
        while (at < edit->text.len && ends_phrase(edit, at) == marks)
            at = width_next(str_text(&edit->text), edit->text.len, at);
    return move(edit, at);
}

bool edit_word_left(struct edit *edit)
{
    size_t at = edit->caret;

    for (int marks = 1; marks >= 0; marks--)
        while (at && ends_phrase(edit, width_back(str_text(&edit->text), at)) == marks)
            at = width_back(str_text(&edit->text), at);
    return move(edit, at);
}

/* --- whole lines --- */

/* The line that starts at `start` changes places with the one behind it; the caret moves by as much
 * as its own line. */
static bool swap_lines(struct edit *edit, size_t start, bool caret_behind)
{
    size_t middle = line_end(edit, start), end = line_end(edit, middle + 1);
    struct str swapped = STR_INIT;

    str_addn(&swapped, edit->text.s + middle + 1, end - middle - 1);
    str_addc(&swapped, '\n');
    str_addn(&swapped, edit->text.s + start, middle - start);
    str_splice(&edit->text, start, end - start, str_text(&swapped), swapped.len);
    if (caret_behind)
        edit->caret -= middle + 1 - start;
    else
        edit->caret += end - middle;
    edit->selected = false;
    str_free(&swapped);
    return true;
}

bool edit_line_up(struct edit *edit)
{
    size_t start = line_start(edit, edit->caret);

    return start && swap_lines(edit, line_start(edit, start - 1), true);
}

bool edit_line_down(struct edit *edit)
{
    size_t end = line_end(edit, edit->caret);

    return end < edit->text.len && swap_lines(edit, line_start(edit, edit->caret), false);
}

/* With one of its line ends: the last line goes with the one before it. */
bool edit_line_delete(struct edit *edit)
{
    size_t start = line_start(edit, edit->caret), end = line_end(edit, edit->caret);
    bool is_last = end == edit->text.len;

    edit->selected = false;
    if (!remove_between(edit, start - (is_last && start), end + !is_last))
        return false;
    edit->caret = line_start(edit, edit->caret);
    return true;
}

/* --- lines as shown --- */

static void add_line(struct wrap *wrap, size_t start)
{
    ARRAY_ROOM(wrap->starts, wrap->count, wrap->cap);
    wrap->starts[wrap->count++] = start;
}

void edit_lines(const struct edit *edit, int columns, struct wrap *wrap)
{
    const char *text = str_text(&edit->text);
    struct wrap part = WRAP_INIT;
    size_t start = 0;

    wrap->count = 0;
    for (;;) {
        size_t len = strcspn(text + start, "\n");
        wrap_text(&part, text + start, len, columns);
        for (size_t i = 0; i < part.count; i++)
            add_line(wrap, start + part.starts[i]);
        if (!part.count)
            add_line(wrap, start);
        if (!text[start + len])
            break;
        start += len + 1;
    }
    wrap_free(&part);
}

size_t edit_line_len(const struct edit *edit, const struct wrap *wrap, size_t line)
{
    size_t start = wrap->starts[line];
    size_t end = line + 1 < wrap->count ? wrap->starts[line + 1] : edit->text.len;

    if (end > start && end <= edit->text.len && edit->text.s[end - 1] == '\n')
        end--;
    return end - start;
}

void edit_caret(const struct edit *edit, const struct wrap *wrap, int *row, int *column)
{
    size_t line = wrap->count - 1;

    while (line && wrap->starts[line] > edit->caret)
        line--;
    *row = (int)line;
    *column = (int)width_text(str_text(&edit->text) + wrap->starts[line],
                              edit->caret - wrap->starts[line]);
}

bool edit_vertical(struct edit *edit, int by, int columns)
{
    struct wrap wrap = WRAP_INIT;
    int row, column;
    bool moved;

    edit_lines(edit, columns, &wrap);
    edit_caret(edit, &wrap, &row, &column);
    row += by;
    moved = row >= 0 && (size_t)row < wrap.count;
    if (moved) {
        size_t start = wrap.starts[row];
        move(edit, start + width_prefix(str_text(&edit->text) + start,
                                        edit_line_len(edit, &wrap, (size_t)row), (size_t)column));
    }
    wrap_free(&wrap);
    return moved;
}
