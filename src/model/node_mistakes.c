/* SPDX-License-Identifier: MIT */
#include "model/node_mistakes.h"

#include <string.h>

#include "base/bytes.h"
#include "model/node_scan.h"

static bool blank_at(const struct scan *scan, size_t at)
{
    return at >= scan->line.len || scan_is_blank(scan->line.text[at]);
}

/* A block entry begins at `col` (in bytes): it must stand at an open level, or below a key that
 * waits. */
static void mark_level(struct scan *scan, size_t col)
{
    bool first = !scan->level_count, popped = false;

    while (scan->level_count && scan->levels[scan->level_count - 1] > col) {
        scan->level_count--;
        popped = true;
    }
    if (scan->level_count && scan->levels[scan->level_count - 1] == col)
        return;
    if (!first && popped && scan_is_near(scan))
        scan_report(scan, col, "%s", _("缩进与上面任何一层都没有对齐，请改成与同层各项一样"));
    else if (!first && !scan->open && scan_is_near(scan))
        scan_report(scan, col, "%s", _("缩进多了：上一行已经有值，这一行应与它对齐"));
    if (scan->level_count < SCAN_MAX_LEVELS)
        scan->levels[scan->level_count++] = col;
}

/* Behind a node: a key goes on to its value. False when the rest of the line means nothing. */
static bool after_node(struct scan *scan, bool is_key)
{
    bool was_head = scan->head;

    scan->head = false;
    scan->open = is_key;
    if (!is_key)
        return true;
    scan->at++;
    if (was_head)
        return true;
    if (scan_is_lost(scan) && scan_is_near(scan))
        scan_report(scan, scan->at - 1, "%s",
                    _("一行里有两个冒号：值里有“: ”时要给整个值加引号，或改用全角冒号"));
    return false;
}

static void close_quote(struct scan *scan)
{
    const char *text = scan->line.text;

    for (; scan->at < scan->line.len; scan->at++) {
        char c = text[scan->at];

        if (c == '\\' && scan->quote == '"') {
            scan->at++;
        } else if (c == scan->quote) {
            if (c == '"' || scan->at + 1 >= scan->line.len || text[scan->at + 1] != c) {
                scan->quote = '\0';
                scan->at++;
                return;
            }
            scan->at++;
        }
    }
    scan->at = scan->line.len;
}

static bool after_quoted(struct scan *scan)
{
    const char *text = scan->line.text;

    while (scan->at < scan->line.len && scan_is_blank(text[scan->at]))
        scan->at++;
    if (scan->at == scan->line.len || text[scan->at] == '#')
        return after_node(scan, false);
    if (text[scan->at] == ':')
        return after_node(scan, true);
    if (scan->depth && strchr(",]}", text[scan->at]))
        return after_node(scan, false);
    if (scan_is_lost(scan))
        scan_report(scan, scan->at, "%s",
                    _("引号在这里之前已经收尾，后面还有文字；请把整个值放在一对引号里，"
                      "其中的双引号写成 \\\""));
    return false;
}

static bool on_quoted(struct scan *scan)
{
    scan->quote = scan->line.text[scan->at];
    scan->quote_line = scan->number;
    scan->quote_col = source_columns(scan->line.text, scan->at) + 1;
    scan->at++;
    close_quote(scan);
    return !scan->quote && after_quoted(scan);
}

/* The rest of a line that went wrong means nothing, brackets that were to close on it included. */
static bool give_up_line(struct scan *scan)
{
    while (scan->depth && scan->brackets[scan->depth - 1].line == scan->number)
        scan->depth--;
    scan->open = false;
    return false;
}

static bool on_braces(struct scan *scan)
{
    scan_braces(scan, scan->at);
    return give_up_line(scan);
}

static bool on_bracket(struct scan *scan)
{
    char c = scan->line.text[scan->at];
    int col = source_columns(scan->line.text, scan->at) + 1;

    scan->head = c == '[' || c == '{';
    scan->at++;
    if (scan->head && scan->depth < SCAN_MAX_LEVELS)
        scan->brackets[scan->depth++] = (struct bracket){c, scan->number, col, scan->indent};
    else if (!scan->head && scan->depth)
        scan->depth--;
    scan->open = scan->open && scan->depth;
    return true;
}

static bool on_block(struct scan *scan)
{
    size_t at = scan->at + 1;

    while (at < scan->line.len && strchr("+-123456789", scan->line.text[at]))
        at++;
    if (!blank_at(scan, at))
        return false;
    scan->in_block = true;
    scan->block_has_lines = false;
    scan->block_parent = scan->level_count ? (long)scan->levels[scan->level_count - 1] : -1;
    scan->open = false;
    return false;
}

static bool on_plain(struct scan *scan)
{
    const char *text = scan->line.text;
    size_t start = scan->at, end, len = scan->line.len;
    bool is_key = false, explained;

    for (end = start; end < len; end++) {
        is_key = text[end] == ':' &&
                 (blank_at(scan, end + 1) || (scan->depth && strchr(",[]{}", text[end + 1])));
        if (is_key || (scan->depth && strchr(",[]{}", text[end])) ||
            (text[end] == '#' && scan_is_blank(text[end - 1]))) /* none begins so */
            break;
    }
    scan->at = end;
    while (end > start && scan_is_blank(text[end - 1]))
        end--;
    if (is_key && scan->head && !scan->depth)
        mark_level(scan, scan->entry);
    explained = scan_plain(scan, start, end - start, is_key);
    if (scan->depth && scan->at < len && strchr("{[", text[scan->at]) && scan_is_lost(scan)) {
        scan_report(scan, scan->at, "%s", _("括号里的文字含 { } [ ] 时要加引号"));
        return give_up_line(scan);
    }
    if (explained && !scan->depth && (!is_key || scan->head)) {
        give_up_line(scan);
        scan->open = is_key || bytes_end(text + start, end - start, "：");
        return false;
    }
    if (explained && is_key && !scan->head) {
        scan->at++;
        return scan->depth > 0;
    }
    return after_node(scan, is_key);
}

static bool on_dash(struct scan *scan)
{
    mark_level(scan, scan->at);
    scan->open = true;
    scan->at++;
    return true;
}

static bool on_comma(struct scan *scan)
{
    scan->head = true;
    scan->at++;
    return true;
}

/* One node or mark of the line; false when the line is done. */
static bool step(struct scan *scan)
{
    const char *text = scan->line.text + scan->at;
    size_t left = scan->line.len - scan->at;

    if (*text == '#')
        return false;
    if (!scan->depth && scan->head && *text == '-' && blank_at(scan, scan->at + 1))
        return on_dash(scan);
    if (scan->head)
        scan->entry = scan->at;
    if (*text == '"' || *text == '\'')
        return on_quoted(scan);
    if (bytes_begin(text, left, "{{"))
        return on_braces(scan);
    if (strchr("[]{}", *text))
        return on_bracket(scan);
    if (*text == ',' && scan->depth)
        return on_comma(scan);
    if ((*text == '|' || *text == '>') && !scan->depth)
        return on_block(scan);
    return on_plain(scan);
}

static void walk(struct scan *scan)
{
    do {
        while (scan->at < scan->line.len && scan_is_blank(scan->line.text[scan->at]))
            scan->at++;
    } while (scan->at < scan->line.len && step(scan));
}

#define BLANK_FROM_WEB _("缩进里有特殊空格（多半是从网页或 Word 带来的），请改成半角空格")
static const struct {
    const char *bytes, *text;
} blanks[] = {
    {"\t", _("缩进里有制表符（Tab），请改成半角空格")},
    {"\xE3\x80\x80", _("缩进里有全角空格，请改成半角空格")},
    {"\xC2\xA0", BLANK_FROM_WEB},
    {"\xE2\x80\x82", BLANK_FROM_WEB},
    {"\xE2\x80\x83", BLANK_FROM_WEB},
    {"\xE2\x80\x89", BLANK_FROM_WEB},
    {"\xE2\x80\x8B", BLANK_FROM_WEB},
};

/* True when the line is indented by what is no blank for YAML. */
static bool check_indent(struct scan *scan)
{
    for (size_t i = 0; i < COUNT_OF(blanks); i++) {
        if (!bytes_begin(scan->line.text + scan->indent, scan->line.len - scan->indent,
                         blanks[i].bytes) ||
            (blanks[i].bytes[0] == '\t' && !scan_is_lost(scan)))
            continue;
        scan_report(scan, scan->indent, "%s", blanks[i].text);
        return true;
    }
    return false;
}

/* True while the line belongs to a literal block. */
static bool is_block_line(struct scan *scan, bool empty)
{
    if (!scan->in_block)
        return false;
    if (empty || (long)scan->indent > scan->block_parent) {
        scan->block_has_lines |= !empty;
        return true;
    }
    scan->in_block = false;
    return false;
}

static void report_quote(struct scan *scan)
{
    scan_report_at(scan, scan->quote_line, scan->quote_col, "%s",
                   _("引号没有收尾：从这里起找不到配对的引号"));
    scan->quote = '\0';
}

static void report_bracket(struct scan *scan)
{
    const struct bracket *bracket = &scan->brackets[scan->depth - 1];

    scan_report_at(scan, bracket->line, bracket->col, "%s",
                   bracket->c == '[' ? _("这个 [ 没有配对的 ]") : _("这个 { 没有配对的 }"));
    scan->depth = 0;
}

/* What is still open although a new entry begins. */
static void check_open(struct scan *scan)
{
    const char *text = scan->line.text + scan->indent;

    if (!scan_is_lost(scan) || !scan_begins_entry(text, scan->line.len - scan->indent))
        return;
    if (scan->quote)
        report_quote(scan);
    if (scan->depth && scan->indent <= scan->brackets[0].indent)
        report_bracket(scan);
}

static void on_line(struct scan *scan)
{
    bool was_block = scan->in_block, empty;

    scan->indent = 0;
    while (scan->indent < scan->line.len && scan->line.text[scan->indent] == ' ')
        scan->indent++;
    empty = scan->indent == scan->line.len;
    if (is_block_line(scan, empty) || empty)
        return;
    check_open(scan);
    scan->at = 0;
    if (scan->quote) {
        close_quote(scan);
        if (!scan->quote && after_quoted(scan))
            walk(scan);
        return;
    }
    if (!scan->depth && check_indent(scan))
        return;
    if (was_block && !scan->block_has_lines && scan_is_near(scan) &&
        !scan_begins_entry(scan->line.text + scan->indent, scan->line.len - scan->indent)) {
        scan_report(scan, scan->indent, "%s", _("| 下面的文字要比上面的键多缩进两个半角空格"));
        return;
    }
    scan->at = bytes_begin(scan->line.text, scan->line.len, "---") ? 3 : scan->indent;
    scan->head = true;
    walk(scan);
}

size_t mistakes_find(const char *text, size_t len, int from, int to, struct diags *diags)
{
    struct scan scan = {.diags = diags, .from = from, .to = to};

    for (const char *next = text; next;) {
        scan.line = source_cut(next, text + len, &next);
        scan.number++;
        on_line(&scan);
    }
    if (scan.quote && scan_is_lost(&scan))
        report_quote(&scan);
    if (scan.depth && scan_is_lost(&scan))
        report_bracket(&scan);
    return scan.errors;
}
