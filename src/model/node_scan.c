/* SPDX-License-Identifier: MIT */
#include "model/node_scan.h"

#include <string.h>

#include "base/bytes.h"
#include "base/str.h"
#include "model/node_mistakes.h"

enum { MAX_NAME = 48, VALUE_SHOWN = 24 };

bool scan_is_lost(const struct scan *scan)
{
    return scan->to > 0;
}

bool scan_is_near(const struct scan *scan)
{
    return scan->number >= scan->from && scan->number <= scan->to;
}

static void add_once(struct scan *scan, enum diag_severity severity, int line, int col,
                     const char *format, const char *detail)
{
    bool said = false;

    for (size_t i = 0; i < scan->diags->count; i++)
        said |= scan->diags->items[i].line == line && scan->diags->items[i].col == col;
    if (!said)
        diags_add(scan->diags, severity, line, col, format, detail);
    scan->errors += line <= scan->to && severity == DIAG_ERROR;
}

void scan_report_at(struct scan *scan, int line, int col, const char *format, const char *detail)
{
    add_once(scan, DIAG_ERROR, line, col, format, detail);
}

void scan_report(struct scan *scan, size_t at, const char *format, const char *detail)
{
    add_once(scan, DIAG_ERROR, scan->number, source_columns(scan->line.text, at) + 1, format,
             detail);
}

static void remark(struct scan *scan, size_t at, const char *text)
{
    add_once(scan, DIAG_WARNING, scan->number, source_columns(scan->line.text, at) + 1, "%s", text);
}

bool scan_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Position of `part`, or `len`. */
static size_t find(const char *text, size_t len, const char *part)
{
    for (size_t i = 0; i < len; i++)
        if (bytes_begin(text + i, len - i, part))
            return i;
    return len;
}

/* Where the value that begins with {{ ends: with the line, within brackets before a mark. */
static size_t value_end(const struct source_line *line, size_t at)
{
    bool flow = memchr(line->text, '{', at) || memchr(line->text, '[', at);
    size_t end = at;

    while (end < line->len) {
        size_t left = line->len - end;

        if (bytes_begin(line->text + end, left, "{{")) {
            size_t close = find(line->text + end, left, "}}");
            end += close < left ? close + 2 : left;
            continue;
        }
        if (bytes_begin(line->text + end, left, " #") || (flow && strchr(",]}", line->text[end])))
            break;
        end++;
    }
    while (end > at && scan_is_blank(line->text[end - 1]))
        end--;
    return end;
}

static void add_value(struct str *out, const char *text, size_t len)
{
    size_t shown = source_bytes(text, len, VALUE_SHOWN);
    const char *quote = memchr(text, '"', len) ? "'" : "\"";

    str_add(out, quote);
    str_addn(out, text, shown);
    str_add(out, shown < len ? "…" : "");
    str_add(out, quote);
}

void scan_braces(struct scan *scan, size_t at)
{
    struct str value = STR_INIT;

    add_value(&value, scan->line.text + at, value_end(&scan->line, at) - at);
    scan_report(scan, at, _("以 {{ 开头的值要加引号：%s"), str_text(&value));
    str_free(&value);
}

void mistakes_braces(const char *text, size_t len, int line, int col, struct diags *diags)
{
    struct scan scan = {.diags = diags, .number = line, .line = source_line(text, len, line)};

    scan_braces(&scan, source_bytes(scan.line.text, scan.line.len, col - 1));
}

/* A name and the colon behind it, of either width. */
struct name {
    size_t len;   /* 0: none */
    size_t colon; /* where it stands */
    bool wide;    /* ： */
    bool keyword; /* written as the keys of our forms are */
};

static bool is_wide_mark(const char *text, size_t len)
{
    return bytes_begin(text, len, "\xEF\xBC") || bytes_begin(text, len, "\xE3\x80");
}

static struct name name_of(const char *text, size_t len)
{
    struct name name = {0, 0, false, false};
    size_t at = 0;

    name.keyword = len > 1 && text[0] >= 'a' && text[0] <= 'z';
    for (; at < len && at < MAX_NAME; at++) {
        bool lower = (text[at] >= 'a' && text[at] <= 'z') || text[at] == '_' ||
                     (text[at] >= '0' && text[at] <= '9');
        bool other = (text[at] >= 'A' && text[at] <= 'Z') || text[at] == '-' ||
                     ((text[at] & 0x80) && !is_wide_mark(text + at, len - at));

        if (!lower && !other)
            break;
        name.keyword &= lower;
    }
    name.colon = at;
    while (name.colon < len && scan_is_blank(text[name.colon]))
        name.colon++;
    name.wide = bytes_begin(text + name.colon, len - name.colon, "：");
    if (name.wide || (name.colon == at && at < len && text[at] == ':'))
        name.len = at;
    if (name.len && text[0] >= '0' && text[0] <= '9')
        name.len = 0;
    name.keyword &= at > 1;
    return name;
}

bool scan_begins_entry(const char *text, size_t len)
{
    bool dash = false;
    struct name name;

    while (len > 1 && text[0] == '-' && scan_is_blank(text[1])) {
        dash = true;
        text += 2;
        len -= 2;
    }
    name = name_of(text, len);
    if (!name.len || name.wide)
        return false;
    return name.colon + 1 == len || scan_is_blank(text[name.colon + 1]) || (dash && name.keyword);
}

static void check_colon(struct scan *scan, size_t at, size_t len)
{
    const char *text = scan->line.text + at;
    struct name name = name_of(text, len);
    char shown[MAX_NAME + 1];

    if (!name.len || !(name.keyword || scan_is_near(scan)))
        return;
    memcpy(shown, text, name.len);
    shown[name.len] = '\0';
    if (name.wide)
        scan_report(scan, at + name.colon, _("这里是全角冒号，键后面要用半角冒号加空格：%s: …"),
                    shown);
    else if (!bytes_begin(text + name.colon, len - name.colon, "://")) /* no blank: else a key */
        scan_report(scan, at + name.colon, _("冒号后面要有一个半角空格：%s: …"), shown);
}

static const struct {
    const char *mark, *text;
} wide_starts[] = {
    {"－", _("列表的每一项要以半角的 - 加空格开头")},
    {"—", _("列表的每一项要以半角的 - 加空格开头")},
    {"–", _("列表的每一项要以半角的 - 加空格开头")},
    {"•", _("列表的每一项要以半角的 - 加空格开头")},
    {"＃", _("注释要以半角的 # 开头")},
    {"＂", _("这里是全角引号，请改成半角引号 \"")},
    {"【", _("以 【 开头的一行不是“键: 值”，文字请加引号并写在键后面")},
};

static void check_head(struct scan *scan, size_t at, size_t len, bool is_key)
{
    const char *text = scan->line.text + at;

    if (!is_key)
        check_colon(scan, at, len);
    if (is_key && len > 1 && text[0] == '-' && text[1] >= 'a' && text[1] <= 'z')
        scan_report(scan, at, "%s", _("列表的 - 后面要有一个空格"));
    if (!scan_is_near(scan) || scan->depth)
        return;
    for (size_t i = 0; i < COUNT_OF(wide_starts); i++)
        if (bytes_begin(text, len, wide_starts[i].mark))
            scan_report(scan, at, "%s", wide_starts[i].text);
}

static void check_wide_brackets(struct scan *scan, size_t at, size_t len)
{
    static const struct {
        const char *open, *close, *error, *remark;
    } pairs[] = {
        {"［", "］", _("［ ］是全角，列表要用半角的 [ ]"),
         _("［ ］是全角，列表要用半角的 [ ]；若本来就是文字，请加引号")},
        {"｛", "｝", _("｛ ｝是全角，映射要用半角的 { }"),
         _("｛ ｝是全角，映射要用半角的 { }；若本来就是文字，请加引号")},
    };
    const char *text = scan->line.text + at;

    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        size_t close = find(text, len, pairs[i].close);

        if (bytes_begin(text, len, pairs[i].open) && scan_is_lost(scan) && scan_is_near(scan))
            scan_report(scan, at, "%s", pairs[i].error);
        else if (bytes_begin(text, len, pairs[i].open) && bytes_end(text, len, pairs[i].close))
            remark(scan, at, pairs[i].remark);
        else if (scan->depth && scan_is_lost(scan) && close < len &&
                 find(text, len, pairs[i].open) == len)
            scan_report(scan, at + close, "%s", pairs[i].error);
    }
}

static bool in_list(const struct scan *scan)
{
    return scan->brackets[scan->depth - 1].c == '[';
}

bool scan_plain(struct scan *scan, size_t at, size_t len, bool is_key)
{
    size_t comma = scan->depth ? find(scan->line.text + at, len, "，") : len;
    size_t errors = scan->errors;

    if (scan->head)
        check_head(scan, at, len, is_key);
    check_wide_brackets(scan, at, len);
    if (comma < len && is_key && !in_list(scan))
        scan_report(scan, at + comma, "%s", _("这里是全角逗号，各项之间要用半角逗号加空格"));
    else if (comma < len && in_list(scan))
        remark(scan, at + comma,
               _("这里是全角逗号，列表各项之间要用半角逗号；若是一项里的文字，请给这一项加引号"));
    else if (is_key && !scan->head && bytes_begin(scan->line.text + at, len, "“"))
        scan_report(scan, at, "%s", _("中文引号不能代替 YAML 的引号，请在整个值两边加半角引号"));
    return scan->errors > errors;
}
